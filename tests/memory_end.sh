#!/bin/sh
# memory_end.sh ARREARS: wherever memory ends, the run says so in one line, ends with 1 and leaves no file behind, neither
# a temporary one nor half of an output. The limit goes up in steps until there is enough for the command.
set -eu
. "$(dirname "$0")/expect.sh"
{
  echo 'name,region,gap_from,gap_to,wage,pay_on,employer'
  for i in $(seq 2000); do echo "p$i,110000,2025-08,2026-02,9000,2026-03-10,e$((i % 3))"; done
} >list.csv
head -n 4 list.csv >three.csv
head -n 301 list.csv >many.csv
mkdir quotations
touch said
loaded=8000 # so much it takes to load the libraries; 127 is what the loader says below that
while
  status=0
  (ulimit -v $loaded && exec "$arrears" version >/dev/null 2>&1) || status=$?
  [ "$status" -gt 1 ]
do loaded=$((loaded + 100)); done
loaded=$((loaded + 100)) # the stack begins at random: some KiB more or less
starved() { # starved STEP ARGUMENTS...
  step=$1
  ended=0
  shift
  limit=$loaded
  while :; do
    status=0
    before=$(ls -A . quotations)
    (ulimit -v $limit && exec "$arrears" "$@" -q >/dev/null 2>said </dev/null) || status=$?
    [ "$status" -ne 0 ] || break
    ended=$((ended + 1))
    [ "$status" -eq 1 ] || { fail "exit $status with $limit KiB: $* ($(cat said))"; break; }
    [ "$(grep -c 'memory has ended' said)" -eq 1 ] || fail "with $limit KiB: $* said $(cat said)"
    [ "$(ls -A . quotations)" = "$before" ] || { fail "left behind with $limit KiB: $(ls -A . quotations)"; break; }
    limit=$((limit + step))
  done
  [ "$ended" -ge 3 ] || fail "memory ended only $ended times: $*"
  rm -rf result* quotations/*
}
# One that looks like the library's, but is another's: it was open before the start.
exec 9<>tmp.ABCDEFGHIJ
case='--region 110000 --gap-from 2026-01 --wage 9000 --pay-on 2026-03-10'
starved 171 assess list.csv -o result.csv --ledger result-ledger.csv --jobs 1
starved 391 assess list.csv -o result.csv --ledger result-ledger.csv --jobs 4
starved 171 report list.csv -o result.xlsx --jobs 1
starved 391 report list.csv -o result.xlsx --split employer --jobs 2
starved 171 report three.csv -o result.xlsx --quotations quotations --jobs 1
starved 391 report many.csv -o result.xlsx --quotations quotations --jobs 2
starved 171 report three.csv -o result.xlsx --quotations result-pages.xlsx --jobs 1
starved 171 explain list.csv --jobs 1
starved 391 explain list.csv --json --jobs 4
starved 57 quote $case -o result.xlsx
starved 57 template -o result.xlsx
exec 9>&-
[ -e tmp.ABCDEFGHIJ ] || fail 'a file that whoever started it has open was removed'
[ "$failures" -eq 0 ]
