// What a member is to the canonical article of its story: the words for it, and how they look.
import { html } from "/assets/libraries/libraries.js";
import { counted } from "/assets/text.js";

// In the order in which badges stand. Of each: its label, its plural, what it means.
const RELATIONS = {
  original: ["original", "originals", "The canonical article: it speaks for the story"],
  copy: ["copy", "copies", "Nine tenths of the text are shared with the original"],
  shortened: ["shortened", "shortened", "Shorter: four fifths of it stand in the original"],
  extended: ["extended", "extended", "Longer: four fifths of the original stand in it"],
  rewrite: ["rewrite", "rewrites", "Less than four fifths of the text are shared"],
  update: ["update", "updates", "A new top above old text, at another address"],
  revision: ["other version", "other versions", "The same outlet's other version, at another address"],
};

/** The relation of one member. */
export function Badge({ relation }) {
  const [label, , meaning] = RELATIONS[relation] ?? [relation, relation, ""];
  return html`<span class=${`badge ${relation in RELATIONS ? relation : ""}`} title=${meaning}>${label}</span>`;
}

/** How many members have each relation, but for the original: each story has one. */
export function Badges({ members }) {
  const counts = new Map(Object.keys(RELATIONS).map((relation) => [relation, 0]));
  for (const { relation } of members) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  counts.delete("original");
  const shown = [...counts].filter(([, count]) => count);
  return shown.map(([relation, count]) => {
    const [one, many, meaning] = RELATIONS[relation] ?? [relation, relation, ""];
    return html`<span class=${`badge ${relation}`} title=${meaning}>${counted(count, one, many)}</span>${" "}`;
  });
}
