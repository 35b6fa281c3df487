#!/usr/bin/python3
"""planted_figures.py ARREARS SAMPLES: every amount, count, rate, wage, month and day that the sheets Cases, Ledger, Persons and Parameters
show, changed one at a time, in a workbook with formulas and in one without, turns the flag of the sheet Checks when Gnumeric calculates the workbook anew; so do two changes that leave the sum
of the totals as it is.
Exit code 77: it is not here."""
import concurrent.futures
import csv
import datetime
import itertools
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

SAMPLES = ["deferral", "shortfall", "every-kind", "wages-by-month"]  # have every column of the three sheets between them
SHEETS = ("Cases", "Ledger", "Persons", "Parameters")
FORMATS = ("#,##0.00_ ;[Red]-#,##0.00_ ", "#,##0_ ;[Red]-#,##0_ ", "0.00##%_ ", "#,##0.00########_ ", "yyyy-mm-dd", "yyyy-mm")
SAYS_NOTHING = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def recalculated(path):
    table = path.with_suffix(".csv")
    subprocess.run(["ssconvert", "--recalc", "-O", "sheet=Checks", "-T", "Gnumeric_stf:stf_csv", path, table], check=True, timeout=120,
                   **SAYS_NOTHING)
    with open(table, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def rows_of(path):
    rows = recalculated(path)
    flag = next(row[1] for row in rows if row and row[0] == "checks")
    return flag, [row[0] for row in rows if len(row) > 4 and row[4] == "✗"]


def report(arrears, sample, path, formulas):
    rules = ["--rules", "rules.csv"] if (sample / "rules.csv").exists() else []
    subprocess.run([arrears, "report", "cases.csv", *rules, "-o", path, "--lang", "en", "--formulas", formulas, "--pay-on", "2026-11-20", "-q"],
                   cwd=sample, check=False, **SAYS_NOTHING)
    return path


def figures_of(path):
    """The first number of each column of amounts and counts, its sum below the column left out."""
    book, found = openpyxl.load_workbook(path, data_only=True), {}
    for name in SHEETS:
        sheet = book[name]
        for title in sheet[1]:
            cells = [sheet.cell(row, title.column) for row in range(2, sheet.max_row + (name == "Parameters"))]
            cell = next((cell for cell in cells if isinstance(cell.value, (int, float, datetime.datetime)) and cell.number_format in FORMATS), None)
            if cell is not None:
                found[name, title.value] = (cell.coordinate, cell.value, cell.number_format in FORMATS[:2])
    return found


def plant(path, target, cells):
    book = openpyxl.load_workbook(path)
    for sheet, place, value in cells:
        book[sheet][place].value = value
    book.save(target)
    return target


def changed(value, is_amount):
    """By little: a day, one, a fen, what a rate may be off by."""
    if isinstance(value, datetime.datetime):
        return value + datetime.timedelta(days=1)
    return value + 1 if isinstance(value, int) else round(value + (0.01 if is_amount else 0.0001), 6)


def plants(path, seen):
    """Of a workbook: what is changed, and to what."""
    for (sheet, title), (place, value, is_amount) in figures_of(path).items():
        if (sheet, title) not in seen:
            seen.add((sheet, title))
            yield f"{sheet}, {title}", [(sheet, place, changed(value, is_amount))]


def swapped(path):
    """One more in a total, one less in the next."""
    book = openpyxl.load_workbook(path, data_only=True)
    for name in ("Cases", "Persons"):
        sheet = book[name]
        column = next(cell.column for cell in sheet[1] if cell.value == "total")
        yield f"{name}, two totals", [(name, sheet.cell(row, column).coordinate, sheet.cell(row, column).value + sign)
                                      for row, sign in ((2, 1), (3, -1))]


def main():
    if not shutil.which("ssconvert"):
        print("Gnumeric is not here")
        return 77
    arrears, samples, faults = os.path.realpath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), []
    seen = {"live": set(), "values": set()}
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder, planted = pathlib.Path(name), {}
        for sample, formulas in itertools.product(SAMPLES, ("live", "values")):
            path = report(arrears, samples / sample, folder / f"{sample}-{formulas}.xlsx", formulas)
            outcome = rows_of(path)
            if outcome != ("✓ all agree", []):
                faults.append(f"{sample}, {formulas}: {outcome}")
            changes = list(plants(path, seen[formulas])) + (list(swapped(path)) if sample == SAMPLES[0] else [])
            for what, cells in changes:
                planted[f"{what}, {formulas}"] = plant(path, folder / f"{len(planted)}.xlsx", cells)
        for what, (flag, marks) in zip(planted, pool.map(rows_of, planted.values())):
            if flag != "✗ a difference" or not marks:
                faults.append(f"{what}: changed, and the flag says {flag}")
    print(*faults, f"{len(planted)} changes", sep="\n")
    return 1 if faults or len(planted) < 130 else 0


sys.exit(main())
