// Lists as workbooks, and changes of many records.
import { join } from "node:path";
import { folder, many_enterprises, median, million, part, scale } from "./world.mjs";

/** All people as a workbook: the time for a million rows, and the memory, which is not to grow with them. */
export async function exports(report) {
  const installation = million();
  const runs = [];
  for (let i = 0; i < Math.min(scale.repeats, 3); ++i) runs.push(part("export-list", installation.url, "people", join(folder, "people.xlsx"))[0]);
  const { rows, file_megabytes } = runs[0];
  if (rows < scale.people) throw new Error(`only ${rows} rows were written`);
  const seconds = median(runs.map((run) => run.seconds)), memory = median(runs.map((run) => run.more_megabytes));
  const most = (60 * rows) / 1_000_000;
  report({ figure: `workbook of ${rows} people`, unit: "s", ours: seconds, reach: `< ${Math.round(most)}`, ok: seconds < most, repeats: runs.length, note: `${file_megabytes} MB` });
  report({ figure: `workbook of ${rows} people, more memory`, unit: "MB", ours: memory, reach: "< 64", ok: memory < 64, repeats: runs.length });
}

/** The status of many enterprises is set from a day on, after a preview, and taken back as a whole. */
export async function changes_of_many(report) {
  const records = scale.quick ? 10_000 : 50_000;
  const runs = [];
  for (let i = 0; i < Math.min(scale.repeats, 3); ++i) {
    const installation = many_enterprises().copy("changed");
    runs.push(part("change-list", installation.url, records)[0]);
    installation.remove();
  }
  if (runs.some((run) => run.records !== records || run.restored !== records)) throw new Error("not all were changed and taken back");
  for (const [what, most] of [["preview", 10], ["change", 10], ["undo", 10]]) {
    const ours = median(runs.map((run) => run[what]));
    report({ figure: `${records} enterprises, ${what}`, unit: "s", ours, reach: `< ${most}`, ok: ours < most, repeats: runs.length });
  }
}
