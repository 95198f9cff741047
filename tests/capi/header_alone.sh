#!/bin/sh
# renaksi.h, and renaksi_arrow.h which it includes, compile alone, in every language they promise, without a warning; they include <stddef.h> and
# <stdint.h> and no other, and stay short.
#
# usage: header_alone.sh HEADER COMPILER...     C and C++ compilers, known by their names; one that is not there is left out
set -eu
header=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
fail() {
    echo "$*" >&2
    status=1
}

# Twice in one file, and as the whole of a C++ file; the part that others may have a copy of also before and after all of it.
{
    echo '#include "renaksi.h"'
    echo '#include "renaksi.h"'
    echo '#include "renaksi_arrow.h"'
} > "$work/alone.c"
echo '#include "renaksi_arrow.h"' > "$work/arrow.c"
{
    echo '#include "renaksi_arrow.h"'
    echo '#undef RENAKSI_ARROW_H'
    echo '#include "renaksi.h"'
} > "$work/copy.c"
for name in alone arrow copy; do cp "$work/$name.c" "$work/$name.cpp"; done
compiled=0
for compiler in "$@"; do
    command -v "$compiler" > /dev/null || continue
    case $(basename "$compiler") in
        *++*) standards="c++11 c++14 c++17 c++20" ending=cpp ;;
        *) standards="c99 c11" ending=c ;;
    esac
    for standard in $standards; do
        compiled=$((compiled + 1))
        for name in alone arrow copy; do
            "$compiler" -std="$standard" -pedantic -Werror -Wall -Wextra -Wundef -Wshadow -I"$(dirname "$header")" -fsyntax-only \
                "$work/$name.$ending" || fail "$compiler -std=$standard: $name.$ending"
        done
    done
done
[ $compiled -gt 0 ] || fail "none of the compilers is there: $*"

arrow=$(dirname "$header")/renaksi_arrow.h
included_by() { sed -n 's/^[ \t]*#[ \t]*include[ \t]*\([^ ]*\).*/\1/p' "$1" | LC_ALL=C sort | tr '\n' ' '; }
[ "$(included_by "$header")" = '"renaksi_arrow.h" <stddef.h> <stdint.h> ' ] || fail "$header includes $(included_by "$header")"
[ "$(included_by "$arrow")" = '<stdint.h> ' ] || fail "$arrow includes $(included_by "$arrow")"
for file in "$header" "$arrow"; do
    size=$(wc -c < "$file")
    [ "$size" -le 30000 ] || fail "$file: $size bytes, more than 30,000"
    LC_ALL=C grep -n '//' "$file" | grep -v 'https\{0,1\}://' && fail "$file: a comment of C++"
    LC_ALL=C grep -n '[^ -~]' "$file" && fail "$file: characters beyond ASCII"
done
exit $status
