#!/usr/bin/python3
"""recalculated.py ARREARS SAMPLES: the report of every sample, calculated anew by LibreOffice and by Gnumeric, has the program's
figure in every cell; a cell that was changed, be it a wage, a rate or a day, shows in the sums and in every flag.
Exit code 77: neither of the two is here."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

SAMPLES = ["deferral", "employer", "every-kind", "first-case", "flexible", "joined", "methods", "part-payment", "rate-change-2011",
           "realistic", "shortfall", "wages-by-month", "wages-over-time"]
# Amounts and fee rounded by case, a cap: whose differences are listed; numbers that are the same up to their 15th digit.
CAPPED = {"cases.csv": """case_id,name,id_number,region,payer,scheme,gap_from,gap_to,wage,pay_on
1,Jia,11010519491231002X,合肥,employer,medical,2026-01,2026-05,7333.33,2026-06-20
2,Jia,11010519491231002x,合肥,employer,injury,2026-01,2026-05,7333.33,2026-06-20
3,Yi,110105194912310038,合肥,employer,medical,2026-03,2026-05,8000,2026-06-20
4,Bing,,合肥,employer,medical,2026-03,2026-05,8000,2026-06-20
""", "rules.csv": """region,scheme,payer,parameter,above,from,to,value,source,url,confidence,valid_on,note
340100,*,*,fee_cap,,,,0.1%,made up,,own,2026-01-01,
340100,*,*,fee_rounding_level,,,,case,made up,,own,2026-01-01,
340100,*,*,amount_rounding_level,,,,case,made up,,own,2026-01-01,
"""}
# A cap by the month on a fee rounded by the case: the first takes off what no month shows once it is rounded, the second what no case
# shows, so that only the Ledger can tell it.
BY_MONTH = {"cases.csv": "name,region,scheme,payer,gap_from,gap_to,wage,pay_on\nJia,合肥,medical,employer,2026-04,2026-05,{},2026-06-25\n",
            "rules.csv": """region,scheme,payer,parameter,above,from,to,value,source,valid_on
340100,*,*,fee_rounding_level,,,,case,made up,2026-01-01
340100,*,*,fee_rounding,,,,down 1,made up,2026-01-01
340100,*,*,fee_cap_level,,,,month,made up,2026-01-01
340100,*,*,fee_cap,,,,{},made up,2026-01-01
"""}
UNPAID_BY = {"rejected", "input", "person", "rounding"}  # changes that leave the total as it is
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>"""
SAYS_NOTHING = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
faults = []


def by_libreoffice(paths, folder):
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    (folder / "libreoffice").mkdir(exist_ok=True)
    subprocess.run(["soffice", "-env:UserInstallation=" + profile.parent.as_uri(), "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", folder / "libreoffice", *paths], check=True, timeout=900, **SAYS_NOTHING)
    return [folder / "libreoffice" / path.name for path in paths]


def by_gnumeric(paths, folder):
    (folder / "gnumeric").mkdir(exist_ok=True)
    anew = [folder / "gnumeric" / path.name for path in paths]
    for path, target in zip(paths, anew):
        subprocess.run(["ssconvert", "--recalc", "-T", "Gnumeric_Excel:xlsx2", path, target], check=True, timeout=120, **SAYS_NOTHING)
    return anew


def report(arrears, sample, path, language="en"):
    rules = ["--rules", "rules.csv"] if (sample / "rules.csv").exists() else []
    done = subprocess.run([arrears, "report", "cases.csv", *rules, "-o", path, "--lang", language, "--formulas", "live", "--pay-on", "2026-11-20",
                           "-q"], cwd=sample, **SAYS_NOTHING)
    if done.returncode not in (0, 3):
        faults.append(f"{sample.name}: exit code {done.returncode}")
    return path


def same(stored, recalculated):
    if isinstance(stored, (int, float)) and isinstance(recalculated, (int, float)):
        return abs(stored - recalculated) <= abs(stored) * 1e-14
    return stored == recalculated


def formulas_of(book):
    return [(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def compare(who, path, anew):
    stored, recalculated = (openpyxl.load_workbook(book, data_only=True) for book in (path, anew))
    places = formulas_of(openpyxl.load_workbook(path))
    amounts = sum(sheet.split()[-1] in ("Cases", "Ledger") for sheet, _ in places)
    if amounts == 0:
        faults.append(f"{path.name}: no amount has a formula")
    for sheet, cell in places:
        left, right = stored[sheet][cell].value, recalculated[sheet][cell].value
        if not same(left, right):
            faults.append(f"{who}: {path.name} {sheet}!{cell}: the program {left}, recalculated {right}")


def says(text, words):
    """The words, or the Chinese ones and these behind them."""
    return str(text) == words or str(text).endswith(" " + words)


def sheet_of(book, name):
    return next(sheet for sheet in book if says(sheet.title, name))


def column_of(sheet, title):
    return next(cell.column for cell in sheet[1] if str(cell.value).split("\n")[-1] == title)


def plant(path, folder, name, change):
    book = openpyxl.load_workbook(path)
    change(book)
    planted = folder / (name + ".xlsx")
    book.save(planted)
    return planted


def change_wage(book):
    sheet = sheet_of(book, "Ledger")
    sheet.cell(2, column_of(sheet, "wage as reported")).value += 100


def change_base(book):
    sheet = sheet_of(book, "Ledger")
    sheet.cell(2, column_of(sheet, "base")).value = 4321


def change_rate(book):
    sheet = sheet_of(book, "Parameters")
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column_of(sheet, "meaning")).value.endswith("late fee a day"))
    sheet.cell(row, column_of(sheet, "number")).value = 0.0006


