#!/bin/sh
# quotation.sh ARREARS PYTHON: quotations hold the figures worked by hand here, on one page or with an appendix.
#
# Hefei, wage 8000, 2025-05 to 2025-07, paid on 2025-08-20 under the rules of golden/quote-with-workbook:
#   2025-05 and 06: 8000 x 6.4 % = 512.00, x 2 % = 160.00, together 672.00; 2025-07: x 7 % = 560.00, 160.00, 720.00
#   days, from the 1st of the next month: 30 + 31 + 20 = 81, 31 + 20 = 51, 20
#   fee at 0.05 %: 672 x 81 = 27.216, 672 x 51 = 17.136, 720 x 20 = 7.20, rounded 27.22 + 17.14 + 7.20 = 51.56
#   arrears 2064.00, total 2115.56; a further day 2064 x 0.0005 = 1.032
set -u
. "$(dirname "$0")/expect.sh"
rules="--no-builtin-rules --rules $here/golden/quote-with-workbook/rules.csv"
case="$rules --region 340100 --wage 8000 --pay-on 2025-08-20 --name 李敏 --employer 某公司"
read_sheet() { sound "$1"; "$python" -B "$here/quotation.py" "$@" >sheet || fail "$1 cannot be read"; }
holds() { for line in "$@"; do grep -qxF -e "$line" sheet || fail "no line \"$line\" in: $(cat sheet)"; done; }

expect 0 quote.xlsx quote $case --lang zh --gap-from 2025-05 --gap-to 2025-07 -o quote.xlsx
read_sheet quote.xlsx
holds '社会保险费补缴报价单' '姓名|李敏|单位名称|某公司' '缴费主体|单位|断缴期间|2025-05 至 2025-07' '补缴日期|2025-08-20' \
  'sheet 报价单, portrait, paper 9, sheets 1' 'fits True, breaks 0' \
  '应缴合计(元)|2115.56' '人民币大写|贰仟壹佰壹拾伍元伍角陆分' '欠缴本金|2064.00|滞纳金|51.56' \
  '单位应缴|1584.00|个人应缴|480.00' '单位共付|1635.56|个人共付|480.00' '滞纳金日比例|0.05%,由单位承担|月工资|8000.00' '费率 单位 6.4%,个人 2%;2025-07 起 单位 7%,个人 2%' '分月(元);滞纳金算至 2025-08-20' \
  '2025-05|8000.00|512.00|160.00|672.00|2025-06-01|81|27.22|699.22' '2025-07|8000.00|560.00|160.00|720.00|2025-08-01|20|7.20|727.20' \
  '合计|1584.00|480.00|2064.00|51.56|2115.56' \
  '本单按 2025-08-20 缴纳核算,有效至当日;自次日 2025-08-21 起每晚一天约多付 1.03 元,须重新核算。' \
  '劳动合同、工资发放记录' '另以经办机构要求为准' '制表|复核|审批|日期' '单位(盖章)'

# The same in both languages: the figures once, words beside each other, sentences one below the other.
expect 0 both.xlsx quote $case --lang zh+en --gap-from 2025-05 --gap-to 2025-07 -o both.xlsx
read_sheet both.xlsx
holds '社会保险费补缴报价单 Quotation: back-payment of social insurance' '姓名 name|李敏|单位名称 employer|某公司' \
  'sheet 报价单 Quotation, portrait, paper 9, sheets 1' 'fits True, breaks 0' 'To pay (yuan)|2115.56' \
  '人民币大写 in words|贰仟壹佰壹拾伍元伍角陆分' '欠缴本金 arrears|2064.00|滞纳金 late fee|51.56' \
  '2025-05|8000.00|512.00|160.00|672.00|2025-06-01|81|27.22|699.22' '合计 total|1584.00|480.00|2064.00|51.56|2115.56' \
  '本单按 2025-08-20 缴纳核算,有效至当日;自次日 2025-08-21 起每晚一天约多付 1.03 元,须重新核算。' \
  'The amounts hold for payment on 2025-08-20 and are valid until the end of that day; from 2025-08-21 on each day later costs about 1.03, and a new quotation is needed.' \
  '劳动合同、工资发放记录' '另以经办机构要求为准' 'and whatever else the office asks for'

