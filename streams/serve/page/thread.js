// One thread: the stories that report one happening in words of their own, in order, and why each is in.
import { html, useEffect, useRef, useState } from "/assets/libraries/libraries.js";
import { Problem, get } from "/assets/api.js";
import { follow } from "/assets/live.js";
import { Reports } from "/assets/reports.js";
import { Link, go } from "/assets/route.js";
import { Failed, LiveState, Loading } from "/assets/state.js";
import { Foreign, Time, counted, languageName, visible } from "/assets/text.js";

const SHOWN = 100; // reports at first, and so many more each time
const MOST = 1_000; // that one answer has
const AGAIN = 700; // ms until the store is asked again for what the stream has already
const TRIES = 8;

export function Thread({ query }) {
  const { known, problem, state, ended, note, load, more } = useThread(query.thread ?? "");
  const thread = problem ? null : known?.thread;
  return html`
    <p class="trail"><${Link} to=${{}}>Stories</${Link}> ${thread && html`<${LiveState} state=${state} />`}</p>
    ${thread && query.merged && html`<p class="banner" role="status">The thread that you opened is part of this one now.</p>`}
    ${thread && ended && html`<${Ended} thread=${ended} />`}
    <p class="unseen" role="status">${note}</p>
    <header class="story-head">
      <h1 lang=${thread?.language}>${thread ? html`<${Foreign} text=${thread.title || "(no title)"} most=${600} />` : titleOf(problem)}</h1>
      ${thread && html`<${Facts} thread=${thread} />`}
    </header>
    ${problem && html`<${Absent} problem=${problem} again=${load} />`}
    ${thread && html`<${Listed} known=${known} more=${more} />`}
    ${!thread && !problem && html`<${Loading} />`}`;
}

function Facts({ thread }) {
  return html`
    <p class="meta">
      <span>${counted(thread.story_count, "report")}, ${counted(thread.article_count, "article")}</span>
      <span>${languageName(thread.language)}</span>
      <span>first seen <${Time} at=${thread.first_seen} /></span>
      <span>last page <${Time} at=${thread.updated_at} /></span>
    </p>
    ${thread.words.length > 0 && html`
      <ul class="narrowed" aria-label="Words that most of them share" lang=${thread.language}>
        ${thread.words.map((word) => html`<li key=${word} class="word"><${Foreign} text=${word} most=${60} /></li>`)}
      </ul>`}`;
}

function Listed({ known: { thread, stories, next }, more }) {
  const byId = new Map(stories.map((one) => [one.story_id, one]));
  return html`
    <section aria-labelledby="reports">
      <h2 id="reports">Reports, in order of time</h2>
      <${Reports} stories=${stories} known=${byId} language=${thread.language} />
      ${next && html`<p><button type="button" class="plain" onClick=${more}>Show more of ${thread.story_count.toLocaleString()}</button></p>`}
    </section>`;
}

/** A thread as the store has it, kept up to date by the stream. */
function useThread(id) {
  const [known, setKnown] = useState(null);
  const [problem, setProblem] = useState(null);
  const [state, setState] = useState("connecting");
  const [ended, setEnded] = useState(null);
  const [note, setNote] = useState("");
  const newest = useRef(0); // the revision that the stream has had
  const current = useRef(id);
  current.current = id;
  const shown = useRef(SHOWN);
  const load = async (tries = TRIES) => {
    try {
      const thread = await get(["threads", id]);
      if (current.current !== id) return; // the reader has gone on
      if (thread.thread_id !== id) return go({ view: "thread", thread: thread.thread_id, merged: id }, { replace: true });
      const { stories, next } = await get(["threads", id, "stories"], { limit: shown.current });
      if (current.current !== id) return;
      setProblem(null);
      setKnown({ thread, stories, next });
      if (thread.revision < newest.current && tries) setTimeout(() => load(tries - 1), AGAIN);
    } catch (error) {
      if (current.current === id) setProblem(error);
    }
  };
  const more = async () => {
    try {
      const { stories, next } = await get(["threads", id, "stories"], { limit: SHOWN, cursor: known.next });
      if (current.current !== id) return;
      shown.current = Math.min(MOST, shown.current + SHOWN);
      setKnown((last) => ({ ...last, stories: merged(last.stories, stories), next }));
    } catch (error) {
      if (current.current === id) setProblem(error);
    }
  };
  useEffect(() => {
    if (known) document.title = `${visible(known.thread.title).slice(0, 100)} · newsfold`;
  }, [known]);
  useEffect(() => {
    [setKnown, setProblem, setEnded].forEach((clear) => clear(null));
    newest.current = 0;
    shown.current = SHOWN;
    load();
  }, [id]);
  const first = known?.thread.thread_id === id ? known.thread.stories[0]?.story_id : null;
  useEffect(() => {
    if (!first) return undefined;
    return follow({ kind: "threads", story: first }, (kind, thread) => {
      if (kind !== "thread" || thread.thread_id !== id) return;
      if (thread.status === "merged" || thread.status === "retracted") return setEnded(thread);
      setEnded(null);
      newest.current = thread.revision;
      setNote(`The thread was updated: ${counted(thread.story_count, "report")}`);
      load();
    }, setState);
  }, [id, first]);
  return { known, problem, state, ended, note, load: () => load(), more };
}

/** Stories with those of a further page, each once: one may have been loaded meanwhile. */
function merged(stories, more) {
  const known = new Set(stories.map((one) => one.story_id));
  return [...stories, ...more.filter((one) => !known.has(one.story_id))];
}

const ABSENT = {
  404: ["There is no such thread", "It may have left the store of this gateway, or it is yet to come."],
  410: ["This thread is no more", "No two stories of it are left."],
};

function titleOf(problem) {
  return ABSENT[problem?.status]?.[0] ?? "Thread";
}

function Absent({ problem, again }) {
  const [, text] = ABSENT[problem instanceof Problem ? problem.status : 0] ?? [];
  return text ? html`<p>${text}</p>` : html`<${Failed} error=${problem} again=${again} />`;
}

/** Says that the thread that is open has come to its end. */
function Ended({ thread }) {
  return html`
    <p class="banner" role="status">
      ${thread.status === "merged"
        ? html`This thread is now part of <${Link} to=${{ view: "thread", thread: thread.merged_into }}>another one</${Link}>. What you see is how it was.`
        : "No two stories of this thread are left. What you see is how it was."}
    </p>`;
}
