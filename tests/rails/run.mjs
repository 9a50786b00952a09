import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { Browser, api } from "../abuse/client.mjs";
import { World, secret } from "../abuse/world.mjs";
import { report, sleep } from "../support/program.mjs";
import { secrecy } from "./secrecy.mjs";

const program = resolve(process.argv[2]);
const world = new World(program, "postgres");

const expect = (holds, sentence) => { if (!holds) throw new Error(sentence); };

/** Nobody's opinion is kept, and nobody is scored: no table has a place for it. */
function noOpinions() {
  const done = spawnSync("psql", ["-qAt", "-d", process.env.DONGHANH_TEST_POSTGRES, "-c",
    `SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = '${world.installation.schema}'`], { encoding: "utf8" });
  expect(done.status === 0, done.stderr);
  const columns = done.stdout.trim().split("\n");
  expect(columns.length > 100, `only ${columns.length} columns were found`);
  const found = columns.filter((column) => /opinion|sentiment|attitude|loyal|score|rating|ranking|trust|religio|political_view|ideolog/.test(column));
  expect(found.length === 0, `a place for opinions or scores: ${found}`);
  return `${columns.length} columns`;
}

async function userWith(roles, name) {
  const it = world.installation;
  it.run("user", "add", name, "--password", "đồng-hành-cùng-doanh-nghiệp");
  for (const role of roles) it.run("user", "grant", name, "--role", role, "--unit", "Thành phố Hà Nội");
  const browser = new Browser(it.base);
  await browser.signIn(name, "đồng-hành-cùng-doanh-nghiệp");
  browser.mark = it.token(name);
  return browser;
}

const { nothingSecret, noSecretFiles, doubtfulTexts } = secrecy(world, userWith, expect);

/** Every page and list of one who has these roles: none shows the words. Gives how many were looked at. */
async function neverShown(who, words) {
  let looked = 0;
  for (const { method, path } of world.routes) {
    const address = world.address(path);
    if (method !== "GET" || !address) continue;
    for (const question of path.includes("search") ? [`?q=${encodeURIComponent(words)}`] : ["", `?enterprise=${world.ids.enterprises}`]) {
      const answer = path.startsWith("/api/") ? await api(world.installation.base, who.mark, "GET", address + question) : await who.get(address + question);
      // what was asked for may be repeated in the box that asked
      const shown = path.includes("search") ? answer.text.replace(/<title>[\s\S]*?<\/title>|<input[^>]*>|“[^”]*”|«[^»]*»/g, "") : answer.text;
      expect(!shown.includes(words), `${address}${question} shows «${words}»`);
      looked += 1;
    }
  }
  return looked;
}

async function partyUnseenByUnions() {
  const who = await userWith(["union_officer"], "cong-doan");
  const looked = await neverShown(who, `Chi bộ ${secret}`);
  expect((await who.get("/party-organisations")).status === 403, "a union officer gets the list of Party organisations");
  expect((await who.get(`/unions/${world.ids.unions}`)).text.includes(secret), "a union officer does not see the own union: nothing was tested");
  return `${looked} addresses`;
}

async function unionsUnseenByParty() {
  const who = await userWith(["city_org_officer"], "to-chuc");
  const looked = await neverShown(who, `Công đoàn cơ sở ${secret}`);
  for (const path of [`/unions/${world.ids.unions}/members`, `/people/${world.ids.people}`])
    expect([403, 404].includes((await who.get(path)).status), `a Party officer of the city opens ${path}`);
  expect((await who.get(`/party-organisations/${world.ids["party-organisations"]}`)).text.includes(secret), "a Party officer does not see the own cell: nothing was tested");
  return `${looked} addresses`;
}

/** People and participations stand beside each other; no figure is their sum. */
async function neverAdded() {
  const { base } = world.installation;
  const { token } = world.people.officer;
  const body = JSON.parse((await api(base, token, "GET", `/api/v1/reports/FINAL?unit=${world.place}&from=2012-01-01&to=2025-12-31`)).text);
  const value = Object.fromEntries(body.figures.map((figure) => [figure.id, figure.value]));
  for (const group of ["preparatory", "work", "new_members"]) {
    const people = value[`I13.${group}.people`] ?? 0, participations = value[`I13.${group}.participations`] ?? 0;
    expect(people <= participations, `${group}: ${people} people of ${participations} participations`);
  }
  expect(value["I13.preparatory.people"] === 1 && value["I13.preparatory.participations"] === 1, "the one learner counts as one person and one participation");
  for (const figure of body.figures.filter((one) => one.id.startsWith("I13")))
    expect(figure.value < 2, `${figure.id} is ${figure.value} of one person in one class`);
}

/** Whoever opens a person's record is in the log. */
async function readsAreLogged() {
  const { officer, head } = world.people;
  const { base } = world.installation;
  const count = async () => {
    const { items } = JSON.parse((await api(base, head.token, "GET", "/api/v1/audit")).text);
    return items.filter((entry) => entry.action === "read" && entry.record === world.ids.people).length;
  };
  let before = await count();
  for (const read of [() => officer.get(`/people/${world.ids.people}`), () => officer.get(`/people/${world.ids.people}/edit`), () => api(base, officer.token, "GET", `/api/v1/people/${world.ids.people}`)]) {
    const answer = await read();
    expect(answer.status === 200, `${answer.path}: ${answer.status}`);
    let after = before;
    for (let i = 0; i < 100 && after === before; i += 1) { await sleep(100); after = await count(); }
    expect(after === before + 1, `${answer.path} left no entry in the log`);
    before = after;
  }
}

