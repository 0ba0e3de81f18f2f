import { html } from "/assets/libraries/libraries.js";

export function Operations() {
  return html`<h1>Operations</h1>`;
}
