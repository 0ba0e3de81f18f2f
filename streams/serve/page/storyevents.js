// The events that a story tells of, each with the sentence that says so.
import { html } from "/assets/libraries/libraries.js";
import { MARKS, Marked, sentencesOf } from "/assets/sentence.js";
import { Foreign, countryName, counted } from "/assets/text.js";

const QUADS = { 1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict" };

/** The events of a story. What is marked in a sentence has a word for it, for those who do not see colours. */
export function StoryEvents({ story, events }) {
  if (!events.length) return html`<p class="quiet">It tells of no event that newsfold codes.</p>`;
  return html`
    <p class="legend" aria-hidden="true">Marked: ${Object.entries(MARKS).map(([kind, label]) => html`<mark class=${kind}>${label}</mark>${" "}`)}</p>
    <ol class="story-events">
      ${events.map((event) => html`<${One} key=${event.event_id} story=${story} event=${event} />`)}
    </ol>`;
}

function One({ story, event }) {
  const telling = event.tellings.find((one) => one.story_id === story.story_id);
  return html`
    <li class=${`story-event quad-${event.quad_code ?? 0}`}>
      <h3>${inWords(event.event)}${event.mode && html` <span class="quiet">${inWords(event.mode)}</span>`}${" "}
        <span class="quad">${QUADS[event.quad_code] ?? "no class"}</span></h3>
      <p class="meta">
        <${Parties} event=${event} />
        ${event.event_loc && html`<span>${"in "}<${Foreign} text=${event.event_loc.name} most=${80} /></span>`}
        ${event.date && html`<span>${dayOf(telling ?? event)}</span>`}
        ${mood(telling, event) && html`<span class="mood">${mood(telling, event)}</span>`}
        ${event.independent_texts > 1 && html`<span>${counted(event.independent_texts, "independent text")}</span>`}
      </p>
      <${Sentences} story=${story} event=${event} />
    </li>`;
}

function Parties({ event }) {
  const named = (parties) => parties.map((one, index) => html`${index > 0 && ", "}<${Party} party=${one} />`);
  if (!event.actor.length && !event.recipient.length) return null;
  return html`<span>${named(event.actor)}${event.recipient.length > 0 && html`<span aria-label="to"> → </span>${named(event.recipient)}`}</span>`;
}

function Party({ party }) {
  const of = party.country ? countryName(party.country) : "";
  return html`<span title=${[of, party.sector].filter(Boolean).join(", ")}><${Foreign} text=${party.name} most=${80} /></span>`;
}

function Sentences({ story, event }) {
  return sentencesOf(story, event).map((sentence) => html`<${Marked} sentence=${sentence} language=${story.language} />`);
}

function mood(telling, event) {
  const { modality } = event;
  const told = telling?.mood ?? ["negated", "hypothetical", "future"].find((one) => modality[one]) ?? "asserted";
  const words = { asserted: "", future: "to come", hypothetical: "supposed", negated: "denied" };
  return [words[told], modality.historical && "of the past"].filter(Boolean).join(", ");
}

function dayOf({ date, date_precision: precision }) {
  if (!date) return "";
  const [year, month] = date.split("-");
  if (precision === "year") return year;
  if (precision === "month") return `${year}-${month}`;
  if (precision === "week") return `week of ${date}`;
  return precision === "assumed" ? `${date} (assumed)` : date;
}

function inWords(code) {
  const words = code.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
