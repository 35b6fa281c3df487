#!/bin/sh
# unprivileged.sh ARREARS: what may not be read or written is said, by an ordinary user's rights. Root may read and write
# everything, so the script starts itself anew as nobody where it runs as root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" -eq 0 ]; then
  place=$(mktemp -d)
  trap 'rm -rf "$place"' EXIT
  cp "$1" "$place/arrears" # the tree may lie where nobody else may look
  cp "$here/unprivileged.sh" "$here/expect.sh" "$place/"
  mkdir "$place/tmp"
  chmod -R a+rX "$place"
  chmod 1777 "$place/tmp"
  export TMPDIR="$place/tmp"
  setpriv --reuid=65534 --regid=65534 --clear-groups sh "$place/unprivileged.sh" "$place/arrears"
  exit
fi
. "$here/expect.sh"
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
export NO_COLOR=1
absent() { for gone; do [ ! -e "$gone" ] || fail "$gone is there"; done; }

mkdir run locked
cat >list.csv <<END
name,region,gap_from,gap_to,wage,pay_on
a,110000,2026-03,2026-05,9000,2026-06-20
END
cat >rules.csv <<END
region,scheme,payer,parameter,above,from,to,value,source,valid_on
110000,medical,employer,base_floor,,2026-01-01,2026-12-31,7000,a source,2026-06-01
END
echo 'date,kind' >calendar.csv
cp list.csv rules.csv calendar.csv run/
expect 0 '' assess run/list.csv --rules run/rules.csv --calendar run/calendar.csv -o run/results.csv --ledger run/ledger.csv \
  --manifest run/manifest.json
expect 0 '' assess list.csv -o whole.csv --manifest whole.json
cp list.csv closed.csv && chmod 000 closed.csv
denied() { echo "$1: cannot be opened: Permission denied"; }

# What is replaced need not be writable, and a umask takes no right of its owner away.
for mode in 444 400; do
  for output in replaced.xlsx replaced.csv; do
    rm -f $output
    echo old >$output
    chmod $mode $output
    command=report
    [ $output = replaced.xlsx ] || command=assess
    expect 4 "$output: already exists" $command list.csv -o $output
    expect 0 '' $command list.csv -o $output --force
    [ "$(stat -c %a $output)" = $mode ] && [ "$(head -n 1 $output)" != old ] || fail "replaced with $mode: $(ls -l $output)"
  done
done
(umask 777 && "$arrears" report list.csv -o umask.xlsx --ledger umask.csv >said 2>&1) || fail "under a umask: $(cat said)"
[ "$(stat -c %a umask.xlsx umask.csv | sort -u)" = 600 ] || fail "under a umask: $(ls -l umask.*)"

# The list.
for command in check 'assess -o out.csv' 'report -o out.xlsx' 'assess --shard 1/2 -o out.csv' 'assess -o out.csv --manifest out.json'; do
  expect 4 "$(denied closed.csv)" $command closed.csv
done
# Rule tables and calendar.
for option in --rules --calendar; do
  [ $option = --rules ] && rules='rules list' || rules='rules lint rules.csv' # which reads a calendar
  for command in 'quote --region 110000 --gap-from 2026-03' 'check list.csv' "$rules" 'assess list.csv -o out.csv' \
    'report list.csv -o out.xlsx' 'assess list.csv -o out.csv --manifest out.json'; do
    expect 4 "$(denied closed.csv)" $command $option closed.csv
  done
