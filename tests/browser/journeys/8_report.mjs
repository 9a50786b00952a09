import assert from "node:assert/strict";

export const title = "the report opens from home, as then and as now; a figure opens to its records; files come";

const whole = (text) => Number(text.replaceAll(".", "").trim());

export async function walk(page, server) {
  await page.goto(`${server.base}/`);
  await Promise.all([page.waitForURL(/\/reports\//), page.locator("main a[href^='/reports/']").first().click()]);
  const total = async () => whole(await page.locator(".figure-card .figure-value").first().textContent());
  const then = await total();
  assert.ok(then >= 47, "unions founded");
  const link = page.locator("main table a[href*='/figures/']").first();
  const shown = whole(await link.textContent());
  await Promise.all([page.waitForURL(/\/figures\//), link.click()]);
  assert.ok(whole(await page.locator("h1").textContent().then((text) => text.split(":").pop())) === shown, "the page says the figure again");
  await page.goBack();
  await Promise.all([page.waitForURL(/structure=now/), page.locator("main a[href*='structure=now']").first().click()]);
  assert.equal(await total(), then, "the totals of then and now agree");
  for (const format of ["docx", "pdf", "xlsx", "json"]) {
    const link = page.locator(`main a[href*='format=${format}']`).first();
    const answer = await page.request.get(new URL(await link.getAttribute("href"), server.base).href);
    assert.equal(answer.status(), 200, format);
    assert.ok((await answer.body()).length > 1000, `${format} has content`);
  }
}
