#!/usr/bin/python3
"""run_sheet.py ARREARS: the sheet Run tells every option of `report` that shapes its figures, and every one that a manifest keeps; what
stands in place of a file is in the reader's language. Who adds an option says here what tells it, or why nothing has to."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

# Option: the row that tells it, and a value to try.
TOLD = {
    "region": ("where the list is silent: region", "340100"), "scheme": ("where the list is silent: scheme", "injury"),
    "payer": ("where the list is silent: payer", "flexible"), "pay-on": ("day of payment (default)", "2026-06-20"),
    "sheet": ("sheets asked for", "List"), "column": ("columns decided by hand", "remark="), "encoding": ("encoding of the list", "utf-8"),
    "fill-down": ("empty cells filled from above", None), "no-join": ("rows of one gap left apart", None),
    "partial": ("a scheme may fail alone", None), "estimate": ("nearest known rates stand in", None),
    "grade": ("weakest grade of sources accepted", "default"), "max-age": ("days after which rules are noted as old", "7"),
    "assume-wage": ("wage tried out in place of each row's own", "5000"), "rules": ("SHA-256 of the rule tables", "rules.csv"),
    "calendar": ("SHA-256 of the calendar", "days.csv"), "no-builtin-rules": ("SHA-256 of the calendar", None),
    "mask": ("names and numbers masked; fingerprint of the key", "key"), "lang": ("language", "zh+en"),
}
# How much is done, said or written, and where; the figures are the same. --fix is an output here.
UNTOLD = set("""output force mode quiet help version ledger because rejects fix quotations pdf pdf-limit bom no-neutralise jobs sheet-rows formulas
    split group-by summary shard""".split())
MANIFEST_UNTOLD = {"format", "bom", "because", "neutralise"}  # how the text files look
MANIFEST_NAMES = {"columns": "column", "pay_on_is_today": "pay-on"}
FILES = {
    "cases.csv": "name,region,gap_from,gap_to,wage,pay_on,remark\nJia,340100,2026-03,2026-05,8000,2026-06-20,x\n",
    "rules.csv": "region,scheme,payer,parameter,above,from,to,value,source,valid_on\n",
    "days.csv": "date,kind\n2026-01-01,holiday\n", "key": "0123456789abcdef",
}
faults = []


def run(folder, *words):
    environment = {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    done = subprocess.run([os.path.realpath(sys.argv[1]), *words], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False,
                          env=environment)
    if done.returncode not in (0, 3):
        faults.append(f"{words}: exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def lines_of(path, sheet):
    """The rows of the sheet: what is told, and how; of several of a name all."""
    lines = {}
    for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True):
        title = str(row[0]).split("\n")[0]
        lines[title] = lines.get(title, "") + f"{row[1]}\n"
    return lines


def told(folder, name, value):
    """The line about the option without it, and with it."""
    title, lines = TOLD[name][0], []
    source = "cases.xlsx" if name == "sheet" else "cases.csv"
    for words in ([], [f"--{name}"] + ([value] if value else [])):
        run(folder, "report", source, "-o", "made.xlsx", "--force", "-q", *([] if name == "lang" and words else ["--lang", "en"]), *words)
        book = openpyxl.load_workbook(folder / "made.xlsx", read_only=True)
        sheet = next(title for title in book.sheetnames if title in ("Run", "运行信息 Run"))
        found = lines_of(folder / "made.xlsx", sheet)
        lines.append(next((found[line] for line in found if line == title or line.endswith(" " + title)), None))
    return lines


def list_as_workbook(folder):
    book = openpyxl.Workbook()
    book.active.title = "List"
    for line in FILES["cases.csv"].splitlines():
        book.active.append(line.split(","))
    book.save(folder / "cases.xlsx")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, text in FILES.items():
            (folder / file).write_text(text, encoding="utf-8")
        list_as_workbook(folder)
        options = {words[1][2:] for words in (line.split("\t") for line in run(folder, "help", "options", "--lang", "en").splitlines())
                   if words[0] == "report"}
        for option in sorted(options ^ (set(TOLD) | UNTOLD)):
            faults.append(f"--{option}: {'nothing is said of it' if option in options else 'report has no such option'}")
        for option, (title, value) in TOLD.items():
            without, given = told(folder, option, value)
            if given is None or given == without:
                faults.append(f"--{option}: the line {title!r} says {given!r} with it and {without!r} without")
        words = [word for option in ("region", "scheme", "payer", "pay-on", "column", "encoding", "fill-down", "no-join", "partial", "estimate",
                                     "grade", "max-age", "assume-wage") for word in (f"--{option}", TOLD[option][1]) if word]
        run(folder, "assess", "cases.csv", "-o", "results.csv", "--manifest", "run.json", "-q", *words)
        for key in json.loads((folder / "run.json").read_text())["options"]:
            if key not in MANIFEST_UNTOLD and MANIFEST_NAMES.get(key, key.replace("_", "-")) not in TOLD:
                faults.append(f"the manifest keeps {key}: nothing is said of it")
        for words, expected in (([], "内置表 "), (["--no-builtin-rules"], "无\n")):
            run(folder, "report", "cases.csv", "-o", "made.xlsx", "--force", "-q", "--lang", "zh", *words)
            line = lines_of(folder / "made.xlsx", "运行信息")["工作日历的 SHA-256"]
            if not line.startswith(expected):
                faults.append(f"{words}: the calendar is {line!r}")
    print(*faults, sep="\n")
    return 1 if faults else 0


sys.exit(main())
