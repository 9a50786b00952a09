// Imports and their undoing are killed at random moments and begun again until they are through. What comes out is what one
// run without a break gives, and after the undo nothing counts any more.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { Installation, numbers } from "../support/program.mjs";

const question = ["report", "FINAL", "--unit", "Thành phố Hà Nội", "--from", "2012-01-01", "--to", "2025-12-31", "--format", "json"];
const counted = (it) => JSON.parse(it.run(...question)).figures.map((figure) => figure.value).filter((value) => typeof value === "number").reduce((a, b) => a + b, 0);

/** A table of each kind, cut short: each is a chunk, and to find out what it holds takes longer than its rows. */
function tables(it) {
  const folder = join(it.folder, "tables");
  it.run("sample", "--scale", "S", "--seed", "1", "--format", "csv", "--out", folder);
  const seen = new Map();
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name);
    const kind = name.slice(0, 2);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (/^0[58]/.test(kind) || (kind !== "01" && seen.get(kind) > 1)) rmSync(file);
    else if (kind !== "01") writeFileSync(file, readFileSync(file, "utf8").split("\n").slice(0, 25).join("\n") + "\n");
  }
  return folder;
}

/** Killed at any moment of about as long as it takes; longer and longer, so that it ends also where a machine is slow. */
async function untilThrough(it, next, whole, ...args) {
  let kills = 0;
  for (let longest = whole; await it.killed(20 + next(longest), ...args); longest *= 1.1) kills += 1;
  return kills;
}

export async function killedImports(program, kind, wanted, times) {
  const plain = new Installation(program, "sqlite");
  const it = new Installation(program, kind);
  const next = numbers(54321);
  try {
    const folder = tables(plain);
    for (const installation of [plain, it]) {
      installation.run("init", "--user", "admin");
      installation.run("import", resolve("tests/kill/units.csv"));   // stands when the other one is undone
    }
    const took = (...args) => { const began = Date.now(); plain.run(...args); return Date.now() - began; };
    const importing = took("import", folder);
    const expected = plain.run(...question);
    const undoing = took("imports", "undo", JSON.parse(plain.run("imports", "list", "--json")).items[0].id);

    let kills = 0, undone = 0, rounds = 0;
    for (; kills + undone < wanted || rounds < times; rounds += 1) {
      kills += await untilThrough(it, next, importing, "import", folder);
      if (it.run(...question) !== expected) throw new Error("the import that was killed does not give the report of the one that was not");
      it.run("ledger", "verify");
      const { items } = JSON.parse(it.run("imports", "list", "--json"));
      const standing = items.filter((batch) => batch.state !== "undone");
      if (standing.length !== 2 || standing[0].state !== "done") throw new Error(`the import stands once: ${JSON.stringify(standing)}`);
      undone += await untilThrough(it, next, undoing, "imports", "undo", standing[0].id);
      if (counted(it) !== 0) throw new Error("something still counts after the undo");
      it.run("ledger", "verify");
    }
    it.run("import", folder);
    if (it.run(...question) !== expected) throw new Error("the import after the undo does not give the same report");
    it.run("ledger", "verify");
    it.run("audit", "verify");
    return `${kills} kills of imports, ${undone} of their undoing, ${rounds} times through; the report is the same`;
  } finally {
    await plain.remove();
    await it.remove();
  }
}
