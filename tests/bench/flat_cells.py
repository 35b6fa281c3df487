#!/usr/bin/python3
"""Takes tables apart into the flat file that floor_xlsx and floor_exceljs.js read; its format stands in floor_xlsx.c.

flat_cells.py report REPORT.xlsx CELLS      the long sheets of a report: what their filters cover, thus without totals
flat_cells.py tables RESULTS.csv LEDGER.csv CELLS

Cells are bytes all the way: a million cases have 270 million of them.
"""

import csv
import html
import re
import sys
import zipfile
from datetime import date
from functools import lru_cache
from itertools import islice
from xml.etree import ElementTree

import assess

GROUP, RECORD, UNIT = b"\x1d", b"\x1e", b"\x1f"
BLANK = b"_"
CHUNK = 1 << 20

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN_FORMATS = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 10: "0.00%", 49: "@"}


class NotUnderstood(Exception):
    """The file has something that would be lost."""


def begin_sheet(out, name, titles, formats):
    for record in (GROUP + name, UNIT.join(titles), UNIT.join(formats)):
        out.write(record + RECORD)


# ---------------------------------------------------------------- a report

# An element <c> up to its end; the attributes before and after r=, the column's letters, and the content. A link is a formula
# that comes to its content.
CELL = re.compile(rb'<c ([^>]*?)\br="([A-Z]+)\d+"([^>/]*)'
                  rb"(?:/>|>(?:<f>[^<]*</f>)?(?:<is><t[^>]*>|<v>)([^<]*)(?:</t></is>|</v>)</c>)")
ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def plain(text):
    return html.unescape(text.decode()).encode() if b"&" in text else text


class Workbook:
    """The parts of a workbook that say what its cells mean."""

    def __init__(self, path):
        self.parts = zipfile.ZipFile(path)
        self.formats = self.read_formats()
        self.words = ["".join(text.text or "" for text in item.iter(MAIN + "t")).encode()
                      for item in self.tree("xl/sharedStrings.xml")]

    def tree(self, name):
        return ElementTree.fromstring(self.parts.read(name))

    def read_formats(self):
        """The number format of each style."""
        styles = self.tree("xl/styles.xml")
        codes = BUILT_IN_FORMATS | {int(code.get("numFmtId")): code.get("formatCode")
                                    for code in styles.iter(MAIN + "numFmt")}
        return [codes[int(style.get("numFmtId"))].encode() for style in styles.find(MAIN + "cellXfs")]

    def long_sheets(self):
        """(name, rows under the titles, stream) of each sheet with a filter, in the order of the workbook."""
        workbook = self.tree("xl/workbook.xml")
        last_rows = {int(name.get("localSheetId")): int(name.text.rpartition("$")[2])
                     for name in workbook.iter(MAIN + "definedName") if name.get("name") == "_xlnm._FilterDatabase"}
        targets = {link.get("Id"): link.get("Target") for link in self.tree("xl/_rels/workbook.xml.rels")}
        for number, sheet in enumerate(workbook.iter(MAIN + "sheet")):
            if number in last_rows:
                with self.parts.open("xl/" + targets[sheet.get(RELATION)]) as stream:
                    yield sheet.get("name"), last_rows[number] - 1, stream


def rows_of(stream):
    """The XML of each row; the first begins with what stands above the rows."""
    rest = b""
    while chunk := stream.read(CHUNK):
        *rows, rest = (rest + chunk).split(b"</row>")
        yield from rows


class LongSheet:
    """Cuts the rows of one sheet."""

    def __init__(self, workbook, name):
        self.workbook, self.name = workbook, name
        self.meanings = {}      # (attributes, letters, attributes) -> (column, style, type)
        self.styles = {}        # of the columns of the first row under the titles

    def cells(self, row):
        """(column, style, type, content) of each cell."""
        found = CELL.findall(row)
        if len(found) != row.count(b"<c ") or row.count(b"<row ") != 1:
            raise NotUnderstood(f"{self.name}: {row[:200]!r}...")
        for before, letters, after, content in found:
            meaning = self.meanings.get((before, letters, after))
            if meaning is None:
                attributes = dict(ATTRIBUTE.findall(before + after))
                meaning = column_number(letters), int(attributes.get(b"s", 0)), attributes.get(b"t", b"n")
                self.meanings[before, letters, after] = meaning
            yield *meaning, content

    def text(self, kind, content):
        return self.workbook.words[int(content)] if kind == b"s" else plain(content)

    def titles(self, row):
        return [self.text(kind, content) for _, _, kind, content in self.cells(row)]

    def values(self, row):
        values = []
        for column, style, kind, content in self.cells(row):
            if self.styles.setdefault(column, style) != style:
                raise NotUnderstood(f"{self.name}: two styles in column {column + 1}")
            while len(values) < column:
                values.append(b"")
            if content == b"":
                values.append(BLANK)
            elif kind == b"n":
                values.append(content)
            else:
                values.append(b'"' + self.text(kind, content))
        return values

    def formats(self, count):
        return [self.workbook.formats[self.styles.get(column, 0)] for column in range(count)]


def add_report(out, path):
    workbook = Workbook(path)
    for name, row_count, stream in workbook.long_sheets():
        sheet = LongSheet(workbook, name)
        rows = rows_of(stream)
        titles = sheet.titles(next(rows))
        for number, row in enumerate(islice(rows, row_count)):
            values = sheet.values(row)
            if number == 0:
                begin_sheet(out, name.encode(), titles, sheet.formats(len(titles)))
            out.write(UNIT.join(values) + RECORD)


# ---------------------------------------------------------------- results and ledger

@lru_cache(maxsize=None)
def serial_number(day):
    return str((date.fromisoformat(day) - date(1899, 12, 30)).days)


SHEET_ROWS = 1_048_576
TEXT_FORMAT = b"@"
NUMBERS = {     # how the script shows it -> number format, value
    assess.show_integer: (b"0", str),
    assess.show_money: (b"#,##0.00", str),
    assess.show_plain: (b"0.##########", str),
    assess.show_day: (b"yyyy-mm-dd", serial_number),
}


def add_table(out, name, path, kinds):
    with open(path, newline="", encoding="utf-8-sig") as stream:
        rows = csv.reader(stream)
        titles = next(rows)
        columns = [NUMBERS.get(kinds.get(title), (TEXT_FORMAT, '"{}'.format)) for title in titles]
        values = [value for _, value in columns]
        for number, row in enumerate(rows):
            part, place = divmod(number, SHEET_ROWS - 1)    # below the titles
            if place == 0:
                begin_sheet(out, name + (b" (%d)" % (part + 1) if part else b""), [title.encode() for title in titles],
                            [number_format for number_format, _ in columns])
            cells = [value(cell) if cell else "" for value, cell in zip(values, row)]
            out.write("\x1f".join(cells).encode() + RECORD)


def main():
    match sys.argv[1:]:
        case ["report", report, cells]:
            with open(cells, "wb", CHUNK) as out:
                add_report(out, report)
        case ["tables", results, ledger, cells]:
            with open(cells, "wb", CHUNK) as out:
                add_table(out, b"Cases", results, dict(zip(assess.RESULT_COLUMNS, assess.RESULT_KINDS)))
                add_table(out, b"Ledger", ledger, dict(zip(assess.LEDGER_COLUMNS, assess.LEDGER_KINDS)))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
