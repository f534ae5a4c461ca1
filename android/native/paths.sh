# Sourced: where the Android toolchain is kept. One cache can serve several clones.
native=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$native/../.." && pwd)
cache=${SAKUKADER_CACHE:-$repo/.cache}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
root=$cache/android-root
