// The world map of events: shapes of the package, no tile server.
import {
  feature, geoGraticule10, geoNaturalEarth1, geoPath, html, mesh, scaleSqrt, select, symbol, symbolCircle, symbolCross,
  symbolDiamond2, symbolSquare, symbolTriangle, useEffect, useLayoutEffect, useMemo, useRef, useState, zoom, zoomIdentity,
} from "/assets/libraries/libraries.js";
import { Swatch } from "/assets/bars.js";
import { narrow } from "/assets/eventfilter.js";
import { QUADS } from "/assets/eventwords.js";
import { PlaceEvents, PlaceTable, placesOf } from "/assets/places.js";
import { useWidth } from "/assets/size.js";
import { counted, countryName, visible } from "/assets/text.js";

const FARTHEST = 40; // times the whole world
const STEP = 1.8; // of a button
const [NORTH, SOUTH] = [84, -58]; // what is shown of the world when all of it is
const SMALL = 480; // a phone
const POINTS = 400; // those of most events
const SHAPES = { 1: symbolCircle, 2: symbolSquare, 3: symbolTriangle, 4: symbolDiamond2, 0: symbolCross };
const SYMBOLS = new Map();

/** The map of these events. `at` is the key of the place that is open. */
export function EventMap({ events, query }) {
  const [at, setAt] = useState(null);
  const { places, unplaced } = useMemo(() => placesOf(events), [events]);
  const open = places.find(({ key }) => key === at);
  return html`
    <section class="map" aria-labelledby="map">
      <div class="face-head"><h2 id="map">Where</h2><span class="quiet">${counted(places.length, "place")}${unplaced > 0 && `; ${counted(unplaced, "event")} without one`}</span></div>
      <${Canvas} places=${places} query=${query} at=${at} onOpen=${setAt} />
      ${open && html`<${PlaceEvents} place=${open} query=${query} onClose=${() => setAt(null)} />`}
      <${ClassKey} />
      <${PlaceTable} places=${places} unplaced=${unplaced} onOpen=${setAt} />
    </section>`;
}

/** What the classes look like: on the map, in the time line, and in the list. */
function ClassKey() {
  return html`
    <ul class="key" aria-label="Classes">${QUADS.map((quad, texture) => html`
      <li key=${quad.code}><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path class=${`point quad-${quad.code}`} d=${shapeOf(quad.code, 6)} /></svg><${Swatch} colour=${`quad-${quad.code}`} texture=${texture} /> <b>${quad.sign}</b> ${quad.label}</li>`)}
    </ul>`;
}

function Canvas({ places, query, at, onOpen }) {
  const [frame, width] = useWidth();
  const world = useWorld();
  const view = useMemo(() => viewOf(width), [width]);
  const { svg, transform, move } = useZoom(view, query.bbox);
  return html`
    <div class="canvas" ref=${frame}>
      <svg ref=${svg} width=${width} height=${view.height} viewBox=${`0 0 ${width} ${view.height}`} role="group"
        aria-label="World map of events. The table below has the same." class=${transform.k > 1 ? "near" : ""}>
        <${Land} world=${world} view=${view} transform=${transform} query=${query} />
        <${Points} places=${places} view=${view} transform=${transform} at=${at} openEvent=${query.event} onOpen=${onOpen} />
      </svg>
      <${Controls} move=${move} onBox=${() => narrow(query, { bbox: boxOf(view, transform) })} isWorld=${transform.k === 1} />
    </div>`;
}

function Controls({ move, onBox, isWorld }) {
  const button = (label, sign, onClick, disabled = false) => html`<button type="button" class="plain" aria-label=${label} title=${label} onClick=${onClick} disabled=${disabled}>${sign}</button>`;
  return html`
    <div class="map-controls" role="group" aria-label="Move the map">
      ${button("Zoom in", "+", () => move.scale(STEP))}
      ${button("Zoom out", "−", () => move.scale(1 / STEP))}
      ${button("West", "←", () => move.by(1, 0))}
      ${button("North", "↑", () => move.by(0, 1))}
      ${button("South", "↓", () => move.by(0, -1))}
      ${button("East", "→", () => move.by(-1, 0))}
      ${button("Whole world", "⤢", move.world)}
      <button type="button" class="plain" onClick=${onBox} disabled=${isWorld}>Only this part</button>
    </div>`;
}

