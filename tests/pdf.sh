#!/bin/sh
# pdf.sh ARREARS: --pdf has LibreOffice print the quotations: whole or not at all, beside other runs, and with nothing left of
# it however it ends. Most of it is tried on a stand-in that does what a LibreOffice might do; the rest where there is one.
set -u
. "$(dirname "$0")/expect.sh"
export TMPDIR="$work/temporary"
mkdir "$TMPDIR" bin folder
case='--region 110000 --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20'
printf 'name,region,gap_from,gap_to,wage,pay_on\n李敏,110000,2026-03,2026-05,9000,2026-06-20\nb,110000,2026-03,2026-05,9000,2026-06-20\n' >list.csv
found=$PATH
nothing_left() {
  for i in 1 2 3 4 5 6 7 8 9 10; do [ -z "$(ls -A "$TMPDIR")" ] && break; sleep 0.2; done
  [ -z "$(ls -A "$TMPDIR")" ] || fail "$1: left in the temporary folder: $(ls -A "$TMPDIR")"
  [ -z "$(ls -A | grep '^\.')" ] || fail "$1: left behind: $(ls -A)"
}
stand_in() { { echo '#!/bin/sh'; cat; } >bin/soffice; chmod +x bin/soffice; }
pdf='printf "%%PDF-1.6\n/CreationDate(D:20991231235959Z)\n%s\ntrailer\n/ID [ <0123456789ABCDEF0123456789ABCDEF>\n<0123456789ABCDEF0123456789ABCDEF> ]\n%%%%EOF\n" "$(cksum <"$file")" >"${file%.xlsx}.pdf"'

# None in PATH: said before anything is read or written. And --pdf is of no use without a quotation.
mkdir bare
PATH=$work/bare
export PATH
none_zh=$("$arrears" report nothing.csv -o none.xlsx --quotations folder --pdf --lang zh 2>&1 </dev/null)
zh=$?
none_en=$("$arrears" quote $case -o none.xlsx --pdf --lang en 2>&1 </dev/null)
en=$?
PATH=$work/bin:$found
[ $zh -eq 4 ] && [ $en -eq 4 ] || fail "without LibreOffice: $zh, $en"
case $none_en in *'apt-get install libreoffice-calc-nogui'*) ;; *) fail "without LibreOffice: $none_en" ;; esac
case $none_zh in *'请安装:apt-get install'*) ;; *) fail "without LibreOffice: $none_zh" ;; esac
expect 2 'give -o FILE.xlsx too' quote $case --pdf --lang en
expect 2 'give --quotations too' report list.csv -o none.xlsx --pdf --lang en
expect 2 '--pdf-limit' quote $case --pdf --pdf-limit 0 -o none.xlsx
[ ! -e none.xlsx ] && [ ! -e none.pdf ] || fail 'written without LibreOffice'

# The stand-in gets a profile and a folder of its own, no screen, and nothing of ours to read.
stand_in <<END
echo "\$PWD \$*" >>"$work/asked"
[ -z "\$(cat)" ] || exit 1
[ "\$SAL_USE_VCLPLUGIN" = svp ] || exit 1
[ "\$(stat -c %a .)" = 700 ] || exit 1
for file in *.xlsx; do $pdf; done
echo noise; echo noise >&2
END
expect 0 'written: a.pdf' quote $case -o a.xlsx --pdf --lang en
! grep -q noise said || fail 'LibreOffice spoke'
grep -qE "^($TMPDIR/arrears-[^ ]*) -env:UserInstallation=file://$TMPDIR/arrears-[^ ]*/profile --headless .* \./a.xlsx\$" asked ||
  fail "asked: $(cat asked)"
