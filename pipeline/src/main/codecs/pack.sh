#!/bin/sh
# Fetches the prebuilt libvips of this platform and lays it out as class-path resources below $1/packed/codecs.
# What is already there for the same lock file stays, so that a rebuild needs no network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$1
stamp="$work/lock.sha"
wanted=$(cksum <"$here/package-lock.json")
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && exit 0

command -v npm >/dev/null 2>&1 || {
  echo "Packshot's build needs Node.js 20 or newer with npm: it fetches the imaging library (libvips) as an npm package." >&2
  echo "Install it from nodejs.org or your package manager (for example: apt-get install nodejs npm), then run this again." >&2
  exit 1
}
rm -rf "$work" && mkdir -p "$work/packed/codecs"
cp "$here/package.json" "$here/package-lock.json" "$work/"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)

found=
for package in "$work"/node_modules/@img/sharp-libvips-*; do
  [ -d "$package/lib" ] || continue
  found=yes
  library=$(cd "$package/lib" && ls libvips-cpp.* | head -n 1)
  cp "$package/lib/$library" "$work/packed/codecs/libvips"
  cp "$package/versions.json" "$package/README.md" "$work/packed/codecs/"
  printf 'file=%s\nsha256=%s\nplatform=%s\n' "$library" \
    "$(node -e 'process.stdout.write(require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex"))' "$package/lib/$library")" \
    "${package##*sharp-libvips-}" >"$work/packed/codecs/codecs.properties"
done
[ -n "$found" ] || echo "No prebuilt libvips for this platform: Packshot will look for a system libvips 8.15 or newer." >&2
echo "$wanted" >"$stamp"
