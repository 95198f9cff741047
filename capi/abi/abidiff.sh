#!/bin/sh
# Whether a binary that was linked with the accepted interface still fits the library, as abidiff (package abigail-tools) sees it.
#
# usage: abidiff.sh LIBRARY ACCEPTED.abixml     any difference fails
#        abidiff.sh --write HEADER COMPILER     prints the header's interface as abixml
#
# The accepted interface comes from the header alone (interface.sh), so it holds public types only and is the same whatever compiled the
# library. The library needs its types in its debug information: -g, at least for what capi/ compiles.
set -eu
if [ "$1" = --write ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    "$(dirname "$0")/interface.sh" "$2" "$3" "$work/librenaksi.so"
    abidw --no-show-locs --no-corpus-path --no-comp-dir-path --no-elf-needed "$work/librenaksi.so" | sed "s|path='[^']*interface.c'|path='renaksi.h'|"
    exit 0
fi
status=0
abidiff --no-show-locs --fail-no-debug-info "$2" "$1" || status=$?
if [ $status -ne 0 ]; then
    echo "abidiff: $status. The library is not what was accepted: see capi/abi/README.md." >&2
    exit 1
fi
