// Events: a map, a time line and a list of the same ones, and one of them opened.
import { html, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { Problem } from "/assets/api.js";
import { OpenEvent } from "/assets/event.js";
import { Downloads, EventFilter, Narrowed, filterOf } from "/assets/eventfilter.js";
import { EventList } from "/assets/eventlist.js";
import { useEvents } from "/assets/eventset.js";
import { EventMap } from "/assets/map.js";
import { TimeLine } from "/assets/timeline.js";
import { counted } from "/assets/text.js";

const SPARSE = 10_000; // ms between two announcements of what came in

export function Events({ query }) {
  const set = useEvents(filterOf(query));
  const open = query.event && set.events.find(({ event_id: id }) => id === query.event);
  useReturn(query.event);
  return html`
    <div class="events">
      <div class="events-head"><h1>Events</h1><${Line} state=${set.line} /><${Downloads} query=${query} /></div>
      <${EventFilter} query=${query} />
      <${Narrowed} query=${query} />
      <${Trouble} set=${set} />
      <div class="faces">
        <div class="charts">
          <${EventMap} events=${set.events} query=${query} />
          <${TimeLine} events=${set.events} query=${query} />
        </div>
        ${query.event ? html`<${OpenEvent} event=${open} query=${query} />` : html`<${EventList} key=${JSON.stringify(filterOf(query))} set=${set} query=${query} />`}
      </div>
      <${News} events=${set.events} isLoading=${set.isLoading} />
    </div>`;
}

/** When an event is closed, the keyboard is back at it in the list. */
function useReturn(id) {
  const last = useRef(id);
  useEffect(() => {
    if (last.current && !id) document.querySelector(`#event-${CSS.escape(last.current)} a`)?.focus();
    last.current = id;
  }, [id]);
}

const LINES = { live: "Live", waiting: "Waiting for the gateway", connecting: "Connecting" };

function Line({ state }) {
  const name = state instanceof Problem ? "ended" : state;
  return html`<p class=${`line-state ${name}`} role="status">${LINES[name] ?? "Not live"}</p>`;
}

function Trouble({ set: { problem, line, again } }) {
  const refused = problem ?? (line instanceof Problem ? line : null);
  if (!refused) return null;
  const sentence = refused instanceof Problem ? refused.message : "The gateway does not answer.";
  return html`<div class="problem" role="alert"><p>${sentence}</p>${problem && html`<button type="button" class="plain" onClick=${again}>Try again</button>`}</div>`;
}

/** Says to a screen reader, now and then, how many events came in. */
function News({ events, isLoading }) {
  const [words, setWords] = useState("");
  const known = useRef(null); // ids of the last announcement; null until the first answer is there
  const latest = useRef(events);
  latest.current = events;
  useEffect(() => {
    if (isLoading) return undefined;
    known.current = new Set(latest.current.map(({ event_id: id }) => id));
    const timer = setInterval(() => {
      const count = latest.current.filter(({ event_id: id }) => !known.current.has(id)).length;
      known.current = new Set(latest.current.map(({ event_id: id }) => id));
      if (count) setWords(`${counted(count, "event")} came in`);
    }, SPARSE);
    return () => clearInterval(timer);
  }, [isLoading]);
  return html`<p class="unseen" role="status">${words}</p>`;
}
