#!/usr/bin/env bash
# The Rust library for Android: build.sh [ABI…] writes android/jniLibs/ABI/libsakukader.so, and nothing when its inputs
# are unchanged. With ANDROID_NDK_HOME set, cargo-ndk does it; otherwise a private root made by toolchain.sh.
set -euo pipefail
source "$(dirname "$0")/paths.sh"
out=$repo/android/jniLibs
[ $# -gt 0 ] || set -- arm64-v8a armeabi-v7a

inputs=$(cd "$repo" && find Cargo.toml Cargo.lock core bindings android/native -type f -print0 |
  LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
inputs="$inputs ${ANDROID_NDK_HOME:-}"
todo=()
for abi in "$@"; do
  [ -s "$out/$abi/libsakukader.so" ] && [ "$(cat "$out/.$abi.inputs" 2>/dev/null)" = "$inputs" ] || todo+=("$abi")
done
[ ${#todo[@]} -gt 0 ] || exit 0

if [ -n "${ANDROID_NDK_HOME:-}" ]; then
  LIBSQLITE3_FLAGS=$(tr '\n' ' ' < "$native/sqlite.flags")
  export LIBSQLITE3_FLAGS
  for abi in "${todo[@]}"; do
    (cd "$repo" && cargo ndk -t "$abi" -P 26 -o "$out" build --locked --profile phone -p sakukader-bindings)
    echo "$inputs" > "$out/.$abi.inputs"
  done
  exit 0
fi

exec 9> "$cache/native.lock"
flock 9
"$native/toolchain.sh"
"$native/libunwind.sh"
for abi in "${todo[@]}"; do
  echo "Building libsakukader.so for $abi …"
  case $abi in
    arm64-v8a) rust=aarch64-linux-android clang=aarch64-linux-android26 ;;
    armeabi-v7a) rust=armv7-linux-androideabi clang=armv7a-linux-androideabi26 ;;
    *) echo "build.sh: unknown ABI $abi" >&2; exit 2 ;;
  esac
  # The workspace is seen read-only inside, and the mounts end with this one command.
  unshare -m bash -euc '
    root=$1
    mount --bind "$2" "$root/build/workspace"
    mount -o remount,bind,ro "$root/build/workspace"
    mkdir -p "$root/build/libunwind"
    mount --bind "$3" "$root/build/libunwind"
    mount -t proc proc "$root/proc"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    exec env -i PATH=/usr/bin:/bin HOME=/build CARGO_HOME=/build/cargo CARGO_TARGET_DIR=/build/target \
      RUST_TARGET="$4" CLANG_TARGET="$5" /usr/sbin/chroot "$root" /bin/bash /build/workspace/android/native/in-root.sh
    ' _ "$root" "$repo" "$cache/libunwind-0.17.1" $rust $clang
  mkdir -p "$out/$abi"
  cp "$root/build/target/$rust/phone/libsakukader.so" "$out/$abi/"
  "$native/check.sh" "$out/$abi/libsakukader.so" $abi
  echo "$inputs" > "$out/.$abi.inputs"
done
