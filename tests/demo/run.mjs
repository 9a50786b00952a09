// Makes the sample, imports it into both databases and holds the final report against what the sample states: totals and
// years, as the tree stood then and as it stands now, byte by byte the same from both databases, and each figure equal to the
// records behind it as the API gives them. Then everything is undone again.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(process.argv[2]);
const postgres = process.env.DONGHANH_TEST_POSTGRES;
if (!postgres) { console.error("demo: DONGHANH_TEST_POSTGRES names no server; bin/test starts one"); process.exit(1); }
const directory = mkdtempSync(join(tmpdir(), "demo-"));
const schema = `demo_${process.pid}`;
let failures = 0, checks = 0;
const check = (ok, what) => { checks += 1; if (!ok) { failures += 1; console.log(`FAILED: ${what}`); } };
const equal = (got, expected, what) => check(got === expected, `${what}: ${got}, expected ${expected}`);

function run(database, ...args) {
  const env = { ...process.env, DONGHANH_DB: database, DONGHANH_DATA_DIRECTORY: join(directory, "data") };
  const done = spawnSync(program, args, { env, encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`donghanh ${args.join(" ")} ended with ${done.status}\n${done.stdout}\n${done.stderr}`);
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

async function records_agree(database, report) {
  const port = 20000 + (process.pid % 20000);
  const token = run(database, "token", "create", "admin").trim().split(/\s+/).at(-1);
  for (const role of ["city_org_officer", "union_officer", "training_officer", "reporter"]) run(database, "user", "grant", "admin", "--role", role, "--unit", "Thành phố Hà Nội");
  const env = { ...process.env, DONGHANH_DB: database, DONGHANH_DATA_DIRECTORY: join(directory, "data") };
  const server = spawn(program, ["serve", "--listen", `127.0.0.1:${port}`], { env, stdio: "ignore" });
  try {
    for (let i = 0; ; ++i) {
      try { if ((await fetch(`http://127.0.0.1:${port}/health/ready`)).ok) break; } catch { /* not yet */ }
      if (i > 200) throw new Error("the server does not get ready");
      await new Promise((done) => setTimeout(done, 50));
    }
    for (const figure of report.figures.filter((f) => Object.keys(f.by).length === 0)) {
      let sum = 0, after = "";
      const people = new Set();
      do {
        const url = `http://127.0.0.1:${port}/api/v1/reports/FINAL/figures/${figure.id}/records?from=2012-01-01&to=2020-12-31${after ? `&after=${encodeURIComponent(after)}` : ""}`;
        const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
        const page = await answer.json();
        if (!answer.ok) throw new Error(`${url}: ${answer.status} ${JSON.stringify(page)}`);
        for (const item of page.items) { sum += item.counts; if (item.person) people.add(item.person); }
        after = page.next ?? "";
      } while (after);
      equal(/\.people$|\.passed$/.test(figure.id) ? people.size : sum, figure.value, `records behind ${figure.id}`);
    }
  } finally {
    server.kill("SIGTERM");
    await new Promise((done) => server.once("exit", done));
  }
}

try {
  const workbooks = join(directory, "workbooks");
  const stated = JSON.parse(run("sqlite:", "sample", "--scale", "source", "--seed", "1", "--out", workbooks, "--json"));
  psql(`CREATE SCHEMA ${schema}`);
  const databases = { sqlite: `sqlite:${join(directory, "demo.db")}`, postgres: `${postgres}&options=${encodeURIComponent(`-csearch_path=${schema},public`)}` };
  const reports = {};
  for (const [kind, database] of Object.entries(databases)) {
    run(database, "init", "--user", "admin");
    const outcome = run(database, "import", workbooks, "--errors", join(directory, `${kind}-errors.xlsx`));
    console.log(`${kind}: ${outcome.trim().split("\n").slice(-6).join(" | ")}`);
    reports[kind] = {};
    for (const structure of ["then", "now"]) {
      const text = run(database, "report", "FINAL", "--unit", "Huyện Đan Phượng", "--from", "2012-01-01", "--to", "2020-12-31", "--structure", structure, "--format", "json");
      reports[kind][structure] = text;
      const report = JSON.parse(text);
      const value = Object.fromEntries(report.figures.map((f) => [f.id, f.value]));
      for (const [id, name] of Object.entries(figures))
        for (const [year, sum] of Object.entries(stated.sums[name]))
          equal(value[year === "total" ? id : `${id}.y${year}`] ?? 0, sum, `${kind}, ${structure}: ${id} ${year}`);
      for (const [id, name] of Object.entries(totals)) equal(value[id], stated.sums[name].total, `${kind}, ${structure}: ${id}`);
      for (const id of Object.keys(figures).filter((i) => !i.endsWith(".people"))) {
        const parts = report.figures.filter((f) => f.id.startsWith(`${id}.u`)).reduce((sum, f) => sum + f.value, 0);
        equal(parts, value[id], `${kind}, ${structure}: units of ${id} add up`);
      }
    }
    run(database, "ledger", "verify");
    run(database, "audit", "verify");
    for (const format of ["docx", "xlsx", "pdf"]) run(database, "report", "FINAL", "--format", format, "--out", join(directory, `report.${format}`));
  }
  check(reports.sqlite.then === reports.postgres.then, "the reports of both databases are the same, byte by byte (then)");
  check(reports.sqlite.now === reports.postgres.now, "the reports of both databases are the same, byte by byte (now)");
  // the longer half: every figure's records by the API, and everything imported once more
  if (process.argv.includes("--records")) {
  await records_agree(databases.sqlite, JSON.parse(reports.sqlite.then));
  const again = run(databases.sqlite, "import", workbooks);
  check(!/FAILED/.test(again), "importing the same again changes nothing");
  equal(run(databases.sqlite, "report", "FINAL", "--unit", "Huyện Đan Phượng", "--from", "2012-01-01", "--to", "2020-12-31", "--format", "json"), reports.sqlite.then, "the report after importing everything once more");
  }
} catch (error) {
  failures += 1;
  console.log(`FAILED: ${error.message}`);
}
try { psql(`DROP SCHEMA IF EXISTS ${schema} CASCADE`); } catch { /* the server may be gone */ }
rmSync(directory, { recursive: true, force: true });
console.log(`${checks - failures} passed, ${failures} failed`);
process.exit(failures || checks === 0 ? 1 : 0);
