// The page: its head, and the view that the URL names.
import { html, render, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { access, get, Problem, useToken } from "/assets/api.js";
import { Link, route } from "/assets/route.js";
import { Events } from "/assets/events.js";
import { Explain } from "/assets/explain.js";
import { Operations } from "/assets/operations.js";
import { Outlets } from "/assets/outlets.js";
import { Stories } from "/assets/stories.js";
import { Story } from "/assets/story.js";
import { Thread } from "/assets/thread.js";

// By `view` of the URL. Each is a component whose only property is the query.
const VIEWS = {
  stories: Stories, story: Story, explain: Explain, thread: Thread, events: Events, outlets: Outlets, operations: Operations,
};
const TABS = [["stories", "Stories"], ["events", "Events"], ["outlets", "Outlets"], ["operations", "Operations"]];
const TITLES = { ...Object.fromEntries(TABS), story: "Story", explain: "Two texts", thread: "Thread" };
const PARENT = { story: "stories", explain: "stories", thread: "stories" };

function Head({ view }) {
  const tabs = TABS.map(([name, label]) => {
    const current = (PARENT[view] ?? view) === name ? "page" : undefined;
    return html`<li><${Link} to=${{ view: name }} aria-current=${current}>${label}</${Link}></li>`;
  });
  return html`
    <a class="skip" href="#main">Skip to content</a>
    <header class="head">
      <${Link} to=${{}} class="brand">newsfold</${Link}>
      <nav aria-label="Views"><ul>${tabs}</ul></nav>
      ${access.value?.tokens && access.value.scopes.length > 0 && html`
        <button type="button" class="plain" onClick=${() => useToken("")}>Forget token</button>`}
    </header>`;
}

/** Asks for a token: the gateway has some, and the reader's is none that may read. */
function AskToken() {
  const [wrong, setWrong] = useState("");
  const { scopes } = access.value;
  const give = async (event) => {
    event.preventDefault();
    const token = new FormData(event.target).get("token").trim();
    if (!/^[\x21-\x7e]+$/.test(token)) return setWrong("A token has letters, digits and signs, and no spaces.");
    try {
      await useToken(token);
      if (!access.value.scopes.length) setWrong("The gateway does not know this token.");
      else setWrong("");
    } catch {
      setWrong("The gateway does not answer. Try again in a while.");
    }
  };
  return html`
    <form class="card narrow" onSubmit=${give}>
      <h1>This gateway asks for a token</h1>
      ${scopes.length > 0 && html`<p>The token that you gave may ${scopes.join(" and ")}, and may not read. Ask the operator for one that may.</p>`}
      <label for="token">Token</label>
      <input id="token" name="token" type="password" autocomplete="off" required aria-describedby="token-hint token-wrong" />
      <p id="token-hint" class="quiet">It is kept in this tab alone, until the tab is closed or you forget it.</p>
      <p id="token-wrong" class="problem" role="alert">${wrong}</p>
      <button>Use it</button>
    </form>`;
}

/** Where the reader goes to another view, a screen reader and the keyboard go along: to its heading. */
function useArrival(place) {
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    const main = document.getElementById("main");
    if (main.contains(document.activeElement) && document.activeElement !== main) return; // the view has put it somewhere
    const heading = main.querySelector("h1") ?? main;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [place]);
}

function Page() {
  const query = route.value;
  const view = Object.hasOwn(VIEWS, query.view ?? "stories") ? query.view ?? "stories" : "stories";
  const [problem, setProblem] = useState(null);
  useArrival([view, query.story, query.thread, query.first, query.second].join(" "));
  useEffect(() => {
    document.title = view === "stories" ? "newsfold" : `${TITLES[view]} · newsfold`;
  }, [view]);
  useEffect(() => {
    get("/access").then((given) => { access.value = given; }, (error) => setProblem(error));
  }, []);
  const may = access.value?.scopes.includes("read");
  return html`
    <${Head} view=${view} />
    <main id="main" tabindex="-1">
      ${problem && html`<p class="problem" role="alert">${problem instanceof Problem ? problem.message : "The gateway does not answer."}</p>`}
      ${access.value && (may ? html`<${VIEWS[view]} key=${view} query=${query} />` : html`<${AskToken} />`)}
    </main>`;
}

const root = document.getElementById("page");
root.replaceChildren();
render(html`<${Page} />`, root);
