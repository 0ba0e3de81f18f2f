// The pipeline's parts: pages by outcome, what waits, why pages ended so, and the workers.
import { html } from "/assets/libraries/libraries.js";
import { BarTable, Bars, Legend } from "/assets/bars.js";
import { Foreign, counted, duration } from "/assets/text.js";

// In the order in which they are stacked: what went well at the bottom.
const OUTCOMES = [
  { key: "published", label: "Published", colour: "outcome-published" },
  { key: "revised", label: "Revised", colour: "outcome-revised" },
  { key: "unchanged", label: "Unchanged", colour: "outcome-unchanged" },
  { key: "retracted", label: "Retracted", colour: "outcome-retracted" },
  { key: "not-an-article", label: "Not an article", colour: "outcome-not-an-article" },
  { key: "dead-lettered", label: "Dead-lettered", colour: "outcome-dead-lettered" },
];
const STAGES = {
  extract: "a page becomes an article", tidy: "revisions are told from resends", fold: "articles become stories",
  code: "a story's text becomes events", tally: "events of several stories become one", thread: "stories of one happening come together",
};
const AT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const PAGES = ["page", "pages"];

/** Pages by how they ended, over time: by when they came. */
export function Outcomes({ pipeline, minutes }) {
  const bars = barsOf(pipeline, minutes);
  const totals = new Map();
  for (const { outcome, pages } of pipeline.outcomes.counts) totals.set(outcome, (totals.get(outcome) ?? 0) + pages);
  const kinds = OUTCOMES.map((kind) => ({ ...kind, label: `${kind.label} ${(totals.get(kind.key) ?? 0).toLocaleString()}` }));
  const total = [...totals.values()].reduce((one, other) => one + other, 0);
  const unit = duration(pipeline.outcomes.seconds * 1_000);
  return html`
    <section class="card" aria-labelledby="outcomes">
      <div class="face-head"><h2 id="outcomes">Pages by outcome</h2><span class="quiet">${counted(total, ...PAGES)}; ${unit} a bar, UTC</span></div>
      <${Legend} kinds=${kinds} />
      <${Bars} bars=${bars} kinds=${OUTCOMES} label="Pages by outcome over time; the table below has the same" noun=${PAGES} height=${170} />
      <details class="alternative"><summary>Pages as a table</summary>
        ${total ? html`<${BarTable} bars=${bars} kinds=${OUTCOMES} caption="Pages by outcome" first="From (UTC)" />` : html`<p class="quiet">No pages.</p>`}
      </details>
    </section>`;
}

function barsOf({ at, outcomes: { seconds, counts } }, minutes) {
  const size = seconds * 1_000;
  const last = Math.floor(Date.parse(at) / size) * size;
  const first = Math.min(last, ...counts.map((count) => Date.parse(count.at)), last - minutes * 60_000 + size);
  const bars = [];
  for (let start = first; start <= last; start += size) {
    bars.push({ start, end: start + size, label: AT.format(new Date(start)), counts: new Map() });
  }
  for (const { at: begin, outcome, pages } of counts) {
    bars[Math.floor((Date.parse(begin) - first) / size)]?.counts.set(outcome, pages);
  }
  return bars;
}

/** What waits for each stage, and for how long. */
export function Lag({ lag }) {
  return html`
    <section class="card" aria-labelledby="lag">
      <h2 id="lag">Waiting</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="lag">
        <table>
          <caption class="unseen">What waits for each stage</caption>
          <thead><tr><th scope="col">Stage</th><th scope="col">Reads</th><th scope="col" class="number">Waiting</th><th scope="col" class="number">Oldest</th></tr></thead>
          <tbody>${lag.map(({ stage, topic, records, oldest_seconds: oldest }) => html`
            <tr key=${stage}><th scope="row"><b>${stage}</b><span class="quiet what">${STAGES[stage] ?? ""}</span></th><td>${topic}</td>
              <td class="number">${records === null ? "not known" : records.toLocaleString()}</td>
              <td class="number">${oldest ? secondsOf(oldest) : html`<span class="quiet">${records && oldest === null ? "not known" : "–"}</span>`}</td></tr>`)}
          </tbody>
        </table>
      </div>
    </section>`;
}

/** Why pages ended as they did. */
export function Reasons({ reasons }) {
  return html`
    <section class="card" aria-labelledby="reasons">
      <h2 id="reasons">Reasons</h2>
      ${!reasons.length && html`<p class="quiet">Every page of this time was published, revised or retracted.</p>`}
      ${reasons.length > 0 && html`
        <div class="scroll" tabindex="0" role="region" aria-labelledby="reasons">
          <table>
            <caption class="unseen">Pages by reason</caption>
            <thead><tr><th scope="col">Outcome</th><th scope="col">Reason</th><th scope="col" class="number">Pages</th></tr></thead>
            <tbody>${reasons.map(({ outcome, reason, pages }) => html`
              <tr key=${`${outcome} ${reason}`}><td>${outcome}</td><th scope="row"><${Foreign} text=${reason} most=${100} /></th><td class="number">${pages.toLocaleString()}</td></tr>`)}
            </tbody>
          </table>
        </div>`}
    </section>`;
}

/** The workers that the gateway was told of. */
export function Workers({ workers }) {
  return html`
    <section aria-labelledby="workers">
      <h2 id="workers">Workers</h2>
      ${!workers.length && html`<p class="quiet">The gateway knows of no workers. <code>newsfold serve --workers URL</code> names them, by the addresses of their metrics.</p>`}
      <div class="workers">${workers.map((worker) => html`<${Worker} key=${worker.address} worker=${worker} />`)}</div>
    </section>`;
}

function Worker({ worker: { address, is_ready: isReady, error, memory_bytes: memory, stages } }) {
  return html`
    <article class="card worker">
      <h3>${address}</h3>
      <p><b class=${isReady ? "ready" : "not-ready"}><span aria-hidden="true">${isReady ? "✓ " : "✗ "}</span>${isReady ? "Ready" : "Not ready"}</b>${memory !== null && html` <span class="quiet">${megabytes(memory)} of memory</span>`}</p>
      ${error && html`<p class="problem"><${Foreign} text=${error} most=${300} /></p>`}
      ${stages.length > 0 && html`
        <div class="scroll" tabindex="0" role="region" aria-label=${`Stages of ${address}`}>
          <table>
            <caption class="unseen">What its stages have done since it started</caption>
            <thead><tr><th scope="col">Stage</th><th scope="col" class="number">Records</th><th scope="col" class="number">Mean</th><th scope="col" class="number"><abbr title="99 of 100 took less">p99</abbr></th></tr></thead>
            <tbody>${stages.map(({ stage, records, mean_seconds: mean, p99_seconds: p99 }) => html`
              <tr key=${stage}><th scope="row">${stage}</th><td class="number">${records.toLocaleString()}</td><td class="number">${secondsOf(mean)}</td><td class="number">${secondsOf(p99)}</td></tr>`)}
            </tbody>
          </table>
        </div>`}
    </article>`;
}

/** Return seconds in words: `30 ms`, `3.2 s`, `12 min`. */
function secondsOf(seconds) {
  if (seconds === null) return "–";
  if (seconds >= 60) return duration(seconds * 1_000);
  if (seconds >= 1) return `${seconds.toFixed(1)} s`;
  return `${(seconds * 1_000).toFixed(seconds > 0 && seconds < 0.01 ? 1 : 0)} ms`;
}

function megabytes(bytes) {
  return `${Math.round(bytes / 1e6).toLocaleString()} MB`;
}
