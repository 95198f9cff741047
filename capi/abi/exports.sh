#!/bin/sh
# What the library exports is what the header declares and what the version script lets out; it is bound and read-only once loaded.
#
# usage: exports.sh LIBRARY HEADER MAP
set -eu
here=$(dirname "$0")
library=$1
header=$2
map=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
fail() {
    echo "$*" >&2
    status=1
}

number=$(sed -n 's/^#define RENAKSI_ABI_VERSION \([0-9][0-9]*\).*/\1/p' "$header")
node=RENAKSI_$number
awk -f "$here/declarations.awk" "$header" | awk '$1 == "function" { print $2 }' | LC_ALL=C sort > "$work/header"
# `nm -D` also lists the version node itself, as an absolute symbol. Every other symbol, of whatever kind, counts.
nm -D --defined-only "$library" | awk '{ print $NF }' | grep -v "^$node\(@@*$node\)\{0,1\}$" > "$work/versioned" || true
sed 's/@.*//' "$work/versioned" | LC_ALL=C sort > "$work/library"
sed -n '/global:/,/local:/p' "$map" | sed -n 's/^ *\([A-Za-z_][A-Za-z0-9_*?]*\);.*/\1/p' | LC_ALL=C sort > "$work/map"

[ -s "$work/header" ] || fail "$header declares no function"
diff "$work/header" "$work/library" > "$work/diff" || fail "declared in the header (<) and exported by the library (>):
$(cat "$work/diff")"
diff "$work/header" "$work/map" > "$work/diff" || fail "declared in the header (<) and let out by the version script (>):
$(cat "$work/diff")"
unversioned=$(grep -v "@@$node$" "$work/versioned" || true)
[ -z "$unversioned" ] || fail "not of the version node $node: $unversioned"
grep -q "^$node {" "$map" || fail "$map has no version node $node"

readelf -dW "$library" > "$work/dynamic"
grep -q "SONAME.*\[librenaksi\.so\.$number\]" "$work/dynamic" || fail "the SONAME is not librenaksi.so.$number"
grep -Eq "BIND_NOW|FLAGS_1.*NOW" "$work/dynamic" || fail "not linked with -z now"
grep -Eq "RPATH|RUNPATH" "$work/dynamic" && fail "the library names folders of the machine that built it"
grep -q TEXTREL "$work/dynamic" && fail "the library has relocations in its code"
readelf -lW "$library" > "$work/segments"
grep -q GNU_RELRO "$work/segments" || fail "not linked with -z relro"
grep -Eq "GNU_STACK.* RWE " "$work/segments" && fail "the stack is executable"
exit $status
