#!/usr/bin/python3
"""planted_figures.py ARREARS SAMPLES: every amount, count, rate, wage, month and day that the sheets Cases, Ledger, Persons, Parameters and
Rules show, and the bases on Input, changed one at a time, in a workbook with formulas and in one without, turns the flag of the sheet Checks when Gnumeric calculates the workbook anew; so do
a number in each row of Summary, a total below a sheet that is changed or emptied, and two changes that leave the sum of the totals as it is. Rows that a filter hides do not.
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
WITH_TOTALS = ("Cases", "Ledger", "Persons")
SHEETS = (*WITH_TOTALS, "Parameters", "Rules", "Input")
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
            cells = [sheet.cell(row, title.column) for row in range(2, sheet.max_row + (name not in WITH_TOTALS))]
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


def of_summary(path):
    """A number in each row, from left to right in turn; those of the totals and of the checks all."""
    sheet, rows_of_lists = openpyxl.load_workbook(path, data_only=True)["Summary"], 37
    for row in sheet.iter_rows(min_row=9):
        cells = [cell for cell in row if isinstance(cell.value, (int, float)) and cell.number_format in FORMATS]
        turn = row[0].row % len(cells) if cells else 0
        for cell in cells if row[0].row < rows_of_lists else cells[turn:turn + 1]:
            yield f"Summary, {cell.coordinate}", [("Summary", cell.coordinate, changed(cell.value, True))]


def totals_of(path):
    """The first and the last total below a sheet; the first emptied, too."""
    book = openpyxl.load_workbook(path, data_only=True)
    for name in WITH_TOTALS:
        cells = [cell for cell in book[name][book[name].max_row] if isinstance(cell.value, (int, float)) and cell.value]
        for cell, value in ((cells[0], cells[0].value + 1), (cells[0], None), (cells[-1], cells[-1].value + 0.01)):
            yield f"{name}, total {cell.coordinate} is {value}", [(name, cell.coordinate, value)]


def further(path):
    """Of what is the same with formulas in Cases and without."""
    yield from of_summary(path)
    yield from totals_of(path)


def filter_faults(path, folder):
    """In LibreOffice (Gnumeric adds up hidden rows): of Cases the first row is left, the totals below are its own, and all agree."""
    book = openpyxl.load_workbook(path)
    sheet, target = book["Cases"], folder / "filtered.xlsx"
    sheet.auto_filter.add_filter_column(0, ["1"])
    for row in range(3, sheet.max_row):
        sheet.row_dimensions[row].hidden = True
    book.save(target)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", every_sheet, "--outdir", folder, target],
                   check=True, timeout=300, **SAYS_NOTHING)
    cases, checks = (list(csv.reader(open(folder / f"filtered-{name}.csv", encoding="utf-8", newline=""))) for name in ("Cases", "Checks"))
    total = cases[0].index("total")
    faults = [] if float(cases[-1][total]) == float(cases[1][total]) < sum(float(row[total]) for row in cases[1:-1]) else ["the filter hides nothing"]
    return faults + [f"filtered: {row}" for row in checks if "✗" in row or "✗ a difference" in row]


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
            faults += filter_faults(path, folder) if sample == SAMPLES[0] and shutil.which("soffice") else []
            changes = list(plants(path, seen[formulas])) + (list(swapped(path)) if sample == SAMPLES[0] else [])
            changes += list(further(path)) if (sample, formulas) == (SAMPLES[0], "live") else []
            for what, cells in changes:
                planted[f"{what}, {formulas}"] = plant(path, folder / f"{len(planted)}.xlsx", cells)
        for what, (flag, marks) in zip(planted, pool.map(rows_of, planted.values())):
            if flag != "✗ a difference" or not marks:
                faults.append(f"{what}: changed, and the flag says {flag}")
    print(*faults, f"{len(planted)} changes", sep="\n")
    return 1 if faults or len(planted) < 230 else 0


sys.exit(main())
