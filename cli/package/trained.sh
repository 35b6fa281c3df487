#!/bin/sh
# trained.sh FOLDER [OPTION...]: a release in FOLDER that GCC arranges by what it has seen of the program at work on the samples
# and on a long list. It is built twice; FOLDER is for nothing else, as a changed source no longer fits what was seen. The
# options are cmake's.
set -eu
cd "$(dirname "$0")/../.."
folder=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One job, so that the same program makes the same notes. 3: done but for some rows.
run() {
  done=0
  "$folder"/arrears "$@" --quiet --force --jobs 1 </dev/null >/dev/null 2>"$work/said" || done=$?
  case $done in 0 | 3) ;; *) cat "$work/said"; exit 1 ;; esac
}

rm -rf "$folder/profile"
cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" -DARREARS_PROFILE=record >/dev/null
cmake --build "$folder" --target arrears
for cases in samples/*/cases.csv; do
  run check "$cases"
  run assess "$cases" -o "$work/results.csv" --ledger "$work/ledger.csv" --rejects "$work/rejects.csv"
  run report "$cases" -o "$work/report.xlsx"
done
/usr/bin/python3 tests/bench/make_cases.py 10000 "$work/list.csv"
run assess "$work/list.csv" -o "$work/results.csv" --ledger "$work/ledger.csv"
cmake -B "$folder" -DARREARS_PROFILE=use >/dev/null
cmake --build "$folder"
