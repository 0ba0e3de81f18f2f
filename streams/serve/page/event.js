// One event: what it is, the sentence that tells of it, how stories tell it, and whose toll it is.
import { html, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { Problem, get } from "/assets/api.js";
import {
  Day, Mood, MOODS, Parties, Quad, figureOf, moodOf, partyIs, placeIs, quadOf, textsOf, tollOf, typeName,
} from "/assets/eventwords.js";
import { Link } from "/assets/route.js";
import { Marked, MARKS, codedIn, sentenceOf, sentencesOf } from "/assets/sentence.js";
import { Failed, Loading } from "/assets/state.js";
import { Foreign, Time, counted, fullTime, visible } from "/assets/text.js";

const FIGURES = ["dead", "injured", "arrested", "displaced"];
const MATCHES = { first: "the first to tell of it", same: "same type and day", "near-day": "a day apart", "near-type": "of a near type" };

/** An event that is open: `event` if it is in the list, or else, when that is there, it is asked for by its id. */
export function OpenEvent({ event: listed, query, isLoading }) {
  const [asked, setAsked] = useState({ event: null, problem: null });
  const id = query.event;
  useEffect(() => {
    const ending = new AbortController();
    setAsked({ event: null, problem: null });
    if (!listed && !isLoading) {
      get(`/events/${encodeURIComponent(id)}`, {}, { signal: ending.signal })
        .then((event) => setAsked({ event, problem: null }), (problem) => ending.signal.aborted || setAsked({ event: null, problem }));
    }
    return () => ending.abort();
  }, [id, !listed && !isLoading]);
  const event = listed ?? asked.event;
  const { event: _, ...rest } = query;
  return html`
    <section class="event" aria-labelledby="event-open">
      <p><${Link} to=${rest} class="back">← All events</${Link}></p>
      ${event ? html`<${Event} key=${id} event=${event} />` : html`<${Missing} problem=${asked.problem} />`}
    </section>`;
}

function Missing({ problem }) {
  return html`<h2 id="event-open">Event</h2>${problem ? html`<${Failed} error=${problem} />` : html`<${Loading} />`}`;
}

function Event({ event }) {
  const heading = useRef(null);
  const stories = useStories(event.story_ids);
  useEffect(() => heading.current.focus({ preventScroll: true }), []);
  return html`
    <h2 id="event-open" tabindex="-1" ref=${heading}><${Quad} quad=${quadOf(event)} /> ${typeName(event.event)}${event.mode && `, ${typeName(event.mode).toLowerCase()}`}</h2>
    <p class="lead"><${Parties} event=${event} />${" "}<${Mood} mood=${moodOf(event)} by=${event.modality.claimed_by} /></p>
    <${Sentences} event=${event} stories=${stories} />
    <${Facts} event=${event} />
    <${Tellings} event=${event} stories=${stories} />
    <${Toll} event=${event} stories=${stories} />
    <${History} event=${event} stories=${stories} />`;
}

/** Return the stories by their ids as they are answered: a story, or the `Problem` in its place. */
function useStories(ids) {
  const [stories, setStories] = useState(new Map());
  const missing = ids.filter((id) => !stories.has(id));
  useEffect(() => {
    const ending = new AbortController();
    for (const id of missing) {
      get(`/stories/${encodeURIComponent(id)}`, {}, { signal: ending.signal }).then(({ story }) => story, (problem) => problem)
        .then((one) => ending.signal.aborted || setStories((last) => new Map(last).set(id, one)));
    }
    return () => ending.abort();
  }, [ids.join(" ")]);
  return stories;
}

/** The sentence that the event was coded from, and those in which alone a party or the place stands. */
function Sentences({ event, stories }) {
  const id = codedIn(event);
  const story = stories.get(id);
  if (!story) return html`<p class="quiet">Loading the sentence …</p>`;
  if (story instanceof Error) return html`<p class="quiet">The text is not there any more: ${story instanceof Problem ? story.message : "the gateway does not answer"}.</p>`;
  const [lead, ...others] = sentencesOf(story, event);
  if (!lead) return html`<p class="quiet">The story has another text by now.</p>`;
  return html`
    <${Marked} sentence=${lead} language=${story.language} />
    ${others.length > 0 && html`<p class="quiet also">Named elsewhere in the same text:</p>
      ${others.map((sentence, index) => html`<${Marked} key=${index} sentence=${sentence} language=${story.language} />`)}`}
    <p class="key-of-marks quiet" aria-hidden="true">Marked: ${Object.entries(MARKS).map(([kind, word]) => html`<mark key=${kind} class=${`of-event ${kind}`}>${word}</mark>${" "}`)}</p>`;
}

function Facts({ event }) {
  const { modality, extractor } = event;
  const told = [MOODS[moodOf(event)], modality.historical && "as a thing of the past"].filter(Boolean).join(", ");
  const facts = [
    ["Who", event.actor.length > 0 && html`<${People} parties=${event.actor} />`],
    ["To whom", event.recipient.length > 0 && html`<${People} parties=${event.recipient} />`],
    ["Where", event.event_loc && html`<${Foreign} text=${event.event_loc.name} most=${200} /> <span class="quiet">${placeIs(event.event_loc, event.geo_precision)}</span>`],
    ["When", html`<${Day} event=${event} />`],
    ["Told", html`${told}${modality.claimed_by && html`; according to <${Foreign} text=${modality.claimed_by} most=${80} />`}`],
    ["Toll", tollOf(event.size)],
    ["About", event.context.map(typeName).join(", ")],
    ["Class", html`${quadOf(event).label}${event.event_scale !== null && html`; scale ${String(event.event_scale).replace("-", "−")} <span class="quiet">of −10 to 10</span>`}`],
    ["Told by", `${textsOf(event)}, ${counted(event.mention_count, "article")}`],
    ["Confidence", html`${event.confidence.toFixed(2)} <span class="quiet">by what the text says; no measured rate</span>`],
    ["First seen", html`<${Time} at=${event.first_seen} />; last told <${Time} at=${event.updated_at} />`],
    ["Coded by", html`<${Foreign} text=${`${extractor.name} ${extractor.version}`} most=${80} />, revision ${event.revision}`],
  ];
  return html`
    <h3>What is known</h3>
    <dl class="known">${facts.filter(([, value]) => value).map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function People({ parties }) {
  return parties.map((party, index) => html`
    <span key=${index} class="party"><${Foreign} text=${party.name} most=${120} />${partyIs(party) && html` <span class="quiet">${partyIs(party)}</span>`}</span>`);
}

/** Every story that tells of it, with the sentence in which it does. */
function Tellings({ event, stories }) {
  const coded = codedIn(event);
  const { tellings, independent_texts: texts } = event;
  return html`
    <h3>${texts > tellings.length ? `${tellings.length} of ${counted(texts, "text")} that tell of it` : `${counted(texts, "text")} ${texts === 1 ? "tells" : "tell"} of it`}</h3>
    <ol class="tellings">${tellings.map((telling) => html`<${Telling} key=${telling.story_id} telling=${telling} event=${event} story=${stories.get(telling.story_id)} isCoded=${telling.story_id === coded} />`)}</ol>`;
}

function Telling({ telling, event, story, isCoded }) {
  const sentence = !isCoded && story?.text ? sentenceOf(story, { ...event, trigger: telling.trigger, actor: [], recipient: [], event_loc: null }) : null;
  const toll = tollOf(telling.size);
  return html`
    <li>
      <p><${StoryLink} id=${telling.story_id} story=${story} />${" "}<${Mood} mood=${telling.mood} by=${telling.claimed_by} /></p>
      ${sentence && html`<${Marked} sentence=${sentence} language=${story.language} />`}
      <p class="facts">
        <span>${MATCHES[telling.match] ?? visible(telling.match)}</span>
        ${telling.event !== event.event && html`<span>as ${typeName(telling.event)}</span>`}
        <span><${Day} event=${telling} /></span>
        ${toll && html`<span class="toll">${toll}</span>`}
        <span>${counted(telling.member_count, "article")}</span>
        <span>seen <${Time} at=${telling.first_seen} /></span>
      </p>
    </li>`;
}

function StoryLink({ id, story }) {
  return html`<${Link} to=${{ view: "story", story: id }}>${story?.title ? html`<${Foreign} text=${story.title} most=${200} />` : `Story ${visible(id).slice(0, 8)}`}</${Link}>`;
}

/** The toll as each story has it. The figures that the event has are marked by a word, and not by weight alone. */
function Toll({ event, stories }) {
  const columns = FIGURES.filter((name) => event.tellings.some(({ size }) => size[name]) || event.size[name]);
  if (!columns.length) return null;
  const rows = event.tellings.filter(({ size }) => columns.some((name) => size[name]));
  const cell = (telling, name) => {
    const figure = telling.size[name];
    if (!figure) return "";
    return event.size_from[name] === telling.story_id ? html`<b>${figureOf(figure)}</b> <span class="tag">taken</span>` : figureOf(figure);
  };
  return html`
    <h3>Toll by source</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Toll by source">
      <table>
        <caption class="unseen">The toll as each story has it</caption>
        <thead><tr><th scope="col">Story</th>${columns.map((name) => html`<th key=${name} scope="col">${typeName(name)}</th>`)}</tr></thead>
        <tbody>${rows.map((telling) => html`
          <tr key=${telling.story_id}><th scope="row"><${StoryLink} id=${telling.story_id} story=${stories.get(telling.story_id)} /></th>
            ${columns.map((name) => html`<td key=${name}>${cell(telling, name)}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
}

/** From when on it was told as supposed, as planned, as happened. */
function History({ event, stories }) {
  return html`
    <h3>How it came to be told</h3>
    <ol class="moods">${event.history.map(({ mood, since, story_id: id }) => html`
      <li key=${`${mood} ${since}`}><b>${typeName(MOODS[mood] ?? mood)}</b> since <time datetime=${since}>${fullTime(since)}</time>, first by <${StoryLink} id=${id} story=${stories.get(id)} /></li>`)}
    </ol>`;
}
