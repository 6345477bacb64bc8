// textarea[data-sbi]: three lights for situation, behaviour and impact, by word rules that
// anybody can read here. They advise; nothing is ever blocked.

const LIGHTS = [
  ["Situasi", "kapan atau di mana", /\b(saat|ketika|waktu|pada|dalam|rapat|kemarin|tadi|minggu|bulan|hari|tanggal|senin|selasa|rabu|kamis|jumat|\d{1,2}[./-]\d{1,2})\b/i],
  ["Perilaku", "apa yang dilakukan", /\b(anda|saudara|beliau|bapak|ibu)\b.{0,60}\b(me|mem|men|meng|meny|ber|di|ter)[a-z]{3,}|\b(menyampaikan|menyusun|membantu|melayani|menjelaskan|mengirim|menyelesaikan|memeriksa|berbicara|datang|mencatat|memimpin|menanggapi)\b/i],
  ["Dampak", "akibatnya bagi kerja atau orang lain", /\b(sehingga|akibatnya|dampaknya|hasilnya|karena itu|membuat|menyebabkan|jadi|menjadi|mempercepat|memperlambat|terbantu|tertunda)\b/i],
];
const JUDGING = /\b(malas|selalu|tidak pernah|bodoh|lemot|ceroboh|payah|bandel|sombong|kurang ajar|tidak becus|pemalas)\b/i;
const SHORT = 40;

function watch(box) {
  const lights = document.createElement("ul");
  const advice = document.createElement("p");
  lights.className = "k-lights";
  advice.className = "text-muted";
  advice.setAttribute("role", "status");
  box.after(lights, advice);

  function look() {
    const text = box.value;
    lights.replaceChildren(...LIGHTS.map(([name, , rule]) => {
      const item = document.createElement("li");
      const seen = rule.test(text);
      item.className = seen ? "k-tag is-ok" : "k-tag";
      item.textContent = `${seen ? "✓" : "○"} ${name}${seen ? "" : ": belum tampak"}`;
      return item;
    }));
    const judging = text.match(JUDGING);
    const missing = LIGHTS.filter(([, , rule]) => !rule.test(text)).map(([, hint]) => hint);
    if (judging) advice.textContent = `Kata “${judging[0]}” menilai orangnya. Tulis apa yang terlihat dan terdengar.`;
    else if (text.length >= SHORT && missing.length) advice.textContent = `Coba tambahkan ${missing.join(", dan ")}.`;
    else advice.textContent = "";
  }

  let timer;
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 400); });
  look();
}

const bind = () => document.querySelectorAll("textarea[data-sbi]").forEach(watch);
bind();
document.addEventListener("page-replaced", bind);
