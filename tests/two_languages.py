#!/usr/bin/python3
"""two_languages.py ARREARS SAMPLES: a workbook in two languages says everything in both, has the figures of the English one in the same
cells, names no sheet that is not there, and cuts no text off."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import openpyxl
from openpyxl.utils import column_index_from_string

arrears, samples = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLES = {"every-kind": 3, "employer": 0, "part-payment": 3, "bad-rows": 3}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HEADING = "FFDDEBF7"  # the ground of a heading
# Rows of both papers to bring, of which other workbooks have one; the sheet Run tells of the run itself.
OTHER_ROWS = {"Parameters", "Basis", "Rules", "Run"}
# Half-width characters beyond which no column grows: what is longer there is read in the line of the cell.
WIDEST = 100
HEADINGS_LEAST, TEXTS_LEAST = 400, 5000
faults = []
headings_seen = texts_seen = 0


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


def run(language, sample, code, folder):
    rules = ["--rules", "rules.csv"] if (samples / sample / "rules.csv").exists() else []
    report, quotations = folder / f"{sample} {language}.xlsx", folder / f"{sample} {language} quotations.xlsx"
    done = subprocess.run([arrears, "report", "cases.csv", *rules, "-o", report, "--quotations", quotations, "--lang", language, "-q",
                           "--pay-on", "2026-11-20"], cwd=samples / sample, capture_output=True, text=True)
    if done.returncode != code:
        fault(sample, language, "exit code", done.returncode, done.stderr[:300])
    return openpyxl.load_workbook(report), openpyxl.load_workbook(quotations), openpyxl.load_workbook(report, data_only=True)


def is_heading(cell):
    return cell.fill.fgColor.rgb == HEADING and cell.alignment.horizontal == "center" and isinstance(cell.value, str)


def headings_of(sheet):
    return {cell.value for row in sheet for cell in row if is_heading(cell)}


def expect_headings(sample, zh, en, both):
    """A heading is the Chinese one and the English one, below each other or side by side; what the list calls its columns stays. Columns
    that no Chinese workbook has are what programs call things."""
    global headings_seen
    for left, right, sheet in zip(zh, en, both):
        chinese, english = headings_of(left), headings_of(right)
        if len(headings_of(sheet)) != len(english):
            fault(sample, sheet.title, "has", len(headings_of(sheet)), "headings for", len(english))
        for heading in headings_of(sheet) - (chinese & english):
            headings_seen += 1
            first, mark, second = heading.partition("\n") if "\n" in heading else heading.partition(" ")
            if second not in english or not (first in chinese or sheet.auto_filter.ref and CHINESE.search(first)):
                fault(sample, sheet.title, "has the heading", repr(heading))


def expect_figures(sample, en, both):
    for right, sheet in zip(en, both):
        if right.title in OTHER_ROWS:
            continue
        for row in right:
            if "(Rules)" in str(row[0].value):
                continue
            for cell in row:
                if isinstance(cell.value, (int, float)) and sheet[cell.coordinate].value != cell.value:
                    fault(sample, sheet.title, cell.coordinate, sheet[cell.coordinate].value, "for", cell.value)


def expect_names(sample, zh, en, both):
    if both.sheetnames != [f"{left} {right}" for left, right in zip(zh.sheetnames, en.sheetnames)]:
        fault(sample, "sheets", both.sheetnames)
    known = set(both.sheetnames)
    for sheet in both:
        for row in sheet:
            for cell in row:
                named = re.findall(r"'([^'!]+)'!", cell.value) if isinstance(cell.value, str) and cell.data_type == "f" else []
                if cell.hyperlink and cell.hyperlink.location:
                    named += re.findall(r"^'?(.+?)'?!", cell.hyperlink.location)
                if cell.data_type == "f" and re.search(r"[\u4e00-\u9fff] [A-Z][a-z]+!", cell.value):
                    fault(sample, sheet.title, cell.coordinate, "a name that is not quoted:", cell.value[:80])
                for name in named:
                    if name not in known:
                        fault(sample, sheet.title, cell.coordinate, "names the sheet", name)


def width_of(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def room_for(text):
    """Widths are counted in figures; letters are narrower, some 84 of a sentence where 68 figures go."""
    return 10 / 9 if text.isascii() and 2 * sum(map(str.isdigit, text)) < len(text) else 1


def column_widths(sheet):
    widths = {}
    for letter, column in sheet.column_dimensions.items():
        for number in range(column.min or column_index_from_string(letter), (column.max or 0) + 1):
            widths[number] = 0 if column.hidden else column.width
    return widths


def expect_room(book_name, book):
    """A text that is not broken into lines ends in its cell, or the next one is empty; one that is has the height of its lines."""
    global texts_seen
    for sheet in book:
        widths, merged = column_widths(sheet), {(area.min_row, area.min_col): area.max_col for area in sheet.merged_cells.ranges}
        for cell in (cell for row in sheet for cell in row if isinstance(cell.value, str) and cell.data_type == "s"):
            last = merged.get((cell.row, cell.column), cell.column)
            width, height = sum(widths.get(i, 8.4) for i in range(cell.column, last + 1)), sheet.row_dimensions[cell.row].height
            texts_seen += 1
            if widths.get(cell.column, 8.4) == 0 or width > WIDEST:
                continue
            if not cell.alignment.wrap_text:
                follows = sheet.cell(cell.row, last + 1)
                if width_of(cell.value) * cell.font.sz / 10 > width + 1 and follows.value is not None and widths.get(last + 1, 8.4) > 0:
                    fault(book_name, sheet.title, cell.coordinate, "is cut off:", repr(cell.value[:60]))
            elif height is not None:
                lines = sum(max(1, -(-width_of(line) // max(1, int(width * room_for(line))))) for line in cell.value.split("\n"))
                if lines * cell.font.sz * 1.3 > height + 6 and is_told(sheet, cell):
                    fault(book_name, sheet.title, cell.coordinate, f"has {height} points for {lines} lines:", repr(cell.value[:60]))


def is_told(sheet, cell):
    """What the program says: not the list's own words, nor those of laws and of reasons, which are as long as they are."""
    heading = str(sheet.cell(1, cell.column).value)
    return not any(word in heading for word in ("source", "来源", "note", "说明", "row as it stood", "原始行", "reason", "原因", "employer",
                                                "单位名称", "value", "数值"))


with tempfile.TemporaryDirectory() as name:
    for sample, code in SAMPLES.items():
        books = {language: run(language, sample, code, pathlib.Path(name)) for language in ("zh", "en", "zh+en")}
        (zh, zh_quotations, _), (en, en_quotations, en_values), (both, quotations, values) = books.values()
        expect_names(sample, zh, en, both)
        expect_headings(sample, zh, en, both)
        expect_headings(sample, zh_quotations, en_quotations, quotations)
        expect_figures(sample, en_values, values)
        for language, (report, sheets, _) in books.items():
            expect_room(f"{sample} {language}", report)
            expect_room(f"{sample} {language} quotations", sheets)
for line in faults[:60]:
    print(line)
if headings_seen < HEADINGS_LEAST or texts_seen < TEXTS_LEAST:
    fault("only", headings_seen, "headings and", texts_seen, "texts")
    print(faults[-1])
sys.exit(1 if faults else 0)
