#!/usr/bin/env bash
# LLVM libunwind for 32-bit arm against bionic-min. Runs inside the private root: build.sh SOURCES CLANG_TARGET OUT.a
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
sources=$1 target=$2 out=$3
[ -e "$out" ] && exit 0
work=$(mktemp -d)
flags="--target=$target -Oz -fPIC -ffunction-sections -fdata-sections -funwind-tables -fvisibility=hidden
  -nostdlibinc -I$here/inc -isystem $here/../bionic-min/include -I$sources/include -I$sources/src
  -DNDEBUG -DBM_NOT_SAYING_BIONIC -D_LIBUNWIND_IS_NATIVE_ONLY -D_LIBUNWIND_USE_DLADDR=0 -w"
cpp="-x c++ -std=c++17 -nostdinc++ -fno-exceptions -fno-rtti -fno-cxx-exceptions -fno-threadsafe-statics -include prelude.h"
for f in libunwind.cpp Unwind-EHABI.cpp; do clang-19 $flags $cpp -c "$sources/src/$f" -o "$work/$f.o"; done
for f in UnwindLevel1.c UnwindLevel1-gcc-ext.c; do clang-19 $flags -std=c11 -c "$sources/src/$f" -o "$work/$f.o"; done
for f in UnwindRegistersRestore.S UnwindRegistersSave.S; do clang-19 $flags -c "$sources/src/$f" -o "$work/$f.o"; done
llvm-ar-19 rcs "$out" "$work"/*.o
rm -rf "$work"
