#!/usr/bin/env bash
# Builds what is new, starts the phone in the browser and opens its page when there is a browser to open.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8300}
echo "Building the core and the app; the first time fetches and compiles everything, which takes minutes …"
scripts/compile-app.sh
if command -v xdg-open > /dev/null && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  (sleep 8; xdg-open "http://127.0.0.1:$port/") > /dev/null 2>&1 &
fi
exec scripts/phone.sh "$port" "${FOLDER:-phone-data}"
