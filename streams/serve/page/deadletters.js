// Dead letters: what could not be used, one of them opened, and back to where they came from.
import { html, rollup, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { access, get } from "/assets/api.js";
import { OpenLetter } from "/assets/letter.js";
import { Redrive } from "/assets/redrive.js";
import { Link, go } from "/assets/route.js";
import { Failed } from "/assets/state.js";
import { Foreign, Time, counted, visible } from "/assets/text.js";

const LISTED = 100;

/** For those who may: the gateway asks for the scope `admin`. */
export function DeadLetters({ query }) {
  const may = access.value?.scopes.includes("admin");
  return html`
    <section class="dead-letters" aria-labelledby="dead-letters">
      <h2 id="dead-letters">Dead letters</h2>
      ${may ? html`<${Letters} query=${query} />` : html`
        <p>Dead letters are shown to a token with the scope <code>admin</code>. Yours has ${access.value?.scopes.join(", ") || "none"}: forget it, and give one that has.</p>`}
    </section>`;
}

function Letters({ query }) {
  const { letters, problem, isLoading, again } = useLetters(query.reason ?? "");
  const [redrive, setRedrive] = useState(null); // what the dialog asks about: {ids | reason, count}
  return html`
    <p class="look-again"><button type="button" class="plain" disabled=${isLoading} onClick=${again}>${isLoading ? "Reading …" : "Look again"}</button>${" "}<span class="quiet">All of the topic is read for it.</span></p>
    ${problem && html`<${Failed} error=${problem} />`}
    ${letters && !letters.counts.length && html`<p class="quiet">${query.reason ? html`No dead letters of the reason <${Foreign} text=${query.reason} most=${100} />.` : "There are no dead letters."}</p>`}
    ${(letters?.counts.length > 0 || query.reason) && html`<${Counts} counts=${letters?.counts ?? []} query=${query} onRedrive=${setRedrive} />`}
    ${query.letter && html`<${OpenLetter} id=${query.letter} onClose=${() => go({ ...query, letter: "" })} onRedrive=${(id) => setRedrive({ ids: [id], count: 1 })} />`}
    ${letters?.letters.length > 0 && html`<${Listed} letters=${letters} query=${query} onRedrive=${setRedrive} />`}
    ${redrive && html`<${Redrive} asked=${redrive} onEnd=${(isSent) => { setRedrive(null); if (isSent) again(); }} />`}`;
}

function useLetters(reason) {
  const [state, setState] = useState({ letters: null, problem: null, isLoading: true });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    setState((last) => ({ ...last, isLoading: true }));
    get("/deadletters", { reason, limit: LISTED }, { signal: ending.signal }).then(
      (letters) => setState({ letters, problem: null, isLoading: false }),
      (problem) => ending.signal.aborted || setState((last) => ({ ...last, problem, isLoading: false })),
    );
    return () => ending.abort();
  }, [reason, times]);
  return { ...state, again: () => setTimes((last) => last + 1) };
}

/** How many there are of each reason: what the gateway re-drives together. */
function Counts({ counts, query, onRedrive }) {
  const reasons = [...rollup(counts, (some) => ({
    letters: some.reduce((sum, one) => sum + one.letters, 0),
    stages: some.map(({ stage }) => stage).join(", "),
  }), ({ reason }) => reason)];
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Dead letters by reason">
      <table>
        <caption>By reason</caption>
        <thead><tr><th scope="col">Reason</th><th scope="col">Stage</th><th scope="col" class="number">Letters</th><th scope="col"><span class="unseen">What to do</span></th></tr></thead>
        <tbody>${reasons.map(([reason, { letters, stages }]) => html`
          <tr key=${reason}>
            <th scope="row"><${Link} to=${{ ...query, reason, letter: "" }} aria-current=${query.reason === reason ? "true" : undefined}><${Foreign} text=${reason} most=${100} /></${Link}></th>
            <td><${Foreign} text=${stages} most=${100} /></td><td class="number">${letters.toLocaleString()}</td>
            <td><button type="button" class="plain" aria-label=${`Re-drive all of ${visible(reason)}`} onClick=${() => onRedrive({ reason, count: letters })}>Re-drive all</button></td>
          </tr>`)}
        </tbody>
      </table>
      ${query.reason && html`<p><${Link} to=${{ ...query, reason: "", letter: "" }}>All reasons</${Link}></p>`}
    </div>`;
}

function Listed({ letters: { counts, letters }, query, onRedrive }) {
  const all = counts.reduce((sum, one) => sum + one.letters, 0);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="The newest dead letters">
      <table class="letters">
        <caption>${all > letters.length ? `The newest ${letters.length} of ${counted(all, "letter")}` : counted(all, "letter")}</caption>
        <thead><tr><th scope="col">Letter</th><th scope="col">What happened</th><th scope="col">Reason</th><th scope="col">Given up</th><th scope="col" class="number">Bytes</th><th scope="col"><span class="unseen">What to do</span></th></tr></thead>
        <tbody>${letters.map((letter) => html`<${Row} key=${letter.id} letter=${letter} query=${query} onRedrive=${onRedrive} />`)}</tbody>
      </table>
    </div>`;
}

function Row({ letter, query, onRedrive }) {
  const link = useRef(null);
  const isOpen = query.letter === letter.id;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !query.letter) link.current.querySelector("a").focus(); // it was closed
    wasOpen.current = isOpen;
  }, [query.letter]);
  return html`
    <tr class=${isOpen ? "open" : ""}>
      <th scope="row" ref=${link}><a href="#letter" onClick=${(event) => { event.preventDefault(); go({ ...query, letter: letter.id }); }}>${visible(letter.id)}</a></th>
      <td class="message"><${Foreign} text=${letter.message} most=${300} /><span class="quiet what">from ${visible(letter.origin) || "a place that it does not name"}</span></td>
      <td><${Foreign} text=${letter.reason} most=${100} /><span class="quiet what">${visible(letter.stage)}</span></td>
      <td><${Time} at=${letter.at} /></td>
      <td class="number">${letter.size.toLocaleString()}</td>
      <td><button type="button" class="plain" aria-label=${`Re-drive ${visible(letter.id)}`} onClick=${() => onRedrive({ ids: [letter.id], count: 1 })}>Re-drive</button></td>
    </tr>`;
}
