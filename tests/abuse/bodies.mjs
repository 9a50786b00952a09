// Bodies that are no forms, forms filled with nonsense, JSON of wrong types, and too much of everything.
import net from "node:net";

import { all, api, faultOf, formsOf } from "./client.mjs";

const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
const refused = [400, 403, 404, 409, 413, 422];
/** What must not be done to the sender in the middle of the test, and what anybody may send. */
const spared = /^\/(sign-out|sign-in|preferences|account)/;

const postRoutes = (world) => world.routes.filter(({ method, path }) => method === "POST" && !path.startsWith("/api/") && !spared.test(path) && world.address(path));
const whoFor = (world, path) => (/^\/users/.test(path) ? world.people.head : world.people.officer);

export async function badBodies(world) {
  const tries = [];
  for (const { path } of postRoutes(world)) {
    const who = whoFor(world, path);
    const csrf = await who.csrf();
    const address = world.address(path);
    const multipart = (content) => ({ body: content, headers: { "content-type": "multipart/form-data; boundary=B" } });
    const bodies = [
      { body: "", headers: urlencoded }, { body: "a=1", headers: urlencoded }, { body: `csrf=${"A".repeat(43)}`, headers: urlencoded },
      { body: Buffer.from([0x61, 0x3d, 0xff, 0xfe]), headers: urlencoded }, { body: `csrf=${csrf}&name=%FF%FE`, headers: urlencoded },
      { body: `csrf=${csrf}`, headers: { "content-type": "text/plain" } }, { body: `{"csrf":"${csrf}"}`, headers: { "content-type": "application/json" } },
      { body: Buffer.alloc(500, 0), headers: { "content-type": "application/octet-stream" } },
      multipart(""), multipart("--B"), multipart("--B\r\n\r\n--B--"), multipart(`--B\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}`),
      multipart(`--B\r\nContent-Disposition: form-data; name="a"; filename="b\r\n\r\n\x00\xff\r\n--B--\r\n`),
      { body: `--B\r\n`, headers: { "content-type": "multipart/form-data" } },
    ];
    for (const sent of bodies) tries.push(async () => faultOf(await who.send("POST", address, sent), refused));
    const other = await world.people.stranger.csrf();
    tries.push(async () => faultOf(await who.post(address, { csrf: other }), refused));
    tries.push(async () => faultOf(await who.send("POST", address, { body: `csrf=${csrf}`, headers: { ...urlencoded, origin: "https://elsewhere.example" } }), [403]));
  }
  return all(tries);
}

const nonsense = { overlong: "ạ".repeat(50000), long: "ạ ".repeat(1000), nul: "a\u0000b", controls: "\u0001\u001b[31m", sign: "=HYPERLINK(\"http://x\")", day: "99/99/9999", negative: "-1", huge: "9e99", direction: "\u202e\u200b", nothing: "" };

/** Every form of every page; `mustRefuse`: what no form with a text in it takes. */
export async function badForms(world) {
  const tries = [];
  const seen = new Set();
  for (const { method, path } of world.routes) {
    const address = world.address(path);
    if (method !== "GET" || path.startsWith("/api/") || !address) continue;
    const who = whoFor(world, path);
    const page = await who.get(address);
    for (const form of formsOf(page.text)) {
      const typed = form.fields.filter((field) => !/_text$/.test(field.name) && !["hidden", "submit", "button", "file", "checkbox", "radio"].includes(field.type));
      if (form.method !== "post" || !typed.length || spared.test(form.action) || seen.has(form.action)) continue;
      seen.add(form.action);
      for (const [kind, value] of Object.entries(nonsense)) {
        const fields = form.fields.filter((field) => field.type !== "button" || field.value).map((field) => [field.name, typed.includes(field) ? value : field.value]);
        tries.push(async () => faultOf(await who.post(form.action, fields), /long/.test(kind) ? refused : [200, 303, ...refused]));
        for (const one of ["overlong", "long", "nul"].includes(kind) ? typed : []) {
          const single = form.fields.filter((field) => field.type !== "button").map((field) => [field.name, field === one ? value : field.value]);
          tries.push(async () => {
            const fault = faultOf(await who.post(form.action, single), kind === "nul" ? [200, 303, ...refused] : refused);
            return fault && `${fault} (${kind} ${one.name})`;
          });
        }
      }
    }
  }
  if (seen.size < 8) throw new Error(`only ${seen.size} forms were found`);
  const said = await all(tries);
  return `${seen.size} forms, ${said}`;
}