# Five schemes of 24 months can be read on one page; in both languages the months are behind it.
five="--name 李敏 --id-number 110105198502151239 --case-id A0012 --employer 某公司 --region 110000 --wage 9000 --pay-on 2026-06-20 --gap-from 2024-01 --gap-to 2025-12"
five="$five --scheme medical+maternity+pension+unemployment+injury"
expect 0 five.xlsx quote $five --lang zh -o five.xlsx
read_sheet five.xlsx
holds 'fits True, breaks 0' 'letters of 8 points' '分月(元);滞纳金算至 2026-06-19' '职工医保:费率 单位 9.8%,个人 2%+3元' '养老|24|16%+8%|34560.00|17280.00|51840.00|25.92|12705.12|64545.12'
of_case=$(grep '^run id' sheet)
expect 0 five-both.xlsx quote $five --lang zh+en -o five-both.xlsx
read_sheet five-both.xlsx
[ "$(grep -c '^分年.*By year' sheet)" -eq 1 ] || fail 'the title of the years has two lines'
holds 'fits True, breaks 1' "$of_case" '附表:分月(元);滞纳金算至 2026-06-19 Months (yuan); late fee through 2026-06-19'

expect 0 full.xlsx quote --estimate --region 110000 --name 张三 --employer 甲有限责任公司 --gap-from 2024-01 --gap-to 2026-01 --wage 9000 --pay-on 2026-03-10 \
  --scheme medical+pension+unemployment+injury+maternity --lang zh+en -o full.xlsx
read_sheet full.xlsx

# Five calendar years on the page, 48 months behind it; before 2024 the nation's 8 % count, 800.00 a month. 2022-12 bears
# the fee from 2023-01-01 on, 365 + 366 + 232 = 963 days, 2022-01 334 more, the twelve months 13573 days: 5429.20.
expect 0 long.xlsx quote $case --lang en --gap-from 2021-08 --gap-to 2025-07 -o long.xlsx
read_sheet long.xlsx
holds 'fits True, breaks 1' '2022 (months: 12)|8000.00|7680.00|1920.00|9600.00|2022-02-01|963–1297|5429.20|15029.20' \
  '2021-08|8000.00|640.00|160.00|800.00|2021-09-01|1450|580.00|1380.00'
[ "$(grep -c '^20[0-9][0-9]-[0-9][0-9]|' sheet)" -eq 48 ] || fail 'not 48 months behind the page'
line_of() { grep -n "^$1" sheet | tail -n 1 | cut -d : -f 1; }
[ "$(line_of 'prepared by')" -gt "$(line_of '2025-07|')" ] || fail 'months stand behind the signatures'

# 60 yuan a year, charged in July, stand in the share of that month and beside the rates.
{
  cat "$here/golden/quote-with-workbook/rules.csv"
  echo '340100,medical,*,employee_fixed_year,,,,60,a worked example,2026-01-01'
  echo '340100,medical,*,fixed_year_month,,,,7,a worked example,2026-01-01'
} >yearly.csv
expect 0 yearly.xlsx quote --no-builtin-rules --rules yearly.csv --region 340100 --wage 8000 --pay-on 2025-09-20 --lang zh \
  --gap-from 2025-06 --gap-to 2025-08 -o yearly.xlsx
read_sheet yearly.xlsx
holds '费率 单位 6.4%,个人 2%;2025-07 起 单位 7%,个人 2%+60元;2025-08 起 单位 7%,个人 2%'

# A month that was paid in full before has no days of a rest; the star tells where its days stand.
expect 0 stars.xlsx quote --region 340100 --wage 8000 --average-wage 8000 --gap-from 2025-03 --gap-to 2025-04 --paid-arrears 1200 \
  --paid-on 2025-06-20 --pay-on 2025-08-20 --lang zh -o stars.xlsx
read_sheet stars.xlsx
grep -qE '^2025-03\|.*\|2025-04-01\|\*\|' sheet || fail "a month paid in full before: $(grep '^2025-03' sheet)"
grep -qE '^2025-04\|.*\|2025-05-01\|[0-9]+\*\|' sheet || fail "a month paid in part before: $(grep '^2025-04' sheet)"
holds '* 部分缴纳(元)'
grep -q '单位共付(含已缴)' sheet || fail 'what both pay does not tell that the part is in it'

# Paid in part within a deferral with interest: both tables have fee and interest, and the interest is told with the days of the part.
# By 2025-06-10 the months bear 2400 x 0.0035 x 101 / 365 = 2.32 and x 70 = 1.61; 596.07 of the rest go to 2025-02, whose fee is
# 1803.93 x 0.0005 x 73 = 65.84, and its interest (1803.93 x 275 + 596.07 x 70) x 0.0035 / 365 = 5.16.
cat >deferred.csv <<END
region,scheme,payer,parameter,above,from,to,value,source,valid_on
110000,*,*,payment_order,,,,fee_first,a worked example,2026-01-01
110000,*,*,deferral_interest,,2025-01-01,,0.0035,a worked example,2026-01-01
END
expect 0 deferred-part.xlsx quote --rules deferred.csv --region 110000 --scheme pension --gap-from 2025-01 --gap-to 2025-02 --wage 10000 --paid-arrears 3000 \
  --paid-on 2025-06-10 --deferred-to 2025-12-31 --pay-on 2026-03-15 --lang zh -o deferred-part.xlsx
