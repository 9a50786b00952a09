// A server with a few records in Xã Một, and those who ask: the officer of the city, a stranger who is an officer of Xã Hai,
// and one who may look at the whole city but edit only in Xã Hai.
import { resolve } from "node:path";

import { Installation } from "../support/program.mjs";
import { Browser, api } from "./client.mjs";

const roles = ["union_officer", "commune_party_officer", "training_officer", "city_org_officer", "reporter"];
const password = "đồng-hành-cùng-doanh-nghiệp";

/** In the names of all records of Xã Một, so that it is found wherever one is shown. */
export const secret = "Kín Đáo";

export class World {
  constructor(program, kind) {
    this.installation = new Installation(program, kind);
  }

  async make() {
    const it = this.installation;
    it.run("init", "--user", "admin");
    it.run("import", resolve("tests/abuse/units.csv"));
    for (const [name, ...grants] of [["officer", [roles, "Thành phố Hà Nội"]], ["stranger", [roles, "Xã Hai"]],
      ["looker", [["reporter"], "Thành phố Hà Nội"], [["commune_party_officer"], "Xã Hai"]], ["head", [["administrator", "auditor"], "Thành phố Hà Nội"]]]) {
      it.run("user", "add", name, "--password", password);
      for (const [list, unit] of grants) for (const role of list) it.run("user", "grant", name, "--role", role, "--unit", unit);
    }
    this.server = await it.serve();
    this.routes = JSON.parse(it.run("routes", "--json")).map(({ method, pattern }) => ({ method, path: pattern }));
    this.people = {};
    for (const name of ["officer", "stranger", "looker", "head"]) {
      this.people[name] = new Browser(it.base);
      await this.people[name].signIn(name, password);
      this.people[name].token = it.token(name);
    }
    await this.#records();
    return `${this.routes.length} routes`;
  }

  async #records() {
    const { officer } = this.people;
    const post = async (path, body) => {
      const answer = await api(this.installation.base, officer.token, "POST", path, body);
      if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
      return JSON.parse(answer.text).id;
    };
    const units = JSON.parse((await api(this.installation.base, officer.token, "GET", "/api/v1/units?line=administrative")).text).items;
    const place = units.find((unit) => unit.name === "Xã Một").id;
    this.place = place;
    this.otherPlace = units.find((unit) => unit.name === "Xã Hai").id;
    const enterprise = await post("/api/v1/enterprises", { name: `Công ty TNHH ${secret}`, legal_type: "llc_multi", place, tax_code: "0101248141", ownership: "private" });
    const person = await post("/api/v1/people", { full_name: `Nguyễn Thị ${secret}`, born: "1990-05-02", sex: "female", place, enterprise });
    const union = await post("/api/v1/unions", { name: `Công đoàn cơ sở ${secret}`, enterprise, place, decision_number: "1/QĐ-LĐLĐ", decided_on: "2020-01-02", founding_members: 12 });
    const party = await post("/api/v1/party-organisations", { kind: "party_cell", name: `Chi bộ ${secret}`, enterprise, place, decision_number: "2/QĐ-ĐU", decided_on: "2020-01-03", founding_members: 3 });
    const course = await post("/api/v1/classes", { code: "KD-1", name: `Lớp ${secret}`, type: "party_awareness", opened_on: "2021-03-01", place, periods: 8 });
    const enrolment = await post(`/api/v1/classes/${course}/enrolments`, { person });
    const membership = await post(`/api/v1/unions/${union}/members`, { person, applied_on: "2020-02-01", consented_on: "2020-02-02", joined_on: "2020-02-03" });
    const other = await post("/api/v1/enterprises", { name: `Công ty Cổ phần ${secret}`, legal_type: "jsc", place, ownership: "private" });
    const journey = await post("/api/v1/journeys", { code: "union_founding", subject: other, on: "2024-01-02" });
    const kept = (code) => ({ code, dated_on: "2024-01-04", kept_at: "Tủ 2" });
    for (const step of [{ step: "begin_campaign", values: [{ name: "led_by", text: "committee" }] }, { step: "count_applications", values: [{ name: "applications", number: 9 }], papers: [kept("member_list")] },
      { step: "hold_meeting", values: [{ name: "attended", number: 9 }, { name: "elected", number: 1 }], papers: [kept("minutes"), kept("ballot_minutes")] }])
      await post(`/api/v1/journeys/${journey}/events`, { on: "2024-01-04", ...step });
    const { events } = JSON.parse((await api(this.installation.base, officer.token, "GET", `/api/v1/journeys/${journey}`)).text);
    await this.people.officer.upload("/imports", "/imports", "kin-dao.csv", `Tên đơn vị,Loại đơn vị\n${secret},Xã\n`);
    const imported = JSON.parse((await api(this.installation.base, officer.token, "GET", "/api/v1/imports")).text).items[0].id;
    const sheet = /\/sheets\/([0-9A-Z]{13})/.exec((await officer.get(`/imports/${imported}`)).text)?.[1] ?? "";
    const users = (await this.people.head.get("/users")).text;
    this.ids = { enterprises: enterprise, people: person, unions: union, "party-organisations": party, classes: course, enrolment, membership, imports: imported, sheet, units: place, journeys: journey, step: "submit_dossier", event: events.at(-1).id, clock: "dossier",
      users: /\/users\/([0-9A-Z]{13})/.exec(users)?.[1] ?? "" };
  }

  /** A route's address with the ids of records in Xã Một; null where no such record can be made here. */
  address(path) {
    const first = path.replace("/api/v1", "").split("/")[1];
    const known = { ...this.ids, code: "FINAL" };
    let missing = false;
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
      if (path.includes("/figures/") && name === "id") return "I03.founded";
      const id = name === "id" ? known[first] : known[name];
      if (!id) missing = true;
      return id ?? "";
    });
    return missing ? null : filled;
  }

  async end() {
    const { installation } = this;
    if (this.server.exitCode !== null || this.server.signalCode) throw new Error(`the server ended: ${this.server.said()}`);
    await installation.stop(this.server);
    const failures = this.server.said().split("\n").filter((line) => /"level":"error"|request\.failed.*"status":500/.test(line));
    if (failures.length) throw new Error(failures.slice(0, 5).join("\n"));
    installation.run("ledger", "verify");
    installation.run("audit", "verify");
  }
}
