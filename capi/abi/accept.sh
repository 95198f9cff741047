#!/bin/sh
# Takes the header as it is for the interface that old binaries rely on, and prints what that changes.
#
# usage: accept.sh [COMPILER]
set -eu
cd "$(dirname "$0")"
compiler=${1:-cc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./golden.sh ../renaksi.h "$compiler" > "$work/golden.txt"
./functions.sh ../renaksi.h > "$work/functions.txt"
./abidiff.sh --write ../renaksi.h "$compiler" > "$work/renaksi.abixml"
for name in golden.txt functions.txt renaksi.abixml; do
    [ -f "$name" ] || : > "$name"
    if [ "$name" != renaksi.abixml ]; then
        diff -u "$name" "$work/$name" || true
    elif ! cmp -s "$name" "$work/$name"; then
        echo "$name changed"
    fi
    cp "$work/$name" "$name"
done
if ! cmp -s ../renaksi.h old/renaksi.h; then
    echo "old/renaksi.h stays as it was released. What it promises must keep working; a new RENAKSI_ABI_VERSION begins a new one."
fi
