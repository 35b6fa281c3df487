"""check_fix.py FIX.xlsx FIX.csv: the workbook has the cells of the CSV text, and marks those that are named as wrong."""
import csv
import math
import sys
import unicodedata

from openpyxl import load_workbook

# By hand, from the reasons in the story: identity number and base of line 3, the first month of line 4, region, first
# month and day of payment of line 5, and what could not be cut into columns of lines 6 and 7.
WRONG = {"D2", "H2", "F3", "E4", "F4", "I4", "L5", "L6"}

book = load_workbook(sys.argv[1])
sheet = book.worksheets[0]
with open(sys.argv[2], encoding="utf-8", newline="") as text:
    expected = list(csv.reader(text))
assert len(book.worksheets) == 1 and sheet.max_row == len(expected) == 6, sheet.max_row
for row, cells in enumerate(expected, 1):
    found = ["" if cell.value is None else str(cell.value) for cell in sheet[row]]
    assert found == cells + [""] * (len(found) - len(cells)), (row, found, cells)
marked = {cell.coordinate for row in sheet.iter_rows(min_row=2) for cell in row if cell.fill.start_color.rgb == "FFFDE9E7"}
assert marked == WRONG, marked
assert all(cell.number_format == "@" for row in sheet.iter_rows(min_row=2, min_col=3, max_col=10) for cell in row)

# A column of width 80 holds 80 letters or 40 Chinese characters, a line is 15 points high.
for row in range(2, 7):
    columns = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in sheet.cell(row, 2).value)
    assert sheet.row_dimensions[row].height >= 15 * math.ceil(columns / 80), (row, columns)
