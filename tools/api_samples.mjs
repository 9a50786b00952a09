// Answers of the API on a small invented data set, as a client gets them; ids and moments, which differ from run to run,
// are shown as <id> and <moment>.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tables = {
  "1 Đơn vị.csv": `Mã đơn vị,Tên đơn vị,Loại đơn vị,Trực thuộc,Địa bàn,Từ ngày,Đến ngày
01,Thành phố Hà Nội,Thành phố,,,01/08/2008,
273,Huyện Đan Phượng,Huyện,Thành phố Hà Nội,,01/08/2008,
09784,Thị trấn Phùng,Thị trấn,Huyện Đan Phượng,,01/08/2008,
,Trung tâm chính trị huyện Đan Phượng,Trung tâm chính trị,,Huyện Đan Phượng,01/08/2008,
`,
  "2 Lớp.csv": `Mã lớp,Tên lớp,Loại lớp,Ngày khai giảng,Đơn vị tổ chức
CTD-2014-01,Bồi dưỡng nhận thức về Đảng,Cảm tình Đảng,05/05/2014,Trung tâm chính trị huyện Đan Phượng
`,
  "3 Học viên.csv": `Mã lớp,Họ và tên,Ngày sinh,Giới tính,"Xã, thị trấn",Kết quả
CTD-2014-01,Nguyễn Thị Lan,08/03/1988,Nữ,Thị trấn Phùng,Đạt
CTD-2014-01,Trần Văn Minh,09/03/1988,Nam,Thị trấn Phùng,Đạt
`,
};

const questions = {
  "me": "/api/v1/me",
  "units": "/api/v1/units",
  "people": "/api/v1/people",
  "classes": "/api/v1/classes",
  "enterprises": "/api/v1/enterprises",
  "search": "/api/v1/search?q=nhan+thuc",
  "directives": "/api/v1/directives",
  "targets": "/api/v1/targets",
  "records": "/api/v1/reports/FINAL/figures/I13.preparatory.people/records",
  "refusal-not-found": "/api/v1/reports/NONE",
  "refusal-invalid": "/api/v1/reports/FINAL?from=2020-13-01",
};

const steady = (text) => text
  .replace(/"[0-7][0-9A-HJKMNP-TV-Z]{12}"/g, '"<id>"')
  .replace(/\/[0-7][0-9A-HJKMNP-TV-Z]{12}/g, "/<id>")
  .replace(/_[0-7][0-9A-HJKMNP-TV-Z]{12}/g, "_<id>")
  .replace(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/g, '"<moment>"');

function served(server) {
  return new Promise((found, failed) => {
    let said = "";
    server.stdout.on("data", (text) => {
      said += text;
      const address = said.match(/http:\/\/[0-9.:]+/);
      if (address && said.includes("\n")) found(address[0]);
    });
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
}

/** Name of the golden: answer. */
export async function api_samples(program) {
  const folder = mkdtempSync(join(tmpdir(), "samples-"));
  const env = { ...process.env, DONGHANH_DB: "", DONGHANH_DATA_DIRECTORY: join(folder, "data"),
    DONGHANH_TODAY: "2026-03-02", DONGHANH_LANGUAGE: "en" };
  delete env.DONGHANH_DB;
  const run = (...args) => {
    const done = spawnSync(program, args, { env, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`donghanh ${args.join(" ")}\n${done.stdout}\n${done.stderr}`);
    return done.stdout;
  };
  try {
    mkdirSync(join(folder, "tables"));
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, "tables", name), "\uFEFF" + text);
    run("init", "--user", "lan");
    run("import", join(folder, "tables"));
    for (const role of ["city_org_officer", "training_officer", "reporter"])
      run("user", "grant", "lan", "--role", role, "--unit", "Thành phố Hà Nội");
    const token = run("token", "create", "lan").trim().split(/\s+/).at(-1);
    const server = spawn(program, ["serve", "--listen", "127.0.0.1:0"], { env, stdio: ["ignore", "pipe", "ignore"] });
    try {
      const base = await served(server);
      const samples = {};
      for (const [name, address] of Object.entries(questions)) {
        const answer = await fetch(base + address, { headers: { authorization: `Bearer ${token}` } });
        const body = JSON.stringify(JSON.parse(steady(await answer.text())), null, 1);
        samples[`tests/golden/api/${name}.txt`] = `GET ${address}\n${answer.status}\n\n${body}\n`;
      }
      return samples;
    } finally {
      const ended = new Promise((done) => server.once("exit", done));
      if (server.kill("SIGTERM")) await ended;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
