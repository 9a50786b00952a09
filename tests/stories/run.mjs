// Plays the stories of this folder. A story is what an office would hand over, a command, and its exact answer:
//
//     # what is shown, in a sentence
//     == Lớp.csv
//     Mã lớp,Tên lớp,…
//     L1,…
//
//     $ donghanh report I13 …
//     classes 3
//
// All tables are imported first, into an empty database; then the commands run in order. A line "! N" before a command's
// output says that it ends with exit code N. Ids, which differ from run to run, are shown as <number>. DONGHANH_ACCEPT=1 writes the answers into the stories.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.argv[2]);
const only = process.argv.slice(3);
const accept = process.env.DONGHANH_ACCEPT === "1";
const postgres = process.env.DONGHANH_TEST_POSTGRES;
if (!postgres) { console.error("stories: DONGHANH_TEST_POSTGRES names no server; bin/test starts one"); process.exit(1); }

function parse(text) {
  const story = { tables: [], commands: [] };
  let table = null, command = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("== ")) { table = { name: line.slice(3), rows: [] }; story.tables.push(table); command = null; }
    else if (line.startsWith("$ ")) { command = { line: line.slice(2), expected: [], code: 0 }; story.commands.push(command); table = null; }
    else if (table && line === "") table = null;
    else if (table) table.rows.push(line);
    else if (command && /^! \d+$/.test(line) && command.expected.length === 0) command.code = Number(line.slice(2));
    else if (command) command.expected.push(line);
  }
  for (const c of story.commands) while (c.expected.length && c.expected.at(-1) === "") c.expected.pop();
  return story;
}

/** Words of a command line; quotes keep blanks together. */
const words = (line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2]);

function run(database, directory, args) {
  const env = { ...process.env, DONGHANH_DB: database, DONGHANH_DATA_DIRECTORY: join(directory, "data"), DONGHANH_TODAY: "2026-11-24" };
  const done = spawnSync(program, args, { env, encoding: "utf8", maxBuffer: 1 << 26 });
  return { code: done.status, out: done.stdout.replace(/\b0[0-9A-HJKMNP-TV-Z]{12}\b/g, "<number>").replace(/[ \t]+$/gm, "").replace(/\n+$/, ""), err: done.stderr };
}

function prepare(story, database, directory) {
  const tables = join(directory, "tables");
  mkdirSync(tables);
  for (const t of story.tables) writeFileSync(join(tables, t.name), "\uFEFF" + t.rows.join("\n") + "\n");
  for (const args of [["init"], ["import", tables]]) {
    const done = run(database, directory, args);
    if (done.code !== 0) throw new Error(`donghanh ${args[0]} ended with ${done.code}\n${done.out}\n${done.err}`);
  }
}

function psql(sql) {
  const done = spawnSync("psql", ["-qAt", "-d", postgres, "-c", sql], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
}

let passed = 0, failed = 0;
const stories = readdirSync(here).filter((f) => f.endsWith(".story") && (only.length === 0 || only.some((o) => f.startsWith(o)))).sort();
for (const file of stories) {
  const text = readFileSync(join(here, file), "utf8");
  const story = parse(text);
  for (const kind of ["sqlite", "postgres"]) {
    const directory = mkdtempSync(join(tmpdir(), "story-"));
    const schema = `story_${process.pid}_${passed + failed}`;
    let database = `sqlite:${join(directory, "story.db")}`;
    if (kind === "postgres") {
      psql(`CREATE SCHEMA ${schema}`);
      database = `${postgres}&options=${encodeURIComponent(`-csearch_path=${schema},public`)}`;
    }
    try {
      prepare(story, database, directory);
      for (const c of story.commands) {
        const done = run(database, directory, words(c.line).slice(1));
        if (accept && kind === "sqlite") { c.actual = done.out; c.actualCode = done.code; continue; }
        if (accept) c.expected = (c.actual ?? "").split("\n").filter((l, i, a) => !(a.length === 1 && l === "")), c.code = c.actualCode;
        if (done.code !== c.code) throw new Error(`$ ${c.line}\nended with ${done.code}, not ${c.code}\n${done.out}\n${done.err}`);
        if (done.out !== c.expected.join("\n")) throw new Error(`$ ${c.line}\nexpected:\n${c.expected.join("\n")}\ngot:\n${done.out}`);
      }
      passed += 1;
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${file} on ${kind}\n${error.message}\n`);
    }
    rmSync(directory, { recursive: true, force: true });
    if (kind === "postgres") psql(`DROP SCHEMA ${schema} CASCADE`);
  }
  if (accept) {
    let out = text.slice(0, text.indexOf("$ ")) ;
    for (const c of story.commands) out += `$ ${c.line}\n` + (c.actualCode ? `! ${c.actualCode}\n` : "") + (c.actual ? c.actual + "\n" : "") + "\n";
    writeFileSync(join(here, file), out.replace(/\n+$/, "\n"));
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || passed === 0 ? 1 : 0);
