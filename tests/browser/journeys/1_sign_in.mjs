import assert from "node:assert/strict";
import { signIn } from "../browser.mjs";

export const title = "one signs in, chooses English and dark, and signs out";
export const signedIn = false;

export async function walk(page, server) {
  await page.goto(`${server.base}/people`);
  assert.equal(new URL(page.url()).pathname, "/sign-in", "a stranger is asked to sign in");
  await signIn(page, server);
  await page.locator(".top-bar > details:last-of-type > summary").click();
  await Promise.all([page.waitForNavigation(), page.locator("button[name=language][value=en]").click()]);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.locator(".top-bar > details:last-of-type > summary").click();
  await Promise.all([page.waitForNavigation(), page.locator("button[name=theme][value=dark]").click()]);
  assert.equal(await page.locator("html").getAttribute("data-bs-theme"), "dark");
  await page.locator(".top-bar > details:last-of-type > summary").click();
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Sign out" }).click()]);
  await page.goto(`${server.base}/people`);
  assert.equal(new URL(page.url()).pathname, "/sign-in", "signed out is signed out");
}
