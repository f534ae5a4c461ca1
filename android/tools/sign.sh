#!/usr/bin/env bash
# Signs an APK: sign.sh UNSIGNED.apk OUT.apk MIN_SDK. With the debug key in signing/, or with a release key named by
# SAKUKADER_KEYSTORE, SAKUKADER_KEY_ALIAS and SAKUKADER_KEYSTORE_PASSWORD.
set -euo pipefail
unsigned=$1 out=$2 min=$3
here=$(cd "$(dirname "$0")" && pwd)
if [ -n "${SAKUKADER_KEYSTORE:-}" ]; then
  key=(--ks "$SAKUKADER_KEYSTORE" --ks-key-alias "$SAKUKADER_KEY_ALIAS" --ks-pass env:SAKUKADER_KEYSTORE_PASSWORD)
else
  # Public on purpose (decision 004): one debug key everywhere, so that one build installs over another.
  key=(--ks "$here/../signing/debug.p12" --ks-key-alias debug --ks-pass pass:sakukader)
fi
apksigner sign "${key[@]}" --min-sdk-version "$min" --v1-signing-enabled false --v2-signing-enabled true \
  --v3-signing-enabled true --v4-signing-enabled false --out "$out" "$unsigned"
apksigner verify --min-sdk-version "$min" "$out"
