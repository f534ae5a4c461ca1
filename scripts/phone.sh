#!/usr/bin/env bash
# The phone in the browser, in the foreground: phone.sh [PORT [FOLDER]], once compile-app.sh has run. The store lies in
# FOLDER (phone-data/ here) and survives a restart. The process is Java's own, so that it can be killed.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${1:-8300} folder=${2:-phone-data}
mkdir -p "$folder"
target=android/target
exec java -Xmx1g -Djava.awt.headless=true -Djna.library.path="${SAKUKADER_NATIVE:-target/debug}" \
  -Drobolectric.offline=true -Drobolectric.dependency.dir=$target/sdk \
  -Dphone.port="$port" -Dphone.folder="$(cd "$folder" && pwd)" ${PHONE_OPTIONS:-} \
  -cp "$target/test-classes:$target/classes:$(cat $target/test.classpath)" id.sakukader.phone.Phone