export async function badJson(world) {
  const { base } = world.installation;
  const { token } = world.people.officer;
  const description = JSON.parse((await api(base, token, "GET", "/api/openapi.json")).text);
  const deep = "[".repeat(5000) + "]".repeat(5000);
  const tries = [];
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, what] of Object.entries(methods)) {
      const address = world.address(path);
      if (!address || method === "get" || method === "delete") continue;
      const send = (body, type) => async () => faultOf(await api(base, token, method.toUpperCase(), address, body, type), [...refused, 415]);
      for (const body of ["", "{", "[]", "null", "1", '"a"', deep, `{"a":${deep}}`, '{"a":1,"a":2}', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), '{"name":"\\u0000"}', '{"name":"\\ud800"}']) tries.push(send(body));
      tries.push(send("a=1", "application/x-www-form-urlencoded"), send("<a/>", "text/xml"));
      const schema = what.requestBody?.content["application/json"].schema.$ref?.split("/").at(-1);
      for (const name of Object.keys(description.components.schemas[schema]?.properties ?? {}))
        for (const value of [-1, 1.5, 1e300, true, null, "", [], {}, [[]], "á".repeat(50000), "a\u0000b", "99/99/9999", "0000000000001"]) {
          const body = { [name]: value };
          // nothing may empty a field
          const taken = value === null || value === "" ? [200, 201, ...refused] : refused;
          tries.push(async () => faultOf(await api(base, token, method.toUpperCase(), address, body), taken));
        }
    }
  return all(tries);
}

/** Sends bytes as they are and gives what comes back. */
function raw(base, bytes) {
  const { hostname, port } = new URL(base);
  return new Promise((done, fail) => {
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    let answer = "";
    socket.setTimeout(60000, () => { socket.destroy(); fail(new Error(`no answer to ${String(bytes).slice(0, 60)}`)); });
    socket.on("data", (data) => { answer += data; });
    socket.on("error", () => done(answer));
    socket.on("close", () => done(answer));
  });
}

export async function tooLarge(world) {
  const { base } = world.installation;
  const { officer } = world.people;
  const csrf = await officer.csrf();
  const big = Buffer.alloc(3 << 20, "a");
  const upload = Buffer.alloc(65 << 20, "a");
  const head = (line) => `${line}\r\nHost: localhost\r\nConnection: close\r\n`;
  const status = (wanted, bytes) => async () => {
    const answer = await raw(base, bytes);
    const given = Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0);
    return wanted.includes(given) ? "" : `${String(bytes).slice(0, 60)}: ${given}, not ${wanted.join(" or ")}`;
  };
  return all([
    async () => faultOf(await officer.send("POST", "/people", { body: `csrf=${csrf}&name=${big}`, headers: urlencoded }), [413]),
    async () => faultOf(await api(base, officer.token, "POST", "/api/v1/people", `{"name":"${big}"}`), [413]),
    async () => faultOf(await officer.send("POST", "/imports", { body: upload, headers: { "content-type": "multipart/form-data; boundary=B" } }), [413]),
    async () => faultOf(await officer.post("/people", [["csrf", csrf], ...Array.from({ length: 20000 }, (_, i) => [`f${i}`, "x"])]), [400, 413, 422]),
    status([431, 400, 414], `GET /${"a".repeat(200000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
    status([431], `${head("GET / HTTP/1.1")}X: ${"a".repeat(200000)}\r\n\r\n`),
    status([400], "GET / HTTP/9.9\r\n\r\n"), status([400], "\x00\x01\x02\r\n\r\n"), status([400], `GET / HTTP/1.1\r\n\r\n`),
    status([400], `${head("POST /people HTTP/1.1")}Transfer-Encoding: chunked\r\n\r\nzz\r\n`),
    status([400], `${head("POST /people HTTP/1.1")}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`),
    status([400, 413], `${head("POST /people HTTP/1.1")}Content-Length: 99999999999999999999\r\n\r\nab`),
    status([405], `${head("BREW / HTTP/1.1")}\r\n`), status([405, 404], `${head("TRACE /people HTTP/1.1")}\r\n`),
  ]);
}
