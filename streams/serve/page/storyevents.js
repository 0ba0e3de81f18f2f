// The events that a story tells of, each with the sentence that says so.
import { html } from "/assets/libraries/libraries.js";
import { Day, Mood, Parties, Quad, moodOf, quadOf, tollOf, typeName } from "/assets/eventwords.js";
import { Link } from "/assets/route.js";
import { Marked, sentencesOf } from "/assets/sentence.js";
import { Foreign, counted } from "/assets/text.js";

/** The events of a story, those of the lead first. What is marked in a sentence has a word for it. */
export function StoryEvents({ story, events }) {
  if (!events.length) return html`<p class="quiet">It tells of no event that newsfold codes.</p>`;
  const sorted = [...events].sort((one, other) => other.is_lead - one.is_lead || one.trigger.start - other.trigger.start);
  return html`<ol class="story-events">${sorted.map((event) => html`<${One} key=${event.event_id} story=${story} event=${event} />`)}</ol>`;
}

function One({ story, event }) {
  const telling = event.tellings.find((one) => one.story_id === story.story_id);
  const told = telling ?? { mood: moodOf(event), claimed_by: event.modality.claimed_by, size: event.size };
  const toll = tollOf(told.size);
  return html`
    <li class="story-event">
      <h3><${Quad} quad=${quadOf(event)} /> <${Link} to=${{ view: "events", event: event.event_id }}>${typeName(event.event)}${event.mode && `, ${typeName(event.mode).toLowerCase()}`}</${Link}></h3>
      <p class="meta">
        <span><${Parties} event=${event} /></span>
        ${event.event_loc && html`<span>in <${Foreign} text=${event.event_loc.name} most=${80} /></span>`}
        <${Day} event=${event} />
        ${toll && html`<span>${toll}</span>`}
        <${Mood} mood=${told.mood} by=${told.claimed_by} />
        ${event.independent_texts > 1 && html`<span>told by ${counted(event.independent_texts, "story", "stories")}</span>`}
      </p>
      ${sentencesOf(story, event).map((sentence) => html`<${Marked} sentence=${sentence} language=${story.language} />`)}
    </li>`;
}
