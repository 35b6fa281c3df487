#!/bin/sh
# hostile.sh ARREARS PYTHON: text that no terminal, spreadsheet or XML reader should be trusted with.
set -eu
. "$(dirname "$0")/expect.sh"

# Every part of every workbook is XML, and openpyxl reads the whole.
sound() { # sound BOOK...
  for book in "$@"; do
    rm -rf parts
    unzip -q "$book" -d parts
    find parts -type f -exec xmllint --noout {} + 2>wrong || fail "$book: $(head -n 3 wrong)"
    "$python" -c 'import sys, openpyxl; openpyxl.load_workbook(sys.argv[1])' "$book" || fail "openpyxl: $book"
  done
}
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
LC_ALL=C grep -q "$(printf '[\001-\011\013-\037\177]')" answer && fail "control characters on the terminal: $(cat -v answer)"
grep -qF 'c\x01d\x1b[31me\u202ef' answer || fail "the name is not shown: $(cat answer)"

# Messages show a value in one line, and never the whole of an identity number.
printf 'name,id_number,gap_from,wage,"pay_on"\n"x","110105198502151230","20\n25\033[2J",9000,2026-03-10\n' >values.csv
expect 3 'gap_from "20\n25\x1b[2J": ' check values.csv --region 110000
expect 3 'id_number "110105********1230": ' check values.csv --region 110000
expect 3 'id_number "110105********1230": ' assess values.csv --region 110000 --rejects rejects.csv
grep -q ',110105198502151230,E123,' rejects.csv || fail "the rejects file lacks the number: $(cat rejects.csv)"
expect 4 'no\nsuch\x1b.csv' check "$(printf 'no\nsuch\033.csv')"
expect 2 '--pay-on "\x1b"' check list.csv --pay-on "$(printf '\033')"
expect 2 'there is no option --x\x1b' check --x"$(printf '\033')"
[ "$failures" -eq 0 ]
