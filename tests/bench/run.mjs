// bin/bench: measures each figure beside its floor, in turns, several times, and takes medians. Prints a line of JSON for
// each, and a table at the end.
import { mkdirSync, rmSync } from "node:fs";
import { build } from "./building.mjs";
import { duplicates, final_report, imports, reorganisation, search } from "./data.mjs";
import { end_servers } from "./load.mjs";
import { changes_of_many, exports } from "./lists.mjs";
import { enterprise_list, growth, person_by_id, proposals, today } from "./pages.mjs";
import { certificates } from "./papers.mjs";
import { idle_connections, memory, start } from "./processes.mjs";
import { machine, table, write_table } from "./table.mjs";
import { be_quick, folder, root, say, scale } from "./world.mjs";

const figures = {
  "enterprise-list": enterprise_list, today, proposals, person: person_by_id, search, duplicates, import: imports, report: final_report, reorganisation, growth, start,
  export: exports, "change-many": changes_of_many, certificates,
  memory, "idle-connections": idle_connections, build,
};
const usage = `usage: bin/bench [--quick] [--strict] [--keep] [--write] [FIGURE…]
  --quick    smaller databases and fewer repeats: to see that it works, not to be quoted
  --strict   ends with 1 when a figure misses what it is to reach
  --keep     leaves the databases in var/bench, and takes those that are there
  --write    puts what was measured into the table of docs/operate/performance.md
figures: ${Object.keys(figures).join(", ")}`;

const words = process.argv.slice(2);
const has = (option) => words.includes(option);
const wanted = words.filter((word) => !word.startsWith("--"));
const known = ["--quick", "--strict", "--keep", "--write"];
if (words.some((word) => word.startsWith("--") && !known.includes(word)) || wanted.some((name) => !(name in figures))) {
  console.error(usage);
  process.exit(2);
}
if (has("--quick")) be_quick();

const rows = [];
function report(row) {
  const { figure, unit, ours, floor = null, reach, ok, repeats = scale.repeats, note = "" } = row;
  const short = (value) => (value === null ? null : Number(value.toPrecision(4)));
  rows.push({ figure, ours: short(ours), floor: short(floor), ratio: floor === null ? null : short(ours / floor), reach, ok, repeats, unit, note });
  console.log(JSON.stringify(rows.at(-1)));
}

if (!has("--keep")) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
let broken = 0;
const began = performance.now();
try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(figures)) {
    say(`measuring ${name}`);
    try {
      await figures[name](report);
    } catch (error) {
      broken += 1;
      console.error(`bench: ${name}: ${error.message}`);
    } finally {
      end_servers();
    }
  }
} finally {
  if (!has("--keep")) rmSync(folder, { recursive: true, force: true });
}
const about = machine(scale, (performance.now() - began) / 60_000);
console.log(`\n${table(rows)}\n\n${about}`);
if (has("--write")) write_table(root, rows, about);
process.exit(broken > 0 || (has("--strict") && rows.some((row) => !row.ok)) ? 1 : 0);
