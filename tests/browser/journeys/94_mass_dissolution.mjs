import assert from "node:assert/strict";

export const title = "unions are ended by one decision, their hand-over lists are opened, and it is all taken back";

export async function walk(page, server) {
  await page.goto(`${server.base}/unions`);
  const names = await page.locator("main tbody a[href^='/unions/']").evaluateAll((links) => links.slice(0, 3).map((link) => link.textContent.trim()));
  const first = await page.locator("main tbody a[href^='/unions/']").first().getAttribute("href");
  await page.goto(`${server.base}/reorganisations`);
  await Promise.all([page.waitForURL(/\/reorganisations\/new/), page.locator("a[href='/reorganisations/new']").click()]);
  const form = page.locator("main form").first();
  await form.locator("[name=title]").fill("Kết thúc các công đoàn cơ sở không còn hoạt động");
  await form.locator("select[name=above]").selectOption({ label: await form.locator("select[name=above] option", { hasText: /Liên đoàn Lao động thành phố/i }).first().textContent() });
  await Promise.all([page.waitForURL(/\/reorganisations\/(?!new)\w+$/), form.locator("[type=submit]").click()]);
  const plan = page.url();
  await Promise.all([page.waitForURL(/what=end/), page.locator("a[href*='what=end']").click()]);
  const list = page.locator("main form[method=post]").first();
  await list.locator("[name=units]").fill([...names, "Công đoàn không có thật"].join("\n"));
  await list.locator("[type=submit]").click();
  await page.locator(".is-invalid, .alert").first().waitFor();
  const kept = page.locator("main form[method=post] [name=units]").first();
  assert.ok((await kept.inputValue()).includes(names[2]), "what was typed is kept");
  await kept.fill(names.join("\n"));
  await Promise.all([page.waitForURL(plan), page.locator("main form[method=post] [type=submit]").first().click()]);
  assert.equal(await page.locator("form[action$='/carrying-out']").count(), 0, "without number and day it is not carried out");
  await Promise.all([page.waitForURL(/\/decision$/), page.locator("a[href$='/decision']").click()]);
  await page.locator("[name=decision_number]").fill("21/QĐ-LĐLĐ");
  await page.locator("[name=effective_on]").fill("1/10/2026");
  await Promise.all([page.waitForURL(plan), page.locator("main form [type=submit]").first().click()]);
  await page.locator("form[action$='/carrying-out'] [type=submit]").click();
  await page.locator("a[href^='/handovers/']").first().waitFor();
  assert.equal(await page.locator("a[href^='/handovers/']").count(), 3, "one list for each");
  await Promise.all([page.waitForURL(/\/handovers\//), page.locator("a[href^='/handovers/']").first().click()]);
  await page.locator("[name=done_on_seal]").fill("5/10/2026");
  await Promise.all([page.waitForURL(plan), page.locator("main form [type=submit]").first().click()]);
  await page.goto(server.base + first.replace("unions", "units"));
  assert.ok((await page.locator("main").innerText()).includes("30/09/2026"), "its page says until when it was");
  await page.goto(plan);
  await page.locator("form[action$='/taking-back'] [type=submit]").click();
  await page.waitForLoadState("load");
  await page.goto(server.base + first.replace("unions", "units"));
  assert.ok(!(await page.locator("main").innerText()).includes("30/09/2026"), "it lives again");
}
