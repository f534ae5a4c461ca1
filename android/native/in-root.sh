#!/usr/bin/env bash
# Runs inside the private root, called by build.sh with RUST_TARGET and CLANG_TARGET.
set -euo pipefail
case $RUST_TARGET in arm*) bits=32 ;; *) bits=64 ;; esac
native=/build/workspace/android/native
stubs=/build/stubs/$RUST_TARGET
mkdir -p "$stubs"

# Libraries to link against that hold only the symbols listed, so that a new one fails the link.
for lib in c m dl log; do
  {
    echo .text
    while read -r s; do
      case $s in
        '' | \#*) ;;
        *) printf '.globl %s\n.type %s,%%function\n%s:\n' "$s" "$s" "$s" ;;
      esac
    done < "$native/stubs/$bits/lib$lib.syms"
  } > "$stubs/$lib.s"
  clang-19 --target=$CLANG_TARGET -c "$stubs/$lib.s" -o "$stubs/$lib.o"
  ld.lld-19 -shared -soname lib$lib.so "$stubs/$lib.o" -o "$stubs/lib$lib.so"
done
# std asks for both; the crate `unwinding` (64-bit) or LLVM libunwind (32-bit arm) is what unwinds.
rm -f "$stubs/libgcc.a"
llvm-ar-19 rcs "$stubs/libgcc.a"
if [ $bits = 64 ]; then
  rm -f "$stubs/libunwind.a"
  llvm-ar-19 rcs "$stubs/libunwind.a"
else
  "$native/unwind-arm/build.sh" /build/libunwind $CLANG_TARGET "$stubs/libunwind.a"
fi

cat > "$stubs/clang-link" <<P
#!/bin/sh
exec clang-19 --target=$CLANG_TARGET -fuse-ld=/usr/bin/ld.lld-19 -nostdlib -nostartfiles -L$stubs "\$@" \\
  -Wl,-z,defs -Wl,-z,max-page-size=16384 -Wl,--icf=safe -Wl,--pack-dyn-relocs=android -lc -lm -ldl -llog
P
cat > "$stubs/clang-cc" <<P
#!/bin/sh
exec clang-19 "\$@" --target=$CLANG_TARGET -nostdlibinc -isystem $native/bionic-min/include
P
chmod +x "$stubs"/clang-*

upper=$(echo "$RUST_TARGET" | tr a-z- A-Z_)
lower=$(echo "$RUST_TARGET" | tr - _)
export CARGO_TARGET_${upper}_LINKER=$stubs/clang-link CC_$lower=$stubs/clang-cc AR_$lower=llvm-ar-19
# No panic passes through SQLite (rusqlite catches them), so that its C needs no unwind tables.
export CFLAGS_$lower="-fPIC -ffunction-sections -fdata-sections -fno-unwind-tables -fno-asynchronous-unwind-tables"
export LIBSQLITE3_FLAGS=$(tr '\n' ' ' < "$native/sqlite.flags")
export CARGO_PROFILE_PHONE_BUILD_OVERRIDE_OPT_LEVEL=0 CARGO_TERM_COLOR=never CARGO_NET_RETRY=3
# No prebuilt std for Android at hand: it is built from rust-src, which stable Rust allows only this way.
export RUSTC_BOOTSTRAP=1
cd /build/workspace
# Without std's own backtraces: 0.2 MB a library, for names that a stripped library does not have.
# One crate type: cargo does no LTO for a library that is also an rlib, and says nothing.
exec cargo rustc -q --locked --profile phone -p sakukader-bindings --lib --crate-type cdylib --target "$RUST_TARGET" \
  -Zbuild-std=std,panic_unwind -Zbuild-std-features=panic-unwind,optimize_for_size
