// What must never be kept: secret papers, dossiers, files that nobody can look into; and what is kept only when somebody
// vouches for it. Rules SE-1 to SE-4.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { api, formsOf } from "../abuse/client.mjs";

const words = "nội dung kín 8417";
const list = (cell) => `Tên doanh nghiệp,Xã,Ghi chú\nCông ty TNHH Thử,Xã Một,${cell}\n`;

export function secrecy(world, userWith, expect) {
  let who;
  const base = () => world.installation.base;
  const address = () => `/enterprises/${world.ids.enterprises}/contacts`;
  const note = (text) => ({ kind: "visit", met_on: "02/03/2026", note: text });
  const sent = (text, headers) => api(base(), who.mark, "POST", `/api/v1${address()}`, typeof text === "string" && text.startsWith("{") ? text : { kind: "visit", met_on: "2026-03-02", note: text }, "application/json", headers);

  const inDatabase = (question) => {
    const done = spawnSync("psql", ["-qAt", "-d", process.env.DONGHANH_TEST_POSTGRES, "-c", `SET search_path TO ${world.installation.schema}; ${question}`], { encoding: "utf8" });
    expect(done.status === 0, done.stderr);
    return done.stdout.trim();
  };
  const vouched = (action) => Number(inDatabase(`SELECT count(*) FROM audit_entry WHERE action = '${action}' AND by_id <> 0`));
  /** How many files the data directory keeps. */
  const keptFiles = () => { const folder = join(world.installation.folder, "data", "files"); return existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0; };

  /** By form, API and file name; what was refused is nowhere. */
  async function nothingSecret() {
    who = await userWith(["union_officer", "commune_party_officer", "training_officer", "city_org_officer", "reporter"], "giu-kin");
    const page = await who.post(address(), { csrf: await who.csrf(), ...note(`MẬT\n${words}`) });
    expect(page.status === 422 && page.text.includes("MẬT"), `a form with a mark is answered with ${page.status}`);
    const marked = await sent(`${words} TỐI MẬT`);
    expect(marked.status === 422 && marked.text.includes("secrecy.marked"), `the API answers a mark with ${marked.status}`);
    const escaped = await sent(`{"kind":"visit","met_on":"2026-03-02","note":"${words} T\\u1ed0I M\\u1eacT"}`);
    expect(escaped.status === 422, `the API answers an escaped mark with ${escaped.status}`);
    for (const name of ["Báo cáo MẬT.xlsx", "ly_lich_dang_vien.xlsx"]) {
      const file = await who.upload("/imports", "/imports", name, "Tên,Địa chỉ\nA,B\n");
      expect(file.status === 422, `a file called ${name} is answered with ${file.status}`);
    }
    const shown = await who.get(address());
    expect(shown.status === 200 && !shown.text.includes(words), "something of what was refused is shown");
    const honey = await who.post(address(), { csrf: await who.csrf(), ...note("Công ty MẬT ONG xin hướng dẫn") });
    expect(honey.status === 303, `honey is answered with ${honey.status}`);
    return "form, API, files";
  }

  /** Every page with a form that takes files. */
  async function uploadForms() {
    const survey = formsOf((await who.get("/questionnaires/new")).text);
    expect(survey.length > 0, "questionnaires cannot be made");
    const made = await who.post("/questionnaires", { csrf: await who.csrf(), title: "Phiếu thử", unit: survey.flatMap(({ fields }) => fields).find(({ name }) => name === "unit")?.value ?? "" });
    expect(made.status === 303, `a questionnaire is answered with ${made.status} ${made.text}`);
    const pages = ["/imports", "/questionnaires/new", made.location, "/papers/check", "/papers/kinds/training.certificate"];
    const found = [];
    for (const page of pages)
      for (const form of formsOf((await who.get(page)).text).filter(({ multipart }) => multipart)) found.push({ page, form });
    expect(found.length >= pages.length, `only ${found.map(({ page }) => page)} have forms for files`);
    return found;
  }

  async function noSecretFiles() {
    const before = { files: keptFiles(), batches: inDatabase("SELECT count(*) FROM import_batch") };
    const forms = await uploadForms();
    for (const { page, form } of forms) {
      expect(form.fields.some(({ name }) => name === "declared_not_secret"), `${page} does not ask for the declaration`);
      const pdf = await who.upload(page, form.action, "a.pdf", `%PDF-1.7\n${words}`);
      expect(pdf.status === 422 && pdf.text.includes("PDF"), `${page} answers a PDF with ${pdf.status}`);
      const marked = await who.upload(page, form.action, "a.csv", list(`"TỐI MẬT ${words}"`));
      expect(marked.status === 422 && marked.text.includes("C2"), `${page} answers a marked cell with ${marked.status}`);
      expect(!marked.text.includes(words), `${page} shows what was refused`);
      const silent = await who.upload(page, form.action, "a.csv", list("x"), false);
      expect(silent.status === 422 && silent.text.includes("declared_not_secret"), `${page} takes a file that is not declared: ${silent.status}`);
    }
    const body = (cell, declared) => { const form = new FormData(); if (declared) form.append("declared_not_secret", "true"); form.append("files", new Blob([list(cell)]), "a.csv"); return form; };
    const undeclared = await api(base(), who.mark, "POST", "/api/v1/imports", body("x", false));
    expect(undeclared.status === 422 && undeclared.text.includes("secrecy.undeclared"), `the API answers ${undeclared.status} without a declaration`);
    const marked = await api(base(), who.mark, "POST", "/api/v1/imports", body(`MẬT`, true));
    expect(marked.status === 422 && marked.text.includes("secrecy.marked_in"), `the API answers a marked cell with ${marked.status}`);
    expect(keptFiles() === before.files && inDatabase("SELECT count(*) FROM import_batch") === before.batches, "something of what was refused is kept");
    const declared = vouched("declared_not_secret");
    const honey = await who.upload("/imports", "/imports", "mat ong.csv", list("Công ty MẬT ONG"));
    expect(honey.status === 303, `a list with honey is answered with ${honey.status}`);
    expect(vouched("declared_not_secret") === declared + 1, "the declaration is not in the log");
    commandRefuses();
    return `${forms.length} forms, API, command`;
  }

  function commandRefuses() {
    const folder = mkdtempSync(join(tmpdir(), "rails-"));
    try {
      const run = (name, content) => { writeFileSync(join(folder, name), content); return spawnSync(world.installation.program, ["import", join(folder, name)], { env: world.installation.env, encoding: "utf8" }); };
      const kept = keptFiles();
      for (const [name, content] of [["a.csv", list("TUYỆT MẬT")], ["ly lich dang vien.csv", list("x")], ["b.csv", "%PDF-1.7"]]) {
        const done = run(name, content);
        expect(done.status === 3 && done.stderr.includes(name), `donghanh import ${name} ends with ${done.status}: ${done.stderr}`);
      }
      expect(keptFiles() === kept, "the command keeps what it refused");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** SE-3: asked about once, nothing lost, kept in the log that it was confirmed and not what. */
  async function doubtfulTexts() {
    const text = `Công nhân nói sẽ ĐÌNH CÔNG, ${words}`;
    const csrf = await who.csrf();
    const before = vouched("confirmed_not_secret");
    const asked = await who.post(address(), { csrf, ...note(text) });
    expect(asked.status === 422 && asked.text.includes("SE-3"), `a doubtful text is answered with ${asked.status}`);
    expect(!(await who.get(address())).text.includes(words), "a doubtful text is kept before it was confirmed");
    const form = formsOf(asked.text).find(({ action }) => action === address());
    const again = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    expect(again.note === text && again.met_on === "02/03/2026" && again.kind === "visit", `something typed is lost: ${JSON.stringify(again)}`);
    delete again.confirmed_not_secret;
    expect((await who.post(address(), again)).status === 422, "the unchanged text is taken without a confirmation");
    const saved = await who.post(address(), { ...again, confirmed_not_secret: "1" });
    expect(saved.status === 303, `a confirmed text is answered with ${saved.status}`);
    expect((await who.get(address())).text.includes(words), "a confirmed text is not kept");
    expect(vouched("confirmed_not_secret") === before + 1, "the confirmation is not in the log");
    expect(inDatabase(`SELECT count(*) FROM audit_entry WHERE action = 'confirmed_not_secret' AND changes LIKE '%ĐÌNH%'`) === "0", "the log holds the text");
    const conflict = await sent("Thẩm tra lý lịch xong");
    expect(conflict.status === 409 && conflict.text.includes("secrecy.to_confirm"), `the API answers a doubtful text with ${conflict.status}`);
    const confirmed = await sent("Thẩm tra lý lịch xong", { "confirmed-not-secret": "true" });
    expect(confirmed.status === 201, `the API answers a confirmed text with ${confirmed.status}`);
    expect((await who.post(address(), { csrf, ...note("Thăm phường Định Công, nói về kỷ luật lao động") })).status === 303, "ordinary words are asked about");
    return "form and API";
  }

  return { nothingSecret, noSecretFiles, doubtfulTexts };
}
