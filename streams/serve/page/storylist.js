// The list of stories: loaded a page at a time, and kept up to date by the stream.
import { batch, signal } from "/assets/libraries/libraries.js";
import { get } from "/assets/api.js";
import { follow } from "/assets/live.js";

const PAGE = 30; // stories
const MOST = 200; // stories that a list grows to by itself; a reader who asks for more gets them
const TOP = 150; // px: a reader who is further down is not disturbed
const GATHER = 250; // ms in which updates are gathered, and shown at once
const LEARN = 10_000; // ms at least between two questions for countries and threads of stories that have changed
const SETTLE = 3_000; // ms: by then the store has what the stream had as the list was read
const ANNOUNCE = 10_000; // ms between two announcements to a screen reader
const ASKED_AT_ONCE = 50; // stories whose events, and threads, are asked for in one request

/** Stories that pass a filter (`q`, `outlet`, …, `order`), as signals that the view reads. */
export class StoryList {
  rows = signal([]); // {story, ended: null | "merged" | "retracted" | "gone", fresh: bool}
  waiting = signal([]); // rows that came while the reader was further down
  next = signal(null); // the cursor behind the last row
  isCut = signal(false); // older rows were left out as newer ones came
  state = signal("connecting");
  problem = signal(null);
  isLoading = signal(false);
  announced = signal("");
  countries = signal(new Map()); // of the events of a story, by its id
  threads = signal(new Map()); // that a story is in, by its id

  #filter;
  #stop = null;
  #from = null;
  #gathered = new Map(); // rows that come in, by their story's id
  #changed = new Set(); // ids of stories whose events and threads may have changed
  #learned = 0; // when these were last asked for
  #timers = new Map();
  #most = MOST;
  #unsaid = 0;

  constructor(filter) {
    this.#filter = filter;
  }

