// Operations: how the pipeline fares, and what it could not use.
import { html, useEffect, useState } from "/assets/libraries/libraries.js";
import { get } from "/assets/api.js";
import { DeadLetters } from "/assets/deadletters.js";
import { Lag, Outcomes, Reasons, Workers } from "/assets/pipeline.js";
import { go } from "/assets/route.js";
import { Failed, Loading } from "/assets/state.js";

const EVERY = 5_000; // ms between two looks
const PERIODS = [[15, "15 minutes"], [60, "hour"], [360, "6 hours"], [1_440, "day"]];
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

export function Operations({ query }) {
  const minutes = PERIODS.some(([period]) => String(period) === query.minutes) ? Number(query.minutes) : 60;
  const { pipeline, problem } = usePipeline(minutes);
  const choose = (event) => go({ ...query, minutes: event.target.value === "60" ? "" : event.target.value });
  return html`
    <div class="operations">
      <div class="operations-head">
        <h1>Operations</h1>
        <p class="quiet">${pipeline && `As of ${CLOCK.format(new Date(pipeline.at))}`}</p>
        <div class="period"><label for="minutes">The last</label>
          <select id="minutes" value=${String(minutes)} onChange=${choose}>${PERIODS.map(([period, words]) => html`<option key=${period} value=${period}>${words}</option>`)}</select></div>
      </div>
      ${problem && html`<${Failed} error=${problem} />`}
      ${!pipeline && !problem && html`<${Loading} />`}
      ${pipeline && html`
        <${Outcomes} pipeline=${pipeline} minutes=${minutes} />
        <div class="pair"><${Lag} lag=${pipeline.lag} /><${Reasons} reasons=${pipeline.reasons} /></div>
        <${Workers} workers=${pipeline.workers} />`}
      <${DeadLetters} query=${query} />
    </div>`;
}

/** What the gateway says of the pipeline, asked again while the tab is looked at: `{pipeline, problem}`. */
function usePipeline(minutes) {
  const [state, setState] = useState({ pipeline: null, problem: null });
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    let timer = null;
    const look = async () => {
      clearTimeout(timer);
      if (document.hidden || signal.aborted) return;
      try {
        const pipeline = await get("/pipeline", { minutes }, { signal });
        setState({ pipeline, problem: null });
      } catch (problem) {
        if (!signal.aborted) setState((last) => ({ ...last, problem }));
      }
      clearTimeout(timer);
      if (!signal.aborted) timer = setTimeout(look, EVERY);
    };
    document.addEventListener("visibilitychange", look, { signal });
    look();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [minutes]);
  return state;
}
