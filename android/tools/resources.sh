#!/usr/bin/env bash
# Resources by aapt2: R.java, the resource APK, and what Robolectric asks for. Called by Maven.
# resources.sh ANDROID_ALL_JAR TARGET_DIR
set -euo pipefail
jar=$1 out=$2
here=$(cd "$(dirname "$0")" && pwd)
main=$here/../src/main
aapt2=$out/aapt2/prebuilt/linux/aapt2
gen=$out/gen
chmod +x "$aapt2"
mkdir -p "$gen/testres/com/android/tools" "$gen/next"
"$aapt2" compile --dir "$main/res" -o "$gen/res.zip"
"$aapt2" link -I "$jar" --manifest "$main/AndroidManifest.xml" \
  --version-code "$("$here/version.sh" code)" --version-name "$("$here/version.sh" name)" \
  --java "$gen/next" -o "$out/base.apk" "$gen/res.zip"
# An unchanged R.java keeps its time, so that the compilers see nothing new.
r=id/sakukader/R.java
mkdir -p "$gen/r/id/sakukader"
cmp -s "$gen/next/$r" "$gen/r/$r" || cp "$gen/next/$r" "$gen/r/$r"
cat > "$gen/testres/com/android/tools/test_config.properties" <<P
android_merged_manifest=$main/AndroidManifest.xml
android_merged_assets=$main/assets
android_resource_apk=$out/base.apk
android_custom_package=id.sakukader
P
