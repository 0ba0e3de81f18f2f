// Which stories: the form, and the parameters of the URL that it reads and writes.
import { COUNTRIES, html, useEffect, useRef } from "/assets/libraries/libraries.js";
import { Link, go } from "/assets/route.js";
import { countryName, languageName } from "/assets/text.js";

const NAMES = ["q", "outlet", "language", "country", "since", "until", "min_outlets"];
const ORDER = "newest"; // without `order`
const TYPING = 350; // ms without a key until what was typed is looked for

/** The filter that a URL's query has, as the gateway takes it. */
export function filterOf(query) {
  const given = [...NAMES, "order"].filter((name) => query[name]).map((name) => [name, query[name]]);
  return Object.fromEntries(given);
}

/** How the list is narrowed down, in words: `[name, words]` of each parameter. */
export function inWords(filter) {
  const words = {
    q: (value) => `“${value}”`,
    outlet: (value) => `with ${value}`,
    language: (value) => `in ${languageName(value)}`,
    country: (value) => `about ${countryName(value)}`,
    since: (value) => `since ${value}`,
    until: (value) => `before ${value}`,
    min_outlets: (value) => `${value} outlets or more`,
  };
  return NAMES.filter((name) => filter[name]).map((name) => [name, words[name](filter[name])]);
}

/** The form. What is chosen counts at once, what is typed after a moment. */
export function StoryFilter({ filter }) {
  const form = useRef(null);
  const typing = useRef(null);
  useEffect(() => () => clearTimeout(typing.current), []);
  useEffect(() => fill(form.current, filter), [JSON.stringify(filter)]);
  const use = (replace) => {
    clearTimeout(typing.current);
    const given = Object.fromEntries(new FormData(form.current));
    if (given.order === ORDER) delete given.order;
    go({ ...given, q: given.q.trim(), outlet: given.outlet.trim() }, { replace });
  };
  const type = () => {
    clearTimeout(typing.current);
    typing.current = setTimeout(() => use(true), TYPING);
  };
  const submit = (event) => {
    event.preventDefault();
    use(false);
  };
  const narrowed = inWords(filter).some(([name]) => name !== "q");
  return html`
    <form class="filter" role="search" aria-label="Stories" ref=${form} onSubmit=${submit}>
      <div class="search">
        <label class="unseen" for="filter-q">Words in title or text</label>
        <input id="filter-q" name="q" type="search" maxlength="500" placeholder="Search title and text" onInput=${type} />
        <button>Search</button>
        <label class="unseen" for="filter-order">Order</label>
        <select id="filter-order" name="order" onChange=${() => use(false)}>
          <option value="newest">Newest first</option>
          <option value="most-outlets">Most outlets first</option>
        </select>
      </div>
      <details open=${narrowed}>
        <summary>Filters</summary>
        <${Fields} use=${() => use(false)} />
      </details>
    </form>`;
}

function Fields({ use }) {
  return html`
    <div class="fields">
      <div><label for="filter-outlet">Outlet</label>
        <input id="filter-outlet" name="outlet" maxlength="200" placeholder="capitalwire.example" spellcheck=${false} autocapitalize="off" onChange=${use} /></div>
      <div><label for="filter-language">Language</label>
        <select id="filter-language" name="language" onChange=${use}><option value="">Any</option>${LANGUAGES.map(option)}</select></div>
      <div><label for="filter-country">Country</label>
        <select id="filter-country" name="country" onChange=${use}><option value="">Any</option>${NATIONS.map(option)}</select></div>
      <div><label for="filter-since">First seen from (UTC)</label>
        <input id="filter-since" name="since" type="date" onChange=${use} /></div>
      <div><label for="filter-until">and before</label>
        <input id="filter-until" name="until" type="date" onChange=${use} /></div>
      <div><label for="filter-outlets">Outlets, at least</label>
        <input id="filter-outlets" name="min_outlets" type="number" min="1" max="100000" onChange=${use} /></div>
    </div>`;
}

/** Each thing that narrows the list down, with a link that takes it away. */
export function Narrowed({ filter }) {
  const words = inWords(filter);
  if (!words.length) return null;
  const without = (name) => ({ ...filter, [name]: "" });
  return html`
    <ul class="narrowed" aria-label="Filters in use">
      ${words.map(([name, text]) => html`
        <li key=${name}><bdi>${text}</bdi> <${Link} to=${without(name)} aria-label=${`Take away: ${text}`}>×</${Link}></li>`)}
      ${words.length > 1 && html`<li class="all"><${Link} to=${{ order: filter.order }}>Clear all</${Link}></li>`}
    </ul>`;
}

// To choose from. Any other may be asked for in the URL.
const LANGUAGES = by(languageName, "ar bg bn ca cs da de el en es et fa fi fr gu he hi hr hu id it ja kn ko lt lv mk ml mr ms ne nl no pa pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur vi zh".split(" "));
const NATIONS = by(countryName, Object.keys(COUNTRIES));

function by(name, codes) {
  return codes.map((code) => [code, name(code)]).sort(([, one], [, other]) => one.localeCompare(other));
}

function option([code, name]) {
  return html`<option value=${code}>${name}</option>`;
}

/** Write a filter into the form; not where the reader is typing. A value that is no choice becomes one. */
function fill(form, filter) {
  for (const field of form.elements) {
    if (!field.name || field === document.activeElement) continue;
    const value = filter[field.name] ?? (field.name === "order" ? ORDER : "");
    if (field.type === "date") field.value = /^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? "";
    else field.value = value;
    if (field.tagName === "SELECT" && field.value !== value) {
      field.add(new Option(value, value));
      field.value = value;
    }
  }
}
