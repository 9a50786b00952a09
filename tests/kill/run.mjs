// Clients write through the API without pause; the server is killed (SIGKILL) at random moments and started again. Whatever it
// acknowledged must be there afterwards, and a batch import that was cut short must come out whole when it is run again.
// Then its files may not grow any more, as on a full disk: it must refuse with a sentence and lose nothing either.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(process.argv[2]);
const rounds = Number(process.argv[3] ?? 100);
const directory = mkdtempSync(join(tmpdir(), "kill-"));
const env = { ...process.env, DONGHANH_DB: `sqlite:${join(directory, "kill.db")}`, DONGHANH_DATA_DIRECTORY: directory };
const port = 20000 + (process.pid % 20000);
const base = `http://127.0.0.1:${port}`;
let random = 12345;
const next = (bound) => { random = (random * 1103515245 + 12345) % 2147483648; return random % bound; };
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function command(...args) {
  const done = spawnSync(program, args, { env, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`donghanh ${args.join(" ")} ended with ${done.status}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

async function start(limit) {
  const server = limit ? spawn("prlimit", [`--fsize=${limit}`, program, "serve", "--listen", `127.0.0.1:${port}`], { env, stdio: "ignore" })
                       : spawn(program, ["serve", "--listen", `127.0.0.1:${port}`], { env, stdio: "ignore" });
  for (let i = 0; i < 200; ++i) {
    try { if ((await fetch(`${base}/health/ready`)).ok) return server; } catch { /* not yet */ }
    await sleep(25);
  }
  throw new Error("the server does not get ready");
}
const ended = (server) => new Promise((done) => (server.exitCode !== null || server.signalCode ? done() : server.once("exit", done)));

command("init", "--user", "admin");
const token = command("token", "create", "admin").trim().split(/\s+/).at(-1);
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
const places = await (async () => {
  command("import", resolve("tests/kill/units.csv"));
  for (const role of ["union_officer", "city_org_officer"]) command("user", "grant", "admin", "--role", role, "--unit", "Thành phố Hà Nội");
  const server = await start();
  const answer = await (await fetch(`${base}/api/v1/units?line=administrative`, { headers })).json();
  server.kill("SIGKILL");
  await ended(server);
  return answer.items;
})();
const place = places.find((p) => p.name === "Xã Thử Nghiệm").id;

const acknowledged = new Set();
let serial = 0, writing = true, refused = 0, sentence = "";
async function writer() {
  while (writing) {
    const n = ++serial;
    try {
      const answer = await fetch(`${base}/api/v1/people`, { method: "POST", headers, body: JSON.stringify({
        full_name: `Nguyễn Văn ${["An", "Bình", "Cường", "Dũng"][n % 4]}`, born: `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`, sex: "male", place }) });
      const body = await answer.json();
      if (answer.status === 201) acknowledged.add(body.id);
      else { refused += 1; sentence = body.title ?? ""; if (answer.status < 500) throw new Error(`refused with ${answer.status}: ${JSON.stringify(body)}`); await sleep(20); }
    } catch (error) {
      if (/refused with/.test(error.message)) { console.log(error.message); process.exit(1); }
      await sleep(10);
    }
  }
}
async function check() {
  for (const id of acknowledged) {
    const answer = await fetch(`${base}/api/v1/people/${id}`, { headers });
    if (answer.status !== 200) throw new Error(`person ${id} was acknowledged and is gone (${answer.status})`);
    await answer.arrayBuffer();
  }
}

let fault = "";
try {
  const writers = [writer(), writer(), writer(), writer()];
  for (let round = 0; round < rounds; ++round) {
    const server = await start();
    await sleep(30 + next(220));
    server.kill("SIGKILL");
    await ended(server);
    if (round % 25 === 24) {
      const checker = await start();
      await check();
      checker.kill("SIGKILL");
      await ended(checker);
      console.log(`${round + 1} kills, ${acknowledged.size} acknowledged people, all there`);
    }
  }
  // 256 KiB above what the files have now: soon nothing can be written any more
  const size = Number(spawnSync("sh", ["-c", `stat -c %s '${directory}'/kill.db* | sort -n | tail -1`], { encoding: "utf8" }).stdout);
  const full = await start(size + 262144);
  const before = refused;
  for (let i = 0; i < 200 && refused < before + 5; ++i) await sleep(50);
  if (refused < before + 5) throw new Error("the full disk was never met");
  if (!sentence) throw new Error("the refusal on a full disk has no sentence");
  writing = false;
  await Promise.all(writers);
  full.kill("SIGKILL");
  await ended(full);
  const server = await start();
  await check();
  server.kill("SIGTERM");
  await ended(server);
  console.log(`full disk: refused with «${sentence}»; ${acknowledged.size} acknowledged people, all there`);
  command("ledger", "verify");
  command("audit", "verify");
} catch (error) {
  fault = error.message;
}
writing = false;
rmSync(directory, { recursive: true, force: true });
console.log(fault ? `FAILED: ${fault}\n0 passed, 1 failed` : `${rounds} kills\n1 passed, 0 failed`);
process.exit(fault ? 1 : 0);
