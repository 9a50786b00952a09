// Gives the page of surveys back when there is no network. The page itself puts what it needs into the cache.
const name = "donghanh-offline";
const page = "/surveys/offline";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === page) event.respondWith(newestPage(event.request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(kept(event.request));
});

/** From the network while there is one, and the answer is the page (not the one for signing in). */
async function newestPage(request) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) { await cache.put(page, answer.clone()); return answer; }
    if (answer.redirected || answer.status < 500) return answer;
    return (await cache.match(page)) ?? answer;
  } catch (error) {
    const known = await cache.match(page);
    if (known) return known;
    throw error;
  }
}

async function kept(request) {
  const cache = await caches.open(name);
  return (await cache.match(request)) ?? fetch(request);
}
