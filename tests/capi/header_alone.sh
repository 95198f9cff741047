#!/bin/sh
# renaksi.h compiles alone, in every language it promises, without a warning; it includes <stddef.h> and <stdint.h> and stays short.
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

echo '#include "renaksi.h"' > "$work/alone.c"
# Twice in one file, and as the whole of a C++ file.
echo '#include "renaksi.h"' >> "$work/alone.c"
cp "$work/alone.c" "$work/alone.cpp"
compiled=0
for compiler in "$@"; do
    command -v "$compiler" > /dev/null || continue
    case $(basename "$compiler") in
        *++*) standards="c++11 c++14 c++17 c++20" source="$work/alone.cpp" ;;
        *) standards="c99 c11" source="$work/alone.c" ;;
    esac
    for standard in $standards; do
        compiled=$((compiled + 1))
        "$compiler" -std="$standard" -pedantic -Werror -Wall -Wextra -Wundef -Wshadow -I"$(dirname "$header")" -fsyntax-only "$source" ||
            fail "$compiler -std=$standard"
    done
done
[ $compiled -gt 0 ] || fail "none of the compilers is there: $*"

included=$(sed -n 's/^[ \t]*#[ \t]*include[ \t]*//p' "$header" | LC_ALL=C sort | tr '\n' ' ')
[ "$included" = "<stddef.h> <stdint.h> " ] || fail "includes $included"
size=$(wc -c < "$header")
[ "$size" -le 30000 ] || fail "$size bytes, more than 30,000"
LC_ALL=C grep -n '//' "$header" | grep -v 'https\{0,1\}://' && fail "a comment of C++"
LC_ALL=C grep -n '[^ -~]' "$header" && fail "characters beyond ASCII"
exit $status
