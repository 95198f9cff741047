#!/bin/sh
# Fetches DuckDB's library as the lock file names it, into a folder of the build, and runs the test with it.
#
# usage: run.sh NPM PYTHON FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$3"
cp "$here/package.json" "$here/package-lock.json" "$3/"
(cd "$3" && "$1" ci --no-audit --no-fund --ignore-scripts > npm.log 2>&1) || { cat "$3/npm.log" >&2; exit 1; }
DUCKDB_LIBRARY=$(find "$3/node_modules/@duckdb" -name 'libduckdb.so' | head -n 1)
test -n "$DUCKDB_LIBRARY"
export DUCKDB_LIBRARY
cd "$here"
exec "$2" -m unittest -v test_duckdb
