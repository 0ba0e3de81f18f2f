// Events in words: their types and classes, who to whom, when, where, and how it is told.
import { html } from "/assets/libraries/libraries.js";
import { Foreign, counted, countryName, visible } from "/assets/text.js";

/** The quad classes, and `0` for events of none. Each has a sign beside its colour. */
export const QUADS = [
  { code: 1, sign: "V+", label: "Verbal cooperation", types: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"] },
  { code: 2, sign: "M+", label: "Material cooperation", types: ["COOPERATE", "AID", "RETREAT"] },
  { code: 3, sign: "V−", label: "Verbal conflict", types: ["REQUEST", "ACCUSE", "REJECT", "THREATEN"] },
  { code: 4, sign: "M−", label: "Material conflict", types: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"] },
  { code: 0, sign: "N", label: "No class", types: ["DISASTER", "ACCIDENT", "CRIME"] },
];
const BY_CODE = new Map(QUADS.map((quad) => [quad.code, quad]));

export const SECTORS = {
  GOV: "government", MIL: "army", REB: "armed group", COP: "police", JUD: "courts", OPP: "opposition",
  IGO: "organisation of states", NGO: "other organisation", BUS: "business", CVL: "civilians", MED: "media",
};

/** How an event is told, as the filter has it. What is told as a fact needs no word in a list. */
export const MOODS = { asserted: "as a fact", future: "planned", hypothetical: "supposed", negated: "denied" };
const FIGURES = { dead: "dead", injured: "injured", arrested: "arrested", displaced: "displaced" };

/** Return the quad class of an event: one of `QUADS`. */
export function quadOf(event) {
  return BY_CODE.get(event.quad_code ?? 0) ?? BY_CODE.get(0);
}

/** Return a type or mode as a word: `Assault`, `crowd control`. */
export function typeName(type) {
  const words = visible(type).toLowerCase().replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The sign of a quad class, which does not go by its colour alone. */
export function Quad({ quad }) {
  return html`<abbr class=${`quad quad-${quad.code}`} title=${quad.label}>${quad.sign}</abbr>`;
}

/** Who did it to whom. */
export function Parties({ event }) {
  const { actor, recipient } = event;
  if (!actor.length && !recipient.length) return html`<span class="quiet">no party named</span>`;
  return html`
    <span class="parties">
      ${actor.length ? html`<${Named} parties=${actor} />` : html`<span class="quiet">somebody</span>`}
      ${recipient.length > 0 && html`<span class="unseen"> to </span><span aria-hidden="true"> → </span><${Named} parties=${recipient} />`}
    </span>`;
}

function Named({ parties }) {
  return parties.map((party, index) => html`${index > 0 && ", "}<span title=${partyIs(party)}><${Foreign} text=${party.name} most=${80} /></span>`);
}

/** Return what a party is: `government, Sudan`. */
export function partyIs({ sector, country }) {
  return [sector && (SECTORS[sector] ?? visible(sector)), country && countryName(country)].filter(Boolean).join(", ");
}

/** Return where it happened, in words, and how sure that is; null where no place is known. */
export function placeIs(place, precision) {
  if (!place) return null;
  const country = place.country && countryName(place.country);
  const sure = { region: "somewhere in the region", country: "somewhere in the country", dateline: "where the report is filed from" };
  return [country !== place.name && country, sure[precision]].filter(Boolean).join("; ");
}

const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });

/**
 * Return when it happened, no finer than the text says it: `2025` is not the first of January.
 *
 * Of an event or of a telling. Where the text does not say, the day of publication stands in, and is called so.
 */
export function dayOf({ date, enddate, date_precision: precision }) {
  if (!date) return "no day given";
  const first = new Date(date);
  const known = { year: String(first.getUTCFullYear()), month: MONTH.format(first), week: `week of ${DAY.format(first)}` }[precision];
  if (known) return known;
  return enddate && enddate > date ? DAY.formatRange(first, new Date(enddate)) : DAY.format(first);
}

/** When it happened, and a word where the text does not pin it down. */
export function Day({ event }) {
  const assumed = event.date_precision === "assumed" && html`
    ${" "}<span class="tag" title="The text does not say when: the day of publication stands in">assumed</span>`;
  const historical = event.modality?.historical && html`
    ${" "}<span class="tag" title="Told as a thing of the past">background</span>`;
  return html`<span class="day">${dayOf(event)}${assumed}${historical}</span>`;
}

/** How it is told, where that is not as a fact: planned, supposed, denied. */
export function Mood({ mood, by }) {
  const told = mood !== "asserted" && html`<span class=${`tag mood ${mood}`}>${MOODS[mood] ?? visible(mood)}</span>`;
  return html`${told}${by && html` <span class="quiet">according to <${Foreign} text=${by} most=${80} /></span>`}`;
}

/** Return the mood of an event: which of the four its modality is. */
export function moodOf({ modality }) {
  return ["negated", "hypothetical", "future"].find((mood) => modality[mood]) ?? "asserted";
}

/** Return a toll in words, `12 dead, at least 24 injured`; empty where there is none. */
export function tollOf(size) {
  return Object.keys(FIGURES).filter((name) => size[name]).map((name) => `${figureOf(size[name])} ${FIGURES[name]}`).join(", ");
}

/** Return a figure of a toll in words: `12`, `at least 24`, `10 to 12`. */
export function figureOf({ min, max }) {
  if (max === null) return `at least ${min.toLocaleString()}`;
  return min === max ? min.toLocaleString() : `${min.toLocaleString()} to ${max.toLocaleString()}`;
}

/** Return how many texts tell of an event: a wire copy printed forty times is one. */
export function textsOf({ independent_texts: texts, source_count: sources, counts_are_exact: exact }) {
  return `${counted(texts, "text")}, ${exact === false ? "at least " : ""}${counted(sources, "outlet")}`;
}
