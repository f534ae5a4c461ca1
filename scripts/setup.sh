#!/usr/bin/env bash
# The one list of what the machine must have: setup.sh rust|run|apk|test. Says nothing and takes no time when all is
# there; installs Debian packages as root; otherwise prints one line of what to install.
set -euo pipefail
rust_minimum=1.95

# command:package, by what needs it
rust="cc:gcc make:make"
run="$rust mvn:maven javac:default-jdk-headless"
apk="$run apksigner:apksigner dexdump:dexdump readelf:binutils unzip:unzip pip:python3-pip"
test="$apk chromium:chromium node:nodejs npm:npm"

has() {
  case $1 in
    # Wanted only until the sources it brings are in the cache.
    pip) [ -e "${SAKUKADER_CACHE:-.cache}/libunwind-0.17.1/.ready" ] || python3 -m pip --version > /dev/null 2>&1 ;;
    *) command -v "$1" > /dev/null ;;
  esac
}

cd "$(dirname "$0")/.."
missing=()
for pair in ${!1}; do
  has "${pair%%:*}" || missing+=("${pair#*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "Installing ${missing[*]} …"
    log=$(mktemp)
    { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "${missing[@]}"; } \
      > "$log" 2>&1 || { tail -5 "$log" >&2; exit 1; }
    rm -f "$log"
  else
    echo "Please install: ${missing[*]} (on Debian: sudo apt-get install ${missing[*]})" >&2
    exit 1
  fi
fi

have=$(cargo --version 2> /dev/null | awk '{print $2}') || true
oldest=$(printf '%s\n' "$rust_minimum" "${have:-0}" | sort -V | head -1)
if [ "$oldest" != "$rust_minimum" ]; then
  echo "Please install Rust $rust_minimum or newer with rustfmt and clippy (https://rustup.rs); found: ${have:-none}" >&2
  exit 1
fi
