// Stacked bars over time: how many of each kind in each stretch.
import { html, max, scaleLinear, scaleUtc, useId, useRef, useState, utcFormat } from "/assets/libraries/libraries.js";
import { useWidth } from "/assets/size.js";
import { counted } from "/assets/text.js";

const MARGIN = { top: 8, right: 8, bottom: 22, left: 34 };
const DAY = 86_400_000;
const [HOUR, DATE] = [utcFormat("%H:%M"), utcFormat("%-d %b")];
const TEXTURES = ["plain", "lines", "slant", "cross", "dots", "columns"]; // kinds differ in it as well as in colour

/**
 * A chart of stacked bars.
 *
 * `bars` are `{start, end, label, counts}` in order of time, `counts` a Map by kind; `kinds` are `{key, label, colour}`,
 * `colour` a class, from the ground up. `noun` is what is counted: `["event", "events"]`. With `onPick(start, end)`
 * a bar is a button, and dragging over several picks them all.
 */
export function Bars({ bars, kinds, label, noun, height = 150, onPick = null }) {
  const [frame, width] = useWidth();
  const [at, setAt] = useState(null); // the bar that is looked at
  const range = usePicking(bars, onPick, setAt);
  const scale = scalesOf(bars, width, height);
  const drawn = bars.map((bar, index) => html`
    <${Bar} key=${bar.start} bar=${bar} kinds=${kinds} scale=${scale} noun=${noun} isPicked=${range.has(index)}
      button=${onPick && range.button(index)} onLook=${() => setAt(index)} />`);
  return html`
    <figure class="bars" ref=${frame} onPointerLeave=${() => setAt(null)}>
      <svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role=${onPick ? "group" : "img"} aria-label=${label}
        class=${onPick ? "pickable" : ""} ...${range.pointer(scale)}>
        <${Axes} scale=${scale} />
        ${drawn}
      </svg>
      <figcaption class="quiet">${readout(bars[at], kinds, noun) ?? (onPick ? "Click a bar or drag over several to see these alone." : " ")}</figcaption>
    </figure>`;
}

/** What the kinds look like. */
export function Legend({ kinds }) {
  return html`
    <ul class="key" aria-label="Kinds">
      ${kinds.map((kind, index) => html`
        <li key=${kind.key}><${Swatch} colour=${kind.colour} texture=${index} /> ${kind.label}</li>`)}
    </ul>`;
}

/** A bit of what a kind is filled with: `texture` is its number among the kinds. */
export function Swatch({ colour, texture }) {
  return html`<svg width="14" height="14" aria-hidden="true"><${Filled} colour=${colour} texture=${texture} x=${0} y=${0} width=${14} height=${14} /></svg>`;
}

