// The stories: search, filters, and the list as it grows.
import { html, useEffect, useMemo, useRef } from "/assets/libraries/libraries.js";
import { access, search } from "/assets/api.js";
import { Badges } from "/assets/relations.js";
import { Link } from "/assets/route.js";
import { Spark } from "/assets/spark.js";
import { Failed, LiveState, Loading } from "/assets/state.js";
import { Narrowed, StoryFilter, filterOf } from "/assets/storyfilter.js";
import { StoryList } from "/assets/storylist.js";
import { Foreign, Time, countryName, counted, languageName } from "/assets/text.js";

const COUNTRIES = 4; // that are named; the others are counted

// The list that was left for a story, and which: who comes back finds it, and the story's link in focus.
let left = { key: null, list: null, story: null };

export function Stories({ query }) {
  const filter = filterOf(query);
  const key = JSON.stringify(filter);
  const list = useMemo(() => (left.key === key ? left.list : new StoryList(filter)), [key]);
  const items = useRef(null);
  useEffect(() => {
    list.open();
    if (left.list === list) items.current?.querySelector(`[data-story="${CSS.escape(left.story)}"] a`)?.focus();
    left = { key: null, list: null, story: null };
    return () => list.close();
  }, [list]);
  const leave = (story) => {
    left = { key, list, story: story.story_id };
  };
  return html`
    <div class="view-head">
      <h1>Stories</h1>
      <${LiveState} state=${list.state.value} />
      <${Feeds} filter=${filter} />
    </div>
    <${StoryFilter} filter=${filter} />
    <${Narrowed} filter=${filter} />
    <p class="unseen" role="status">${list.announced.value}</p>
    <${Waiting} list=${list} />
    <div ref=${items}><${Rows} list=${list} leave=${leave} /></div>
    <${End} list=${list} />`;
}

function Feeds({ filter }) {
  const { order, ...asked } = filter; // a feed has the newest ones
  const hint = access.value?.tokens ? "A feed reader has to send the token" : "For feed readers, with the filters of this list";
  return html`
    <p class="feeds" title=${hint}><span class="quiet">Feed:</span>${" "}
      <a href=${`/feed.atom${search(asked)}`} type="application/atom+xml">Atom</a>${" "}
      <a href=${`/feed.json${search(asked)}`} type="application/feed+json">JSON</a></p>`;
}

function Waiting({ list }) {
  const count = list.waiting.value.length;
  if (!count) return null;
  const show = () => {
    list.showWaiting();
    scrollTo(0, 0);
  };
  return html`<p class="waiting-rows"><button type="button" onClick=${show}>${counted(count, "new story", "new stories")}</button></p>`;
}

function Rows({ list, leave }) {
  const rows = list.rows.value;
  if (list.problem.value && !rows.length) return html`<${Failed} error=${list.problem.value} again=${() => list.load()} />`;
  if (!rows.length && list.isLoading.value) return html`<${Loading} />`;
  if (!rows.length) return html`<p class="empty">No story passes these filters yet. One that does will show up here.</p>`;
  return html`
    <ol class="stories">
      ${rows.map((row) => html`
        <${Row} key=${row.story.story_id} row=${row} countries=${list.countries.value.get(row.story.story_id)}
          thread=${list.threads.value.get(row.story.story_id)} leave=${leave} />`)}
    </ol>`;
}

function Row({ row, countries, thread, leave }) {
  const { story, ended, fresh } = row;
  const flash = fresh && `fresh-${story.revision % 2}`; // another name, so that it begins anew
  const classes = ["story-row", flash, ended && "ended"].filter(Boolean).join(" ");
  return html`
    <li class=${classes} data-story=${story.story_id}>
      <div class="what">
        <h2 lang=${story.language}><${Link} to=${{ view: "story", story: story.story_id }} onFollow=${() => leave(story)}>
          <${Foreign} text=${story.title || "(no title)"} most=${300} /></${Link}></h2>
        <p class="meta">
          <${First} story=${story} />
          <span title="When newsfold first had a page of it">seen <${Time} at=${story.first_seen} /></span>
          <span>${languageName(story.language)}</span>
          ${countries?.length > 0 && html`<${Countries} codes=${countries} />`}
          ${thread && html`<${Link} class="thread" to=${{ view: "thread", thread: thread.thread_id }} onFollow=${() => leave(story)}>one of ${counted(thread.story_count, "report")}</${Link}>`}
          <span class="badges"><${Badges} members=${story.members} /></span>
        </p>
        ${ended && html`<${Ended} row=${row} />`}
      </div>
      <${Figures} story=${story} countries=${countries} />
      <${Spark} members=${story.members} count=${story.member_count} />
    </li>`;
}

/** Who had it first, as far as that is known: else whose article speaks for the story. */
function First({ story }) {
  const first = story.first_published?.outlet;
  const outlet = first ?? story.outlet;
  const label = first ? `Published first, ${story.first_published.certainty}` : "The outlet of the canonical article";
  return html`<span class="outlet" title=${label}><${Foreign} text=${outlet} most=${80} /></span>`;
}

function Countries({ codes }) {
  const named = codes.slice(0, COUNTRIES).map((code) => html`<abbr title=${countryName(code)}><${Foreign} text=${code} most=${8} /></abbr>${" "}`);
  const more = codes.length - COUNTRIES;
  return html`<span class="codes" title="Countries of its events">${named}${more > 0 && `+${more}`}</span>`;
}

function Figures({ story, countries }) {
  const figures = [["articles", "article", story.member_count], ["outlets", "outlet", story.outlet_count]];
  if (countries?.length) figures.push(["countries", "country", countries.length]);
  return html`
    <dl class="figures">
      ${figures.map(([many, one, count]) => html`<div key=${many}><dt>${count === 1 ? one : many}</dt><dd>${count.toLocaleString()}</dd></div>`)}
    </dl>`;
}

function Ended({ row }) {
  if (row.ended !== "merged") return html`<p class="note">${row.ended === "retracted" ? "Every article of it was retracted." : "No longer kept."}</p>`;
  return html`<p class="note">Now part of <${Link} to=${{ view: "story", story: row.mergedInto }}>another story</${Link}>.</p>`;
}

function End({ list }) {
  if (!list.rows.value.length) return null;
  if (list.isCut.value) {
    return html`<p class="end">Older stories left this list as new ones came. <button type="button" class="plain" onClick=${() => list.load()}>Load it anew</button></p>`;
  }
  if (!list.next.value) return html`<p class="end quiet">These are all.</p>`;
  return html`
    <div class="end">
      ${list.problem.value && html`<${Failed} error=${list.problem.value} />`}
      <button type="button" class="plain" disabled=${list.isLoading.value} onClick=${() => list.more()}>Load more</button>
    </div>`;
}
