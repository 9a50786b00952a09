// Clients that write people through the API without pause and remember what was acknowledged.
import { resolve } from "node:path";

import { sleep } from "../support/program.mjs";

const given = ["An", "Bình", "Cường", "Dũng", "Giang", "Hạnh"];

export class Clients {
  constructor(installation) {
    this.installation = installation;
    this.acknowledged = new Set();
    this.refusals = [];   // answers of 5xx: {status, body}
    this.serial = 0;
    this.writing = false;
  }

  /** An empty installation in which people can be entered. */
  async prepare() {
    const it = this.installation;
    it.run("init", "--user", "admin");
    it.run("import", resolve("tests/kill/units.csv"));
    for (const role of ["union_officer", "city_org_officer"]) it.run("user", "grant", "admin", "--role", role, "--unit", "Thành phố Hà Nội");
    this.headers = { authorization: `Bearer ${it.token("admin")}`, "content-type": "application/json" };
    const server = await it.serve();
    const answer = await (await fetch(`${it.base}/api/v1/units?line=administrative`, { headers: this.headers })).json();
    await it.stop(server);
    this.place = answer.items.find((unit) => unit.name === "Xã Thử Nghiệm").id;
  }

  begin(count = 4) {
    this.writing = true;
    this.clients = Array.from({ length: count }, () => this.#write());
  }

  async end() {
    this.writing = false;
    await Promise.all(this.clients);
  }

  async #write() {
    while (this.writing) {
      const n = (this.serial += 1);
      const person = { full_name: `Nguyễn Văn ${given[n % given.length]}`, born: `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`, sex: "male", place: this.place };
      try {
        const answer = await fetch(`${this.installation.base}/api/v1/people`, { method: "POST", headers: this.headers, body: JSON.stringify(person) });
        const body = await answer.json();
        if (answer.status === 201) this.acknowledged.add(body.id);
        else this.refusals.push({ status: answer.status, body });
        if (answer.status !== 201) await sleep(20);
      } catch {
        await sleep(10);   // the server is gone, or went before it answered: nothing was acknowledged
      }
    }
  }

  /** Every acknowledged person is there, and nothing was refused for another reason than a failure of the machine. */
  async check() {
    const wrong = this.refusals.find((refusal) => refusal.status < 500);
    if (wrong) throw new Error(`a good record was refused: ${JSON.stringify(wrong)}`);
    const ids = [...this.acknowledged];
    const look = async (share) => {
      for (let i = share; i < ids.length; i += 4) {
        const answer = await fetch(`${this.installation.base}/api/v1/people/${ids[i]}`, { headers: this.headers });
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`person ${ids[i]} was acknowledged and is gone (${answer.status})`);
      }
    };
    await Promise.all([0, 1, 2, 3].map(look));
  }
}
