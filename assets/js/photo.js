// input[type=file][data-shrink]: a photo becomes at most 1600 px wide before it is sent,
// which also drops the place it was taken at. Anything else stays as it is.

const LONGEST = 1600;
const QUALITY = 0.72;

async function shrink(file) {
  if (!file.type.startsWith("image/") || file.type === "image/gif") return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob) return file;
  return new File([blob], `${file.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg", lastModified: file.lastModified });
}

function show(input, files) {
  const place = document.getElementById(input.dataset.preview);
  if (!place) return;
  place.replaceChildren();
  for (const file of files) {
    if (file.type.startsWith("image/")) {
      const picture = document.createElement("img");
      picture.alt = `Foto ${file.name}`;
      picture.src = URL.createObjectURL(file);
      picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
      place.append(picture);
    }
    const size = document.createElement("span");
    size.className = "text-muted";
    size.textContent = `${file.name}, ${Math.ceil(file.size / 1024)} KB`;
    place.append(size);
  }
}

function watch(input) {
  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    const form = input.form;
    form.dataset.busy = "1";
    const ready = await Promise.all(chosen.map((file) => shrink(file).catch(() => file)));
    if (ready.some((file, index) => file !== chosen[index])) {
      const basket = new DataTransfer();
      ready.forEach((file) => basket.items.add(file));
      input.files = basket.files;
    }
    show(input, ready);
    delete form.dataset.busy;
    form.dispatchEvent(new Event("photo-ready"));
  });
}

const bind = () => document.querySelectorAll("input[type=file][data-shrink]").forEach(watch);
bind();
document.addEventListener("page-replaced", bind);
