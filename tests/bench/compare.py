#!/usr/bin/python3
"""Compare two results files, or two ledgers, of the same list: by record, scheme and month, column by column.

Columns that only one file has (carried ones) and those of --ignore are left out. Exit code 6 if anything differs.
"""

import argparse
import csv
import sys
from collections import Counter
from itertools import groupby


def rows_by_record(path):
    """Yields (record, {(scheme, month): row}) in order, and at last (None, {})."""
    with open(path, newline="", encoding="utf-8-sig") as stream:
        for record, rows in groupby(csv.DictReader(stream), key=lambda row: int(row["record"])):
            yield record, {(row["scheme"], row.get("month", "")): row for row in rows}
    yield None, {}


def columns_of(path):
    with open(path, newline="", encoding="utf-8-sig") as stream:
        return next(csv.reader(stream))


def differences(expected_path, actual_path, ignored=("notes",)):
    """Yields (record, key, column, expected, actual); the column of a row that one file lacks is `row`."""
    others = set(columns_of(actual_path))
    columns = [column for column in columns_of(expected_path) if column in others and column not in ignored]
    expected_records, actual_records = rows_by_record(expected_path), rows_by_record(actual_path)
    expected, actual = next(expected_records), next(actual_records)
    while expected[0] is not None or actual[0] is not None:
        record = min(number for number in (expected[0], actual[0]) if number is not None)
        left = expected[1] if expected[0] == record else {}
        right = actual[1] if actual[0] == record else {}
        for key in left | right:
            if key not in left or key not in right:
                yield record, key, "row", *("present" if key in rows else "missing" for rows in (left, right))
                continue
            for column in columns:
                if left[key][column] != right[key][column]:
                    yield record, key, column, left[key][column], right[key][column]
        if expected[0] == record:
            expected = next(expected_records)
        if actual[0] == record:
            actual = next(actual_records)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("expected", metavar="EXPECTED.csv")
    arguments.add_argument("actual", metavar="ACTUAL.csv")
    arguments.add_argument("--ignore", default="notes", metavar="COLUMNS", help="comma between them; default notes")
    arguments.add_argument("--show", type=int, default=20, metavar="N", help="print the first N differences")
    options = arguments.parse_args()
    by_column = Counter()
    for record, key, column, expected, actual in differences(options.expected, options.actual,
                                                             options.ignore.split(",")):
        if by_column.total() < options.show:
            print(f"record {record} {' '.join(key).strip()}: {column} is {actual!r}, expected {expected!r}")
        by_column[column] += 1
    for column, count in by_column.most_common():
        print(f"{column}: {count} differences")
    print(f"{by_column.total()} differences")
    return 6 if by_column else 0


if __name__ == "__main__":
    sys.exit(main())
