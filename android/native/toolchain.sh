#!/usr/bin/env bash
# Prepares a private root with rustc, cargo and rust-src of one version, clang and lld, out of Debian stable and its
# backports. Touches nothing outside the cache. Needs root, apt-get and dpkg-deb; does nothing when it is ready.
set -euo pipefail
source "$(dirname "$0")/paths.sh"
llvm=19
release=trixie
[ -e "$root/.ready" ] && exit 0
[ "$(id -u)" = 0 ] || { echo "toolchain.sh: the Android toolchain needs root" >&2; exit 1; }

apt=$cache/apt
log=$cache/apt.log
rm -rf "$root" "$apt"
mkdir -p "$apt"/etc/{apt.conf.d,preferences.d} "$apt/state/lists/partial" "$apt/cache/archives/partial" "$root"
: > "$apt/status"

# The mirror this machine's own apt uses.
mirror=${DEBIAN_MIRROR:-$({ cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null || true; } |
  awk '$1=="URIs:"{print $2; exit} $1=="deb"{for(i=2;i<=NF;i++) if($i ~ /^https?:/){print $i; exit}}')}
keys=/usr/share/keyrings/debian-archive-keyring.gpg
printf 'deb [signed-by=%s] %s %s main\n' $keys "$mirror" $release $keys "$mirror" $release-backports \
  > "$apt/etc/sources.list"
cat > "$apt/etc/preferences.d/rust" <<P
Package: rustc cargo rust-src libstd-rust-*
Pin: release n=$release-backports
Pin-Priority: 990
P
cat > "$apt/apt.conf" <<P
Dir "$apt";
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc "$apt/etc";
Dir::Etc::sourcelist "sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::parts "apt.conf.d";
Dir::Etc::preferencesparts "preferences.d";
Acquire::Languages "none";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
APT::Architecture "amd64";
APT::Architectures "amd64";
P
export APT_CONFIG=$apt/apt.conf
echo "Preparing the Android toolchain (1.6 GB, once) …"
{
  apt-get -q update
  apt-get -qy --download-only install base-files dash bash coreutils sed grep rustc cargo rust-src \
    clang-$llvm lld-$llvm llvm-$llvm libc6-dev libc-bin libgcc-14-dev gcc binutils
} > "$log" 2>&1 || { tail -5 "$log" >&2; echo "toolchain.sh: no packages, see $log" >&2; exit 1; }

debs=$apt/cache/archives
dpkg-deb -x "$debs"/base-files_*.deb "$root" # lays the links of a merged /usr
for d in bin sbin lib lib64; do
  mkdir -p "$root/usr/$d"
  [ -e "$root/$d" ] || ln -s usr/$d "$root/$d"
done
ls "$debs"/*.deb | xargs -P2 -I{} sh -c \
  'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --keep-directory-symlink --skip-old-files' _ {} "$root"
mkdir -p "$root"/{proc,dev,tmp,etc/ssl/certs} "$root"/build/{workspace,native,cargo,target,stubs}
/usr/sbin/chroot "$root" /sbin/ldconfig
ln -sf dash "$root/usr/bin/sh"
ln -sf gcc "$root/usr/bin/cc"
# The host's own trust store and resolver, so that its set-up holds inside too.
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
for n in null:3 zero:5 random:8 urandom:9; do
  rm -f "$root/dev/${n%:*}"
  mknod -m 666 "$root/dev/${n%:*}" c 1 "${n#*:}"
done
echo 'root:x:0:0:root:/root:/bin/sh' > "$root/etc/passwd"
rm -rf "$apt"
/usr/sbin/chroot "$root" rustc -V
/usr/sbin/chroot "$root" clang-$llvm --version | head -1
touch "$root/.ready"