grep -qF 'CreationDate(D:20260620000000Z)' a.pdf || fail 'the PDF tells the clock'
! grep -q 0123456789ABCDEF0123456789ABCDEF a.pdf || fail 'the marks of the PDF are drawn by chance'
[ "$(stat -c %a a.pdf)" = 600 ] || fail 'others can read the PDF'
expect 0 'written: b.pdf' quote $case -o b.xlsx --pdf --lang en --mode 640
cmp -s a.pdf b.pdf || fail 'two PDFs of one case differ'
[ "$(stat -c %a b.pdf)" = 640 ] || fail '--mode is not that of the PDF'
[ "$(cut -d ' ' -f 2 asked | sort -u | wc -l)" -eq 2 ] || fail 'two runs have one profile'
nothing_left 'a stand-in that prints'

# A list: one start for all, a file beside each, or one beside the workbook.
: >asked
expect 0 'written: folder' report list.csv -o r.xlsx --quotations folder --pdf --lang en
[ "$(ls folder | tr '\n' ' ')" = '0001-李敏.pdf 0001-李敏.xlsx 0002-b.pdf 0002-b.xlsx ' ] || fail "in the folder: $(ls folder)"
[ "$(wc -l <asked)" -eq 1 ] || fail "started more than once: $(cat asked)"
expect 0 'written: all.pdf' report list.csv -o r.xlsx --force --quotations all.xlsx --pdf --lang en
mkdir "odd %"
ordinary=$TMPDIR TMPDIR="$work/odd %"
expect 0 'written: odd.pdf' quote $case -o odd.xlsx --pdf --lang en
TMPDIR=$ordinary
grep -qF 'file://'"$work"'/odd%20%25/arrears-' asked || fail "the address of an odd folder: $(cat asked)"

