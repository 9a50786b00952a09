import assert from "node:assert/strict";

export const title = "from the home page a union is founded in an enterprise, and the enterprise shows it";

export async function walk(page, server) {
  await page.goto(`${server.base}/`);
  const proposed = page.locator("main a[href^='/enterprises/']:not([href$='/contacts'])").first();
  const enterprise = (await proposed.textContent()).trim();
  await Promise.all([page.waitForURL(/\/enterprises\//), proposed.click()]);
  const record = page.url();
  await Promise.all([page.waitForURL(/\/unions\/new/), page.locator("main a[href^='/unions/new']").first().click()]);
  const form = page.locator("main form").first();
  // sent as it is, it says what is missing and keeps what was there
  await form.locator("[name=decision_number]").fill("12/QĐ-LĐLĐ");
  await form.evaluate((f) => { f.noValidate = true; });
  await form.locator("[type=submit]").click();
  await page.locator(".invalid-feedback, .is-invalid").first().waitFor();
  assert.equal(await page.locator("main form [name=decision_number]").first().inputValue(), "12/QĐ-LĐLĐ", "what was typed is kept");
  await page.locator("main form select[name=kind]").selectOption({ index: 1 });
  await page.locator("main form [name=decided_on]").fill("15/10/2026");
  await page.locator("main form [name=founding_members]").fill("21");
  await Promise.all([page.waitForURL((url) => /^\/unions\/(?!new)/.test(url.pathname)), page.locator("main form [type=submit]").first().click()]);
  const text = await page.locator("main").innerText();
  assert.ok(text.includes(enterprise) && text.includes("12/QĐ-LĐLĐ") && text.includes("15/10/2026") && text.includes("21"), "the union's page tells what was founded");
  const union = (await page.locator("h1").textContent()).trim();
  await page.goto(record);
  assert.ok((await page.locator("main").innerText()).includes(union), "the enterprise shows its union");
}
