import assert from "node:assert/strict";
import { confirmAndChange } from "./98_doubtful_text.mjs";

export const title = "without JavaScript: menu, search page, filters of a register, a doubtful text";
export const scripts = false;

export async function walk(page, server) {
  await page.goto(`${server.base}/`);
  await page.locator(".top-search").click();
  await page.waitForURL(/\/search/);
  await page.locator("#search-text").fill("cong ty");
  await Promise.all([page.waitForURL(/q=cong/), page.locator(".search-form [type=submit]").click()]);
  assert.ok(await page.locator(".found").count(), "records are found");
  await page.goto(`${server.base}/enterprises`);
  await page.locator("#register-search").fill("co khi");
  await Promise.all([page.waitForURL(/q=co/), page.locator(".filter-send").click()]);
  assert.ok(await page.locator("#register-rows tbody tr").count(), "rows are found");
  await confirmAndChange(page, server.base, false);
}
