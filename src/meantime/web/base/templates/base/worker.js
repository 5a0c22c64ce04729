/**
 * The service worker keeps an empty shell only: the capture box, support, the exercises, and their files. Never a page
 * with notes. Support with the person's own plan is kept apart (page.js), and only where they chose that.
 */
const SHELL = "meantime-{{ version }}";
const SUPPORT = "/support?country={{ country }}";
const PLAN = "meantime-plan";
const PRACTICE = "/practice/offline";
const PAGES = [
  "/offline",
  "/hidden",
  SUPPORT,
  PRACTICE,
  {% for exercise in exercises %}`${PRACTICE}/{{ exercise.id }}`,
  {% endfor %}
];
const FILES = [
  {% for file in files %}"{{ file }}",
  {% endfor %}
];

self.addEventListener("install", (event) => {
  const fetchFresh = (url) => new Request(url, { cache: "reload", credentials: "omit" });
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll([...PAGES, ...FILES].map(fetchFresh))));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const drop = (names) => Promise.all(names.filter((name) => name !== SHELL && name !== PLAN).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(fromShell(event.request));
  else if (event.request.mode === "navigate") event.respondWith(fromServer(event.request, url.pathname));
});

async function fromShell(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function fromServer(request, path) {
  try {
    return await fetch(request);
  } catch {
    if (path === "/hidden") return caches.match(path);
    if (path.startsWith("/support")) return (await caches.match("/support/offline")) ?? caches.match(SUPPORT);
    return (await caches.match(keptPage(path))) ?? caches.match("/offline");
  }
}

/** The page of the shell that stands in for an address. */
function keptPage(path) {
  if (path.startsWith("/practice/exercises/")) return path.replace("/practice/exercises", PRACTICE);
  if (path.startsWith(`${PRACTICE}/`)) return path;
  return path.startsWith("/practice") ? PRACTICE : "/offline";
}
