// run.mjs DONGHANH, or run.mjs --at URL NAME PASSWORD for a server that runs already. See tests/browser/run.
import { readdirSync } from "node:fs";
import { attempt, faults, finish, judge, launch, openWindow, screenshot, settled, signIn, sizes } from "./browser.mjs";
import { pagesToLookAt } from "./pages.mjs";
import { serveGallery, serveProgram } from "./server.mjs";

const folder = "var/browser";
const variants = Object.keys(sizes).flatMap((size) => ["vi", "en"].flatMap((language) => ["light", "dark"].map((theme) => ({ size, language, theme }))));
const label = ({ size, language, theme }) => `${language}-${theme}-${size}`;

async function gallery(browser, program) {
  const { base, pages, stop } = await serveGallery(program);
  for (const size of Object.keys(sizes)) {
    const page = await openWindow(browser, base, { size });
    for (const name of pages)
      await attempt(`gallery ${name} ${size}`, async () => {
        const answer = await page.goto(`${base}/${name}`);
        await settled(page);
        await screenshot(page, `${folder}/gallery/${name.replace(".html", "").replaceAll("/", "-")}-${size}.png`);
        return faults(page, await answer.text());
      });
    await page.context().close();
  }
  stop();
}

async function look(browser, server) {
  const first = await openWindow(browser, server.base);
  await signIn(first, server);
  const session = (await first.context().cookies()).filter((cookie) => !["language", "theme"].includes(cookie.name));
  const addresses = await pagesToLookAt(first, server.base);
  await first.context().close();
  for (const variant of variants) {
    const page = await openWindow(browser, server.base, { ...variant, session });
    for (const [name, address] of addresses)
      await attempt(`${name} ${label(variant)}`, async () => {
        const answer = await page.goto(server.base + address);
        await settled(page);
        await screenshot(page, `${folder}/${name}-${label(variant)}.png`);
        const found = await faults(page, await answer.text());
        if (answer.status() !== 200) found.unshift(`${address} answers ${answer.status()}`);
        return found;
      });
    await page.context().close();
  }
  return session;
}

async function journeys(browser, server, session) {
  for (const file of readdirSync(new URL("./journeys", import.meta.url)).sort()) {
    const { title, walk, scripts = true, signedIn = true } = await import(`./journeys/${file}`);
    const page = await openWindow(browser, server.base, { session: signedIn ? session : undefined, scripts });
    await attempt(title, async () => {
      try {
        await walk(page, server);
        return page.complaints.map((text) => `console: ${text}`);
      } finally {
        await screenshot(page, `${folder}/journeys/${file.replace(".mjs", "")}.png`);
      }
    });
    await page.context().close();
  }
}

const args = process.argv.slice(2);
const browser = await launch();
try {
  let server;
  if (args[0] === "--at") server = { base: args[1], name: args[2], password: args[3], workbooks: args[4], stop: () => {} };
  else { await gallery(browser, args[0]); if (args[1] !== "--gallery") server = await serveProgram(args[0]); }
  if (server) {
    try { await journeys(browser, server, await look(browser, server)); } finally { await server.stop(); }
  }
} catch (error) {
  judge("the run itself", [error.stack]);
} finally {
  await browser.close();
}
finish();
