// Every figure of a report against the records behind it, as the API gives them: their counts add up to the figure, and
// behind a figure of people nobody stands twice.
import { spawn } from "node:child_process";

const is_people = (id) => /\.people(\.|$)/.test(id);

/** The address it serves on, as soon as it says so. */
function served(server) {
  return new Promise((found, failed) => {
    let said = "";
    server.stdout.on("data", (text) => {
      said += text;
      const address = said.match(/http:\/\/[0-9.:]+/);
      if (address && said.includes("\n")) found(address[0]);
    });
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
}

/** What the records of a figure come to, read page by page. */
async function counted(base, token, question, id) {
  let sum = 0, after = "";
  const people = new Set();
  do {
    const more = after ? `&after=${encodeURIComponent(after)}` : "";
    const url = `${base}/api/v1/reports/FINAL/figures/${id}/records?${question}&limit=5000${more}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const page = await answer.json();
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${JSON.stringify(page)}`);
    for (const item of page.items) {
      sum += item.counts;
      if (is_people(id)) people.add(item.person);
    }
    after = page.next ?? "";
  } while (after);
  return is_people(id) && people.size !== sum ? `${sum} records of ${people.size} people` : sum;
}

/**
 * Serves the database and asks for the records of every figure of each report. `reports`: the report of JSON by the
 * structure; `equal(got, expected, what)` is told each comparison.
 */
export async function records_agree({ program, env, token, reports, equal, name }) {
  const server = spawn(program, ["serve", "--listen", "127.0.0.1:0"], { env, stdio: ["ignore", "pipe", "ignore"] });
  try {
    const base = await served(server);
    for (const [structure, report] of Object.entries(reports)) {
      const { from, to } = report.period;
      const question = `from=${from}&to=${to}&structure=${structure}`;
      const waiting = [...report.figures];
      const work = async () => {
        for (let figure; (figure = waiting.shift());)
          equal(await counted(base, token, question, figure.id), figure.value,
            `${name}, ${structure}: records behind ${figure.id}`);
      };
      await Promise.all([work(), work()]);
    }
  } finally {
    const ended = new Promise((done) => server.once("exit", done));
    if (server.kill("SIGTERM")) await ended;
  }
}
