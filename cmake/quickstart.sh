#!/usr/bin/env bash
# Installs what is missing, builds the command and checks the sample plan with it. May be run again; what is done is not done twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/packages.sh

if [[ $# != 0 ]]; then
    say "usage: cmake/quickstart.sh" >&2
    exit 2
fi

need build

mkdir -p build
log=build/quickstart.log
say "building build/release/renaksi (log: $log)"
if ! { cmake --preset release && cmake --build --preset release --target renaksi_command; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "the build failed"
fi

sample=tests/data/lombok-tengah-2022.txt
say
say "\$ build/release/renaksi check $sample"
code=0
build/release/renaksi check "$sample" || code=$?
case $code in
    0) ;;
    1) printf '\n(exit code 1: the plan has mistakes. That is an answer, not a failure.)\n' ;;
    *) fail "build/release/renaksi ended with exit code $code" ;;
esac
