#!/usr/bin/env bash
# The shipped libraries for arm, as packed into the APK, on Android's own libc in an emulator. Ends with the counts.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
stdlib=$(tr : '\n' < "$target/test.classpath" | grep '/kotlin-stdlib-[0-9.]*\.jar$')
passed=0 failed=0

# Every symbol in native/stubs is one of Android's own: older than API 26, as these libraries are API 23.
unzip -q -o "$(tr : '\n' <<< "$tools" | grep '/unidbg-android-')" 'android/sdk23/lib*' -d "$work"
for list in "$android"/native/stubs/*/*.syms; do
  library=$(basename "${list%.syms}").so
  folder=$work/android/sdk23/$([ "$(basename "$(dirname "$list")")" = 64 ] && echo lib64 || echo lib)
  unknown=$(comm -23 <(grep -v '^#' "$list" | grep . | LC_ALL=C sort -u) <(readelf --dyn-syms -W "$folder/$library" 2> /dev/null |
    awk '$7 != "UND" {sub(/@.*/, "", $8); print $8}' | LC_ALL=C sort -u))
  if [ -z "$unknown" ]; then
    passed=$((passed + 1)); echo "ok    ${list#"$android"/native/} are in Android's $library"
  else
    failed=$((failed + 1)); echo "FAIL  ${list#"$android"/native/}: not in Android's $library:" $unknown
  fi
done

# A run that ends without its counts was broken off by the emulator, not by what it ran: it is begun once more.
emulate() { # emulate ABI BITS
  local try code
  unzip -q -o "$target/sakukader.apk" "lib/$1/libsakukader.so" -d "$work/apk"
  for try in 1 2; do
    rm -rf "$work/$1"
    mkdir -p "$work/$1"
    code=0
    timeout 600 java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$work/classes:$target/classes:$stdlib:$tools" \
      UnidbgCheck "$work/apk/lib/$1/libsakukader.so" "$2" "$work/$1" > "$work/$1.log" 2>&1 || code=$?
    ! grep -qE "$counts" "$work/$1.log" || return 0
    echo "== $1: the emulator ended with $code after"
    tail -n 20 "$work/$1.log"
  done
}
counts='^[0-9]+ passed, [0-9]+ failed$'
for abi in arm64-v8a:64 armeabi-v7a:32; do
  log=$work/${abi%:*}.log
  emulate "${abi%:*}" "${abi#*:}"
  echo "== ${abi%:*}"
  grep -vE "$counts" "$log" || true
  sum=$(grep -E "$counts" "$log" || echo "0 passed, 1 failed")
  read -r p _ f _ <<< "$sum"
  passed=$((passed + p)) failed=$((failed + f))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
