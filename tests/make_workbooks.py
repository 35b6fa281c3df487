#!/usr/bin/python3
"""make_workbooks.py GOLDEN: writes the workbooks of the stories in tests/golden, which are kept there as they are.

Everything a person sees is the same at each run; what the files say of their making (times) is not.
"""

import datetime
import os
import sys

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HEADINGS = ["姓名", "身份证号", "参保地", "险种", "缴费主体", "断缴开始", "断缴结束", "工资", "补缴日期"]
ZHANG = ["张三", "110105198502151239", "北京", "职工医保", "单位", "2026-03", "2026-05", 9000, "2026-06-20"]
LI = ["李四", "110105198402291234", "上海", "职工医保", "单位", "2026-03", "2026-05", 8000, "2026-06-20"]


def day(text):
    return datetime.date.fromisoformat(text)


def add(book, name, rows, state="visible"):
    sheet = book.create_sheet(name)
    sheet.sheet_state = state
    for row in rows:
        sheet.append(row)
    return sheet


def save(book, folder, name, golden):
    del book["Sheet"]
    book.save(os.path.join(golden, folder, name))


def as_an_officer_has_it(golden):
    """A title, two header rows with merged cells, dates as cells, a merged employer, a total row, a hidden sheet."""
    book = Workbook()
    sheet = add(book, "员工", [
        ["2026年6月社保补缴人员明细表"],
        ["序号", "姓名", "身份证号", "用人单位", "参保地", "险种", "缴费主体", "断缴期间", None, "工资(元)", "补缴日期", "备注"],
        [None] * 7 + ["断缴开始", "断缴结束"],
        [1, "张三", "110105198502151239", "甲公司", "北京", "职工医保", "单位", day("2026-03-01"), day("2026-05-01"), 9000,
         day("2026-06-20"), "首行"],
        [2, "李四", "110105198402291234", None, "上海", "职工医保", "单位", day("2026-03-01"), day("2026-05-01"), 8000,
         day("2026-06-20"), None],
        ["合 计", None, None, None, None, None, None, None, None, "=SUM(J4:J5)", None, None],
        ["制表:王芳", None, None, "复核:赵敏", None, None, None, None, None, None, None, None],
    ])
    sheet.merge_cells("A1:L1")
    for column in "ABCDEFGJKL":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet.merge_cells("H2:I2")
    sheet.merge_cells("D4:D5")
    sheet.merge_cells("A6:I6")
    for row in (4, 5):
        sheet.cell(row, 8).number_format = sheet.cell(row, 9).number_format = 'yyyy"年"m"月"'
    add(book, "旧名单", [HEADINGS, ZHANG], "hidden")
    add(book, "填写说明", [["请按模板填写,不要改动表头"]])
    for folder in ("workbook", "workbook-report", "workbook-from-a-pipe"):
        save_copy(book, folder, "cases.xlsx", golden)


def save_copy(book, folder, name, golden):
    if "Sheet" in book.sheetnames:
        del book["Sheet"]
    book.save(os.path.join(golden, folder, name))


def cells_that_say_what_they_are(golden):
    book = Workbook()
    rows = [HEADINGS]
    for column, value in ((None, None), (1, 110105198502151239), (7, "#N/A"), (7, "=8000+1000"),
                          (7, 9000.123456789012345), (8, datetime.datetime(2026, 6, 20, 10, 30)), (2, "#REF!")):
        row = list(ZHANG)
        row[5] = row[6] = f"2025-{len(rows):02}"
        if column is not None:
            row[column] = value
        rows.append(row)
    add(book, "list", rows)
    save(book, "workbook-cell-kinds", "cases.xlsx", golden)


def two_lists(golden):
    book = Workbook()
    add(book, "一月", [HEADINGS, ZHANG])
    # The second sheet has its columns in another order, and one by another name.
    order = [5, 6, 0, 1, 2, 3, 4, 7, 8]
    other = [HEADINGS[i] for i in order]
    other[7] = "月工资"
    add(book, "二月", [["二月名单"], other, [LI[i] for i in order], ["合计"]])
    for folder in ("workbook-two-lists", "workbook-all-sheets", "workbook-one-sheet", "workbook-no-such-sheet"):
        save_copy(book, folder, "cases.xlsx", golden)
    book = Workbook()
    add(book, "一月", [HEADINGS, ZHANG])
    add(book, "二月", [HEADINGS + ["费率"], LI + ["10%"]])
    save(book, "workbook-other-columns", "cases.xlsx", golden)


def without_a_header(golden):
    book = Workbook()
    add(book, "员工", [["补缴名单"], ["张三", "北京"], ["李四", "上海"]])
    save(book, "workbook-without-header", "cases.xlsx", golden)


def rules(golden):
    book = Workbook()
    add(book, "rules", [
        ["region", "scheme", "payer", "parameter", "above", "from", "to", "value", "source", "valid_on"],
        ["110000", "medical", "employer", "fee_rate", None, "2020-01-01", None, 0, "none today", "2026-06-01"],
    ])
    save(book, "rules-in-a-workbook", "rules.xlsx", golden)
    book = Workbook()
    add(book, "days", [["date", "kind"], [day("2026-06-22"), "holiday"]])
    save(book, "rules-in-a-workbook", "days.xlsx", golden)


def merged_down(golden):
    """A person over two rows, merged: the second row takes the person."""
    book = Workbook()
    second = [None, None, None, None, None, "2026-01", "2026-02", 9000, None]
    sheet = add(book, "list", [HEADINGS, ZHANG, second, LI])
    for column in (1, 2, 3, 4, 5, 9):
        letter = get_column_letter(column)
        sheet.merge_cells(f"{letter}2:{letter}3")
    save(book, "workbook-merged-person", "cases.xlsx", golden)


def percentages(golden):
    """24 % by its format, 0.4 % by a sign that is mere text, and a bare 0.4."""
    book = Workbook()
    injury = ZHANG[:3] + ["工伤"] + ZHANG[4:]
    pension = LI[:2] + ["北京", "养老"] + LI[4:]
    sheet = add(book, "list", [HEADINGS + ["合计费率(%)"], pension + [0.24], injury + [0.4], injury + [0.4]])
    sheet["J2"].number_format = "0%"
    sheet["J3"].number_format = '0.0"%"'
    save(book, "workbook-percentages", "cases.xlsx", golden)


def a_hidden_column(golden):
    """缴费基数 goes before 工资, and the sheet does not show it."""
    book = Workbook()
    headings = HEADINGS[:7] + ["缴费基数"] + HEADINGS[7:]
    sheet = add(book, "list", [headings, ZHANG[:7] + [8000] + ZHANG[7:]])
    sheet.column_dimensions["H"].hidden = True
    save(book, "workbook-hidden-column", "cases.xlsx", golden)


def days_from_1904(golden):
    """Shown as a date 44619 is 2026-02-28 there, and as a number nobody knows."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    shown = ZHANG[:5] + [day("2026-03-01"), day("2026-05-01"), 9000, day("2026-06-20")]
    sheet = add(book, "list", [HEADINGS, shown, LI[:5] + [44619, "2026-05"] + LI[7:], LI[:8] + [44730]])
    for column in "FGI":
        sheet[column + "2"].number_format = "yyyy-mm-dd"
    save(book, "workbook-from-1904", "cases.xlsx", golden)


def main():
    golden = sys.argv[1]
    for make in (as_an_officer_has_it, cells_that_say_what_they_are, two_lists, without_a_header, rules, merged_down,
                 percentages, a_hidden_column, days_from_1904):
        make(golden)


if __name__ == "__main__":
    main()
