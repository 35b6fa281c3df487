"""quotation.py FILE.xlsx [SHEET]: the rows of a sheet as lines, cells separated by |, empty ones left out. Fails where
one may type over it, may not sign it, or cannot tell which run it is of."""
import re
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[int(sys.argv[2]) if len(sys.argv) > 2 else 0]
page = sheet.page_setup
print(f"sheet {sheet.title}, {page.orientation}, paper {page.paperSize}, sheets {len(book.worksheets)}")
print(f"fits {bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)}, "
      f"breaks {len(sheet.row_breaks.brk)}")
# Whole points of letters of 10 on an A4 page upright; of a sheet with pages behind it, of the first page.
last = sheet.row_breaks.brk[0].id if sheet.row_breaks.brk else sheet.max_row
across = sum(form.width * (form.max - form.min + 1) for form in sheet.column_dimensions.values()) * 7.4 / 96
high = 11.69 - sheet.page_margins.top - sheet.page_margins.bottom
along = sum(sheet.row_dimensions[row].height or 15 for row in range(1, last + 1)) / 72
print(f"letters of {int(10 * min(1, (8.27 - 0.8) / across, high / along))} points")
# Printed as large as its width allows, a page before others has room for its rows: a character of a column has some 5.7 points.
characters = across * 96 / 7.4
if sheet.row_breaks.brk and along * 72 * 538 > high * 72 * 5.7 * characters:
    sys.exit(f"{sheet.title}: the first page goes on behind itself: {along * 72:.0f} points of rows, {characters:.0f} characters across")
for row in sheet.iter_rows(values_only=True):
    cells = [f"{value:.2f}" if isinstance(value, (int, float)) else str(value) for value in row if value not in (None, "")]
    print("|".join(cells))

# Whoever holds the paper finds the run it is of.
run_id = book.properties.keywords or ""
print(f"run id {run_id}")
if not re.fullmatch("[0-9a-f]{12}", run_id) or run_id not in sheet.oddFooter.center.text:
    sys.exit(f"{sheet.title}: the run id {run_id} is not below the page")

is_signed = any("制表" in str(cell.value) or "prepared by" in str(cell.value) for row in sheet.iter_rows() for cell in row)
unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
if not sheet.protection.sheet or sheet.protection.password or any(cell.value is not None for cell in unlocked) or is_signed == (not unlocked):
    sys.exit(f"{sheet.title}: not protected, by a password, or not where it is signed")
