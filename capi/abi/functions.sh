#!/bin/sh
# The prototypes of the header, one a line, by name.
#
# usage: functions.sh HEADER             prints the list
#        functions.sh HEADER EXPECTED    compares it with a file; 1 where they differ
set -eu
here=$(dirname "$0")
list() { awk -f "$here/declarations.awk" "$1" | sed -n 's/^function [^ ]* //p' | LC_ALL=C sort; }
if [ $# -lt 2 ]; then
    list "$1"
elif ! list "$1" | diff -u "$2" -; then
    echo "Prototypes of the interface changed. An old binary has the old ones: see capi/abi/README.md." >&2
    exit 1
fi
