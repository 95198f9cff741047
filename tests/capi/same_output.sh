#!/bin/sh
# Two programs print the same about one plan: the C example, and the same program in another language.
#
# usage: same_output.sh C_PROGRAM SAMPLE OTHER COMMAND…
set -eu
c_program=$1
sample=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$c_program" "$sample" > "$work/c"
"$@" > "$work/other"
test -s "$work/c"
diff -u "$work/c" "$work/other"
