#!/bin/sh
# joined.sh ARREARS PYTHON: rows that belong together are found from any list, in any order, by any number of threads,
# and in every shard, and --no-join leaves them apart.
set -eu
. "$(dirname "$0")/expect.sh"
same() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }
rules="--no-builtin-rules --rules $here/bench/stress_rules.csv"
"$python" "$here/bench/make_cases.py" 1500 list.csv --stress --rows 6
"$arrears" assess list.csv -o one.csv --ledger one-ledger.csv -q --jobs 1 $rules >said 2>&1 || [ $? -eq 3 ]
[ "$(grep -c W250 one.csv)" -gt 100 ] || fail 'few rows were joined'
"$arrears" assess list.csv -o four.csv --ledger four-ledger.csv -q --jobs 4 $rules >said 2>&1 || [ $? -eq 3 ]
same one.csv four.csv
same one-ledger.csv four-ledger.csv

# A list that can be read only once.
"$arrears" assess - -o stdin.csv -q $rules <list.csv >said 2>&1 || [ $? -eq 3 ]
cat list.csv | "$arrears" assess -o pipe.csv -q $rules >said 2>&1 || [ $? -eq 3 ]
mkfifo fifo
cat list.csv >fifo &
"$arrears" assess fifo -o fifo.csv -q $rules >said 2>&1 || [ $? -eq 3 ]
(read -r line && [ "$line" = aside ] && exec "$arrears" assess - -o rest.csv -q $rules >said 2>&1) <<END || [ $? -eq 3 ]
aside
$(cat list.csv)
END
for list in stdin pipe fifo rest; do same one.csv $list.csv; done

# A workbook, read twice and from a pipe.
"$python" - <<'END'
import csv
import openpyxl
book = openpyxl.Workbook()
for row in csv.reader(open("list.csv", encoding="utf-8")):
    book.active.append(row)
book.save("list.xlsx")
END
"$arrears" assess list.xlsx -o book.csv -q $rules >said 2>&1 || [ $? -eq 3 ]
cat list.xlsx | "$arrears" assess - -o book-pipe.csv -q $rules >said 2>&1 || [ $? -eq 3 ]
same one.csv book.csv
same one.csv book-pipe.csv

# Shards: a person's rows without a number may fall into several of them.
mkdir whole
"$arrears" assess list.csv -o whole/results.csv --ledger whole/ledger.csv --manifest whole/manifest.json -q $rules \
  --pay-on 2026-11-01 >said 2>&1 || [ $? -eq 3 ]
for shard in 1 2 3; do
  mkdir $shard
  "$arrears" assess list.csv -o $shard/results.csv --ledger $shard/ledger.csv --manifest $shard/manifest.json -q $rules \
    --pay-on 2026-11-01 --shard $shard/3 >said 2>&1 || [ $? -eq 3 ]
done
"$arrears" merge 1/manifest.json 2/manifest.json 3/manifest.json -o merged >said 2>&1 || [ $? -eq 3 ] || fail "merge: $(cat said)"
diff -r whole merged || fail 'shards give other bytes'

# --no-join: the rows as they stand, told in the manifest, proven, and not merged with others.
mkdir apart mixed
"$arrears" assess list.csv -o apart/results.csv --manifest apart/manifest.json --no-join -q $rules --pay-on 2026-11-01 \
  >said 2>&1 || [ $? -eq 3 ]
grep -q '"no_join": true' apart/manifest.json || fail 'the manifest does not tell of --no-join'
! grep -q no_join whole/manifest.json || fail 'the manifest tells of what was not asked for'
[ "$(grep -c W250 apart/results.csv)" -eq 0 ] || fail 'rows were joined'
expect 3 'matched byte for byte' report apart -o apart.xlsx
expect 3 'matched byte for byte' report whole -o whole.xlsx
expect 2 '--no-join is set by apart/manifest.json; leave it out' report apart -o no.xlsx --no-join
sed 's/"no_join": true/"no_join": false/' apart/manifest.json >mixed/manifest.json
cp apart/results.csv mixed/
expect 6 'options.no_join' report mixed -o no.xlsx
"$arrears" assess list.csv -o 2/results.csv --ledger 2/ledger.csv --manifest 2/manifest.json -q $rules --pay-on 2026-11-01 \
  --shard 2/3 --no-join --force >said 2>&1 || [ $? -eq 3 ]
rm -rf merged
expect 6 'options' merge 1/manifest.json 2/manifest.json 3/manifest.json -o merged

# A list in which nobody has two rows, or rows that nobody owns, is what it was.
"$python" "$here/bench/make_cases.py" 300 single.csv
"$arrears" assess single.csv -o joined.csv -q >said 2>&1 || [ $? -eq 3 ]
"$arrears" assess single.csv -o left.csv -q --no-join >said 2>&1 || [ $? -eq 3 ]
same joined.csv left.csv
cut -d, -f5-11 list.csv >nobody.csv
"$arrears" assess nobody.csv -o joined-nobody.csv -q $rules >said 2>&1 || [ $? -eq 3 ]
[ "$(grep -c W250 joined-nobody.csv)" -eq 0 ] || fail 'rows of nobody were joined'

# 序号 numbers rows and tells no person; a number does.
for heading in 序号 工号; do
  printf '%s,参保地,断缴开始,断缴结束,月工资,补缴日期\n1,北京,2025-10,2025-10,9000,2025-12-10\n1,北京,2025-11,,9000,2025-12-10\n' \
    $heading >numbered.csv
  "$arrears" assess numbered.csv -o $heading.csv -q --lang zh
done
[ "$(grep -c W250 序号.csv)" -eq 0 ] && [ "$(grep -c W250 工号.csv)" -eq 2 ] || fail 'a 序号 was taken for a person'

# A corrected row is joined as it now reads: its month was 2025-13.
cat >faulty.csv <<'END'
id_number,region,gap_from,gap_to,wage,pay_on
11010519491231002X,110000,2025-08,2025-08,9000,2025-12-10
11010519491231002X,110000,2025-13,2025-11,9000,2025-12-10
END
expect 3 '' assess faulty.csv -o faulty-1.csv --fix fix.csv
[ "$(grep -c W250 faulty-1.csv)" -eq 0 ] || fail 'a row whose months cannot be read was joined'
sed -i 's/2025-13/2025-09/g' fix.csv
expect 0 'stand in place of those of faulty.csv: 1' assess faulty.csv fix.csv -o faulty-2.csv --lang en
[ "$(grep -c 'W250' faulty-2.csv)" -eq 2 ] || fail 'a corrected row was not joined'
[ "$(grep -c ',4,2025-09-01,' faulty-2.csv)" -eq 2 ] || fail 'August to November are 4 months'

unpack() { "$python" -c 'import sys, zipfile; book = zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(book.read(part)) for part in book.namelist()]' "$1.xlsx" >"$1.xml"; }
# Both languages name the rows in a workbook.
expect 0 '' report faulty.csv fix.csv -o zh.xlsx --lang zh
unpack zh
grep -q '2025-08 至 2025-11,共 2 行,其他行:第 3 行' zh.xml || fail 'the workbook does not name the rows'
expect 0 '' report faulty.csv fix.csv -o en.xlsx --lang en
unpack en
grep -q '2025-08 to 2025-11, 2 rows; the others: line 3' en.xml || fail 'the workbook does not name the rows'
[ "$failures" -eq 0 ]
