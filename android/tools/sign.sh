#!/usr/bin/env bash
# Signs an APK: sign.sh UNSIGNED.apk OUT.apk MIN_SDK; `sign.sh key` only tries the key, before a long build. With the
# debug key in signing/, or with a release key named by SAKUKADER_KEYSTORE (a relative path counts from the repository's
# root, where make runs), SAKUKADER_KEY_ALIAS and SAKUKADER_KEYSTORE_PASSWORD. What cannot be signed leaves no APK.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ "$1" = key ] || rm -f "$2"
names=(SAKUKADER_KEYSTORE SAKUKADER_KEY_ALIAS SAKUKADER_KEYSTORE_PASSWORD)
if [ -n "${SAKUKADER_KEYSTORE:-}${SAKUKADER_KEY_ALIAS:-}${SAKUKADER_KEYSTORE_PASSWORD:-}" ]; then
  for name in "${names[@]}"; do
    [ -n "${!name:-}" ] || { echo "A release key needs ${names[*]}; $name is not set." >&2; exit 1; }
  done
  case $SAKUKADER_KEYSTORE in
    /*) store=$SAKUKADER_KEYSTORE ;;
    *) store=$here/../../$SAKUKADER_KEYSTORE ;;
  esac
  said=$(keytool -list -keystore "$store" -storepass:env SAKUKADER_KEYSTORE_PASSWORD -alias "$SAKUKADER_KEY_ALIAS" 2>&1) || {
    echo "The release key cannot be used: $(head -1 <<< "$said")" >&2
    exit 1
  }
  key=(--ks "$store" --ks-key-alias "$SAKUKADER_KEY_ALIAS" --ks-pass env:SAKUKADER_KEYSTORE_PASSWORD)
else
  # Public on purpose (decision 004): one debug key everywhere, so that one build installs over another.
  key=(--ks "$here/../signing/debug.p12" --ks-key-alias debug --ks-pass pass:sakukader)
fi
[ "$1" != key ] || exit 0
apksigner sign "${key[@]}" --min-sdk-version "$3" --v1-signing-enabled false --v2-signing-enabled true \
  --v3-signing-enabled true --v4-signing-enabled false --out "$2" "$1"
apksigner verify --min-sdk-version "$3" "$2"
