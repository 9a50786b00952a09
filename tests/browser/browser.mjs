// Chromium, and what is asked of every page in it.
import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
export const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };

/** The standard rules but for: quotes and blanks, which are taste; labels by wrapping; svg's <use>, which they do not know. */
const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "attr-quotes": "off", "no-trailing-whitespace": "off", "void-style": "off", "attribute-boolean-style": "off", "doctype-style": "off",
    "attribute-empty-style": "off", "long-title": "off", "no-inline-style": "error", "require-sri": "off", "wcag/h36": "error",
    // tel and autocomplete are chosen by the field; the browser's own hints for them are not wanted
    "tel-non-breaking": "off", "input-missing-label": "error", "prefer-native-element": "off", "no-implicit-button-type": "error",
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }], "text-content": "off", "unique-landmark": "off", "no-redundant-for": "off",
  },
});

export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A window; what its console and the content policy complain of is kept in `complaints`. */
export async function openWindow(browser, base, { size = "desktop", language = "vi", theme = "light", scripts = true, session } = {}) {
  const context = await browser.newContext({ viewport: sizes[size], isMobile: size === "phone", hasTouch: size === "phone", javaScriptEnabled: scripts, reducedMotion: "reduce" });
  const cookies = [{ name: "language", value: language, url: base }, { name: "theme", value: theme, url: base }, ...(session ?? []).map((c) => ({ name: c.name, value: c.value, url: base }))];
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(120000);   // a busy machine is no fault of a page
  page.complaints = [];
  page.on("console", (message) => { if (message.type() === "error" && !/status of 4(22|04|09)/.test(message.text())) page.complaints.push(message.text()); });
  page.on("pageerror", (error) => page.complaints.push(error.message));
  return page;
}

/** Everything wrong with the page as it stands: axe (serious and critical), HTML, console. */
export async function faults(page, html) {
  const found = page.complaints.splice(0).map((text) => `console: ${text}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, impact, nodes } of violations)
    if (["serious", "critical"].includes(impact)) found.push(`axe ${id}: ${nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " " + (n.any[0]?.message ?? "")).join(" | ")}`);
  if (html) {
    const report = await validator.validateString(html);
    for (const message of report.results.flatMap((r) => r.messages).filter((m) => m.severity === 2).slice(0, 10)) found.push(`html ${message.ruleId} ${message.line}:${message.column}: ${message.message}`);
  }
  // the inner width of a phone's window grows with what sticks out
  const wide = await page.evaluate(() => document.documentElement.scrollWidth) - page.viewportSize().width;
  if (wide > 1) found.push(`the page is ${wide} px wider than the window`);
  return found;
}

export async function screenshot(page, file, { fullPage = true } = {}) {
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage });
}

/** Waits until charts are drawn and what htmx fetches has come. */
export async function settled(page) {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => document.fonts.status === "loaded" && [...document.querySelectorAll("[data-chart]")].every((c) => c.dataset.drawn !== undefined) && !document.querySelector(".htmx-request"));
}

/** Through the form, like a person. */
export async function signIn(page, { base, name, password }) {
  await page.goto(`${base}/sign-in`);
  const form = page.locator("form").filter({ has: page.locator("input[type=password]") });
  await form.locator("input[type=text]").first().fill(name);
  await form.locator("input[type=password]").fill(password);
  await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), form.locator("[type=submit]").click()]);
}

let passed = 0, failed = 0;
export function judge(name, found) {
  if (!found.length) { passed += 1; return; }
  failed += 1;
  console.log(`FAILED ${name}`);
  for (const fault of found) console.log(`    ${fault}`);
}
export async function attempt(name, action) {
  try { judge(name, (await action()) ?? []); } catch (error) { judge(name, [error.message.split("\n").slice(0, 4).join(" / ")]); }
}
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
