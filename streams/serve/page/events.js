// Events: a map, a time line and a list of the same ones, and one of them opened.
import { html, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { OpenEvent } from "/assets/event.js";
import { Downloads, EventFilter, Narrowed, filterOf } from "/assets/eventfilter.js";
import { EventList } from "/assets/eventlist.js";
import { useEvents } from "/assets/eventset.js";
import { EventMap } from "/assets/map.js";
import { Failed, LiveState } from "/assets/state.js";
import { TimeLine } from "/assets/timeline.js";
import { counted } from "/assets/text.js";

const SPARSE = 10_000; // ms between two announcements of what came in

export function Events({ query }) {
  const set = useEvents(filterOf(query));
  const open = query.event && set.events.find(({ event_id: id }) => id === query.event);
  useReturn(query.event);
  return html`
    <div class="events">
      <div class="events-head"><h1>Events</h1><${LiveState} state=${set.line} /><${Downloads} query=${query} /></div>
      <${EventFilter} query=${query} />
      <${Narrowed} query=${query} />
      ${set.problem && html`<${Failed} error=${set.problem} again=${set.again} />`}
      <div class="faces">
        <div class="charts">
          <${EventMap} events=${set.events} query=${query} />
          <${TimeLine} events=${set.events} query=${query} />
        </div>
        ${query.event ? html`<${OpenEvent} event=${open} query=${query} isLoading=${set.isLoading} />` : html`<${EventList} key=${JSON.stringify(filterOf(query))} set=${set} query=${query} />`}
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
