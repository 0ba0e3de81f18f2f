// One story: its canonical text, its members, its thread, its events, its revisions.
import { html, useEffect, useMemo, useRef, useState } from "/assets/libraries/libraries.js";
import { Problem, get } from "/assets/api.js";
import { follow } from "/assets/live.js";
import { Copies, Members, withSources } from "/assets/members.js";
import { Link, go } from "/assets/route.js";
import { Spark } from "/assets/spark.js";
import { Failed, LiveState, Loading } from "/assets/state.js";
import { StoryEvents } from "/assets/storyevents.js";
import { AlsoOnThis } from "/assets/storythread.js";
import { Foreign, Outward, Time, counted, fullTime, languageName, visible } from "/assets/text.js";

// Paragraphs that are shown before the reader asks for the others: on a phone the members stand below them.
const PARAGRAPHS = matchMedia("(max-width: 56rem)").matches ? 4 : 14;
const LONGEST = 20_000; // characters of one paragraph
const AGAIN = 700; // ms until the store is asked again for what the stream has already
const TRIES = 8;
const SETTLE = 3_000; // ms: by then the store has what the stream had of a thread

export function Story({ query }) {
  const { known, problem, state, ended, note, load } = useStory(query.story ?? "");
  const story = problem ? null : known?.story;
  // The heading is one element from first to last: a reader who has arrived at it stays there.
  return html`
    <p class="trail"><${Link} to=${{}}>Stories</${Link}> ${story && html`<${LiveState} state=${state} />`}</p>
    ${story && query.merged && html`<p class="banner" role="status">The story that you opened is part of this one now.</p>`}
    ${story && ended && html`<${Ended} story=${ended} />`}
    <p class="unseen" role="status">${note}</p>
    <header class="story-head">
      <h1 lang=${story?.language}>${story ? html`<${Foreign} text=${story.title || "(no title)"} most=${600} />` : titleOf(problem)}</h1>
      ${story && html`<${Facts} story=${story} />`}
    </header>
    ${problem && html`<${Absent} problem=${problem} again=${load} />`}
    ${story && html`<${Body} known=${known} />`}
    ${!story && !problem && html`<${Loading} />`}`;
}

function Body({ known }) {
  const { story, members, events, revisions } = known;
  return html`
    <div class="story">
      <${CanonicalText} key=${story.article_id} story=${story} />
      <div class="side">
        <section aria-labelledby="members"><h2 id="members">Articles, in order of time</h2>
          <${Members} key=${story.story_id} story=${story} members=${members} /></section>
        <${Copies} members=${members} />
        <${AlsoOnThis} story=${story} thread=${known.thread} place=${known.thread_story} />
        <section aria-labelledby="told"><h2 id="told">Events</h2><${StoryEvents} story=${story} events=${events} /></section>
        <${Revisions} revisions=${revisions} />
      </div>
    </div>`;
}

