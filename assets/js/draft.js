// Typed text is never lost: form[data-draft-url] saves itself 1.5 s after the last key.
// Offline it stays on this device, under the account's number, until it can be sent.

const FIELDS_NOT_KEPT = new Set(["csrfmiddlewaretoken", "idempotency_key"]);
const user = document.documentElement.dataset.user ?? "0";

function store(mode, run) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("kinerja", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("drafts");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const request = run(opening.result.transaction("drafts", mode).objectStore("drafts"));
      request.onsuccess = () => { opening.result.close(); done(request.result); };
      request.onerror = () => { opening.result.close(); failed(request.error); };
    };
  });
}

function textOf(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !FIELDS_NOT_KEPT.has(name)) body.append(name, value);
  }
  return body;
}

function fill(form, text) {
  const kept = new URLSearchParams(text);
  for (const field of form.elements) {
    if (!field.name || FIELDS_NOT_KEPT.has(field.name) || ["hidden", "file", "submit"].includes(field.type)) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = kept.getAll(field.name).includes(field.value);
    else if (kept.has(field.name)) field.value = kept.get(field.name);
  }
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
    await store("readwrite", (drafts) => drafts.put({ text: textOf(form).toString(), version }, key));
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
        await store("readwrite", (drafts) => drafts.delete(key));
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
    store("readwrite", (drafts) => drafts.delete(key)).catch(() => {});
  });
  addEventListener("online", () => line?.textContent.startsWith("Tersimpan di") && save());

  store("readonly", (drafts) => drafts.get(key)).then((kept) => {
    if (!kept || kept.text === textOf(form).toString()) return;
    say("Ada isian di perangkat ini. ", button("Pakai isian itu", () => { fill(form, kept.text); save(); }));
  }).catch(() => {});
}

const bind = () => document.querySelectorAll("form[data-draft-url]").forEach(watch);
bind();
document.addEventListener("page-replaced", bind);
