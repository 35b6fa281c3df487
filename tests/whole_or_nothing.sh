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
expect 4 assess list.csv -o /dev/full # a device: not without --force
expect 4 assess list.csv -o /dev/full --force
nothing_left

{ head -n 1 list.csv; echo 'q,Atlantis,2025-08,2026-02,9000,2026-03-10'; } >short.csv
(
  export GCOV_PREFIX=/dev/null # or the counts of a coverage build are cut off, too
  ulimit -f 3 # a header fits, a manifest does not
  status=0
  "$arrears" assess short.csv -o results.csv --manifest manifest.json >said 2>&1 || status=$?
  [ "$status" -eq 4 ]
) || fail "a full disk was not noticed by a manifest ($(cat said))"
grep -q 'manifest.json: the file grows beyond what this disk' said || fail "of a manifest's full disk: $(cat said)"
grep -q '^no file was written' said || fail "it does not say that nothing was written: $(cat said)"
rm short.csv
nothing_left

# Standard output on a full disk: nobody has read the answer.
full() { # full ARGUMENTS...
  status=0
  "$arrears" "$@" >/dev/full 2>said </dev/null || status=$?
  [ "$status" -eq 4 ] || fail "exit $status instead of 4 onto a full disk: $* ($(cat said))"
  grep -q 'standard output: the disk is full' said || case " $* " in *' assess list'*) ;; *) fail "it does not say why: $* ($(cat said))" ;; esac
}
case='--region 110000 --gap-from 2026-01 --wage 9000 --pay-on 2026-03-10'
full version
full --version
full
full help
full assess --help
full rules list
full rules show 110000
full rules show 110000 --format csv
full rules coverage 110000
full help columns
full assess list.csv
full quote $case
full quote $case --json
full quote $(printf %s "$case" | sed 's/2026-01/1993-01/; s/110000/000000/') --json # more than standard output keeps before it writes
full assess list.csv -q -o /dev/null --ledger -
{ head -n 30 list.csv; echo 'q,Atlantis,2025-08,2026-02,9000,2026-03-10'; } >short.csv # some rejected: that is 3 otherwise
expect 3 explain short.csv --json
full explain short.csv --json
full check short.csv
rm short.csv

# Streams that are closed take nothing, and no output gets what was meant for them. The list is read in two passes.
head -n 30 list.csv >short.csv
printf 'q,Atlantis,2025-08,2026-02,9000,2026-03-10\n' >>short.csv
expect 3 assess short.csv -o whole.csv --ledger whole-ledger.csv --because inline --rejects whole-rejects.csv
for closed in '0<&-' '1>&-' '2>&-' '0<&- 1>&-' '0<&- 2>&-' '1>&- 2>&-' '0<&- 1>&- 2>&-'; do
  status=0
  eval "\"\$arrears\" assess short.csv -o r.csv --ledger l.csv --because inline --rejects j.csv $closed" >said 2>&1 || status=$?
  [ "$status" -eq 3 ] || fail "without $closed: exit $status ($(cat said))"
  cmp -s r.csv whole.csv && cmp -s l.csv whole-ledger.csv && cmp -s j.csv whole-rejects.csv || fail "without $closed: $(head -n 2 r.csv l.csv j.csv)"
  rm r.csv l.csv j.csv
  status=0
  eval "\"\$arrears\" version $closed" >said 2>&1 || status=$?
  case $closed in *'1>'*) wanted=4 ;; *) wanted=0 ;; esac
  [ "$status" -eq "$wanted" ] || fail "version without $closed: exit $status ($(cat said))"
done
status=0
"$arrears" assess - -o r.csv <&- >said 2>&1 || status=$?
[ "$status" -eq 4 ] && grep -q 'reading failed' said || fail "of closed standard input: exit $status ($(cat said))"
rm short.csv whole.csv whole-ledger.csv whole-rejects.csv
nothing_left

# So is a workbook's disk.
(
  export GCOV_PREFIX=/dev/null
  ulimit -f 1
  status=0
  "$arrears" quote $case -o quote.xlsx >/dev/null 2>said || status=$?
  [ "$status" -eq 4 ]
) || fail 'a full disk was not noticed by quote'
grep -q 'quote.xlsx: ' said || fail "of a full disk quote says: $(cat said)"
{ head -n 30 list.csv; echo 'q,Atlantis,2025-08,2026-02,9000,2026-03-10'; } >short.csv
for words in 'template -o small.xlsx' 'rules template 440600 -o small.xlsx' 'rules template 440600 -o small.csv' 'check short.csv --fix small.xlsx' \
  'report short.csv -o small.xlsx' "quote $case -o small.xlsx"; do
  for blocks in 1 2 4 8 12 16 20 24 28 32; do
    status=0
    (export GCOV_PREFIX=/dev/null && ulimit -f $blocks && exec "$arrears" $words >/dev/null 2>said) || status=$?
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || [ "$status" -eq 4 ] || fail "exit $status of $words"
    [ "$blocks" -gt 1 ] || [ "$status" -eq 4 ] || fail "a full disk was not noticed: $words"
    [ "$status" -ne 4 ] || grep -qE '^small[.a-z]*: (the file grows beyond what|the disk is full|writing failed: [a-z]+ [a-z]+|writing failed: skeleton)' said || fail "with $blocks blocks $words says $(cat -v said)"
    rm -f small.xlsx small.csv
  done
