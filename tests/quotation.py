"""quotation.py FILE.xlsx [SHEET]: the rows of a sheet as lines, cells separated by |, empty ones left out. Fails where
one may type over it, or may not sign it."""
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[int(sys.argv[2]) if len(sys.argv) > 2 else 0]
page = sheet.page_setup
print(f"sheet {sheet.title}, {page.orientation}, paper {page.paperSize}, sheets {len(book.worksheets)}")
print(f"fits {bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)}, "
      f"breaks {len(sheet.row_breaks.brk)}")
for row in sheet.iter_rows(values_only=True):
    cells = [f"{value:.2f}" if isinstance(value, (int, float)) else str(value) for value in row if value not in (None, "")]
    print("|".join(cells))

is_signed = any("制表" in str(cell.value) or "prepared by" in str(cell.value) for row in sheet.iter_rows() for cell in row)
unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
if not sheet.protection.sheet or sheet.protection.password or any(cell.value is not None for cell in unlocked) or is_signed == (not unlocked):
    sys.exit(f"{sheet.title}: not protected, by a password, or not where it is signed")
