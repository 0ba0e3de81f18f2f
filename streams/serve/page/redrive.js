// The question before dead letters go back, and what became of them.
import { html, useLayoutEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { Problem, post } from "/assets/api.js";
import { Foreign, counted, visible } from "/assets/text.js";

const LISTED = 20; // of what was sent

/** Asks whether these letters are to go back: `asked` is `{ids, count}` or `{reason, count}`. `onEnd(isSent)` closes it. */
export function Redrive({ asked, onEnd }) {
  const dialog = useRef(null);
  const [state, setState] = useState({ step: "asking", redriven: [], problem: null });
  useLayoutEffect(() => dialog.current.showModal(), []);
  const send = async () => {
    setState({ ...state, step: "sending" });
    try {
      const { redriven } = await post("/deadletters/redrive", asked.ids ? { ids: asked.ids } : { reason: asked.reason });
      setState({ step: "sent", redriven, problem: null });
    } catch (problem) {
      setState({ step: "failed", redriven: [], problem });
    }
  };
  const { step, redriven, problem } = state;
  return html`
    <dialog class="card" ref=${dialog} aria-labelledby="redrive" onClose=${() => onEnd(step === "sent")}
      onCancel=${(event) => step === "sending" && event.preventDefault()}>
      <h2 id="redrive">${step === "sent" ? "Sent back" : "Send back?"}</h2>
      ${(step === "asking" || step === "sending") && html`<${Question} asked=${asked} />`}
      <div role="status">${step === "sending" && "Sending …"}${step === "sent" && html`<${Result} redriven=${redriven} />`}</div>
      ${step === "failed" && html`<p class="problem" role="alert">${problem instanceof Problem ? problem.message : "The gateway does not answer. Some of the letters may have been sent."}</p>`}
      <div class="choice">
        ${step === "asking" || step === "sending"
          ? html`<button type="button" class="plain" disabled=${step === "sending"} onClick=${() => dialog.current.close()}>Leave it</button>
            <button type="button" disabled=${step === "sending"} onClick=${send}>Send ${asked.count === 1 ? "it" : "them"} back</button>`
          : html`<button type="button" onClick=${() => dialog.current.close()}>Close</button>`}
      </div>
    </dialog>`;
}

function Question({ asked: { ids, reason, count } }) {
  const which = ids
    ? html`The letter <b>${visible(ids[0])}</b> goes`
    : html`${counted(count, "letter")} of the reason <b><${Foreign} text=${reason} most=${100} /></b>, and what comes in of it meanwhile, ${count === 1 ? "goes" : "go"}`;
  const [it, its] = count === 1 ? ["it", "it is"] : ["they", "they are"];
  return html`
    <p>${which} back to where ${it} came from, as ${its}, and ${count === 1 ? "is" : "are"} worked on again.</p>
    <p>What still cannot be used ends here as a new letter. Nothing is taken off <code>dead-letters</code>, and nothing remembers what was sent: sent twice, it is worked on twice.</p>`;
}

function Result({ redriven }) {
  const failed = redriven.filter(({ error }) => error);
  const sent = redriven.length - failed.length;
  const rows = [...failed, ...redriven.filter(({ error }) => !error)].slice(0, LISTED);
  return html`
    <p>${redriven.length ? `${counted(sent, "letter")} sent back${failed.length ? `, ${failed.length.toLocaleString()} not` : ""}.` : "There were none to send."}</p>
    ${rows.length > 0 && html`
      <div class="scroll" tabindex="0" role="region" aria-label="What became of them">
        <table><caption class="unseen">What became of them</caption>
          <thead><tr><th scope="col">Letter</th><th scope="col">Now at</th></tr></thead>
          <tbody>${rows.map(({ id, place, error }) => html`<tr key=${id}><th scope="row">${visible(id)}</th><td>${error ? html`<span class="problem"><${Foreign} text=${error} most=${300} /></span>` : visible(place)}</td></tr>`)}</tbody>
        </table>
      </div>`}
    ${redriven.length > rows.length && html`<p class="quiet">and ${(redriven.length - rows.length).toLocaleString()} more</p>`}`;
}
