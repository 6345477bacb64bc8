#!/usr/bin/env bash
# Development only: rebuilds everything under assets/ that is not written by hand.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm install --no-package-lock --no-audit --no-fund
assets=../assets
mkdir -p $assets/css $assets/fonts
npx sass --no-source-map --style=compressed --load-path=node_modules --quiet-deps \
  --silence-deprecation=import,global-builtin,color-functions,if-function kinerja.scss $assets/css/kinerja.css
cp node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2 $assets/fonts/inter-latin.woff2
cp node_modules/@fontsource-variable/inter/LICENSE $assets/fonts/inter-LICENSE.txt
cp node_modules/axe-core/axe.min.js ../tests/journeys/axe.min.js
cp node_modules/axe-core/LICENSE ../tests/journeys/axe-LICENSE.txt
node sprite.mjs
node vendored.mjs
