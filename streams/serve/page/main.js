// The page: its head, and the view that the URL names.
import { html, render, useEffect, useState } from "/assets/libraries/libraries.js";
import { access, get, Problem, useToken } from "/assets/api.js";
import { Link, route } from "/assets/route.js";
import { Events } from "/assets/events.js";
import { Explain } from "/assets/explain.js";
import { Operations } from "/assets/operations.js";
import { Outlets } from "/assets/outlets.js";
import { Stories } from "/assets/stories.js";
import { Story } from "/assets/story.js";

// By `view` of the URL. Each is a component whose only property is the query.
const VIEWS = { stories: Stories, story: Story, explain: Explain, events: Events, outlets: Outlets, operations: Operations };
const TABS = [["stories", "Stories"], ["events", "Events"], ["outlets", "Outlets"], ["operations", "Operations"]];
const PARENT = { story: "stories", explain: "stories" };

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
      ${access.value?.tokens && html`<button type="button" class="plain" onClick=${() => useToken("")}>Forget token</button>`}
    </header>`;
}

/** Asks for a token: the gateway has some, and the reader's is none that may read. */
function AskToken() {
  const [wrong, setWrong] = useState("");
  const give = async (event) => {
    event.preventDefault();
    await useToken(new FormData(event.target).get("token").trim());
    if (!access.value.scopes.includes("read")) setWrong("This token may not read. Ask the operator for one that may.");
  };
  return html`
    <form class="card narrow" onSubmit=${give}>
      <h1>This gateway asks for a token</h1>
      <label for="token">Token</label>
      <input id="token" name="token" type="password" autocomplete="off" required aria-describedby="token-wrong">
      <p id="token-wrong" role="alert">${wrong}</p>
      <button>Use it</button>
    </form>`;
}

function Page() {
  const query = route.value;
  const view = Object.hasOwn(VIEWS, query.view ?? "stories") ? query.view ?? "stories" : "stories";
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    get("/access").then((given) => { access.value = given; }, (error) => setProblem(error));
  }, []);
  const may = access.value?.scopes.includes("read");
  return html`
    <${Head} view=${view} />
    <main id="main" tabindex="-1">
      ${problem && html`<p class="problem" role="alert">${problem instanceof Problem ? problem.message : "The gateway does not answer."}</p>`}
      ${access.value && (may ? html`<${VIEWS[view]} query=${query} />` : html`<${AskToken} />`)}
    </main>`;
}

const root = document.getElementById("page");
root.replaceChildren();
render(html`<${Page} />`, root);