done
# In Chinese there is no English in it, whatever the workbook library says.
for limit in '-f 1' '-f 16' '-f 32' '-n 5' '-n 6' '-n 8' '-n 12' '-n 16'; do
  status=0
  (export GCOV_PREFIX=/dev/null && ulimit $limit && exec "$arrears" report short.csv -o small.xlsx --fix fix.xlsx --jobs 1 --lang zh -q) >said 2>&1 || status=$?
  [ "$status" -eq 3 ] || [ "$status" -eq 4 ] || fail "exit $status with ulimit $limit"
  ! grep '^[a-z]*\.xlsx: ' said | grep -E '[A-Za-z]{2,} [a-z]{2,}' || fail "in English with ulimit $limit"
  rm -f small.xlsx fix.xlsx
done
rm short.csv
nothing_left
expect 2 quote $case -o -
expect 4 quote $case -o no/such/folder/quote.xlsx
expect 0 quote $case -o quote.xlsx
expect 4 quote $case -o quote.xlsx
expect 0 quote $case -o quote.xlsx --force -q
rm quote.xlsx
nothing_left

# An existing file stays as it is without --force, and while a run fails.
echo old >results.csv
expect 4 assess list.csv -o results.csv
[ "$(cat results.csv)" = old ] || fail 'an existing output was touched'
expect 0 assess list.csv -o results.csv --force
grep -q '^record,' results.csv || fail '--force did not replace the output'
rm results.csv

# A killed run leaves nothing under the final name.
killed() { # killed SIGNAL STATUS
  mkfifo pipe
  (cat list.csv; sleep 20) >pipe &
  feeder=$!
  "$arrears" report - --no-join -o report.xlsx <pipe >said 2>&1 &
  program=$!
  until ls -A | grep -q 'report.xlsx.tmp'; do sleep 0.1; done
  kill -"$1" "$program"
  status=0
  wait "$program" || status=$?
  kill "$feeder" 2>/dev/null || true
  [ "$status" -eq "$2" ] || fail "a run killed by $1 ended with $status"
  rm pipe
  nothing_left
}
killed TERM 143
killed HUP 129
ulimit -c 0
for signal in 6 10 12 14 24 26 27 29 34; do killed "$signal" $((128 + signal)); done # ABRT USR1 USR2 ALRM XCPU VTALRM PROF IO RTMIN
# One that nothing can stop is told and cleared away by the next in that folder.
mkfifo pipe
"$arrears" report - --no-join -o report.xlsx <pipe >said 2>&1 &
program=$!
exec 3>pipe
head -n 100 list.csv >&3
until ls -A | grep -q 'report.xlsx.tmp'; do sleep 0.1; done
expect 0 assess list.csv -o other.csv
grep -q 'temporary' said && fail "a temporary file that is being written was told: $(cat said)"
ls -A | grep -q 'report.xlsx.tmp' || fail 'a temporary file that is being written was removed'
kill -KILL "$program"
wait "$program" || true
exec 3>&-
rm pipe
left=$(ls -A | grep 'report.xlsx.tmp')
cp "$left" kept
expect 0 assess list.csv -o other.csv --force
grep -q "removed a temporary file that a killed run has left: .*$left" said || fail "the leftover is not told: $(cat said)"
# Every command with an output does so.
for words in 'template -o other.csv' 'rules template 440600 -o other.csv' \
  'quote --region 110000 --gap-from 2025-08 --wage 9000 --pay-on 2026-03-10 -o other.xlsx'; do
  cp kept "$left"
  expect 0 $words --force
  grep -q "removed a temporary file that a killed run has left: .*$left" said || fail "$words does not tell the leftover: $(cat said)"
  [ ! -e "$left" ] || fail "the leftover stays: $words"
