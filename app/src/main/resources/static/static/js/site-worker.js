// Keeps the pages of work on site, so that they open without a network. Scope: /inspections/site/ and nothing else.
// The network always comes first; what the server no longer shows is forgotten here as well.
const KEPT = 'khien-site';
const QUEUE = '/inspections/site/queue';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.add(QUEUE)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const kept = async (key) => (await caches.open(KEPT)).match(key, { ignoreVary: true });

const page = async (request, path) => {
  let answer;
  try {
    answer = await fetch(request);
  } catch (away) {
    return (await kept(path)) || (await kept(QUEUE)) || Response.error();
  }
  const cache = await caches.open(KEPT);
  if (answer.ok && !answer.redirected && answer.type === 'basic') {
    await cache.put(path, answer.clone());
  } else if (answer.status === 404) {
    await cache.delete(path);
  }
  return answer;
};

const file = async (request) => {
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await (await caches.open(KEPT)).put(request.url, answer.clone());
    }
    return answer;
  } catch (away) {
    return (await kept(request.url)) || Response.error();
  }
};

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (event.request.mode === 'navigate' && /^\/inspections\/site\/(\d+|queue)$/.test(url.pathname)) {
    event.respondWith(page(event.request, url.pathname + (url.searchParams.get('system') ? url.search : '')));
  } else if (url.pathname.startsWith('/static/')) {
    event.respondWith(file(event.request));
  }
});
