#!/bin/sh
# allocations.sh PROGRAM PYTHON: see allocations.c. The second list states its wages from month to month.
set -eu
here=$(dirname "$(realpath "$0")")
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$2" "$here/bench/make_cases.py" 3000 "$work/list.csv" --rows 3
"$program" "$work/list.csv"
awk -F, -v OFS=, 'NR > 1 && $10 != "" {
    rise = $8 < "2025-06" ? "; 2025-06:9000.50" : ""
    $10 = "\"" $8 ":" $10 rise "; 2026-09:7000\""
  } { print }' "$work/list.csv" >"$work/over-time.csv"
"$program" "$work/over-time.csv"
