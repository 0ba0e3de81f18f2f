// One dead letter, with what is in it.
import { html, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { Problem, get } from "/assets/api.js";
import { Failed, Loading } from "/assets/state.js";
import { Foreign, counted, escaped, fullTime, visible } from "/assets/text.js";

const SHOWN = 10_000; // characters of a value that the gateway sends

/** A letter that is open: `id` is `dead-letters/0/12`. */
export function OpenLetter({ id, onClose, onRedrive }) {
  const heading = useRef(null);
  const { letter, problem } = useLetter(id);
  useEffect(() => heading.current.focus(), [id]);
  return html`
    <section id="letter" class="card letter" aria-labelledby="letter-open" onKeyDown=${(event) => event.key === "Escape" && onClose()}>
      <div class="face-head">
        <h3 id="letter-open" tabindex="-1" ref=${heading}>${visible(id).slice(0, 100)}</h3>
        <button type="button" class="plain" onClick=${onClose}>Close</button>
      </div>
      ${problem && html`<${Failed} error=${problem} />`}
      ${letter ? html`<${Whole} letter=${letter} onRedrive=${onRedrive} />` : !problem && html`<${Loading} />`}
    </section>`;
}

function useLetter(id) {
  const [state, setState] = useState({ letter: null, problem: null });
  useEffect(() => {
    const ending = new AbortController();
    const [, partition, offset] = id.match(/^dead-letters\/(\d{1,9})\/(\d{1,18})$/) ?? [];
    setState({ letter: null, problem: partition ? null : new Problem(400, "This is no dead letter's id.") });
    if (partition) {
      get(`/deadletters/${partition}/${offset}`, {}, { signal: ending.signal })
        .then((letter) => setState({ letter, problem: null }), (problem) => ending.signal.aborted || setState({ letter: null, problem }));
    }
    return () => ending.abort();
  }, [id]);
  return state;
}

function Whole({ letter, onRedrive }) {
  const facts = [
    ["Given up", fullTime(letter.at)],
    ["Why", html`<b><${Foreign} text=${letter.reason} most=${100} /></b>: <${Foreign} text=${letter.message} />`],
    ["Stage", html`<${Foreign} text=${letter.stage} most=${100} />, attempt ${letter.attempt}`],
    ["From", visible(letter.origin) || "it does not say"],
  ];
  return html`
    <dl class="known">${facts.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    <${Headers} headers=${letter.headers} />
    <h4>Key</h4>
    ${letter.key === null ? html`<p class="quiet">It has none.</p>` : html`<${Raw} text=${letter.key} label="Key" />`}
    <h4>Value <span class="quiet">${counted(letter.size, "byte")}${letter.value.length >= SHOWN && `; the first ${SHOWN.toLocaleString()} characters`}</span></h4>
    ${letter.value ? html`<${Raw} text=${letter.value} label="Value" />` : html`<p class="quiet">It has none.</p>`}
    <button type="button" onClick=${() => onRedrive(letter.id)}>Re-drive this letter</button>`;
}

function Headers({ headers }) {
  if (!headers.length) return html`<h4>Headers</h4><p class="quiet">It came with none.</p>`;
  return html`
    <h4 id="letter-headers">Headers</h4>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="letter-headers">
      <table><caption class="unseen">Headers that it came with</caption>
        <thead><tr><th scope="col">Name</th><th scope="col">Content</th></tr></thead>
        <tbody>${headers.map(([name, content], index) => html`<tr key=${index}><th scope="row"><bdi>${escaped(name)}</bdi></th><td><bdi>${escaped(content)}</bdi></td></tr>`)}</tbody>
      </table>
    </div>`;
}

/** What a producer wrote, as it is, with what one does not see written out. */
function Raw({ text, label }) {
  return html`<pre class="raw" dir="ltr" tabindex="0" role="region" aria-label=${label}>${escaped(text)}</pre>`;
}
