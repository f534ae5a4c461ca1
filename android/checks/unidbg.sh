#!/usr/bin/env bash
# The shipped libraries for arm, as packed into the APK, on Android's own libc in an emulator. Ends with the counts.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
stdlib=$(tr : '\n' < "$target/test.classpath" | grep '/kotlin-stdlib-[0-9.]*\.jar$')
passed=0 failed=0
for run in arm64-v8a:64 armeabi-v7a:32; do
  abi=${run%:*}
  rm -rf "$work/$abi"
  mkdir -p "$work/$abi"
  unzip -q -o "$target/sakukader.apk" "lib/$abi/libsakukader.so" -d "$work/apk"
  echo "== $abi"
  timeout 600 java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$work/classes:$target/classes:$stdlib:$tools" \
    UnidbgCheck "$work/apk/lib/$abi/libsakukader.so" "${run#*:}" "$work/$abi" > "$work/$abi.log" 2>&1 || true
  grep -vE '^[0-9]+ passed, [0-9]+ failed$' "$work/$abi.log" || true
  sum=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/$abi.log" || echo "0 passed, 1 failed")
  read -r p _ f _ <<< "$sum"
  passed=$((passed + p)) failed=$((failed + f))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
