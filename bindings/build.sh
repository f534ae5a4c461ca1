#!/usr/bin/env bash
# The host library and the generator of its Kotlin side: one build for the app's tests, the generator and the checks.
cd "$(dirname "$0")" && exec cargo build -q --features bindgen
