#!/usr/bin/python3
"""check_split.py INDEX WHOLE [LINE...]: reads the index of a split report, the workbooks it links to and the same report
as one workbook, and says what is not as it should be.

A LINE is `file|what|read|assessed|rejected|total`; when any is given they are all the lines of the index, in order.
Always: every link leads to a workbook beside the index whose own summary has the figures of the line, the lines add up to
WHOLE, every check agrees, formulas have stored results, the print set-up and the properties are there."""
import decimal
import pathlib
import sys
import urllib.parse

import openpyxl

HEADER, FIGURES = 8, "CDEFGH"
# The same figures on the summary of a report: read, assessed, rejected, arrears, late fee, total.
SUMMARY = ("B9", "B10", "B11", "B17", "B18", "B26")
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def number(value):
    return decimal.Decimal(str(value)).normalize()


def summary_of(path):
    sheet = openpyxl.load_workbook(path, data_only=True)["Summary"]
    expect(str(sheet["B6"].value).startswith("✓"), f"{path}: its checks disagree")
    return [number(sheet[cell].value) for cell in SUMMARY]


def figures_of(sheet, row):
    return [number(sheet[f"{column}{row}"].value) for column in FIGURES]


def check_line(sheet, row, folder):
    link = sheet[f"A{row}"].hyperlink
    name = sheet[f"A{row}"].value
    expect(link is not None and urllib.parse.unquote(link.target) == name, f"{name}: no link of its name")
    if not (folder / name).is_file():
        faults.append(f"{name}: is not there")
    else:
        expect(summary_of(folder / name) == figures_of(sheet, row), f"{name}: is not what the index says")
    expect(sheet[f"I{row}"].value == "✓", f"{name}: check disagrees")


def check_foot(sheet, last, whole):
    lines = [figures_of(sheet, row) for row in range(HEADER + 1, last + 1)]
    sums = [sum(column, decimal.Decimal(0)).normalize() for column in zip(*lines)]
    whole = summary_of(whole)
    expect(not lines or sums == whole, f"the lines come to {sums}, the list to {whole}")
    expect(figures_of(sheet, last + 1 + (not lines)) == whole, "the sum is not the list's")
    expect(figures_of(sheet, last + 2 + (not lines)) == whole, "the list itself is not right")
    for column in FIGURES:
        expect(sheet[f"{column}{last + 3 + (not lines)}"].value == 0, f"{column}: a difference")
        expect(sheet[f"{column}{last + 4 + (not lines)}"].value == "✓", f"{column}: no ✓")
    expect(str(sheet["B6"].value).startswith("✓"), "the index disagrees")


def check_look(book, formulas, last):
    sheet = book.worksheets[0]
    expect(sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9", "no A4 across")
    expect(sheet.freeze_panes == "B9", f"frozen at {sheet.freeze_panes}")
    expect(sheet.auto_filter.ref == f"A8:I{max(last, HEADER + 1)}", f"filter {sheet.auto_filter.ref}")
    expect(bool(book.properties.title) and bool(book.properties.subject), "no properties")
    for row in formulas.worksheets[0].iter_rows():
        for cell in row:
            if cell.data_type == "f":
                expect(sheet[cell.coordinate].value is not None, f"{cell.coordinate}: a formula without a result")
    expect(formulas.worksheets[0][f"H{max(last, HEADER + 1) + 1}"].data_type == "f", "the sum is no formula")


def main():
    path, whole, expected = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    book = openpyxl.load_workbook(path, data_only=True)
    sheet, last = book.worksheets[0], HEADER
    while sheet[f"A{last + 1}"].hyperlink is not None:
        last += 1
    found = ["|".join([str(sheet[f"{column}{row}"].value) for column in "ABCDEH"]) for row in range(HEADER + 1, last + 1)]
    expect(not expected or found == expected, f"the lines are {found}")
    for row in range(HEADER + 1, last + 1):
        check_line(sheet, row, path.parent)
    check_foot(sheet, last, whole)
    check_look(book, openpyxl.load_workbook(path), last)
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
