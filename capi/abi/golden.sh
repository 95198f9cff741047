#!/bin/sh
# The numbers of the header, and of those beside it that it includes, as a C compiler has them: every constant, the size of every struct and the
# offset of every field.
#
# usage: golden.sh HEADER COMPILER             prints the list
#        golden.sh HEADER COMPILER EXPECTED    compares it with a file; 1 where they differ
set -eu
here=$(dirname "$0")
header=$1
compiler=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

{
    echo '#include "renaksi.h"'
    echo '#include <stdio.h>'
    echo 'int main(void) {'
    included=$(sed -n 's/^[ \t]*#[ \t]*include[ \t]*"\([^"]*\)".*/\1/p' "$header" | sed "s|^|$(dirname "$header")/|")
    # shellcheck disable=SC2086
    awk -f "$here/declarations.awk" "$header" $included | awk '
        function type_of(name) { return name ~ /^Arrow/ ? "struct " name : name }
        $1 == "const" { printf "    printf(\"const %s %%lld\\n\", (long long)%s);\n", $2, $2 }
        $1 == "struct" { printf "    printf(\"size %s %%lld\\n\", (long long)sizeof(%s));\n", $2, type_of($2) }
        $1 == "field" { printf "    printf(\"offset %s.%s %%lld\\n\", (long long)offsetof(%s, %s));\n", $2, $3, type_of($2), $3 }'
    echo '    return 0;'
    echo '}'
} > "$work/golden.c"
# The word may be a compiler with its launcher and options.
# shellcheck disable=SC2086
$compiler -std=c99 -I"$(dirname "$header")" "$work/golden.c" -o "$work/golden"
"$work/golden" > "$work/golden.txt"
if [ $# -lt 3 ]; then
    cat "$work/golden.txt"
elif ! diff -u "$3" "$work/golden.txt"; then
    echo "Numbers of the interface changed. An old binary has the old ones: see capi/abi/README.md." >&2
    exit 1
fi
