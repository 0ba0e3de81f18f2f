// Events as a list. New ones come in on top, or wait behind a button while the reader is further down.
import { html, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { isFull } from "/assets/eventset.js";
import { Day, Mood, Parties, Quad, moodOf, placeIs, quadOf, textsOf, tollOf, typeName } from "/assets/eventwords.js";
import { Link } from "/assets/route.js";
import { Foreign, Time, counted } from "/assets/text.js";

const ROWS = 100; // that are shown at first, and more of at a time

/** The list of an event set, with what leads to older ones. */
export function EventList({ set, query }) {
  const top = useRef(null);
  const [rows, setRows] = useState(ROWS);
  const { shown, waiting, show } = useUnmoved(set.events, top);
  const listed = shown.slice(0, rows);
  return html`
    <section class="events-listed" aria-labelledby="events-listed" ref=${top}>
      <h2 id="events-listed">${headline(set)}</h2>
      ${waiting > 0 && html`<div class="event-news"><button type="button" onClick=${show}>${counted(waiting, "new event")}</button></div>`}
      ${!listed.length && !set.isLoading && !set.problem && html`<p class="quiet">No events pass these filters. Those that come in are shown at once.</p>`}
      <ol class="event-list">${listed.map((event) => html`<${EventItem} key=${event.event_id} event=${event} query=${query} heading="h3" />`)}</ol>
      ${listed.length < shown.length
        ? html`<button type="button" class="plain" onClick=${() => setRows(rows + ROWS)}>Show more</button>`
        : html`<${Older} set=${set} />`}
    </section>`;
}

function headline({ events, next, isLoading }) {
  if (!events.length) return isLoading ? "Loading …" : "No events";
  return next ? `The newest ${counted(events.length, "event")}` : counted(events.length, "event");
}

function Older({ set: { events, next, isLoading, more } }) {
  if (!next) return null;
  if (isFull(events)) return html`<p class="quiet">There are more. Narrow the filter to see older ones.</p>`;
  return html`<button type="button" class="plain" disabled=${isLoading} onClick=${more}>Load older events</button>`;
}

/** One event: type, who to whom, where and when, what it cost, and how sure it is. */
export function EventItem({ event, query, heading }) {
  const quad = quadOf(event);
  const toll = tollOf(event.size);
  const isOpen = query.event === event.event_id;
  return html`
    <li class=${`event-item quad-${quad.code}${isOpen ? " open" : ""}`} id=${`event-${event.event_id}`}>
      <${heading}><${Quad} quad=${quad} />${" "}<${Link} to=${{ ...query, event: event.event_id }} aria-current=${isOpen ? "true" : undefined}>
        <b>${typeName(event.event)}</b>${event.mode && html`, ${typeName(event.mode).toLowerCase()}`}</${Link}>${" "}<${Mood} mood=${moodOf(event)} by=${event.modality.claimed_by} /></${heading}>
      <p><${Parties} event=${event} /></p>
      ${toll && html`<p class="toll">${toll}</p>`}
      <p class="facts">
        ${event.event_loc && html`<span title=${placeIs(event.event_loc, event.geo_precision)}><${Foreign} text=${event.event_loc.name} most=${80} />${event.geo_precision === "dateline" && html`${" "}<span class="tag" title="The text does not say where: the place it is filed from stands in">filed from</span>`}</span>`}
        <${Day} event=${event} />
        <span>${textsOf(event)}</span>
        <span title="By what the text says; no measured rate">confidence ${event.confidence.toFixed(2)}</span>
        <span>seen <${Time} at=${event.first_seen} /></span>
      </p>
    </li>`;
}

/**
 * Return what of a list is shown, so that it does not move under who reads it: `{shown, waiting, show}`.
 *
 * Where its top is in sight, that is all. Further down, what is new waits, and what is gone goes.
 */
function useUnmoved(events, top) {
  const [known, setKnown] = useState(null); // ids that are shown; null for all
  useEffect(() => {
    const look = () => {
      const isBelow = (top.current?.getBoundingClientRect().top ?? 0) < 0;
      setKnown((last) => (isBelow ? last ?? new Set(events.map(({ event_id: id }) => id)) : null));
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [events]);
  const oldest = known && events.findLast(({ event_id: id }) => known.has(id));
  // Older ones that were asked for do not wait: they come in at the end.
  const shown = oldest ? events.filter((event) => known.has(event.event_id) || event.first_seen < oldest.first_seen) : events;
  const show = () => {
    setKnown(null);
    top.current.scrollIntoView({ block: "start" });
  };
  return { shown, waiting: events.length - shown.length, show };
}
