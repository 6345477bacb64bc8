// On every page. Everything here only adds comfort; each page works without it.

const html = document.documentElement;
const queue = () => import(document.body.dataset.queueSrc);

// The theme changes at once; the form still tells the server.
for (const form of document.querySelectorAll("[data-theme-form]")) {
  form.addEventListener("submit", (event) => {
    const chosen = event.submitter;
    if (!chosen?.value) return;
    event.preventDefault();
    html.dataset.theme = chosen.value;
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button === chosen));
    }
    const body = new FormData(form);
    body.set("theme", chosen.value);
    fetch(form.action, { method: "POST", body, redirect: "manual" });
  });
}

// A shared phone keeps nothing: drafts and caches go before the session does.
for (const form of document.querySelectorAll("[data-logout]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const unsent = await queue().then(({ left }) => left()).catch(() => 0);
    if (unsent && !confirm(`${unsent} catatan belum terkirim dan akan dihapus dari perangkat ini. Tetap keluar?`)) return;
    try {
      indexedDB.deleteDatabase("kinerja");
      for (const name of await caches.keys()) await caches.delete(name);
    } finally {
      form.submit();
    }
  });
}

// A phone keeps the pages for noting, of the person who is signed in and of nobody else.
const { user } = html.dataset;
self.caches?.keys().then((names) => {
  for (const name of names) if (name.startsWith("orang-") && name !== `orang-${user}`) caches.delete(name);
});
if (user && navigator.serviceWorker && matchMedia("(pointer: coarse), (display-mode: standalone)").matches) {
  navigator.serviceWorker.register("/sw.js").catch(() => {}); // a page left at once aborts it; the next one tries again
  navigator.serviceWorker.ready.then((found) => found.active.postMessage("keep"));
}

// Notes that wait on this device are sent as soon as there is a network.
if (user && self.indexedDB?.databases) {
  indexedDB.databases().then((kept) => kept.length && queue());
}

// A page with mistakes starts at their list.
document.querySelector("[data-focus]")?.focus();

// Menus close with Escape or a click elsewhere, and the focus goes back.
const openMenus = () => document.querySelectorAll(".k-menu[open], .k-bottom details[open]");
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Leaving a form whose text is stored nowhere asks first.
let unsaved = false;
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  form.addEventListener("input", () => (unsaved = true));
  form.addEventListener("submit", () => (unsaved = false));
}
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// A second press of the same button sends nothing twice.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 4000) event.preventDefault();
  form.dataset.sent = Date.now();
});

const keys = document.body.dataset.keysSrc;
if (keys && matchMedia("(min-width: 62rem) and (hover: hover)").matches) import(keys);
