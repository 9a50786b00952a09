// Nothing that a user or a client sends may crash the server, hang it, show what lies outside the sender's scope or be done
// twice; each refusal says in a sentence what to do.
import { resolve } from "node:path";

import { report } from "../support/program.mjs";
import { badIds, badQueries } from "./addresses.mjs";
import { badBodies, badForms, badJson, tooLarge } from "./bodies.mjs";
import { stranger, halfStranger } from "./scope.mjs";
import { staleEdits, twice } from "./twice.mjs";
import { World } from "./world.mjs";

const program = resolve(process.argv[2]);
const kinds = process.argv[3] ? [process.argv[3]] : ["sqlite", "postgres"];
const checks = [["unknown and malformed ids", badIds], ["records of others", stranger], ["rights that reach less far", halfStranger],
  ["questions in the address", badQueries], ["bodies that are no forms", badBodies], ["forms filled with nonsense", badForms],
  ["JSON of wrong types", badJson], ["too large", tooLarge], ["forms sent twice", twice], ["edits of a page grown old", staleEdits]];

const worlds = [];
const all = [];
for (const kind of kinds) {
  const world = new World(program, kind);
  worlds.push(world);
  all.push([`${kind}: records to begin with`, () => world.make()]);
  for (const [name, check] of checks) all.push([`${kind}: ${name}`, () => check(world)]);
  all.push([`${kind}: nothing failed, all adds up`, () => world.end()]);
}
await report(all, async () => { for (const world of worlds) await world.installation.remove(); });
