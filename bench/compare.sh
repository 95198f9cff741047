#!/usr/bin/env bash
# renaksi beside DuckDB, SQLite, pandas and plain Python at one job, on one machine, in one run: totals by program of a table of many offices,
# and every sum that does not hold. Compares the answers, then prints the times. Ends with status 1 where answers differ.
#
#   bench/compare.sh [--rows N]… [--only renaksi,duckdb,sqlite,pandas,plain] [--runs N] [--limit SECONDS]
#   bench/compare.sh --scaling       renaksi alone: 10^6 and 10^7 rows, one thread and two
#   bench/compare.sh --build FOLDER  what was built elsewhere than in build/bench
#
# Builds nothing. Tables are made once and kept in the build folder, DuckDB is fetched there as bench/national/package-lock.json names it.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

build="$here/../build/bench"
only=renaksi,duckdb,sqlite,pandas,plain
options=()
while (($#)); do
    case "$1" in
        --build | --only)
            if (($# < 2)); then
                echo "compare.sh: $1 needs a value" >&2
                exit 2
            fi
            if [[ $1 == --build ]]; then build="$2"; else only="$2"; fi
            shift
            ;;
        --scaling)
            only=renaksi
            options+=("$1")
            ;;
        *) options+=("$1") ;;
    esac
    shift
done
national="$build/bench/national"
for program in "$build/renaksi" "$national/renaksi_bench_national" "$national/renaksi_bench_measure"; do
    if [[ ! -x $program ]]; then
        echo "compare.sh: $program is not there; build it first: cmake --preset bench && cmake --build --preset bench" >&2
        exit 2
    fi
done

folder="$build/compare"
mkdir -p "$folder"
if [[ ,$only, == *,duckdb,* ]] && command -v npm >/dev/null && command -v node >/dev/null; then
    mkdir -p "$folder/duckdb"
    lock="$here/national/package-lock.json"
    if ! cmp -s "$lock" "$folder/duckdb/installed.json"; then
        cp "$here/national/package.json" "$lock" "$folder/duckdb/"
        if ! (cd "$folder/duckdb" && npm ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1); then
            cat "$folder/duckdb/npm.log" >&2
            exit 2
        fi
        cp "$lock" "$folder/duckdb/installed.json"
    fi
    options+=(--node-modules "$folder/duckdb/node_modules")
fi

# The interpreter of the distribution, whose pandas is a package of the distribution.
python=/usr/bin/python3
[[ -x $python ]] || python=python3
exec "$python" -B "$here/national/compare.py" --renaksi-program "$build/renaksi" --national-program "$national/renaksi_bench_national" \
    --measure-program "$national/renaksi_bench_measure" --folder "$folder" --only "$only" "${options[@]}"
