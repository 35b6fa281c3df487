#!/usr/bin/python3
"""two_sheets.py NAME: sheets.xlsx, one list on two sheets, 一月 and NAME; what stands on the second cannot be read."""

import sys

from openpyxl import Workbook

book = Workbook()
for name, month in (("一月", "2025-01"), (sys.argv[1], "soon")):
    sheet = book.create_sheet(name)
    sheet.append(["姓名", "参保地", "断缴开始", "断缴结束", "缴费基数"])
    sheet.append(["张三", "合肥", month, "2025-03", 8000])
del book["Sheet"]
book.save("sheets.xlsx")
