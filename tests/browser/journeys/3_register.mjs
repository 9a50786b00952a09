import assert from "node:assert/strict";

export const title = "a register is searched as one types; its address keeps what was asked";

export async function walk(page, server) {
  await page.goto(`${server.base}/enterprises`);
  const before = await page.locator("#register-rows tbody tr").count();
  await page.locator("#register-search").pressSequentially("co khi", { delay: 20 });
  await page.waitForURL(/q=co(\+|%20)khi/);
  const found = await page.locator("#register-rows tbody tr").count();
  assert.ok(found > 0 && found <= before, "some are found");
  assert.equal(await page.locator("#register-search").inputValue(), "co khi", "what was typed stays");
  await page.reload();
  assert.equal(await page.locator("#register-rows tbody tr").count(), found, "the address alone gives the same rows");
}
