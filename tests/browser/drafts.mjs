// Drafts of the papers that a process has, as PDF: each is made from what was told, without taking a number.
import assert from "node:assert/strict";

export async function expectDrafts(page, base, journey, kinds) {
  const record = new URL(journey).pathname.split("/").at(-1);
  for (const kind of kinds) {
    await page.goto(`${base}/papers/kinds/${kind}/papers/new?record=${record}`);
    const draft = await page.locator("main a[href*='/preview'][href$='format=pdf']").getAttribute("href");
    const answer = await page.evaluate(async (address) => {
      const got = await fetch(address);
      return { status: got.status, type: got.headers.get("content-type"), bytes: (await got.arrayBuffer()).byteLength };
    }, draft);
    assert.deepEqual([answer.status, answer.type], [200, "application/pdf"], `the draft of ${kind}`);
    assert.ok(answer.bytes > 5000, `the draft of ${kind} has a page`);
  }
}
