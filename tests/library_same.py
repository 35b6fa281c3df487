#!/usr/bin/python3
"""library_same.py ARREARS EXAMPLE [LIBRARY]: libarrears answers as the command does, to the byte.

Every sample's list and a list of odd values with joined rows goes through both: as CSV through `arrears assess`, as JSON
lines through the C example, and with LIBRARY through the Python example, which compares what is wrong with rows, too, and
rows by themselves.
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(SOURCE, "formats/library/examples"))
import arrears as binding

ARREARS, EXAMPLE = (os.path.abspath(path) for path in sys.argv[1:3])
LIBRARY = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
PAY_ON = "2026-06-20"
failures = 0


def fail(*words):
    global failures
    failures += 1
    print(*words)


def decoded(path):
    content = open(path, "rb").read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def plain_rows(text):
    """The header, and each row that fills its columns; none of a list that has no plain header."""
    reader = csv.reader(io.StringIO(text))
    header = next(reader)
    if len(set(header)) < len(header) or not {"gap_from", "kind", "断缴开始", "开始月份"} & set(header):
        return header, []
    return header, [row for row in reader if len(row) == len(header)]


def lists():
    samples = os.path.join(SOURCE, "samples")
    for name in sorted(os.listdir(samples)):
        path = os.path.join(samples, name, "cases.csv")
        rules = os.path.join(samples, name, "rules.csv")
        if os.path.exists(path):
            yield name, decoded(path), [rules] if os.path.exists(rules) else []
    for options in (["--stress", "--rows", "6"], ["--stress", "--parts", "--shortfalls"]):
        made = os.path.join(os.getcwd(), "made.csv")
        subprocess.run([sys.executable, os.path.join(HERE, "bench/make_cases.py"), "400", made, *options], check=True)
        yield "made " + " ".join(options), open(made, encoding="utf-8").read(), [os.path.join(HERE, "bench/stress_rules.csv")]


def command(header, rows, rules):
    with open("list.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    words = [ARREARS, "assess", "list.csv", "-o", "out.jsonl", "--format", "jsonl", "--because", "inline", "--rejects",
             "rejects.csv", "--pay-on", PAY_ON, "--lang", "zh", "--force", "-q"]
    for path in rules:
        words += ["--rules", path]
    run = subprocess.run(words, capture_output=True)
    if run.returncode not in (0, 3):
        return None
    rejects = list(csv.DictReader(open("rejects.csv", encoding="utf-8", newline="")))
    return open("out.jsonl", "rb").read(), rejects


def compare_example(name, lines, rules, results):
    words = [EXAMPLE, "pay_on=" + PAY_ON, "language=zh"] + [f"rules={path}" for path in rules]
    run = subprocess.run(words, input=b"\n".join(lines) + b"\n", capture_output=True)
    if run.returncode not in (0, 3) or run.stdout != results:
        fail(f"{name}: the C example differs (exit {run.returncode})", run.stderr[:300])


def first_lines(header, rows):
    """The line of list.csv on which each row begins: cells may hold line ends."""
    line = 1
    for row in [header, *rows[:-1]]:
        line += 1 + sum(cell.count("\n") for cell in row)
        yield line


def compare_list(name, numbered, rules, results, rejects):
    told = []
    with binding.Arrears(library=LIBRARY, pay_on=PAY_ON, language="zh", rules=rules) as engine:
        engine.assess_list(numbered, lambda *row: told.append(row))
    if b"".join(row[2] for row in told) != results:
        fail(f"{name}: results differ")
    diagnostics = [json.loads(line) for row in told for line in row[3].splitlines()]
    keys = ("line", "record", "column", "value", "code", "message")
    expected = [[each[key] for key in keys] for each in rejects]
    found = [[str(each[key]) for key in keys] for each in diagnostics]
    for pair in zip(found + [None] * len(expected), expected + [None] * len(found)):
        if pair[0] != pair[1]:
            fail(f"{name}: diagnostics differ:", *pair)
            return


def compare_single(name, header, row, line, rules):
    """A row by itself is a list of one row."""
    single = command(header, [row], rules)
    with binding.Arrears(library=LIBRARY, pay_on=PAY_ON, language="zh", rules=rules) as engine:
        try:
            answer = engine.assess(line)
        except binding.ArrearsError as error:
            answer = (b"", b"") if error.status == binding.NO_CASE else None
    if (None if single is None else single[0]) != (None if answer is None else answer[0]):
        fail(f"{name}: a row by itself differs: {line.decode()}")


def main():
    compared = 0
    for name, text, rules in lists():
        header, rows = plain_rows(text)
        answer = command(header, rows, rules) if rows else None
        if answer is None:
            print(name, "is no plain list")
            continue
        results, rejects = answer
        lines = [json.dumps(dict(zip(header, row)), ensure_ascii=False).encode() for row in rows]
        compare_example(name, lines, rules, results)
        if LIBRARY:
            compare_list(name, zip(first_lines(header, rows), lines), rules, results, rejects)
            for row, line in list(zip(rows, lines))[:10]:
                compare_single(name, header, row, line, rules)
        compared += 1
    if compared < 12:
        fail("only", compared, "lists were compared")
    return failures > 0


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    status = main()
    os.chdir("/")
sys.exit(status)
