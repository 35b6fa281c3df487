#!/usr/bin/python3
"""check_report.py FILE [EXPECTATION...]: reads a report with openpyxl and says what is not as it should be.

An expectation is `Sheet!A1=text` (the stored value: 12.5, 2025-04-10, empty for a blank) or `Sheet!rows=N`.
Always: every long sheet has a frozen header, a filter over its data and a print set-up; no formula is an error; every check on
the second sheet agrees; ids are text; every formula has a stored result."""
import datetime
import re
import sys

import openpyxl

faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def shown(value):
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return ("%.10f" % value).rstrip("0").rstrip(".")
    return str(value)


def check_long_sheet(sheet):
    titles = [cell.value for cell in sheet[1]]
    expect(all(titles), f"{sheet.title}: a column without a title")
    expect(len(set(titles)) == len(titles), f"{sheet.title}: two columns of one title")
    expect(sheet.freeze_panes is not None and sheet.freeze_panes.endswith("2"), f"{sheet.title}: header not frozen")
    expect(sheet.auto_filter.ref is not None and sheet.auto_filter.ref.startswith("A1:"), f"{sheet.title}: no filter")
    expect(sheet.page_setup.orientation == "landscape", f"{sheet.title}: not across")
    expect(str(sheet.page_setup.paperSize) == "9", f"{sheet.title}: not A4")
    expect(sheet.print_title_rows in ("1:1", "$1:$1"), f"{sheet.title}: header not on every page")


def check_cells(sheet, formulas):
    for row in sheet.iter_rows():
        for cell in row:
            where = f"{sheet.title}!{cell.coordinate}"
            expect(cell.value != "✗", f"{where}: a check disagrees")
            if formulas[cell.coordinate].data_type == "f":
                expect(cell.value is not None, f"{where}: a formula without a result")
                expect(not shown(cell.value).startswith("#"), f"{where}: {cell.value}")


NO_ROWS = ("没有未通过的行", "no row was rejected")  # what stands where rows would


def hidden_columns(sheet):
    return [letter for letter, column in sheet.column_dimensions.items() if column.hidden]


UNCAPPED = ("滞纳金(未封顶)", "late fee uncapped")  # the fee stands behind it


def says_something(sheet, rows, index):
    """Whether a column has a value, and not only what the fee has where no cap has taken anything off."""
    is_uncapped = any(words in str(sheet.cell(1, index + 1).value).split("\n") for words in UNCAPPED)
    return any(row[index].value != (row[index + 1].value if is_uncapped else None) for row in rows)


def check_columns(sheet):
    """A column that says nothing is hidden, one that does is not; first and total rows do not count."""
    last = sheet.max_row - 1 if sheet.cell(sheet.max_row, 1).value in ("合计", "Total") else sheet.max_row
    rows = list(sheet.iter_rows(min_row=2, max_row=last))
    if {cell.value for row in rows for cell in row} <= {None, *NO_ROWS}:
        return
    hidden = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range(dimension.min, dimension.max + 1))
    for index in range(1, sheet.max_column):
        has_value = says_something(sheet, rows, index)
        expect(has_value == (index + 1 not in hidden), f"{sheet.title}: column {index + 1} hidden: {not has_value}")


def check_page(sheet):
    expect(sheet.protection.sheet and not sheet.protection.password, f"{sheet.title}: not protected, or by a password")
    footer = sheet.oddFooter
    expect("&F" in str(footer.left.text) or "&[File]" in str(footer.left.text), f"{sheet.title}: no file below: {footer.left.text}")
    expect(re.fullmatch("(运行编号|run id) [0-9a-f]{12}( run id [0-9a-f]{12})?", footer.center.text or ""), f"{sheet.title}: no run id below")
    expect("P" in str(footer.right.text), f"{sheet.title}: no page below")


def check_links(sheet, names):
    """Every other sheet that is not the continuation of one is a click away; the cover's own name is the first."""
    linked = {cell.hyperlink.location.split("!")[0].strip("'") for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    for name in names[1:]:
        expect(name in linked or name == sheet.title or name.endswith(")"), f"{sheet.title}: no link to {name}")


def check_expectation(book, expectation):
    place, value = expectation.split("=", 1)
    name, cell = place.split("!")
    if cell == "hidden":
        found = ",".join(sorted(hidden_columns(book[name])))
        expect(found == value, f"{place} is {found!r}, expected {value!r}")
        return
    found = str(book[name].max_row) if cell == "rows" else shown(book[name][cell].value)
    expect(found == value, f"{place} is {found!r}, expected {value!r}")


def main():
    path, expectations = sys.argv[1], sys.argv[2:]
    book = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    names = book.sheetnames
    for name in names[3:-2]:
        check_long_sheet(book[name])
        if f"{name} (2)" not in names and not name.endswith(")"):
            check_columns(book[name])
    for name in names:
        check_cells(book[name], formulas[name])
        check_page(book[name])
    for name in names[:2]:
        check_links(book[name], names)
    marks = [cell.value for row in book[names[1]].iter_rows() for cell in row if cell.value == "✓"]
    expect(len(marks) == 11, f"{len(marks)} checks, expected 11")
    checks = book[names[-2]]
    lines = [row for row in checks.iter_rows(min_row=7, values_only=True) if row[0] is not None]
    expect(len(lines) >= 21 and all(row[4] == "✓" for row in lines), f"{checks.title}: {len(lines)} checks, or one disagrees")
    for expectation in expectations:
        check_expectation(book, expectation)
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
