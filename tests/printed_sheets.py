#!/usr/bin/python3
"""printed_sheets.py ARREARS SAMPLES: every sheet of a realistic list is printed at 8 points or more, in either language and in both, and on
one page across those that are handed out: in Chinese Summary, Ledger, Persons, Parameters, Basis, Rules and Rejected, in English Summary,
Persons and Rejected. Rejected has no row that is empty."""
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.utils import range_boundaries

AT_LEAST = 8
ONE_PAGE = {"zh": {"汇总", "台账", "人员合计", "参数", "依据", "规则", "未通过"}, "en": {"Summary", "Persons", "Rejected"}, "zh+en": set()}
# A width of 1 is a digit of the default font, 7 pixels at 96 to the inch.
DIGIT, INCH, LANDSCAPE, UPRIGHT = 7, 96, 11.69, 8.27
AMOUNTS = {"单位应缴", "个人应缴", "滞纳金", "合计", "单位共付", "个人共付", "每晚一天"}
faults = []


def report(arrears, sample, path, language="zh"):
    subprocess.run([arrears, "report", "cases.csv", "-o", path, "--lang", language, "--force", "--pay-on", "2026-11-20", "-q"], cwd=sample, check=False,
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


def frozen(sheet):
    """How many columns every page repeats."""
    return range_boundaries("A:" + sheet.print_title_cols.split(":")[-1].lstrip("$"))[2] if sheet.print_title_cols else 0


def pages_across(sheet, room):
    """How many pages its columns fill, of so many pixels each."""
    pages, used, repeated = 1, 0, 0
    for column, width in printed(sheet):
        is_full = used > repeated and used + width * DIGIT > room
        pages += is_full
        used = (repeated if is_full else used) + width * DIGIT
        if column <= frozen(sheet):
            repeated += width * DIGIT
    return pages


def check_print(sheet, one_page):
    across = LANDSCAPE if sheet.page_setup.orientation == "landscape" else UPRIGHT
    room = (across - sheet.page_margins.left - sheet.page_margins.right) * INCH
    pages = sheet.page_setup.fitToWidth or 1
    font = 10  # of all cells but titles
    at_least = room * font / AT_LEAST
    if pages_across(sheet, at_least) > pages:
        faults.append(f"{sheet.title}: less than {AT_LEAST} points on {pages} pages across")
    if one_page and pages > 1:
        faults.append(f"{sheet.title}: {pages} pages across")


def main():
    arrears, samples = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        book = report(arrears, samples / "realistic", pathlib.Path(name) / "realistic.xlsx")
        for language, one_page in ONE_PAGE.items():
            sheets = report(arrears, samples / "realistic", pathlib.Path(name) / "language.xlsx", language)
            for sheet in sheets:
                check_print(sheet, sheet.title in one_page)
            if one_page - set(sheets.sheetnames):
                faults.append(f"{language}: no sheets {one_page - set(sheets.sheetnames)}")
        missing = AMOUNTS - {book["人员合计"].cell(1, column).value for column, _ in printed(book["人员合计"])}
        if missing:
            faults.append(f"人员合计: {missing} is not printed")
        empty = report(arrears, samples / "employer", pathlib.Path(name) / "employer.xlsx")["未通过"]
        if [row for row in empty.iter_rows(values_only=True) if not any(row)] or empty["F2"].value != "没有未通过的行":
            faults.append("未通过: a row is empty")
    print(*faults, sep="\n")
    return 1 if faults else 0


sys.exit(main())
