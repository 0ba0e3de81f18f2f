// The sentence that tells of an event, with the words that say so marked in it.
import { html } from "/assets/libraries/libraries.js";
import { pieces, placed, sentenceAt, unitsOf } from "/assets/spans.js";
import { visible } from "/assets/text.js";

/** What is marked, and the word for it, for those who do not see colours. */
export const MARKS = { trigger: "what", actor: "who", recipient: "to whom", place: "where" };

/**
 * Return the sentences of a story's canonical text that tell of an event, as `{field, pieces}`: that of the trigger
 * first, then those in which alone one of the parties or the place stands. None where the text is another one by now.
 *
 * A story may tell of an event whose parties are marked in another story: then the trigger of its telling is all.
 */
export function sentencesOf(story, event) {
  const spans = placedSpans(story, spansOf(event));
  const marks = spans[0]?.kind === "trigger" ? spans : placedSpans(story, tellingOf(story, event));
  const sentences = [];
  for (const mark of marks) {
    if (sentences.some(({ field, range }) => field === mark.field && holds(range, mark.place))) continue;
    sentences.push({ field: mark.field, range: sentenceAt(story[mark.field], mark.place[0], story.language) });
  }
  return sentences.map(({ field, range }) => ({
    field,
    pieces: pieces(story[field], range, marks.filter((mark) => mark.field === field)),
  }));
}

/** Return the sentence of the trigger alone, as `sentencesOf` has it; null where there is none. */
export function sentenceOf(story, event) {
  return sentencesOf(story, event)[0] ?? null;
}

/** A sentence with what is marked in it. Each mark says by a word of its own what it is. */
export function Marked({ sentence, language }) {
  const shown = sentence.pieces.map(({ text, kind }) =>
    kind ? html`<mark class=${`of-event ${kind}`} data-kind=${MARKS[kind]}>${visible(text)}</mark>` : visible(text),
  );
  return html`<blockquote class="marked" lang=${language}><bdi>${shown}</bdi></blockquote>`;
}

/** Return the story whose words the event's own spans are: of its tellings the one with this trigger. */
export function codedIn(event) {
  const same = event.tellings.filter(({ trigger }) => isSame(trigger, event.trigger));
  return (same.find((one) => one.event === event.event) ?? same[0] ?? event.tellings[0])?.story_id ?? null;
}

function spansOf(event) {
  return [
    { kind: "trigger", span: event.trigger },
    ...event.actor.map(({ span }) => ({ kind: "actor", span })),
    ...event.recipient.map(({ span }) => ({ kind: "recipient", span })),
    { kind: "place", span: event.event_loc?.span },
  ];
}

function tellingOf(story, event) {
  const told = event.tellings.find((one) => one.story_id === story.story_id);
  return told ? [{ kind: "trigger", span: told.trigger }] : [];
}

/** Return those of the spans whose words stand where they say, each with its place in UTF-16 units. */
function placedSpans(story, spans) {
  const units = { title: unitsOf(story.title), text: unitsOf(story.text) };
  return spans
    .filter(({ span }) => span)
    .map(({ kind, span }) => ({ kind, field: span.field, place: placed(span, story[span.field], units[span.field]) }))
    .filter(({ place }) => place);
}

function holds([start, end], [from, to]) {
  return from >= start && to <= end;
}

function isSame(one, other) {
  return one.field === other.field && one.start === other.start && one.text === other.text;
}
