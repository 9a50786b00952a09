// Gathers the browser files into build/assets: one style sheet, one script, the charts, the icons that pages use, the
// fonts; each with a compressed twin. docs/decisions/0006-browser-assets.md says why.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pruned, withAutomaticDark, withoutUnusedAnimations } from "./css.mjs";

const out = "build/assets";
const stamp = "build/assets.stamp";
const tabler = "node_modules/@tabler/core/dist/css/tabler.css";
const icons = "node_modules/@tabler/icons/icons/outline";
const fonts = ["latin", "vietnamese"].flatMap((subset) => ["400", "600"].map((weight) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`));
const read = (file) => readFileSync(file, "utf8");

function filesBelow(folder, ending) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, ending);
    return ending.test(entry.name) && !/_test\.cpp$/.test(entry.name) ? [path] : [];
  }).sort();
}
const sources = filesBelow("src", /\.(cpp|hpp)$/).map(read);
const scripts = filesBelow("assets/js", /\.js$/);
const styles = filesBelow("assets/css", /\.css$/);

/** Every word that could be a class: those of our sources, and what our scripts write. */
function words() {
  const all = new Set();
  for (const text of [...sources, ...scripts.map(read)]) for (const [word] of text.matchAll(/[A-Za-z_][\w-]*/g)) all.add(word);
  return all;
}

/** Names of icons: assets/icons.txt, and what sources name on lines that speak of icons or of the navigation. */
function iconNames() {
  const names = new Set(read("assets/icons.txt").split("\n").filter((line) => line && !line.startsWith("#")));
  for (const text of sources)
    for (const line of text.split("\n"))
      if (/icon|empty_state|button|"\/[a-z-]*"/.test(line))
        for (const [, name] of line.matchAll(/"([a-z][a-z0-9-]*)"/g)) if (existsSync(join(icons, name + ".svg"))) names.add(name);
  return [...names].sort();
}

function sprite(names) {
  const symbols = names.map((name) => {
    const file = join(icons, name + ".svg");
    if (!existsSync(file)) throw new Error(`assets/icons.txt names "${name}", which Tabler's icons do not have`);
    const body = read(file).replace(/<path stroke="none"[^>]*\/>/, "").replace(/^[\s\S]*?>/, "").replace("</svg>", "").replace(/\s*\n\s*/g, "").replaceAll(" />", "/>");
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

/** The number that src/platform/web/statics.cpp puts behind an address, for files that a style sheet names. */
function contentHash(bytes) {
  let hash = 14695981039346656037n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
  return hash.toString(16).padStart(16, "0");
}

const present = new Set();
/** Leaves a file alone that has this content: what embeds it need not be built again. */
function keep(name, bytes) {
  const path = join(out, name);
  present.add(name);
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
}

function write(name, content) {
  const bytes = Buffer.from(content);
  keep(name, bytes);
  const packed = gzipSync(bytes, { level: 9 });
  if (packed.length < bytes.length * 0.95) keep(name + ".gz", packed);
  return `${name} ${(packed.length / 1024).toFixed(0)} KB`;
}

const used = words();
const names = iconNames();
const inputs = createHash("sha256");
for (const file of ["package-lock.json", "tools/assets/build.mjs", "tools/assets/css.mjs", "assets/logo.svg", ...scripts, ...styles]) inputs.update(file).update(read(file));
const vendor = withoutUnusedAnimations(pruned(read(tabler), used));
inputs.update(names.join()).update(vendor);
const state = inputs.digest("hex");
if (existsSync(stamp) && read(stamp) === state) process.exit(0);

const { build, transform } = await import("esbuild");
const target = ["chrome87", "firefox78", "safari14"];
mkdirSync(out, { recursive: true });

const made = [];
let css = withAutomaticDark(vendor + styles.map(read).join("\n"));
for (const font of fonts) {
  const bytes = readFileSync(join("node_modules/@fontsource/be-vietnam-pro/files", font));
  keep(font, bytes);
  css = css.replaceAll(font, `${font}?v=${contentHash(bytes)}`);
}
made.push(write("app.css", (await transform(css, { loader: "css", minify: true, target })).code));
for (const name of ["app", "charts", "offline", "offline_worker"]) {
  const bundle = await build({ entryPoints: [`assets/js/${name}.js`], bundle: true, minify: true, write: false, format: "iife", target, legalComments: "none" });
  made.push(write(`${name}.js`, bundle.outputFiles[0].text));
}
made.push(write("icons.svg", sprite(names)), write("logo.svg", read("assets/logo.svg")));
for (const name of readdirSync(out)) if (!present.has(name)) rmSync(join(out, name));
writeFileSync(stamp, state);
console.log(`Browser assets: ${made.join(", ")}`);
