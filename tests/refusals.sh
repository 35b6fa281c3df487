#!/bin/sh
# refusals.sh ARREARS: files and words that a command cannot take: which exit code, which words.
set -eu
. "$(dirname "$0")/expect.sh"
head='region,scheme,payer,parameter,above,from,to,value,source,valid_on'
row='110000,medical,employer,base_floor,,2026-01-01,2026-12-31,7000,a source,2026-06-01'
printf 'name,region,gap_from,gap_to,wage,pay_on\na,110000,2026-03,2026-05,9000,2026-06-20\n' >list.csv

# Rule tables: a file that is not there, or no file, is the world's fault; what stands in it is the table's.
: >empty.csv
mkdir folder
printf '%s\n"%s\n' "$head" "$row" >unclosed.csv
printf '"%s\n' "$head" >malformed.csv
printf '%s\n%s\n' "$head" "$row" >good.csv
sed 's/base_floor/base_flour/' good.csv >unknown.csv
sed 's/,value,/,worth,/' good.csv >column.csv
cat good.csv good.csv | sed 3d >twice.csv
for command in 'check list.csv' 'rules list' 'quote --region 110000 --gap-from 2026-03'; do
  expect 4 'nothing.csv: cannot be opened: No such file or directory' $command --rules nothing.csv
  expect 4 'folder: is a folder, not a file' $command --rules folder
  expect 5 'empty.csv: is empty' $command --rules empty.csv
  expect 5 'malformed.csv: ' $command --rules malformed.csv
  expect 5 'unclosed.csv:2: ' $command --rules unclosed.csv
  expect 5 'base_flour' $command --rules unknown.csv
  expect 5 'value' $command --rules column.csv
  expect 5 'twice.csv:3: ' $command --rules twice.csv
  expect 4 'folder: is a folder' $command --rules folder --rules unknown.csv # the world's fault stays it
  expect 4 'base_flour' $command --rules unknown.csv --rules folder
done
expect 4 'nothing.csv: cannot be opened' rules lint nothing.csv
expect 5 'empty.csv: is empty' rules lint empty.csv
expect 5 'twice.csv:3: ' rules lint twice.csv
expect 4 'folder: is a folder' rules lint good.csv folder
expect 0 '1 rows, ' rules lint good.csv

# Calendars: whatever cannot be read as a table at all is the world's fault, a day that is none the table's.
printf 'date,kind\n2026-01-01,holiday\n2026-01-02,sometimes\n' >days.csv
printf 'date,kind\n2026-01-32,holiday\n' >day.csv
printf 'day,kind\n2026-01-01,holiday\n' >column.csv
expect 4 'nothing.csv: cannot be opened' check list.csv --calendar nothing.csv
expect 4 'empty.csv: is empty' check list.csv --calendar empty.csv
expect 5 'days.csv:3: ' check list.csv --calendar days.csv
expect 5 'day.csv:2: ' check list.csv --calendar day.csv
expect 5 'date' check list.csv --calendar column.csv

# Defaults are read as the cells they stand in for, and all that are wrong are named.
for option in '--region Atlantis' '--scheme dental' '--payer nobody' '--pay-on soon' '--pay-on 2026-02-30'; do
  expect 2 "${option% *} \"${option#* }\"" check list.csv $option
done
expect 2 '--pay-on "": is not a date' check list.csv --pay-on ''
expect 2 '--region "": is not a known region' check list.csv --region ''
expect 2 '--pay-on "soon"' check list.csv --region Atlantis --scheme dental --payer nobody --pay-on soon
for option in region scheme payer; do grep -q -e "^--$option " said || fail "--$option is not named: $(cat said)"; done

# The commands' own words.
expect 4 'more.csv: cannot be opened' check list.csv more.csv # corrected rows of the list
expect 2 'unexpected argument more' quote more --region 110000 --gap-from 2026-03
expect 2 'rules show needs a region' rules show
expect 2 'Atlantis' rules show Atlantis
expect 2 'the option --on does not take "yesterday"; possible: YYYY-MM-DD' rules show 110000 --on yesterday
expect 2 'rules needs list, show, coverage, template or lint' rules
expect 2 'rules needs list, show, coverage, template or lint' rules delete
expect 2 'report needs -o REPORT.xlsx' report list.csv
for pair in '-o a.csv --ledger a.csv' '-o a.csv --rejects a.csv' '--ledger a.csv --rejects a.csv' '--ledger -' \
  '-o a.csv --manifest a.csv' '--ledger a.csv -o b.csv --manifest a.csv'; do
  expect 2 'is named twice' assess list.csv $pair
