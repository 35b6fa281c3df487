#!/bin/sh
# fuzz_books.sh FUZZ_WORKBOOK PYTHON INPUT...: what the target writes of these inputs (files; without libFuzzer a folder) is
# read by xmllint and openpyxl, to its last part.
set -eu
target=$(realpath "$1") python=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
KEEP_BOOKS=$work "$target" "$@" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
"$python" -B "$(dirname "$0")/sound_books.py" "$work"/*.xlsx
echo "$(ls "$work" | grep -c xlsx) workbooks read"
