// Where the reader is. All of it is in the URL's query, so that a view can be sent to somebody.
import { html, signal } from "/assets/libraries/libraries.js";

/** The query of the current URL: `view`, and what that view reads (`story`, `q`, `type` …). */
export const route = signal(readQuery());

addEventListener("popstate", () => {
  route.value = readQuery();
});

/** Return the URL of a view: `href({view: "events", type: "ASSAULT"})`. What is empty is left out. */
export function href(query) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length ? `/?${new URLSearchParams(given)}` : "/";
}

/** Go to a view. With `replace`, the one left is not in the browser's history: for what is typed letter by letter. */
export function go(query, { replace = false } = {}) {
  const url = href(query);
  history[replace ? "replaceState" : "pushState"](null, "", url);
  route.value = readQuery();
}

/** A link to a view of the page. `onFollow` is called before it is gone to, in this tab. */
export function Link({ to, children, onFollow, ...attributes }) {
  const follow = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // a new tab or window
    event.preventDefault();
    onFollow?.();
    go(to);
    scrollTo(0, 0);
  };
  return html`<a href=${href(to)} onClick=${follow} ...${attributes}>${children}</a>`;
}

function readQuery() {
  return Object.fromEntries(new URLSearchParams(location.search));
}
