#!/bin/sh
# Fetches what the lock file names into a folder of the build, and runs one of the page's tests with the Chromium that PATH has. 77 where
# there is none.
#
# usage: run.sh NPM MAKE_PAGES FOLDER TEST
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null; then
        RENAKSI_CHROMIUM=$(command -v "$name")
        break
    fi
done
if [ -z "${RENAKSI_CHROMIUM:-}" ]; then
    echo "no Chromium in PATH"
    exit 77
fi
export RENAKSI_CHROMIUM
mkdir -p "$3"
if ! cmp -s "$here/package-lock.json" "$3/package-lock.json" || [ ! -d "$3/node_modules/axe-core" ]; then
    cp "$here/package.json" "$here/package-lock.json" "$3/"
    (cd "$3" && "$1" ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1) || { cat "$3/npm.log" >&2; exit 1; }
fi
"$2" "$3/pages"
NODE_PATH="$3/node_modules" exec node "$here/$4.test.js" "$3/pages"
