#!/usr/bin/python3
"""chinese.py ARREARS SOURCE_FOLDER: an officer who reads no English meets no English sentence.

Help, quotations, lists, checks, workbooks and rule tables in Chinese, text by text: four English words in a row are a sentence.
Not looked at: what users wrote themselves, web addresses, command lines, file names.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import load_workbook

SENTENCE = re.compile(r"[A-Za-z][a-z']+(?: [a-z']{2,}){3,}")
ADDRESS = re.compile(r"https?://\S+|arrears( [-.\w]+)+") # and what is typed
program, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
work = Path(tempfile.mkdtemp())
found = []
looked_at = 0


def look(where, text):
    global looked_at
    looked_at += 1
    for sentence in SENTENCE.findall(ADDRESS.sub("", text)):
        found.append(f"{where}: {sentence}")


def run(*arguments):
    ended = subprocess.run([program, *arguments, "--lang", "zh"], cwd=work, capture_output=True, encoding="utf-8")
    for line in (ended.stdout + ended.stderr).splitlines():
        look(" ".join(map(str, arguments))[:60], line)
    return ended


def look_at_book(path):
    for sheet in load_workbook(path):
        look(path.name, sheet.title)
        for row in sheet.iter_rows(values_only=True):
            for cell in row:
                if isinstance(cell, str) and not cell.startswith("="):
                    look(f"{path.name} {sheet.title}", cell)


for command in ("quote", "report", "assess", "check", "rules", "merge", "template", "columns"):
    run("help", command)
run("--help")
run("--version")
for command in ("quote", "report", "assess", "check", "rules", "merge", "template"):
    run(command, "--no-such-option")
    run(command)
for sample in sorted((root / "samples").glob("*/cases.*")):
    name = sample.parent.name
    own = sample.parent / "rules.csv"
    rules = ("--rules", own) if own.exists() else ()
    run("check", sample, *rules)
    run("report", sample, "-o", f"{name}.xlsx", "--fix", f"{name}-fix.xlsx", "--pay-on", "2026-06-20", *rules)
    look_at_book(work / f"{name}.xlsx")
    look_at_book(work / f"{name}-fix.xlsx")
for region in ("北京", "成都", "佛山", "上海", "合肥", "昆明", "乌鲁木齐", "拉萨"):
    case = ("quote", "--region", region, "--gap-from", "2026-01", "--gap-to", "2026-04", "--wage", "9000", "--pay-on", "2026-06-20")
    run(*case)
    run(*case, "--payer", "灵活就业")
    run(*case, "--scheme", "养老+失业+工伤", "--estimate")
for kind in ("backpay", "topup", "resident", "transfer", "credit"):
    run("template", kind, "-o", f"template-{kind}.xlsx")
    look_at_book(work / f"template-{kind}.xlsx")
run("check", "no-such-file.csv")
run("rules", "list")
for table in sorted((root / "calc/rules").glob("[0-9]*.csv")):
    for line in table.read_text(encoding="utf-8").splitlines():
        if ",documents_en," not in line:
            look(table.name, line)
print(f"{looked_at} texts, {len(found)} sentences")
print("\n".join(sorted(set(found))[:40]))
sys.exit(1 if found or looked_at < 10000 else 0)
