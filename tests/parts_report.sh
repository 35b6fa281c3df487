#!/bin/sh
# parts_report.sh ARREARS PYTHON: what was paid before P, and what is left, in the workbook of samples/part-payment, and no column beside it
# in which no row has a value:
# P1 7,639.80 less 3,000; P2 7,444.80 and P8 7,774.80 paid nothing. 22,859.40 - 3,000 = 19,859.40.
set -eu
arrears=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$arrears" report "$here/../samples/part-payment/cases.csv" -o parts.xlsx --lang en -q 2>said || [ $? -eq 3 ]
"$2" "$here/check_report.py" parts.xlsx 'Summary!B6=✓ all agree' 'Summary!B26=22859.4' \
  'Summary!A28=paid before (still in the total)' 'Summary!B28=3000' 'Summary!B29=19859.4' \
  'Cases!Y1=paid' 'Cases!Y2=3000' 'Cases!Z2=4639.8' 'Cases!Y3=' 'Cases!Z3=7444.8' 'Cases!Z4=7774.8' 'Cases!Y5=3000' 'Cases!Z5=19859.4' \
  'Persons!J1=paid' 'Persons!J2=3000' 'Persons!K2=4639.8' 'Persons!J3=' 'Persons!K3=7444.8' 'Persons!K4=7774.8' 'Persons!J5=3000' 'Persons!K5=19859.4' \
  'Cases!hidden=' 'Ledger!hidden=' 'Persons!hidden=' 'Basis!hidden=' 'Rules!hidden=' 'Input!hidden='
# A list that tells of no such payment has neither the lines nor the columns; nor has one whose column is empty.
sed 's/,3000,2025-12-10,/,,,/; /^P[3-8]/d' "$here/../samples/part-payment/cases.csv" >empty.csv
"$arrears" report empty.csv -o empty.xlsx --lang en -q 2>said
"$2" "$here/check_report.py" empty.xlsx 'Summary!B6=✓ all agree' 'Summary!A28=' 'Cases!Y1=source line' 'Persons!J1=employer pays'
"$arrears" report "$here/../samples/shortfall/cases.csv" -o none.xlsx --lang en -q 2>said || [ $? -eq 3 ]
"$2" "$here/check_report.py" none.xlsx 'Summary!A28=' 'Persons!J1=employer pays'
# Nor has a list any column in which no row has a value, whether it is a file, or comes from standard input and is read by one worker or four.
for jobs in 1 4; do
  "$arrears" report --jobs $jobs --lang en -q -o "piped-$jobs.xlsx" <"$here/../samples/part-payment/cases.csv" 2>said || [ $? -eq 3 ]
  "$2" "$here/check_report.py" "piped-$jobs.xlsx" 'Summary!B6=✓ all agree' 'Cases!Y1=paid' 'Cases!hidden=' 'Basis!hidden=' 'Input!hidden='
done
# Transfers come to no amount: neither the columns are there nor the sums over them.
cat >moved.csv <<'LIST'
业务,姓名,参保地,补缴日期,转入地,备注
转移,省内转移,广州,2025-09-22,深圳,
转移,跨省转移,武汉,2026-09-21,杭州,
LIST
"$arrears" report moved.csv --lang en -q --pay-on 2026-06-20 -o moved.xlsx 2>said || [ $? -eq 3 ]
"$2" "$here/check_report.py" moved.xlsx 'Summary!B6=✓ all agree' 'Cases!hidden=' 'Input!hidden='
# A chart draws 40 groups; of more the summary says so.
for groups in 40 41; do
  { echo 'name,region,gap_from,gap_to,wage,team'
    i=0
    while [ $i -lt $groups ]; do i=$((i + 1)) && echo "P$i,330100,2026-03,2026-03,8000,team $i"; done; } >grouped.csv
  "$arrears" report grouped.csv --group-by team --lang en -q --pay-on 2026-06-20 --force -o grouped.xlsx 2>said || [ $? -eq 3 ]
  told=$("$2" -c 'import sys, zipfile; print(b"drawn are the first 40 of 41 groups" in zipfile.ZipFile(sys.argv[1]).read("xl/sharedStrings.xml"))' grouped.xlsx)
  case $groups-$told in 40-False | 41-True) ;; *) echo "$groups groups: told of those not drawn: $told" && exit 1 ;; esac
done
# A fixed sum beside a rate has a column: 9000 x 2 % + 3 = 183.00 in Beijing; of a list without any there is none.
printf 'name,region,scheme,gap_from,gap_to,wage,pay_on\nP1,北京,medical,2026-03,2026-03,9000,2026-06-20\n' >fixed.csv
"$arrears" report fixed.csv -o fixed.xlsx --lang en -q 2>said
"$2" "$here/check_report.py" fixed.xlsx 'Summary!B6=✓ all agree' "Ledger!U1=employee's fixed sum" 'Ledger!U2=3' 'Ledger!K2=183'
case $("$2" -c 'import openpyxl, sys; print([cell.value for cell in openpyxl.load_workbook(sys.argv[1])["Ledger"][1]])' parts.xlsx) in
  *fixed*) echo 'a column of fixed sums that are none' && exit 1 ;;
esac
