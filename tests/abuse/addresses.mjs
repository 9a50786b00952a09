// Addresses with ids that are none, and questions that nobody can answer.
import { all, api, faultOf, formsOf } from "./client.mjs";

const ids = ["0000000000001", "7ZZZZZZZZZZZZ", "x", "%20", "-1", "%F0%9F%98%80", "%00", "%FF%FE", "..%2F..%2Fetc%2Fpasswd", "'%20OR%201=1--", "9".repeat(3000)];
const values = ["%00", "%FF%FE", "'", "-1", "99999999999999999999", "%C3%A1".repeat(3000), "2020-02-30", "{}", "0000000000001", "%25", "null"];
const commonNames = ["q", "after", "sort", "line", "unit", "from", "to", "structure", "known_at", "year", "next"];

async function ask(world, who, method, path, body = "") {
  if (path.startsWith("/api/")) return api(world.installation.base, who.token, method, path, method === "GET" ? undefined : "{}");
  return method === "GET" ? who.get(path) : who.send(method, path, { body: body || `csrf=${encodeURIComponent(who.mark)}`, headers: { "content-type": "application/x-www-form-urlencoded" } });
}

export async function badIds(world) {
  const { officer, head } = world.people;
  for (const who of [officer, head]) who.mark = await who.csrf();
  const tries = [];
  for (const { method, path } of world.routes.filter((route) => route.path.includes("{")))
    for (const id of ids)
      tries.push(async () => {
        const who = /^\/(users|audit)/.test(path) ? head : officer;
        const answer = await ask(world, who, method, path.replace(/\{\w+\}/g, id));
        return faultOf(answer, id === "%FF%FE" || id === "%00" ? [400, 404] : [404, 431, 400]);
      });
  return all(tries);
}

/** Every value for every name on SQLite; on PostgreSQL each third, which are other ones from name to name. */
export async function badQueries(world) {
  const { officer, head } = world.people;
  const tries = [];
  const every = world.installation.kind === "sqlite" ? 1 : 3;
  let asked = 0;
  for (const { path } of world.routes.filter((route) => route.method === "GET")) {
    const address = world.address(path);
    if (!address) continue;
    const who = /^\/(users|audit)|\/audit/.test(path) ? head : officer;
    const page = path.startsWith("/api/") ? { text: "" } : await who.get(address);
    const names = new Set([...commonNames, ...formsOf(page.text).filter((form) => form.method === "get").flatMap((form) => form.fields.map((field) => field.name))]);
    for (const name of names)
      for (const value of values) {
        if ((asked += 1) % every !== 0) continue;
        tries.push(async () => {
          const answer = await ask(world, who, "GET", `${address}?${name}=${value}`);
          return faultOf(answer, value === "%FF%FE" ? [400] : [200, 303, 400, 403, 404, 409, 422, 431]);
        });
      }
  }
  return all(tries);
}
