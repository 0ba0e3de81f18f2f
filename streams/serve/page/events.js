import { html } from "/assets/libraries/libraries.js";

export function Events() {
  return html`<h1>Events</h1>`;
}
