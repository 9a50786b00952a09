// Search, import and report, measured where the work is done.
import { many_facts, median, million, part, scale, tier_m, workbook } from "./world.mjs";

/** Names typed without accents, each page held against a plain scan. */
export async function search(report) {
  for (const { asked, p50, p99, floor_p99, wrong } of part("search", million().database, scale.repeats))
    report({ figure: `search, ${asked}, p99`, unit: "ms", ours: p99, floor: floor_p99, reach: "< 10, as a plain scan", ok: p99 < 10 && wrong === 0, note: `p50 ${p50} ms, ${wrong} otherwise than the scan` });
}

/** People entered twice: the warning while one is typed, a look through everybody, merging 500 linked rows and undoing it. */
export async function duplicates(report) {
  const copy = million().copy("merging");
  const [warning, scan, merge] = part("merging", copy.url, scale.repeats);
  copy.remove();
  report({ figure: `warning while typing, p99, ${scale.people} people`, unit: "ms", ours: warning.p99, reach: "< 50", ok: warning.p99 < 50, note: `p50 ${warning.p50} ms` });
  report({ figure: `look for people entered twice, ${scale.people} people`, unit: "s", ours: scan.seconds, floor: scan.floor, reach: "< 30", ok: scan.seconds < 30, repeats: 1, note: `${scan.pairs} pairs; floor: reading the rows` });
  report({ figure: `merging ${merge.rows} linked rows`, unit: "ms", ours: merge.ms, floor: merge.floor, reach: "< 300", ok: merge.ms < 300, note: "floor: plain updates of the rows and their facts" });
  report({ figure: `undoing a merge of ${merge.rows} linked rows`, unit: "ms", ours: merge.undo_ms, floor: merge.floor, reach: "< 300", ok: merge.undo_ms < 300 });
}

function imported(installation, number) {
  const path = workbook(number);
  const began = performance.now();
  const done = JSON.parse(installation.donghanh("import", path, "--json"));
  const seconds = (performance.now() - began) / 1000;
  // names and birth days are drawn, so a few people stand in the workbook twice and cannot join a union twice
  if (done.created < 0.99 * scale.rows) throw new Error(`of ${scale.rows} rows ${done.created} came in`);
  return scale.rows / seconds;
}
/** Union members from a workbook: validated, checked for duplicates, audited, in the ledger. */
export async function imports(report) {
  const times = Math.min(3, scale.repeats);
  const read = [], empty = [], full = [];
  const large = million().copy("import-large");
  for (let i = 0; i < times; ++i) {
    read.push(part("read", workbook(i))[0].per_second);
    const small = tier_m().copy("import-small");
    empty.push(imported(small, i));
    small.remove();
    full.push(imported(large, i));
  }
  large.remove();
  report({ figure: `import of ${scale.rows} people`, unit: "rows/s", ours: median(empty), floor: median(read), reach: ">= 20000", ok: median(empty) >= 20_000, repeats: times, note: "floor: reading the workbook" });
  report({ figure: `import at ${scale.people} people to the empty rate`, unit: "rows/s", ours: median(full), floor: median(empty), reach: "ratio >= 0.70", ok: median(full) >= 0.7 * median(empty), repeats: times });
}

/** 212 unions with 36,010 members go into three; the database stays as it was. */
export async function reorganisation(report) {
  const times = Array.from({ length: scale.repeats }, () => part("reorganise", tier_m().url, 212, 36_010)[0]);
  const of = (what) => median(times.map((one) => one[what]));
  report({ figure: "check of a division, 212 unions with 36,010 members", unit: "s", ours: of("check"), reach: "< 1", ok: of("check") < 1 });
  report({ figure: "dividing 212 unions with 36,010 members into three", unit: "s", ours: of("carry_out"), reach: "< 10", ok: of("carry_out") < 10 });
  report({ figure: "taking that back", unit: "s", ours: of("take_back"), reach: "< 10", ok: of("take_back") < 10 });
}

/** The final report by the tree of then and of now. */
export async function final_report(report) {
  const repeats = scale.repeats * 3;
  const few = part("report", million().database, repeats);
  for (const { structure, ours, floor, statements } of few)
    report({ figure: `final report, ${structure}, ${scale.facts} facts`, unit: "ms", ours, floor, reach: "< 50", ok: ours < 50, repeats, note: `floor: its ${statements} statements on SQLite` });
  const many = part("report", many_facts().database, repeats);
  many.forEach(({ structure, ours }, i) =>
    report({ figure: `final report, ${structure}, ${scale.many_facts} facts to ${scale.facts}`, unit: "ms", ours, floor: few[i].ours, reach: "ratio <= 1.5", ok: ours <= 1.5 * few[i].ours, repeats }));
}
