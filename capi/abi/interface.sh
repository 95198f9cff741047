#!/bin/sh
# A library that has the functions of the header and nothing behind them: what an interface is without its implementation. abidw then describes
# the public types alone, whatever compiler, optimisation and private types the real library has.
#
# usage: interface.sh HEADER COMPILER OUTPUT
set -eu
here=$(dirname "$0")
header=$1
compiler=$2
output=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

number=$(sed -n 's/^#define RENAKSI_ABI_VERSION \([0-9][0-9]*\).*/\1/p' "$header")
{
    echo '#include "renaksi.h"'
    echo '#include <stdlib.h>'
    "$here/functions.sh" "$header" | sed 's/$/ { abort(); }/'
} > "$work/interface.c"
printf 'RENAKSI_%s {\n    global:\n        renaksi_*;\n    local:\n        *;\n};\n' "$number" > "$work/interface.map"
# shellcheck disable=SC2086
$compiler -std=c99 -g -O0 -shared -fPIC -w -I"$(dirname "$header")" -Wl,-soname,"librenaksi.so.$number" \
    -Wl,--version-script="$work/interface.map" "$work/interface.c" -o "$output"
