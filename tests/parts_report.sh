#!/bin/sh
# parts_report.sh ARREARS PYTHON: what was paid before P, and what is left, in the workbook of samples/part-payment:
# P1 7,639.80 less 3,000; P2 7,444.80 and P8 7,774.80 paid nothing. 22,859.40 - 3,000 = 19,859.40.
set -eu
arrears=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$arrears" report "$here/../samples/part-payment/cases.csv" -o parts.xlsx --lang en -q 2>said || [ $? -eq 3 ]
"$2" "$here/check_report.py" parts.xlsx 'Summary!B6=✓ all agree' 'Summary!B25=22859.4' \
  'Summary!A27=paid before (still in the total)' 'Summary!B27=3000' 'Summary!B28=19859.4' \
  'Cases!AK1=paid' 'Cases!AK2=3000' 'Cases!AL2=4639.8' 'Cases!AL3=' 'Cases!AK5=3000' 'Cases!AL5=' \
  'Persons!L1=paid' 'Persons!L2=3000' 'Persons!M2=4639.8' 'Persons!M3=' 'Persons!L5=3000' 'Persons!M5='
# A list that tells of no such payment has neither the lines nor the columns.
"$arrears" report "$here/../samples/shortfall/cases.csv" -o none.xlsx --lang en -q 2>said || [ $? -eq 3 ]
"$2" "$here/check_report.py" none.xlsx 'Summary!A27=' 'Persons!L1=employer pays'