/** The countries. A click on one asks for what happened in it; the filter's field `place` does the same by keyboard. */
function Land({ world, view, transform, query }) {
  const drawn = useMemo(() => world && drawnOf(world, view), [world, view]);
  if (!drawn) return null;
  const box = query.bbox && boxLine(query.bbox);
  return html`
    <g transform=${transform.toString()} class="land" aria-hidden="true">
      <path class="sea" d=${drawn.sphere} /><path class="graticule" d=${drawn.graticule} />
      ${drawn.countries.map(({ key, code, d, name }) => html`
        <path key=${key} d=${d} data-code=${code} class=${code && code === query.place?.toUpperCase() ? "country chosen" : "country"}
          onClick=${code && (() => narrow(query, { place: code === query.place ? "" : code }))}><title>${name}</title></path>`)}
      <path class="borders" d=${drawn.borders} />
      ${box && html`<path class="box" d=${view.path(box)} />`}
    </g>`;
}

function drawnOf({ countries, borders }, { path }) {
  return {
    sphere: path({ type: "Sphere" }),
    graticule: path(geoGraticule10()),
    borders: path(borders),
    countries: countries.map((one, index) => {
      const { code, name } = one.properties;
      return { key: index, code, d: path(one), name: code ? countryName(code) : name };
    }),
  };
}

