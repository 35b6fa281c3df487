#!/bin/sh
# rules_template.sh ARREARS PYTHON: a place's rule table comes out to be filled in, and goes back in as --rules. What is known
# stands there, what is not is a row that says what is wanted; rows left empty are passed over and counted.
set -eu
. "$(dirname "$0")/expect.sh"
day='--pay-on 2026-11-27'
for language in zh en; do
  expect 0 "$language.csv" rules template 440600 --from 2024-07 $day -o $language.csv --lang $language
  expect 0 "$language.xlsx" rules template 440600 --from 2024-07 $day -o $language.xlsx --lang $language
  expect 0 'region,scheme,payer,parameter' rules template 440600 --from 2024-07 $day --lang $language
  cmp said $language.csv || fail 'on standard output it is another'
  # Nothing filled in: the rows that are known, and the others counted.
  blank=$(grep -cE '待填:|to be filled in: ' $language.csv)
  known=$(($(wc -l <$language.csv) - 1 - blank))
  [ "$blank" -gt 5 ] && [ "$known" -gt 5 ] || fail "$language: $known known rows, $blank wanted"
  expect 0 "$language.csv: rows still to be filled in, passed over: $blank" rules lint $language.csv --lang en
  grep -qE "^$known rows" said || fail "known rows: $(cat said)"
  expect 0 "$language.xlsx: rows still to be filled in, passed over: $blank" rules lint $language.xlsx --lang en
  grep -qE "^$known rows" said || fail "known rows of the workbook: $(cat said)"
done
expect 4 'zh.csv' rules template 440600 $day -o zh.csv

# The rate of the hole from July 2024 to December 2025: 9,000 x 4.5 % = 405.00 a month.
row='^440600,medical,employer,employer_rate,,2024-07-01,2025-12-31,,,,,,'
quote='quote --region 440600 --gap-from 2025-02 --gap-to 2025-02 --wage 9000 --pay-on 2026-06-20 --json'
grep -q "$row" zh.csv || fail 'the hole is not asked for'
expect 3 E152 $quote --lang en
sed "s/$row/440600,medical,employer,employer_rate,,2024-07-01,2025-12-31,4.5%,佛医保〔2024〕9号,,,2026-11-20,/" zh.csv >filled.csv
"$python" - <<'END'
import datetime, openpyxl
book = openpyxl.load_workbook("en.xlsx")
sheet = book.worksheets[0]
for row in sheet.iter_rows(min_row=2):
    if [row[i].value for i in (1, 3, 5)] == ["medical", "employer_rate", "2024-07-01"] and not row[7].value:
        row[7].value, row[7].number_format = 0.045, "0.00%"
        row[8].value = "佛医保〔2024〕9号"
        row[11].value, row[11].number_format = datetime.date(2026, 11, 20), "yyyy-mm-dd"
book.save("filled.xlsx")
END
for table in filled.csv filled.xlsx; do
  expect 0 '"employer_arrears":"405.00"' $quote --rules $table --lang en
  expect 0 '' rules show 440600 --rules $table --format csv --lang zh
  grep -F "佛医保〔2024〕9号" said | grep -qF ",2026-11-20," || fail "$table: the source is gone: $(cat said)"
  ! grep -qE "待填:|to be filled in: " said || fail "$table: a filled row still asks"
done

# Half filled in: the line and the column, and nothing is worked out.
line=$(($(grep -n "$row" zh.csv | cut -d: -f1)))
half() { # half CELLS WORDS
  sed "s/$row/440600,medical,employer,employer_rate,,2024-07-01,2025-12-31,$1/" zh.csv >half.csv
  expect 5 "half.csv:$line: $2" $quote --rules half.csv --lang en
}
half '4.5%,,,,2026-11-20,' 'R3'
half ',佛医保〔2024〕9号,,,2026-11-20,' 'R3'
half '450%,佛医保〔2024〕9号,,,2026-11-20,' 'R3'

expect 2 'needs a region' rules template --lang en
expect 2 'b' rules template 440600 b --lang en
expect 2 '.xlsx' rules template 440600 -o list.txt --lang en
expect 2 'template' rules list -o list.csv --lang en
expect 2 '--from' rules template 440600 --from 2024 --lang en
all_sound
[ "$failures" -eq 0 ]
