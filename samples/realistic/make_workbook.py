#!/usr/bin/env python3
"""Writes ../realistic-xlsx/cases.xlsx: the list of cases.csv as a personnel department keeps it.

python3 make_workbook.py [FOLDER]; cases.csv lies beside it or in the folder; the same bytes every time with the same XlsxWriter
(Debian: python3-xlsxwriter). A title, two header rows, dates and amounts as what they are where the list states them plainly,
employers that follow each other merged, a total row and a foot line.
"""
import csv
import datetime
import re
import sys
from pathlib import Path

import xlsxwriter

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
GROUPS = {"姓名": ("参保人", 2), "断缴开始": ("断缴情况", 2)}  # first heading below, columns
EMPLOYER, FIRST_MONTH, LAST_MONTH, WAGE, PAY_ON = 3, 8, 9, 10, 11
FIRST_ROW = 3

with open(FOLDER / "cases.csv", encoding="utf-8-sig", newline="") as text:
    header, *cases = csv.reader(text)

book = xlsxwriter.Workbook(FOLDER.parent / "realistic-xlsx" / "cases.xlsx")
book.set_properties({"title": "断缴人员名单", "created": datetime.datetime(2026, 6, 1)})
sheet = book.add_worksheet("断缴名单")
title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
head = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter"})
middle = book.add_format({"valign": "vcenter"})
month = book.add_format({"num_format": "yyyy-mm"})
day = book.add_format({"num_format": "yyyy-mm-dd"})
money = book.add_format({"num_format": "#,##0.00"})


def write(row, column, cell):
    if column in (FIRST_MONTH, LAST_MONTH) and re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", cell):
        sheet.write_datetime(row, column, datetime.datetime.strptime(cell, "%Y-%m"), month)
    elif column == PAY_ON and re.fullmatch(r"2026-06-[0-2]\d", cell):
        sheet.write_datetime(row, column, datetime.datetime.strptime(cell, "%Y-%m-%d"), day)
    elif column == WAGE and re.fullmatch(r"\d{3,6}(\.\d{1,2})?", cell):
        sheet.write_number(row, column, float(cell), money)
    elif cell != "":
        sheet.write_string(row, column, cell)


sheet.merge_range(0, 0, 0, len(header) - 1, "2026 年 6 月断缴人员名单", title)
column = 0
while column < len(header):
    name, width = GROUPS.get(header[column], (header[column], 1))
    if width == 1:
        sheet.merge_range(1, column, 2, column, name, head)
    else:
        sheet.merge_range(1, column, 1, column + width - 1, name, head)
        for child in range(column, column + width):
            sheet.write_string(2, child, header[child], head)
    column += width

for number, case in enumerate(cases):
    for column, cell in enumerate(case):
        if column != EMPLOYER:
            write(FIRST_ROW + number, column, cell)

first = 0
while first < len(cases):
    last = first
    while last + 1 < len(cases) and cases[last + 1][EMPLOYER] == cases[first][EMPLOYER] != "":
        last += 1
    if last > first:
        sheet.merge_range(FIRST_ROW + first, EMPLOYER, FIRST_ROW + last, EMPLOYER, cases[first][EMPLOYER], middle)
    else:
        write(FIRST_ROW + first, EMPLOYER, cases[first][EMPLOYER])
    first = last + 1

total = FIRST_ROW + len(cases)
plain = [float(case[WAGE]) for case in cases if re.fullmatch(r"\d{3,6}(\.\d{1,2})?", case[WAGE])]
sheet.write_string(total, 0, "合计")
sheet.write_number(total, 1, len(cases))
sheet.write_formula(total, WAGE, f"=SUM(K{FIRST_ROW + 1}:K{total})", money, round(sum(plain), 2))
sheet.write_string(total + 1, 0, "制表:人力资源部")
sheet.set_column(1, 1, 10)
sheet.set_column(2, 3, 24)
sheet.set_column(4, 12, 14)
sheet.freeze_panes(FIRST_ROW, 2)
book.close()
