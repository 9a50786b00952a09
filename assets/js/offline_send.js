// Sends what a phone has written of a survey. What must not be kept, or must be confirmed first, holds up nothing else.

/** Keys of entries that nobody would confirm: they stay on the phone and are not asked about again. */
export const unconfirmed = new Set();

/** `to`: { csrf, survey, tr }. Gives { taken: [key…], refused: [{ key, why }…] }; throws where nothing is known of them. */
export async function sendSome(to, some, confirmed = false) {
  const body = JSON.stringify({ entries: some.map(({ device, number, enterprise, field, value, seen, written_at }) => ({ device, number, enterprise, field, value, seen, written_at })) });
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": to.csrf, ...(confirmed ? { "Confirmed-Not-Secret": "true" } : {}) };
  const answer = await fetch(`/api/v1/surveys/${to.survey}/entries`, { method: "POST", headers, body });
  if (answer.status === 404) return { taken: [], refused: some.map(({ key }) => ({ key, why: to.tr("This survey is gone.") })) };
  if (answer.status === 409 || answer.status === 422) {
    const problem = (await answer.json()).problems?.find(({ code }) => code.startsWith("secrecy."));
    if (problem) return sendApart(to, some, problem);
  }
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function sendApart(to, some, problem) {
  if (some.length > 1) {
    const half = Math.ceil(some.length / 2), both = [];
    for (const part of [some.slice(0, half), some.slice(half)]) both.push(await sendSome(to, part));
    return { taken: both.flatMap(({ taken }) => taken), refused: both.flatMap(({ refused }) => refused) };
  }
  const [{ key, value }] = some;
  const question = to.tr("This may be of what is kept on paper only: “{0}”. Is it allowed to be kept here?", value);
  if (problem.code === "secrecy.to_confirm" && confirm(question)) return sendSome(to, some, true);
  unconfirmed.add(key);
  return { taken: [], refused: [{ key, why: problem.text }] };
}
