#!/usr/bin/env bash
# A picture of every screen, light and dark, at font 1.0 and 2.0, into android/target/screenshots: the tests that look at
# every screen save what they saw when they are told where.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$PWD/android/target/screenshots
scripts/compile-app.sh
rm -rf "$folder"
mvn -q -B -f android/pom.xml surefire:test -Dscreenshots.folder="$folder"
echo "android/target/screenshots: $(find "$folder" -name '*.png' | wc -l) pictures"
