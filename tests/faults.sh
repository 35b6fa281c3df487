#!/bin/sh
# faults.sh ARREARS SHIM [MOST]: whichever call of write, rename, fsync, open or malloc fails, a run either does all it was
# asked or says what was in the way, ends with neither 0 nor a signal, and leaves nothing half-written under a final name and
# no temporary file. And killed at any moment it leaves nothing half-written. At most MOST places of each call are tried.
set -eu
shim=$(realpath "$2") most=${3:-60}
. "$(dirname "$0")/expect.sh"
{
  echo 'name,region,gap_from,gap_to,wage,pay_on,employer'
  for i in $(seq 150); do echo "p$i,110000,2025-08,2026-02,9000,2026-03-10,e$((i % 2))"; done
} >list.csv
mkdir whole now
tried=0 failed=0 called=
# Every file under its final name is, byte for byte, what a run without a fault writes.
check_folder() { # check_folder STATUS WHAT
  for file in $(ls -A now); do
    case $file in
      .*) [ "$1" -eq 137 ] || fail "$2: left the temporary file $file" ;;
      *) cmp -s "now/$file" "whole/$file" || fail "$2: $file is not what it should be" ;;
    esac
  done
  rm -rf now && mkdir now
}
run() { # run FOLDER ARGUMENTS...: 3, which is done but for some rows, is 0 here
  into=$1
  shift
  case $1 in assess | report) set -- "$@" --jobs 1 ;; esac
  done=0
  (cd "$into" && exec "$arrears" "$@" -q >/dev/null 2>../said </dev/null) || done=$?
  [ "$done" -ne 3 ] || done=0
  return "$done"
}
every() { # every ARGUMENTS...
  rm -rf whole && mkdir whole
  run whole "$@" || fail "without a fault: $(cat said)"
  for call in write rename fsync open malloc; do
    FAULT_CALL=$call FAULT_AT=-1 FAULT_COUNT=$work/count LD_PRELOAD=$shim run now "$@" || fail "$call counted: $(cat said)"
    check_folder 0 "$call counted"
    count=$(cat count)
    [ "$count" -eq 0 ] || called="$called $call"
    step=$(((count + most - 1) / most))
    [ "$step" -gt 0 ] || step=1
    # Near the end each one: there a library opens one temporary file after the other.
    for at in $(seq 1 "$step" "$count") $(seq $((count > most ? count - most : 1)) "$count"); do
      status=0
      FAULT_CALL=$call FAULT_AT=$at LD_PRELOAD=$shim run now "$@" || status=$?
      tried=$((tried + 1))
      if [ "$status" -eq 0 ]; then
        for file in $(ls whole); do [ -e "now/$file" ] || fail "$call $at: ended with 0 without $file"; done
      else
        failed=$((failed + 1))
        [ "$status" -lt 128 ] || fail "$call $at: killed by signal $((status - 128))"
        [ -s said ] || fail "$call $at: ended with $status and said nothing"
      fi
      check_folder "$status" "$call $at of $*"
    done
  done
}
every assess ../list.csv -o results.csv --ledger ledger.csv --rejects rejects.csv
every report ../list.csv -o report.xlsx
{ head -n 4 list.csv; echo 'q,Atlantis,2025-08,2026-02,9000,2026-03-10,e'; } >few.csv # one is rejected
every report ../few.csv -o report.xlsx --quotations . --fix fix.xlsx --rejects rejects.csv
every quote --region 110000 --gap-from 2025-08 --gap-to 2026-02 --wage 9000 --pay-on 2026-03-10 -o quote.xlsx
every template -o template.xlsx
echo "$tried faults, $failed noticed"
for call in write rename fsync open malloc; do
  case "$called " in *" $call "*) ;; *) fail "$call is never called" ;; esac
done
[ "$failed" -ge 20 ] || fail "only $failed of $tried faults were noticed: does the shim work?"

# A large output is brought to the disk while it grows. The disk tells a fault once, and then calls the next sync done.
{
  head -n 1 list.csv
  seq -f 'p%g,110000,2024-08,2026-02,9000,2026-03-10,e' 6000
} >large.csv
status=0
FAULT_CALL=fdatasync FAULT_AT=1 LD_PRELOAD=$shim run now assess ../large.csv -o results.csv --ledger ledger.csv || status=$?
[ "$status" -eq 4 ] || fail "an early sync failed: ended with $status"
[ "$(ls -A now)" = '' ] || fail "an early sync failed: left $(ls -A now)"
grep -q ledger.csv said || fail "an early sync failed: $(cat said)"

# Killed where it starts what keeps the folder of LibreOffice: a folder without a keeper would stay for ever.
mkdir temporary bin
printf '#!/bin/sh\nexit 0\n' >bin/soffice
chmod +x bin/soffice
status=0
(TMPDIR=$work/temporary PATH=$work/bin:$PATH FAULT_CALL=fork FAULT_AT=1 LD_PRELOAD=$shim run now report ../few.csv -o r.xlsx \
  --quotations q.xlsx --pdf) || status=$?
[ "$status" -eq 137 ] || fail "killed at a fork: ended with $status: $(cat said)"
[ "$(ls -A temporary)" = '' ] || fail "killed at a fork: left $(ls -A temporary)"
check_folder 137 'killed at a fork'

# Killed at random moments of its time; exec, so that it is the program that is killed. A kill that comes too late proves
# nothing, so most must come in time.
{
  head -n 1 list.csv
  for i in $(seq 1000); do echo "p$i,110000,2024-08,2026-02,9000,2026-03-10,e$((i % 2))"; done
} >long.csv
rm -rf whole && mkdir whole
start=$(date +%s%N)
(cd whole && "$arrears" assess ../long.csv -o results.csv --ledger ledger.csv -q 2>../said) || fail "before any kill: $(cat said)"
taken=$((($(date +%s%N) - start) / 1000)) # microseconds
in_time=0
for i in $(seq "${KILLS:-40}"); do
  (cd now && exec "$arrears" assess ../long.csv -o results.csv --ledger ledger.csv -q 2>../said) &
  victim=$!
  moment=$(($(od -An -N4 -tu4 /dev/urandom) % taken))
  sleep "$((moment / 1000000)).$(printf %06d $((moment % 1000000)))"
  kill -KILL "$victim" 2>/dev/null || true
  status=0
  wait "$victim" 2>/dev/null || status=$?
  [ "$status" -ne 137 ] || in_time=$((in_time + 1))
  check_folder 137 "kill $i after $moment of $taken microseconds"
done
echo "${KILLS:-40} kills, $in_time in time"
[ $((3 * in_time)) -ge "${KILLS:-40}" ] || fail "only $in_time of ${KILLS:-40} kills came in time"
[ "$failures" -eq 0 ]
