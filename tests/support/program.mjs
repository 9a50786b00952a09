// What tests of the whole program share: a fresh database of either kind, commands on it, and a server that can be killed.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export const ended = (child) => new Promise((done) => (child.exitCode !== null || child.signalCode ? done() : child.once("exit", done)));

/** Numbers that are the same in every run. */
export function numbers(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * bound);
  };
}

function psql(sql) {
  const postgres = process.env.DONGHANH_TEST_POSTGRES;
  if (!postgres) throw new Error("DONGHANH_TEST_POSTGRES names no server; bin/test starts one");
  const done = spawnSync("psql", ["-qAt", "-d", postgres, "-c", sql], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
}

export async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

let made = 0;

/**
 * An installation of its own, empty: `kind` is sqlite or postgres. `place`: where it lies, when not in the folder for temporary
 * files: {path} as this process sees it, {inside} as the program sees it when it is called with the words {before}.
 */
export class Installation {
  constructor(program, kind, place = { path: tmpdir(), inside: tmpdir(), before: [] }) {
    this.program = program;
    this.kind = kind;
    this.before = place.before;
    this.folder = mkdtempSync(join(place.path, "donghanh-"));
    const inside = join(place.inside, basename(this.folder));
    this.schema = `whole_${process.pid}_${(made += 1)}`;
    this.database = `sqlite:${join(inside, "donghanh.db")}`;
    if (kind === "postgres") {
      psql(`CREATE SCHEMA ${this.schema}`);
      this.database = `${process.env.DONGHANH_TEST_POSTGRES}&options=${encodeURIComponent(`-csearch_path=${this.schema},public`)}`;
    }
    this.env = { ...process.env, DONGHANH_DB: this.database, DONGHANH_DATA_DIRECTORY: join(inside, "data") };
    this.servers = [];
  }

  run(...args) {
    const [command, ...words] = [...this.before, this.program, ...args];
    const done = spawnSync(command, words, { env: this.env, encoding: "utf8", maxBuffer: 1 << 28 });
    if (done.status !== 0) throw new Error(`${this.kind}: donghanh ${args.join(" ")} ended with ${done.status ?? done.signal}\n${done.stdout}\n${done.stderr}`);
    return done.stdout;
  }

  /** A token of a user. */
  token(user) {
    return this.run("token", "create", user).trim().split(/\s+/).at(-1);
  }

  /** A command that is killed after so many milliseconds unless it has ended. Gives whether it was killed. */
  async killed(ms, ...args) {
    const child = spawn(this.program, args, { env: this.env, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (data) => { said += data; });
    const alarm = setTimeout(() => child.kill("SIGKILL"), ms);
    await ended(child);
    clearTimeout(alarm);
    if (child.signalCode === "SIGKILL") return true;
    if (child.exitCode !== 0) throw new Error(`${this.kind}: donghanh ${args.join(" ")} ended with ${child.exitCode ?? child.signalCode}\n${said}`);
    return false;
  }

  /** Gives the server when it is ready; `server.said()` is what it logged. */
  async serve({ before = [], options = [] } = {}) {
    this.port ??= await freePort();
    this.base = `http://127.0.0.1:${this.port}`;
    const [command, ...args] = [...this.before, ...before, this.program, "serve", "--listen", `127.0.0.1:${this.port}`, ...options];
    const server = spawn(command, args, { env: this.env, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    server.stderr.on("data", (data) => { said = (said + data).slice(-20000); });
    server.said = () => said;
    this.servers.push(server);
    for (let i = 0; i < 1200; i += 1) {
      try { if ((await fetch(`${this.base}/health/ready`)).ok) return server; } catch { /* not yet */ }
      if (server.exitCode !== null || server.signalCode) break;
      await sleep(25);
    }
    throw new Error(`${this.kind}: the server does not get ready (${server.exitCode ?? server.signalCode})\n${said}`);
  }

  async stop(server, signal = "SIGTERM") {
    server.kill(signal);
    await ended(server);
  }

  async remove() {
    for (const server of this.servers) { server.kill("SIGKILL"); await ended(server); }
    if (this.kind === "postgres") psql(`DROP SCHEMA IF EXISTS ${this.schema} CASCADE`);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs the named checks one after another, then `cleanUp`; ends the process with the counts. */
export async function report(checks, cleanUp = async () => {}) {
  let passed = 0, failed = 0;
  for (const [name, check] of checks) {
    const began = Date.now();
    try {
      const said = await check();
      passed += 1;
      console.log(`${name}: ${said ?? "holds"} (${Math.round((Date.now() - began) / 1000)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${name}: ${error.stack ?? error}`);
    }
  }
  await cleanUp();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed || passed === 0 ? 1 : 0);
}
