// What a view shows of its own state: it loads, it has failed, it is live.
import { html } from "/assets/libraries/libraries.js";
import { Problem } from "/assets/api.js";

/** What stands where something is yet to come. */
export function Loading() {
  return html`<p class="quiet" role="status">Loading …</p>`;
}

/** An error in one sentence. `again`, where it may help to ask once more. */
export function Failed({ error, again }) {
  const sentence = error instanceof Problem ? error.message : "The gateway does not answer.";
  return html`
    <div class="problem" role="alert">
      <p>${sentence}</p>
      ${again && html`<button type="button" class="plain" onClick=${again}>Try again</button>`}
    </div>`;
}

const STATES = {
  connecting: ["waiting", "Connecting …"],
  live: ["live", "Live"],
  waiting: ["waiting", "Waiting for the gateway …"],
};

/** Whether what is shown is kept up to date: `state` is what live.js says, or `connecting`. */
export function LiveState({ state }) {
  const [kind, label] = state instanceof Problem ? ["ended", "Not live"] : STATES[state];
  return html`<p class=${`live-state ${kind}`} role="status" title=${state.message}><span class="dot" aria-hidden="true"></span>${label}</p>`;
}
