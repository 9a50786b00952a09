// What the sample lacks but pages show, made through the pages themselves: organisations of youth and women, a session of a
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

export async function prepare(page, base) {
  for (const family of ["youth-organisations", "women-organisations"])
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
  await page.goto(`${base}/imports`);
  await page.locator("input[type=file]").setInputFiles({ name: "cho nhap.csv", mimeType: "text/csv", buffer: Buffer.from("STT,Tên doanh nghiệp,Xã\n1,Công ty TNHH Chờ Nhập,Xã Ô Diên\n") });
  await page.locator("main form:has(input[type=file]) [type=submit]").click();
  await page.waitForURL(/\/imports\/\w+$/);
}
