// All that the page takes from npm. Its own modules import it from here and from nowhere else.
export { Fragment, h, render } from "preact";
export { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { batch, computed, effect, signal, useComputed, useSignal } from "@preact/signals";
export { createParser } from "eventsource-parser";
export { bin, extent, group, max, rollup } from "d3-array";
export { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
export { scaleLinear, scaleSqrt, scaleTime, scaleUtc } from "d3-scale";
export { select } from "d3-selection";
export {
  area, curveMonotoneX, line, symbol, symbolCircle, symbolCross, symbolDiamond2, symbolSquare, symbolTriangle,
} from "d3-shape";
export { utcFormat } from "d3-time-format";
export { zoom, zoomIdentity } from "d3-zoom";
export { feature, mesh } from "topojson-client";

import htm from "htm";
import { h } from "preact";

export const html = htm.bind(h);

/** The alpha-2 code of each country by its alpha-3 code, which events have: browsers name countries by the former. */
export const COUNTRIES = ALPHA_2; // build.mjs writes them in
