#!/bin/sh
# whole_or_nothing.sh ARREARS: an output appears whole or not at all, whatever happens on the way.
set -eu
arrears=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LC_ALL=C.UTF-8
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
expect() { # expect STATUS ARGUMENTS...
  wanted=$1
  shift
  status=0
  "$arrears" "$@" >said 2>&1 </dev/null || status=$?
  [ "$status" -eq "$wanted" ] || { cat said; fail "exit $status instead of $wanted: $*"; }
}
nothing_left() { # no file but those named
  for file in $(ls -A); do case " said list.csv $* " in *" $file "*) ;; *) fail "left behind: $file" ;; esac; done
}
{
  echo 'name,region,gap_from,gap_to,wage,pay_on'
  for i in $(seq 3000); do echo "p$i,110000,2025-08,2026-02,9000,2026-03-10"; done
} >list.csv

# A file size limit stands for a full disk: SIGXFSZ is ignored, so the write fails.
(
  ulimit -f 100
  status=0
  "$arrears" assess list.csv -o results.csv --ledger ledger.csv >said 2>&1 || status=$?
  [ "$status" -eq 4 ]
) || fail 'a full disk was not noticed by assess'
nothing_left
(
  ulimit -f 40
  status=0
  "$arrears" report list.csv -o report.xlsx >said 2>&1 || status=$?
  [ "$status" -eq 4 ]
) || fail 'a full disk was not noticed by report'
nothing_left
expect 4 assess list.csv -o no/such/folder/results.csv
expect 4 report list.csv -o no/such/folder/report.xlsx
expect 4 assess list.csv -o /dev/full
nothing_left

# An existing file stays as it is without --force, and while a run fails.
echo old >results.csv
expect 4 assess list.csv -o results.csv
[ "$(cat results.csv)" = old ] || fail 'an existing output was touched'
expect 0 assess list.csv -o results.csv --force
grep -q '^record,' results.csv || fail '--force did not replace the output'
rm results.csv

# A killed run leaves nothing under the final name.
mkfifo pipe
(cat list.csv; sleep 5) >pipe &
feeder=$!
"$arrears" report - -o report.xlsx <pipe >said 2>&1 &
program=$!
sleep 1
kill -TERM "$program"
status=0
wait "$program" || status=$?
kill "$feeder" 2>/dev/null || true
[ "$status" -eq 143 ] || fail "a killed run ended with $status"
rm pipe
nothing_left

# A list that changes under a report is noticed: what its run sheet says of the list would not be true. The program
# has looked at the list when it opens the pipe, and cannot end before somebody reads the ledger from it.
mkfifo pipe
"$arrears" report list.csv -o report.xlsx --ledger pipe >said 2>&1 &
program=$!
exec 3<pipe
echo 'late,110000,2025-08,2026-02,9000,2026-03-10' >>list.csv
cat <&3 >/dev/null
exec 3<&-
status=0
wait "$program" || status=$?
[ "$status" -eq 4 ] || { cat said; fail "a report of a changing list ended with $status"; }
rm pipe
nothing_left
[ "$failures" -eq 0 ]
