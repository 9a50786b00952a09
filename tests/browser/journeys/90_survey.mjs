import assert from "node:assert/strict";
import { openWindow } from "../browser.mjs";

export const title = "a survey goes from the questionnaire to the register, answered on a phone without a network";

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);
const main = (page) => page.locator("main").innerText();

async function addQuestion(page, url, kind, label, fill = async () => {}) {
  await page.goto(`${url}/questions/new`);
  await page.locator("[name=kind]").selectOption(kind);
  await page.locator("[name=label]").fill(label);
  await fill();
  await press(page, "Lưu");
}

async function questionnaire(page, base) {
  await page.goto(`${base}/questionnaires/new`);
  await page.locator("[name=title]").fill("Phiếu của hành trình");
  await press(page, "Tạo phiếu");
  const url = page.url();
  await addQuestion(page, url, "yes_no", "Còn hoạt động không?", () => page.locator("[name=required]").check());
  await addQuestion(page, url, "number", "Số lao động", async () => {
    await page.locator("[name='clause_question[]']").first().selectOption({ index: 1 });
    await page.locator("[name='clause_value[]']").first().fill("có");
    await page.locator("[name=field]").selectOption("workers");
  });
  await page.goto(`${url}/trial`);
  assert.ok(await page.locator("[data-question=so_lao_dong]").isHidden(), "what is not asked yet does not show");
  await page.locator("[name='answer.con_hoat_dong_khong'][value=yes]").check();
  assert.ok(await page.locator("[data-question=so_lao_dong]").isVisible(), "what is asked shows");
  await page.goto(url);
  await press(page, "Ban hành bản này");
}

async function survey(page, base) {
  await page.goto(`${base}/surveys/new`);
  await page.locator("[name=title]").fill("Khảo sát của hành trình");
  await page.locator("[name=questionnaire]").selectOption({ label: "Phiếu của hành trình" });
  await page.locator("[name=deadline]").fill("31/12/2099");
  await page.locator("[name=workers]").selectOption("200-");
  await page.locator("[name=responsible]").selectOption({ index: 1 });
  await press(page, "Đếm thử");
  assert.match(await page.locator("[role=status]").first().innerText(), /\d+ doanh nghiệp/);
  await press(page, "Mở đợt khảo sát");
  return page.url();
}

export async function walk(page, server) {
  await questionnaire(page, server.base);
  const board = await survey(page, server.base);
  const session = (await page.context().cookies()).filter((cookie) => !["language", "theme"].includes(cookie.name));
  const phone = await openWindow(page.context().browser(), server.base, { size: "phone", session });
  try {
    await phone.goto(`${server.base}/surveys/offline`);
    await phone.locator("#offline[data-kept=yes]").waitFor();
    const row = phone.locator(`.offline-row[href^='#${board.split("/").at(-1)}']`).first();
    await row.waitFor();
    const name = await row.locator("strong").innerText();
    const [bytes, tasks] = await phone.evaluate(async () => {
      const text = await (await fetch("/api/v1/surveys/work")).text();
      return [new Blob([text]).size, JSON.parse(text).items.flatMap((one) => one.enterprises).length];
    });
    assert.ok((bytes / tasks) * 100 < 1_000_000, `100 enterprises would take ${Math.round((bytes / tasks) * 100)} bytes`);

    await phone.context().setOffline(true);
    await phone.reload();
    await phone.locator("#offline[data-ready=yes]").waitFor();
    await row.click();
    await phone.locator("[name='answer.con_hoat_dong_khong'][value=yes]").check();
    await phone.locator("[name='answer.so_lao_dong']").fill("1.234");
    await phone.locator("#offline-contact summary").click();
    await phone.getByLabel("Nội dung trao đổi").fill("Đến thăm, công ty mới thêm một xưởng. Không có đình công.");
    await phone.getByLabel("Việc cần làm tiếp").fill("Gửi mẫu hồ sơ");
    await phone.getByLabel("Hạn làm").fill("31/12/2099");
    await phone.getByRole("button", { name: "Lưu lần tiếp xúc" }).click();
    await phone.locator("#offline-state", { hasText: "Đã lưu ở máy này" }).waitFor();
    await phone.getByRole("button", { name: "Hoàn thành", exact: true }).click();
    await phone.locator("#offline-state", { hasText: "4 mục đã lưu" }).waitFor();
    await phone.reload();   // what was written outlives the page
    await phone.locator("#offline-state", { hasText: "4 mục đã lưu" }).waitFor();
    phone.complaints.length = 0;   // the browser complains of the cut network itself

    const asked = [];
    phone.on("dialog", (dialog) => { asked.push(dialog.message()); dialog.accept(); });
    await phone.context().setOffline(false);
    await phone.getByRole("button", { name: "Gửi và tải ngay" }).click();
    await phone.locator("#offline-state", { hasText: "Máy chủ đã nhận đủ" }).waitFor();
    assert.deepEqual(phone.complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|status of 409/.test(one)), []);
    assert.equal(asked.length, 1, "only the doubtful entry is asked about");
    assert.match(asked[0], /Không có đình công/);

    await page.goto(`${board}/enterprises?review=open`);
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name, exact: true }).click()]);
    await press(page, "Duyệt các câu trả lời");
    await page.goto(`${server.base}/enterprises/changes`);
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name, exact: true }).first().click()]);
    assert.match(await main(page), /1\.234/);
    await press(page, "Sửa theo các mục đã chọn");
    const record = await main(page);
    assert.match(record, /Lao động\s+1\.234/, "the record has the new number");
    assert.match(record, /Khảo sát của hành trình/, "the timeline tells of the survey");
    assert.match(record, /công ty mới thêm một xưởng/, "and of the visit");
  } finally {
    await phone.context().close();
  }
}
