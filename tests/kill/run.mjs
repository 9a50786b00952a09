// Kills the program at random points while it writes. Whatever it acknowledged must be there afterwards; an import that was
// cut short comes out whole when it is run again, and an undo likewise; a full disk is refused with a sentence, loses
// nothing, and when there is room again the same server goes on.
import { resolve } from "node:path";

import { report } from "../support/program.mjs";
import { fullDisk } from "./full_disk.mjs";
import { killedImports } from "./imports.mjs";
import { killedServer } from "./writes.mjs";

const program = resolve(process.argv[2]);
const rounds = Number(process.argv[3] ?? 100);
const some = Math.max(2, Math.ceil(rounds / 5));
const fewer = Math.max(2, Math.ceil(rounds / 10));

await report([
  ["server on sqlite", () => killedServer(program, "sqlite", rounds)],
  ["server on postgres", () => killedServer(program, "postgres", some)],
  ["imports on sqlite", () => killedImports(program, "sqlite", fewer, 2)],
  ["imports on postgres", () => killedImports(program, "postgres", Math.ceil(fewer / 2), 1)],
  ["full disk", () => fullDisk(program)],
]);
