// The figures as a table to read, and the machine they were measured on.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";

const shown = (value) => (value === null ? "" : Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : String(value));

const heads = ["figure", "ours", "floor", "ratio", "to reach", "", "repeats", "remarks"];
const cells_of = (row) => [row.figure, `${shown(row.ours)} ${row.unit}`, shown(row.floor), shown(row.ratio), row.reach,
  row.ok ? "reached" : "missed", String(row.repeats), row.note];
export const table = (rows) => drawn(rows.map(cells_of));

function drawn(lines) {
  const cells = [heads, ...lines];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => line[i].length), 3));
  const line = (texts) => `| ${texts.map((text, i) => text.padEnd(widths[i])).join(" | ")} |`;
  return [line(cells[0]), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...cells.slice(1).map(line)].join("\n");
}

const first_line = (command, args) => {
  try { return execFileSync(command, args, { encoding: "utf8" }).split("\n")[0].trim(); } catch { return "unknown"; }
};
export function machine(scale, minutes) {
  const sqlite = first_line("dpkg-query", ["-W", "-f=${Version}", "libsqlite3-0"]);
  const compiler = first_line("c++", ["--version"]);
  return [
    `${scale.quick ? "Quick run, not to be quoted. " : ""}${cpus().length} cores of ${cpus()[0].model.trim()}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GB of memory, Linux ${release().split("-")[0]}, SQLite ${sqlite}, ${compiler};`,
    `load generator, floor and program on the same machine; ${minutes.toFixed(0)} minutes, ${new Date().toISOString().slice(0, 10)}.`,
  ].join("\n");
}

const from = "<!-- table by bin/bench --write -->";
const to = "<!-- end of the table -->";
/** Puts the figures between the two marks of docs/operate/performance.md; those that were not measured now stay as they are. */
export function write_table(root, rows, about) {
  const path = join(root, "docs/operate/performance.md");
  const page = readFileSync(path, "utf8");
  const begin = page.indexOf(from), end = page.indexOf(to);
  if (begin < 0 || end < begin) throw new Error(`${path} lacks the marks of the table`);
  const before = page.slice(begin, end).split("\n").filter((line) => line.startsWith("| ")).slice(2)
    .map((line) => line.slice(2, -2).split(" | ").map((cell) => cell.trim()));
  const now = new Map(rows.map((row) => [row.figure, cells_of(row)]));
  const lines = before.map((cells) => now.get(cells[0]) ?? cells);
  lines.push(...[...now.values()].filter(([figure]) => !before.some((cells) => cells[0] === figure)));
  writeFileSync(path, `${page.slice(0, begin + from.length)}\n${drawn(lines)}\n\n${about}\n${page.slice(end)}`);
}
