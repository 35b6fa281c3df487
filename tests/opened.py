#!/usr/bin/python3
"""opened.py ARREARS SAMPLES: every sheet of every sample's report, with formulas, and of a quotation is read by exceljs as openpyxl reads it.
Exit code 77: exceljs is not here (NODE_PATH names the folder in which it is installed)."""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

HERE = pathlib.Path(__file__).parent
QUOTE = ["quote", "--name", "李敏", "--region", "北京", "--scheme", "medical", "--payer", "employer", "--gap-from", "2025-01", "--gap-to", "2025-12",
         "--wage", "9000", "--pay-on", "2026-07-10"]


def by_exceljs(path):
    answer = subprocess.run(["node", HERE / "read_exceljs.js", path, "--all"], capture_output=True, text=True, check=False)
    if answer.returncode == 77:
        print("exceljs is not here")
        sys.exit(77)
    return json.loads(answer.stdout) if answer.returncode == 0 and answer.stderr == "" else answer.stderr


def agrees(value, read):
    if value is None or read == "":
        return value in (None, "") and read == ""
    if isinstance(value, datetime.datetime):
        return read == value.date().isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(read) == value
    return str(value) == read


def differences(path, where):
    sheets, book = by_exceljs(path), openpyxl.load_workbook(path, data_only=True)
    if isinstance(sheets, str) or list(sheets) != book.sheetnames:
        yield f"{where}: {sheets if isinstance(sheets, str) else list(sheets)}"
        return
    for sheet in book:
        covered = {place for area in sheet.merged_cells.ranges for row in area.rows for place in row} - {
            (area.min_row, area.min_col) for area in sheet.merged_cells.ranges}
        rows = sheets[sheet.title]
        for cell in (cell for row in sheet.iter_rows() for cell in row if (cell.row, cell.column) not in covered):
            inside = cell.row <= len(rows) and cell.column <= len(rows[cell.row - 1])
            read = rows[cell.row - 1][cell.column - 1] if inside else ""
            if not agrees(cell.value, read):
                yield f"{where} {sheet.title}!{cell.coordinate}: {cell.value!r}, exceljs reads {read!r}"


def main():
    arrears, samples, faults, books = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), [], 0
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "book.xlsx"
        runs = [(["report", "cases.csv", "--formulas", "live", "--pay-on", "2026-11-20"], folder)
                for folder in sorted(samples.iterdir()) if (folder / "cases.csv").exists()] + [(QUOTE, samples)]
        for number, (command, folder) in enumerate(runs):
            rules = ["--rules", "rules.csv"] if command is not QUOTE and (folder / "rules.csv").exists() else []
            language = ("zh", "en", "zh+en")[number % 3]
            done = subprocess.run([arrears, *command, *rules, "-o", path, "--force", "--lang", language, "-q"], cwd=folder, capture_output=True, check=False)
            if done.returncode not in (0, 3):
                faults.append(f"{folder.name}: exit code {done.returncode}: {done.stderr.decode()}")
                continue
            books += 1
            faults.extend(differences(path, f"{folder.name} {command[0]} {language}"))
    print(*faults[:20], f"{books} workbooks", sep="\n")
    return 1 if faults or books < 10 else 0


sys.exit(main())