read_sheet deferred-part.xlsx
holds '2025-01|2400.00|2400.00|2026-01-01|0|0.00|2.32' '2025-02|2400.00|596.07|2026-01-01|0|1803.93|73|71.00' '抵充滞纳金及利息|3.93'
grep -qF '2025-01 0.0035x306(其余本金 0.00 元;部分缴纳 2,400.00 元计 101 天);2025-02 0.0035x275(其余本金 1,803.93 元;部分缴纳 596.07 元计 70 天)' sheet ||
  fail "the interest of a part: $(grep 年利率 sheet)"

# A window of 30 months before 2025-08 begins with 2023-02: of the years before none, of 2023 eleven months may be paid.
{ cat "$here/golden/quote-with-workbook/rules.csv"; echo '000000,*,*,backpay_months_max,,,,30,a worked example,2026-01-01'; } >window.csv
expect 0 window.xlsx quote --no-builtin-rules --rules window.csv --region 340100 --wage 8000 --pay-on 2025-08-20 --lang zh \
  --gap-from 2021-08 --gap-to 2025-07 -o window.xlsx
read_sheet window.xlsx
holds '2022 年(12 个月)|不可补缴' '2023-01|不可补缴' \
  '职工医保 2021-08 至 2023-01(48 个月中的 18 个月)按当地规定不可补缴,未计入金额(可补缴期限 30 个月:a worked example)'
grep -q '^2023 年(11 个月)|8000.00|7040.00|1760.00|8800.00|' sheet || fail "not eleven months of 2023 in: $(cat sheet)"

# A deferral to 2025-08-10 at 3.65 % a year: 672.00 x 0.0365 x 71 / 365 = 4.7712, and 10 days of the fee, 3.36.
{ cat "$here/golden/quote-with-workbook/rules.csv"; echo '000000,*,*,deferral_interest,,,,0.0365,a worked example,2026-01-01'; } >interest.csv
expect 0 interest.xlsx quote --no-builtin-rules --rules interest.csv --region 340100 --wage 8000 --pay-on 2025-08-20 --lang zh \
  --gap-from 2025-05 --gap-to 2025-05 --deferred-to 2025-08-10 -o interest.xlsx
read_sheet interest.xlsx
holds '2025-05|8000.00|512.00|160.00|672.00|2025-08-11|10|8.13|680.13' '各月缓缴利息(本金×年利率×天数÷365): 2025-05 0.0365x71'

# Two schemes: 2025-07 of both. Pension has no rate of its own: 640.00 + 160.00 = 800.00, fee 800 x 0.0005 x 20 = 8.00.
expect 0 two.xlsx quote $case --lang zh --scheme medical+pension --gap-from 2025-07 --gap-to 2025-07 -o two.xlsx
read_sheet two.xlsx
holds '养老|1|8%+2%|640.00|160.00|800.00|0.40|8.00|808.00' '职工医保|1|7%+2%|560.00|160.00|720.00|0.36|7.20|727.20' \
  '2025-07|8000.00|1200.00|320.00|1520.00|2025-08-01|20|15.20|1535.20' '应缴合计(元)|1535.20'

# 300 of 720.00 were paid on 2025-08-10, after 9 days of the fee: 300 x 0.0005 x 10 = 1.50 to the 10th, 420 x 0.0005 x 20 = 4.20.
# 720.00 + 5.70 = 725.70, still owed 425.70; a further day 420 x 0.0005 = 0.21.
expect 0 part.xlsx quote $case --lang zh --gap-from 2025-07 --gap-to 2025-07 --paid-arrears 300 --paid-on 2025-08-10 -o part.xlsx
read_sheet part.xlsx
holds '补缴日期|2025-08-20|部分缴纳日期|2025-08-10' '尚欠合计(元)|425.70' '人民币大写|肆佰贰拾伍元柒角整' '应缴合计|725.70|已缴款|300.00' \
  '2025-07|720.00|300.00|2025-08-01|2025-08-10|10|420.00|20|5.70' \
  '本单按 2025-08-20 缴纳核算,有效至当日;自次日 2025-08-21 起每晚一天约多付 0.21 元,须重新核算。'

