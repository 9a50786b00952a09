import assert from "node:assert/strict";

export const title = "a member goes from one union to another: offered, accepted, and found in the new one";

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);

/** A union whose members can be offered, and the name of another. */
async function unions(page, base) {
  await page.goto(`${base}/unions`);
  const links = await page.locator("main tbody a[href^='/unions/']").evaluateAll((all) => all.map((link) => [link.getAttribute("href"), link.innerText]));
  for (const [url] of links) {
    await page.goto(`${base}${url}/transfers/new`);
    if ((await page.locator("[name='member[]']").count()) < 2) continue;
    return { url, other: links.find(([another]) => another !== url) };
  }
  throw new Error("no union has members to offer");
}

export async function walk(page, server) {
  const { url, other } = await unions(page, server.base);
  const [otherUrl, otherName] = other;
  await press(page, "Giới thiệu");
  assert.match(await page.locator("main").innerText(), /Chưa đánh dấu ai/, "nobody was marked");

  const row = page.locator("tr", { has: page.locator("[name='member[]']") }).first();
  const name = await row.locator("label").innerText();
  await row.locator("[name='member[]']").check();
  await page.locator("[name=to_text]").fill(otherName.replace(/^Công đoàn cơ sở /, ""));
  await page.getByRole("option", { name: otherName }).first().click();
  await page.locator("[name=asked_on]").fill("1/7/2026");
  await page.locator("[name=offered_on]").fill("2/7/2026");
  await press(page, "Giới thiệu");
  assert.match(await page.locator("main").innerText(), new RegExp(name));

  await page.goto(`${server.base}/`);
  await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: /đoàn viên được giới thiệu đến/ }).click()]);
  await page.getByLabel(`Đánh dấu ${name}`).first().check();
  await page.locator("[name=joined_on]").fill("3/7/2026");
  await press(page, "Tiếp nhận những người đã đánh dấu");
  await page.goto(`${server.base}${otherUrl}/members`);
  assert.match(await page.locator("main").innerText(), new RegExp(name), "a member of the new union");
  await page.goto(`${server.base}${url}/members`);
  assert.ok(!(await page.locator("main").innerText()).includes(`${name}\t`), "and of the old one no more");
}
