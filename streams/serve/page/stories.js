import { html } from "/assets/libraries/libraries.js";

export function Stories() {
  return html`<h1>Stories</h1>`;
}
