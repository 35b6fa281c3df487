#!/usr/bin/python3
"""Has the workbook of a floor the cells of the report? same_cells.py REPORT.xlsx FLOOR.xlsx

Read by openpyxl: the same long sheets (those with a filter), and in each place of them both have no cell, or a blank
one, or the same value, in the same number format. The report's totals, below the filter, are left out. Exit code 6 if
anything differs. Takes much memory: for short lists.
"""

import sys
from itertools import zip_longest

import openpyxl
from openpyxl.utils import range_boundaries


def meaning(cell):
    """Numbers as far as both writers keep them: 16 digits."""
    if cell is None or cell.value is None and not cell.has_style:
        return None
    value = f"{cell.value:.16G}" if isinstance(cell.value, (int, float)) else cell.value
    return value, cell.number_format


def long_sheets(path):
    workbook = openpyxl.load_workbook(path, data_only=True)    # a link of the report is what it shows
    return {sheet.title: list(sheet.iter_rows(max_row=min(sheet.max_row, range_boundaries(sheet.auto_filter.ref)[3])))
            for sheet in workbook if sheet.auto_filter.ref}


def differences(report, floor):
    """Yields (sheet, place, cell of the report, cell of the floor)."""
    for title in report.keys() | floor.keys():
        rows = zip_longest(report.get(title, []), floor.get(title, []), fillvalue=())
        for number, (expected_row, actual_row) in enumerate(rows, 1):
            for column, (expected, actual) in enumerate(zip_longest(expected_row, actual_row), 1):
                if meaning(expected) != meaning(actual):
                    yield title, f"row {number} column {column}", meaning(expected), meaning(actual)


def main():
    report, floor = (long_sheets(path) for path in sys.argv[1:])
    found = list(differences(report, floor))
    for title, place, expected, actual in found[:20]:
        print(f"{title} {place}: {actual!r}, expected {expected!r}")
    count = sum(1 for rows in report.values() for row in rows for cell in row if meaning(cell))
    print(f"{len(found)} differences in {count} cells of {len(report)} sheets")
    return 6 if found else 0


if __name__ == "__main__":
    sys.exit(main())
