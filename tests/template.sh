#!/bin/sh
# template.sh ARREARS PYTHON: an empty list offers what there is to choose from, and is read back.
set -eu
. "$(dirname "$0")/expect.sh"
quiet() { "$arrears" "$@" >said 2>&1 || fail "$*: $(cat said)"; [ ! -s said ] || fail "not quiet: $*"; }

for kind in backpay shortfall topup resident transfer credit; do
  for language in zh en; do
    list=$kind-$language.xlsx
    expect 0 "$list" template $kind -o $list --lang $language
    expect 0 'example rows 1 (row 2)' check $list --lang en
    grep -qF 'read 0 = assessed 0 + rejected 0' said || fail "$list: $(cat said)"
    ! grep -q 'unused' said || fail "$list has headings that are not read: $(cat said)"
    quiet template $kind -o $kind-$language.csv --lang $language -q
    expect 0 'example rows 1 (row 2)' check $kind-$language.csv --lang en
  done
done

"$python" "$here/check_template.py" backpay-zh.xlsx filled.xlsx regions.csv || fail 'the empty list is not what it should be'
# 8,000 x 8.4 % = 672.00 a month, three months: as record 1 of samples/bad-rows.
expect 0 '本金 2016.00 + 滞纳金 132.05 = 合计 2148.05 元' assess filled.xlsx -o results.csv --lang zh
grep -qF '示例行 1(第 2 行)' said || fail "the example was not skipped: $(cat said)"
# Every region that can be chosen is known; what is missing here is the first month.
expect 3 'E130' check regions.csv
! grep -q 'E11[0-9]' said || fail "a region is not known: $(grep -m3 'E11[0-9]' said)"

expect 0 'a.xlsx' template 一次性补足 -o a.xlsx --lang zh
cmp a.xlsx topup-zh.xlsx || fail 'the kind by its Chinese name is another'
expect 4 'a.xlsx' template -o a.xlsx
quiet template -o a.xlsx --force -q
expect 4 'nowhere' template -o nowhere/a.xlsx
expect 2 'LIST.xlsx' template --lang en
expect 2 'LIST.xlsx' template -o list.ods --lang en
expect 2 'backpay, shortfall, topup, resident, transfer, credit' template pension -o b.xlsx
expect 2 'more' template topup more -o b.xlsx
[ ! -e b.xlsx ] || fail 'a list was written all the same'
all_sound
[ "$failures" -eq 0 ]
