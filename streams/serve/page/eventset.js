// The events of a filter: what the gateway has of them, and what comes in meanwhile.
import { useEffect, useState } from "/assets/libraries/libraries.js";
import { get } from "/assets/api.js";
import { follow } from "/assets/live.js";

const PAGE = 500;
const MOST = 2_000; // events that are held: map, time line and list are of these
const TOGETHER = 250; // ms in which what comes in is shown at once

/** `next` is the cursor of older ones; `line` what live.js says of the connection. */
const NONE = { events: [], next: null, isLoading: true, problem: null, line: "connecting", more: () => {}, again: () => {} };

/** The events of a filter, the newest first, kept up to date: `{events, next, isLoading, problem, line, more, again}`. */
export function useEvents(filter) {
  const [state, setState] = useState(NONE);
  const key = JSON.stringify(filter);
  useEffect(() => {
    const set = new EventSet(filter, setState);
    set.start();
    return () => set.end();
  }, [key]);
  return state;
}

class EventSet {
  #events = new Map();
  #gone = new Set(); // those that went while an answer was on its way, which has them yet
  #state;
  #timer = null;
  #ending = new AbortController();
  #unfollow = () => {};

  constructor(filter, setState) {
    this.filter = filter;
    this.setState = setState;
    this.#state = { ...NONE, more: () => this.#load(), again: () => this.#load() };
  }

  start() {
    this.setState((last) => ({ ...this.#state, events: last.events })); // the last ones stand until these are there
    // Followed before the first answer: nothing is missed between the two.
    this.#unfollow = follow({ ...this.filter, kind: "events" }, (kind, data) => this.#take(kind, data), (line) => this.#change({ line }));
    this.#load();
  }

  end() {
    clearTimeout(this.#timer);
    this.#ending.abort();
    this.#unfollow();
  }

  async #load() {
    this.#change({ isLoading: true, problem: null });
    try {
      const asked = { ...this.filter, limit: PAGE, cursor: this.#state.next };
      const { events, next } = await get("/events", asked, { signal: this.#ending.signal });
      for (const event of events) if (!this.#gone.has(event.event_id)) this.#put(event);
      this.#gone.clear();
      this.#show({ next, isLoading: false });
    } catch (problem) {
      if (!this.#ending.signal.aborted) this.#change({ isLoading: false, problem });
    }
  }

  #take(kind, data) {
    if (kind === "event") {
      this.#gone.delete(data.event_id);
      this.#put(data);
    } else if (kind === "gone" && data.event_id) {
      this.#events.delete(data.event_id);
      if (this.#state.isLoading) this.#gone.add(data.event_id);
    }
    this.#timer ??= setTimeout(() => this.#show({}), TOGETHER);
  }

  #put(event) {
    const known = this.#events.get(event.event_id);
    if (!known || isNewer(event, known)) this.#events.set(event.event_id, event);
  }

  #show(change) {
    clearTimeout(this.#timer);
    this.#timer = null;
    const events = [...this.#events.values()].sort(byAge);
    for (const { event_id: id } of events.splice(MOST)) this.#events.delete(id);
    const next = "next" in change ? change.next : this.#state.next;
    this.#change({ ...change, next, events });
  }

  #change(change) {
    this.#state = { ...this.#state, ...change };
    // Until the first answer is there, the events of the last filter stand.
    this.setState((last) => (this.#state.isLoading && !this.#events.size ? { ...this.#state, events: last.events } : this.#state));
  }
}

/** Whether as many are held as may be: then older ones are not asked for. */
export function isFull(events) {
  return events.length >= MOST;
}

function isNewer(one, other) {
  const later = Date.parse(one.updated_at) - Date.parse(other.updated_at);
  return later > 0 || (later === 0 && one.revision >= other.revision);
}

function byAge(one, other) {
  return Date.parse(other.first_seen) - Date.parse(one.first_seen) || (one.event_id < other.event_id ? -1 : 1);
}
