#!/usr/bin/python3
"""Run assess.py over worked examples: FOLDER/NAME/{rules,cases,results[,ledger]}.csv.

Only the columns present in results.csv and ledger.csv are asserted; an empty cell asserts an empty field.
Notes are not compared: their codes belong to the program.
"""

import csv
import sys
from datetime import date
from pathlib import Path

import assess


def read(path):
    with open(path, newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def differences(expected_rows, actual_rows, keys):
    actual_by_key = {tuple(row[key] for key in keys): row for row in actual_rows}
    for expected in expected_rows:
        place = tuple(expected[key] for key in keys)
        actual = actual_by_key.get(place)
        if actual is None:
            yield f"{' '.join(place)}: missing"
            continue
        for column, value in expected.items():
            if column != "notes" and actual[column] != value:
                yield f"{' '.join(place)}: {column} is {actual[column]!r}, expected {value!r}"


def check(folder):
    rejected = []
    results, ledger = [], []
    rules = assess.Rules([folder / "rules.csv"])
    for pairs in assess.assess_list(folder / "cases.csv", rules, date.today(), lambda *reason: rejected.append(reason)):
        for result, lines in pairs:
            results.append(dict(zip(assess.RESULT_COLUMNS, assess.result_row(result))))
            ledger += [dict(zip(assess.LEDGER_COLUMNS, assess.line_row(line))) for line in lines]
    found = [f"record {record} rejected: {reason}" for record, reason in rejected]
    found += differences(read(folder / "results.csv"), results, ("record", "scheme"))
    if (folder / "ledger.csv").exists():
        found += differences(read(folder / "ledger.csv"), ledger, ("record", "scheme", "month"))
    return found


def main():
    if len(sys.argv) != 2:
        print("usage: check_vectors.py FOLDER", file=sys.stderr)
        return 2
    passed = failed = 0
    for folder in sorted(path.parent for path in Path(sys.argv[1]).glob("*/cases.csv")):
        kinds = {row.get("kind") or "backpay" for row in read(folder / "cases.csv")}
        if not kinds <= {"backpay", "shortfall"}:
            print(f"{folder.name}: skipped, kind {', '.join(sorted(kinds))}")
            continue
        found = check(folder)
        passed, failed = passed + (not found), failed + bool(found)
        for difference in found:
            print(f"{folder.name}: {difference}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
