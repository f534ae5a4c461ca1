#!/usr/bin/env bash
# Checks android/target/sakukader.apk as it is, and that the build's own guards can refuse. Ends with the counts.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
android=$(dirname "$here")
target=$android/target
log=$target/checks
mkdir -p "$log"
passed=0 failed=0
check() { # check WHAT COMMAND…
  local what=$1
  shift
  if "$@" > "$log/last" 2>&1; then
    passed=$((passed + 1)); echo "ok    $what"
  else
    failed=$((failed + 1)); echo "FAIL  $what"; tail -20 "$log/last"
  fi
}

check "signed" apksigner verify --min-sdk-version 26 "$target/sakukader.apk"

# The release path of sign.sh, with a key made for this run: the APK carries that key's certificate and not the debug
# key's, and half a set of names signs nothing.
release=$log/release
rm -rf "$release"
mkdir -p "$release"
unset SAKUKADER_KEYSTORE SAKUKADER_KEY_ALIAS
export SAKUKADER_KEYSTORE_PASSWORD=throwaway
sign() { "$android/tools/sign.sh" "$target/unsigned.apk" "$release/out.apk" 26; }
signer() { apksigner verify --min-sdk-version 26 --print-certs "$1" | sed -n 's/^Signer #1 certificate SHA-256 digest: //p'; }
certificate() { # certificate STORE PASSWORD: of its one entry; keytool takes the alias "debug" for a wish to be wordy
  keytool -list -keystore "$1" -storepass "$2" | sed -n 's/.*(SHA-256): //p' | tr -d : | tr A-F a-f
}
debug=$(certificate "$android/signing/debug.p12" sakukader)
release_key() {
  keytool -genkeypair -keystore "$release/key.p12" -storetype PKCS12 -storepass throwaway -alias upload \
    -keyalg RSA -keysize 2048 -validity 30 -dname CN=throwaway &&
    SAKUKADER_KEYSTORE=$release/key.p12 SAKUKADER_KEY_ALIAS=upload sign &&
    [ "$(signer "$release/out.apk")" = "$(certificate "$release/key.p12" throwaway)" ] &&
    [ "$(signer "$release/out.apk")" != "$debug" ]
}
check "a release is signed by its own key" release_key
no_alias() { ! SAKUKADER_KEYSTORE=$release/key.p12 sign && [ ! -e "$release/out.apk" ]; }
check "a release key without its alias signs nothing" no_alias
unset SAKUKADER_KEYSTORE_PASSWORD
debug_key() { sign && [ "$(signer "$release/out.apk")" = "$debug" ]; }
check "the debug key signs when no other is named" debug_key
rm -rf "$release"

check "dex as dexdump reads it" dexdump -c "$target/dex/classes.dex"

# An API of 30 called at minSdk 26 must not pass the check the build makes; the same behind @TargetApi must.
guard=$log/guard
rm -rf "$guard"
mkdir -p "$guard"/{late,guarded}
cat > "$guard/late/Late.java" <<J
class Late { boolean f(android.view.WindowInsets i) { return i.isVisible(1); } }
J
cat > "$guard/guarded/Guarded.java" <<J
@android.annotation.TargetApi(30) class Guarded { boolean f(android.view.WindowInsets i) { return i.isVisible(1); } }
J
framework=$(tr : '\n' < "$target/test.classpath" | grep '/android-all-[^/]*\.jar$')
api() {
  javac --release 8 -Xlint:-options -cp "$framework" -d "$guard/$1/classes" "$guard/$1"/*.java || return 2
  (cd "$guard/$1/classes" && jar cf ../it.jar .)
  java -cp "$target/parts/animal-sniffer.jar:$target/parts/asm.jar" "$android/tools/ApiCheck.java" \
    "$target/parts/gummy-bears-api-26.signature" "$guard/$1/it.jar"
}
check "a guarded call to a later API passes" api guarded
late_is_refused() { ! api late && grep -q 'WindowInsets.isVisible' "$log/last"; }
check "an unguarded one is refused" late_is_refused

# The classes with @TargetApi are the ones the decision record lists, with their API level.
guarded() {
  diff <(grep -rhA1 '@TargetApi(' "$android/src/main/kotlin" | tr '\n' ' ' |
    grep -oE '@TargetApi\([0-9]+\) [a-z ]*(class|object) [A-Za-z0-9]+' | sed -E 's/@TargetApi\(([0-9]+)\).* ([A-Za-z0-9]+)$/\2 \1/' | sort) \
    <(grep -oE '`[A-Za-z0-9]+` \([0-9]+,' "$android"/../docs/decisions/003-*.md | sed -E 's/`([A-Za-z0-9]+)` \(([0-9]+),/\1 \2/' | sort)
}
check "guarded classes are those of decision 003" guarded

java "$here/ApkCheck.java" "$target/sakukader.apk" "$target/aapt2/prebuilt/linux/aapt2" "$target/dex/classes.dex" \
  "$("$android/tools/version.sh" code)" "$("$android/tools/version.sh" name)" 2>&1 | tee "$log/apk.log" | grep -v ' passed, '
sum=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log/apk.log" || echo "0 passed, 1 failed")
read -r p _ f _ <<<"$sum"
passed=$((passed + p)) failed=$((failed + f))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
