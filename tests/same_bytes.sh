#!/bin/sh
# same_bytes.sh ARREARS ARREARS_GMP PYTHON: the same list gives the same bytes on 64 bits and on GMP, for any
# number of threads, and run after run, workbook included.
set -eu
arrears=$(realpath "$1")
with_gmp=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$3" "$here/bench/make_cases.py" 3000 "$work/list.csv" --stress
cd "$work"
rules="--no-builtin-rules --rules $here/bench/stress_rules.csv --pay-on 2026-11-01 --lang en"
run() { # run PROGRAM NAME OPTIONS...
  program=$1 name=$2
  shift 2
  # The options are written into the workbook, so each run must be called the same way.
  mkdir "$name"
  (cd "$name" && "$program" assess ../list.csv -o results.csv --ledger ledger.csv --rejects rejects.csv -q "$@" \
    $rules || [ $? -eq 3 ])
  (cd "$name" && "$program" assess ../list.csv -o results.jsonl --format jsonl -q "$@" $rules || [ $? -eq 3 ])
}
run "$arrears" one --jobs 1
run "$arrears" two --jobs 2
run "$arrears" seven --jobs 7
run "$with_gmp" gmp --jobs 2
for other in two seven gmp; do diff -rq one "$other"; done
for jobs in 1 2 3; do
  mkdir "report$jobs"
  (cd "report$jobs" && "$arrears" report ../list.csv -o report.xlsx -q --jobs "$jobs" $rules || [ $? -eq 3 ])
done
cmp report1/report.xlsx report2/report.xlsx
cmp report1/report.xlsx report3/report.xlsx
