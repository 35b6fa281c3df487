#!/bin/sh
# hostile.sh ARREARS PYTHON: text that no terminal, spreadsheet or XML reader should be trusted with.
set -eu
. "$(dirname "$0")/expect.sh"

# U+FFFE, U+FFFF, a control character, an escape, a change of direction, XML's own characters, an escape of Excel's.
nasty=$(printf 'a\357\277\276b\357\277\277c\001d\033[31me\342\200\256f&<>"_x0041_')
quoted=$(printf %s "$nasty" | sed 's/"/""/g')
{
  printf '%s\n' "姓名,单位,编号,\"$quoted\",gap_from,gap_to,wage"
  printf '%s\n' "\"$quoted\",\"$quoted\",\"$quoted\",\"$quoted\",2025-08,2025-09,9000"
  printf '%s\n' "\"$quoted\",\"2$quoted\",\"$quoted\",\"$quoted\",2025-13,2025-09,9000"
} >list.csv
cp list.csv "$nasty.csv"
report() { "$arrears" report "$@" --region 110000 --pay-on 2026-03-10 --force >said 2>&1 || [ $? -eq 3 ]; }
for input in list.csv "$nasty.csv"; do
  report "$input" -o report.xlsx --fix fix.xlsx || fail "report: $(cat said)"
  sound report.xlsx fix.xlsx
  LC_ALL=C grep -q "$(printf '[\001-\011\013-\037\177]')" said && fail "control characters on the terminal: $(cat -v said)"
  report "$input" -o "split$nasty.xlsx" --split employer || fail "report --split: $(cat said)"
  sound split*.xlsx
  rm split*.xlsx
done
# The index leads to its workbooks.
report list.csv -o index.xlsx --split employer || fail "report --split: $(cat said)"
sound index*.xlsx
"$python" - index.xlsx <<'END' || fail 'the index leads nowhere'
import os, sys, urllib.parse, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
links = [cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink]
assert len(links) == 2, links
for link in links:
    path = urllib.parse.unquote(link)
    assert os.path.exists(path), path
    assert not any(ord(c) < 32 or c in '\u202e\ufffe\uffff' for c in path), ascii(path)
END
"$arrears" quote --name "$nasty" --region 110000 --gap-from 2025-08 --gap-to 2025-09 --wage 9000 --pay-on 2026-03-10 \
  -o quote.xlsx >answer 2>said || fail "quote: $(cat said)"
