// Pages and the API under load, beside the same server answering with as many fixed bytes.
import { get, serve, serve_fixed, sign_in, wrk } from "./load.mjs";
import { large_commune, many_enterprises, median, million, officer, scale, tier_m } from "./world.mjs";

async function beside_the_floor(path, headers, server) {
  const page = await get(server.url(path), headers);
  if (page.status !== 200) throw new Error(`${path} is answered with ${page.status}`);
  const floor_server = await serve_fixed(Buffer.byteLength(page.body));
  const ours = [], floor = [];
  for (let i = 0; i < scale.repeats; ++i) {
    ours.push(wrk(server.url(path), headers));
    floor.push(wrk(floor_server.url("/fixed"), {}));
  }
  await floor_server.stop();
  return {
    ours: median(ours.map((one) => one.per_second)), floor: median(floor.map((one) => one.per_second)),
    p99: median(ours.map((one) => one.p99)), bytes: Buffer.byteLength(page.body),
  };
}

/** The list of enterprises: 50 rows, signed in, the whole page. */
export async function enterprise_list(report) {
  const installation = million();
  const server = await serve(installation);
  const cookie = await sign_in(server, installation);
  const { ours, floor, p99, bytes } = await beside_the_floor("/enterprises", { Cookie: cookie }, server);
  await server.stop();
  report({ figure: "enterprise list", unit: "pages/s", ours, floor, reach: "ratio >= 0.20", ok: ours / floor >= 0.2, note: `${bytes} bytes` });
  report({ figure: "enterprise list, p99 at 16 connections", unit: "ms", ours: p99, reach: "< 15", ok: p99 < 15 });
}

/** Today's work and what stands out, in a commune of 250 unions and 40,000 members. */
export async function today(report) {
  const installation = large_commune();
  const server = await serve(installation);
  const headers = { Cookie: await sign_in(server, installation, officer.name, officer.password) };
  const pages = { "/": "today's work", "/quality": "what stands out, which the home page asks for", "/journeys": "list of work under way", "/quality/unions": "quality of unions" };
  for (const [path, name] of Object.entries(pages)) {
    const page = await get(server.url(path), headers);
    if (page.status !== 200) throw new Error(`${path} is answered with ${page.status}`);
    const times = [];
    for (let i = 0; i < scale.repeats; ++i) times.push(wrk(server.url(path), headers, 1).p50);
    const ours = median(times);
    report({ figure: `${name}, p50 in a commune of 250 unions and 40,000 members`, unit: "ms", ours, reach: "< 30", ok: ours < 30, note: `${Buffer.byteLength(page.body)} bytes` });
  }
  await server.stop();
}

/** The first page of what is proposed, for each reason, over many enterprises. */
export async function proposals(report) {
  const installation = many_enterprises();
  const server = await serve(installation);
  const headers = { Cookie: await sign_in(server, installation) };
  for (const reason of ["union", "cell", "join", "youth", "women", "below", "difficulty"]) {
    const times = [];
    for (let i = 0; i < scale.repeats; ++i) times.push(wrk(server.url(`/proposals?reason=${reason}`), headers, 1).p50);
    const ours = median(times);
    report({ figure: `proposals (${reason}), p50 at ${scale.enterprises} enterprises`, unit: "ms", ours, reach: "< 100", ok: ours < 100 });
  }
  await server.stop();
}

/** A person by id, by the API. */
export async function person_by_id(report) {
  const installation = million();
  const server = await serve(installation);
  const cookie = await sign_in(server, installation);
  const token = installation.donghanh("token", "create", "admin").trim().split(/\s+/).at(-1);
  const headers = { Authorization: `Bearer ${token}` };
  const found = await get(server.url("/api/v1/people?name=nguyen"), headers);
  const id = JSON.parse(found.body).items[0].id;
  const { ours, floor, p99, bytes } = await beside_the_floor(`/api/v1/people/${id}`, headers, server);
  await server.stop();
  void cookie;
  report({ figure: "person by id, API", unit: "answers/s", ours, floor, reach: "ratio >= 0.40", ok: ours / floor >= 0.4, note: `${bytes} bytes, p99 ${p99} ms` });
}

/** What pages cost more when there are more people: the same pages of both databases in turns. */
export async function growth(report) {
  const visits = [];
  for (const installation of [tier_m(), million()]) {
    const server = await serve(installation);
    visits.push({ server, headers: { Cookie: await sign_in(server, installation) }, times: [] });
  }
  const found = await get(visits[0].server.url("/people?name=nguyen"), visits[0].headers);
  const record = /href="(\/people\/[0-9A-Z]{13})"/.exec(found.body)[1];   // the larger has it too
  const pages = { "/enterprises": "list of enterprises", "/people": "list of people", [record]: "page of a person" };
  for (const [path, name] of Object.entries(pages)) {
    for (const visit of visits) visit.times = [];
    for (let i = 0; i < scale.repeats; ++i)
      for (const { server, headers, times } of visits) times.push(wrk(server.url(path), headers, 1).p50);
    const [small, large] = visits.map((visit) => median(visit.times));
    report({ figure: `${name}, p50 at ${scale.people} people to tier M`, unit: "ms", ours: large, floor: small, reach: "ratio <= 1.3", ok: large <= 1.3 * small });
  }
  for (const { server } of visits) await server.stop();
}
