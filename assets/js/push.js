// form[data-push]: the browser is asked for leave only after its owner pressed the button here.

const form = document.querySelector("form[data-push]");
const button = form.querySelector("[data-push-button]");

function say(state) {
  for (const line of form.querySelectorAll("[data-push-says]")) line.hidden = line.dataset.pushSays !== state;
  button.hidden = state !== "off" && state !== "failed";
}

const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

// The browser's own address for this device; one made for an older key of ours is made anew.
async function address() {
  await navigator.serviceWorker.register("/sw.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(form.dataset.push) });
  return made.endpoint;
}

const state = () => {
  if (!navigator.serviceWorker || !self.PushManager || !self.Notification) return "none";
  if (Notification.permission === "denied") return "denied";
  return "pushOn" in form.dataset ? "on" : "off";
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    if (await Notification.requestPermission() !== "granted") return say(state());
    form.elements.endpoint.value = await address();
    form.submit();
  } catch {
    say("failed");
  } finally {
    button.disabled = false;
  }
});

say(state());
