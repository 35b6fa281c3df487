#!/usr/bin/python3
"""linked.py ARREARS SAMPLES: every link of a report leads where it says: a result to its ledger lines, a ledger line to the rule
rows that the ledger in CSV names, a rule to its row on the sheet Rules and into the web; on continued sheets, too."""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

INSIDE = re.compile(r"""^=HYPERLINK\("#'?([^'!]*)'?!A(\d+)(?::A(\d+))?",(\d+)\)$""")
WEB = re.compile(r'^=HYPERLINK\("(https?://[^"]*)"\)$')
arrears, samples = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def run(*arguments, cwd):
    done = subprocess.run([arrears, *arguments, "-q", "--lang", "en", "--pay-on", "2026-11-20"], cwd=cwd, capture_output=True, text=True)
    expect(done.returncode in (0, 3), f"{arguments}: exit code {done.returncode}: {done.stderr}")


def parts(book, name):
    """The data rows of a sheet and its continuations: (sheet, row number, {title: cell})."""
    for sheet in book:
        if sheet.title != name and not sheet.title.startswith(name + " ("):
            continue
        titles = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            if isinstance(row[0].value, (int, str)) and row[0].value != "Total":
                yield sheet.title, row[0].row, dict(zip(titles, row))


def target(cell):
    found = INSIDE.match(str(cell.value))
    if not found:
        return None
    sheet, first, last, shown = found.groups()
    return sheet, int(first), int(last or first), int(shown)


def rows_by_place(book, name):
    return {(sheet, row): cells for sheet, row, cells in parts(book, name)}


def check_cases(where, book):
    lines = rows_by_place(book, "Ledger")
    followed = 0
    for sheet, row, cells in parts(book, "Cases"):
        place = target(cells["no."])
        if place is None:
            expect(not [1 for line in lines.values() if line["no."].value == cells["no."].value],
                   f"{where} {sheet}!A{row}: has ledger lines and no link")
            continue
        name, first, last, record = place
        for number in range(first, last + 1):
            line = lines.get((name, number), {})
            agrees = line and line["no."].value == record and line["scheme"].value == cells["scheme"].value
            expect(agrees, f"{where} {sheet}!A{row}: {name}!{number} is another's line")
            followed += 1
    return followed, len(lines)


def check_ledger(where, book, because, ledger):
    bases = rows_by_place(book, "Basis")
    for (sheet, row, cells), expected in zip(parts(book, "Ledger"), ledger):
        place = target(cells["basis"])
        if expected == "":
            expect(cells["basis"].value is None, f"{where} {sheet}!{row}: rests on nothing")
            continue
        expect(place is not None and place[3] == int(expected), f"{where} {sheet}!{row}: {cells['basis'].value}, not number {expected}")
        if place is not None:
            at = bases.get(place[:2], {})
            expect(at and at["basis"].value == place[3], f"{where} {sheet}!{row}: the link does not lead to {place[3]}")
    listed = {}
    rules = rows_by_place(book, "Rules")
    for sheet, row, cells in parts(book, "Basis"):
        named = listed.setdefault(str(cells["basis"].value), [])
        for title, cell in cells.items():
            if title == "basis" or cell.value is None:
                continue
            place = target(cell)
            rule = rules.get(place[:2], {}) if place else {}
            expect(rule and rule["rule no."].value == place[3] and rule["meaning"].value == title,
                   f"{where} {sheet}!{row}: {title} leads to another rule")
            named.append(rule["reference"].value if rule else None)
    expect({number: sorted(rows) for number, rows in listed.items()} == {number: sorted(rows.split()) for number, rows in because.items()},
           f"{where}: Basis is not what the CSV has")
    expect(len(listed) == len(because) and len(bases) <= 3 * len(because), f"{where}: {len(bases)} rows for {len(because)} numbers")


def check_rules(where, book):
    rules = rows_by_place(book, "Rules")
    expect([cells["rule no."].value for cells in rules.values()] == list(range(1, len(rules) + 1)), f"{where}: rules are not numbered as they stand")
    for sheet, row, cells in parts(book, "Parameters"):
        place = target(cells["rule no."])
        rule = rules.get(place[:2], {}) if place else {}
        expect(rule and rule["rule no."].value == place[3] and rule["meaning"].value == cells["meaning"].value,
               f"{where} {sheet}!{row}: leads to another rule")
    for number, cells in rules.items():
        link = str(cells["address"].value or "")
        address = link.split('"')[1] if WEB.match(link) else link
        expect(str(cells["source"].value).endswith("\n" + address if address else ""), f"{where}: the address of rule {number} is not printed")
    addresses = [cells["address"].value for cells in rules.values() if cells["address"].value]
    for address in addresses:
        expect(WEB.match(address) or '"' in address or len(address) > 255, f"{where}: {address} is no link")
    return len(addresses)


def check(sample, *options):
    own = ["--rules", "rules.csv"] if (sample / "rules.csv").exists() else []
    where = " ".join([sample.name, *options])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run("report", "cases.csv", "-o", folder / "report.xlsx", *own, *options, cwd=sample)
        run("assess", "cases.csv", "-o", folder / "results.csv", "--ledger", folder / "ledger.csv", *own, cwd=sample)
        book = openpyxl.load_workbook(folder / "report.xlsx")
        because = {row["because"]: row["rule_rows"] for row in csv.DictReader(open(folder / "ledger.because.csv", encoding="utf-8"))}
        ledger = [row["because"] for row in csv.DictReader(open(folder / "ledger.csv", encoding="utf-8"))]
        followed, lines = check_cases(where, book)
        if "--sheet-rows" not in options:
            expect(followed == lines, f"{where}: {followed} of {lines} ledger lines have a link that leads to them")
        check_ledger(where, book, because, ledger)
        expect(check_rules(where, book) > 0, f"{where}: no rule has an address")


for name in ("employer", "every-kind", "methods", "realistic", "shortfall"):
    check(samples / name, "--formulas", "live")
check(samples / "employer", "--formulas", "values")
check(samples / "realistic", "--sheet-rows", "100")
for fault in faults[:20]:
    print(fault)
sys.exit(1 if faults else 0)
