#!/bin/sh
# way_back.sh ARREARS PYTHON: rejected rows go out (--fix), come back corrected, and take the place of their lines; the
# outcome is that of a list in which they were corrected. What does not fit is refused, and nothing is written.
set -eu
. "$(dirname "$0")/expect.sh"
edit() { "$python" "$here/edit_fix.py" "$@"; }
without_note() { # the note that tells of a corrected row is all that may differ
  sed 's/;W223//; s/W223;//; s/W223//' "$1"
}
refuse() { # refuse WORDS ARGUMENTS...: exit 4, and no output
  words=$1
  shift
  ls -AR . >"$work.before"
  expect 4 "$words" report "$@" -o no.xlsx --lang en
  ls -AR . >"$work.after"
  cmp -s "$work.before" "$work.after" || fail "something was written: $*"
}

# The list: a good row, a wrong number and base, a row cut short, a month that is missing, one claimed twice, a good row.
cat >list.csv <<'END'
姓名,身份证号,参保地,断缴开始,断缴结束,缴费基数,补缴日期,部门
李好,340101198807223018,合肥,2025-01,2025-03,8000,2025-07-10,财务
王错,34010119880722305Ⅹ,合肥,2025-01,2025-03,"5,OOO",2025-07-10,"人事,行政"
周少,,合肥
赵空,340101198807223050,合肥,,2025-03,8000,2025-07-10,
李重,340101198807223018,合肥,2025-03,2025-04,8000,2025-07-10,财务
孙好,,合肥,2025-05,2025-05,9000,2025-07-10,
END
sed -e 's/34010119880722305Ⅹ//; s/"5,OOO"/5000/' -e 's/^周少.*/周少,,合肥,2025-02,2025-02,7000,2025-07-10,/' \
  -e 's/合肥,,2025-03/合肥,2025-02,2025-03/' -e 's/合肥,2025-03,2025-04/合肥,2025-04,2025-04/' list.csv >mended.csv
run() { # run STATUS NAME LIST AND FIXES AND OPTIONS...
  wanted=$1 name=$2
  shift 2
  mkdir -p "$name"
  expect "$wanted" '' assess "$@" -o "$name/results.csv" --ledger "$name/ledger.csv" --rejects "$name/rejects.csv" --lang zh
}
same() { # same NAME NAME: results but for the note, ledger, rejected rows
  without_note "$1/results.csv" >left
  without_note "$2/results.csv" >right
  cmp -s left right || fail "$1 and $2 have other results: $(diff left right)"
  for output in ledger rejects; do
    cmp -s "$1/$output.csv" "$2/$output.csv" || fail "$1 and $2 differ in $output"
  done
}
run 0 mended mended.csv
all='3:身份证号=~ 3:缴费基数=5000 4:断缴开始=2025-02 4:断缴结束=2025-02 4:缴费基数=7000 4:补缴日期=2025-07-10 5:断缴开始=2025-02 6:断缴开始=2025-04'

# Text and workbook, there and back.
for out in csv xlsx; do
  expect 3 '读入 6 行 = 已测算 2 + 未通过 4' check list.csv --fix "fix.$out" --lang zh
  for back in csv xlsx; do
    edit "fix.$out" "back-$out.$back" $all
    run 0 "$out-$back" list.csv "back-$out.$back"
    same "$out-$back" mended
    [ "$(grep -c W223 "$out-$back/results.csv")" -eq 4 ] || fail 'not every corrected row says so'
    expect 0 "back-$out.$back: rows that stand in place of those of list.csv: 4" report list.csv "back-$out.$back" \
      -o "$out-$back/report.xlsx" --lang en
    grep -qF 'read 6 = assessed 6 + rejected 0' said || fail "rows were lost: $(cat said)"
  done
done

sound csv-csv/report.xlsx xlsx-xlsx/report.xlsx fix.xlsx

# The run sheet names file, SHA-256 and lines.
cat >run_sheet.py <<'END'
import hashlib
import sys

from openpyxl import load_workbook

book, lines, *files = sys.argv[1:]
cells = [[cell for cell in row if cell is not None] for row in load_workbook(book)["运行信息"].iter_rows(values_only=True)]
told = [row[1] for row in cells if row and row[0] == "更正文件及其 SHA-256"]
assert told == [f"{file} {hashlib.sha256(open(file, 'rb').read()).hexdigest()}" for file in files], told
found = [row[1] for row in cells if row and row[0] == "其中的行替换了名单的这些行"]
assert "/".join(found) == lines, found
END
expect 0 '' report list.csv back-csv.csv -o told.xlsx --lang zh
"$python" run_sheet.py told.xlsx '3, 4, 5, 6' back-csv.csv >said 2>&1 || fail "run sheet: $(cat said)"

