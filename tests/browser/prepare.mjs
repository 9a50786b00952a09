// What the sample lacks but pages show, made through the pages themselves: organisations of youth, women and veterans, a session of a
// class, a term and a post, a suspended union, frozen figures, a list that waits to be imported.

async function send(page, base, address, action, fields, change = () => {}) {
  await page.goto(base + address);
  const form = page.locator(`main form[action$="${action}"]`).first();
  await form.evaluate((one) => one.closest("details")?.setAttribute("open", ""));
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
  await change(form);
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST"), form.locator("[type=submit]").last().click()]);
  if (answer.status() !== 303) throw new Error(`${action} answers ${answer.status()} to what is prepared`);
  await page.waitForLoadState("load");
}

const firstChoices = (...names) => async (form) => { for (const name of names) await form.locator(`select[name=${name}]`).selectOption({ index: 1 }); };

/** A list that was kept and tells, a workbook, and a change of many. */
async function prepareLists(page, base) {
  const ask = await asker(page, base);
  await ask("POST", "/api/v1/lists", { name: "Đang hoạt động, chưa có công đoàn", source: "enterprises", query: "status=active&union=no", beyond: "more", number: 1 });
  await ask("POST", "/api/v1/list-exports", { source: "enterprises", query: "status=active" });
  const ids = (await ask("GET", "/api/v1/enterprises")).items.slice(0, 3).map((one) => one.id);
  const change = await ask("POST", "/api/v1/list-changes", { source: "enterprises", action: "industry", ids, values: { industry: "3100" } });
  await ask("POST", `/api/v1/list-changes/${change.id}/start`);
}

