#!/bin/sh
# left_out.sh ARREARS PYTHON: months that may not be back-paid are said with the totals, on the terminal and in the workbook.
#
# Two limits, 2 months for 340100 and none at all for 340200, paid in 2025-08: of 2025-04 to 07 李敏 may pay 06 and 07, two months
# are left out; 王强 may pay none of three: five months of two rows. 640.00 + 160.00 a month, twice: 1,600.00.
# The fee from the 1st of the next month on: 07-01 to 08-20 51 days, 08-01 to 08-20 20: 800 x 0.0005 x 71 = 28.40.
set -u
. "$(dirname "$0")/expect.sh"
shows() { sound "$1"; "$python" -B "$here/check_report.py" "$@" || fail "not so in $1"; }
{ sed '/^340100/d' "$here/golden/quote-with-workbook/rules.csv"
  echo '340100,*,*,backpay_months_max,,,,2,a worked example,2026-01-01'
  echo '340200,*,*,backpay_months_max,,,,0,a worked example,2026-01-01'; } >rules.csv
cat >list.csv <<'LIST'
name,region,scheme,gap_from,gap_to,wage,pay_on
李敏,340100,pension,2025-04,2025-07,8000,2025-08-20
王强,340200,pension,2025-05,2025-07,8000,2025-08-20
赵丽,340100,pension,2025-07,2025-07,8000,2025-08-20
LIST
rules="--no-builtin-rules --rules rules.csv"
for command in assess report; do
  [ $command = assess ] && output=a.csv || output=report.xlsx
  expect 0 '提示 2 行:各险种共 5 个月按当地规定不可补缴,未计入金额 [W208]' $command list.csv $rules --lang zh -o $output
done
expect 0 'noted (rows: 2): 5 months, over all schemes, may not be back-paid under the local rules and are in no amount [W208]' \
  report list.csv $rules --lang en -o en.xlsx
shows report.xlsx '说明!A15=W208' '说明!B15=2' '说明!C15=各险种共 5 个月按当地规定不可补缴,未计入金额' \
  '汇总!B13=3' '汇总!A14=另有不可补缴月数(只列台账)' '汇总!B14=5' '汇总!B6=✓ 全部一致'
shows en.xlsx 'Summary!A14=months not payable (ledger only)' 'Summary!B14=5' 'Summary!B6=✓ all agree'
# Each such month in the ledger names the rule that forbids it: the first list, and the only row in it.
expect 0 ledger.csv assess list.csv $rules -o results.csv --ledger ledger.csv --lang en
[ "$(grep -c 'not_payable,[13]$' ledger.csv)" = 5 ] || fail "in the ledger: $(cat ledger.csv)"
grep -q '^1,340100/backpay_months_max@,a worked example$' ledger.because.csv || fail "the lists: $(cat ledger.because.csv)"
[ "$failures" -eq 0 ]
