// Typed text is never lost: form[data-draft-url] saves itself 1.5 s after the last key.
// Offline it stays on this device, sealed, until it can be sent.

import { NOT_KEPT, fill, sealed, store, unsealed } from "./device.js";

const user = document.documentElement.dataset.user ?? "0";

function textOf(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_KEPT.has(name)) body.append(name, value);
  }
  return body;
}

function watch(form) {
  const key = `${user}:${form.dataset.draftUrl}`;
  const line = form.querySelector("[data-draft-state]");
  let version = Number(form.dataset.draftVersion ?? 0);
  let timer, stopped = false, sending = false, again = false;

  const say = (text, ...links) => { if (line) line.replaceChildren(text, ...links); };
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-link btn-sm";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  function conflict(answer) {
    stopped = true;
    const mine = textOf(form).toString();
    say(
      "Ada versi lebih baru. ",
      button("Lihat versi lain", () => fill(form, new URLSearchParams(answer.current ?? {}))),
      button("Lihat versi saya", () => fill(form, mine)),
      button("Pakai yang tampak", () => { version = answer.version; stopped = false; save(); }),
    );
  }

  async function keepHere() {
    const box = await sealed(new TextEncoder().encode(textOf(form)));
    await store("drafts", "readwrite", (drafts) => drafts.put(box, key));
    say("Tersimpan di perangkat ini");
  }

  async function save() {
    if (stopped) return;
    if (sending) { again = true; return; }
    sending = true;
    const body = textOf(form);
    body.set("_version", version);
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST", body, redirect: "manual",
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value ?? "", Accept: "application/json" },
      });
      if (answer.status === 409) conflict(await answer.json());
      else if (answer.ok) {
        const saved = await answer.json();
        version = saved.version;
        await store("drafts", "readwrite", (drafts) => drafts.delete(key));
        say(`Draf tersimpan ${saved.saved_at}`);
      } else {
        await keepHere();
        if (answer.status === 401 || answer.type === "opaqueredirect") say("Sesi berakhir. Tersimpan di perangkat ini; masuk lagi untuk melanjutkan.");
      }
    } catch {
      await keepHere().catch(() => say("Belum tersimpan. Periksa sambungan."));
    } finally {
      sending = false;
      if (again) { again = false; save(); }
    }
  }

  const later = () => { clearTimeout(timer); timer = setTimeout(save, 1500); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stopped = true;
    store("drafts", "readwrite", (drafts) => drafts.delete(key)).catch(() => {});
  });
  addEventListener("online", () => line?.textContent.startsWith("Tersimpan di") && save());

  store("drafts", "readonly", (drafts) => drafts.get(key)).then(async (box) => {
    const bytes = box && await unsealed(box);
    const text = new TextDecoder().decode(bytes ?? new Uint8Array());
    if (!text || text === textOf(form).toString()) return;
    say("Ada isian di perangkat ini. ", button("Pakai isian itu", () => { fill(form, text); save(); }));
  }).catch(() => {});
}

const bind = () => document.querySelectorAll("form[data-draft-url]").forEach(watch);
bind();
document.addEventListener("page-replaced", bind);
