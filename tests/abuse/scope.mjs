// Records outside somebody's scope are not found: by page, by API, in no list, by no action.
import { all, api, faultOf } from "./client.mjs";
import { secret } from "./world.mjs";

/** Units are known to everybody; what is done to them is not. Reports are asked for by unit. */
const open = /^\/(api\/v1\/)?(units\/\{id\}$|reports\/\{code\}|reports\/snapshots)/;

export async function stranger(world) {
  const { base } = world.installation;
  const who = world.people.stranger;
  const csrf = await who.csrf();
  const tries = [];
  for (const { method, path } of world.routes) {
    const address = world.address(path);
    if (!address || /sign-out|\/account|\/preferences|\/sign-in|^\/users/.test(path)) continue;
    const record = path.includes("{") && !(open.test(path) && method === "GET");
    if (method !== "GET" && !path.includes("{")) continue;   // makes something of its own
    const body = { csrf, name: "Của tôi", revision: "1" };
    tries.push(async () => {
      const answer = path.startsWith("/api/") ? await api(base, who.token, method, address, method === "GET" ? undefined : "{}")
        : method === "GET" ? await who.get(address) : await who.send(method, address, { body: new URLSearchParams(body).toString(), headers: { "content-type": "application/x-www-form-urlencoded" } });
      if (answer.text.includes(secret)) return `${method} ${address} shows the stranger a record of Xã Một (${answer.status})`;
      const statuses = path.startsWith("/units/") || path.startsWith("/reports/") ? [403, 404, 409, 422] : [404];
      return record ? faultOf(answer, statuses) : faultOf(answer, [200, 303, 400, 403, 404, 422]);
    });
  }
  for (const path of ["/search?q=", "/search/suggestions?q=", "/api/v1/search?q=", "/people?q=", "/enterprises?q=", "/unions?q=", "/classes?q=", "/api/v1/people?q=", "/api/v1/enterprises?q=", "/api/v1/unions?q=", "/api/v1/classes?q="])
    for (const text of ["kin", "dao", "0101248141", "KD-1"])
      tries.push(async () => {
        const answer = path.startsWith("/api/") ? await api(base, who.token, "GET", path + text) : await who.get(path + text);
        return answer.text.includes(secret) ? `${path}${text} finds the stranger a record of Xã Một` : faultOf(answer, [200]);
      });
  for (const path of ["/reports/FINAL", "/api/v1/reports/FINAL", "/api/v1/reports/FINAL/figures/I03.founded/records"])
    tries.push(async () => {
      const address = `${path}?unit=${world.place}&from=2012-01-01&to=2025-12-31`;
      const answer = path.startsWith("/api/") ? await api(base, who.token, "GET", address) : await who.get(address);
      return faultOf(answer, [403, 404, 422]);
    });
  return all(tries);
}

/** Who may look at the whole city and edit in Xã Hai changes nothing in Xã Một. */
export async function halfStranger(world) {
  const { base } = world.installation;
  const who = world.people.looker;
  const csrf = await who.csrf();
  const { ids } = world;
  const seen = await who.get(`/enterprises/${ids.enterprises}`);
  const tries = [async () => (seen.status === 200 && seen.text.includes(secret) ? "" : `the looker does not see the enterprise: ${seen.status}`)];
  const form = await world.people.officer.form(`/enterprises/${ids.enterprises}/edit`, `/enterprises/${ids.enterprises}`);
  const fields = Object.fromEntries(form.fields.filter((field) => field.type !== "checkbox").map((field) => [field.name, field.value]));
  for (const place of [world.place, world.otherPlace])
    tries.push(async () => faultOf(await who.post(`/enterprises/${ids.enterprises}`, { ...fields, csrf, place, name: "Công ty Cướp" }), [403, 404, 422]),
      async () => faultOf(await api(base, who.token, "PUT", `/api/v1/enterprises/${ids.enterprises}`, { name: "Công ty Cướp", legal_type: "llc_multi", place, revision: 1 }), [403, 404, 422]));
  tries.push(async () => faultOf(await who.get(`/enterprises/${ids.enterprises}/edit`), [403, 404]),
    async () => faultOf(await who.post(`/party-organisations/${ids["party-organisations"]}/dissolution`, { csrf, decision_number: "9/QĐ", dissolved_on: "01/02/2024" }), [403, 404]),
    async () => faultOf(await api(base, who.token, "POST", `/api/v1/party-organisations/${ids["party-organisations"]}/dissolution`, { decision_number: "9/QĐ", dissolved_on: "2024-02-01" }), [403, 404]),
    async () => faultOf(await who.post(`/classes/${ids.classes}/enrolments`, { csrf, person: ids.people }), [403, 404]),
    async () => faultOf(await who.get(`/people/${ids.people}`), [403, 404]),
    async () => faultOf(await who.get(`/unions/${ids.unions}`), [403, 404]));
  await all(tries);
  const name = JSON.parse((await api(base, world.people.officer.token, "GET", `/api/v1/enterprises/${ids.enterprises}`)).text).name;
  if (!name.includes(secret)) throw new Error(`the enterprise of Xã Một was renamed to ${name}`);
  return `${tries.length} tries`;
}
