import assert from "node:assert/strict";

export const title = "the first Tab leads to the content, the navigation opens registers, by keyboard alone";

export async function walk(page, server) {
  await page.goto(`${server.base}/`);
  await page.keyboard.press("Tab");
  assert.ok(await page.locator(".skip-link").evaluate((link) => link === document.activeElement), "the skip link comes first");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#main").evaluate((main) => main === document.activeElement), "it leads to the content");
  const link = page.locator(".side-bar .side-link[href='/enterprises']");
  await page.goto(`${server.base}/`);
  for (let i = 0; i < 30 && !(await link.evaluate((e) => e === document.activeElement)); i += 1) await page.keyboard.press("Tab");
  const outline = await link.evaluate((e) => getComputedStyle(e).outlineStyle);
  assert.notEqual(outline, "none", "focus can be seen");
  await Promise.all([page.waitForURL(/\/enterprises/), page.keyboard.press("Enter")]);
}
