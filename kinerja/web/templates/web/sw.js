{% load static %}// Without a network the pages for noting still open; of everything else only a sentence.
// A person's pages lie in a cache of his own, which frame.js deletes when he is gone.

const FILES = [{% for file in files %}"{% static file %}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const NOTING = ["{% url 'monitoring:note_list' %}", "{% url 'monitoring:note_new' %}", "{% url 'monitoring:note_waiting' %}"];
const SENTENCE = "{% url 'web:offline' %}";
const DAY = 24 * 60 * 60 * 1000;

addEventListener("install", (event) => event.waitUntil(keepFiles().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function keepFiles() {
  const files = await caches.open("berkas");
  await files.addAll(FILES);
  await files.put(SENTENCE, await fetch(SENTENCE, { credentials: "omit" }));
  const wanted = new Set([...FILES, SENTENCE]);
  for (const old of await files.keys()) if (!wanted.has(new URL(old.url).pathname)) await files.delete(old);
}

// Files are asked of the network first: what has not changed comes from the browser's own store.
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (FILES.includes(pathname)) event.respondWith(fetch(request).catch(() => caches.match(pathname)));
});

async function page(event, path) {
  try {
    const answer = await fetch(event.request);
    if (NOTING.includes(path) && !new URL(event.request.url).search) event.waitUntil(keep(path, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(path)) ?? caches.match(SENTENCE);
  }
}

// What is said once ("tersimpan") belongs to the page that the person sees, never to a copy.
async function keep(path, answer) {
  const html = await answer.clone().text();
  const person = /<html[^>]* data-user="(\d+)"/.exec(html)?.[1];
  if (!answer.ok || answer.redirected || !person || html.includes("data-said-once")) return;
  await (await caches.open(`orang-${person}`)).put(path, answer);
}

// A page of a signed-in person asks for this; a copy is renewed once a day.
addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(Promise.all(NOTING.map(renew)).catch(() => {}));
});

async function renew(path) {
  const kept = await caches.match(path);
  if (!kept || Date.now() - Date.parse(kept.headers.get("date")) > DAY) await keep(path, await fetch(path, { headers: { "X-To-Keep": "1" } }));
}

// A push carries nothing; what is new stands in the inbox, for the person who is signed in.
addEventListener("push", (event) => event.waitUntil(
  registration.showNotification("Kinerja", { body: "Ada yang baru di Kinerja", tag: "kinerja", lang: "id" })));
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow("{% url 'notifications:inbox' %}"));
});