# Whole or not at all: a PDF that is there, one that the run reads.
rm r.xlsx folder/*.xlsx folder/0001*.pdf
expect 4 '0002-b.pdf: already exists' report list.csv -o r.xlsx --quotations folder --pdf --lang en
[ "$(ls -A folder)" = 0002-b.pdf ] && [ ! -e r.xlsx ] || fail 'half of the outputs stand'
rm b.xlsx
expect 4 'b.pdf: already exists' quote $case -o b.xlsx --pdf --lang en
[ ! -e b.xlsx ] || fail 'the workbook stands without its pages'
cp list.csv folder/0002-b.pdf
expect 2 'which is read' report folder/0002-b.pdf -o r.xlsx --quotations folder --pdf --force --lang en
cp list.csv k.pdf
expect 2 'which is read' report k.pdf -o r.xlsx --quotations k.xlsx --pdf --force --lang en
nothing_left 'refused outputs'

# A LibreOffice that makes nothing, half a PDF, something else, or ends badly.
refuses() { # refuses WHAT: the stand-in on standard input
  stand_in
  expect 4 'LibreOffice made no PDF' quote $case -o half.xlsx --pdf --lang en
  [ ! -e half.xlsx ] && [ ! -e half.pdf ] || fail "$1: half of the outputs stand"
  nothing_left "$1"
}
refuses nothing <<END
exit 0
END
refuses half <<END
for file in *.xlsx; do $pdf; head -c 60 "\${file%.xlsx}.pdf" >x; mv x "\${file%.xlsx}.pdf"; done
END
refuses another <<END
for file in *.xlsx; do cp "\$file" "\${file%.xlsx}.pdf"; done
END
refuses failing <<END
kill -9 \$\$
END

# One that does not end: its time is over, or the program ends. Its children are ended, too.
stand_in <<END
mktemp -d >"$work/its-own"
mktemp -p "\${TEMP:-$TMPDIR}" >>"$work/its-own"
for writer in \$(seq 12); do (at=0; while :; do at=\$((at + 1)); : >\$writer.\$at; done) & done
sleep 60 & echo \$! >"$work/child"
wait
END
gone() {
  for i in 1 2 3 4 5 6 7 8 9 10; do
    case $(cut -d ' ' -f 3 "/proc/$(cat child)/stat" 2>/dev/null) in '' | Z) return 0 ;; esac
    sleep 0.2
  done
  fail "$1: what LibreOffice began goes on"
}
expect 4 'was not done in time and was ended; --pdf-limit' quote $case -o late.xlsx --pdf --pdf-limit 1 --lang en
[ "$(grep -c /arrears- its-own)" -eq 2 ] || fail "what LibreOffice keeps for a while lies elsewhere: $(cat its-own)"
gone 'too late'
nothing_left 'too late'
for signal in TERM HUP KILL; do
  rm -f child
  "$arrears" quote $case -o ended.xlsx --pdf >said 2>&1 </dev/null &
  process=$!
  for i in $(seq 50); do [ -s child ] && break; sleep 0.1; done
  kill -$signal $process
  wait $process 2>/dev/null
  [ $? -gt 128 ] || fail "$signal did not end the program"
  [ ! -e ended.xlsx ] && [ ! -e ended.pdf ] || fail "$signal: half of the outputs stand"
  gone "$signal"
  [ $signal = KILL ] && rm -f .ended.*
  nothing_left "$signal"
done

# What nothing can stop leaves files on their way in the folder: the next run there clears them away.
"$arrears" report list.csv -o r.xlsx --force --quotations folder --pdf >said 2>&1 </dev/null &
process=$!
for i in $(seq 50); do ls -A folder | grep -q '^\.0002-b\.pdf' && break; sleep 0.1; done
kill -KILL $process
wait $process 2>/dev/null
left=$(ls -A folder | grep '^\.' | head -n 1)
[ -n "$left" ] || fail 'nothing to clear away'
"$arrears" report list.csv -o r.xlsx --force --quotations folder --lang en >said 2>&1 </dev/null || fail "behind a killed run: $(cat said)"
grep -qF "folder/$left" said || fail "what is cleared away is not told: $(cat said)"
[ -z "$(ls -A folder | grep '^\.')" ] || fail "left in the folder: $(ls -A folder)"
nothing_left 'a killed list'

# The real one.
rm -f bin/soffice
if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then
  "$arrears" quote $case --name 李敏 -o real1.xlsx --pdf --lang zh -q >/dev/null || fail "run 1" &
  "$arrears" quote $case --name 李敏 -o real2.xlsx --pdf --lang zh -q >/dev/null || fail "run 2"
  wait
  [ -s real1.pdf ] && [ -s real2.pdf ] || fail 'runs beside each other disturb each other'
  pdfinfo real1.pdf | grep -qE '^Pages: +1$' || fail 'not one page'
  pdfinfo real1.pdf | grep -q '^Page size:.*A4' || fail 'not A4'
  pdftotext -layout real1.pdf - | grep -q '李敏' || fail 'nobody is named in the PDF'
  pdftotext -layout real1.pdf - | grep -q 'real1.xlsx' || fail 'the foot of the page has another name of the file'
  # 24 months of five schemes in both languages: one page and the months behind it, and nothing is cut off its right side.
  "$arrears" quote --region 110000 --gap-from 2024-06 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20 --name 李敏 --lang zh+en -q \
    --scheme medical+maternity+pension+unemployment+injury -o both.xlsx --pdf >/dev/null || fail 'in both languages'
  pdfinfo both.pdf | grep -qE '^Pages: +2$' || fail 'both languages do not take a page, and one for the months'
  pdftotext -layout both.pdf - | grep -q '单位(盖章)' || fail 'the seal of a page in both languages is gone'
  pdftotext -layout both.pdf - | grep -q 'employer (seal)' || fail 'no English below the seal'
  expect 0 'written: pages.pdf' report list.csv -o r.xlsx --force --quotations pages.xlsx --pdf --lang en
  pdfinfo pages.pdf | grep -qE '^Pages: +2$' || fail 'not a page for each quotation'
  nothing_left 'LibreOffice'
fi
[ "$failures" -eq 0 ]
