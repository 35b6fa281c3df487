#!/usr/bin/python3
"""sound_books.py BOOK...: each workbook is one that nobody has to repair. xmllint reads every part of it and openpyxl the
whole; what they say of a book is printed, and the exit code is 1."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl


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


def main():
    books = sys.argv[1:]
    failed = not books
    if failed:
        print("no workbook to read")
    for book in books:
        for reader, reason in (("xmllint", wrong_parts(book)), ("openpyxl", unread(book))):
            if reason:
                failed = True
                print(f"{ascii(book)}: {reader}: {reason[:600]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