done
[ ! -e a.csv ] && [ ! -e b.csv ] || fail 'what was refused was written'

# What rules show picks: a day, an insurance, a payer.
shown() { # shown COUNT ARGUMENTS...: rows of Beijing's floor
  wanted=$1
  shift
  printf '%s\n' "$head" >mine.csv
  printf '110000,%s,base_floor,,%s,7000,a source,2026-06-01\n' 'medical,employer' '2026-01-01,2026-06-30' \
    'medical,employer' '2026-07-01,' 'pension,employer' ',' 'medical,flexible' ',' >>mine.csv
  found=$("$arrears" rules show 110000 --no-builtin-rules --rules mine.csv --format csv "$@" | grep -c base_floor) || :
  [ "$found" -eq "$wanted" ] || fail "$found rows instead of $wanted: rules show $*"
}
shown 4
shown 3 --scheme medical
shown 1 --scheme pension
shown 0 --scheme injury
shown 3 --payer employer
shown 2 --scheme medical --payer employer
shown 1 --scheme medical --payer employer --on 2026-06-30
shown 1 --scheme medical --payer employer --on 2026-07-01
shown 0 --scheme medical --payer employer --on 2025-12-31
shown 3 --on 2026-03-01
# Text that cannot be read is told what it is.
printf '\376\377\0n\0a\0m\0e\0\n' >big-endian.csv
expect 4 'big-endian.csv: is text in UTF-16, high byte first' check big-endian.csv
{ printf 'name,region,gap_from,wage,pay_on,'; head -c 1100000 /dev/zero | tr '\0' h; echo; } >wide.csv
expect 4 'wide.csv: the header is longer than 1 MiB (line 1)' check wide.csv
# Names that differ only in letter case, of any alphabet, are one file on many a disk.
{
  echo 'name,region,gap_from,gap_to,wage,pay_on,employer'
  for employer in 'ÉCOLE' 'école' acme ACME; do echo "a,110000,2026-03,2026-05,9000,2026-06-20,$employer"; done
} >case.csv
expect 0 'assessed 4' report case.csv -o case.xlsx --split employer
for file in case-ÉCOLE case-école-2 case-acme case-ACME-2; do [ -e "$file.xlsx" ] || fail "no $file.xlsx: $(ls case*)"; done
# A name promises what its ending says: nobody's PDF is a workbook inside. What promises nothing is taken.
for ending in pdf PDF xls xlsm ods et docx csv txt json zip; do
  expect 2 "a.$ending: what is written here is a workbook, but its name ends in" \
    quote --region 110000 --gap-from 2026-03 -o "a.$ending"
  expect 2 'give it a name that ends in .xlsx' report list.csv -o "a.$ending"
done
for ending in pdf xls xlsx ods tsv gz json jsonl; do
  for option in '-o' '--rejects' '--ledger' '--fix' '-o r.csv --ledger l.csv --because'; do
    [ "$option $ending" = '--fix xlsx' ] && continue
    expect 2 "a.$ending: what is written here is CSV text" assess list.csv $option "a.$ending"
  done
done
expect 2 'a.csv: what is written here is JSON lines' assess list.csv --format jsonl -o a.csv
expect 2 'a.jsonl: what is written here is JSON, but' assess list.csv -o r.csv --manifest a.jsonl
expect 2 'a.csv: what is written here is a folder' merge part.json -o a.csv
expect 2 'a.pdf: what is written here is a folder' report list.csv -o r.xlsx --quotations a.pdf
expect 2 'a.xls: 这里写出的是工作簿,名称却以 .xls 结尾;请改用以 .xlsx 结尾的名称' report list.csv -o a.xls --lang zh
[ ! -e r.xlsx ] && [ ! -e r.csv ] && [ -z "$(ls a.* 2>/dev/null)" ] || fail 'a refused name was written'
for name in a.2026 results ./a.pdf/r .pdf; do
  mkdir -p a.pdf
  expect 0 '' assess list.csv -o "$name"
  [ -f "$name" ] || fail "$name was not written"
done
expect 0 '' assess list.csv --format jsonl -o a.json

# Nothing is the name of no sheet; of an option that repeats there may be too many.
printf 'name,region,gap_from\np,110000,2025-08\n' >sheets.csv
expect 2 '选项 --sheet 的值 "" 无效;可填:NAME|N|all' check sheets.csv --sheet '' --lang zh
expect 2 '选项 --rules 最多给 64 次' check sheets.csv $(seq 65 | sed 's/.*/--rules x.csv/') --lang zh
[ "$failures" -eq 0 ]
