// The reference pages, the description of the API, the schema and the samples of all views, as files of the repository:
// whoever changes the program sees in the diff what changed for its readers.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { api_samples } from "./api_samples.mjs";

const program = resolve(process.argv[2] ?? "build/dev/donghanh");
const accept = process.argv.includes("--accept") || process.env.DONGHANH_ACCEPT === "1";

function run(...args) {
  const done = spawnSync(program, ["--language", "en", ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`donghanh ${args.join(" ")} ended with ${done.status}\n${done.stderr}`);
  return done.stdout;
}

/** What stands inside the frame of a page; the frame has a sample of its own. Addresses of assets change with them. */
function inside(page) {
  const from = page.indexOf("<main"), to = page.indexOf("</main>");
  const part = from < 0 || to < 0 ? page : page.slice(from, to + 7);
  return part.replace(/\?v=[0-9a-f]+/g, "").replace(/></g, ">\n<") + "\n";
}

function gallery() {
  const folder = mkdtempSync(join(tmpdir(), "gallery-"));
  try {
    run("gallery", "--out", folder);
    return Object.fromEntries(readdirSync(join(folder, "vi/light")).sort()
      .map((name) => [`tests/golden/gallery/${name}`, inside(readFileSync(join(folder, "vi/light", name), "utf8"))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files = {
  "docs/cli.md": run("docs", "cli"),
  "docs/operate/settings.md": run("docs", "settings"),
  "docs/api.md": run("docs", "api"),
  "docs/develop/routes.md": run("docs", "routes"),
  "docs/journeys.md": run("docs", "journeys"),
  "docs/develop/schema.sql": run("docs", "schema"),
  "docs/develop/openapi.json": JSON.stringify(JSON.parse(run("docs", "openapi")), null, 1) + "\n",
  ...gallery(),
  ...await api_samples(program),
};
// a golden that nothing makes any more
const left_over = ["tests/golden/gallery", "tests/golden/api"]
  .flatMap((folder) => existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : [])
  .filter((name) => !(name in files));

/** The first line in which two texts differ. */
function difference(kept, made) {
  const a = kept.split("\n"), b = made.split("\n");
  const i = a.findIndex((line, at) => line !== b[at]);
  const at = i < 0 ? a.length : i;
  return `line ${at + 1}:\n  - ${(a[at] ?? "").slice(0, 160)}\n  + ${(b[at] ?? "").slice(0, 160)}`;
}

let stale = 0;
for (const [name, made] of Object.entries(files)) {
  const kept = existsSync(name) ? readFileSync(name, "utf8") : "";
  if (kept === made) continue;
  stale += 1;
  if (accept) { mkdirSync(dirname(name), { recursive: true }); writeFileSync(name, made); }
  else console.log(`${name} is not what the program says, ${difference(kept, made)}`);
}
for (const name of left_over) {
  stale += 1;
  if (accept) rmSync(name);
  else console.log(`${name}: nothing makes it any more`);
}
if (accept) console.log(`${stale} of ${Object.keys(files).length} files written anew; review the diff`);
else if (stale) console.log(`${stale} files are stale: bin/test --accept docs writes them anew, then review the diff`);
else console.log(`${Object.keys(files).length} files are what the program says`);
process.exit(stale && !accept ? 1 : 0);
