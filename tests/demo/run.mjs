// Makes the sample, imports it into both databases and holds the final report against what the sample states: totals
// and years, as the tree stood then and as it stands now, byte by byte the same from both databases, and each figure
// equal to the records behind it as the API gives them. --again imports everything once more: nothing may change.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { records_agree } from "./records.mjs";

const program = resolve(process.argv[2]);
const postgres = process.env.DONGHANH_TEST_POSTGRES;
if (!postgres) { console.error("demo: DONGHANH_TEST_POSTGRES names no server; bin/test starts one"); process.exit(1); }
const directory = mkdtempSync(join(tmpdir(), "demo-"));
const schema = `demo_${process.pid}`;
let failures = 0, checks = 0;
const check = (ok, what) => { checks += 1; if (!ok) { failures += 1; console.log(`FAILED: ${what}`); } };
const equal = (got, expected, what) => check(got === expected, `${what}: ${got}, expected ${expected}`);

const environment = (database) =>
  ({ ...process.env, DONGHANH_DB: database, DONGHANH_DATA_DIRECTORY: join(directory, "data") });
const report_of = (database, structure) => run(database, "report", "FINAL", "--unit", "Huyện Đan Phượng",
  "--from", "2012-01-01", "--to", "2020-12-31", "--structure", structure, "--format", "json");

function run(database, ...args) {
  const done = spawnSync(program, args, { env: environment(database), encoding: "utf8", maxBuffer: 1 << 28 });
  const said = `${done.stdout}\n${done.stderr}`;
  if (done.status !== 0) throw new Error(`donghanh ${args.join(" ")} ended with ${done.status}\n${said}`);
  return done.stdout;
}
function psql(sql) {
  const done = spawnSync("psql", ["-qAt", "-d", postgres, "-c", sql], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
}

/** Figure of the report: name of the sample's sum. */
const figures = {
  "I03.founded": "unions_founded", "I03.members": "founding_members", "I06.admitted": "members_admitted",
  "I09.party.founded": "party_organisations_founded", "I13.preparatory.classes": "preparatory_classes",
  "I13.preparatory.people": "preparatory_people", "I13.preparatory.participations": "preparatory_participations",
  "I13.work.classes": "courses", "I13.work.participations": "course_participations", "I13.work.people": "course_people",
};
const totals = { "I07.members": "members_at_end" };

try {
  const workbooks = join(directory, "workbooks");
  const stated = JSON.parse(run("sqlite:", "sample", "--scale", "source", "--seed", "1", "--out", workbooks, "--json"));
  psql(`CREATE SCHEMA ${schema}`);
  const databases = {
    sqlite: `sqlite:${join(directory, "demo.db")}`,
    postgres: `${postgres}&options=${encodeURIComponent(`-csearch_path=${schema},public`)}`,
  };
  const reports = {};
  for (const [kind, database] of Object.entries(databases)) {
    run(database, "init", "--user", "admin");
    const outcome = run(database, "import", workbooks, "--errors", join(directory, `${kind}-errors.xlsx`));
    console.log(`${kind}: ${outcome.trim().split("\n").slice(-6).join(" | ")}`);
    reports[kind] = {};
    for (const structure of ["then", "now"]) {
      const text = report_of(database, structure);
      reports[kind][structure] = text;
      const report = JSON.parse(text);
      const value = Object.fromEntries(report.figures.map((f) => [f.id, f.value]));
      for (const [id, name] of Object.entries(figures))
        for (const [year, sum] of Object.entries(stated.sums[name]))
          equal(value[year === "total" ? id : `${id}.y${year}`] ?? 0, sum, `${kind}, ${structure}: ${id} ${year}`);
      for (const [id, name] of Object.entries(totals))
        equal(value[id], stated.sums[name].total, `${kind}, ${structure}: ${id}`);
      for (const id of Object.keys(figures).filter((i) => !i.endsWith(".people"))) {
        const parts = report.figures.filter((f) => f.id.startsWith(`${id}.u`)).reduce((sum, f) => sum + f.value, 0);
        equal(parts, value[id], `${kind}, ${structure}: units of ${id} add up`);
      }
    }
    run(database, "ledger", "verify");
    run(database, "audit", "verify");
    for (const format of ["docx", "xlsx", "pdf"])
      run(database, "report", "FINAL", "--format", format, "--out", join(directory, `report.${format}`));
  }
  for (const structure of ["then", "now"])
    check(reports.sqlite[structure] === reports.postgres[structure], `the same bytes from both (${structure})`);
  for (const [kind, database] of Object.entries(databases)) {
    const token = run(database, "token", "create", "admin").trim().split(/\s+/).at(-1);
    run(database, "user", "grant", "admin", "--role", "reporter", "--unit", "Thành phố Hà Nội");
    const began = Date.now();
    const of_kind = { then: JSON.parse(reports[kind].then), now: JSON.parse(reports[kind].now) };
    await records_agree({ program, env: environment(database), token, reports: of_kind, equal, name: kind });
    console.log(`${kind}: every figure opened in ${Math.round((Date.now() - began) / 1000)} s`);
  }
  if (process.argv.includes("--again")) {
    const again = run(databases.sqlite, "import", workbooks);
    check(!/FAILED/.test(again), "importing the same again changes nothing");
    equal(report_of(databases.sqlite, "then"), reports.sqlite.then, "the report after importing everything once more");
  }
} catch (error) {
  failures += 1;
  console.log(`FAILED: ${error.message}`);
}
try { psql(`DROP SCHEMA IF EXISTS ${schema} CASCADE`); } catch { /* the server may be gone */ }
rmSync(directory, { recursive: true, force: true });
console.log(`${checks - failures} passed, ${failures} failed`);
process.exit(failures || checks === 0 ? 1 : 0);