# --partial: pension alone has a rate here, 800.00 and 8.00 as above; what is left out is named.
sed '/,employer_rate,/d' "$here/golden/quote-with-workbook/rules.csv" >pension.csv
echo '000000,pension,*,employer_rate,,,,0.08,a worked example,2026-01-01' >>pension.csv
month="--region 340100 --pay-on 2025-08-20 --gap-from 2025-07 --gap-to 2025-07 --wage 8000"
expect 3 partial.xlsx quote --no-builtin-rules --rules pension.csv $month --lang zh --partial --scheme pension+unemployment \
  -o partial.xlsx
read_sheet partial.xlsx
holds '参保地|合肥市|险种|养老' '未核算险种|失业(核算不了,未计入本单)' '应缴合计(元)|808.00'

# A shortfall, paid on 5000 in place of 8000: 7 % and 2 % of 3000 are 210.00 and 60.00, fee 270 x 0.0005 x 20 = 2.70.
expect 0 short.xlsx quote $rules $month --lang zh --kind shortfall --declared-base 5000 -o short.xlsx
read_sheet short.xlsx
holds '社会保险费补差报价单' '缴费主体|单位|少缴期间|2025-07 至 2025-07' '2025-07|8000.00|210.00|60.00|270.00|2025-08-01|20|2.70|272.70' \
  '单位、个人和欠缴本金是应缴减去已缴的差额;已缴的基数为 5,000.00 元。'
expect 0 paid.xlsx quote $rules $month --lang en --kind shortfall --paid-employer 350 --paid-employee 100 -o paid.xlsx
read_sheet paid.xlsx
holds '2025-07|8000.00|210.00|60.00|270.00|2025-08-01|20|2.70|272.70' 'The shares and the arrears are what was due less what was paid.'

# The wage that a floor hides stands on the page; of wages that change the bases alone do.
expect 0 raised.xlsx quote --region 110000 --name 张三 --payer employer --gap-from 2026-01 --gap-to 2026-01 --wage 2000 --pay-on 2026-06-10 --lang zh -o raised.xlsx
read_sheet raised.xlsx
holds '滞纳金日比例|0.05%,由单位承担|月工资|2000.00' '2026-01|7162.00|701.88|146.24|848.12|2026-03-01|101|42.83|890.95' '基数低于下限,按下限计'
expect 0 rising.xlsx quote --region 110000 --name 张三 --payer employer --gap-from 2026-01 --gap-to 2026-02 --wage '2026-01:8000; 2026-02:9000' --pay-on 2026-06-10 --lang zh -o rising.xlsx
read_sheet rising.xlsx
! grep -q '月工资' sheet || fail 'one wage of several stands as the wage'

# Where no month may be paid that stands in the place of the amount, and no papers are asked for.
{ sed '/^340100/d' "$here/golden/quote-with-workbook/rules.csv"
  echo '340200,*,*,backpay_months_max,,,,0,a worked example,2026-01-01'; } >never.csv
expect 0 never.xlsx quote --no-builtin-rules --rules never.csv --region 340200 --name 王强 --scheme pension --payer employer --gap-from 2025-05 --gap-to 2025-07 \
  --wage 8000 --pay-on 2025-08-20 --lang zh -o never.xlsx
read_sheet never.xlsx
holds '不可补缴:全部 3 个月' '2025-05|不可补缴'
! grep -q '需带材料' sheet || fail 'papers to bring where nothing can be paid'

# A lump sum says for how many months: 300 - 176 = 124, each 3770 x 8 % + 15 = 316.60. A credit is one month's: 8000 x 2 %.
expect 0 topup.xlsx quote --kind topup --region Changsha --sex female --contributed-months 176 --retire-on 2024-09-30 \
  --wage 3770 --pay-on 2024-10-08 --lang zh -o topup.xlsx
read_sheet topup.xlsx
holds '一次性补足缴费年限报价单' '办理日期|2024-10-08' '应缴合计(元)|39258.40' '月数|124|月工资|3770.00'
{ cat "$here/golden/quote-with-workbook/rules.csv"; echo '000000,*,*,account_rate,,,,0.02,a worked example,2026-01-01'; } >credit.csv
expect 0 credit.xlsx quote --kind credit --no-builtin-rules --rules credit.csv --region 340100 --wage 8000 --pay-on 2025-08-20 \
  --lang zh -o credit.xlsx
read_sheet credit.xlsx
holds '医保个人账户划入测算单' '每月划入(元)|160.00'

