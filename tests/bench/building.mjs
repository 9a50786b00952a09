// How long the program takes to build, without what earlier builds left.
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { folder, root, say } from "./world.mjs";

function timed(tree) {
  const began = performance.now();
  const done = spawnSync("bin/build", ["release", "donghanh"], { cwd: tree, encoding: "utf8", env: { ...process.env, CCACHE_DISABLE: "1" } });
  if (done.status !== 0) throw new Error(`the build failed\n${done.stdout}${done.stderr}`);
  return (performance.now() - began) / 1000;
}

export async function build(report) {
  const tree = join(folder, "tree");
  rmSync(tree, { recursive: true, force: true });
  for (const file of execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(tree, file));
  }
  cpSync(join(root, "node_modules"), join(tree, "node_modules"), { recursive: true });
  say("building from nothing");
  const cores = cpus().length;
  const clean = timed(tree);
  report({ figure: "clean build", unit: "s", ours: clean, reach: "<= 600", ok: clean <= 600, repeats: 1, note: `${cores} cores` });
  appendFileSync(join(tree, "src/work/training/store.cpp"), "\n// changed\n");
  const again = timed(tree);
  report({ figure: "rebuild after a change in one slice", unit: "s", ours: again, reach: "<= 15", ok: again <= 15, repeats: 1, note: `${cores} cores` });
  rmSync(tree, { recursive: true, force: true });
}
