import { html } from "/assets/libraries/libraries.js";

export function Outlets() {
  return html`<h1>Outlets</h1>`;
}
