// Where events happened: by place, as a table, and what happened at one.
import { group, html, useEffect, useRef } from "/assets/libraries/libraries.js";
import { EventItem } from "/assets/eventlist.js";
import { narrow } from "/assets/eventfilter.js";
import { QUADS, quadOf } from "/assets/eventwords.js";
import { Foreign, counted, countryName } from "/assets/text.js";

const ROWS = 200; // of the table
const LISTED = 50; // events of one place

/**
 * Return the places that have coordinates, those of most events first, and how many events have none.
 *
 * `quad` is the class that most of its events are of. `isVague` where the middle of a country stands in for a place.
 */
export function placesOf(events) {
  const placed = events.filter(({ event_loc: place }) => Number.isFinite(place?.latitude) && Number.isFinite(place?.longitude));
  const by = group(placed, ({ event_loc: { name, latitude, longitude } }) => `${latitude} ${longitude} ${name}`);
  const places = [...by].map(([key, some]) => ({
    key,
    ...some[0].event_loc,
    events: some,
    quad: most(some),
    isVague: some.every(({ geo_precision: precision }) => precision === "country"),
  }));
  places.sort((one, other) => other.events.length - one.events.length || (one.key < other.key ? -1 : 1));
  return { places, unplaced: events.length - placed.length };
}

function most(events) {
  const counts = QUADS.map((quad) => [quad, events.filter((event) => quadOf(event) === quad).length]);
  return counts.reduce((one, other) => (other[1] > one[1] ? other : one))[0];
}

/** The map as a table. */
export function PlaceTable({ places, unplaced, onOpen }) {
  const beyond = places.length - ROWS;
  return html`
    <details class="alternative">
      <summary>Map as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Events by place">
        <table>
          <caption>Events by place and class</caption>
          <thead><tr>
            <th scope="col">Place</th><th scope="col">Country</th><th scope="col" class="number">Events</th>
            ${QUADS.map(({ code, label, sign }) => html`<th key=${code} scope="col" class="number"><abbr title=${label}>${sign}</abbr></th>`)}
          </tr></thead>
          <tbody>${places.slice(0, ROWS).map((place) => html`<${Row} key=${place.key} place=${place} onOpen=${onOpen} />`)}</tbody>
        </table>
      </div>
      ${beyond > 0 && html`<p class="quiet">${counted(beyond, "more place")} with fewer events.</p>`}
      ${unplaced > 0 && html`<p class="quiet">${counted(unplaced, "event")} without a place that is known.</p>`}
    </details>`;
}

function Row({ place, onOpen }) {
  const { events } = place;
  const counts = QUADS.map((quad) => [quad.code, events.filter((event) => quadOf(event) === quad).length]);
  return html`
    <tr>
      <th scope="row"><button type="button" class="as-link" onClick=${() => onOpen(place.key)}><${Foreign} text=${place.name} most=${80} /></button></th>
      <td>${place.country ? countryName(place.country) : ""}</td>
      <td class="number">${events.length}</td>
      ${counts.map(([code, count]) => html`<td key=${code} class="number">${count || ""}</td>`)}
    </tr>`;
}

/** What happened at one place. Escape closes it, and the keyboard is back where it was. */
export function PlaceEvents({ place, query, onClose }) {
  const heading = useRef(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current.focus({ preventScroll: true });
    return () => before?.isConnected && before.focus({ preventScroll: true });
  }, [place.key]);
  const close = (event) => event.key === "Escape" && onClose();
  return html`
    <section class="place-events card" aria-labelledby="place-events" onKeyDown=${close}>
      <div class="face-head">
        <h2 id="place-events" ref=${heading} tabindex="-1"><${Foreign} text=${place.name} most=${80} />: ${counted(place.events.length, "event")}</h2>
        <button type="button" class="plain" aria-label="Close this place" onClick=${onClose}>×</button>
      </div>
      ${place.isVague && html`<p class="quiet">Somewhere in the country: its middle stands for the place.</p>`}
      <ul class="event-list">${place.events.slice(0, LISTED).map((event) => html`<${EventItem} key=${event.event_id} event=${event} query=${query} heading="h3" />`)}</ul>
      ${place.events.length > LISTED && html`<p class="quiet">The newest ${LISTED} of them.</p>`}
      <button type="button" class="plain" onClick=${() => narrow(query, { place: place.name })}>Only events at this place</button>
    </section>`;
}
