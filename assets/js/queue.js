// Sends the notes that wait on this device, and says how many still do.

import { fill, keep, store, unsealed } from "./device.js";

const PAGE = "/kemajuan/perangkat/";
const SEND = "/kemajuan/kirim/";
const AGAIN = 10_000;
const SIGNED_OUT = "Masuk lagi untuk mengirim";

export const left = () => store("queue", "readonly", (queue) => queue.count());
export const drop = (id) => store("queue", "readwrite", (queue) => queue.delete(id));

// One's own, oldest first; what others left cannot be opened.
export async function waiting() {
  const notes = [];
  for (const box of await store("queue", "readonly", (queue) => queue.getAll())) {
    const bytes = await unsealed(box);
    const headers = { "Content-Type": box.type };
    if (bytes) notes.push({ id: box.id, at: box.at, note: await new Response(bytes, { headers }).formData() });
  }
  return notes.sort((one, other) => one.at - other.at);
}

// Why sending stops here; nothing when the next one may go.
async function sendOne({ id, note }) {
  const body = new FormData();
  for (const [name, value] of note) if (!name.startsWith("_")) body.append(name, value);
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const answer = await fetch(SEND, { method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": token } });
  if (answer.ok) return drop(id);
  if (answer.status === 401 || answer.type === "opaqueredirect") return SIGNED_OUT;
  if (![400, 409, 413, 422].includes(answer.status)) return "Muat ulang halaman untuk mengirim";
  const { reasons } = await answer.json().catch(() => ({ reasons: ["Catatan ini tidak dapat diterima. Periksa berkasnya."] }));
  note.delete("_reason");
  for (const reason of reasons) note.append("_reason", reason);
  const fresh = crypto.randomUUID();  // refused, so stored nowhere: the next try is a new one
  note.set("idempotency_key", fresh);
  await keep(fresh, note);
  return drop(id);
}

let timer;
export async function send() {
  clearTimeout(timer);
  let halt = navigator.onLine ? "" : "Menunggu jaringan";
  await show(halt);
  await navigator.locks.request("kinerja", async () => {
    for (const one of halt ? [] : await waiting()) {
      if (one.note.has("_reason")) continue;
      halt = await sendOne(one).catch(() => "Menunggu jaringan");
      if (halt) break;
    }
  });
  if (halt && halt !== SIGNED_OUT) timer = setTimeout(send, AGAIN);
  await show(halt);
}

async function show(halt) {
  const notes = await waiting();
  const refused = notes.filter(({ note }) => note.has("_reason")).length;
  const words = [];
  if (notes.length > refused) words.push(`${halt || "Sedang dikirim"} (${notes.length - refused})`);
  if (refused) words.push(`Perlu Anda periksa (${refused})`);
  let line = document.querySelector("[data-waiting]");
  if (!line && words.length) {
    line = document.createElement("p");
    line.dataset.waiting = "";
    line.setAttribute("role", "status");
    document.querySelector(".k-main").prepend(line);
  }
  if (line) {
    const link = document.createElement("a");
    link.href = PAGE;
    link.textContent = "Buka catatan di perangkat ini";
    line.className = "alert alert-info d-block";
    line.replaceChildren(words.length ? `${words.join(". ")}. ` : "Semua catatan sudah terkirim.");
    if (words.length && location.pathname !== PAGE) line.append(link);
  }
  document.dispatchEvent(new Event("queue-changed"));
}

// The form as it was when the note was put aside, and why it was refused.
export async function refill(form, chosen) {
  const note = (await waiting()).find(({ id }) => id === chosen)?.note;
  if (!note) return false;
  const texts = [...note].filter(([, value]) => typeof value === "string");
  fill(form, new URLSearchParams(texts));
  form.elements.idempotency_key.value = note.get("idempotency_key");
  for (const input of form.querySelectorAll("input[type=file]")) {
    const basket = new DataTransfer();
    for (const file of note.getAll(input.name)) basket.items.add(file);
    input.files = basket.files;
    if (basket.files.length) input.dispatchEvent(new Event("change"));
  }
  for (const details of form.querySelectorAll("details")) details.open = true;
  const reasons = document.createElement("p");
  reasons.className = "alert alert-warning d-block";
  reasons.textContent = note.getAll("_reason").join(" ");
  if (reasons.textContent) form.prepend(reasons);
  return true;
}

addEventListener("online", send);
addEventListener("pageshow", (event) => event.persisted && send());
left().then((count) => count && send()).catch(() => {});
