import assert from "node:assert/strict";

export const title = "a doubtful text is asked about before it is saved: changed on the spot, or confirmed; nothing typed is lost";

const write = async (page, address, note) => {
  await page.goto(address);
  const form = page.locator("main form[method=post]", { has: page.locator("[name=note]") }).first();
  const details = page.locator("main details", { has: page.locator("[name=note]") }).first();
  if (await details.count()) await details.evaluate((element) => { element.open = true; });
  await form.locator("[name=with_whom]").fill("Chị Lan, kế toán");
  await form.locator("[name=note]").fill(note);
  await form.locator("[type=submit]").first().click();
  await page.waitForLoadState();
};

/** Both ways; `scripts` says which of the two kinds of browser walks. */
export async function confirmAndChange(page, base, scripts) {
  await page.goto(`${base}/enterprises`);
  const enterprise = await page.locator("#register-rows tbody tr a").first().getAttribute("href");
  const address = `${base}${enterprise}/contacts`, mark = scripts ? "một" : "hai";

  await write(page, address, `Lần ${mark}: nghe nói sắp có đình công.\nHẹn gặp lại.`);
  const main = () => page.locator("main").innerText();
  assert.ok((await main()).includes("Nội dung này có được phép lưu ở đây không?"), "a doubtful text is asked about");
  assert.equal(await page.locator("textarea[name=note]").inputValue(), `Lần ${mark}: nghe nói sắp có đình công.\nHẹn gặp lại.`);
  assert.equal(await page.locator("input[name=with_whom]").inputValue(), "Chị Lan, kế toán");
  await page.locator("textarea[name=note]").fill(`Lần ${mark}: đã sửa, đình công.`);
  await page.getByRole("button", { name: "Lưu nội dung đã sửa" }).click();
  await page.waitForLoadState();
  assert.ok(await page.locator("[name=note]").inputValue() === `Lần ${mark}: đã sửa, đình công.`, "still doubtful: asked again");
  await page.locator("[name=note]").fill(`Lần ${mark}: đã sửa hẳn.`);
  await page.getByRole("button", { name: "Lưu nội dung đã sửa" }).click();
  await page.waitForLoadState();
  await page.goto(address);
  assert.ok((await main()).includes(`Lần ${mark}: đã sửa hẳn.`), "the changed text is saved");

  await write(page, address, `Lần ${mark}: tập huấn công tác kiểm tra, kỷ luật của Đảng`);
  await page.getByRole("button", { name: "Nội dung này được phép lưu" }).click();
  await page.waitForLoadState();
  await page.goto(address);
  assert.ok((await main()).includes(`Lần ${mark}: tập huấn công tác kiểm tra, kỷ luật của Đảng`), "the confirmed text is saved");
}

export const walk = (page, server) => confirmAndChange(page, server.base, true);
