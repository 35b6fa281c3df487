#!/bin/sh
# mask.sh ARREARS PYTHON: under --mask no output has the name or the number of anybody.
set -eu
. "$(dirname "$0")/expect.sh"
printf '0123456789abcdef' >key
printf 'fedcba9876543210' >other
chmod 600 key other
# Zhang San has both numbers, a spaced name, the name as employer, the number as case id, and carried columns with
# either; Li Si carries another person's number and claims twice; two numbers are wrong; the rest cannot be cut or read.
cat >list.csv <<'END'
姓名,身份证号,编号,单位,经办人,旧号,备注,gap_from,gap_to,wage
张三,11010519491231002x,11010519491231002X,张三,张　三,110105491231002,甲,2025-08,2025-09,9000
李四,440300199001010075,2,乙公司,李四,11010519491231002X,"乙,""丙""",2025-08,2025-09,9000
李 四,440300199001010075,3,乙公司,x,y,z,2025-09,2025-09,9000
吴九九,110105194912310021,8,丁公司,z,110105194912310021,z,2025-09,2025-09,9000
王五五,110105198502151230,4,丙公司,王五五,110105198502151230,z,2025-08,2025-09,9000
赵六六,,5,丙公司,赵六六,,z,2025-13,赵六六,九千
孙七七,440300199001010059,6,丙公司,z,z,z,2025-08,2025-09,9000,孙七七
周"八八,440300199001010059,7,丙公司,z,z,z,2025-08,2025-09,9000
END
cat >people <<'END'
张三
张　三
李四
李 四
王五五
赵六六
孙七七
吴九九
八八
440300199001010075
110105194912310021
110105491231002
11010519491231002x
11010519491231002X
110105198502151230
440300199001010059
END
run() { "$arrears" "$@" --region 110000 --pay-on 2026-03-10 --lang zh >>said 2>&1 || [ $? -eq 3 ] || fail "$* ($(cat said))"; }
outputs() { # outputs FOLDER OPTION...: every kind of output
  mkdir "$1"
  cd "$1"
  shift
  : >said
  run assess ../list.csv -o results.csv --ledger ledger.csv --rejects rejects.csv --manifest manifest.json "$@"
  run assess ../list.csv --format jsonl -o results.jsonl "$@"
  run assess ../list.csv --bom --because inline -o marked.csv --ledger inline.csv "$@"
  run report ../list.csv -o report.xlsx "$@"
  run report ../list.csv -o split.xlsx --split employer "$@"
  run check ../list.csv "$@"
  for book in *.xlsx; do unzip -qo "$book" -d "parts-${book%.xlsx}"; done
  cd ..
}
outputs plain
outputs masked --mask ../key
LC_ALL=C grep -rnFf people masked >found && fail "the names of people: $(cat found)"
find masked | LC_ALL=C grep -Ff people && fail 'a file is named after a person'
# The search finds them where they are not masked, in every output that has people.
for output in results.csv results.jsonl marked.csv rejects.csv said parts-report; do
  LC_ALL=C grep -rqFf people "plain/$output" || fail "the search finds nobody in $output"
done
find plain | LC_ALL=C grep -qFf people || fail 'the search finds nobody in the names of files'

