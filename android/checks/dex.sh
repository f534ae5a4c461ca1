#!/usr/bin/env bash
# The final dex turned back into class files and run on this JVM, through the real store of the host's library.
# dex2jar writes no stack maps, so the verifier is off for them. Ends with the counts.
set -euo pipefail
source "$(dirname "$0")/prepare.sh"
native=$(cd "$android/../${SAKUKADER_NATIVE:-target/debug}" && pwd)
java -cp "$tools" com.googlecode.dex2jar.tools.Dex2jarCmd -f -o "$work/back.jar" "$target/dex/classes.dex" > "$work/dex2jar.log" 2>&1
jna=$(tr : '\n' < "$target/test.classpath" | grep '/jna-[0-9.]*\.jar$')
unzip -q -o "$jna" 'com/sun/jna/linux-x86-64/*' -d "$work/jna"
rm -rf "$work/folder"
mkdir -p "$work/folder"
timeout 300 java -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote \
  -Djna.boot.library.path="$work/jna/com/sun/jna/linux-x86-64" -Djna.nounpack=true -Djna.library.path="$native" \
  -cp "$work/classes:$work/back.jar" DexCheck "$work/folder"