/** Asks the API as the page's user: ask(method, address, body) gives the answer. */
async function asker(page, base) {
  await page.goto(`${base}/surveys/new`);
  const csrf = await page.locator("main [name=csrf]").first().getAttribute("value");
  return (method, address, body) => page.evaluate(async ({ method, address, body, csrf }) => {
    const answer = await fetch(address, { method, headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf }, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }, { method, address, body, csrf });
}

/** Who decides a sensitive field tells the paper; the person's page then leads to what was changed. */
async function preparePersonChange(page, base) {
  const ask = await asker(page, base);
  const address = `/api/v1/people/${(await ask("GET", "/api/v1/people")).items[0].id}`;
  await ask("PUT", address, { revision: (await ask("GET", address)).revision, born: "1980-05-17", paper: "Trích lục khai sinh số 12/2026" });
}

/** Pages with links that the first records of a list lack. */
export const made = [];

/** The certificates of a class that has some, made together; the office tells its head before. */
async function prepareCertificates(page, base) {
  const ask = await asker(page, base);
  for (const one of (await ask("GET", "/api/v1/classes")).items) {
    const address = `/papers/kinds/training.certificate/bundles/new?record=${one.id}`;
    const answer = await page.goto(base + address);
    if (answer.status() !== 200) continue;
    const head = page.locator("main a[href^='/papers/offices/']");
    if (await head.count() > 0) {
      const tell = await head.first().getAttribute("href");
      await send(page, base, tell, tell.split("?")[0], { symbol: "TTCT" });
    }
    await send(page, base, address, "/bundles", {});
    made.push(`/classes/${one.id}`);
    return;
  }
  throw new Error("no class of the sample has certificates");
}

/** A founding whose dossier is due, and one that runs under older rules. */
async function prepareJourneys(page, base) {
  const ask = await asker(page, base);
  const [first, second] = (await ask("GET", "/api/v1/enterprises?status=active&union=no")).items.filter((one) => one.workers >= 18);
  const kept = (code, day) => ({ code, dated_on: day, kept_at: "Tủ hồ sơ số 2" });
  const begin = async (subject, on) => {
    const at = `/api/v1/journeys/${(await ask("POST", "/api/v1/journeys", { code: "union_founding", subject: subject.id, on })).id}/events`;
    await ask("POST", at, { step: "begin_campaign", on, values: [{ name: "led_by", text: "committee" }] });
    await ask("POST", at, { step: "count_applications", on, values: [{ name: "applications", number: 18 }], papers: [kept("member_list", on)] });
    return at;
  };
  const meeting = await begin(first, "2026-11-09");
  await ask("POST", meeting, { step: "hold_meeting", on: "2026-11-10", values: [{ name: "attended", number: 18 }, { name: "elected", number: 3 }], papers: [kept("minutes", "2026-11-10"), kept("ballot_minutes", "2026-11-10")] });
  await begin(second, "2019-11-04");
}

/** A plan that is drafted, with a division that lacks a rule, and one that ended a union. */
async function prepareReorganisations(page, base) {
  const ask = await asker(page, base);
  const unit = async (kind) => (await ask("GET", "/api/v1/units?line=union&q=cong+doan")).items.find((one) => one.kind === kind) ?? (await ask("GET", "/api/v1/units?line=union&q=lien+doan")).items.find((one) => one.kind === kind);
  const above = (await unit("city_federation")).id;
  const former = (await unit("commune_union")).id;
  const draft = await ask("POST", "/api/v1/reorganisations", { above, title: "Chia công đoàn xã", effective_on: "2026-12-01" });
  const steps = `/api/v1/reorganisations/${draft.id}/steps`;
  const parts = [];
  for (const name of ["Công đoàn khu vực Tân Hội", "Công đoàn khu vực Phượng Trì"])
    parts.push((await ask("POST", steps, { what: "found", kind: "commune_union", name, parent: above })).steps.at(-1).unit);
  await ask("POST", steps, { what: "succeed", unit: former, successors: parts.map((part) => ({ unit: part, share: "part" })) });
  await ask("POST", `/api/v1/reorganisations/${draft.id}/rules`, { former, by: "village", village: "Thượng Hội", successor: parts[0] });
  const ended = (await ask("GET", "/api/v1/unions")).items.at(-1).id;
  const done = await ask("POST", "/api/v1/reorganisations", { above, title: "Kết thúc một công đoàn", decision_number: "20/QĐ-LĐLĐ", effective_on: "2026-10-01" });
  await ask("POST", `/api/v1/reorganisations/${done.id}/steps`, { what: "end", unit: ended });
  await ask("POST", `/api/v1/reorganisations/${done.id}/carrying-out`, {});
}

/** A visit and a call, with something still to do. */
async function prepareContacts(page, base) {
  const ask = await asker(page, base);
  await page.goto(`${base}/enterprises`);
  const url = `/api/v1${await page.locator("main tbody a[href^='/enterprises/']").first().getAttribute("href")}/contacts`;
  await ask("POST", url, { kind: "call", met_on: "2026-01-12", note: "Hẹn lịch thăm sau Tết.", next_step: "Đến thăm", next_on: "2026-02-27" });
  await ask("POST", url, { kind: "visit", met_on: "2026-02-27", with_whom: "Giám đốc", note: "Đề nghị hướng dẫn thủ tục thành lập công đoàn cơ sở.", next_step: "Gửi mẫu đơn", next_on: "2026-03-01" });
}

/** Members offered to another union, one of them accepted. */
async function prepareTransfers(page, base) {
  const ask = await asker(page, base);
  const unions = (await ask("GET", "/api/v1/unions")).items;
  for (const union of unions) {
    const members = (await ask("GET", `/api/v1/unions/${union.id}/members`)).items.filter((one) => !one.ended_on);
    if (members.length < 3) continue;
    const to = unions.find((one) => one.id !== union.id && !one.ended_on).id;
    const made = await ask("POST", `/api/v1/unions/${union.id}/transfers`, { members: members.slice(0, 3).map((one) => one.id), to, asked_on: "2026-02-02", offered_on: "2026-02-02", number: "3/GT-CĐCS" });
    await ask("POST", `/api/v1/transfers/${made.items[0].id}/acceptance`, { joined_on: "2026-02-09" });
    return;
  }
  throw new Error("no union has three members");
}

/** A questionnaire that was given out, a survey of it, and a change of an enterprise's record that waits. */
async function prepareSurvey(page, base) {
  const ask = await asker(page, base);
  const city = (await ask("GET", "/api/v1/units?name=ha+noi")).items.find((unit) => unit.kind === "city").id;
  const asked = (name, kind, label, more = {}) => ({ name, kind, label, ...more });
  const definition = {
    title: "Phiếu rà soát doanh nghiệp", title_en: "Survey of enterprises",
    questions: [
      asked("tinh_hinh", "heading", "I. Tình hình chung"),
      asked("con_hoat_dong", "yes_no", "Còn hoạt động không?", { required: true }),
      asked("so_lao_dong", "number", "Số lao động", { unit: "người", min: "0", field: "workers", when: { clauses: [{ question: "con_hoat_dong", compared: "=", value: "yes" }] } }),
      asked("can_gi", "many", "Cần giúp gì?", { choices: [{ code: "von", label: "Vay vốn" }, { code: "nha_o", label: "Nhà ở" }] }),
      asked("ca_lam", "table", "Các ca làm việc", { columns: [{ name: "gio", kind: "text", label: "Giờ" }, { name: "nguoi", kind: "number", label: "Số người" }] }),
    ],
  };
  const made = await ask("POST", "/api/v1/questionnaires", { unit: city, definition });
  await ask("POST", `/api/v1/questionnaires/${made.id}/publication`, { revision: made.revision });
  const enterprises = (await ask("GET", "/api/v1/enterprises")).items.slice(0, 20).map((one) => one.id);
  const me = (await ask("GET", "/api/v1/me")).id;
  await ask("POST", "/api/v1/surveys", { unit: city, title: "Rà soát năm 2026", questionnaire: made.id, starts_on: "2026-01-01", deadline: "2099-12-31", enterprises, responsible: me });
  for (const enterprise of enterprises.slice(0, 4))
    await ask("POST", `/api/v1/enterprises/${enterprise}/changes`, { field: "phone", value: "024 3333 4444", evidence: "Công văn của doanh nghiệp" });
}

/** Two people, and two enterprises, that were entered twice: one pair of each waits for a decision, the other was merged. */
async function prepareDuplicates(page, base) {
  await page.goto(`${base}/people/new`);
  const csrf = await page.locator("main [name=csrf]").first().getAttribute("value");
  const place = await page.locator("[name=place] option").nth(1).getAttribute("value");
  const post = (address, body) => page.evaluate(async ({ address, body, csrf }) => {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }, { address, body, csrf });
  const person = (full_name, more) => post("/api/v1/people", { full_name, born: "1979-08-21", sex: "male", place, ...more });
  await person("Ngô Văn Trùng", { phone: "0912000111", hometown: "Xã Liên Hà, huyện Đan Phượng, thành phố Hà Nội" });
  await person("Ngô Văn Trùng", { phone: "0912 000 111", general_education: "12/12" });
  const [first, second] = [await person("Ngô Thị Gộp", { born: "1981" }), await person("Ngô Thị Gộp", { born: "1981-02-03" })];
  await post("/api/v1/people/merges", { first: first.id, second: second.id, first_revision: 1, second_revision: 1, take: ["born"] });
  const enterprise = (name, more) => post("/api/v1/enterprises", { name, legal_type: "llc_multi", ownership: "private", status: "active", place, ...more });
  await enterprise("Công ty TNHH Trùng Tên", { street: "Số 5, phố Tây Sơn" });
  await enterprise("Công ty Cổ phần Trùng Tên", { street: "Số 5, phố Tây Sơn" });
  const [one, other] = [await enterprise("Công ty TNHH Gộp Rồi", {}), await enterprise("CÔNG TY TNHH GỘP RỒI", {})];
  await post("/api/v1/enterprises/merges", { first: one.id, second: other.id, first_revision: 1, second_revision: 1, take: [] });
  for (const register of ["/people", "/enterprises"]) {
    await send(page, base, `${register}/duplicates`, "/duplicates/scan", {});
    for (let tries = 0; tries < 100 && !(await page.locator("main tbody a").count()); tries += 1) {
      await page.waitForTimeout(300);
      await page.goto(`${base}${register}/duplicates`);
    }
  }
}

export async function prepare(page, base) {
  for (const family of ["youth-organisations", "women-organisations", "veterans-organisations"])
    await send(page, base, `/${family}/new`, `/${family}`, { name: "Tổ chức của Công ty Cổ phần Cơ khí Sông Hồng", decision_number: "5/QĐ", decided_on: "5/2/2019" }, firstChoices("kind", "place"));
  await page.goto(`${base}/classes`);
  const course = await page.locator("main tbody a[href^='/classes/']").first().getAttribute("href");
  await page.goto(base + course);
  const opened = /Ngày khai giảng\s+(\d\d\/\d\d\/\d{4})/.exec(await page.locator("main").innerText())[1];
  await send(page, base, course, `${course}/sessions`, { held_on: opened, topic: "Điều lệ và nghiệp vụ", periods: "4" });
  await page.goto(`${base}/unions`);
  const union = await page.locator("main tbody a[href^='/unions/']").first().getAttribute("href");
  const committee = `${union.replace("unions", "units")}/committee`;
  await send(page, base, committee, "/terms", { from: "1/3/2024", decision_number: "3/QĐ-LĐLĐ", decided_on: "1/3/2024" });
  await send(page, base, committee, "/posts", { from: "1/3/2024" }, async (form) => {
    await form.locator("[name=person_text]").pressSequentially("nguyen van", { delay: 20 });
    await form.locator(".record-list [role=option]").first().click();
    await firstChoices("post")(form);
  });
  const other = await page.goto(`${base}/unions`).then(() => page.locator("main tbody a[href^='/unions/']").nth(1).getAttribute("href"));
  const suspension = `${other.replace("unions", "units")}/suspension`;
  await send(page, base, suspension, "/suspension", { decision_number: "9/QĐ-LĐLĐ", decided_on: "1/4/2024", effective_on: "1/4/2024" });
  await send(page, base, "/reports/FINAL", "/snapshots", {});
  await prepareSurvey(page, base);
  await prepareContacts(page, base);
  await prepareCertificates(page, base);
  await prepareJourneys(page, base);
  await prepareTransfers(page, base);
  await prepareReorganisations(page, base);
  await prepareDuplicates(page, base);
  await prepareLists(page, base);
  await preparePersonChange(page, base);
  await page.goto(`${base}/imports`);
  await page.locator("input[type=file]").setInputFiles({ name: "cho nhap.csv", mimeType: "text/csv", buffer: Buffer.from("STT,Tên doanh nghiệp,Xã\n1,Công ty TNHH Chờ Nhập,Xã Ô Diên\n") });
  await page.locator("[name=declared_not_secret]").check();
  await page.locator("main form:has(input[type=file]) [type=submit]").click();
  await page.waitForURL(/\/imports\/\w+$/);
}