# What stands in their place is HMAC-SHA-256, worked out by another library; a number goes by its 17 digits.
digits() { "$python" -c 'import hashlib, hmac, sys
print(hmac.new(open(sys.argv[1], "rb").read(), sys.argv[2].encode(), hashlib.sha256).hexdigest()[:16])' "$@"; }
zhang=P-$(digits key name:张三) number=I-$(digits key id:11010519491231002) li=P-$(digits key name:李四) his=I-$(digits key id:44030019900101007)
grep -qF ",$number,$zhang,$number," masked/results.csv || fail "not $zhang, $number: $(cat masked/results.csv)"
grep -F ",$number,$zhang,$number,$zhang," masked/results.csv | grep -qF ",$zhang,$number,甲" ||
  fail "carried cells are another: $(cat masked/results.csv)"
grep -qF "$li,$his,3,乙公司,x,y,z,2025-09,2025-09,9000" masked/rejects.csv || fail "no raw row cell by cell: $(cat masked/rejects.csv)"
grep -qF "\"mask\": \"$(digits key key)\"" masked/manifest.json || fail 'the manifest lacks the fingerprint of the key'
LC_ALL=C grep -rq 0123456789abcdef masked && fail 'the key itself is in an output'
grep -qF "$zhang" masked/parts-report/xl/worksheets/*.xml masked/parts-report/xl/sharedStrings.xml || fail 'the workbook has nobody'

# The same key gives the same bytes for any number of threads, another key other ones.
run assess list.csv -o one.csv --jobs 1 --mask key
run assess list.csv -o four.csv --jobs 4 --mask key
run assess list.csv -o else.csv --mask other
cmp one.csv four.csv || fail 'threads differ'
cmp one.csv masked/results.csv || fail 'runs differ'
cmp -s one.csv else.csv && fail 'another key gives the same'

# Shards merge to what one machine writes; a report of the run needs the key, and the same one.
for shard in 1 2; do
  mkdir $shard
  run assess list.csv -o $shard/results.csv --rejects $shard/rejects.csv --ledger $shard/ledger.csv \
    --manifest $shard/manifest.json --shard $shard/2 --mask key
done
run assess list.csv -o other.csv --manifest other.json --shard 1/2 --mask other
"$arrears" merge 1/manifest.json 2/manifest.json -o merged >said 2>&1 || [ $? -eq 3 ] || fail "merge: $(cat said)"
for output in results.csv rejects.csv ledger.csv; do cmp "merged/$output" "masked/$output" || fail "merged $output"; done
expect 2 'masked; give the same key file by --mask' report merged -o report.xlsx --lang en
expect 2 'the list of this run is named by a pseudonym' report merged -o report.xlsx --mask key --lang en
expect 6 'options.mask' report merged list.csv -o report.xlsx --mask other --lang en
expect 3 'verified' report merged list.csv -o report.xlsx --mask key --lang en
expect 2 'are not masked; leave out --mask' report plain/manifest.json -o report2.xlsx --mask key --lang en
unzip -q report.xlsx -d parts
LC_ALL=C grep -rnFf people parts && fail 'the report of a run has names'

# Files may be called after a person: list, corrected rows, outputs, the key. A workbook and a manifest do not tell.
cp list.csv 张三.csv
cp key 八八
"$arrears" check 张三.csv --fix 王五五.csv --region 110000 --pay-on 2026-03-10 >said 2>&1 || [ $? -eq 3 ] || fail "check: $(cat said)"
"$python" - 王五五.csv <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))
kept = [[cell.replace('2025-13', '2025-08').replace('九千', '9000') for cell in row] for row in rows if row[0] == '行' or '赵六六' in row]
csv.writer(open(sys.argv[1], 'w', encoding='utf-8', newline='')).writerows(rows[:1] + [row for row in kept if row != rows[0]])
END
mkdir 李四 named
run assess 张三.csv 王五五.csv -o 李四/results.csv --manifest 李四/manifest.json --mask key
run report 张三.csv 王五五.csv --output=赵六六.xlsx --quotations=孙七七.xlsx --ledger 吴九九.csv --because inline --mask key
expect 2 'list and corrected rows of this run are named by pseudonyms' report 李四 张三.csv -o八八.xlsx --mask 八八 --lang en
expect 3 verified report 李四/manifest.json 张三.csv 王五五.csv -o八八.xlsx --mask 八八 --lang en
cp 李四/manifest.json named
for book in 赵六六 孙七七 八八; do unzip -q $book.xlsx -d "named/$(digits key $book)"; done
LC_ALL=C grep -rnFf people named && fail 'the name of a file tells whom it is about'
list=F-$(digits key file:张三.csv) fix=F-$(digits key file:王五五.csv)
grep -qF "\"name\": \"$list\"" named/manifest.json || fail "not $list: $(grep -A1 '"input"' named/manifest.json)"
cat named/*/xl/sharedStrings.xml >shown
for words in "arrears report $list $fix --output=F-$(digits key file:赵六六.xlsx) --quotations=F-" "--ledger F-$(digits key file:吴九九.csv) --because inline" \
  "arrears report F-$(digits key file:manifest.json) $list $fix -oF-$(digits key file:八八.xlsx) --mask F-" "<t>$list</t>" "$fix "; do
  grep -qF -e "$words" shown || fail "the run sheets do not show \"$words\""
done

# One case, and the steps of a case of a list.
mkdir single
case='--name 张三 --case-id 张三 --region 110000 --gap-from 2025-08 --wage 9000 --pay-on 2026-03-10 --lang zh'
number='--id-number 11010519491231002X'
answer() { # answer NAME ARGUMENTS...
  into=$1
  shift
  "$arrears" "$@" >"single/$into" 2>&1 || [ $? -eq 3 ] || fail "$*: $(cat "single/$into")"
}
answer text quote $case $number --mask key -o single/quote.xlsx
answer json quote $case $number --mask key --json
answer steps quote $case $number --mask key --explain
answer traces quote $case $number --mask key --explain --json
answer wrong-number quote $case --id-number 110105194912310021 --mask key
answer wrong-month quote $case $number --gap-to 张三 --mask key
for words in '' --json '--case 李四' '--case 张三 --json'; do
  answer "list$words" explain list.csv --region 110000 --pay-on 2026-03-10 --lang zh --mask key $words
done
unzip -q single/quote.xlsx -d single/parts
LC_ALL=C grep -rnFf people single && fail 'the answer of one case has names'
for output in text json steps traces list 'list--case 张三 --json' parts/xl/sharedStrings.xml; do
  grep -qF "$zhang" "single/$output" || fail "$output has nobody"
done
"$arrears" quote $case $number --explain --json | grep -qF 张三 || fail 'the search finds nobody in an answer'

# A key has 16 to 4096 bytes; what cannot be masked is refused.
printf 0123456789abcde >short
head -c 4096 /dev/zero >longest
head -c 4097 /dev/zero >long
: >empty
for key in short long empty; do expect 4 "$key: a key file has 16 to 4096 bytes" check list.csv --mask $key --lang en; done
expect 3 'masked' check list.csv --mask longest --lang en
expect 4 'nowhere: ' check list.csv --mask nowhere --lang en
expect 4 '.: ' check list.csv --mask . --lang en
expect 2 '--mask and --fix do not go together' check list.csv --fix fix.csv --mask key --lang en
expect 2 'key, which is read, are one file' assess list.csv -o key --force --mask key --lang en
chmod 644 key
expect 3 'key: others can read this key' check list.csv --mask key --lang en
all_sound
exit $((failures > 0))
