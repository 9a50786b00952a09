import assert from "node:assert/strict";

export const title = "a form whose session has ended is not lost: signed in again it is shown and sent by a click; a mark of secrecy is changed on the spot";

/** Opens the form for a contact of the first enterprise and fills it in. */
async function fill(page, base, note) {
  await page.goto(`${base}/enterprises`);
  const address = `${base}${await page.locator("#register-rows tbody tr a").first().getAttribute("href")}/contacts`;
  await page.goto(address);
  const form = page.locator("main form[method=post]", { has: page.locator("[name=note]") }).first();
  const details = page.locator("main details", { has: page.locator("[name=note]") }).first();
  if (await details.count()) await details.evaluate((element) => { element.open = true; });
  await form.locator("[name=with_whom]").fill("Chị Mai, nhân sự");
  await form.locator("[name=note]").fill(note);
  return { address, send: () => form.locator("[type=submit]").first().click() };
}

export async function endAndMark(page, server) {
  const { base, name, password } = server;
  const main = () => page.locator("main").innerText();

  const { address, send } = await fill(page, base, "Dòng một.\nTủ TUYỆT MẬT số 1");
  await send();
  await page.waitForLoadState();
  assert.ok((await main()).includes("Tủ TUYỆT MẬT số 1"), "the line with the mark is named");
  assert.equal(await page.getByRole("button", { name: "Nội dung này được phép lưu" }).count(), 0, "nobody can confirm it");
  await page.locator("[name=note]").fill("Tủ số 1, ghi lại sau khi sửa");
  await page.getByRole("button", { name: "Lưu nội dung đã sửa" }).click();
  await page.waitForLoadState();
  await page.goto(address);
  assert.ok((await main()).includes("Tủ số 1, ghi lại sau khi sửa"), "what was changed is saved");

  const late = await fill(page, base, "Hẹn gặp lại\nsau khi phiên đã hết");
  const kept = await page.context().cookies();
  await page.context().clearCookies();
  await page.context().addCookies([...kept.filter((one) => one.name !== "session"), { name: "session", value: "ended", url: base }]);
  await late.send();
  await page.waitForLoadState();
  assert.ok((await main()).includes("Những gì đã điền không mất"), "the sign-in page says why");
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.waitForLoadState();
  assert.ok((await main()).includes("sau khi phiên đã hết"), "what was typed is shown");
  await page.getByRole("button", { name: "Gửi nội dung này" }).click();
  await page.waitForLoadState();
  await page.goto(late.address);
  assert.ok((await main()).includes("sau khi phiên đã hết"), "and saved by one click");
}

export const signedIn = true;
export const walk = endAndMark;
