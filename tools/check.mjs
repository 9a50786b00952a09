// Our own rules. Each finding says what to do. `tools/check --verbose` also lists what is allowed but worth knowing.
import { execFileSync } from "node:child_process";
import { readFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const verbose = process.argv.includes("--verbose");
const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
const files = listed.split("\n").filter((f) => f && existsSync(f));
const text = new Map(files.filter((f) => !/\.(png|ico|woff2|xlsx|docx|pdf|zip|gz)$/.test(f)).map((f) => [f, readFileSync(f, "utf8")]));
const cpp = files.filter((f) => /^src\/.*\.(cpp|hpp)$/.test(f));

let faults = 0;
const fault = (file, line, what) => { faults += 1; console.log(`${file}${line ? ":" + line : ""}: ${what}`); };
const note = (file, line, what) => { if (verbose) console.log(`note ${file}:${line}: ${what}`); };
const lines = (file) => text.get(file).split("\n");
const lineOf = (file, index) => text.get(file).slice(0, index).split("\n").length;
/** The pairs that ARCHITECTURE.md names: `a` may include `b` on the same floor. */
const architecture = existsSync("ARCHITECTURE.md") ? text.get("ARCHITECTURE.md") : "";
const pairs = new Set([...architecture.matchAll(/^- `([a-z_]+)` → (.+)$/gm)].flatMap(([, from, to]) => [...to.matchAll(/`([a-z_]+)`/g)].map(([, t]) => `${from}>${t}`)));

const floors = ["base", "platform", "kernel", "registers", "work", "reports", "app"];
const placeOf = (path) => { const [floor, slice] = path.split("/"); return { floor, slice: path.split("/").length > 2 ? slice : "" }; };

function includes() {
  for (const file of cpp) {
    const here = placeOf(file.slice(4));
    if (!floors.includes(here.floor)) continue;
    lines(file).forEach((line, i) => {
      const found = /^#include "([^"]+)"/.exec(line);
      if (!found) return;
      const there = placeOf(found[1]);
      if (!floors.includes(there.floor)) return;
      const [from, to] = [floors.indexOf(here.floor), floors.indexOf(there.floor)];
      if (to > from) fault(file, i + 1, `the floor ${here.floor} may not include ${found[1]} of the higher floor ${there.floor}; move what is shared down`);
      if (to === from && here.slice && there.slice && here.slice !== there.slice && !pairs.has(`${here.slice}>${there.slice}`))
        fault(file, i + 1, `${here.slice} includes ${there.slice}; name the pair in ARCHITECTURE.md ("- \`${here.slice}\` → \`${there.slice}\`") or do without`);
      if ((to !== from || here.slice !== there.slice) && /\/(pages|views)\.hpp$/.test(found[1]) && here.floor !== "app")
        fault(file, i + 1, `pages and views of another slice are its own; call its store or its types instead`);
    });
  }
}

const borders = [
  [/^#include [<"]boost\//, /^src\/platform\/web\/([a-z_]+\.cpp|connection\.hpp)$/, "Boost is known only in platform/web/*.cpp and connection.hpp (it costs seconds a file)"],
  [/^#include [<"]spdlog\//, /^src\/base\/log\.cpp$/, "logging is behind base/log.hpp"],
  [/^#include <sqlite3\.h>/, /^src\/platform\/db\/sqlite[a-z_]*\.(cpp|hpp)$/, "SQLite is known only to its driver"],
  [/^#include <curl\//, /^src\/platform\/mail\/smtp\.cpp$/, "libcurl is known only to platform/mail/smtp.cpp"],
  [/^#include <libpq-fe\.h>/, /^src\/platform\/db\/postgres[a-z_]*\.(cpp|hpp)$/, "libpq is known only to its driver"],
];
function libraries() {
  for (const file of cpp)
    lines(file).forEach((line, i) => { for (const [what, where, why] of borders) if (what.test(line) && !where.test(file)) fault(file, i + 1, why); });
}

function form() {
  for (const file of cpp) {
    const all = lines(file);
    const limit = /_test\.cpp$/.test(file) ? 600 : 300;
    if (all.length > limit + 1) (all.length > 601 ? fault : (f, l, w) => note(f, 1, w))(file, 0, `${all.length - 1} lines; split it by noun (300 is the aim, 600 the limit)`);
    all.forEach((line, i) => {
      if ([...line].length > 120) fault(file, i + 1, "longer than 120 columns; bin/fmt breaks it");
      if (/\b(TODO|FIXME|XXX|HACK)\b/.test(line)) fault(file, i + 1, "finish it, or file it; no marks are left in the code");
      if (/\.raw\(/.test(line)) note(file, i + 1, "raw markup");
    });
  }
}

const statements = () => files.filter((f) => /^src\/.*\.cpp$/.test(f)).flatMap((file) => [...text.get(file).matchAll(/R"sql\(([\s\S]*?)\)sql"/g)].map((m) => ({ file, line: lineOf(file, m.index), sql: m[1] })));
const forbidden = [
  [/\b(date|datetime|strftime|julianday|now|to_char|to_date)\s*\(/i, "no date functions; pass days as parameters"],
  [/\b(json_[a-z_]+|group_concat|string_agg|array_agg)\s*\(/i, "no JSON or string-aggregate functions; read rows"],
  [/\b(lower|upper)\s*\(/i, "no lower/upper; store a folded key"],
  [/\bFOR UPDATE\b/i, "no FOR UPDATE; use a revision"],
  [/\bIN\s*\(\s*\)/i, "no IN ()"],
  [/\bBOOLEAN\b|\bTRUE\b|\bFALSE\b/, "flags are BIGINT 0 and 1"],
];
function sql() {
  for (const { file, line, sql: statement } of statements()) {
    const plain = statement.replace(/--.*$/gm, "").replace(/'[^']*'/g, "''");
    for (const [what, why] of forbidden) if (what.test(plain)) fault(file, line, why);
  }
}

function poIds(language) {
  const ids = new Map();
  for (const file of files.filter((f) => f.startsWith(`locale/${language}/`) && f.endsWith(".po"))) {
    const entries = text.get(file).matchAll(/^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)/gm);
    const join = (s) => [...s.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1]).join("");
    for (const entry of entries) {
      const [id, value] = [join(entry[1]), join(entry[2])];
      // all catalogues become one: a word with two meanings needs two ids
      if (id && ids.has(id) && ids.get(id) !== value)
        fault(file, lineOf(file, entry.index), `"${id}" is "${ids.get(id)}" elsewhere; give one of them an id of its own`);
      if (id) ids.set(id, value);
    }
  }
  return ids;
}
function texts() {
  const [vi, en] = [poIds("vi"), poIds("en")];
  const seen = new Set();
  for (const file of cpp.filter((f) => !/_test\.cpp$/.test(f))) {
    const source = text.get(file);
    const literal = (s) => [...s.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1]).join("");
    for (const m of source.matchAll(/\btr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)/g)) {
      const id = literal(m[1]);
      const code = /^[a-z_]+(\.[a-z_]+)+$/.test(id);
      if (!vi.get(id) && !seen.has(id)) fault(file, lineOf(file, m.index), `"${id}" lacks Vietnamese; add it to locale/vi`);
      if (code && !en.get(id) && !seen.has(id)) fault(file, lineOf(file, m.index), `"${id}" lacks English; add it to locale/en`);
      seen.add(id);
    }
    // problems: {"field", "some.code"} and {"", "some.code", detail}
    for (const m of source.matchAll(/\{\s*"([a-z_]*)"\s*,\s*"([a-z_]+(?:\.[a-z_]+)+|required)"/g)) {
      const id = m[2];
      if (seen.has(id) || /\.(xlsx|docx|pdf|json|css|js|svg|sql|toml)$/.test(id)) continue;
      seen.add(id);
      if (vi.has(id) && en.has(id)) continue;
      if (/^(enterprises|unions|party|people|members|training|reports|imports|accounts|audit|organisations)\.(view|edit|run|manage)$/.test(id)) continue;
      if (/problem|Problem|Error|invalid|conflict/.test(source.slice(Math.max(0, m.index - 200), m.index + 20))) fault(file, lineOf(file, m.index), `the problem code "${id}" lacks a sentence in locale/vi or locale/en`);
    }
  }
}

function migrations() {
  const names = files.filter((f) => /^migrations\/.*\.sql$/.test(f)).map((f) => f.slice(11));
  const numbers = new Set();
  for (const name of names) {
    const m = /^(\d{4})_([a-z0-9_]+?)(?:\.(sqlite|postgres))?\.sql$/.exec(name);
    if (!m) { fault("migrations/" + name, 0, "call it NNNN_what_it_does.sql"); continue; }
    const twin = m[3] === "sqlite" ? name.replace(".sqlite.", ".postgres.") : m[3] ? name.replace(".postgres.", ".sqlite.") : "";
    if (twin && !names.includes(twin)) fault("migrations/" + name, 0, "a migration for one database alone; write its twin");
    if (m[3] !== "postgres" && numbers.has(m[1])) fault("migrations/" + name, 0, "this number is taken");
    if (m[3] !== "postgres") numbers.add(m[1]);
  }
}

function rules() {
  const numbered = new Map();
  for (const file of files.filter((f) => /^docs\/rules\/.*\.md$/.test(f)))
    for (const m of text.get(file).matchAll(/^(?:#+ |\| *|- \*\*|\*\*)([A-Z]{1,3}-\d+)\b/gm)) numbered.set(m[1], file);
  const cited = new Map();
  for (const file of files.filter((f) => /^(src|tests|rules|migrations)\//.test(f) && text.has(f)))
    for (const m of text.get(file).matchAll(/(?:[Rr]ules? |docs\/rules\/[a-z_]+\.md,? )([A-Z]{1,3}-\d+)\b/g)) cited.set(m[1], `${file}:${lineOf(file, m.index)}`);
  for (const [rule, where] of cited) if (!numbered.has(rule)) fault(where, 0, `cites rule ${rule}, which no page of docs/rules has`);
  const code = files.filter((f) => /^(src|tests|rules|migrations)\//.test(f) && text.has(f)).map((f) => text.get(f).replace(/\n\s*(\/\/+|#|--) ?/g, " ")).join("\n");
  const named = new Set([...code.matchAll(/\b[A-Z]{1,3}-\d+\b/g)].map(([rule]) => rule));
  for (const [, letters, from, to] of code.matchAll(/\b([A-Z]{1,3})-(\d+) to (?:[A-Z]{1,3}-)?(\d+)\b/g))
    for (let i = Number(from); i <= Number(to); i += 1) named.add(`${letters}-${i}`);
  for (const [rule, file] of numbered) if (!named.has(rule)) fault(file, 0, `rule ${rule} is cited by no code`);
}

function strangers() {
  const words = [/\/work\/(main|shared)/, /registry\.npmjs|deb\.debian\.org|pypi\.org/, /\.\.\/shared\b/, /\/root\//];
  for (const [file, content] of text) {
    if (file === "tools/check.mjs") continue;
    for (const word of words) { const m = word.exec(content); if (m) fault(file, lineOf(file, m.index), `"${m[0]}" is of one machine; the project stands alone`); }
  }
}

for (const rule of [includes, libraries, form, sql, texts, migrations, rules, strangers]) rule();
console.log(faults ? `${faults} findings` : `${cpp.length} source files, nothing to mend`);
process.exit(faults ? 1 : 0);