# What gets worse stands there without the cost of a day, which is said over all schemes.
read_sheet quote.xlsx
grep -q '^请在 2025-08-31 当日或之前缴纳:自 2025-09-01 起' sheet || fail "no day from which on it is worse"

# The same bytes every time, and nothing is overwritten unasked.
expect 0 again.xlsx quote $case --lang zh --gap-from 2025-05 --gap-to 2025-07 -o again.xlsx
cmp -s quote.xlsx again.xlsx || fail 'two quotations of one case differ'
expect 4 quote.xlsx quote $case --gap-from 2025-05 -o quote.xlsx

# A list: a file each, or a sheet each; a rejected row has none. 李敏 owes what she owes above.
cat >list.csv <<'LIST'
name,region,gap_from,gap_to,wage,pay_on,employer
李敏,340100,2025-05,2025-07,8000,2025-08-20,某公司
a/b:[c],340100,2025-07,2025-07,8000,2025-08-20,某公司
没有月份,340100,,,8000,2025-08-20,某公司
LIST
mkdir folder
expect 3 'written: folder' report list.csv $rules --lang en -o report.xlsx --quotations folder
[ "$(ls folder | tr '\n' ' ')" = '0001-李敏.xlsx 0002-a_b_[c].xlsx ' ] || fail "in the folder: $(ls folder)"
[ "$(stat -c %a folder/0001-李敏.xlsx)" = 600 ] || fail 'others can read a quotation'
read_sheet folder/0001-李敏.xlsx
holds 'To pay (yuan)|2115.56' 'sheet 0001 李敏, portrait, paper 9, sheets 1'
unzip -p report.xlsx docProps/core.xml | grep -q "<cp:keywords>$(sed -n 's/^run id //p' sheet)<" || fail 'report and quotation have not the same run id'
expect 3 'all.xlsx' report list.csv $rules --lang zh -o report.xlsx --quotations all.xlsx --force --jobs 1
read_sheet all.xlsx 1
holds 'sheet 0002 a_b__c_, portrait, paper 9, sheets 2' '2025-07|8000.00|560.00|160.00|720.00|2025-08-01|20|7.20|727.20'
cp all.xlsx one_thread.xlsx
expect 3 all.xlsx report list.csv $rules --lang zh -o report.xlsx --quotations all.xlsx --force --jobs 4
cmp -s all.xlsx one_thread.xlsx || fail 'quotations depend on the threads'

# Whole or nothing: one quotation that is there stops the report, and no other file appears.
rm report.xlsx folder/0001-李敏.xlsx
expect 4 '0002-a_b_[c].xlsx: already exists' report list.csv $rules --lang en -o report.xlsx --quotations folder
[ ! -e report.xlsx ] && [ ! -e folder/0001-李敏.xlsx ] || fail 'half of the outputs stand'
[ "$(ls -A folder | wc -l)" -eq 1 ] || fail "left in the folder: $(ls -A folder)"
: >a_file
expect 4 'nowhere: writing failed: there is no such folder; make it first' report list.csv $rules --lang en -o report.xlsx --quotations nowhere
expect 4 'a_file: writing failed: it is a file; give a folder' report list.csv $rules --lang en -o report.xlsx --quotations a_file
expect 2 report.xlsx report list.csv $rules --lang en -o report.xlsx --quotations report.xlsx
cp list.csv folder/0001-李敏.xlsx
expect 2 'which is read' report folder/0001-李敏.xlsx $rules --lang en -o report.xlsx --quotations folder --force

# Masked, the quotation and its name are, too.
printf 'sixteen bytes of a key' >key
chmod 600 key
mkdir masked
expect 3 'written: masked' report list.csv $rules --lang en -o report.xlsx --quotations masked --mask key
rm report.xlsx
sound masked/*.xlsx
case $(ls masked) in *李敏*) fail 'a name stands in a name' ;; 0001-P-*) ;; *) fail "masked: $(ls masked)" ;; esac

# More than one workbook holds, and more than a folder gets.
{ head -1 list.csv; for i in $(seq 201); do echo "n$i,340100,2025-07,2025-07,8000,2025-08-20,某公司"; done; } >many.csv
expect 4 'more than 200 quotations' report many.csv $rules --lang en -o report.xlsx --quotations many.xlsx
[ ! -e many.xlsx ] && [ ! -e report.xlsx ] || fail 'a part of too many quotations stands'
mkdir many
expect 0 'written: many' report many.csv $rules --lang en -o report.xlsx --quotations many
[ "$(ls many | wc -l)" -eq 201 ] || fail 'not 201 files'
sound many/*0.xlsx
[ "$failures" -eq 0 ]