done
rm other.csv other.xlsx kept
nothing_left
# An output that fails when it takes its name takes all others with it: what stood before stands again.
printf 'old results\n' >results.csv
mkfifo pipe
"$arrears" assess - --no-join -o results.csv --ledger ledger.csv --because inline --rejects rejects.csv --force <pipe >said 2>&1 &
program=$!
exec 3>pipe
head -n 100 list.csv >&3
until ls -A | grep -q 'rejects.csv.tmp'; do sleep 0.1; done
mkdir rejects.csv
tail -n +101 list.csv >&3
exec 3>&-
status=0
wait "$program" || status=$?
[ "$status" -eq 4 ] || fail "rejected rows that have no place: exit $status ($(cat said))"
grep -q '^no file was written' said || fail "it does not say that nothing was written: $(cat said)"
[ "$(cat results.csv)" = 'old results' ] || fail 'the old results are gone'
rmdir rejects.csv
rm pipe results.csv
nothing_left

# Under nohup it goes on when the terminal goes.
mkfifo pipe
(trap '' HUP && exec "$arrears" assess - --no-join -o results.csv -q <pipe >said 2>&1) &
program=$!
exec 3>pipe
head -n 100 list.csv >&3 # enough to find the header
until ls -A | grep -q 'results.csv.tmp'; do sleep 0.1; done
kill -HUP "$program"
tail -n +101 list.csv >&3 || : # nobody reads where it has gone
exec 3>&-
wait "$program" || fail "a run under nohup ended with $? ($(cat said))"
[ "$(wc -l <results.csv)" -eq 3001 ] || fail 'a run under nohup wrote too little'
rm pipe results.csv

# Nobody else may read an output, unless it is asked for or the file that is replaced says so.
mode() { stat -c %a "$1"; }
umask 022
expect 0 report list.csv -o report.xlsx --ledger ledger.csv
[ "$(mode report.xlsx) $(mode ledger.csv) $(mode ledger.because.csv)" = '600 600 600' ] || fail "permissions: $(ls -l)"
rm report.xlsx ledger.csv ledger.because.csv
umask 777
expect 0 report list.csv -o report.xlsx --ledger ledger.csv
umask 022
[ "$(mode report.xlsx) $(mode ledger.csv) $(mode ledger.because.csv)" = '600 600 600' ] || fail "permissions under a umask: $(ls -l)"
chmod 640 report.xlsx
expect 0 report list.csv -o report.xlsx --ledger ledger.csv --force
[ "$(mode report.xlsx) $(mode ledger.csv)" = '640 600' ] || fail "permissions of a replaced file: $(ls -l)"
expect 0 report list.csv -o report.xlsx --ledger ledger.csv --force --mode 0664
[ "$(mode report.xlsx) $(mode ledger.csv)" = '664 664' ] || fail "permissions asked for: $(ls -l)"
rm report.xlsx ledger.csv ledger.because.csv
expect 0 report list.csv -o report.xlsx --split region
[ "$(mode report.xlsx) $(mode report-110000.xlsx)" = '600 600' ] || fail "permissions of a split report: $(ls -l)"
rm report.xlsx report-110000.xlsx
expect 0 template -o new.csv
[ "$(mode new.csv)" = 600 ] || fail "permissions of a template: $(ls -l)"
expect 0 template -o new.csv --force --mode 640
[ "$(mode new.csv)" = 640 ] || fail "permissions of a template asked for: $(ls -l)"
rm new.csv
expect 0 rules template 440600 -o new.csv --mode 640
[ "$(mode new.csv)" = 640 ] || fail "permissions of a rule template: $(ls -l)"
rm new.csv
for wrong in 6 66 0066 888 1777 abc '' 400; do expect 2 assess list.csv -o r.csv --mode "$wrong"; done

# A pipe under the output's name is refused.
mkfifo pipe
expect 4 assess list.csv -o pipe
grep -q 'pipe: is a pipe or a device, no file; --force writes to it' said || fail "of a pipe: $(cat said)"
rm pipe
nothing_left

# A list that changes under a report is noticed: what its run sheet says of the list would not be true. The program
# has looked at the list when it opens the pipe, and cannot end before somebody reads the ledger from it.
mkfifo pipe
rm pipe
cp list.csv kept
changed() { # changed COMMAND ARGUMENTS...: a line is added, the end is cut off, another file takes the name
  for change in "echo 'late,110000,2025-08,2026-02,9000,2026-03-10' >>list.csv" 'truncate -s -2000 list.csv' 'cp kept new && mv new list.csv'; do
    mkfifo pipe
    "$arrears" "$@" >said 2>&1 &
    program=$!
    exec 3<pipe
    eval "$change"
    cat <&3 >/dev/null
    exec 3<&-
    status=0
    wait "$program" || status=$?
    [ "$status" -eq 4 ] || { cat said; fail "$1 of a changing list ended with $status: $change"; }
    grep -q 'list.csv: ' said || fail "$1 of a changing list said $(cat said)"
    rm pipe
    nothing_left kept
    cp kept list.csv
  done
}
changed report list.csv -o report.xlsx --ledger pipe --force
changed assess list.csv -o results.csv --ledger pipe --force
changed check list.csv --fix pipe --force
rm kept
[ "$failures" -eq 0 ]