/** A story as the store has it, kept up to date by the stream. */
function useStory(id) {
  const [known, setKnown] = useState(null);
  const [problem, setProblem] = useState(null);
  const [state, setState] = useState("connecting");
  const [ended, setEnded] = useState(null);
  const [note, setNote] = useState("");
  const newest = useRef(0); // the revision that the stream has had
  const current = useRef(id);
  current.current = id;
  const load = async (tries = TRIES) => {
    try {
      const answer = await get(["stories", id]);
      if (current.current !== id) return; // the reader has gone on
      if (answer.story.story_id !== id) return go({ view: "story", story: answer.story.story_id, merged: id }, { replace: true });
      setProblem(null);
      setKnown({ ...answer, members: withSources(answer) });
      if (answer.story.revision < newest.current && tries) setTimeout(() => load(tries - 1), AGAIN);
    } catch (error) {
      if (current.current === id) setProblem(error);
    }
  };
  useEffect(() => {
    if (known) document.title = `${visible(known.story.title).slice(0, 100)} · newsfold`;
  }, [known]);
  useEffect(() => {
    [setKnown, setProblem, setEnded].forEach((clear) => clear(null));
    newest.current = 0;
    load();
  }, [id]);
  const firstSeen = known?.story.story_id === id ? known.story.first_seen : null;
  useEffect(() => {
    if (!firstSeen) return undefined;
    // Of the filters that the stream has, this one leaves hardly any other story.
    const until = new Date(Date.parse(firstSeen) + 1).toISOString();
    return follow({ kind: "stories", since: firstSeen, until }, (kind, story) => {
      if (kind !== "story" || story.story_id !== id) return;
      if (story.status === "merged" || story.status === "retracted") return setEnded(story);
      newest.current = story.revision;
      setNote(`The story was updated: ${counted(story.member_count, "article")}`);
      load();
    }, setState);
  }, [id, firstSeen]);
  const thread = useRef(null); // the id of the thread that is shown
  thread.current = known?.thread?.thread_id;
  useEffect(() => {
    if (!firstSeen) return undefined;
    let timer = null;
    const stop = follow({ kind: "threads", story: id }, (kind, { thread_id: come, stories }) => {
      if (kind !== "thread" || (come !== thread.current && !stories.some((one) => one.story_id === id))) return;
      clearTimeout(timer);
      timer = setTimeout(load, SETTLE);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [id, firstSeen]);
  return { known, problem, state, ended, note, load: () => load() };
}

const ABSENT = {
  404: ["There is no such story", "It may have left the store of this gateway, or it is yet to come."],
  410: ["This story was retracted", "Every article of it was taken back by its outlet, so that nothing of it is shown."],
};

function titleOf(problem) {
  return ABSENT[problem?.status]?.[0] ?? "Story";
}

function Absent({ problem, again }) {
  const [, text] = ABSENT[problem instanceof Problem ? problem.status : 0] ?? [];
  return text ? html`<p>${text}</p>` : html`<${Failed} error=${problem} again=${again} />`;
}

/** Says that the story that is open has come to its end. */
function Ended({ story }) {
  return html`
    <p class="banner" role="status">
      ${story.status === "merged"
        ? html`This story is now part of <${Link} to=${{ view: "story", story: story.merged_into }}>another one</${Link}>. What you see is how it was.`
        : "Every article of this story was retracted. What you see is how it was."}
    </p>`;
}

function Facts({ story }) {
  const facts = [
    story.language && languageName(story.language),
    story.agency && html`credited to <${Foreign} text=${story.agency} most=${80} />`,
    story.dateline && html`filed from <${Foreign} text=${story.dateline} most=${80} />`,
  ].filter(Boolean);
  return html`
    <p class="meta">
      <span class="outlet"><${Outward} url=${story.url}><${Foreign} text=${story.outlet_name ?? story.outlet} most=${80} /></${Outward}></span>
      <span>${fullTime(story.published_at)}</span>
      ${facts.map((fact) => html`<span>${fact}</span>`)}
    </p>
    <div class="story-facts">
      <dl>
        <div><dt>Articles</dt><dd>${story.member_count.toLocaleString()} of ${counted(story.outlet_count, "outlet")}</dd></div>
        <div><dt>Why this text speaks for it</dt><dd><${Foreign} text=${story.canonical_reason} most=${500} /></dd></div>
        ${story.first_published && html`<${First} first=${story.first_published} reason=${story.canonical_reason} />`}
        <div><dt>Last change</dt><dd>revision ${story.revision}, <${Time} at=${story.updated_at} /></dd></div>
      </dl>
      <${Spark} members=${story.members} count=${story.member_count} />
    </div>`;
}

/** Who had the report first. What the canonical article was chosen by may be the same sentence: it stands there. */
function First({ first, reason }) {
  return html`
    <div><dt>Published first</dt>
      <dd>${first.outlet ? html`<b><${Foreign} text=${first.outlet} most=${80} /></b>` : "not known"}
        ${first.at && html`, ${fullTime(first.at)}`} <span class="badge">${first.certainty}</span>
        ${first.reason !== reason && html`<br /><span class="quiet"><${Foreign} text=${first.reason} most=${500} /></span>`}</dd></div>`;
}

function CanonicalText({ story }) {
  const [isWhole, setWhole] = useState(false);
  const paragraphs = useMemo(() => story.text.split("\n").filter(Boolean), [story.text]);
  const shown = isWhole ? paragraphs : paragraphs.slice(0, PARAGRAPHS);
  const by = story.authors.length ? html`<p class="quiet">By <${Foreign} text=${story.authors.join(", ")} most=${300} /></p>` : null;
  return html`
    <section class="text" aria-labelledby="text">
      <h2 id="text">The canonical text</h2>
      ${by}
      <div lang=${story.language}>
        ${shown.map((paragraph) => html`<p dir="auto">${visible(paragraph.slice(0, LONGEST))}${paragraph.length > LONGEST && " …"}</p>`)}
      </div>
      ${shown.length < paragraphs.length && html`
        <p><button type="button" class="plain" onClick=${() => setWhole(true)}>Show the other ${counted(paragraphs.length - shown.length, "paragraph")}</button></p>`}
    </section>`;
}

function Revisions({ revisions }) {
  return html`
    <section aria-labelledby="revisions">
      <h2 id="revisions">Revisions</h2>
      <ol class="revisions">
        ${revisions.map((one, index) => html`
          <li key=${one.revision}>
            <p class="meta"><b>${one.revision}</b><span>${one.status}</span><span>${fullTime(one.at)}</span>
              <span>${counted(one.member_count, "article")}, ${counted(one.outlet_count, "outlet")}</span></p>
            ${change(one, revisions[index + 1])}
          </li>`)}
      </ol>
    </section>`;
}

/** What a revision changed of the canonical article, as far as the one before it is known. */
function change(one, before) {
  if (before && one.article_id === before.article_id && one.title === before.title) return null;
  const what = !before ? "" : one.article_id === before.article_id ? "New title: " : "Another article speaks for it: ";
  return html`<p>${what}<${Foreign} text=${one.title || "(no title)"} most=${200} />. <span class="quiet"><${Foreign} text=${one.canonical_reason} most=${300} /></span></p>`;
}
