// run.mjs DONGHANH [--gallery | --manual | --at URL NAME PASSWORD]: the gallery of views and the program on a sample's data,
// the gallery alone, the pictures of docs/use, or a server that runs already. See tests/browser/run.
import { readdirSync } from "node:fs";
import { attempt, faults, finish, judge, launch, openWindow, screenshot, settled, signIn } from "./browser.mjs";
import { takePictures } from "./manual.mjs";
import { pagesToLookAt } from "./pages.mjs";
import { prepare } from "./prepare.mjs";
import { run, serveGallery, serveProgram } from "./server.mjs";

const folder = "build/screenshots";
// every language in every theme, each theme in every size
const variants = [["vi", "light", "desktop"], ["vi", "dark", "phone"], ["en", "dark", "desktop"], ["en", "light", "phone"]].map(([language, theme, size]) => ({ language, theme, size }));
// a page of the program is looked at in one of these ways, and in the other language in the opposite way
const ways = [["light", "desktop"], ["dark", "phone"], ["dark", "desktop"], ["light", "phone"]].map(([theme, size]) => ({ theme, size }));
const opposite = ({ theme, size }) => ({ theme: theme === "light" ? "dark" : "light", size: size === "phone" ? "desktop" : "phone" });
const label = ({ size, language, theme }) => `${language}-${theme}-${size}`;

/** Each sample in every language and theme; the windows are those of `variants`. */
async function gallery(browser, program) {
  const { base, pages, stop } = await serveGallery(program);
  await Promise.all(variants.map(async (variant) => {
    const page = await openWindow(browser, base, variant);
    for (const address of pages.filter((one) => one.startsWith(`${variant.language}/${variant.theme}/`)))
      await lookAt(page, `${base}/`, { name: `gallery/${/[^/]+(?=\.html)/.exec(address)[0]}`, address }, variant);
    await page.context().close();
  }));
  stop();
}

async function lookAt(page, base, { name, address, status = 200 }, variant) {
  await attempt(`${name} ${label(variant)}`, async () => {
    const answer = await page.goto(base + address);
    await settled(page);
    await screenshot(page, `${folder}/${name}-${label(variant)}.png`);
    const found = await faults(page, await answer.text());
    if (answer.status() !== status) found.unshift(`${address} answers ${answer.status()}`);
    return found;
  });
}

async function sessionOf(browser, server) {
  const page = await openWindow(browser, server.base);
  await signIn(page, server);
  return { page, session: (await page.context().cookies()).filter((cookie) => !["language", "theme"].includes(cookie.name)) };
}

async function look(browser, server, first, session) {
  if (!server.visited) await prepare(first, server.base);
  const { pages, missing } = await pagesToLookAt(first, server.base, server.routes);
  judge("every route has a page to look at", missing.map((route) => `no address is known for ${route}: link to it, or name an example in tests/browser/pages.mjs`));
  await Promise.all(ways.map(async (way, group) => {
    for (const variant of [{ language: "vi", ...way }, { language: "en", ...opposite(way) }]) {
      const page = await openWindow(browser, server.base, { ...variant, session });
      const stranger = await openWindow(browser, server.base, variant);
      for (const one of pages.filter((_, place) => place % ways.length === group)) await lookAt(one.visitor ? stranger : page, server.base, one, variant);
      await page.context().close();
      await stranger.context().close();
    }
  }));
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
  else {
    if (way !== "--manual") await gallery(browser, program);
    if (way !== "--gallery") server = await serveProgram(program);
  }
  if (server) {
    server.routes = run(program, {}, "routes");
    try {
      const { page, session } = await sessionOf(browser, server);
      if (way === "--manual") await takePictures(browser, server, session, () => prepare(page, server.base));
      else {
        await look(browser, server, page, session);
        await journeys(browser, server, session);
      }
    } finally { await server.stop(); }
  }
} catch (error) {
  judge("the run itself", [error.stack]);
} finally {
  await browser.close();
}
finish();
