// Shortcuts on a desk: / search, ? list of keys, j and k next and previous, 1 2 3 choose.
// Loaded only where the account has them switched on (WCAG 2.1.4).

const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
const LIST = [
  ["/", "Cari"],
  ["j", "Berikutnya"],
  ["k", "Sebelumnya"],
  ["1 2 3", "Pilih jawaban pada kelompok pilihan"],
  ["?", "Tampilkan daftar ini"],
];

function showKeys() {
  const dialog = document.createElement("dialog");
  dialog.className = "k-keys";
  dialog.setAttribute("aria-label", "Tombol pintas");
  const list = document.createElement("dl");
  for (const [key, meaning] of LIST) {
    const term = document.createElement("dt");
    const description = document.createElement("dd");
    const mark = document.createElement("kbd");
    mark.textContent = key;
    term.append(mark);
    description.textContent = meaning;
    list.append(term, description);
  }
  const close = document.createElement("button");
  close.className = "btn btn-secondary";
  close.textContent = "Tutup";
  close.addEventListener("click", () => dialog.close());
  dialog.append(list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

// The group in focus, else the first one without an answer.
function choose(number) {
  const groups = [...document.querySelectorAll(".k-choices:has(input[type=radio])")];
  const group =
    groups.find((one) => one.contains(document.activeElement)) ?? groups.find((one) => !one.querySelector(":checked"));
  const choice = group?.querySelectorAll("input[type=radio]")[number - 1];
  if (!choice) return;
  choice.click();
  choice.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search], input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
  } else if (event.key === "?") showKeys();
  else if (event.key === "j" || event.key === "k") document.querySelector(`[data-key="${event.key}"]`)?.click();
  else if ("123".includes(event.key)) choose(Number(event.key));
});
