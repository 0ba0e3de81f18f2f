// Bundles what the page imports from npm into one module, the map's shapes, and the licences of all of it.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { iso31661 } from "iso-3166";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../streams/serve/page/libraries");
mkdirSync(target, { recursive: true });

const { metafile } = await build({
  entryPoints: [join(here, "libraries.js")],
  outfile: join(target, "libraries.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none", // the licences are in a file of their own
  metafile: true,
  define: { ALPHA_2: JSON.stringify(Object.fromEntries(iso31661.map(({ alpha3, alpha2 }) => [alpha3, alpha2]))) },
});

// Natural Earth's shapes, each with its ISO 3166 alpha-3 code, as events have it.
const codes = new Map(iso31661.map((country) => [country.numeric, country.alpha3]));
const world = JSON.parse(readFileSync(join(here, "node_modules/world-atlas/countries-110m.json"), "utf8"));
for (const shape of world.objects.countries.geometries) {
  shape.properties.code = codes.get(shape.id) ?? null;
}
writeFileSync(join(target, "world.json"), `${JSON.stringify(world)}\n`);

const inputs = Object.keys(metafile.inputs).map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
const names = [...new Set([...inputs, "world-atlas", "iso-3166"])].filter(Boolean).sort();
const licences = names.map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (/GPL/.test(license)) throw new Error(`${name} is under ${license}`);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(join(target, "LICENSES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
