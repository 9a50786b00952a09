// run.mjs DONGHANH [--gallery | --at URL NAME PASSWORD]: the gallery of views and the program on a sample's data, the gallery
// alone, or a server that runs already. See tests/browser/run.
import { readdirSync } from "node:fs";
import { attempt, faults, finish, judge, launch, openWindow, screenshot, settled, signIn, sizes } from "./browser.mjs";
import { pagesToLookAt } from "./pages.mjs";
import { prepare } from "./prepare.mjs";
import { run, serveGallery, serveProgram } from "./server.mjs";

const folder = "var/browser";
// every language in every theme, each theme in every size
const variants = [["vi", "light", "desktop"], ["vi", "dark", "phone"], ["en", "dark", "desktop"], ["en", "light", "phone"]].map(([language, theme, size]) => ({ language, theme, size }));
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
  if (!server.visited) await prepare(first, server.base);
  const { pages: addresses, missing } = await pagesToLookAt(first, server.base, server.routes);
  judge("every route has a page to look at", missing.map((route) => `no address is known for ${route}: link to it, or name an example in tests/browser/pages.mjs`));
  await first.context().close();
  for (const variant of variants) {
    const page = await openWindow(browser, server.base, { ...variant, session });
    for (const [name, address] of addresses)
      await attempt(`${name} ${label(variant)}`, async () => {
        const answer = await page.goto(server.base + address);
        await settled(page);
        await screenshot(page, `${folder}/${name}-${label(variant)}.png`);
        const found = await faults(page, await answer.text());
        if (answer.status() !== (name === "not-found" ? 404 : 200)) found.unshift(`${address} answers ${answer.status()}`);
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
  const [program, way, base, name, password] = args;
  if (way === "--at") server = { base, name, password, visited: true, stop: () => {} };
  else { await gallery(browser, program); if (way !== "--gallery") server = await serveProgram(program); }
  if (server) server.routes = run(program, {}, "routes");
  if (server) {
    try { await journeys(browser, server, await look(browser, server)); } finally { await server.stop(); }
  }
} catch (error) {
  judge("the run itself", [error.stack]);
} finally {
  await browser.close();
}
finish();
