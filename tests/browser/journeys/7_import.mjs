import assert from "node:assert/strict";

export const title = "a list is imported by its pages: upload, preview, import, error sheet, undo";

const list = `DANH SÁCH DOANH NGHIỆP BỔ SUNG,,,
STT,Tên doanh nghiệp,Xã,Số lao động
1,Công ty TNHH Thử Nghiệm Một,Xã Ô Diên,12
2,Công ty TNHH Thử Nghiệm Hai,Xã Ô Diên,7
3,,Xã Ô Diên,5
`;
const figure = async (page, label) => (await page.locator(".figure-card", { hasText: label }).locator(".figure-value").textContent()).trim();
const press = (page, words) => page.getByRole("button", { name: words }).first().click();

export async function walk(page, server) {
  await page.goto(`${server.base}/imports`);
  await page.locator("input[type=file]").setInputFiles({ name: "bo sung.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await press(page, "Tải lên");
  assert.match(page.url(), /\/imports$/, "a file does not leave the browser before it is declared not to be secret");
  await page.getByLabel("Tệp này không có nội dung mật").check();
  await Promise.all([page.waitForURL(/\/imports\/\w+$/), press(page, "Tải lên")]);
  const address = page.url();
  assert.ok((await page.locator("main").innerText()).includes("bo sung"), "the sheet bears the name of the file");
  await press(page, "Xem thử");
  await page.locator(".figure-card", { hasText: "Lỗi" }).waitFor({ timeout: 60000 });
  assert.equal(await figure(page, "Mới"), "2");
  assert.equal(await figure(page, "Lỗi"), "1");
  await page.goto(`${server.base}/enterprises?q=thu+nghiem`);
  assert.equal(await page.locator("#register-rows tbody tr a").count(), 0, "a preview saves nothing");
  await page.goto(address);
  await press(page, "Nhập vào sổ");
  await page.getByText("Đã nhập").first().waitFor({ timeout: 60000 });
  const [errors] = await Promise.all([page.waitForEvent("download"), page.locator("a[href$='/errors']").click()]);
  assert.match(errors.suggestedFilename(), /\.xlsx$/);
  await page.goto(`${server.base}/enterprises?q=thu+nghiem`);
  assert.ok((await page.locator("#register-rows").innerText()).includes("Thử Nghiệm Hai"), "what was imported is found without accents");
  await page.goto(address);
  await Promise.all([page.waitForURL(/\/undo$/), page.locator("a[href$='/undo']").click()]);
  await page.locator("main form [type=submit]").first().click();
  await page.getByText("Đã hoàn tác").first().waitFor({ timeout: 60000 });
  await page.goto(`${server.base}/enterprises?q=thu+nghiem`);
  assert.equal(await page.locator("#register-rows tbody tr a").count(), 0, "undone is gone");
}
