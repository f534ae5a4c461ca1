#!/usr/bin/env bash
# The one list of what the machine must have: setup.sh rust|run|check|apk|journey|test. Says nothing and takes no time when
# all is there; installs Debian packages as root; otherwise prints one line of what to install. `test` asks only for what
# `check` needs unless CI=true, because test.sh can leave out the rest: setup.sh missing apk|journey prints what is missing.
set -euo pipefail
rust_minimum=1.95
jdk_minimum=17

# command:package, by what needs it
rust="cc:gcc make:make"
run="$rust mvn:maven jdk:default-jdk-headless"
check=$run
apk="$run apksigner:apksigner dexdump:dexdump readelf:binutils unzip:unzip pip:python3-pip"
journey="$run chromium:chromium node:nodejs npm:npm"
test="$apk ${journey#"$run "}"

# Maven takes JAVA_HOME's, the scripts take the path's: the older of the two counts.
jdk_version() {
  { javac -version; [ -z "${JAVA_HOME:-}" ] || "$JAVA_HOME/bin/javac" -version || echo javac 0; } 2>&1 |
    sed -nE 's/^javac (1\.)?([0-9]+).*/\2/p' | sort -n | head -1
}

has() {
  case $1 in
    jdk) [ "$(jdk_version)" -ge $jdk_minimum ] 2> /dev/null ;;
    # Wanted only until the sources it brings are in the cache.
    pip) [ -e "${SAKUKADER_CACHE:-.cache}/libunwind-0.17.1/.ready" ] || python3 -m pip --version > /dev/null 2>&1 ;;
    *) command -v "$1" > /dev/null ;;
  esac
}

# Sets missing to the packages of a list whose command is not there.
look_for() {
  missing=()
  local pair
  for pair in $1; do
    has "${pair%%:*}" || missing+=("${pair#*:}")
  done
}

install() {
  echo "Installing ${missing[*]} …"
  local log
  log=$(mktemp)
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "${missing[@]}"; } \
    > "$log" 2>&1 || tail -5 "$log" >&2
  rm -f "$log"
}

cd "$(dirname "$0")/.."
if [ "$1" = missing ]; then
  look_for "${!2}"
  echo "${missing[*]}"
  exit 0
fi

look_for "${!1}"
if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  install
fi
needed=$1
if [ "$1" = test ] && [ "${CI:-}" != true ]; then needed=check; fi
look_for "${!needed}"
if [ ${#missing[@]} -gt 0 ]; then
  line="Please install: ${missing[*]} (on Debian: sudo apt-get install ${missing[*]})"
  found=$(jdk_version) || true
  if ! has jdk && [ -n "$found" ]; then line="$line; a JDK $jdk_minimum or newer is needed, found: $found"; fi
  echo "$line" >&2
  exit 1
fi

have=$(cargo --version 2> /dev/null | awk '{print $2}') || true
oldest=$(printf '%s\n' "$rust_minimum" "${have:-0}" | sort -V | head -1)
if [ "$oldest" != "$rust_minimum" ]; then
  echo "Please install Rust $rust_minimum or newer with rustfmt and clippy (https://rustup.rs); found: ${have:-none}" >&2
  exit 1
fi
if [ "$1" = check ] || [ "$1" = test ]; then
  lacking=()
  cargo fmt --version > /dev/null 2>&1 || lacking+=(rustfmt)
  cargo clippy --version > /dev/null 2>&1 || lacking+=(clippy)
  if [ ${#lacking[@]} -gt 0 ]; then
    echo "Please install ${lacking[*]}: rustup component add ${lacking[*]}" >&2
    exit 1
  fi
fi
