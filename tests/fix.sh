#!/bin/sh
# fix.sh ARREARS PYTHON: rejected rows come back as a workbook, which is read as a list again.
set -eu
. "$(dirname "$0")/expect.sh"
cp "$here/golden/fix/cases.csv" list.csv
fix="$here/golden/fix/expected/fix.csv"

expect 3 'fix.xlsx' check list.csv --fix fix.xlsx --lang zh
"$python" "$here/check_fix.py" fix.xlsx "$fix" || fail 'the workbook is not what was rejected'
expect 3 'fix.XLSX' report list.csv -o report.xlsx --fix fix.XLSX --rejects rejects.csv --ledger ledger.csv --lang zh
cmp fix.xlsx fix.XLSX || fail 'report hands back other rows than check'
expect 3 '' assess list.csv -o results.csv --fix fix.csv --lang zh
cmp fix.csv "$fix" || fail 'assess hands back other rows than check'

# As they stand they are rejected once more; corrected they are not.
expect 3 '原因与处理' check fix.xlsx --lang zh
grep -qF '读入 5 行 = 已测算 0 + 未通过 5' said || fail "fix.xlsx: $(cat said)"
sed -n '1p;/,赵空,/s/,合肥,,2025-03/,合肥,2025-02,2025-03/p' fix.csv >corrected.csv
expect 0 '读入 1 行 = 已测算 1 + 未通过 0' check corrected.csv --lang zh

# Nothing rejected: the headings alone.
expect 0 '' check corrected.csv --fix none.csv --lang en
printf 'source line,reason and remedy,姓名,身份证号,参保地,断缴开始,断缴结束,缴费基数,补缴日期,部门,row check\n' >headings
cmp none.csv headings || fail "headings: $(cat none.csv)"

# The line of a list made of several sheets names the sheet.
"$python" "$here/two_sheets.py" 二月
expect 3 '' check sheets.xlsx --sheet all --pay-on 2025-07-10 --fix sheets.csv --lang zh
grep -q '^二月!2,' sheets.csv || fail "the sheet is not named: $(cat sheets.csv)"

# Whole or nothing, and never in place of another output.
expect 4 'fix.xlsx' check list.csv --fix fix.xlsx
expect 4 'nowhere' check list.csv --fix nowhere/fix.xlsx
expect 2 'fix.csv' check list.csv --rejects fix.csv --fix fix.csv
expect 2 '--fix' quote --fix fix.csv
all_sound
[ "$failures" -eq 0 ]
