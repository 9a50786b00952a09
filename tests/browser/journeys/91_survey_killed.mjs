import assert from "node:assert/strict";
import { openWindow } from "../browser.mjs";

export const title = "a phone whose page is killed 100 times while it sends loses nothing and doubles nothing";

const kills = 100;

/** A number from 0 on below `limit`; the same in every run. */
let state = 20260301;
const random = (limit) => { state = (state * 48271) % 2147483647; return state % limit; };

/** In the page: the key of the entry with this value, once the phone has it. */
async function keyOf({ user, value }) {
  const answerOf = (request) => new Promise((done, broken) => { request.onsuccess = () => done(request.result); request.onerror = () => broken(request.error); });
  const database = await answerOf(indexedDB.open(`donghanh-surveys-${user}`));
  try {
    for (;;) {
      const found = (await answerOf(database.transaction("entries").objectStore("entries").getAll())).find((entry) => entry.value === value);
      if (found) return found.key;
      await new Promise((done) => setTimeout(done, 5));
    }
  } finally { database.close(); }
}

export async function walk(page, server) {
  const session = (await page.context().cookies()).filter((cookie) => !["language", "theme"].includes(cookie.name));
  const first = await openWindow(page.context().browser(), server.base, { size: "phone", session });
  const context = first.context();
  try {
    await first.goto(`${server.base}/surveys/offline`);
    await first.locator("#offline[data-kept=yes]").waitFor();
    // of the survey of the journey before
    const href = await first.locator("section", { hasText: "Khảo sát của hành trình" }).locator(".offline-row").last().getAttribute("href");
    const [survey, enterprise] = href.slice(1).split("/");
    const user = await first.locator("#offline").getAttribute("data-user");
    await first.close();
    const written = new Set();
    for (let kill = 0; kill < kills; ++kill) {
      const one = await context.newPage();
      const how = random(3), pause = random(40);
      let armed = false;
      // killed before the request leaves, while it is on its way, or when the answer is there and not yet read
      await one.route("**/entries", async (route) => {
        try {
          if (!armed) { await route.continue(); return; }
          if (how === 0) { await one.close(); return; }
          const answer = how === 2 ? await route.fetch() : null;
          await new Promise((done) => setTimeout(done, pause));
          if (answer) { await one.close(); return; }
          const going = route.continue();
          await new Promise((done) => setTimeout(done, pause));
          await one.close();
          await going;
        } catch { /* the page is gone */ }
      });
      await one.goto(`${server.base}/surveys/offline${href}`);
      await one.locator("[name='answer.con_hoat_dong_khong'][value=yes]").check();
      const value = String(1000 + kill);
      await one.locator("[name='answer.so_lao_dong']").fill(value);
      await one.locator("[name='answer.so_lao_dong']").blur();
      written.add(await one.evaluate(keyOf, { user, value }));   // what is kept must come through
      armed = true;
      await one.locator("#offline-send").click().catch(() => {});
      await new Promise((done) => setTimeout(done, pause));
      if (!one.isClosed()) await one.close();
    }
    assert.equal(written.size, kills);
    const last = await context.newPage();
    await last.goto(`${server.base}/surveys/offline`);
    await last.locator("#offline[data-ready=yes]").waitFor();
    await last.locator("#offline-send").click();
    await last.locator("#offline-state", { hasText: "Máy chủ đã nhận đủ" }).waitFor();
    const kept = await last.evaluate(async ({ survey, enterprise }) => (await (await fetch(`/api/v1/surveys/${survey}/enterprises/${enterprise}/entries`)).json()).items, { survey, enterprise });
    const keys = kept.map((entry) => `${entry.device}:${entry.number}`);
    assert.equal(new Set(keys).size, keys.length, "nothing is doubled");
    for (const key of written) assert.ok(keys.includes(key), `${key} is lost`);
    const standing = await last.evaluate(async () => (await (await fetch("/api/v1/surveys/work")).json()).items, {});
    const answer = standing.flatMap((one) => one.enterprises).find((one) => one.enterprise === enterprise).answers.find((one) => one.field === "so_lao_dong");
    assert.equal(answer.standing.length, 1, "one phone does not contradict itself");
  } finally {
    await context.close();
  }
}
