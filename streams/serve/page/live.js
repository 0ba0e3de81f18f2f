// The gateway's stream. Not by EventSource, which cannot send a token.
import { createParser } from "/assets/libraries/libraries.js";
import { headers, Problem, search } from "/assets/api.js";

const FIRST_PAUSE = 500; // ms until it is tried again; doubled each time
const LONGEST_PAUSE = 15_000;

/**
 * Follow the stream until the returned function is called. It goes on where it broke off, by the last id.
 *
 * `query` has the stream's parameters. `onRecord(kind, data)` gets each event: `story`, `event`, `gone`.
 * `onState(state)` gets `live`, `waiting` (the gateway is away, and is tried again), or a `Problem` that ends it.
 */
export function follow(query, onRecord, onState = () => {}) {
  const ending = new AbortController();
  run(query, onRecord, onState, ending.signal);
  return () => ending.abort();
}

async function run(query, onRecord, onState, ended) {
  let last = null;
  let pause = FIRST_PAUSE;
  const parser = createParser({
    onEvent({ id, event, data }) {
      if (id) last = id;
      if (event !== "cut-off" && data) onRecord(event, JSON.parse(data));
    },
  });
  while (!ended.aborted) {
    try {
      const more = last ? { "Last-Event-ID": last } : {};
      const answer = await fetch(`/stream${search(query)}`, { headers: headers(more), signal: ended });
      if ([400, 401, 403].includes(answer.status)) {
        const { detail } = await answer.json().catch(() => ({}));
        onState(new Problem(answer.status, detail ?? answer.statusText));
        return;
      }
      if (answer.ok) {
        onState("live");
        pause = FIRST_PAUSE;
        parser.reset();
        for await (const text of texts(answer.body)) parser.feed(text);
      }
    } catch (error) {
      if (ended.aborted) return;
    }
    onState("waiting");
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

async function* texts(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
