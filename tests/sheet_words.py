#!/usr/bin/python3
"""sheet_words.py ARREARS SAMPLES: a workbook for readers of Chinese has no foreign word, key of a parameter or expression of the rule
tables; one for readers of English has Chinese in names, sources and what the list itself says alone."""
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

arrears, samples = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLES = ["deferral", "employer", "every-kind", "first-case", "flexible", "joined", "methods", "part-payment", "rate-change-2011", "realistic",
           "shortfall", "wages-by-month", "wages-over-time"]
FOREIGN = re.compile(r"[A-Za-z][A-Za-z_'-]+|[MPG][+-]\d")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Columns of what others wrote: names, the list as reported, documents, addresses and files.
WRITTEN_ZH = {"编号", "姓名", "身份证号", "单位名称", "来源", "法律和文件", "说明", "网址", "规则文件", "内容", "申报的工资", "列", "原始行"}
WRITTEN_EN = {"case id", "name", "id number", "employer", "source", "law and documents", "note", "address", "column", "text", "row as it stood", "reason and remedy", "wage as reported"}
# Names of files, what is typed, and, where a rule is missing, what a table would call it.
TYPED = re.compile(r"\S+\.csv|--[a-z-]+|参数 \S*?\([a-z_]+\)|\bquote\b")
# On the run sheet: digests, and rows about programs, files and headings of the list.
HASH = re.compile(r"SHA-256|\b[0-9a-f]{12,}\b")
GIVEN = {"程序库", "命令行", "列的读取(表头→读作)", "未使用的列", "libraries", "command line", "columns read (heading→read as)", "columns not used"}
faults = []
looked_at = 0


def carried(sheet, titles, heads):
    """Titles of the list's own columns: on Input behind the last of ours, elsewhere those that it wrote in its own language."""
    last = {"输入": "所用基数(最高)", "Input": "highest base used"}.get(sheet.title)
    return set(titles[titles.index(last) + 1:]) if last in titles else heads


def look(sheet, where, text, is_chinese):
    global looked_at
    looked_at += 1
    found = FOREIGN.findall(TYPED.sub("", text)) if is_chinese else CHINESE.findall(text)
    if found:
        faults.append(f"{sheet.title} {where}: {text[:70]!r}: {found[:4]}")


def look_at_run(sheet, is_chinese):
    """Titles, and what stands beside those whose words are the program's."""
    for title, *values in sheet.iter_rows(values_only=True):
        look(sheet, "title", HASH.sub("", str(title or "")), is_chinese)
        if title == "列的读取(表头→读作)":
            for pair in str(values[0]).split(", "):
                if "→" in pair:
                    look(sheet, title, pair.split("→")[-1], is_chinese)
        for value in values if title not in GIVEN else ():
            look(sheet, str(title), HASH.sub("", str(value or "")), is_chinese)


def look_at(path, is_chinese, heads):
    book = openpyxl.load_workbook(path, data_only=True)
    names = {cell.value for sheet in book if sheet.title.startswith("Cases") for row in sheet.iter_rows() for cell in row}
    for sheet in book:
        if sheet.title in ("运行信息", "Run"):
            look_at_run(sheet, is_chinese)
            continue
        titles = [cell.value for cell in sheet[4 if sheet.title in ("待遇中断", "Without cover") else 1]] if sheet.auto_filter.ref or sheet.title in ("待遇中断", "Without cover") else []
        written = (WRITTEN_ZH if is_chinese else WRITTEN_EN) | carried(sheet, titles, heads)
        if titles:
            for title in set(titles) - written:
                look(sheet, "title", str(title), is_chinese)
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                title = titles[cell.column - 1] if titles else ""
                if isinstance(cell.value, str) and title not in written and (is_chinese or titles or cell.value not in names):
                    look(sheet, f"{cell.coordinate} ({title})", cell.value, is_chinese)


with tempfile.TemporaryDirectory() as folder:
    for name in SAMPLES:
        rules = ["--rules", "rules.csv"] if (samples / name / "rules.csv").exists() else []
        for language in ("zh", "en"):
            path = pathlib.Path(folder) / f"{name}.xlsx"
            subprocess.run([arrears, "report", "cases.csv", "-o", path, "--force", "-q", "--lang", language, "--pay-on", "2026-11-20", *rules],
                           cwd=samples / name, capture_output=True)
            before = len(faults)
            heads = (samples / name / "cases.csv").read_text(encoding="utf-8-sig").split("\n", 1)[0].strip().split(",")
            look_at(path, language == "zh", {head for head in heads if (FOREIGN if language == "zh" else CHINESE).search(head)})
            faults[before:] = [f"{name} {language}: {fault}" for fault in faults[before:]]
for fault in faults[:40]:
    print(fault)
if looked_at < 10000:
    print(f"only {looked_at} texts")
sys.exit(1 if faults or looked_at < 10000 else 0)
