// Two articles of a story side by side: what they share word for word, and what each rule says of the pair.
import { html, useEffect, useState } from "/assets/libraries/libraries.js";
import { Problem, get } from "/assets/api.js";
import { Link } from "/assets/route.js";
import { Failed, Loading } from "/assets/state.js";
import { Foreign, Outward, counted, fullTime, visible } from "/assets/text.js";

const SIDES = ["first", "second"];
const LONG = 40; // characters: a shorter run is marked, and is no stop for the keyboard

export function Explain({ query }) {
  const { story = "", first = "", second = "" } = query;
  const [answer, setAnswer] = useState(null);
  const [problem, setProblem] = useState(null);
  const load = () => {
    [setAnswer, setProblem].forEach((clear) => clear(null));
    const aborting = new AbortController();
    get(["stories", story, "explain", first, second], {}, { signal: aborting.signal }).then(setAnswer, (error) => aborting.signal.aborted || setProblem(error));
    return () => aborting.abort();
  };
  useEffect(load, [story, first, second]);
  return html`
    <p class="trail"><${Link} to=${{}}>Stories</${Link}> › <${Link} to=${{ view: "story", story }}>The story</${Link}></p>
    <h1>Two texts side by side</h1>
    ${problem && html`<${Unknown} problem=${problem} again=${load} />`}
    ${answer && html`<${Pair} answer=${answer} />`}
    ${!answer && !problem && html`<${Loading} />`}`;
}

function Unknown({ problem, again }) {
  if (!(problem instanceof Problem) || problem.status !== 404) return html`<${Failed} error=${problem} again=${again} />`;
  return html`<p>They cannot be compared: ${problem.message}.</p>`;
}

function Pair({ answer }) {
  const [run, setRun] = useState(null);
  const runs = runsOf(answer);
  return html`
    <p class=${`verdict ${answer.is_one_story ? "passes" : "refuses"}`}><b>${answer.is_one_story ? "The two match." : "The two do not match; another article of the story connects them."}</b> <${Foreign} text=${answer.reason} most=${500} /></p>
    <div class="evidence"><${Figures} answer=${answer} /><${Rules} rules=${answer.rules} /></div>
    <p class="quiet" id="runs-hint">${runs.size
      ? html`${counted(runs.size, "run")} of words in both, marked. Point at one, and its partner shows; follow it, and you are there.`
      : "They share no run of words."}</p>
    <div class="pair">
      ${SIDES.map((side) => html`<${Side} key=${side} side=${side} text=${answer[side]} runs=${runs} run=${run} setRun=${setRun} />`)}
    </div>`;
}

function Figures({ answer }) {
  const figures = [
    ["Shared, of all that either has", percent(answer.jaccard), "Jaccard similarity of runs of three words"],
    ["Of the shorter text in the other", percent(answer.containment), "Containment of runs of three words"],
    ["Longest run word for word", counted(answer.longest_run, "word"), ""],
    ["Numbers that agree", percent(answer.numbers_agree), "Of those of the text with fewer"],
    ["Names that agree", percent(answer.names_agree), "Of those of the text with fewer"],
  ];
  return html`<dl class="measures">${figures.map(([name, value, hint]) => html`<div key=${name} title=${hint}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function Rules({ rules }) {
  return html`
    <table class="rules">
      <caption>What each rule says</caption>
      <thead><tr><th scope="col">Rule</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead>
      <tbody>
        ${rules.map(({ rule, passes, reason }) => {
          const verdict = passes ? "passes" : "refuses";
          return html`<tr key=${rule}><th scope="row">${rule}</th><td class=${verdict}>${verdict}</td><td><${Foreign} text=${reason} most=${500} /></td></tr>`;
        })}
      </tbody>
    </table>`;
}

function Side({ side, text, runs, run, setRun }) {
  const began = new Set(); // of a run that goes over several lines, the first part is the stop
  const piece = (one) => {
    if (one.run === null || one.run === undefined) return visible(one.text);
    const isFirst = !began.has(one.run);
    began.add(one.run);
    return html`<${Run} piece=${one} side=${side} isFirst=${isFirst} length=${runs.get(one.run)} isOn=${one.run === run} setRun=${setRun} />`;
  };
  const [title, ...paragraphs] = text.lines;
  return html`
    <article class="text" aria-label=${`${side === "first" ? "First" : "Second"} text: ${visible(text.outlet).slice(0, 80)}`}>
      <header>
        <p class="meta"><span class="outlet"><${Outward} url=${text.url}><${Foreign} text=${text.outlet} most=${80} /></${Outward}></span><span>${fullTime(text.published_at)}</span></p>
        <h2 dir="auto">${title?.length ? title.map(piece) : "(no title)"}</h2>
      </header>
      ${paragraphs.map((line) => html`<p dir="auto">${line.map(piece)}</p>`)}
    </article>`;
}

/** A shared run, or the part of one on a line. Its first part is a link to its partner in the other text. */
function Run({ piece, side, isFirst, length, isOn, setRun }) {
  const other = side === "first" ? "second" : "first";
  const id = isFirst ? `${side}-${piece.run}` : undefined;
  const at = { onMouseEnter: () => setRun(piece.run), onMouseLeave: () => setRun(null) };
  if (!isFirst || length < LONG) return html`<mark class=${isOn ? "on" : ""} id=${id} ...${at}>${visible(piece.text)}</mark>`;
  const follow = (event) => {
    event.preventDefault();
    const partner = document.getElementById(`${other}-${piece.run}`);
    partner?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    partner?.querySelector("a")?.focus({ preventScroll: true });
  };
  return html`
    <mark class=${isOn ? "on" : ""} id=${id} ...${at}><a href=${`#${other}-${piece.run}`} title=${`Also in the ${other} text`}
      onClick=${follow} onFocus=${() => setRun(piece.run)} onBlur=${() => setRun(null)}>${visible(piece.text)}</a></mark>`;
}

/** Return how long each run is in the first text, by its number. */
function runsOf(answer) {
  const lengths = new Map();
  for (const { text, run } of answer.first.lines.flat()) {
    if (run !== null && run !== undefined) lengths.set(run, (lengths.get(run) ?? 0) + text.length);
  }
  return lengths;
}

function percent(share) {
  return `${Math.round(share * 100)}%`;
}
