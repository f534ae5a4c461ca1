#!/usr/bin/env bash
# A picture of every screen, light and dark, at font 1.0 and 2.0, into android/target/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/compile-app.sh
mvn -q -B -f android/pom.xml surefire:test -Dtest=Screenshots -Dscreenshots.folder="$PWD/android/target/screenshots"
echo "android/target/screenshots: $(find android/target/screenshots -name '*.png' | wc -l) pictures"
