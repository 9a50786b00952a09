import assert from "node:assert/strict";

export const title = "Ctrl+K finds an enterprise without accents, by keyboard alone";

export async function walk(page, server) {
  await page.goto(`${server.base}/`);
  await page.keyboard.press("Control+k");
  await page.locator("#palette-list .found").first().waitFor();
  await page.keyboard.type("cong ty");
  await page.locator("#palette-list .found-hint").first().waitFor();
  const label = await page.locator("#palette-list [aria-selected=true] .found-label").textContent();
  await Promise.all([page.waitForURL(/\/enterprises\//), page.keyboard.press("Enter")]);
  assert.ok((await page.locator("h1").textContent()).includes(label.trim()), "the record's page opens");
}