def remove_rejected(book):
    sheet = sheet_of(book, "Rejected")
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column_of(sheet, "row rejected")).value == 1)
    sheet.cell(row, column_of(sheet, "row rejected")).value = None


def remove_input(book):
    sheet = sheet_of(book, "Input")
    sheet.cell(2, column_of(sheet, "record no.")).value = None


def change_person(book):
    sheet = sheet_of(book, "Persons")
    sheet.cell(2, column_of(sheet, "id number")).value = "110105194912310097"


def change_rounding(book):
    sheet = sheet_of(book, "Cases")
    sheet.cell(2, column_of(sheet, "rounding difference")).value = 0


def change_cap(book):
    sheet = sheet_of(book, "Parameters")
    row = next(row for row in range(2, sheet.max_row + 1)
               if str(sheet.cell(row, column_of(sheet, "meaning")).value).startswith("cap of the fee"))
    sheet.cell(row, column_of(sheet, "number")).value = 0.002


def change_day(book):
    sheet = sheet_of(book, "Ledger")
    row = next(row for row in range(2, sheet.max_row) if sheet.cell(row, column_of(sheet, "days")).value is not None)
    cell = sheet.cell(row, column_of(sheet, "fee last day"))
    cell.value = cell.value.replace(year=cell.value.year + 1)


def flag_of(sheet):
    return next(str(row[1].value) for row in sheet.iter_rows() if says(row[0].value, "checks"))


def total_of(book):
    sheet = sheet_of(book, "Cases")
    return sheet.cell(sheet.max_row, column_of(sheet, "total")).value


def expect_planted(who, path, anew, name):
    before, after = (openpyxl.load_workbook(book, data_only=True) for book in (path, anew))
    for sheet in ("Checks", "Summary"):
        flag = flag_of(sheet_of(after, sheet))
        if not says(flag, "✗ a difference"):
            faults.append(f"{who}: {name} is changed, and the flag of {sheet} says {flag}")
    if name not in UNPAID_BY and same(total_of(before), total_of(after)):
        faults.append(f"{who}: {name} is changed, and the total is still {total_of(after)}")


def mark_of(book, begin):
    return next(row[4].value for row in sheet_of(book, "Checks").iter_rows() if str(row[0].value).startswith(begin))


def expect_marks(who, anew):
    """Of the changes to the capped list: the check that is about the change has turned."""
    for name, begin in (("person", "persons: distinct"), ("rounding", "rounding difference: Cases, record 1"),
                        ("cap", "cut by cap: Cases, record 3")):
        book = openpyxl.load_workbook(anew[name], data_only=True)
        if mark_of(book, begin) != "✗":
            faults.append(f"{who}: {name} is changed, and the check of {begin} says {mark_of(book, begin)}")


def made(folder, name, files, values={"cases.csv": (), "rules.csv": ()}):
    sample = folder / name
    sample.mkdir()
    for file, text in files.items():
        (sample / file).write_text(text.format(*values[file]))
    return sample


def expect_cut_months(path):
    """What a cap takes off a month stands in the Ledger, though it takes nothing off the case."""
    sheet = sheet_of(openpyxl.load_workbook(path, data_only=True), "Ledger")
    titles = [cell.value for cell in sheet[1]]
    fees = [sheet.cell(2, titles.index(title) + 1).value if title in titles else None for title in ("late fee uncapped", "late fee")]
    if fees != [18, 17]:
        faults.append(f"{path.name}: the fee of the first month before its cap and behind it is {fees}")


def main():
    arrears, samples = os.path.realpath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    programs = [(who, run) for who, run, command in (("LibreOffice", by_libreoffice, "soffice"), ("Gnumeric", by_gnumeric, "ssconvert"))
                if shutil.which(command)]
    if not programs:
        print("neither LibreOffice nor Gnumeric is here")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = [report(arrears, samples / sample, folder / (sample + ".xlsx")) for sample in SAMPLES]
        paths.append(report(arrears, made(folder, "capped", CAPPED), folder / "capped.xlsx"))
        for name, wage, cap in (("cut-of-case", 8001, "2.7%"), ("cut-of-month", 7674, "2.79%")):
            sample = made(folder, name, BY_MONTH, {"cases.csv": (wage,), "rules.csv": (cap,)})
            paths.append(report(arrears, sample, folder / (name + ".xlsx")))
        expect_cut_months(paths[-1])
        paths.append(report(arrears, samples / "employer", folder / "two-languages.xlsx", "zh+en"))
        changes = {"wage": change_wage, "base": change_base, "rate": change_rate, "day": change_day, "rejected": remove_rejected,
                   "input": remove_input, "person": change_person, "rounding": change_rounding, "cap": change_cap,
                   "rate in two languages": change_rate}
        others = {"rejected": "part-payment", "person": "capped", "rounding": "capped", "cap": "capped",
                  "rate in two languages": "two-languages"}
        bases = [folder / (others.get(name, "employer") + ".xlsx") for name in changes]
        planted = [plant(basis, folder, name, change) for basis, (name, change) in zip(bases, changes.items())]
        for who, run in programs:
            anew = run(paths + planted, folder)
            for path, other in zip(paths, anew):
                compare(who, path, other)
            for basis, name, other in zip(bases, changes, anew[len(paths):]):
                expect_planted(who, basis, other, name)
            expect_marks(who, dict(zip(changes, anew[len(paths):])))
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
