import assert from "node:assert/strict";
import { expectDrafts } from "../drafts.mjs";

export const title = "a person's way into the Party: consent, every step to official membership, and a withdrawal that forgets";

const main = (page) => page.locator("main");
const paper = (code, day, number) => ({ [`${code}-dated_on`]: day, [`${code}-kept_at`]: "Tủ sắt, văn phòng Đảng ủy", ...(number ? { [`${code}-number`]: number } : {}) });
const vote = (agreed) => ({ vote_base: "10", vote_present: "9", vote_agreed: String(agreed) });

async function consent(page, base, person) {
  await page.goto(`${base}/people/${person}`);
  const form = main(page).locator("form[action$='/consents']").first();
  await form.evaluate((one) => one.closest("details").setAttribute("open", ""));
  await form.locator("[name=purpose]").selectOption("party_admission_process");
  await form.locator("[name=method]").selectOption("paper_signed");
  await form.locator("[name=evidence]").fill("Tủ sắt, văn phòng Đảng ủy");
  await form.locator("[name=given_on]").fill("02/01/2024");
  await Promise.all([page.waitForURL(/\/people\//), form.locator("[type=submit]").click()]);
}

async function begin(page, on) {
  await Promise.all([page.waitForURL(/\/journeys\/new/), main(page).locator("a[href^='/journeys/new?code=party_admission']").first().click()]);
  await main(page).locator("form [name=office]").selectOption({ index: 1 });
  await main(page).locator("form [name=on]").fill(on);
  await Promise.all([page.waitForURL((url) => /^\/journeys\/[0-9A-Z]{13}$/.test(url.pathname)), main(page).locator("form [type=submit]").click()]);
  return page.url();
}

async function step(page, journey, code, fields) {
  await page.goto(`${journey}/steps/${code}`);
  for (const [field, value] of Object.entries(fields)) {
    const control = main(page).locator(`form [name='${field}']`).first();
    if (await control.evaluate((c) => c.tagName === "SELECT")) await control.selectOption(value);
    else await control.fill(value);
  }
  await Promise.all([page.waitForURL(journey), main(page).locator("form [type=submit]").first().click()]);
}

export async function walk(page, server) {
  await page.goto(`${server.base}/people`);
  const [first, second] = await page.evaluate(async () => {
    const { items } = await (await fetch("/api/v1/people")).json();
    const born = (one) => one.born && one.born.length === 10 && one.born > "1975" && one.born < "2003";
    return items.filter(born).slice(0, 2).map((one) => ({ id: one.id, name: one.full_name }));
  });
  // without a consent nothing can be begun
  const refused = await page.goto(`${server.base}/journeys/new?code=party_admission&subject=${first.id}`);
  assert.equal(refused.status(), 409);
  await consent(page, server.base, first.id);
  const journey = await begin(page, "08/01/2024");
  await step(page, journey, "assign_helper", { on: "10/01/2024", ...paper("assignment", "10/01/2024") });
  await step(page, journey, "record_class", { on: "12/01/2024", certificate_on: "11/01/2024", ...paper("certificate", "11/01/2024", "15/GCN") });
  await step(page, journey, "apply", { on: "15/01/2024", education: "lower_secondary", ...paper("application", "15/01/2024"), ...paper("history", "15/01/2024") });
  await step(page, journey, "verify", { on: "22/01/2024", ...paper("verification", "20/01/2024") });
  await step(page, journey, "introduce", { on: "23/01/2024", together_since: "01/02/2020", second_by: "union", ...paper("introduction", "23/01/2024"), ...paper("second_introduction", "23/01/2024") });
  await step(page, journey, "gather_opinions", { on: "25/01/2024", ...paper("opinions", "25/01/2024") });
  await step(page, journey, "cell_votes", { on: "01/02/2024", ...vote(6), ...paper("cell_resolution", "01/02/2024", "03-NQ/CB") });
  assert.ok((await main(page).innerText()).includes("không đủ"), "six of ten are not enough, and that is kept");
  await step(page, journey, "cell_votes", { on: "05/02/2024", ...vote(7), ...paper("cell_resolution", "05/02/2024", "04-NQ/CB") });
  await step(page, journey, "committee_votes", { on: "06/02/2024", ...vote(8), ...paper("committee_resolution", "06/02/2024", "11-NQ/ĐU") });
  await step(page, journey, "decide", { on: "20/02/2024", ...paper("decision", "20/02/2024", "30-QĐ/HU") });
  await step(page, journey, "receive", { on: "22/02/2024" });
  await step(page, journey, "hold_ceremony", { on: "29/02/2024", ...paper("ceremony_minutes", "29/02/2024") });
  assert.ok((await main(page).innerText()).includes("28/02/2025"), "twelve months from 29 February end on 28 February");
  await step(page, journey, "record_member_class", { on: "10/09/2024", ...paper("member_certificate", "09/09/2024", "7/GCN") });
  await step(page, journey, "review", { on: "20/02/2025", ...paper("self_review", "18/02/2025"), ...paper("helper_remarks", "19/02/2025"), ...paper("probation_opinions", "20/02/2025") });
  await step(page, journey, "cell_recognises", { on: "03/03/2025", ...vote(9), ...paper("cell_recognition", "03/03/2025", "05-NQ/CB") });
  await step(page, journey, "committee_recognises", { on: "05/03/2025", ...vote(9), ...paper("committee_recognition", "05/03/2025", "14-NQ/ĐU") });
  await step(page, journey, "recognise", { on: "20/03/2025", ...paper("recognition", "20/03/2025", "41-QĐ/HU") });
  assert.ok((await main(page).innerText()).includes("Đảng viên chính thức"), "the person is an official member");
  await expectDrafts(page, server.base, journey, ["cell_resolution", "committee_resolution", "decision", "cell_recognition", "committee_recognition", "recognition_decision"].map((one) => `admission.${one}`));
  await page.goto(`${server.base}/journeys/funnel?code=party_admission`);
  assert.ok((await main(page).innerText()).includes("Từ bước này sang bước khác"), "rates from stage to stage");
  // another person withdraws: one step, and nothing leads back to them
  await consent(page, server.base, second.id);
  const other = await begin(page, "08/01/2024");
  await step(page, other, "assign_helper", { on: "10/01/2024", ...paper("assignment", "10/01/2024") });
  // who works elsewhere now: another cell goes on
  await page.goto(other);
  await Promise.all([page.waitForURL(`${other}/office`), main(page).locator("a[href$='/office']").click()]);
  const cells = main(page).locator("form [name=office]");
  const given = await cells.locator("option").nth(1).innerText();
  await cells.selectOption({ index: 1 });
  await main(page).locator("form [name=on]").fill("12/01/2024");
  await Promise.all([page.waitForURL(other), main(page).locator("form [type=submit]").click()]);
  assert.ok((await main(page).innerText()).includes(`Giao cho ${given}`), "the journey tells who goes on");
  await step(page, other, "withdraw", { on: "15/01/2024" });
  const forgotten = await page.content();
  assert.ok(!forgotten.includes(second.name) && !forgotten.includes("Tủ sắt"), "who withdrew is forgotten, papers too");
  await page.goto(`${server.base}/people/${second.id}`);
  assert.ok(!(await main(page).innerHTML()).includes(new URL(other).pathname), "and their page does not lead there");
}
