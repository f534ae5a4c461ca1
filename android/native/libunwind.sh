#!/usr/bin/env bash
# Brings the sources of LLVM libunwind (Apache-2.0 WITH LLVM-exception) into the cache: 32-bit arm unwinds by EHABI,
# which the crate `unwinding` does not know. They lie unchanged in the Python package ziglang.
set -euo pipefail
source "$(dirname "$0")/paths.sh"
version=0.17.1
to=$cache/libunwind-$version
[ -e "$to/.ready" ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download -q --disable-pip-version-check --no-deps --only-binary :all: \
  --platform manylinux_2_12_x86_64 -d "$work" ziglang==$version
unzip -q "$work"/ziglang-*.whl 'ziglang/lib/libunwind/*' -d "$work"
rm -rf "$to"
mkdir -p "$to"
cp -r "$work"/ziglang/lib/libunwind/{src,include} "$to/"
touch "$to/.ready"
