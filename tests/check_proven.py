#!/usr/bin/python3
"""check_proven.py PROVEN WHOLE MANIFEST: the report of a run and the report of its list, and what tells them apart.

Always: every part of the two workbooks has the same bytes but the run sheet and the shared strings; no other sheet uses a
string that differs; and the run sheets say the same, digests of list and rules included, but for the command line and two
lines: the manifest as it was named and the digest of its results, as they now are on disk."""
import hashlib
import json
import os
import re
import sys
import zipfile

import openpyxl

faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def strings_of(book):
    return re.findall(rb"<si>.*?</si>", book.read("xl/sharedStrings.xml"), re.S)


def check_parts(proven, whole):
    names = proven.namelist()
    expect(names == whole.namelist(), "other parts")
    sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
    run = max(sheets, key=lambda name: int(re.sub(r"\D", "", name)))
    pairs = list(zip(strings_of(proven), strings_of(whole)))
    same = next((i for i, (left, right) in enumerate(pairs) if left != right), len(pairs))
    for name in names:
        if name in (run, "xl/sharedStrings.xml"):
            continue
        content = proven.read(name)
        expect(content == whole.read(name), f"{name} differs")
        used = [int(i) for i in re.findall(rb't="s"><v>(\d+)</v>', content)] if name in sheets else []
        expect(not used or max(used) < same, f"{name}: a string that differs")


def lines_of(path):
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[-1]
    return [tuple("" if value is None else str(value) for value in row) for row in sheet.iter_rows(values_only=True)]


def check_run(proven, whole, manifest):
    stated = json.load(open(manifest))
    folder = os.path.dirname(manifest)
    expected = [
        manifest,
        digest(os.path.join(folder, stated["outputs"]["results"]["name"])),
    ]
    added = [line for line in proven if line not in whole]
    missing = [line for line in whole if line not in proven]
    expect(len(missing) == 1 and missing[0][1].startswith("arrears report "), f"missing: {missing}")
    expect(len(added) == 3 and added[0][1].startswith("arrears report "), f"added: {added}")
    expect([line[1] for line in added[1:]] == expected, f"{added[1:]} instead of {expected}")
    kept = [line for line in proven if line in whole]
    for origin in (stated["input"], *stated["rules"]):
        expect(any(origin["sha256"] in line[1] for line in kept), f"no digest of {origin['name']}")
    expect(stated["input"]["sha256"] == digest(os.path.join(folder, stated["input"]["name"])), "another list")
    expect(kept == [line for line in whole if line in proven], "the other lines of the run sheet differ")


def main():
    proven, whole, manifest = sys.argv[1:]
    check_parts(zipfile.ZipFile(proven), zipfile.ZipFile(whole))
    check_run(lines_of(proven), lines_of(whole), manifest)
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
