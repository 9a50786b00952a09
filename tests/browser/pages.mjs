// Which pages are looked at: one of every route that answers GET with a page. Addresses without a record are visited as they
// are; for the others the links of the pages seen so far give an example. A route without one is a fault: a new page must be
// reachable by links from those that stand, or be named here.

import { made } from "./prepare.mjs";

/** Not pages: files, fragments that a page swaps in, what other programs ask for. */
const notPages = [/^\/api\//, /^\/health/, /^\/metrics/, /^\/assets/, /\/progress$/, /\/errors$/, /^\/search\/suggestions/, /^\/users\/units/, /\/xlsform$/, /\/worker\.js$/, /\/workbook\/file$/, /^\/list-exports\/[^/]+\/file$/, /^\/answer\//, /\.webmanifest$/, /\/alike$/, /^\/papers\/[^/]+\/file$/, /\/preview$/, /\/starting-template$/, /^\/papers\/kinds\/[^/]+\/templates\//, /^\/calendar\//, /^\/papers\/bundles\/[^/]+\/file$/, /^\/seals\/keys\/[^/]+$/];
/** What links do not lead to, or a state that is worth a look. `visitor`: seen by those who have not signed in. */
const more = [
  { name: "sign-in", address: "/sign-in", visitor: true },
  { name: "search-found", address: "/search?q=cong" },
  { name: "nothing-found", address: "/enterprises?q=zzzz" },
  { name: "not-found", address: "/enterprises/0000000000000", status: 404 },
  { name: "list-new", address: "/lists/new?source=enterprises&query=status%3Dactive" },
  { name: "list-change-new", address: "/list-changes/new?source=enterprises&query=status%3Dactive&of=all" },
  { name: "refused", address: "/reports/FINAL?from=2020-13-01", status: 422 },
];

/** So many records of a kind are visited for their links: one is closed, another has what leads on. */
const examples = 4;

const nameOf = (route) => route.slice(1).replace(/\{[a-z]+\}/g, "one").replaceAll("/", "-") || "home";
const patternOf = (route) => new RegExp(`^${route.replace(/\{[a-z]+\}/g, "[^/]+")}$`);
const openParts = ({ path }) => path.split("{").length - 1;
/** The route that answers an address: the one with the fewest parts left open. */
const routeOf = (wanted, address) => wanted.filter((one) => one.pattern.test(address)).sort((a, b) => openParts(a) - openParts(b))[0];

/** [{name, address, status, visitor}…] and the routes for which no address was found. `routes` is what `donghanh routes` prints. */
export async function pagesToLookAt(page, base, routes) {
  const wanted = routes.split("\n").map((line) => line.trim().split(/\s+/)).filter(([method, path]) => method === "GET" && !notPages.some((no) => no.test(path)))
    .map(([, path]) => ({ path, pattern: patternOf(path), seen: new Set(), address: path.includes("{") ? undefined : path }));
  const queue = [...wanted.filter((one) => one.address).map((one) => one.address), ...made];
  for (let next = 0; next < queue.length; next += 1) {
    await page.goto(base + queue[next]);
    for (const address of await page.locator("a[href^='/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
      const one = routeOf(wanted, address.split(/[?#]/)[0]);
      if (!one?.path.includes("{") || address.includes("format=") || one.seen.size >= examples || one.seen.has(address)) continue;
      one.address ??= address;
      one.seen.add(address);
      queue.push(address);
    }
  }
  const found = wanted.filter((one) => one.address && !more.some(({ address }) => address === one.path));
  return { pages: [...found.map(({ path, address }) => ({ name: nameOf(path), address })), ...more], missing: wanted.filter((one) => !one.address).map((one) => one.path) };
}
