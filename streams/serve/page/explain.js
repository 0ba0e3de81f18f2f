import { html } from "/assets/libraries/libraries.js";

export function Explain() {
  return html`<h1>Explain</h1>`;
}
