"""edit_fix.py FILE NEW [LINE:HEADING=VALUE]...: a file that --fix wrote, with cells changed, as the officer would.

LINE is the source line; LINE: alone deletes the row; a further LINE+ copies it to the end; a value `~` is an empty cell.
Text behind the last heading is deleted of every row that is changed. FILE and NEW end in .csv or .xlsx, in any pair.
"""
import csv
import sys

from openpyxl import Workbook, load_workbook


def read(path):
    if path.endswith(".csv"):
        with open(path, encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text))
    sheet = load_workbook(path).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def write(path, rows):
    if path.endswith(".csv"):
        with open(path, "w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows(rows)
        return
    book = Workbook()
    for row in rows:
        book.active.append([cell if cell else None for cell in row])
    book.save(path)


def main(old, new, *edits):
    header, *rows = read(old)
    width = len([heading for heading in header if heading])
    header, rows = header[:width], [row + [""] * (width - len(row)) for row in rows]
    for edit in edits:
        if edit.endswith("+"):
            rows += [list(row) for row in rows if row[0] == edit[:-1]]
            continue
        line, change = edit.split(":", 1)
        chosen = [row for row in rows if row[0] == line]
        assert chosen, f"no row of line {line}"
        if not change:
            rows = [row for row in rows if row[0] != line]
            continue
        heading, value = change.split("=", 1)
        for row in chosen:
            row[header.index(heading)] = "" if value == "~" else value
            del row[width:]
    write(new, [header] + rows)


main(*sys.argv[1:])
