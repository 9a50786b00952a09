// Which pages are looked at: the registers and forms by address, and of every register the first record's page.
const fixed = [
  ["home", "/"], ["enterprises", "/enterprises"], ["enterprise-new", "/enterprises/new"], ["unions", "/unions"], ["union-new", "/unions/new"],
  ["party", "/party-organisations"], ["units", "/units"], ["people", "/people"], ["person-new", "/people/new"], ["classes", "/classes"],
  ["class-new", "/classes/new"], ["imports", "/imports"], ["reports", "/reports"], ["search", "/search?q=cong"], ["account", "/account"],
  ["nothing", "/enterprises?q=zzzz"],
];
const records = [["enterprise", "/enterprises"], ["union", "/unions"], ["party-organisation", "/party-organisations"], ["unit", "/units"], ["person", "/people"], ["class", "/classes"], ["import", "/imports"], ["report", "/reports"]];

export async function pagesToLookAt(page, base) {
  const all = [...fixed];
  for (const [name, address] of records) {
    await page.goto(base + address);
    const link = page.locator(`main a[href^="${address}/"]:not([href$="/new"])`).first();
    if (await link.count()) all.push([name, await link.getAttribute("href")]);
  }
  return all;
}
