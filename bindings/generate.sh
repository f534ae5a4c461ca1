#!/usr/bin/env bash
# Writes the Kotlin side of the bindings into android/src/gen/kotlin (committed). `generate.sh DIR` writes elsewhere.
set -euo pipefail
cd "$(dirname "$0")"
out=${1:-../android/src/gen/kotlin}
target=${CARGO_TARGET_DIR:-../target}
./build.sh
"$target/debug/uniffi-bindgen" generate "$target/debug/libsakukader.so" --config uniffi.toml --language kotlin --no-format --out-dir "$out"
