// Stretches of a text, as events have them: by code points, where JavaScript counts UTF-16 units.

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;
const LONGEST = 600; // units of a sentence that are shown around what is marked

/** Return a function that gives the unit of a code point of this text. */
export function unitsOf(text) {
  if (!PAIR.test(text)) return (point) => point;
  const units = [];
  let at = 0;
  for (const character of text) {
    units.push(at);
    at += character.length;
  }
  return (point) => units[point] ?? text.length;
}

/** Return a span's `[start, end]` in units; null where the text does not say there what the span has. */
export function placed(span, text, unit) {
  if (!span) return null;
  const [start, end] = [unit(span.start), unit(span.end)];
  return text.slice(start, end) === span.text ? [start, end] : null;
}

/** Return `[start, end]` of the sentence that has this unit: within its paragraph, and of a bearable length. */
export function sentenceAt(text, at, language) {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
  const { index, segment } = segmenter(language).segment(text.slice(start, end)).containing(at - start) ?? { index: 0, segment: "" };
  const [first, last] = [start + index, start + index + segment.trimEnd().length];
  return [Math.max(first, at - LONGEST), Math.min(last, at + LONGEST)];
}

/** Cut `[start, end]` of a text into pieces: `{text, kind}`. Of marks that overlap, the first in the list counts. */
export function pieces(text, [start, end], marks) {
  const kept = [];
  for (const mark of marks) {
    const [from, to] = mark.place;
    if (from >= start && to <= end && from < to && kept.every(({ place }) => to <= place[0] || from >= place[1])) kept.push(mark);
  }
  kept.sort((one, other) => one.place[0] - other.place[0]);
  const cut = [];
  let at = start;
  for (const { place: [from, to], kind } of kept) {
    cut.push({ text: text.slice(at, from), kind: null }, { text: text.slice(from, to), kind });
    at = to;
  }
  return [...cut, { text: text.slice(at, end), kind: null }].filter((piece) => piece.text);
}

function segmenter(language) {
  try {
    return new Intl.Segmenter(language, { granularity: "sentence" });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: "sentence" }); // a tag that is none
  }
}
