#!/usr/bin/env bash
# Installs what the tests need, builds with g++, and with clang++ under the sanitizers, runs every test, looks at format and lint, and ends with
# the line `N passed, N failed`. May be run again.
#
#   cmake/check.sh          everything
#   cmake/check.sh --fast   g++'s debug build and its tests only
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/packages.sh

fast=no
case "${1-}" in
    '') ;;
    --fast) fast=yes ;;
    *)
        say "usage: cmake/check.sh [--fast]" >&2
        exit 2
        ;;
esac

passed=0
failed=0
finished=no
logs=build/check
jobs="$(getconf _NPROCESSORS_ONLN)"

last_line() {
    local code=$?
    if [[ $finished == no ]]; then
        failed=$((failed + 1))
        say "stopped before the end"
    fi
    say "$passed passed, $failed failed"
    if [[ $code == 0 && ($failed != 0 || $passed == 0) ]]; then code=1; fi
    exit "$code"
}
trap last_line EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# step NAME COMMAND…: one check of its own. Its output is shown when it fails. Says no to its caller then.
step() {
    local name="$1" log="$logs/${1//[^a-z0-9]/-}.log" begin=$SECONDS
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        say "ok      $name ($((SECONDS - begin)) s)"
        return 0
    fi
    failed=$((failed + 1))
    tail -n 60 "$log"
    say "FAILED  $name ($((SECONDS - begin)) s; all of it: $log)"
    return 1
}

# tests PRESET: ctest's tests, each counted.
tests() {
    local log="$logs/$1-tests.log" report="$PWD/$logs/$1-tests.xml" begin=$SECONDS all=0 good=0 skipped=0
    rm -f "$report"
    ctest --preset "$1" -j "$jobs" --output-junit "$report" >"$log" 2>&1 || true
    if [[ -f $report ]]; then
        all="$(grep -c '<testcase ' "$report" || true)"
        good="$(grep -c '<testcase .* status="run"' "$report" || true)"
        # A test that says itself that this machine cannot run it; one that could not be started is not among these.
        skipped="$(grep -c '<skipped message="SKIP_RETURN_CODE' "$report" || true)"
        all=$((all - skipped))
        if [[ $skipped != 0 ]]; then say "skipped $1: $skipped tests that cannot run here"; fi
    fi
    if [[ $all == 0 ]]; then
        failed=$((failed + 1))
        tail -n 30 "$log"
        say "FAILED  $1: no test ran"
        return
    fi
    passed=$((passed + good))
    failed=$((failed + all - good))
    if [[ $good == "$all" ]]; then
        say "ok      $1: $all tests ($((SECONDS - begin)) s)"
    else
        grep -vE '^ *Start|   Passed ' "$log" | tail -n 200
        say "FAILED  $1: $((all - good)) of $all tests ($((SECONDS - begin)) s; all of it: $log)"
    fi
}

build() { cmake --preset "$1" && cmake --build --preset "$1"; }
build_and_test() { if step "$1: build" build "$1"; then tests "$1"; fi; }

own_files() { find include src tests bench capi "$@" -type f 2>/dev/null | sort; }
format() { own_files \( -name '*.hpp' -o -name '*.cpp' \) -print | xargs clang-format-14 --dry-run --Werror; }
# The sources, and the whole core through the header that includes it. Most of the time goes into the headers, so the sources of a folder are
# looked at several at a time, as the unity build compiles them; to the tool they are then headers, which it has to be told to look at.
lint() {
    local folder="$logs/lint" at_once=12 sources source from
    rm -rf "$folder"
    mkdir -p "$folder"
    for from in src/* capi; do
        mapfile -t sources < <(find "$from" -maxdepth 1 -name '*.cpp' ! -name boost_json.cpp | LC_ALL=C sort)
        local count=0
        for source in ${sources[@]+"${sources[@]}"}; do
            say "#include \"$source\"  // NOLINT(bugprone-suspicious-include)" >>"$folder/${from//\//-}-$((count / at_once)).cpp"
            count=$((count + 1))
        done
    done
    { find "$folder" -name '*.cpp' | sort; say include/renaksi/renaksi.hpp; } |
        xargs -P "$jobs" -I '{}' clang-tidy-14 --quiet --header-filter='(include/renaksi|src)/.*|capi/.*[.]cpp' '{}' -- \
            -x c++ -std=c++20 -I. -Iinclude -Isrc -Icapi -DRENAKSI_VERSION='""' 2>&1 |
        sed '/^[0-9]* warnings\{0,1\} generated\.$/d'
}

need check
mkdir -p "$logs"

if [[ $fast == no ]]; then
    if command -v clang-format-14 >/dev/null; then step "format" format || true; else say "left out: format (clang-format 14 is not here)"; fi
    if command -v clang-tidy-14 >/dev/null; then step "lint" lint || true; else say "left out: lint (clang-tidy 14 is not here)"; fi
fi
build_and_test gcc
if [[ $fast == no ]]; then
    build_and_test asan
    build_and_test tsan
fi
finished=yes
