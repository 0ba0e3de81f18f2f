// Texts that strangers wrote, made safe to look at. Preact writes them as text, never as markup;
// what is left is direction, length and control characters.
import { COUNTRIES, html, signal } from "/assets/libraries/libraries.js";

// Of explicit direction and of no width: what makes a text look other than it is. And control characters.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Return a text without characters that one does not see. */
export function visible(text) {
  return (text ?? "").replace(HIDDEN, "");
}

/** Return a text with those characters written out, `\\u202e`: for who looks for what is wrong with it. */
export function escaped(text) {
  return (text ?? "").replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A stranger's text of its own direction, which is not carried over to what stands beside it; cut at `most`. */
export function Foreign({ text, most = 2_000 }) {
  const whole = visible(text);
  const shown = whole.length > most ? `${whole.slice(0, most)} …` : whole;
  return html`<bdi>${shown}</bdi>`;
}

/** Return a stranger's URL if it leads to a site; null for `javascript:` and the like. */
export function outward(url) {
  try {
    const { protocol, href } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

/** A link to a stranger's page, in a new tab, which learns nothing of this one. */
export function Outward({ url, children }) {
  const safe = outward(url);
  if (!safe) return html`<span class="no-link" title="This address cannot be opened">${children}</span>`;
  return html`<a href=${safe} target="_blank" rel="noopener noreferrer nofollow external">${children}</a>`;
}

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const AGO = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const STEPS = [[60, "second"], [60, "minute"], [24, "hour"], [30, "day"], [12, "month"], [Infinity, "year"]];

const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, 60_000);

/** A time, with how long ago it was, which is kept true; the full one on hover and for screen readers. */
export function Time({ at }) {
  if (!at) return html`<span class="quiet">no date</span>`;
  const time = new Date(at);
  return html`<time datetime=${at} title=${TIME.format(time)}>${ago(time, now.value)}</time>`;
}

/** Return a time in full, in the reader's zone. */
export function fullTime(at) {
  return at ? TIME.format(new Date(at)) : "no date";
}

function ago(time, from) {
  let amount = (time - from) / 1_000;
  for (const [size, unit] of STEPS) {
    if (Math.abs(amount) < size) return AGO.format(Math.round(amount), unit);
    amount /= size;
  }
  return "";
}

/** Return how long something took: `6 h 30 min`, `3 days`. */
export function duration(ms) {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return ms < 1_000 ? "no time" : `${Math.round(ms / 1_000)} s`;
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
  return `${Math.round(minutes / 1_440)} days`;
}

/** Return a count with its noun: `1 article`, `3 articles`, `1,000 articles`. */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

const NAME = 40; // characters of a code that has no name
const LANGUAGES = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });
const REGIONS = new Intl.DisplayNames(undefined, { type: "region", fallback: "code" });

/** Return the name of a language by its ISO 639-1 code. */
export function languageName(code) {
  try {
    return code === "und" ? "unknown language" : LANGUAGES.of(code);
  } catch {
    return visible(code).slice(0, NAME);
  }
}

/** Return the name of a country by its ISO 3166 alpha-3 code. */
export function countryName(code) {
  return Object.hasOwn(COUNTRIES, code) ? REGIONS.of(COUNTRIES[code]) : visible(code).slice(0, NAME);
}
