// What other stories report the same happening as one that is open.
import { html } from "/assets/libraries/libraries.js";
import { Reports, Why } from "/assets/reports.js";
import { Link } from "/assets/route.js";
import { counted } from "/assets/text.js";

/** The other stories of a story's thread; nothing where it is in none. `place` is its own place there. */
export function AlsoOnThis({ story, thread, place }) {
  if (!thread) return null;
  const known = new Map(thread.stories.map((one) => [one.story_id, one]));
  const others = thread.stories.filter((one) => one.story_id !== story.story_id);
  return html`
    <section class="also" aria-labelledby="also">
      <h2 id="also">Also on this</h2>
      <${Reports} stories=${others} known=${known} own=${story.story_id} language=${thread.language} />
      ${place.tie && html`<details><summary>Why this story is among them</summary><${Why} tie=${place.tie} known=${known} /></details>`}
      <p><${Link} to=${{ view: "thread", thread: thread.thread_id }}>All ${counted(thread.story_count, "report")} in one thread</${Link}></p>
    </section>`;
}
