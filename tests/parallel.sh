#!/bin/sh
# parallel.sh ARREARS PYTHON: samples/slurm/parallel.sh gives the bytes of one run, also after a shard was lost.
set -eu
command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q 'GNU parallel' || exit 77
ARREARS=$(realpath "$1")
export ARREARS LC_ALL=C.UTF-8
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" # GNU parallel keeps notes at home
"$2" "$here/bench/make_cases.py" 3000 "$work/list.csv" --stress
cd "$work"
rules="--no-builtin-rules --rules $here/bench/stress_rules.csv --pay-on 2026-11-01 --lang en"
mkdir one
"$ARREARS" assess list.csv -o one/results.csv --ledger one/ledger.csv --rejects one/rejects.csv \
  --manifest one/manifest.json -q $rules 2>/dev/null || [ $? -eq 3 ]
sh "$here/../samples/slurm/parallel.sh" list.csv run 8 $rules >said 2>&1
diff -r one run/merged
# A lost shard is computed again, the others are not.
rm -r run/5
sh "$here/../samples/slurm/parallel.sh" list.csv run 8 $rules >said 2>&1
diff -r one run/merged
[ "$(grep -c 'not computed again' said)" -eq 7 ]