# What is still wrong is rejected again, at both places, and goes out again with the lines of the first list.
edit fix.xlsx first.xlsx 3:身份证号=~ 4:断缴开始=2025-02 4:断缴结束=2025-02 4:缴费基数=7千 4:补缴日期=2025-07-10 6:
expect 3 'first.xlsx[Sheet!H3] (list.csv:4): 缴费基数 "7千"' check list.csv first.xlsx --fix second.csv --lang zh
grep -qF 'first.xlsx[Sheet!H2] (list.csv:3): 缴费基数 "5,OOO"' said || fail "no both places: $(cat said)"
grep -qF 'list.csv:6: ' said || fail "a row that was not handed back is not rejected: $(cat said)"
[ "$(cut -d, -f1 second.csv | grep -c '^[3456]$')" -eq 4 ] || fail "other source lines: $(cat second.csv)"
edit second.csv second-back.csv 3:缴费基数=5000 4:缴费基数=7000 5:断缴开始=2025-02 6:断缴开始=2025-04
for files in 'first.xlsx second-back.csv' 'second-back.csv first.xlsx'; do
  rm -rf chain
  run 0 chain list.csv $files
  same chain mended
done
# The same where the first file was checked as a list of its own.
expect 3 '' check first.xlsx --fix alone.csv --lang zh
[ "$(head -1 alone.csv)" = "$(head -1 second.csv)" ] || fail "a fix of a fix has other headings: $(head -1 alone.csv)"
edit alone.csv alone-back.csv 3:缴费基数=5000 4:缴费基数=7000 5:断缴开始=2025-02
run 3 alone list.csv first.xlsx alone-back.csv
[ "$(tail -n +2 alone/rejects.csv | cut -d, -f1)" = 6 ] || fail "other rejected rows: $(cat alone/rejects.csv)"
# Two files that share the lines between them.
edit fix.csv left.csv 3:缴费基数=5000 3:身份证号=~ 4: 5: 6:断缴开始=2025-04
edit fix.csv right.csv 4:断缴开始=2025-02 4:断缴结束=2025-02 4:缴费基数=7000 4:补缴日期=2025-07-10 5:断缴开始=2025-02 3: 6:
rm -rf chain
run 0 chain list.csv right.csv left.csv
same chain mended
expect 0 '' report list.csv right.csv left.csv -o told.xlsx --lang zh --force
"$python" run_sheet.py told.xlsx '4, 5/3, 6' right.csv left.csv >said 2>&1 || fail "run sheet: $(cat said)"

# A row that stands below a corrected one is filled from the corrected one.
printf '姓名,参保地,断缴开始,断缴结束,缴费基数,补缴日期\n张三,合非,2025-01,2025-01,8000,2025-07-10\n同上,同上,2025-03,2025-03,8000,2025-07-10\n' >ditto.csv
expect 3 '' check ditto.csv --fill-down --fix ditto-fix.csv --lang zh
edit ditto-fix.csv ditto-back.csv 2:参保地=合肥 3:
expect 0 'assessed 2' check ditto.csv ditto-back.csv --fill-down --lang en

# Several sheets: SHEET!LINE.
"$python" "$here/two_sheets.py" '二!月'
sheets='--sheet all --pay-on 2025-07-10'
expect 3 '' check sheets.xlsx $sheets --fix sheets.csv --lang zh
edit sheets.csv sheets-back.csv '二!月!2:断缴开始=2025-03'
expect 0 '' report sheets.xlsx sheets-back.csv $sheets -o sheets-report.xlsx --lang zh
"$python" run_sheet.py sheets-report.xlsx '二!月!2' sheets-back.csv >said 2>&1 || fail "run sheet: $(cat said)"
refuse 'source line "二!月!2" is not a line of sheets.xlsx' sheets.xlsx sheets-back.csv --sheet 1 --pay-on 2025-07-10

# Shards merge to the whole run, a report proves it, and a correction that was changed meanwhile is noticed.
manifest() { # manifest STATUS FOLDER OPTIONS...: of the list and its corrections
  wanted=$1 folder=$2
  shift 2
  mkdir -p "$folder"
  expect "$wanted" '' assess list.csv first.xlsx second-back.csv -o "$folder/results.csv" --ledger "$folder/ledger.csv" \
    --rejects "$folder/rejects.csv" --manifest "$folder/manifest.json" --lang zh "$@"
}
manifest 0 one
for i in 1 2 3; do manifest 0 "part$i" --shard "$i/3"; done
expect 0 'the control totals agree' merge part2/manifest.json part1/manifest.json part3/manifest.json -o merged --lang en
diff -r one merged >said || fail "merged shards differ from the unsharded run: $(cat said)"
for run in one merged part2; do
  expect 0 'matched byte for byte when worked out again' report "$run" -o "$run.xlsx" --lang en