  /** Follow the stream, and load the first page if there is none yet. */
  open() {
    const { order, ...asked } = this.#filter;
    this.#stop = follow({ kind: "stories", ...asked }, (kind, data) => this.#take(kind, data), (state) => {
      this.state.value = state;
    }, this.#from);
    if (this.rows.value.length) this.#later("settle", SETTLE, () => this.#settle());
    else this.load();
  }

  /** Stop following. What is there stays, and `open` goes on from here. */
  close() {
    this.#from = this.#stop();
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
  }

  /** Load the first page anew. */
  async load() {
    await this.#ask(null, (stories) => {
      this.#most = MOST;
      this.isCut.value = false;
      this.waiting.value = [];
      this.rows.value = stories.map((story) => row(story));
    });
    this.#later("settle", SETTLE, () => this.#settle());
  }

  /** Load the page behind the last row. */
  async more() {
    await this.#ask(this.next.value, (stories) => {
      const known = new Set(this.rows.value.map((one) => one.story.story_id));
      this.rows.value = [...this.rows.value, ...stories.filter((story) => !known.has(story.story_id)).map((story) => row(story))];
      this.#most = Math.max(MOST, this.rows.value.length);
    });
  }

  /** Show the rows that came while the reader was further down. */
  showWaiting() {
    const waiting = this.waiting.value;
    batch(() => {
      this.waiting.value = [];
      this.#insert(waiting);
    });
  }

  async #ask(cursor, put) {
    this.isLoading.value = true;
    try {
      const { stories, next } = await get("/stories", { ...this.#filter, limit: PAGE, cursor });
      batch(() => {
        put(stories);
        this.next.value = next;
        this.problem.value = null;
      });
      this.#learn(stories.map((story) => story.story_id));
    } catch (error) {
      this.problem.value = error;
    } finally {
      this.isLoading.value = false;
    }
  }

  /** Take in what the store had not yet as the list was read, and the stream had before. */
  async #settle() {
    const { stories } = await get("/stories", { ...this.#filter, limit: PAGE }).catch(() => ({ stories: [] }));
    for (const story of stories) this.#gather(story.story_id, row(story));
    this.#show();
  }

  #take(kind, data) {
    if (kind === "event") return;
    const id = data.story_id;
    if (kind === "gone") this.#gathered.set(id, { story: data, ended: "gone" });
    else this.#gather(id, row(data, { fresh: true }));
    this.#later("show", GATHER, () => this.#show());
  }

  #gather(id, one) {
    this.#gathered.set(id, newer(one, this.#gathered.get(id) ?? one));
  }

  /** Put what was gathered into the list: in place where it is there, else where it belongs. */
  #show() {
    const gathered = new Map(this.#gathered);
    this.#gathered.clear();
    const update = (one) => newer(gathered.get(one.story.story_id), one);
    const known = new Set([...this.rows.value, ...this.waiting.value].map((one) => one.story.story_id));
    const come = [...gathered.values()].filter((one) => !one.ended && !known.has(one.story.story_id) && this.#belongs(one.story));
    batch(() => {
      this.rows.value = this.rows.value.map(update);
      this.waiting.value = this.waiting.value.map(update).filter((one) => !one.ended);
      if (scrollY <= TOP) this.#insert(come);
      else this.waiting.value = [...this.waiting.value, ...come];
      this.#announce(come.length);
    });
    gathered.forEach((one, id) => one.ended || this.#changed.add(id));
    this.#learnLater();
  }

  #learnLater() {
    const wait = this.#learned + LEARN - Date.now();
    this.#later("learn", Math.max(wait, SETTLE), () => this.#learnChanged()); // both come behind their story
  }

  /** Ask for countries and threads of stories that have changed: of the upper ones, and the others have their turn. */
  #learnChanged() {
    const shown = this.rows.value.map((one) => one.story.story_id).filter((id) => this.#changed.has(id));
    const asked = shown.slice(0, ASKED_AT_ONCE);
    this.#changed = new Set(shown.slice(ASKED_AT_ONCE));
    this.#learned = Date.now();
    this.#learn(asked);
    if (this.#changed.size) this.#learnLater();
  }

  #insert(come) {
    if (!come.length) return;
    const rows = [...this.rows.value, ...come].sort((one, other) => this.#compare(one.story, other.story));
    if (rows.length > this.#most) {
      rows.length = this.#most;
      this.isCut.value = true;
    }
    this.rows.value = rows;
  }

  /** Whether a story's place is among those that are loaded. */
  #belongs(story) {
    const last = this.rows.value.at(-1);
    return !last || (!this.next.value && !this.isCut.value) || this.#compare(story, last.story) < 0;
  }

  #compare(one, other) {
    const [more, less] = this.#filter.order === "most-outlets"
      ? [other.outlet_count, one.outlet_count]
      : [Date.parse(other.first_seen), Date.parse(one.first_seen)];
    return more - less || (one.story_id < other.story_id ? -1 : 1);
  }

  #announce(count) {
    this.#unsaid += count;
    if (!this.#unsaid || this.#timers.has("announce")) return;
    this.announced.value = this.#unsaid === 1 ? "1 new story" : `${this.#unsaid} new stories`;
    this.#unsaid = 0;
    this.#later("announce", ANNOUNCE, () => this.#announce(0));
  }

  #learn(ids) {
    if (!ids.length) return;
    this.#learnCountries(ids);
    this.#learnThreads(ids);
  }

  async #learnCountries(ids) {
    const { events } = await get("/events", { story: ids, limit: 1_000 }).catch(() => ({ events: [] }));
    const learned = new Map(this.countries.value);
    ids.forEach((id) => learned.set(id, countriesOf(events.filter((event) => event.story_ids.includes(id)))));
    this.countries.value = learned;
  }

  async #learnThreads(ids) {
    const { threads } = await get("/threads", { story: ids, limit: 1_000 }).catch(() => ({ threads: [] }));
    const learned = new Map(this.threads.value);
    ids.forEach((id) => learned.set(id, threads.find((thread) => thread.stories.some((one) => one.story_id === id))));
    this.threads.value = learned;
  }

  #later(name, ms, act) {
    if (this.#timers.has(name)) return;
    this.#timers.set(name, setTimeout(() => {
      this.#timers.delete(name);
      act();
    }, ms));
  }
}

function row(story, { fresh = false } = {}) {
  return { story, fresh, ended: ["merged", "retracted"].includes(story.status) ? story.status : null };
}

/** Return what a row becomes by what has come of its story. The last texts of a story that has ended stay. */
function newer(come, one) {
  if (!come || come.story.revision <= one.story.revision) return one;
  if (!come.ended) return come;
  return { ...one, ended: come.ended, mergedInto: come.story.merged_into, story: { ...one.story, revision: come.story.revision ?? one.story.revision } };
}

/** Return the countries of parties and places, those of most events first. */
function countriesOf(events) {
  const counts = new Map();
  for (const { actor, recipient, event_loc: place } of events) {
    const named = new Set([...actor, ...recipient, ...(place ? [place] : [])].map((one) => one.country).filter(Boolean));
    named.forEach((code) => counts.set(code, (counts.get(code) ?? 0) + 1));
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([code]) => code);
}
