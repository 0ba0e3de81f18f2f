import { html } from "/assets/libraries/libraries.js";

export function Story() {
  return html`<h1>Story</h1>`;
}