done
manifest 0 one
grep -q '已完成' said || fail "a run that is done was made again: $(cat said)"
mkdir moved
mv list.csv first.xlsx second-back.csv moved
expect 4 'list.csv' report one -o no.xlsx --lang en
expect 0 'matched' report one moved/list.csv moved/first.xlsx moved/second-back.csv -o moved.xlsx --lang en
expect 6 'different files of corrected rows' report one moved/list.csv moved/first.xlsx -o no.xlsx --lang en
mv moved/* .
cp second-back.csv kept.csv
echo >>second-back.csv
expect 6 'different files of corrected rows (fixes.2.sha256)' report one -o no.xlsx --lang en
mv kept.csv second-back.csv
run 0 other list.csv back-csv.csv --shard 1/1 --manifest other/manifest.json
expect 6 'different files of corrected rows' merge part1/manifest.json part2/manifest.json other/manifest.json -o no --lang en

# What does not fit.
edit back-csv.csv no-line.csv 3:来源行=~
refuse 'no-line.csv:2: source line "" is not a line of list.csv' list.csv no-line.csv
edit back-csv.csv no-such.csv 3:来源行=99
refuse 'no-such.csv:2: there is no case at list.csv:99' list.csv no-such.csv
edit back-csv.csv good.csv 3:来源行=2
refuse 'good.csv:2: list.csv:2 is not the row that was handed back' list.csv good.csv
edit back-csv.csv twice.csv 3+
refuse 'twice.csv:6: stands for list.csv:3, and so does twice.csv:2; keep one of them' list.csv twice.csv
refuse 'right.csv:2: stands for list.csv:4, and so does back-csv.csv:3' list.csv back-csv.csv right.csv
edit back-csv.csv no-check.csv 3:核对码=~
refuse 'no-check.csv:2: without its row check' list.csv no-check.csv
edit back-csv.csv empty.csv 5:姓名=~ 5:身份证号=~ 5:参保地=~ 5:断缴开始=~ 5:断缴结束=~ 5:缴费基数=~ 5:补缴日期=~
refuse 'empty.csv:4: there is nothing but source line' list.csv empty.csv
refuse 'second-back.csv:2: list.csv:3 is not the row that was handed back' list.csv second-back.csv
refuse 'mended.csv: is not a file that --fix wrote' list.csv mended.csv
refuse 'back-csv.csv:2: mended.csv:3 is not the row' mended.csv back-csv.csv
sed '1s/部门/处室/' back-csv.csv >heading.csv
refuse 'heading.csv: the column "部门" of list.csv is missing' list.csv heading.csv
grep -qF 'heading.csv: list.csv has no column "处室"' said || fail "the other heading is not named: $(cat said)"
printf '3,"x"y,\n' >>heading.csv
sed '1s/处室/部门/' heading.csv >quotes.csv
refuse 'quotes.csv:6: the row cannot be read' list.csv quotes.csv
refuse 'nowhere.csv: cannot be opened' list.csv nowhere.csv
sed '1a 新来,,合肥,2025-05,2025-05,9000,2025-07-10,' list.csv >shifted.csv
refuse 'back-csv.csv:2: shifted.csv:3 is not the row' shifted.csv back-csv.csv
expect 2 'back-csv.csv, which is read, are one file' report list.csv back-csv.csv -o r.xlsx --fix back-csv.csv --force --lang en
expect 4 'not a regular file' check list.csv - --lang en

# Many at once: the first are told, the rest are counted.
"$python" - <<'END'
with open("many.csv", "w", encoding="utf-8") as out:
    out.write("source line,reason and remedy,姓名,身份证号,参保地,断缴开始,断缴结束,缴费基数,补缴日期,部门,row check\n")
    for line in range(100, 130):
        out.write(f"{line},,张三,,合肥,2025-01,2025-01,8000,2025-07-10,,r00000000000\n")
END
refuse '10 more problems with corrected rows' list.csv many.csv

# A cell of the run sheet holds a thousand bytes of them: 1 + 7 x 3 up to line 9, 90 x 4 up to 99, 124 x 5 up to 223.
"$python" - <<'END'
with open("long.csv", "w", encoding="utf-8") as out:
    out.write("姓名,参保地,断缴开始,断缴结束,缴费基数,补缴日期\n")
    for line in range(400):
        out.write(f"张三,合肥,soon,2025-01,8000,2025-07-10\n")
END
expect 3 '' check long.csv --fix long-fix.csv --lang zh
sed 's/,soon,/,2025-01,/' long-fix.csv >long-back.csv
expect 0 '' report long.csv long-back.csv -o long.xlsx --lang zh
"$python" run_sheet.py long.xlsx "$(seq 2 401 | paste -sd, | sed 's/,/, /g' | sed 's/, 224, /\/224, /')" long-back.csv >said 2>&1 ||
  fail "run sheet: $(tail -c 600 said)"
[ "$failures" -eq 0 ]
