#!/usr/bin/env bash
# The app's version, from the Cargo workspace: `version.sh name` prints 1.2.3, `version.sh code` 10203.
# The rule is docs/decisions/004-application-id-and-version-code.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
name=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version *= *"\([0-9]*\.[0-9]*\.[0-9]*\)"$/\1/p' Cargo.toml)
IFS=. read -r major minor patch <<<"$name"
[ -n "${patch:-}" ] || { echo "version.sh: no version major.minor.patch in Cargo.toml" >&2; exit 1; }
[ "$minor" -lt 100 ] && [ "$patch" -lt 100 ] || { echo "version.sh: minor and patch must be below 100: $name" >&2; exit 1; }
case ${1:-} in
  name) echo "$name" ;;
  code) echo $((major * 10000 + minor * 100 + patch)) ;;
  *) echo "usage: version.sh name|code" >&2; exit 2 ;;
esac
