// The process: how soon it answers, what it weighs, whom it lets in the way of others.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { get, hold, serve, sign_in, wrk, wrk_beside } from "./load.mjs";
import { median, million, scale } from "./world.mjs";

const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

async function first_answer(installation, port) {
  const began = performance.now();
  const child = spawn(installation.program, ["serve", "--listen", `127.0.0.1:${port}`], {
    env: { ...process.env, ...installation.environment }, stdio: "ignore",
  });
  for (;;) {
    const answer = await get(`http://127.0.0.1:${port}/sign-in`).catch(() => null);
    if (answer !== null && answer.status === 200) break;
    if (performance.now() - began > 10_000) throw new Error("the server does not get ready");
    await new Promise((done) => setTimeout(done, 1));
  }
  const took = performance.now() - began;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
  return took;
}

export async function start(report) {
  const installation = million();
  const found = await serve(installation);   // a free port
  const { port } = found;
  await found.stop();
  const times = [];
  for (let i = 0; i < 2 * scale.repeats + 1; ++i) times.push(await first_answer(installation, port));
  report({ figure: "start to the first page", unit: "ms", ours: median(times), reach: "< 100", ok: median(times) < 100, repeats: times.length });
}

export async function memory(report) {
  const installation = million();
  const server = await serve(installation);
  const cookie = await sign_in(server, installation);
  await get(server.url("/enterprises"), { Cookie: cookie });
  const idle = resident(server.child.pid);
  wrk(server.url("/people?name=nguyen"), { Cookie: cookie });
  const loaded = resident(server.child.pid);
  await server.stop();
  report({ figure: "idle memory", unit: "MB", ours: idle, reach: "< 64", ok: idle < 64, repeats: 1, note: `${loaded.toFixed(0)} MB after a load` });
}

export async function idle_connections(report) {
  const installation = million();
  const server = await serve(installation);
  const headers = { Cookie: await sign_in(server, installation) };
  const alone = [], beside = [];
  for (let i = 0; i < scale.repeats; ++i) {
    alone.push(wrk(server.url("/enterprises"), headers).p99);
    const release = await hold(server.port, 2000, 200);
    beside.push((await wrk_beside(server.url("/enterprises"), headers)).p99);
    release();
  }
  await server.stop();
  report({ figure: "enterprise list, p99 beside 2,000 idle and 200 dripping clients", unit: "ms", ours: median(beside), floor: median(alone), reach: "< 15", ok: median(beside) < 15, note: "floor: without them" });
}
