// form[data-upload]: a bar while the file travels. A broken line keeps the form as it is;
// the same idempotency key makes a second try store nothing twice. A form[data-queue] that
// cannot be sent goes to the queue instead.

function key(form) {
  const field = form.elements.idempotency_key;
  if (field && !field.value) field.value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}

function bar(form) {
  const line = document.createElement("p");
  const progress = document.createElement("progress");
  const words = document.createElement("span");
  line.setAttribute("role", "status");
  progress.max = 100;
  progress.setAttribute("aria-label", "Kemajuan pengiriman");
  line.append(progress, words);
  form.append(line);
  return {
    at(percent) { progress.value = percent; words.textContent = ` ${percent} % terkirim`; },
    say(text) { words.textContent = ` ${text}`; },
    done() { line.remove(); },
  };
}

function send(form, submitter) {
  const body = new FormData(form, submitter);
  const shown = bar(form);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) shown.at(Math.round((100 * event.loaded) / event.total));
  });
  const waits = () => {
    if (!("queue" in form.dataset)) return false;
    shown.done();
    return form.dispatchEvent(new Event("not-sent"));
  };
  request.addEventListener("load", () => {
    if (request.responseURL.includes("/masuk/") && waits()) return;
    if (request.status >= 500) {
      shown.say("Gagal dikirim. Isian Anda masih di sini; coba lagi.");
      delete form.dataset.sent;
      return;
    }
    shown.done();
    if (request.responseURL && request.status < 400 && request.responseURL !== location.href) {
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.title = page.title;
    document.dispatchEvent(new Event("page-replaced"));
    document.querySelector("[data-focus]")?.focus();
  });
  request.addEventListener("error", () => {
    if (waits()) return;
    shown.say("Sambungan putus. Isian Anda masih di sini; coba lagi.");
    delete form.dataset.sent;
  });
  request.send(body);
}

function watch(form) {
  key(form);
  form.addEventListener("submit", (event) => {
    if (!("queue" in form.dataset) && ![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
    event.preventDefault();
    if (form.dataset.busy) form.addEventListener("photo-ready", () => send(form, event.submitter), { once: true });
    else send(form, event.submitter);
  });
}

const bind = () => document.querySelectorAll("form[data-upload]").forEach(watch);
bind();
document.addEventListener("page-replaced", bind);
