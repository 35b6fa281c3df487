#!/usr/bin/python3
"""printed_sheets.py ARREARS SAMPLES: in Chinese, the sheets Persons and Rejected fit A4 across at 8 points or more with every column of a
realistic list filled; Rejected has no row that is empty."""
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.utils import range_boundaries

AT_LEAST = {"人员合计": 8, "未通过": 8}
# A width of 1 is a digit of the default font, 7 pixels at 96 to the inch.
DIGIT, INCH, ACROSS = 7, 96, 11.69
AMOUNTS = {"单位应缴", "个人应缴", "滞纳金", "合计", "单位共付", "个人共付", "每晚一天"}
faults = []


def report(arrears, sample, path):
    subprocess.run([arrears, "report", "cases.csv", "-o", path, "--lang", "zh", "--pay-on", "2026-11-20", "-q"], cwd=sample, check=False,
                   stderr=subprocess.DEVNULL)
    return openpyxl.load_workbook(path)


def printed(sheet):
    """The letters of the columns that are printed and seen, and how wide each is."""
    area = sheet.print_area[0] if isinstance(sheet.print_area, list) else sheet.print_area  # which of them depends on openpyxl
    last = range_boundaries(area.split("!")[-1])[2] if area else sheet.max_column
    for column in range(1, last + 1):
        layout = next(form for form in sheet.column_dimensions.values() if form.min <= column <= form.max)
        if not layout.hidden:
            yield column, layout.width


def points_of(sheet):
    """Font size times the scale at which the columns fit between the margins."""
    room = (ACROSS - sheet.page_margins.left - sheet.page_margins.right) * INCH
    return sheet.cell(2, 1).font.sz * min(1, room / sum(width * DIGIT for _, width in printed(sheet)))


def main():
    arrears, samples = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        book = report(arrears, samples / "realistic", pathlib.Path(name) / "realistic.xlsx")
        for title, least in AT_LEAST.items():
            if book[title].page_setup.orientation != "landscape" or points_of(book[title]) < least:
                faults.append(f"{title}: {points_of(book[title]):.2f} points")
        missing = AMOUNTS - {book["人员合计"].cell(1, column).value for column, _ in printed(book["人员合计"])}
        if missing:
            faults.append(f"人员合计: {missing} is not printed")
        empty = report(arrears, samples / "employer", pathlib.Path(name) / "employer.xlsx")["未通过"]
        if [row for row in empty.iter_rows(values_only=True) if not any(row)] or empty["F2"].value != "没有未通过的行":
            faults.append("未通过: a row is empty")
    print(*faults, sep="\n")
    return 1 if faults else 0


sys.exit(main())
