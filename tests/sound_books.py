#!/usr/bin/python3
"""sound_books.py BOOK...: each workbook is one that nobody has to repair. xmllint reads every part of it and openpyxl the
whole; what they say of a book is printed, and the exit code is 1."""

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

COLUMNS = re.compile(r'<col min="(\d+)" max="(\d+)"')
HEAD = 4 << 20  # bytes that hold the columns of any sheet


def wrong_parts(book):
    """What xmllint says of the parts that are XML, which are all that this program writes."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(book) as archive:
                names = archive.namelist()
                archive.extractall(folder)
        except (OSError, zipfile.BadZipFile) as reason:
            return str(reason)
        parts = [str(Path(folder, name)) for name in names]
        said = subprocess.run(["xmllint", "--noout", *parts], stderr=subprocess.PIPE, check=False)
    return said.stderr.decode(errors="replace").replace(folder + "/", "") if said.returncode else ""


def unread(book):
    """Why openpyxl cannot read it."""
    try:
        if not openpyxl.load_workbook(book).sheetnames:
            return "no sheet"
    except Exception as reason:  # whatever a reader of any file may raise
        return f"{type(reason).__name__}: {reason}"
    return ""


def crossed(book):
    """Columns that a sheet describes twice, which Excel repairs."""
    with zipfile.ZipFile(book) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                continue
            head = archive.open(name).read(HEAD).decode(errors="replace").partition("<sheetData")[0]
            spans = [(int(first), int(last)) for first, last in COLUMNS.findall(head)]
            for (_, last), (first, _) in zip(spans, spans[1:]):
                if first <= last:
                    return f"{name} describes column {first} twice"
    return ""


def main():
    books = sys.argv[1:]
    failed = not books
    if failed:
        print("no workbook to read")
    for book in books:
        for reader, reason in (("xmllint", wrong_parts(book)), ("openpyxl", unread(book)), ("columns", unread(book) or crossed(book))):
            if reason:
                failed = True
                print(f"{ascii(book)}: {reader}: {reason[:600]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
