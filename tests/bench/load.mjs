// Servers and the load on them.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { part_program, scale } from "./world.mjs";

const running = new Set();
/** Ends the servers that a figure left because it failed. */
export function end_servers() {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
}

/** A running server; `port` is known and it answers. */
class Server {
  constructor(child, port) { this.child = child; this.port = port; }
  url(path) { return `http://127.0.0.1:${this.port}${path}`; }
  async stop() {
    running.delete(this.child);
    const gone = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await gone;
  }
}

/** The program serving an installation. */
export async function serve(installation) {
  const child = spawn(installation.program, ["serve", "--listen", "127.0.0.1:0"], {
    env: { ...process.env, ...installation.environment }, stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  const [line] = await once(createInterface(child.stdout), "line");
  return new Server(child, Number(/:(\d+)\s*$/.exec(line)[1]));
}
/** The floor: the same web server with one answer of that size. */
export async function serve_fixed(bytes) {
  const child = spawn(part_program, ["fixed", String(bytes)], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const [line] = await once(createInterface(child.stdout), "line");
  return new Server(child, JSON.parse(line).port);
}

/** One answer, as {status, headers, body}. */
export function get(url, headers = {}, method = "GET", form = "") {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() }));
    });
    asked.on("error", reject);
    asked.end(form);
  });
}

/** The Cookie header of who signed in; the administrator unless somebody else is named. */
export async function sign_in(server, installation, name = "admin", password = installation.password()) {
  const page = await get(server.url("/sign-in"));
  const visitor = page.headers["set-cookie"].map((cookie) => cookie.split(";")[0]).join("; ");
  const form = new URLSearchParams({
    csrf: /name="csrf" value="([^"]+)"/.exec(page.body)[1], name, password, next: "/",
  }).toString();
  const answer = await get(server.url("/sign-in"), { Cookie: visitor, "Content-Type": "application/x-www-form-urlencoded" }, "POST", form);
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.headers["set-cookie"].map((cookie) => cookie.split(";")[0]).join("; ");
}

const milliseconds = (text) => {
  const found = /^([\d.]+)(us|ms|s|m)$/.exec(text);
  if (found === null) throw new Error(`wrk says ${text} where a time was expected`);
  return Number(found[1]) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[found[2]];
};
/** Loads an address with wrk; refuses other answers than 200. */
export function wrk(url, headers, connections = 16) {
  const args = ["-t", String(Math.min(2, connections)), "-c", String(connections), "-d", `${scale.seconds}s`, "--latency"];
  for (const [name, value] of Object.entries(headers)) args.push("-H", `${name}: ${value}`);
  const done = spawnSync("wrk", [...args, url], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`wrk ${url}: ${done.stderr || done.error}`);
  if (/Non-2xx|Socket errors/.test(done.stdout)) throw new Error(`wrk ${url}: ${done.stdout}`);
  return {
    per_second: Number(/Requests\/sec:\s+([\d.]+)/.exec(done.stdout)[1]),
    p50: milliseconds(/^\s*50%\s+(\S+)/m.exec(done.stdout)[1]),
    p99: milliseconds(/^\s*99%\s+(\S+)/m.exec(done.stdout)[1]),
  };
}
/** The same without stopping the program that holds the idle connections. */
export function wrk_beside(url, headers, connections = 16) {
  const args = ["-t", "2", "-c", String(connections), "-d", `${scale.seconds}s`, "--latency"];
  for (const [name, value] of Object.entries(headers)) args.push("-H", `${name}: ${value}`);
  return new Promise((resolve, reject) => {
    const child = spawn("wrk", [...args, url], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk) => { text += chunk; });
    child.on("error", reject);
    child.on("exit", () => (/Non-2xx|Socket errors/.test(text) || !/^\s*99%\s/m.test(text) ? reject(new Error(text))
      : resolve({ p99: milliseconds(/^\s*99%\s+(\S+)/m.exec(text)[1]), per_second: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]) })));
  });
}

/** Connections that say nothing, and others that send a byte of a request every second; give a function that ends them. */
export async function hold(port, idle, dripping) {
  const sockets = [];
  for (let i = 0; i < idle + dripping; ++i) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    sockets.push(socket);
    if (i % 100 === 99) await once(socket, "connect");
  }
  const text = `GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${"x".repeat(1000)}`;
  let at = 0;
  const timer = setInterval(() => {
    for (const socket of sockets.slice(idle)) if (socket.writable) socket.write(text[at]);
    at += 1;
  }, 1000);
  return () => {
    clearInterval(timer);
    for (const socket of sockets) socket.destroy();
  };
}
