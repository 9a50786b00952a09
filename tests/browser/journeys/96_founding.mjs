import assert from "node:assert/strict";
import { expectDrafts } from "../drafts.mjs";

export const title = "a union is founded step by step, from the proposal to its announcement, with its deadlines";

const main = (page) => page.locator("main");

async function step(page, name, fields) {
  await Promise.all([page.waitForURL(/\/steps\//), main(page).getByRole("link", { name, exact: true }).first().click()]);
  for (const [field, value] of Object.entries(fields)) {
    const control = main(page).locator(`form [name='${field}']`).first();
    if (await control.evaluate((c) => c.tagName === "SELECT")) await control.selectOption(value);
    else await control.fill(value);
  }
  await Promise.all([page.waitForURL((url) => /^\/journeys\/[0-9A-Z]+$/.test(url.pathname)), main(page).locator("form [type=submit]").first().click()]);
}

const paper = (code, day, number) => ({ [`${code}-dated_on`]: day, [`${code}-kept_at`]: "Tủ hồ sơ 2", ...(number ? { [`${code}-number`]: number } : {}) });

export async function walk(page, server) {
  await page.goto(`${server.base}/proposals?reason=union`);
  await Promise.all([page.waitForURL(/\/journeys\/new/), main(page).locator("a[href^='/journeys/new?code=union_founding']").last().click()]);
  const enterprise = (await main(page).locator("p.lead a").textContent()).trim();
  await main(page).locator("form [name=on]").fill("01/10/2026");
  await Promise.all([page.waitForURL((url) => /^\/journeys\/[0-9A-Z]+$/.test(url.pathname)), main(page).locator("form [type=submit]").click()]);
  const journey = page.url();
  await step(page, "Bắt đầu vận động", { on: "02/10/2026", led_by: "committee" });
  await step(page, "Ghi một buổi gặp gỡ", { on: "05/10/2026", met: "40" });
  // four are not enough: told, and what was typed is kept
  await Promise.all([page.waitForURL(/\/steps\//), main(page).getByRole("link", { name: "Ghi nhận đủ đơn tự nguyện", exact: true }).click()]);
  await main(page).locator("form [name=on]").fill("06/10/2026");
  await main(page).locator("form [name=applications]").fill("4");
  for (const [name, value] of Object.entries(paper("member_list", "06/10/2026"))) await main(page).locator(`form [name='${name}']`).fill(value);
  await main(page).locator("form [type=submit]").click();
  await page.locator(".invalid-feedback, .is-invalid").first().waitFor();
  assert.equal(await main(page).locator("form [name='member_list-kept_at']").inputValue(), "Tủ hồ sơ 2", "what was typed is kept");
  await main(page).locator("form [name=applications]").fill("21");
  await Promise.all([page.waitForURL(journey), main(page).locator("form [type=submit]").click()]);
  await step(page, "Họp thành lập", { on: "08/10/2026", attended: "21", elected: "3", ...paper("minutes", "08/10/2026"), ...paper("ballot_minutes", "08/10/2026") });
  assert.ok((await main(page).innerText()).includes("22/10/2026"), "the dossier is due ten working days after the meeting");
  await Promise.all([page.waitForURL(/\/clocks\/dossier/), main(page).getByRole("link", { name: "Vì sao là ngày này?" }).first().click()]);
  assert.ok((await main(page).innerText()).includes("09/10/2026"), "counting begins the day after");
  await page.goto(journey);
  await step(page, "Nộp hồ sơ đề nghị công nhận", { on: "15/10/2026", ...paper("proposal", "14/10/2026") });
  await step(page, "Ghi quyết định công nhận", { on: "02/11/2026", members: "21", ...paper("recognition", "30/10/2026", "77/QĐ-LĐLĐ") });
  await step(page, "Ra mắt", { on: "05/11/2026", present: "60" });
  const text = await main(page).innerText();
  assert.ok(text.includes("77/QĐ-LĐLĐ") && text.includes("Đã ra mắt"), "the journey tells its end");
  await expectDrafts(page, server.base, journey, ["founding_minutes", "recognition_proposal", "recognition_decision", "committee_decision", "seal_permission"].map((one) => `union.${one}`));
  await page.goto(journey);
  await Promise.all([page.waitForURL(/\/unions\//), main(page).locator("a[href^='/unions/']").first().click()]);
  const union = await main(page).innerText();
  assert.ok(union.includes("77/QĐ-LĐLĐ") && union.includes("30/10/2026") && union.includes(enterprise), "the register has the union under its decision");
}
