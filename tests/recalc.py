#!/usr/bin/python3
"""recalc.py FILE...: lets LibreOffice calculate all formulas of a workbook anew and compares each with its stored result.
Exit code 0: all equal; 1: a difference; 77: there is no LibreOffice here."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>"""


def recalculate(path, folder):
    profile = pathlib.Path(folder, "profile", "user")
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    target = "xlsx:Calc MS Excel 2007 XML"
    subprocess.run(["soffice", "-env:UserInstallation=" + profile.parent.as_uri(), "--headless", "--convert-to", target,
                    "--outdir", folder + "/out", path], check=True, timeout=300, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return pathlib.Path(folder, "out", pathlib.Path(path).name)


def same(stored, recalculated):
    if isinstance(stored, (int, float)) and isinstance(recalculated, (int, float)):
        return abs(stored - recalculated) <= max(1e-9, abs(stored) * 1e-14)
    return stored == recalculated


def compare(path):
    with tempfile.TemporaryDirectory() as folder:
        anew = openpyxl.load_workbook(recalculate(path, folder), data_only=True)
        stored = openpyxl.load_workbook(path, data_only=True)
        formulas = openpyxl.load_workbook(path)
        count = differ = 0
        for sheet in formulas:
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
                count += 1
                left, right = stored[sheet.title][cell.coordinate].value, anew[sheet.title][cell.coordinate].value
                if not same(left, right):
                    differ += 1
                    print(f"{path}: {sheet.title}!{cell.coordinate} {cell.value}: stored {left}, recalculated {right}")
        print(f"{path}: {count} formulas, {differ} differ")
        return count == 0 or differ > 0


if shutil.which("soffice") is None:
    sys.exit(77)
sys.exit(any([compare(path) for path in sys.argv[1:]]))
