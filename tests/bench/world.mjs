// Where bin/bench works, how it calls the programs, and the databases it measures on. Each is made when first asked for.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
export const folder = join(root, "var/bench");
const program = join(root, "build/release/donghanh");
const parts = join(root, "build/release/bench");

/** How much is measured: the whole, or enough to see that everything works. */
export const scale = {
  people: 1_000_000, facts: 1_000_000, many_facts: 10_000_000, enterprises: 350_000, rows: 100_000, repeats: 5, seconds: 4, quick: false,
};
export function be_quick() {
  Object.assign(scale, { people: 100_000, facts: 200_000, many_facts: 2_000_000, enterprises: 35_000, rows: 20_000, repeats: 3, seconds: 1, quick: true });
}

export const say = (sentence) => process.stderr.write(`${sentence}\n`);
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function run(command, args, environment = {}) {
  const done = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, ...environment } });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${done.status}\n${done.stdout}\n${done.stderr}`);
  return done.stdout;
}
/** A part of tests/bench/main.cpp; gives its lines of JSON. */
export function part(name, ...args) {
  return run(parts, [name, ...args.map(String)]).trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));
}
export const part_program = parts;

/** A folder with a database in it. */
export class Installation {
  constructor(name) { this.path = join(folder, name); }
  get database() { return join(this.path, "donghanh.db"); }
  get url() { return `sqlite:${this.database}`; }
  get environment() { return { DONGHANH_DB: this.url, DONGHANH_DATA_DIRECTORY: this.path, DONGHANH_LOG_LEVEL: "error" }; }
  get program() { return program; }
  donghanh(...args) { return run(program, args, this.environment); }
  password() { return readFileSync(join(this.path, "sign-in.txt"), "utf8").trim().split(/\s+/).at(-1); }
  copy(name) {
    const copy = new Installation(name);
    copy.remove();
    cpSync(this.path, copy.path, { recursive: true, mode: 2 });
    // what is measured next would otherwise wait until the copy is on the disk
    run("sync", ["-f", copy.path]);
    return copy;
  }
  remove() { rmSync(this.path, { recursive: true, force: true }); }
}

const made = new Map();
function once(name, make) {
  if (!made.has(name)) made.set(name, existing(name) ?? make(new Installation(name)));
  return made.get(name);
}
/** One that was kept; it may be older than the program. */
function existing(name) {
  const kept = new Installation(name);
  if (!existsSync(join(kept.path, "made"))) return null;
  kept.donghanh("migrate");
  return kept;
}
function finished(installation) {
  mkdirSync(join(installation.path, "made"));
  return installation;
}

/** The sample of scale M, imported. */
export function tier_m() {
  return once("m", (installation) => {
    say("making the sample of scale M and importing it");
    installation.remove();
    mkdirSync(installation.path, { recursive: true });
    const sheets = join(installation.path, "sheets");
    installation.donghanh("sample", "--scale", "M", "--seed", "1", "--format", "csv", "--out", sheets);
    installation.donghanh("init", "--user", "admin", "--sign-in-file", join(installation.path, "sign-in.txt"));
    installation.donghanh("import", sheets, "--json");
    for (const role of ["city_org_officer", "union_officer", "training_officer", "reporter"])
      installation.donghanh("user", "grant", "admin", "--role", role, "--unit", "Thành phố Hà Nội");
    return finished(installation);
  });
}
/** The same with 1,000,000 people and as many facts. */
export function million() {
  return once("million", () => {
    const installation = tier_m().copy("million");
    rmSync(join(installation.path, "made"), { recursive: true });
    say(`filling up to ${scale.people} people and ${scale.facts} facts`);
    part("fill-people", installation.url, scale.people);
    part("fill-facts", installation.url, scale.facts);
    return finished(installation);
  });
}
/** As many enterprises as a large city has. */
export function many_enterprises() {
  return once("many-enterprises", () => {
    const installation = tier_m().copy("many-enterprises");
    rmSync(join(installation.path, "made"), { recursive: true });
    say(`filling up to ${scale.enterprises} enterprises`);
    part("fill-enterprises", installation.url, scale.enterprises);
    return finished(installation);
  });
}
/** A commune with 250 unions, 40,000 members and 200 foundings under way, in the sample; and the officer there. */
export const officer = { name: "officer", password: "mot hai ba bon nam" };
export function large_commune() {
  return once("commune", () => {
    const installation = tier_m().copy("commune");
    rmSync(join(installation.path, "made"), { recursive: true });
    say("filling a commune with 250 unions and 40,000 members");
    const place = "Xã Ô Diên";
    part("fill-commune", installation.url, place, new Date().toISOString().slice(0, 10));
    installation.donghanh("user", "add", officer.name, "--password", officer.password);
    for (const role of ["union_officer", "commune_party_officer"]) installation.donghanh("user", "grant", officer.name, "--role", role, "--unit", place);
    return finished(installation);
  });
}
/** The same with 10 times the facts. */
export function many_facts() {
  return once("many-facts", () => {
    const installation = million().copy("many-facts");
    rmSync(join(installation.path, "made"), { recursive: true });
    say(`filling up to ${scale.many_facts} facts`);
    part("fill-facts", installation.url, scale.many_facts);
    return finished(installation);
  });
}
/** A workbook of union members whom nobody has met yet. */
export function workbook(number) {
  const path = join(folder, `members-${number}.xlsx`);
  if (!existsSync(path)) part("members", tier_m().url, 2_000_000 + number * scale.rows, scale.rows, path);
  return path;
}
