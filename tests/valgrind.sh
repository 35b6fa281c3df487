#!/bin/sh
# valgrind.sh ARREARS: runs every sample under valgrind and fails when it reports an error or a leak.
set -eu
arrears=$(realpath "$1")
samples=$(dirname "$(realpath "$0")")/../samples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
check() { # check NAME ARGUMENTS...: exit 99 is valgrind's
  name=$1
  shift
  status=0
  valgrind -q --leak-check=full --error-exitcode=99 "$arrears" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
  [ "$status" -ne 99 ] || { failures=$((failures + 1)); echo "valgrind: $name"; grep '^==' "$work/err"; }
}
for folder in "$samples"/*/; do
  [ -f "$folder/command" ] || continue
  mkdir "$work/run"
  cp -r "$folder"/* "$work/run"
  cd "$work/run"
  eval "check \"$folder\" $(cat command)"
  cd "$work"
  rm -rf "$work/run"
done
check report report "$samples/realistic/cases.csv" -o "$work/report.xlsx" --pay-on 2026-06-20 --jobs 2
check quote quote --region Beijing --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20
echo "$failures failed"
[ "$failures" -eq 0 ]
