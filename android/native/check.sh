#!/usr/bin/env bash
# What a phone's linker asks of a library: check.sh LIB.so ABI. 16 KB pages, only listed symbols, no text relocations.
# A weak symbol may be missing on a phone: std looks for getrandom (API 28) so and has another way.
set -euo pipefail
lib=$1
case $2 in armeabi-v7a) bits=32 ;; *) bits=64 ;; esac
here=$(cd "$(dirname "$0")" && pwd)
readelf -lW "$lib" | awk '$1=="LOAD" && $NF!="0x4000" {print "not at 16 KB: " $0; bad=1} END {exit bad}'
unlisted=$(comm -23 \
  <(readelf --dyn-syms -W "$lib" | awk '$7=="UND" && $5!="WEAK" && $8 {sub(/@.*/,"",$8); print $8}' | LC_ALL=C sort -u) \
  <(grep -hv '^#' "$here/stubs/$bits"/*.syms | LC_ALL=C sort -u))
[ -z "$unlisted" ] || { echo "not in stubs/$bits: $unlisted"; exit 1; }
if readelf -dW "$lib" | grep -q TEXTREL; then echo "text relocations in $lib"; exit 1; fi
