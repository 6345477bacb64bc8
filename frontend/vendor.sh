#!/usr/bin/env bash
# Development only: rebuilds everything under assets/ that is not written by hand.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm install --no-package-lock --no-audit --no-fund
assets=../assets
mkdir -p $assets/css $assets/fonts
npx sass --no-source-map --style=compressed --load-path=node_modules --quiet-deps \
  --silence-deprecation=import,global-builtin,color-functions,if-function kinerja.scss $assets/css/kinerja.css
# Needs pip install fonttools brotli. Only the letters and weights our pages use: 22 KB of 48.
fonttools varLib.instancer -q node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2 \
  wght=400:700 -o node_modules/inter.ttf
pyftsubset node_modules/inter.ttf --layout-features=kern,tnum --no-hinting --flavor=woff2 \
  --unicodes=U+20-7E,U+A0-FF,U+2010-2015,U+2018-201E,U+2022,U+2026,U+202F,U+2032,U+20AC,U+2190-2193,U+2212,U+2264,U+2265,U+2713 \
  --output-file=$assets/fonts/inter-latin.woff2
cp node_modules/@fontsource-variable/inter/LICENSE $assets/fonts/inter-LICENSE.txt
cp node_modules/axe-core/axe.min.js ../tests/journeys/axe.min.js
cp node_modules/axe-core/LICENSE ../tests/journeys/axe-LICENSE.txt
node sprite.mjs
node vendored.mjs
