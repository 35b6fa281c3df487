#!/bin/sh
# same_file.sh ARREARS: no output destroys what the run reads, nor another output, by whatever name.
set -eu
. "$(dirname "$0")/expect.sh"
list='name,region,gap_from,gap_to,wage,pay_on
p,110000,2025-08,2026-02,9000,2026-03-10'
head='region,scheme,payer,parameter,above,from,to,value,source,valid_on'
printf '%s\n' "$list" >list.csv
printf '%s\n' "$head" >rules.csv
printf 'date,kind\n2026-01-01,holiday\n' >days.csv
printf '%s\nq,Atlantis,2025-08,2026-02,9000,2026-03-10\n' "$list" >wrong.csv
"$arrears" check wrong.csv --fix fix.csv >said 2>&1 || [ $? -eq 3 ]
mkdir sub
ln -s list.csv link.csv
ln list.csv hard.csv
ln -s ../list.csv sub/link.csv
sha256sum list.csv rules.csv days.csv wrong.csv fix.csv >sums
ls -A >before
one='are one file'
for name in list.csv ./list.csv link.csv hard.csv sub/link.csv sub/../list.csv "$work/list.csv"; do
  for output in -o --ledger --rejects --manifest --because '--fix'; do
    ledger=
    [ "$output" = --because ] && ledger='--ledger l.csv'
    [ "$output" = --manifest ] && ledger='-o r.csv'
    expect 2 "the output $name and list.csv, which is read, $one" assess list.csv $ledger $output "$name" --force
    expect 2 "$one" check list.csv --fix "$name" --force
  done
  expect 2 "$one" report list.csv -o "$name" --force
done
expect 2 "rules.csv, which is read, $one" assess list.csv --rules rules.csv -o ./rules.csv --force
expect 2 "days.csv, which is read, $one" assess list.csv --calendar days.csv --ledger ./days.csv --force
expect 2 "fix.csv, which is read, $one" assess wrong.csv fix.csv -o ./fix.csv --force
expect 2 "rules.csv, which is read, $one" quote --region 110000 --gap-from 2025-08 --rules rules.csv -o rules.csv --force
expect 2 '输出 ./list.csv 与要读取的 list.csv 是同一个文件' assess list.csv -o ./list.csv --force --lang zh
for name in list.csv hard.csv sub/link.csv; do
  export ARREARS_PROGRESS=$name # which is appended to
  expect 2 "the output $name and list.csv, which is read, $one" assess list.csv -o r.csv --force
  expect 2 "the output $name and list.csv, which is read, $one" report list.csv -o r.xlsx --force
done
export ARREARS_PROGRESS=./r.csv
expect 2 "the outputs r.csv and ./r.csv $one" assess list.csv -o r.csv
unset ARREARS_PROGRESS

# Two outputs that are one file, there already or not yet.
: >old.csv
ln old.csv hardold.csv
ls -A >before
expect 2 "the outputs new.csv and ./new.csv $one" assess list.csv -o new.csv --ledger ./new.csv
expect 2 "the outputs new.csv and sub/../new.csv $one" assess list.csv -o new.csv --rejects sub/../new.csv
expect 2 "$one" assess list.csv -o old.csv --rejects hardold.csv --force
expect 2 "rules.csv, which is read, $one" rules template 440600 --rules rules.csv -o ./rules.csv --force
expect 2 "$one" assess list.csv -o l.because.csv --ledger ./l.csv
# Standard input and output are files, too.
status=0
"$arrears" assess -o list.csv --force <list.csv >said 2>&1 || status=$?
[ "$status" -eq 2 ] || fail "standard input was destroyed: exit $status ($(cat said))"
status=0
"$arrears" assess list.csv >>list.csv 2>said || status=$?
[ "$status" -eq 2 ] || fail "results went to the list they are read from: exit $status ($(cat said))"

# A workbook of a split report has a name that only the rows tell.
cp list.csv report-110000.xlsx # read by its content
expect 2 "the output report-110000.xlsx and report-110000.xlsx, which is read, $one" report report-110000.xlsx -o report.xlsx --split region --force
cmp -s list.csv report-110000.xlsx || fail 'a split report destroyed its list'
rm report-110000.xlsx

# Names that only the rows tell are those of one another, even through a link; what stood there stands.
mkdir named
echo stands >named/0002-p.xlsx
ln -s 0002-p.xlsx named/0001-p.xlsx
printf '%s\np,110000,2025-08,2026-02,9000,2026-03-10\n' "$list" >two.csv
{ sed 1s/$/,employer/ list.csv | sed 2s/$/,p/; } >employers.csv
once='another output of this run is the same file'
expect 2 "named/0002-p.xlsx: $once" report two.csv -o report.xlsx --quotations named --force
[ "$(cat named/0002-p.xlsx)" = stands ] || fail 'a quotation took the place of another'
rm named/0001-p.xlsx
expect 2 "named/0001-p.xlsx: $once" report employers.csv -o named/0001.xlsx --split employer --quotations named --force
expect 2 "named/0001-p.xlsx: $once" report employers.csv -o named/../named/0001.xlsx --split employer --quotations ./named --force
expect 2 "named/0001-p.xlsx: $once" report list.csv -o ./named/0001-p.xlsx --quotations named --force
expect 2 "named/0001-p.xlsx: 本次运行的另一个输出也要写到这个文件" report list.csv -o named/0001-p.xlsx --quotations named --lang zh
[ "$(ls -A named)" = 0002-p.xlsx ] || fail "written: $(ls -A named)"
rm -r named two.csv employers.csv

# A run and the shards of a merge.
for i in 1 2; do
  mkdir "s$i"
  "$arrears" assess list.csv --shard "$i/2" -o "s$i/results.csv" --manifest "s$i/manifest.json" -q || fail "shard $i"
done
sha256sum s*/* >>sums
expect 2 "s1/manifest.json, which is read, $one" merge s1/manifest.json s2/manifest.json -o s1 --force
ln s2/results.csv sub/results.csv
expect 2 "s2/results.csv, which is read, $one" merge s1/manifest.json s2/manifest.json -o sub --force
expect 2 "results.csv, which is read, $one" report s1 -o s1/results.csv --force
expect 2 "manifest.json, which is read, $one" report s1 -o ./s1/manifest.json --force
rm -r s1 s2
sed -i '/ s[12]\//d' sums
sha256sum --quiet -c sums >&2 || fail 'what is read was written over'
ls -A | diff before - || fail 'something was written'

# Devices and pipes are no files.
expect 0 'assessed' assess list.csv -o /dev/null --ledger ./new.csv --rejects /dev/./null --because inline
[ "$failures" -eq 0 ]
