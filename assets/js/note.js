// form[data-queue]: a note that cannot be sent waits on this device. It keeps its idempotency
// key, so that what arrived already is not stored again.

import { keep } from "./device.js";

async function bind(form) {
  const { idempotency_key: key, on: day } = form.elements;
  const today = new Date().toLocaleDateString("sv");
  if (!navigator.onLine && day.max < today) {  // a page of an earlier day
    if (day.value === day.max) day.value = today;
    day.max = today;
  }
  if (crypto.randomUUID) key.value = crypto.randomUUID();
  const chosen = location.hash.slice(1);
  const edited = chosen && (await (await import(document.body.dataset.queueSrc)).refill(form, chosen));

  async function wait() {
    const note = new FormData(form);
    note.delete("csrfmiddlewaretoken");
    for (const [name, value] of [...note]) if (value.size === 0) note.delete(name);
    note.set("_result", form.querySelector("[name=result]:checked")?.closest("label").textContent.trim() ?? "");
    await keep(key.value, note);
    location.assign(form.dataset.queue);
  }
  const put = () => wait().catch(() => alert("Tidak tersimpan di perangkat ini. Biarkan halaman terbuka sampai ada jaringan."));
  form.addEventListener("not-sent", put);
  form.addEventListener("submit", (event) => {
    if (navigator.onLine && !edited) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.busy) form.addEventListener("photo-ready", put, { once: true });
    else put();
  });
}

const watch = () => document.querySelectorAll("form[data-queue]").forEach(bind);
watch();
document.addEventListener("page-replaced", watch);
