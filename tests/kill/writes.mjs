// The server is killed at random moments while four clients write, and started again.
import { Installation, numbers, sleep } from "../support/program.mjs";
import { Clients } from "./clients.mjs";

export async function killedServer(program, kind, rounds) {
  const installation = new Installation(program, kind);
  const clients = new Clients(installation);
  const next = numbers(12345);
  try {
    await clients.prepare();
    clients.begin();
    for (let round = 0; round < rounds; round += 1) {
      const server = await installation.serve();
      await sleep(30 + next(250));
      await installation.stop(server, "SIGKILL");
    }
    await clients.end();
    const server = await installation.serve();
    await clients.check();
    await installation.stop(server);
    if (clients.acknowledged.size < rounds) throw new Error(`only ${clients.acknowledged.size} writes were acknowledged: the test tests nothing`);
    installation.run("ledger", "verify");
    installation.run("audit", "verify");
    return `${rounds} kills, ${clients.acknowledged.size} acknowledged people, all there`;
  } finally {
    clients.writing = false;
    await installation.remove();
  }
}
