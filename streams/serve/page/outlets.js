// The outlets: who publishes first, who copies whom, how fast.
import { html, useEffect, useState } from "/assets/libraries/libraries.js";
import { get } from "/assets/api.js";
import { Link, go } from "/assets/route.js";
import { Failed, Loading } from "/assets/state.js";
import { Foreign, duration } from "/assets/text.js";

const PAGE = 100; // outlets
const NAMED = 3; // others that are named in a cell before the reader asks for more

const COLUMNS = [
  ["outlet", "Outlet", (one) => one.outlet],
  ["articles", "Articles", (one) => one.articles],
  ["originals", "Originals", (one) => one.originals],
  ["copies", "Copies", (one) => one.copies],
  ["share", "Share of originals", (one) => shareOf(one)],
  ["from", "Copies from", (one) => sum(one.copied_from)],
  ["by", "Copied by", (one) => sum(one.copied_by)],
  ["delay", "Behind the source", (one) => one.median_delay_seconds ?? Infinity],
];
const WORDS = ["outlet", "delay"]; // columns that are first sorted from the low end

export function Outlets({ query }) {
  const [outlets, setOutlets] = useState([]);
  const [next, setNext] = useState(null);
  const [problem, setProblem] = useState(null);
  const [isLoading, setLoading] = useState(true);
  const load = async (cursor) => {
    setLoading(true);
    try {
      const answer = await get("/outlets", { limit: PAGE, cursor });
      setOutlets((known) => (cursor ? [...known, ...answer.outlets] : answer.outlets));
      setNext(answer.next);
      setProblem(null);
    } catch (error) {
      setProblem(error);
    } finally {
      setLoading(false);
    }
  };
  useEffect(() => {
    load(null);
  }, []);
  return html`
    <h1>Outlets</h1>
    <p class="quiet">Of the articles that this gateway knows. An original speaks for its story; all others are counted as copies.</p>
    ${problem && html`<${Failed} error=${problem} again=${() => load(outlets.length ? next : null)} />`}
    ${outlets.length > 0 && html`<${Table} outlets=${outlets} query=${query} />`}
    ${isLoading && html`<${Loading} />`}
    ${!isLoading && !problem && !outlets.length && html`<p class="empty">No outlet has an article in a story yet.</p>`}
    ${next && !isLoading && html`<p class="end"><button type="button" class="plain" onClick=${() => load(next)}>Load more</button></p>`}`;
}

function Table({ outlets, query }) {
  const by = COLUMNS.find(([name]) => name === query.sort) ?? COLUMNS[1];
  const isUp = query.direction ? query.direction === "up" : WORDS.includes(by[0]);
  const sorted = [...outlets].sort((one, other) => compare(by[2](one), by[2](other)) * (isUp ? 1 : -1) || compare(one.outlet, other.outlet));
  const most = Math.max(...outlets.map((one) => one.articles));
  return html`
    <div class="wide" role="region" aria-label="Outlets" tabindex="0">
      <table class="outlets">
        <caption class="unseen">Outlets, sorted by ${by[1].toLowerCase()}, ${isUp ? "from the low end" : "from the high end"}</caption>
        <thead><tr>${COLUMNS.map(([name, label]) => html`<${Header} key=${name} name=${name} label=${label} isBy=${by[0] === name} isUp=${isUp} />`)}</tr></thead>
        <tbody>${sorted.map((one) => html`<${Row} key=${one.outlet} one=${one} most=${most} />`)}</tbody>
      </table>
    </div>`;
}

function Header({ name, label, isBy, isUp }) {
  const direction = isBy ? !isUp : WORDS.includes(name);
  const sort = () => go({ view: "outlets", sort: name, direction: direction ? "up" : "down" }, { replace: true });
  return html`
    <th scope="col" class=${name} aria-sort=${isBy ? (isUp ? "ascending" : "descending") : undefined}>
      <button type="button" class="sort" onClick=${sort}>${label}<span class="arrow" aria-hidden="true">${isBy ? (isUp ? "▲" : "▼") : ""}</span></button></th>`;
}

function Row({ one, most }) {
  const share = shareOf(one);
  return html`
    <tr>
      <th scope="row"><${Link} to=${{ outlet: one.outlet }} title="Its stories"><${Foreign} text=${one.outlet} most=${80} /></${Link}></th>
      <td class="number" data-label="Articles">${one.articles.toLocaleString()}</td>
      <td class="number" data-label="Originals">${one.originals.toLocaleString()}</td>
      <td class="number" data-label="Copies">${one.copies.toLocaleString()}</td>
      <td class="share" data-label="Share of originals"><${Bar} one=${one} most=${most} />${Math.round(share * 100)}%</td>
      <td data-label="Copies from"><${Others} others=${one.copied_from} /></td>
      <td data-label="Copied by"><${Others} others=${one.copied_by} /></td>
      <td class="number" data-label="Behind the source">${one.median_delay_seconds === null ? html`<span class="quiet">–</span>` : duration(one.median_delay_seconds * 1_000)}</td>
    </tr>`;
}

/** Originals and copies as one bar; its length is the outlet's part of the largest one's articles. */
function Bar({ one, most }) {
  const width = (count) => Math.max(0, (count / most) * 80);
  return html`
    <svg class="bar" viewBox="0 0 80 8" width="80" height="8" aria-hidden="true">
      <rect class="originals" width=${width(one.originals)} height="8" />
      <rect class="copies" x=${width(one.originals)} width=${width(one.copies)} height="8" />
    </svg>`;
}

function Others({ others }) {
  if (!others.length) return html`<span class="quiet">–</span>`;
  const item = ({ outlet, articles }) => html`<li key=${outlet}><${Link} to=${{ outlet }}><${Foreign} text=${outlet} most=${60} /></${Link}> <span class="quiet">${articles.toLocaleString()}</span></li>`;
  const rest = others.slice(NAMED);
  return html`
    <ul class="others">${others.slice(0, NAMED).map(item)}</ul>
    ${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ul class="others">${rest.map(item)}</ul></details>`}`;
}

function shareOf(one) {
  return one.articles ? one.originals / one.articles : 0;
}

function sum(others) {
  return others.reduce((total, { articles }) => total + articles, 0);
}

function compare(one, other) {
  return typeof one === "string" ? one.localeCompare(other) : one === other ? 0 : one - other;
}
