#!/bin/sh
# allocations.sh PROGRAM PYTHON: see allocations.c.
set -eu
here=$(dirname "$(realpath "$0")")
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$2" "$here/bench/make_cases.py" 3000 "$work/list.csv" --rows 3
"$program" "$work/list.csv"
