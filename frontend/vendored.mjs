// Writes assets/VENDOR.md: what came from elsewhere, under which licence, and its SHA-256.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const wanted = JSON.parse(readFileSync("package.json", "utf8")).dependencies;
const packages = {
  "assets/css/kinerja.css": "bootstrap",
  "assets/img/icons.svg": "@tabler/icons",
  "assets/fonts/inter-latin.woff2": "@fontsource-variable/inter",
  "tests/journeys/axe.min.js": "axe-core",
};
const licences = { bootstrap: "MIT", "@tabler/icons": "MIT", "@fontsource-variable/inter": "OFL-1.1", "axe-core": "MPL-2.0" };
const rows = Object.entries(packages).map(([file, name]) => [file, name, wanted[name], licences[name]]);
for (const file of readdirSync("../assets/pdf-fonts").filter((name) => name.endsWith(".ttf")).sort()) {
  rows.push([`assets/pdf-fonts/${file}`, "Liberation Fonts", "2.1.5", "OFL-1.1"]);
}
const sha = (file) => createHash("sha256").update(readFileSync(`../${file}`)).digest("hex");
writeFileSync(
  "../assets/VENDOR.md",
  `# Files made from other people's work

Written by \`make vendor\`; not edited by hand. \`css/kinerja.css\` also holds our own layer (\`frontend/_layer.scss\`).
Sass ${wanted.sass} compiles it. The Liberation fonts are those of Debian's fonts-liberation2, for PDF only, never served.

| File | From | Version | Licence | SHA-256 |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row[0]} | ${row[1]} | ${row[2]} | ${row[3]} | \`${sha(row[0])}\` |`).join("\n")}
`,
);
