// The disk fills up under the server. A small file system of its own in memory holds the installation; a namespace keeps it
// away from the machine's mounts. Where that is not allowed, the size of the server's files is limited instead.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Installation, ended, sleep } from "../support/program.mjs";
import { Clients } from "./clients.mjs";

const disk_mib = 24;
const spare_bytes = 256 * 1024;

/** The place of a small disk for an installation, and its end; null where one may not be made. */
async function smallDisk() {
  const place = mkdtempSync(join(tmpdir(), "full-"));
  const options = process.getuid() === 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"];
  const script = `mount -t tmpfs -o size=${disk_mib}m none "$1" && echo there && exec sleep 600`;
  const holder = spawn("unshare", [...options, "sh", "-c", script, "sh", place], { stdio: ["ignore", "pipe", "ignore"] });
  const there = await new Promise((done) => {
    holder.stdout.once("data", () => done(true));
    holder.once("exit", () => done(false));
    holder.once("error", () => done(false));
  });
  const end = async () => { holder.kill("SIGKILL"); await ended(holder); rmSync(place, { recursive: true, force: true }); };
  const before = ["nsenter", "--target", String(holder.pid), "--mount", ...(process.getuid() === 0 ? [] : ["--user", "--preserve-credentials"])];
  if (there) return { path: `/proc/${holder.pid}/root${place}`, inside: place, before, end };
  rmSync(place, { recursive: true, force: true });
  return null;
}

async function refusalsCome(clients) {
  const before = clients.refusals.length;
  for (let i = 0; i < 1200 && clients.refusals.length < before + 5; i += 1) await sleep(50);
  if (clients.refusals.length < before + 5) throw new Error("the full disk was never met");
  return clients.refusals.at(-1);
}

async function writesCome(clients, installation) {
  const before = clients.acknowledged.size;
  for (let i = 0; i < 400 && clients.acknowledged.size < before + 20; i += 1) await sleep(50);
  if (clients.acknowledged.size < before + 20) throw new Error(`nothing is written although there is room again\n${installation.servers.at(-1).said()}`);
}

/** Who only reads is not disturbed. */
async function readingGoesOn(installation) {
  const page = await fetch(`${installation.base}/sign-in`);
  const text = await page.text();
  if (page.status !== 200) throw new Error(`a page that only reads is answered ${page.status}\n${text}`);
}

async function onSmallDisk(program, disk) {
  const installation = new Installation(program, "sqlite", disk);
  const clients = new Clients(installation);
  try {
    await clients.prepare();
    const server = await installation.serve();
    clients.begin();
    await sleep(300);
    const free = statfsSync(disk.path);
    const ballast = join(disk.path, "ballast");
    writeFileSync(ballast, Buffer.alloc(Math.max(0, free.bavail * free.bsize - spare_bytes)));
    const refusal = await refusalsCome(clients);
    if (refusal.status !== 507 || !/đầy/.test(refusal.body.detail ?? "")) throw new Error(`a full disk is answered ${JSON.stringify(refusal)}`);
    await readingGoesOn(installation);
    await clients.check();
    rmSync(ballast);
    await writesCome(clients, installation);
    await clients.end();
    await clients.check();
    await installation.stop(server, "SIGKILL");
    const again = await installation.serve();
    await clients.check();
    await installation.stop(again);
    installation.run("ledger", "verify");
    installation.run("audit", "verify");
    return `${clients.refusals.length} times «${refusal.body.detail}»; ${clients.acknowledged.size} acknowledged people, all there`;
  } finally {
    clients.writing = false;
    await installation.remove();
  }
}

async function withSmallFiles(program) {
  const installation = new Installation(program, "sqlite");
  const clients = new Clients(installation);
  try {
    await clients.prepare();
    const size = Math.max(...["", "-wal"].map((end) => statSync(join(installation.folder, `donghanh.db${end}`), { throwIfNoEntry: false })?.size ?? 0));
    const server = await installation.serve({ before: ["prlimit", `--fsize=${size + spare_bytes}`] });
    clients.begin();
    const refusal = await refusalsCome(clients);
    if (!refusal.body.detail) throw new Error(`a write that is not possible is answered ${JSON.stringify(refusal)}`);
    await clients.end();
    await installation.stop(server, "SIGKILL");
    const again = await installation.serve();
    await clients.check();
    await installation.stop(again);
    installation.run("ledger", "verify");
    installation.run("audit", "verify");
    return `files of limited size: «${refusal.body.detail}»; ${clients.acknowledged.size} acknowledged people, all there`;
  } finally {
    clients.writing = false;
    await installation.remove();
  }
}

export async function fullDisk(program) {
  const limited = await withSmallFiles(program);
  const disk = await smallDisk();
  if (!disk) return `${limited}; no small disk may be made here`;
  try {
    return `${limited}; ${await onSmallDisk(program, disk)}`;
  } finally {
    await disk.end();
  }
}