/** The same as a table, for who does not see the chart. */
export function BarTable({ bars, kinds, caption, first }) {
  const rows = bars.filter(({ counts }) => counts.size);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption>${caption}</caption>
        <thead><tr><th scope="col">${first}</th>${kinds.map(({ key, label }) => html`<th key=${key} scope="col" class="number">${label}</th>`)}</tr></thead>
        <tbody>${rows.map(({ start, label, counts }) => html`
          <tr key=${start}><th scope="row">${label}</th>${kinds.map(({ key }) => html`<td key=${key} class="number">${(counts.get(key) ?? 0).toLocaleString()}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
}

function scalesOf(bars, width, height) {
  const [first, last] = bars.length ? [bars[0].start, bars.at(-1).end] : [0, 1];
  const most = max(bars, totalOf) || 1;
  return {
    x: scaleUtc([first, last], [MARGIN.left, width - MARGIN.right]),
    y: scaleLinear([0, most], [height - MARGIN.bottom, MARGIN.top]).nice(3),
    width, height,
  };
}

function Axes({ scale: { x, y, width, height } }) {
  const counts = y.ticks(3).filter(Number.isInteger);
  const times = x.ticks(Math.max(2, Math.floor(width / 90)));
  return html`
    <g class="axes" aria-hidden="true">
      ${counts.map((count) => html`
        <g key=${count} transform=${`translate(0 ${y(count)})`}>
          <line x1=${MARGIN.left} x2=${width - MARGIN.right} /><text x=${MARGIN.left - 5} dy=".32em" text-anchor="end">${count.toLocaleString()}</text>
        </g>`)}
      ${times.map((time) => html`
        <text key=${+time} x=${Math.min(x(time), width - 20)} y=${height - 6} text-anchor=${x(time) < MARGIN.left + 15 ? "start" : "middle"}>${tickOf(time)}</text>`)}
    </g>`;
}

/** Return a time at the axis: the hour, or the day where one begins. */
function tickOf(time) {
  return (time % DAY ? HOUR : DATE)(time);
}

function Bar({ bar, kinds, scale: { x, y, height }, noun, isPicked, button, onLook }) {
  const [left, right] = [x(bar.start), x(bar.end)];
  const gap = right - left > 4 ? 1 : 0;
  let below = 0;
  const parts = kinds.map((kind, texture) => {
    const count = bar.counts.get(kind.key) ?? 0;
    const [top, bottom] = [y(below + count), y(below)];
    below += count;
    return count > 0 && html`<${Filled} key=${kind.key} colour=${kind.colour} texture=${texture} x=${left} y=${top} width=${Math.max(1, right - left - gap)} height=${bottom - top} />`;
  });
  return html`
    <g class=${isPicked ? "bar picked" : "bar"} aria-label=${button ? describe(bar, kinds, noun) : undefined} onPointerEnter=${onLook} onFocus=${onLook} ...${button}>
      <rect class="reach" x=${left} y=${MARGIN.top} width=${right - left} height=${height - MARGIN.top - MARGIN.bottom} />
      ${parts}
    </g>`;
}

function Filled({ colour, texture, ...place }) {
  const id = useId();
  const name = TEXTURES[texture % TEXTURES.length];
  const d = { lines: "M0 3H6", slant: "M0 6L6 0M-1 1L1 -1M5 7L7 5", cross: "M0 6L6 0M0 0L6 6", dots: "M2 3H4", columns: "M3 0V6" }[name];
  return html`
    <rect class=${`fill ${colour}`} ...${place} />
    ${d && html`
      <pattern id=${id} width="6" height="6" patternUnits="userSpaceOnUse"><path class="texture" d=${d} /></pattern>
      <rect fill=${`url(#${id})`} ...${place} />`}`;
}

/** Picking of bars, by pointer and by keyboard. */
function usePicking(bars, onPick, setAt) {
  const [range, setRange] = useState(null); // indexes: where it began, where it is
  const [stop, setStop] = useState(0); // the bar that Tab leads to
  const isDrag = useRef(false);
  const [from, to] = range ? [Math.min(...range), Math.max(...range)] : [0, -1];
  const pick = () => {
    setRange(null);
    if (bars[from] && bars[to]) onPick(bars[from].start, bars[to].end);
  };
  const here = Math.min(stop, bars.length - 1);
  const keys = (event) => onKey(event, { count: bars.length, here, range, setRange, setStop, setAt, pick: (a, b) => onPick(bars[a].start, bars[b].end) });
  return {
    has: (index) => index >= from && index <= to,
    button: (index) => ({ role: "button", tabindex: index === here ? 0 : -1, onKeyDown: keys }),
    pointer: (scale) => (onPick ? pointerOf({ bars, scale, isDrag, range, setRange, setAt, pick }) : {}),
  };
}

function pointerOf({ bars, scale, isDrag, range, setRange, setAt, pick }) {
  const indexAt = (event) => {
    const time = scale.x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
    const index = bars.findIndex(({ end }) => time < end);
    return index < 0 ? bars.length - 1 : index;
  };
  return {
    onPointerDown: (event) => {
      if (event.button || !bars.length) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      isDrag.current = true;
      setRange([indexAt(event), indexAt(event)]);
    },
    onPointerMove: (event) => {
      if (!bars.length) return;
      const index = indexAt(event);
      setAt(index);
      if (isDrag.current && range) setRange([range[0], index]);
    },
    onPointerUp: () => {
      if (isDrag.current) pick();
      isDrag.current = false;
    },
    onPointerCancel: () => {
      isDrag.current = false;
      setRange(null);
    },
  };
}

/** Arrows go from bar to bar, with Shift they pick; Enter and the space bar use what is picked. */
function onKey(event, { count, here, range, setRange, setStop, setAt, pick }) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -count, End: count }[event.key];
  if (step) {
    const next = Math.max(0, Math.min(count - 1, here + step));
    setStop(next);
    setAt(next);
    setRange(event.shiftKey ? [range?.[0] ?? here, next] : null);
    event.currentTarget.parentNode.querySelectorAll(".bar")[next]?.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    const [from, to] = range ?? [here, here];
    setRange(null);
    pick(Math.min(from, to), Math.max(from, to));
  } else if (event.key === "Escape") setRange(null);
  else return;
  event.preventDefault();
}

function totalOf({ counts }) {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function describe(bar, kinds, [one, many]) {
  const parts = kinds.filter(({ key }) => bar.counts.get(key)).map(({ key, label }) => `${bar.counts.get(key).toLocaleString()} ${label.toLowerCase()}`);
  return `${bar.label}: ${counted(totalOf(bar), one, many)}${parts.length ? ` (${parts.join(", ")})` : ""}`;
}

function readout(bar, kinds, noun) {
  return bar && describe(bar, kinds, noun);
}