done
expect 4 "$(denied closed.csv)" rules lint closed.csv
expect 4 "$(denied closed.csv)" rules lint rules.csv closed.csv
# A folder whose files may not be looked at.
cp list.csv locked/ && chmod 000 locked
for command in 'check locked/list.csv' 'check list.csv --rules locked/rules.csv' 'check list.csv --calendar locked/calendar.csv'; do
  path=${command##* }
  expect 4 "$(denied "$path")" $command
done
expect 4 'locked/list.csv' assess locked/list.csv -o out.csv --manifest out.json
absent out.csv out.xlsx out.json

# A manifest, and what it names.
expect 0 'verified' report run -o out.xlsx
rm out.xlsx
for file in manifest.json list.csv rules.csv calendar.csv results.csv ledger.csv; do
  chmod 000 "run/$file"
  expect 4 "$(denied "run/$file")" report run -o out.xlsx
  absent out.xlsx
  chmod 644 "run/$file"
done
for file in manifest.json results.csv ledger.csv; do
  chmod 000 "run/$file"
  expect 4 "$(denied "run/$file")" merge run/manifest.json -o merged
  chmod 644 "run/$file"
done
chmod 000 run/manifest.json # results whose manifest nobody can look at are a case list, and refused as one
expect 4 'run/results.csv: ' report run/results.csv -o out.xlsx
# An earlier manifest that cannot be read is a file like any other: kept without --force.
expect 4 'run/manifest.json: already exists' assess list.csv -o out.csv --manifest run/manifest.json
absent out.csv out.xlsx
expect 0 '' assess list.csv -o out.csv --manifest run/manifest.json --force
chmod 644 run/manifest.json
grep -q '"schema": "arrears.manifest/1"' run/manifest.json || fail '--force did not replace the manifest'
rm out.csv

# A folder that may not be written to.
chmod 755 locked && chmod 555 locked
locked='no permission to write there; check the permissions of the folder locked, or write elsewhere'
expect 4 "locked/out.csv: $locked" assess list.csv -o locked/out.csv
expect 4 "locked/ledger.csv: $locked" assess list.csv -o out.csv --ledger locked/ledger.csv
expect 4 "locked/rejects.csv: $locked" check list.csv --rejects locked/rejects.csv
expect 4 "locked/out.xlsx: $locked" report list.csv -o locked/out.xlsx
expect 4 "locked/out.xlsx: $locked" report list.csv --split region -o locked/out.xlsx
expect 4 "locked/out.xlsx: $locked" quote --region 110000 --gap-from 2026-03 -o locked/out.xlsx
expect 4 "locked/out.json: $locked" assess list.csv -o out.csv --manifest locked/out.json
expect 4 "locked/merged: $locked" merge whole.json -o locked/merged
expect 4 'nowhere/merged: its folder does not exist' merge whole.json -o nowhere/merged
for option in --ledger --rejects --because --fix --manifest; do
  ledger=$([ $option = --because ] && echo '--ledger ledger.csv' || true)
  name=an.$([ $option = --manifest ] && echo json || echo csv)
  expect 4 "locked/$name: 没有写入权限;请核对文件夹“locked”的权限,或改写到别处" assess list.csv -o out.csv $ledger $option locked/$name --lang zh
  expect 4 "nowhere/$name: 文件夹不存在;请先建立文件夹“nowhere”,或改写到别处" assess list.csv -o out.csv $ledger $option nowhere/$name --lang zh
done
for command in 'report list.csv --split region' template 'rules template 110000'; do
  expect 4 "locked/an.xlsx: 没有写入权限;请核对文件夹“locked”的权限" $command -o locked/an.xlsx --lang zh
  expect 4 "nowhere/an.xlsx: 文件夹不存在;请先建立文件夹“nowhere”" $command -o nowhere/an.xlsx --lang zh
done
absent out.csv ledger.csv out.xlsx out.json nowhere

# A folder that may no longer be written to when the work is done: nothing takes its name.
{ # a ledger of some 500 KB, more than a pipe and the program keep
  head -n 1 list.csv
  for i in $(seq 1000); do echo "p$i,110000,2026-03,2026-05,9000,2026-06-20"; done
} >long.csv
closing() { # closing WORDS ARGUMENTS...: while the ledger waits for somebody to read it
  words=$1
  shift
  mkdir closing
  mkfifo ledger
  "$arrears" "$@" --ledger ledger --force >said 2>&1 &
  program=$!
  exec 3<ledger
  chmod 555 closing
  cat <&3 >/dev/null
  exec 3<&-
  status=0
  wait "$program" || status=$?
  [ "$status" -eq 4 ] || fail "exit $status instead of 4: $* ($(cat said))"
  grep -qF "$words: no permission to write there" said || fail "did not say that $words may not be written: $* ($(cat said))"
  ! ls closing | grep "^out\|^rejects" || fail "$* left an output"
  chmod 755 closing
  rm -r closing ledger
}
closing closing/out.csv assess long.csv -o closing/out.csv
closing closing/rejects.csv check long.csv --rejects closing/rejects.csv
closing closing/out.xlsx report long.csv -o closing/out.xlsx
closing closing/out-110000.xlsx report long.csv --split region -o closing/out.xlsx
# Outputs that nobody may read, as the file that is replaced: a manifest cannot speak of them.
echo old >out.csv && chmod 000 out.csv
expect 4 "$(denied out.csv)" assess list.csv -o out.csv --manifest out.json --force
absent out.json
rm -f out.csv

# An existing output that may not be written to: another name takes its place, with the same permissions.
echo old >kept.csv && chmod 444 kept.csv
expect 4 'kept.csv: already exists' assess list.csv -o kept.csv
[ "$(cat kept.csv)" = old ] || fail 'an existing output was touched'
expect 0 '' assess list.csv -o kept.csv --force
grep -q '^record,' kept.csv || fail '--force did not replace an output that may not be written to'
[ "$(stat -c %a kept.csv)" = 444 ] || fail "the output's permissions are now $(stat -c %a kept.csv)"
mkfifo pipe && chmod 000 pipe # a pipe is written to under its own name
expect 4 'pipe: no permission to write there' assess list.csv -o pipe --force
[ "$failures" -eq 0 ]
