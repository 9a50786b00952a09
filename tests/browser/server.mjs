// The program with a sample's data, and the gallery's files, both on a free port of this machine.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export function run(program, environment, ...args) {
  const done = spawnSync(program, args, { env: { ...process.env, ...environment }, encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`donghanh ${args.join(" ")} ended with ${done.status}\n${done.stdout}\n${done.stderr}`);
  return done.stdout;
}

/** The gallery, with the content policy of the program. */
export async function serveGallery(program) {
  const folder = mkdtempSync(join(tmpdir(), "gallery-"));
  run(program, {}, "gallery", "--out", folder);
  const server = http.createServer((request, response) => {
    // what views ask for by themselves is not there: nothing new
    if (request.headers["hx-request"]) { response.writeHead(204).end(); return; }
    const file = join(folder, decodeURIComponent(request.url.split("?")[0]));
    if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory()) { response.writeHead(404).end(); return; }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "text/plain", "content-security-policy": policy }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { base: `http://127.0.0.1:${server.address().port}`, pages: readFileSync(join(folder, "samples.txt"), "utf8").trim().split("\n"), stop: () => { server.close(); rmSync(folder, { recursive: true, force: true }); } };
}

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** The program on the source's sample: its address, and name and password of a user with every role. */
export async function serveProgram(program) {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  const environment = { DONGHANH_DATA_DIRECTORY: join(folder, "data"), DONGHANH_DB: `sqlite:${join(folder, "donghanh.db")}` };
  const workbooks = join(folder, "workbooks");
  run(program, environment, "sample", "--scale", "source", "--seed", "1", "--out", workbooks);
  run(program, environment, "init", "--user", "admin", "--sign-in-file", join(folder, "sign-in.txt"));
  run(program, environment, "import", workbooks);
  for (const role of ["city_org_officer", "commune_party_officer", "union_officer", "training_officer", "reporter"])
    run(program, environment, "user", "grant", "admin", "--role", role, "--unit", "Thành phố Hà Nội");
  const port = await freePort();
  const child = spawn(program, ["serve", "--listen", `127.0.0.1:${port}`], { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] });
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    try { if ((await fetch(`${base}/health/ready`)).ok) break; } catch { /* not yet */ }
    if (tries > 100) { child.kill(); throw new Error("the server does not answer"); }
    await new Promise((done) => setTimeout(done, 100));
  }
  const words = readFileSync(join(folder, "sign-in.txt"), "utf8");
  return {
    base, name: "admin", password: /(?:mật khẩu|password)[^:\n]*: *(\S+)/i.exec(words)[1],
    stop: () => new Promise((done) => { child.on("exit", () => { rmSync(folder, { recursive: true, force: true }); done(); }); child.kill(); }),
  };
}
