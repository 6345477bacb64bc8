// The page of what waits on this device: each note with its photo, its state and what to do.

import { drop, send, waiting } from "./queue.js";

const list = document.querySelector("[data-list]");
const shape = document.querySelector("[data-note]");
const empty = document.querySelector("[data-empty]");

function card({ id, note }) {
  const made = shape.content.cloneNode(true).firstElementChild;
  const at = (name) => made.querySelector(`[data-at=${name}]`);
  const reasons = note.getAll("_reason");
  const state = at("state");
  at("on").textContent = new Date(`${note.get("on")}T12:00`).toLocaleDateString("id-ID", { dateStyle: "long" });
  at("result").textContent = note.get("_result");
  at("note").textContent = note.get("note");
  state.textContent = reasons.length ? "Perlu Anda periksa" : "Menunggu jaringan";
  state.className = reasons.length ? "k-tag is-bad" : "k-tag is-warn";
  at("reasons").replaceChildren(...reasons.map((reason) => {
    const item = document.createElement("li");
    item.textContent = reason;
    return item;
  }));
  at("edit").href += `#${id}`;
  for (const file of [...note.getAll("photo"), ...note.getAll("file")]) {
    const shown = document.createElement(file.type.startsWith("image/") ? "img" : "span");
    if (shown.tagName === "IMG") {
      shown.alt = `Foto ${file.name}`;
      shown.src = URL.createObjectURL(file);
      shown.addEventListener("load", () => URL.revokeObjectURL(shown.src));
    } else shown.textContent = file.name;
    at("files").append(shown);
  }
  at("drop").addEventListener("click", async () => {
    if (!confirm("Buang catatan ini beserta fotonya? Catatan ini belum terkirim.")) return;
    await drop(id);
    await send();
  });
  return made;
}

async function show() {
  const notes = await waiting();
  empty.hidden = notes.length > 0;
  list.replaceChildren(...notes.map(card));
}

document.addEventListener("queue-changed", show);
document.querySelector("[data-send]").addEventListener("click", send);
show();
