import assert from "node:assert/strict";

export const title = "a person entered twice is merged by the keyboard alone, and the merge is undone";

const main = (page) => page.locator("main").innerText();
const led = (page, act) => Promise.all([page.waitForNavigation(), act()]);

async function type(page, born, phone) {
  await page.goto(`${page.base}/people/new`);
  await page.locator("[name=full_name]").fill("Lê Thị Hành Trình");
  await page.locator("[name=born]").fill(born);
  await page.locator("[name=place]").selectOption({ index: 1 });
  await page.locator("[name=phone]").pressSequentially(phone, { delay: 10 });
}
const save = (page) => led(page, () => page.locator("main form [type=submit]").last().click());

export async function walk(page, server) {
  page.base = server.base;
  await type(page, "12/4/1983", "0987000222");
  await save(page);
  const older = page.url();

  await type(page, "12/4/1983", "0987 000 222");
  const warning = page.locator("[aria-live=polite] .alert");
  await warning.waitFor();
  assert.match(await warning.innerText(), /Lê Thị Hành Trình[^]*Cùng họ tên[^]*Cùng số điện thoại/, "warned while typing");
  await save(page);
  await page.locator("[name=checked]").check();
  await page.locator("[name=hometown]").fill("Xã Liên Hà");
  await save(page);
  const newer = page.url();
  assert.notEqual(newer, older);

  await page.goto(`${server.base}/people/duplicates`);
  await led(page, () => page.getByRole("button", { name: "Rà soát bản ghi trùng" }).click());
  const pair = page.locator(`main tbody a[href$='/${newer.split("/").at(-1)}']`).first();
  for (let tries = 0; tries < 100 && !(await pair.count()); tries += 1) {
    await page.waitForTimeout(300);
    await page.goto(`${server.base}/people/duplicates`);
  }
  await led(page, () => pair.click());
  const comparison = page.url();
  const chosen = (name) => page.locator(`input[name=${name}]:checked`).getAttribute("value");
  assert.equal(await chosen("phone"), "left");
  assert.equal(await chosen("hometown"), "right", "what is there goes before what is not");
  await page.keyboard.press("2");
  assert.equal(await chosen("phone"), "right");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await chosen("phone"), "left");
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  assert.equal(await chosen("hometown"), "left");
  await page.keyboard.press("2");
  await led(page, () => page.keyboard.press("s"));
  await page.goto(comparison);
  await page.keyboard.press("j");
  await page.keyboard.press("2");
  await led(page, () => page.keyboard.press("Enter"));
  assert.match(await page.locator("body").innerText(), /đã gộp thành một bản ghi/);

  await page.goto(newer);
  assert.equal(page.url(), older, "the old address leads to the one that stayed");
  assert.match(await main(page), /Xã Liên Hà/);
  await led(page, () => page.locator("main a[href^='/people/merges/']").first().click());
  await led(page, () => page.getByRole("button", { name: "Hoàn tác lần gộp" }).click());
  assert.equal(page.url(), older);
  assert.ok(!/Xã Liên Hà/.test(await main(page)), "the one that stayed is as it was");
  assert.equal((await page.goto(newer)).url(), newer, "the other has its own page again");
  assert.match(await main(page), /Xã Liên Hà/);

  await page.goto(comparison);
  await led(page, () => page.keyboard.press("n"));
  await page.goto(`${server.base}/people/duplicates`);
  assert.equal(await pair.count(), 0, "what is decided is not asked again");
}
