// The little of CSS that gathering needs: rules with their blocks, nothing about what they mean.

/** Splits a style sheet into [prelude, body] pairs; body is null for statements like @charset. */
export function rules(css) {
  const found = [];
  let start = 0;
  for (let i = 0; i < css.length; i += 1) {
    if (css.startsWith("/*", i)) { const end = css.indexOf("*/", i + 2); css = css.slice(0, i) + css.slice(end + 2); i -= 1; }
    else if (css[i] === ";") { found.push([css.slice(start, i).trim(), null]); start = i + 1; }
    else if (css[i] === "{") {
      const end = endOfBlock(css, i);
      found.push([css.slice(start, i).trim(), css.slice(i + 1, end)]);
      i = end;
      start = end + 1;
    }
  }
  return found;
}

function endOfBlock(css, open) {
  let depth = 0;
  for (let i = open; i < css.length; i += 1) {
    const c = css[i];
    if (c === '"' || c === "'") { do i += css[i] === "\\" ? 2 : 1; while (css[i] !== c); }
    else if (css.startsWith("/*", i)) i = css.indexOf("*/", i + 2) + 1;
    else if (css.startsWith("url(", i) && css[i + 4] !== '"' && css[i + 4] !== "'") i = css.indexOf(")", i);
    else if (c === "{") depth += 1;
    else if (c === "}" && --depth === 0) return i;
  }
  throw new Error("a block of the style sheet is not closed");
}

/** The selectors of a list; commas inside brackets do not split. */
export function selectors(prelude) {
  const list = [];
  let depth = 0, start = 0;
  for (let i = 0; i <= prelude.length; i += 1) {
    if ("([".includes(prelude[i])) depth += 1;
    else if (")]".includes(prelude[i])) depth -= 1;
    else if (i === prelude.length || (prelude[i] === "," && depth === 0)) { list.push(prelude.slice(start, i).trim()); start = i + 1; }
  }
  return list.filter(Boolean);
}

const nested = (prelude) => /^@(media|supports|layer|container)/.test(prelude);

/** Leaves out the selectors with a class that no page has. What stands in :not() may be missing. */
export function pruned(css, used) {
  const wanted = (selector) => {
    const asked = selector.replace(/:not\((?:[^()]|\([^()]*\))*\)/g, "");
    return [...asked.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].every(([, name]) => used.has(name));
  };
  let out = "";
  for (const [prelude, body] of rules(css)) {
    if (body === null) out += prelude + ";\n";
    else if (nested(prelude)) { const inner = pruned(body, used); if (inner.trim()) out += `${prelude}{${inner}}\n`; }
    else if (prelude.startsWith("@")) out += `${prelude}{${body}}\n`;
    else { const kept = selectors(prelude).filter(wanted); if (kept.length) out += `${kept.join(",")}{${body}}\n`; }
  }
  return out;
}

/** Leaves out the animations that no rule names. */
export function withoutUnusedAnimations(css) {
  const all = rules(css);
  const text = all.filter(([prelude]) => !prelude.startsWith("@keyframes")).map(([, body]) => body ?? "").join("\n");
  const isUsed = (prelude) => text.includes(prelude.replace("@keyframes", "").trim());
  return all.filter(([prelude]) => !prelude.startsWith("@keyframes") || isUsed(prelude)).map(([prelude, body]) => (body === null ? prelude + ";" : `${prelude}{${body}}`)).join("\n");
}

const dark = "[data-bs-theme=dark]", auto = "[data-bs-theme=auto]";
/** Keeps the rules of the dark theme to screens, for paper is white, and repeats them for browsers that prefer dark while
    the page's theme is "auto". */
export function withAutomaticDark(css) {
  let out = "";
  for (const [prelude, body] of rules(css)) {
    if (body === null) { out += prelude + ";\n"; continue; }
    if (nested(prelude)) { out += `${prelude}{${withAutomaticDark(body)}}\n`; continue; }
    const all = prelude.startsWith("@") ? [prelude] : selectors(prelude);
    const darks = all.filter((s) => s.includes(dark)), others = all.filter((s) => !s.includes(dark));
    if (others.length) out += `${others.join(",")}{${body}}\n`;
    if (!darks.length) continue;
    out += `@media screen{${darks.join(",")}{${body}}}\n`;
    out += `@media screen and (prefers-color-scheme:dark){${darks.map((s) => s.replaceAll(dark, auto)).join(",")}{${body}}}\n`;
  }
  return out;
}
