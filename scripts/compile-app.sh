#!/usr/bin/env bash
# The host library, and the app's and its tests' classes; nothing when their inputs are unchanged.
set -euo pipefail
cd "$(dirname "$0")/.."
bindings/build.sh
mkdir -p android/target/tmp # where the tests unpack; what a killed run left is 200 MB each
rm -rf android/target/tmp/*
stamp=android/target/.compiled
inputs=$(find Cargo.toml android/pom.xml android/src android/tools -type f -print0 | LC_ALL=C sort -z |
  xargs -0 sha256sum | sha256sum)
[ "$(cat $stamp 2> /dev/null)" = "$inputs" ] && exit 0
# Maven's quiet mode still says "end of colour".
mvn -q -B -f android/pom.xml test-compile 2>&1 | sed 's/\x1b\[0m//g'
echo "$inputs" > $stamp
