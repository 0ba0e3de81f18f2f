// A spark line: when the articles of a story were published, and how many there were by then.
import { html } from "/assets/libraries/libraries.js";
import { counted, duration, fullTime } from "/assets/text.js";

const [WIDTH, HEIGHT, PAD] = [120, 28, 4];

/** Steps up at each article's `published_at`. Nothing where fewer than two articles state theirs. */
export function Spark({ members, count }) {
  const times = members.map((member) => Date.parse(member.published_at)).filter(Number.isFinite).sort((a, b) => a - b);
  if (times.length < 2) return null;
  const [first, last] = [times[0], times.at(-1)];
  const x = (time) => PAD + ((time - first) / (last - first || 1)) * (WIDTH - 2 * PAD);
  const y = (number) => HEIGHT - PAD - ((number - 1) / (times.length - 1)) * (HEIGHT - 2 * PAD);
  const points = times.map((time, index) => [round(x(time)), round(y(index + 1))]);
  const steps = points.map(([right, top]) => `H${right}V${top}`).join("");
  const some = count > times.length ? ` (${times.length} of ${count.toLocaleString()} are drawn)` : "";
  const spoken = `${counted(times.length, "article")} within ${duration(last - first)}, the first ${fullTime(new Date(first))}${some}`;
  return html`
    <figure class="spark">
      <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} width=${WIDTH} height=${HEIGHT} role="img" aria-label=${spoken}>
        <title>${spoken}</title>
        <path class="under" d=${`M${points[0][0]} ${HEIGHT - PAD}${steps}V${HEIGHT - PAD}Z`} />
        <path class="steps" d=${`M${points[0][0]} ${points[0][1]}${steps}`} />
        ${points.map(([right, top]) => html`<circle cx=${right} cy=${top} r="2" />`)}
      </svg>
      <figcaption aria-hidden="true">${duration(last - first)}</figcaption>
    </figure>`;
}

function round(number) {
  return Math.round(number * 10) / 10;
}