/** What begins like a formula leaves as a text: in the workbook of refused rows, in reports. */
async function noFormulas() {
  const it = world.installation;
  const folder = mkdtempSync(join(tmpdir(), "rails-"));
  try {
    const signs = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)"];
    const rows = signs.map((sign) => `,"${sign.replace(/"/g, '""')}",Xã,Thành phố Hà Nội,,99/99/2020,,"${sign.replace(/"/g, '""')}"`).join("\n");
    writeFileSync(join(folder, "formulas.csv"), `Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày,Số quyết định\n${rows}\n`);
    const errors = join(folder, "errors.xlsx");
    spawnSync(program, ["import", join(folder, "formulas.csv"), "--errors", errors], { env: it.env });
    it.run("report", "FINAL", "--unit", "Xã Một", "--format", "xlsx", "--out", join(folder, "report.xlsx"));
    for (const file of [errors, join(folder, "report.xlsx")]) {
      const unzipped = spawnSync("unzip", ["-p", file, "xl/worksheets/*.xml"], { encoding: "utf8" });
      expect(unzipped.status === 0, `${file} cannot be unpacked: ${unzipped.stderr}`);
      expect(unzipped.stdout.includes("<c "), `${file} has no cells`);
      expect(!/<f[ >]/.test(unzipped.stdout), `${file} has a formula`);
    }
    const all = spawnSync("unzip", ["-p", errors, "xl/worksheets/*.xml", "xl/sharedStrings.xml"], { encoding: "utf8" }).stdout;
    for (const sign of signs) expect(all.includes(sign.slice(1, 5)), `${sign} is not in the workbook of refused rows: nothing was tested`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nobody is taken towards the Party without their consent, nobody else learns of it, and who withdraws is forgotten. */
async function admissionIsVoluntary() {
  const { base } = world.installation;
  const { officer } = world.people;
  const person = world.ids.people, office = world.ids["party-organisations"];
  const begin = () => api(base, officer.token, "POST", "/api/v1/journeys", { code: "party_admission", subject: person, office, on: "2024-01-08" });
  const early = await begin();
  expect(early.status === 409 && early.text.includes("admission.no_consent"), `without a consent: ${early.status} ${early.text}`);
  const csrf = await officer.csrf();
  const consent = { csrf, purpose: "party_admission_process", method: "paper_signed", evidence: "Tủ 2", given_on: "02/01/2024" };
  expect((await officer.post(`/people/${person}/consents`, consent)).status === 303, "the consent is not recorded");
  const begun = await begin();
  expect(begun.status === 201, `${begun.status} ${begun.text}`);
  const journey = JSON.parse(begun.text).id;
  for (const role of ["union_officer", "enterprise_user", "reporter", "training_officer"]) {
    const who = await userWith([role], `kin-${role.replace("_", "-")}`);
    for (const address of [`/journeys/${journey}`, `/journeys/${journey}/steps/assign_helper`])
      expect([403, 404].includes((await who.get(address)).status), `${role} opens ${address}`);
    expect([403, 404].includes((await api(base, who.mark, "GET", `/api/v1/journeys/${journey}`)).status), `${role} reads the journey`);
    expect([403, 404].includes((await api(base, who.mark, "GET", "/api/v1/journeys?code=party_admission")).status), `${role} lists admissions`);
    const page = await who.get(`/people/${person}`);
    expect(!/party_admission|kết nạp Đảng/i.test(page.text), `${role} learns from the page of the person`);
  }
  const step = (body) => api(base, officer.token, "POST", `/api/v1/journeys/${journey}/events`, body);
  const helped = await step({ step: "assign_helper", on: "2024-01-10", papers: [{ code: "assignment", dated_on: "2024-01-10", kept_at: "Tủ 2" }] });
  expect(helped.status === 201, helped.text);
  const gone = await step({ step: "withdraw", on: "2024-01-15" });
  expect(gone.status === 201, `withdrawing asks for more: ${gone.text}`);
  const left = spawnSync("psql", ["-qAt", "-d", process.env.DONGHANH_TEST_POSTGRES, "-c",
    `SET search_path TO ${world.installation.schema}; SELECT count(*) FROM journey WHERE code = 'party_admission' AND (subject_id <> 0 OR title <> '');
     SELECT count(*) FROM journey_paper p JOIN journey_event e ON e.id = p.event_id JOIN journey j ON j.id = e.journey_id WHERE j.code = 'party_admission';
     SELECT count(*) FROM fact WHERE kind = 'journey.step' AND person_id IS NOT NULL; SELECT count(*) FROM consent WHERE purpose = 'party_admission_process' AND withdrawn_on IS NULL`], { encoding: "utf8" });
  expect(left.status === 0, left.stderr);
  expect(left.stdout.trim().split("\n").every((count) => count === "0"), `what was forgotten is still there: ${left.stdout}`);
  expect(!(await officer.get(`/people/${person}`)).text.includes(journey), "the page of the person still leads there");
}

await report([
  ["records to begin with", () => world.make()],
  ["no place for opinions and scores", noOpinions],
  ["Party records unseen with union roles", partyUnseenByUnions],
  ["unions and their members unseen with Party roles", unionsUnseenByParty],
  ["people are never added to participations", neverAdded],
  ["reads of people are logged", readsAreLogged],
  ["exported cells are no formulas", noFormulas],
  ["nothing marked secret and no dossier is taken in", nothingSecret],
  ["no file is taken in that is marked within, a PDF or not declared", noSecretFiles],
  ["a doubtful text is confirmed before it is kept", doubtfulTexts],
  ["the way into the Party is voluntary, unseen by others and forgotten on withdrawal", admissionIsVoluntary],
], () => world.installation.remove());
