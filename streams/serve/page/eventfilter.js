// Which events: the form, the parameters of the URL that it reads and writes, and the files of the same events.
import { COUNTRIES, html, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { access, headers, search } from "/assets/api.js";
import { go } from "/assets/route.js";
import { MOODS, QUADS, SECTORS, typeName } from "/assets/eventwords.js";
import { countryName, visible } from "/assets/text.js";

const NAMES = ["type", "quad", "country", "sector", "place", "bbox", "since", "until", "modality", "min_texts", "min_confidence", "story"];
const FILES = [["csv", "CSV"], ["geojson", "GeoJSON"], ["jsonl", "JSON lines"]];
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

/** The filter that a URL's query has, as the gateway takes it. */
export function filterOf(query) {
  return Object.fromEntries(NAMES.filter((name) => query[name]).map((name) => [name, query[name]]));
}

/** Go to the same view with another filter. What is open stays open only where it is in `change`. */
export function narrow(query, change, options) {
  const { event: _, ...rest } = query;
  go({ ...rest, ...change }, options);
}

/** What the filter says, in words, by parameter. */
const WORDS = {
  type: typeName,
  quad: (value) => QUADS.find(({ code }) => String(code) === value)?.label ?? visible(value),
  country: (value) => `party from ${countryName(value.toUpperCase())}`,
  sector: (value) => `party: ${SECTORS[value] ?? visible(value)}`,
  place: (value) => `in ${countryName(value)}`,
  bbox: () => "in a part of the map",
  since: (value) => `from ${moment(value)}`,
  until: (value) => `before ${moment(value)}`,
  modality: (value) => `told ${MOODS[value] ?? visible(value)}`,
  min_texts: (value) => `${visible(value)} texts or more`,
  min_confidence: (value) => `confidence ${visible(value)} or more`,
  story: () => "of one story",
};

/** The parts of the filter, each with a button that takes it off. */
export function Narrowed({ query }) {
  const filter = filterOf(query);
  const names = Object.keys(filter);
  if (!names.length) return null;
  const off = Object.fromEntries(NAMES.map((name) => [name, ""]));
  return html`
    <ul class="chips" aria-label="Filters in use">
      ${names.map((name) => html`<li key=${name}><${Chip} words=${WORDS[name](filter[name]).slice(0, 80)} onOff=${() => narrow(query, { [name]: "" })} /></li>`)}
      ${names.length > 1 && html`<li><button type="button" class="plain chip" onClick=${() => narrow(query, off)}>Take off all</button></li>`}
    </ul>`;
}

function Chip({ words, onOff }) {
  return html`<button type="button" class="chip" aria-label=${`Take off the filter: ${words}`} onClick=${onOff}><bdi>${words}</bdi><span aria-hidden="true"> ×</span></button>`;
}

/** The form. What is chosen counts at once, what is typed when the field is left or with Enter. */
export function EventFilter({ query }) {
  const form = useRef(null);
  const filter = filterOf(query);
  const [isOpen, setOpen] = useState(() => matchMedia("(min-width: 50rem)").matches);
  useEffect(() => fill(form.current, filter), [JSON.stringify(filter)]);
  const use = (event) => {
    const { name, value } = event.target;
    if (event.target.validity.valid && value.trim() !== shown(name, filter[name])) narrow(query, { [name]: value.trim() });
  };
  return html`
    <form class="event-filter" ref=${form} aria-label="Filter events" onSubmit=${(event) => event.preventDefault()} onChange=${use}>
      <details open=${isOpen} onToggle=${(event) => setOpen(event.target.open)}>
        <summary>Filters</summary>
        <div class="fields"><${Fields} /></div>
      </details>
    </form>`;
}

function Fields() {
  const types = QUADS.map(({ code, label, types }) => html`
    <optgroup key=${code} label=${label}>${types.map((type) => option(type, typeName(type)))}</optgroup>`);
  return html`
    <${Choice} name="type" label="Type">${types}</${Choice}>
    <${Choice} name="quad" label="Class">${QUADS.filter(({ code }) => code).map(({ code, label }) => option(code, label))}</${Choice}>
    <${Choice} name="country" label="Country of a party">${NATIONS.map(([code, name]) => option(code, name))}</${Choice}>
    <${Choice} name="sector" label="Sector of a party">${Object.entries(SECTORS).map(([code, name]) => option(code, name))}</${Choice}>
    <${Field} name="place" label="Place or its country" maxlength="500" placeholder="Nairobi or KEN" spellcheck=${false} />
    <${Field} name="since" label="First seen from (UTC)" type="date" />
    <${Field} name="until" label="First seen before (UTC)" type="date" />
    <${Choice} name="modality" label="Told">${Object.entries(MOODS).map(([mood, words]) => option(mood, words))}</${Choice}>
    <${Field} name="min_texts" label="Texts at least" type="number" min="1" step="1" inputmode="numeric" />
    <${Field} name="min_confidence" label="Confidence at least" type="number" min="0" max="1" step="0.05" inputmode="decimal" />`;
}

function Choice({ name, label, children }) {
  return html`
    <div><label for=${`events-${name}`}>${label}</label>
      <select id=${`events-${name}`} name=${name}><option value="">Any</option>${children}</select></div>`;
}

function Field({ name, label, ...attributes }) {
  return html`<div><label for=${`events-${name}`}>${label}</label><input id=${`events-${name}`} name=${name} ...${attributes} /></div>`;
}

function option(value, label) {
  return html`<option key=${value} value=${value}>${label}</option>`;
}

const NATIONS = Object.keys(COUNTRIES).map((code) => [code, countryName(code)]).sort(([, one], [, other]) => one.localeCompare(other));

/** Write a filter into the form. A choice that it does not know is added: a URL may have any. */
function fill(form, filter) {
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = shown(field.name, filter[field.name]);
    field.value = value;
    if (field.tagName === "SELECT" && field.value !== value) {
      field.add(new Option(visible(value).slice(0, 40), value));
      field.value = value;
    }
  }
}

/** Return a parameter as its field shows it: of a time, its day. */
function shown(name, value = "") {
  return name === "since" || name === "until" ? value.slice(0, 10) : value;
}

function moment(value) {
  const isDay = value.length <= 10;
  const time = new Date(isDay ? value : /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
  if (Number.isNaN(time.getTime())) return visible(value);
  return isDay ? DAY.format(time) : `${MOMENT.format(time)} UTC`;
}

/** Links to files of the same events. */
export function Downloads({ query }) {
  const [problem, setProblem] = useState("");
  const filter = filterOf(query);
  const save = async (event, url, name) => {
    if (!access.value?.tokens) return; // the link does it
    event.preventDefault(); // a link sends no token
    setProblem((await keep(url, name)) ? "" : "The file could not be had.");
  };
  const links = FILES.map(([format, label]) => {
    const url = `/events${search({ ...filter, format })}`;
    const name = `events.${format}`;
    return html`<li key=${format}><a href=${url} download=${name} onClick=${(event) => save(event, url, name)}>${label}</a></li>`;
  });
  return html`
    <div class="downloads">
      <span id="downloads-of" class="quiet" title="All that the filters select, however many">Download these events</span>
      <ul aria-labelledby="downloads-of">${links}</ul>
      <span role="alert">${problem}</span>
    </div>`;
}

/** Save what an address has, with the reader's token. */
async function keep(url, name) {
  try {
    const answer = await fetch(url, { headers: headers() });
    if (!answer.ok) return false;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  } catch {
    return false;
  }
}