/** The places. One of them is in the order of Tab; arrows lead to the others, Enter opens. */
function Points({ places, view, transform, at, openEvent, onOpen }) {
  const [stop, setStop] = useState(null);
  const shown = places.slice(0, POINTS);
  const radius = scaleSqrt([1, Math.max(10, shown[0]?.events.length ?? 1)], view.width < SMALL ? [4.5, 11] : [6, 17]);
  const inOrder = stop !== null && shown.some(({ key }) => key === stop) ? stop : shown[0]?.key;
  const keys = (event, index) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = (index + step + shown.length) % shown.length;
      setStop(shown[next].key);
      event.currentTarget.parentNode.querySelector(`[data-index="${next}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") onOpen(shown[index].key);
    else return;
    event.preventDefault();
  };
  const drawn = shown.map((place, index) => {
    const [x, y] = transform.apply(view.projection([place.longitude, place.latitude]));
    const isOpen = place.key === at || place.events.some(({ event_id: id }) => id === openEvent);
    return html`<${Point} key=${place.key} place=${place} index=${index} x=${x} y=${y} radius=${radius(place.events.length)}
      isOpen=${isOpen} isStop=${place.key === inOrder} onKeyDown=${(event) => keys(event, index)} onOpen=${() => onOpen(place.key)} />`;
  });
  return html`<g class="points">${drawn.reverse()}</g>`; // the small ones above the large ones
}

function Point({ place, index, x, y, radius, isOpen, isStop, onKeyDown, onOpen }) {
  const count = place.events.length;
  const label = `${visible(place.name).slice(0, 80)}: ${counted(count, "event")}, ${count > 1 ? "mostly " : ""}${place.quad.label.toLowerCase()}`;
  return html`
    <g class=${isOpen ? "place open" : "place"} transform=${`translate(${x.toFixed(1)} ${y.toFixed(1)})`} role="button" tabindex=${isStop ? 0 : -1}
      aria-label=${label} data-index=${index} data-place=${place.name} onClick=${onOpen} onKeyDown=${onKeyDown}>
      <title>${label}</title>
      <circle class="reach" r=${Math.max(12, radius + 3)} />
      <path class=${`point quad-${place.quad.code}${place.isVague ? " vague" : ""}`} d=${shapeOf(place.quad.code, radius)} />
      ${count > 1 && html`<text x=${radius + 3} dy=".35em">${count}</text>`}
    </g>`;
}

function shapeOf(code, radius) {
  const key = `${code} ${Math.round(radius * 2)}`;
  if (!SYMBOLS.has(key)) SYMBOLS.set(key, symbol(SHAPES[code], Math.PI * radius * radius)());
  return SYMBOLS.get(key);
}

let shapes = null; // they are asked for once

function useWorld() {
  const [world, setWorld] = useState(null);
  useEffect(() => {
    shapes ??= fetch("/assets/libraries/world.json").then((answer) => answer.json()).then(({ objects: { countries }, ...rest }) => {
      const topology = { ...rest, objects: { countries } };
      return { countries: feature(topology, countries).features, borders: mesh(topology, countries, (one, other) => one !== other) };
    });
    shapes.then(setWorld, () => { shapes = null; });
  }, []);
  return world;
}

/** How the world is drawn at this width: Natural Earth's projection, without most of the Antarctic. */
function viewOf(width) {
  const projection = geoNaturalEarth1().fitWidth(width, { type: "Sphere" });
  const top = projection([0, NORTH])[1];
  const [left, above] = projection.translate();
  projection.translate([left, above - top]);
  const height = Math.round(projection([0, SOUTH])[1]);
  return { width, height, projection, path: geoPath(projection), bottom: projection([0, -90])[1] };
}

/** Zoom and pan by mouse, touch and `move`. A wheel that turns away from the whole world scrolls the page. */
function useZoom(view, box) {
  const svg = useRef(null);
  const behaviour = useRef(null);
  const [transform, setTransform] = useState(zoomIdentity);
  const own = useRef(null); // the box that was made of the view itself: the map stands as it is
  useLayoutEffect(() => {
    const node = select(svg.current);
    const { width, height, bottom } = view;
    behaviour.current = zoom().scaleExtent([1, FARTHEST]).extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, bottom]])
      .filter((event) => isForMap(event, svg.current)).on("zoom", (event) => setTransform(event.transform));
    node.call(behaviour.current);
    behaviour.current.transform(node, box ? fitted(view, box) : zoomIdentity);
    return () => node.on(".zoom", null);
  }, [view]);
  useEffect(() => {
    if (box && box !== own.current) behaviour.current.transform(select(svg.current), fitted(view, box));
  }, [box]);
  own.current = boxOf(view, transform);
  const move = {
    scale: (factor) => behaviour.current.scaleBy(select(svg.current), factor),
    by: (x, y) => behaviour.current.translateBy(select(svg.current), (x * view.width) / (4 * transform.k), (y * view.height) / (4 * transform.k)),
    world: () => behaviour.current.transform(select(svg.current), zoomIdentity),
  };
  return { svg, transform, move };
}

function isForMap(event, node) {
  const isWorld = node.__zoom.k === 1;
  if (event.type === "wheel") return !(isWorld && event.deltaY > 0);
  if (event.touches) return !isWorld || event.touches.length > 1; // one finger scrolls the page
  return !event.button && !event.ctrlKey;
}

/** Return the box of what the map shows: `west,south,east,north`, in degrees. */
function boxOf({ width, height, projection }, transform) {
  const corner = (x, y) => projection.invert(transform.invert([x, y]));
  const rows = [0, 0.25, 0.5, 0.75, 1].map((part) => part * height); // meridians bend
  const west = Math.min(...rows.map((y) => corner(0, y)[0]));
  const east = Math.max(...rows.map((y) => corner(width, y)[0]));
  const [north, south] = [corner(width / 2, 0)[1], corner(width / 2, height)[1]];
  const within = (degrees, most) => Number(Math.max(-most, Math.min(most, degrees)).toFixed(2));
  return [within(west, 180), within(south, 90), within(east, 180), within(north, 90)].join(",");
}

/** Return the transform that shows a box. One that cannot be is the whole world. */
function fitted({ width, height, projection }, box) {
  const line = boxLine(box);
  if (!line) return zoomIdentity;
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(line);
  const scale = Math.max(1, Math.min(FARTHEST, width / (right - left), height / (bottom - top)));
  return zoomIdentity.translate(width / 2, height / 2).scale(scale).translate(-(left + right) / 2, -(top + bottom) / 2);
}

/** Return the outline of a box along its parallels, which no great circle is; null where it is none. */
function boxLine(box) {
  const [west, south, east, north] = box.split(",").map(Number);
  if (![west, south, east, north].every(Number.isFinite) || west >= east || south >= north) return null;
  const along = (latitude) => Array.from({ length: 41 }, (_, step) => [west + ((east - west) * step) / 40, latitude]);
  return { type: "LineString", coordinates: [...along(south), ...along(north).reverse(), [west, south]] };
}
