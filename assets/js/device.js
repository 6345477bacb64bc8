// What waits on this device is sealed: only pages of its owner hold the key (html[data-seal]).
// Without https there is no seal, and nothing is kept.

const STORES = ["drafts", "queue"];
const { seal = "" } = document.documentElement.dataset;
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const keys = Promise.all(seal.split(" ").filter((key) => key && crypto.subtle).map((key) =>
  crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"])));

export function store(name, mode, run) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("kinerja", 2);
    opening.onupgradeneeded = () => {
      const made = opening.result;
      for (const old of made.objectStoreNames) made.deleteObjectStore(old);
      for (const one of STORES) made.createObjectStore(one);
    };
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const database = opening.result, change = database.transaction(name, mode);
      const request = run(change.objectStore(name));
      change.oncomplete = () => { database.close(); done(request.result); };
      change.onabort = () => { database.close(); failed(change.error); };
    };
  });
}

export async function sealed(bytes) {
  const [key] = await keys;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

// Nothing when it belongs to somebody else.
export async function unsealed(box) {
  for (const key of await keys) {
    try {
      return await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv }, key, box.bytes);
    } catch { /* not this key */ }
  }
  return null;
}

// A note with its photos, under its idempotency key.
export async function keep(id, note) {
  const packed = new Response(note);
  const type = packed.headers.get("Content-Type");
  const box = await sealed(await packed.arrayBuffer());
  await store("queue", "readwrite", (queue) => queue.put({ id, type, at: Date.now(), ...box }, id));
}

export const NOT_KEPT = new Set(["csrfmiddlewaretoken", "idempotency_key"]);

export function fill(form, text) {
  const kept = new URLSearchParams(text);
  for (const field of form.elements) {
    if (!field.name || NOT_KEPT.has(field.name) || ["hidden", "file", "submit"].includes(field.type)) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = kept.getAll(field.name).includes(field.value);
    else if (kept.has(field.name)) field.value = kept.get(field.name);
  }
}
