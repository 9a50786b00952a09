import assert from "node:assert/strict";
import { faults, openWindow } from "../browser.mjs";

export const title = "an enterprise answers a survey by itself, once, by a link";

export async function walk(page, server) {
  await page.goto(`${server.base}/surveys/mine`);
  const own = await page.locator("main tbody a[href*='/enterprises/']").first().getAttribute("href");
  await page.goto(server.base + own);
  await page.getByRole("button", { name: /Tạo đường dẫn/ }).click();
  await page.locator("#survey-link").waitFor();
  const link = await page.locator("#survey-link").inputValue();
  assert.ok(link.startsWith(`${server.base}/answer/`));
  const stranger = await openWindow(page.context().browser(), server.base, { size: "phone" });
  try {
    const answer = await stranger.goto(link);
    assert.deepEqual(await faults(stranger, await answer.text()), []);
    assert.equal(await stranger.locator("nav.side-nav").count(), 0, "nothing leads elsewhere");
    const send = () => Promise.all([stranger.waitForNavigation(), stranger.getByRole("button", { name: "Gửi câu trả lời" }).click()]);
    await stranger.locator("input[type=radio][value=yes]").first().check();
    for (const day of await stranger.locator(".question:not([hidden]) input[inputmode=decimal]").all()) await day.fill("12");
    await send();
    assert.match(await stranger.locator("main").innerText(), /Xin cảm ơn/);
    assert.equal((await stranger.goto(link)).status(), 404, "it works once");
    assert.deepEqual(stranger.complaints.filter((one) => !/404/.test(one)), []);
  } finally {
    await stranger.context().close();
  }
}
