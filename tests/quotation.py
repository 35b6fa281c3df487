"""quotation.py FILE.xlsx [SHEET]: the rows of a sheet as lines, cells separated by |, empty ones left out."""
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