sound quote.xlsx
mkdir quotations
report list.csv -o report.xlsx --quotations quotations || fail "report --quotations: $(cat said)"
report list.csv -o report.xlsx --quotations pages.xlsx || fail "report --quotations: $(cat said)"
sound quotations/*.xlsx pages.xlsx
LC_ALL=C grep -q "$(printf '[\001-\011\013-\037\177]')" answer && fail "control characters on the terminal: $(cat -v answer)"
grep -qF 'c\x01d\x1b[31me\u202ef' answer || fail "the name is not shown: $(cat answer)"

# Text that its escapes make longer than a cell: 4,571 times seven bytes, thirteen each in a workbook.
escapes=$(printf '_x0041_%.0s' $(seq 4571))
printf '%s\n' "name,employer,$escapes,region,gap_from,wage,pay_on" "$escapes,$escapes,$escapes,110000,2025-08,9000,2026-03-10" \
  "$escapes,2$escapes,$escapes,Atlantis,2025-08,9000,2026-03-10" >escapes.csv
mkdir long
expect 3 'written: long/pages.xlsx' report escapes.csv -o long/report.xlsx --fix long/fix.xlsx --quotations long/pages.xlsx --force
expect 3 'long/split.xlsx is their index' report escapes.csv -o long/split.xlsx --split employer
sound long/*.xlsx

# A device without an end is no list, and that is seen in its first megabyte.
expect 4 '/dev/zero: is not CSV text' check /dev/zero
expect 4 '/dev/zero: 不是 CSV 文本' report /dev/zero -o zero.xlsx --lang zh

# Messages show a value in one line, and never the whole of an identity number.
printf 'name,id_number,gap_from,wage,"pay_on"\n"x","110105198502151230","20\n25\033[2J",9000,2026-03-10\n' >values.csv
expect 3 'gap_from "20\n25\x1b[2J": ' check values.csv --region 110000
expect 3 'id_number "110105********1230": ' check values.csv --region 110000
expect 3 'id_number "110105********1230": ' assess values.csv --region 110000 --rejects rejects.csv
grep -q ',110105198502151230,E123,' rejects.csv || fail "the rejects file lacks the number: $(cat rejects.csv)"
expect 4 'no\nsuch\x1b.csv' check "$(printf 'no\nsuch\033.csv')"
expect 2 '--pay-on "\x1b"' check list.csv --pay-on "$(printf '\033')"
expect 2 'there is no option --x\x1b' check --x"$(printf '\033')"

# In CSV for a spreadsheet program no text is worked out; in exact CSV nothing is changed.
printf '%s\n' 'name,case_id,=HEAD,+备注,region,gap_from,gap_to,wage' '=a,+b,@c,-1,110000,2026-01,2026-02,9000' \
  '=d,+e,@f,-g,Atlantis,2026-01,2026-02,9000' >formulas.csv
run() { "$arrears" assess formulas.csv --pay-on 2026-03-10 -q --force "$@" >said 2>&1 || [ $? -eq 3 ] || fail "$* ($(cat said))"; }
loose() { ! grep -nE '(^|,)"?[=+@-][^0-9,]' "$1" || fail "$1 would be worked out"; }
column() { cut -d, -f"$(sed 1q plain/results.csv | tr , '\n' | grep -nx "$1" | cut -d: -f1)" "$2"; }
mkdir plain bom kept
run -o plain/results.csv --ledger plain/ledger.csv --rejects plain/rejects.csv --fix fix.csv
grep -q ',=HEAD,+备注$' plain/results.csv && grep -q '^1,+b,=a,' plain/results.csv || fail "exact CSV is changed: $(cat plain/results.csv)"
run -o bom/results.csv --ledger bom/ledger.csv --rejects bom/rejects.csv --manifest bom/manifest.json --bom
for file in bom/results.csv bom/ledger.csv bom/ledger.because.csv fix.csv; do loose "$file"; done
grep -q ",\"'=d,+e," bom/rejects.csv || fail "rejected rows for Excel: $(cat bom/rejects.csv)"
grep -q ",'=HEAD,'+备注\$" bom/results.csv && grep -q "^1,'+b,'=a,.*,'@c,-1\$" bom/results.csv || fail "results for Excel: $(cat bom/results.csv)"
grep -q "^1,'+b," bom/ledger.csv || fail "a ledger for Excel: $(head -n 2 bom/ledger.csv)"
grep -q ",'=d,'+e,'@f,'-g,Atlantis," fix.csv || fail "rows to correct: $(cat fix.csv)"
for member in arrears total late_fee; do
  column $member plain/results.csv >one
  column $member bom/results.csv | cmp -s one - || fail "$member is changed"
done
run -o kept/results.csv --bom --no-neutralise --fix kept/fix.csv
{ printf '\357\273\277'; cat plain/results.csv; } | cmp - kept/results.csv || fail '--no-neutralise changes text'
grep -q ',=d,+e,@f,-g,Atlantis,' kept/fix.csv || fail "--no-neutralise: $(cat kept/fix.csv)"
# The run is proven with its apostrophes, and corrected rows come back without.
expect 3 'written: proof.xlsx' report bom -o proof.xlsx
sound proof.xlsx
sed 's/,Atlantis,/,110000,/' fix.csv >corrected.csv
expect 0 'assessed 2' assess formulas.csv corrected.csv --pay-on 2026-03-10 -o corrected-results.csv
grep -q '^2,+e,=d,.*,@f,-g$' corrected-results.csv || fail "corrected rows: $(cat corrected-results.csv)"
# Shards are merged to what one run writes.
for i in 1 2; do mkdir "s$i"; run -o "s$i/results.csv" --manifest "s$i/manifest.json" --shard "$i/2" --bom; done
expect 3 'merged' merge s1/manifest.json s2/manifest.json -o whole
cmp whole/results.csv bom/results.csv || fail 'merged results differ'

# A sheet has 16,384 columns; what the workbook leaves out is said, on the terminal and on its run sheet.
"$python" -c "print('name,region,gap_from,wage,pay_on,' + ','.join(f'extra {i}' for i in range(1, 16401)))
print('p,110000,2025-08,9000,2026-03-10' + ',x' * 16400)" >wide.csv
expect 0 'a sheet has 16,384 columns: the workbook leaves out the last ' report wide.csv -o wide.xlsx -q
sound wide.xlsx
"$python" - "$(cat said)" <<'END' || fail "left out of the workbook: $(cat said)"
import re, sys, openpyxl
book = openpyxl.load_workbook('wide.xlsx', read_only=True)
heads = {sheet.title: [cell.value for cell in next(iter(sheet.iter_rows(min_row=1, max_row=1)), ())] for sheet in book}
assert max(map(len, heads.values())) == 16384, {title: len(head) for title, head in heads.items()}
shown = int(heads['Cases'][-1].removeprefix('extra '))
said, first = re.search(r'the last (\d+) carried columns, from "extra (\d+)" on', sys.argv[1]).groups()
assert (int(said), int(first)) == (16400 - shown, shown + 1), (said, first, shown)
rows = [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows(max_row=60, max_col=2)]
assert ['carried columns left out (a sheet has 16,384)', f'{said}: extra {first} … extra 16400'] in rows
END
[ "$failures" -eq 0 ]
