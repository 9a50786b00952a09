// Papers made together.
import { folder, median, part, scale } from "./world.mjs";

/** The certificates of a class of 200, each sealed and kept as Word and PDF, and one PDF of all to print. */
export async function certificates(report) {
  const count = 200;
  const runs = Array.from({ length: Math.min(scale.repeats, 3) }, () => part("certificates", folder, count)[0]);
  if (runs.some((run) => run.made !== count)) throw new Error("not all certificates were made");
  const ours = median(runs.map((run) => run.seconds)), floor = median(runs.map((run) => run.floor));
  report({ figure: `${count} certificates of a class`, unit: "s", ours, floor, reach: "< 5", ok: ours < 5, repeats: runs.length, note: `floor: drawing the pages; ${runs[0].megabytes} MB` });
}
