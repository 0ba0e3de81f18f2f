// The gateway's stream. Not by EventSource, which cannot send a token.
import { createParser } from "/assets/libraries/libraries.js";
import { headers, Problem, search } from "/assets/api.js";

const FIRST_PAUSE = 500; // ms until it is tried again; doubled each time
const LONGEST_PAUSE = 15_000;
const SILENT = 45_000; // ms: three heartbeats have not come

/**
 * Follow the stream until the returned function is called. It goes on where it broke off, by the last id.
 *
 * `query` has the stream's parameters. `onRecord(kind, data)` gets each event: `story`, `event`, `gone`.
 * `onState(state)` gets `live`, `waiting` (the gateway is away, and is tried again), or a `Problem` that ends it.
 * The returned function ends it, and returns the last id: `from` of one that is to go on there.
 */
export function follow(query, onRecord, onState = () => {}, from = null) {
  const ending = new AbortController();
  const place = { last: from };
  run({ query, onRecord, onState, place, ended: ending.signal });
  return () => {
    ending.abort();
    return place.last;
  };
}

async function run({ query, onRecord, onState, place, ended }) {
  let pause = FIRST_PAUSE;
  const parser = createParser({
    onId(id) {
      place.last = id; // of a heartbeat too, which is no event
    },
    onEvent({ event, data }) {
      if (event !== "cut-off") onRecord(event, JSON.parse(data));
    },
  });
  while (!ended.aborted) {
    await seen(ended);
    const line = new Line(ended);
    try {
      const more = place.last ? { "Last-Event-ID": place.last } : {};
      const answer = await fetch(`/stream${search(query)}`, { headers: headers(more), signal: line.signal });
      if ([400, 401, 403].includes(answer.status)) {
        onState(await problemOf(answer));
        return;
      }
      if (answer.ok) {
        onState("live");
        pause = FIRST_PAUSE;
        parser.reset();
        for await (const text of texts(answer.body)) {
          line.heard();
          parser.feed(text);
        }
      }
    } catch (error) {
      if (ended.aborted) return;
    } finally {
      line.end();
    }
    if (document.hidden || ended.aborted) continue;
    onState("waiting");
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

/** One connection. It is given up where it is silent, and where the tab is hidden: a browser has six for all tabs. */
class Line {
  #broken = new AbortController();
  #silence = null;
  #hide = () => document.hidden && this.#broken.abort();

  constructor(ended) {
    this.signal = AbortSignal.any([ended, this.#broken.signal]);
    document.addEventListener("visibilitychange", this.#hide);
    this.heard();
  }

  heard() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#broken.abort(), SILENT);
  }

  end() {
    clearTimeout(this.#silence);
    document.removeEventListener("visibilitychange", this.#hide);
  }
}

/** Wait until the tab is looked at. */
function seen(ended) {
  if (!document.hidden) return null;
  return new Promise((done) => {
    const show = () => {
      if (document.hidden && !ended.aborted) return;
      document.removeEventListener("visibilitychange", show);
      done();
    };
    document.addEventListener("visibilitychange", show);
    ended.addEventListener("abort", show, { once: true });
  });
}

async function problemOf(answer) {
  const { detail } = await answer.json().catch(() => ({}));
  return new Problem(answer.status, detail ?? answer.statusText);
}

async function* texts(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
