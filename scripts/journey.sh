#!/usr/bin/env bash
# The browser journeys in headless Chromium, each on a phone of its own. Ends with the counts.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/compile-app.sh
cd android/browser
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund
cd ../..
exec timeout 1200 node android/browser/journey.mjs
