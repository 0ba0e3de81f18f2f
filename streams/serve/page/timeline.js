// When newsfold first had the events: a bar for each hour, day or week.
import { html, utcFormat } from "/assets/libraries/libraries.js";
import { BarTable, Bars } from "/assets/bars.js";
import { QUADS } from "/assets/eventwords.js";
import { narrow } from "/assets/eventfilter.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = 4 * DAY; // 1 January 1970 was a Thursday
const MOST = 100; // bars that one can tell from each other and hit
const LEAST = 12; // fewer would be walls: there are empty ones before them
const STEPS = [
  { size: HOUR, from: 0, unit: "hour", format: utcFormat("%-d %b %Y, %H:%M") },
  { size: DAY, from: 0, unit: "day", format: utcFormat("%-d %b %Y") },
  { size: 7 * DAY, from: MONDAY, unit: "week", format: utcFormat("week of %-d %b %Y") },
];
const KINDS = QUADS.map(({ code, label }) => ({ key: code, label, colour: `quad-${code}` }));
const NOUN = ["event", "events"];

/** The time line of these events. Picking some of it asks for what was first seen then. */
export function TimeLine({ events, query }) {
  const { bars, unit } = barsOf(events, query);
  const label = `Time line: events by the ${unit} in which newsfold first had a page of them, by class`;
  const pick = (start, end) => narrow(query, { since: isoOf(start), until: isoOf(end) });
  return html`
    <section class="time-line" aria-labelledby="time-line">
      <div class="face-head"><h2 id="time-line">When they came in</h2><span class="quiet">by ${unit}, UTC</span></div>
      <${Bars} bars=${bars} kinds=${KINDS} label=${label} noun=${NOUN} onPick=${pick} />
      <details class="alternative"><summary>Time line as a table</summary>
        <${BarTable} bars=${bars} kinds=${KINDS} caption=${`Events by ${unit} and class`} first=${`First seen (${unit}, UTC)`} />
      </details>
    </section>`;
}

/** Return a bar for each hour of up to some days, each day of some weeks, each week of more. */
export function barsOf(events, { since, until }) {
  const times = events.map(({ first_seen: time }) => Date.parse(time));
  if (!times.length) return { bars: [], unit: "day" };
  const first = Math.min(...times, timeOf(since) ?? Infinity);
  const last = Math.max(...times, (timeOf(until) ?? -Infinity) - 1);
  const step = STEPS.find(({ size }) => (last - first) / size < MOST - 1) ?? STEPS.at(-1);
  const bars = [];
  const begin = Math.min(floor(first, step), floor(last, step) - (LEAST - 1) * step.size);
  for (let start = begin; start <= last && bars.length < 10 * MOST; start += step.size) {
    bars.push({ start, end: start + step.size, label: step.format(new Date(start)), counts: new Map() });
  }
  events.forEach((event, index) => {
    const counts = bars[Math.floor((times[index] - begin) / step.size)]?.counts;
    const quad = event.quad_code ?? 0;
    counts?.set(quad, (counts.get(quad) ?? 0) + 1);
  });
  return { bars, unit: step.unit };
}

function floor(time, { size, from }) {
  return Math.floor((time - from) / size) * size + from;
}

/** Return a time as the gateway takes it: a day, where it is the beginning of one. */
function isoOf(time) {
  const iso = new Date(time).toISOString();
  return time % DAY ? `${iso.slice(0, 16)}Z` : iso.slice(0, 10);
}

function timeOf(text) {
  const time = Date.parse(text?.length > 10 && !/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(time) ? null : time;
}
