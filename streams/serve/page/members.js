// The members of a story: in order of time, who copied whom, and what was taken off each one's page.
import { html, useState } from "/assets/libraries/libraries.js";
import { get } from "/assets/api.js";
import { Badge } from "/assets/relations.js";
import { Link } from "/assets/route.js";
import { Failed, Loading } from "/assets/state.js";
import { Foreign, Outward, counted, fullTime, visible } from "/assets/text.js";

const SHOWN = 50; // at first, and so many more each time
const LEARNED = ["boilerplate", "title-suffix"];
const DEEPEST = 6; // levels of the tree that are set in

/** Members with `source`: the id of the earlier one that each is likely from; null where there is none. */
export function withSources({ story, members }) {
  const listed = new Map(story.members.map((one) => [one.article_id, one]));
  const order = new Map(members.map((one, index) => [one.article_id, index]));
  return members.map((one, index) => {
    const matched = order.get(one.match?.article_id) < index ? one.match.article_id : null;
    const copied = listed.get(one.article_id)?.copied_from;
    const source = copied !== undefined && copied !== null && order.has(copied) ? copied : matched;
    return { ...one, source: source === one.article_id ? null : source };
  });
}

/** The members in order of time; two of them may be chosen, to be compared. */
export function Members({ story, members }) {
  const [shown, setShown] = useState(SHOWN);
  const [chosen, setChosen] = useState([]);
  const byId = new Map(members.map((one) => [one.article_id, one]));
  const choose = (id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-2));
  return html`
    <ol class="members">
      ${members.slice(0, shown).map((one) => html`
        <${Member} key=${one.article_id} story=${story} member=${one} source=${byId.get(one.source)}
          isChosen=${chosen.includes(one.article_id)} choose=${choose} />`)}
    </ol>
    ${members.length > shown && html`
      <p><button type="button" class="plain" onClick=${() => setShown(shown + SHOWN)}>Show ${Math.min(SHOWN, members.length - shown)} more of ${members.length.toLocaleString()}</button></p>`}
    ${story.member_count > members.length && html`<p class="quiet">Of ${story.member_count.toLocaleString()} articles these are the first ${members.length.toLocaleString()}.</p>`}
    ${members.length > 1 && html`<${Compare} story=${story} chosen=${chosen.filter((id) => byId.has(id)).map((id) => byId.get(id))} />`}`;
}

function Member({ story, member, source, isChosen, choose }) {
  const other = source?.article_id ?? member.match?.article_id;
  const label = `Choose to compare: ${visible(member.outlet).slice(0, 80)}`;
  return html`
    <li class=${`member ${member.relation}`}>
      <p class="meta">
        <span class="outlet"><${Foreign} text=${member.outlet} most=${80} /></span>
        <${Badge} relation=${member.relation} />
        <time datetime=${member.published_at}>${fullTime(member.published_at)}</time>
      </p>
      <h3><${Outward} url=${member.url}><${Foreign} text=${member.title || "(no title)"} most=${300} /></${Outward}></h3>
      ${source && html`<p class="from">from <${Foreign} text=${source.outlet} most=${80} />${member.match?.article_id === source.article_id && html`<${Figures} match=${member.match} />`}</p>`}
      <div class="actions">
        ${story.member_count > 1 && html`<label class="choice"><input type="checkbox" checked=${isChosen} aria-label=${label} onChange=${() => choose(member.article_id)} /> compare</label>`}
        ${other && html`<${Link} to=${pair(story, other, member.article_id)}>${source ? "Side by side with its source" : "Side by side with the closest"}</${Link}>`}
        <${Removed} id=${member.article_id} />
      </div>
    </li>`;
}

function Figures({ match }) {
  return html`<span class="quiet" title=${visible(match.reason)}>: ${Math.round(match.containment * 100)}% of the shorter text, ${counted(match.longest_run, "word")} in one run</span>`;
}

/** What is to be compared: says what is lacking until two are chosen. */
function Compare({ story, chosen }) {
  const [first, second] = chosen;
  return html`
    <p class=${first ? "compare chosen" : "compare"} role="status">
      ${!first && html`<span class="quiet">Choose two articles to see their texts side by side.</span>`}
      ${first && !second && html`<span><${Foreign} text=${first.outlet} most=${80} /> and … choose one more.</span>`}
      ${second && html`<${Link} class="button" to=${pair(story, first.article_id, second.article_id)}>Compare <${Foreign} text=${first.outlet} most=${40} /> with <${Foreign} text=${second.outlet} most=${40} /></${Link}>`}
    </p>`;
}

function pair(story, first, second) {
  return { view: "explain", story: story.story_id, first, second };
}

/** What was taken off a page, and why. It is asked for when it is opened. */
function Removed({ id }) {
  const [answer, setAnswer] = useState(null);
  const [problem, setProblem] = useState(null);
  const ask = () => {
    setProblem(null);
    get(["articles", id]).then(setAnswer, setProblem);
  };
  const open = (event) => event.target.open && !answer && ask();
  return html`
    <details class="removed" onToggle=${open}>
      <summary>Taken off its page</summary>
      ${problem ? html`<${Failed} error=${problem} again=${ask} />` : answer ? html`<${Pieces} article=${answer.article} />` : html`<${Loading} />`}
    </details>`;
}

function Pieces({ article }) {
  if (!article) return html`<p class="quiet">This gateway does not have the article's text.</p>`;
  if (!article.removed.length) return html`<p class="quiet">Nothing.</p>`;
  return html`
    <dl class="pieces" lang=${article.language}>
      ${article.removed.map(({ text, reason, count }) => html`
        <dt lang="en">${reason.replaceAll("-", " ")}${times(reason, count)}</dt>
        <dd><${Foreign} text=${text} most=${500} /></dd>`)}
    </dl>`;
}

/** What was learned of an outlet counts its articles; all else, how often it stood on the page. */
function times(reason, count) {
  if (LEARNED.includes(reason)) return `, in ${count.toLocaleString()} of its outlet's articles`;
  return count > 1 ? ` × ${count.toLocaleString()}` : "";
}

/** Who copied whom: each outlet below the one that its text is likely from. Nothing where nobody did. */
export function Copies({ members }) {
  const some = members.slice(0, SHOWN);
  if (!some.some((one) => one.source)) return null;
  const below = Map.groupBy(some, (one) => (some.some(({ article_id: id }) => id === one.source) ? one.source : null));
  return html`
    <section aria-labelledby="copies">
      <h2 id="copies">Who copied whom</h2>
      <ul class="copies"><${Branch} below=${below} of=${null} depth=${0} /></ul>
      ${members.length > some.length && html`<p class="quiet">Of the first ${some.length} articles.</p>`}
    </section>`;
}

function Branch({ below, of, depth }) {
  return (below.get(of) ?? []).map((one) => {
    const more = below.has(one.article_id);
    const inner = html`<${Branch} below=${below} of=${one.article_id} depth=${depth + 1} />`;
    return html`
      <li key=${one.article_id}><span class=${`knot ${one.relation}`} aria-hidden="true"></span><span class="outlet"><${Foreign} text=${one.outlet} most=${60} /></span> <${Badge} relation=${one.relation} />
        ${more && depth < DEEPEST && html`<ul>${inner}</ul>`}</li>
      ${more && depth >= DEEPEST && inner}`;
  });
}
