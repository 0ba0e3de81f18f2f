// Reports: the stories of a thread, each of which tells of the same happening in words of its own.
import { html } from "/assets/libraries/libraries.js";
import { Link } from "/assets/route.js";
import { Foreign, counted, fullTime } from "/assets/text.js";

/** Reports as a list. `known` has the stories by their ids whose titles may be named; `own` is the one that is open. */
export function Reports({ stories, known, own, language, heading = "h3" }) {
  return html`
    <ol class="reports">
      ${stories.map((story) => html`<${Report} key=${story.story_id} story=${story} known=${known} own=${own} language=${language} heading=${heading} />`)}
    </ol>`;
}

function Report({ story, known, own, language, heading }) {
  return html`
    <li class="report">
      <${heading} lang=${language}><${Link} to=${{ view: "story", story: story.story_id }}><${Foreign} text=${story.title || "(no title)"} most=${300} /></${Link}></${heading}>
      <p class="meta">
        <span class="outlet"><${Foreign} text=${story.outlet} most=${80} /></span>
        <span><time datetime=${story.published_at}>${fullTime(story.published_at)}</time></span>
        <span>${counted(story.member_count, "article")}</span>
      </p>
      <${Why} tie=${story.tie} known=${known} own=${own} />
    </li>`;
}

/** Why a story is in its thread: with which earlier one it was compared, and what both have. */
export function Why({ tie, known, own }) {
  if (!tie) return html`<p class="why quiet">The first of them.</p>`;
  const other = known.get(tie.story_id);
  const named = tie.story_id === own ? "this story" : other?.title ? html`“<${Foreign} text=${other.title} most=${120} />”` : "an earlier one";
  return html`<p class="why quiet">Beside ${named}: <${Foreign} text=${tie.reason} most=${500} /></p>`;
}
