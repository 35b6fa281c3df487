#!/usr/bin/python3
"""properties_planted.py ARREARS: each of properties.py turns red at a fault that it is there for, and only holds without one.

Planted in a program that stands before ARREARS and changes its results, seldom and by a fen."""

import csv
import os
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

SELF = Path(__file__).resolve()
HERE = SELF.parent
CASES = 60


def off(row, fen):
    row["total"] = str(Decimal(row["total"]) + Decimal(fen) / 100)


def split(row, arguments):
    """Every result is a fen too high, as if something were rounded once a case."""
    off(row, 1)


def later(row, arguments):
    """The day of payment is charged the wrong way round."""
    off(row, -100 * int(row["pay_on"][:4] + row["pay_on"][5:7]))


def permuted(row, arguments):
    """The row above leaves a trace."""
    off(row, 1 if row["record"] == "7" else 0)


def doubled(row, arguments):
    """A sum is fixed."""
    off(row, 1)


def pipe(row, arguments):
    """A cell is lost at the seam of two reads."""
    if arguments[1] == "-" and row["record"] == "9":
        row["name"] = row["name"][1:]


def jobs(row, arguments):
    """A batch of the fifth thread is another one."""
    if "5" in arguments and row["record"] == "9":
        off(row, 1)


def zone(row, arguments):
    """Days are those of the machine's time zone."""
    if os.environ.get("TZ", "").startswith("Pacific"):
        row["pay_on"] = "2026-01-01"


def locale(row, arguments):
    """A decimal comma."""
    if os.environ.get("LC_ALL", "").startswith("de"):
        row["total"] = row["total"].replace(".", ",")


def umask(row, arguments):
    """Something depends on the permissions of files."""
    if os.umask(0) == 0o077:
        off(row, 1)


PROPERTIES = {"split": (split,), "later": (later,), "permuted": (permuted,), "doubled": (doubled,), "pipe": (pipe,),
              "surroundings": (jobs, zone, locale, umask)}


def stand_in(arrears, fault, arguments):
    """ARREARS with the fault, by which this file calls itself."""
    mask = os.umask(0o022)
    os.umask(mask)
    status = subprocess.run([arrears, *arguments]).returncode
    path = Path(arguments[arguments.index("-o") + 1])
    with open(path, newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        os.umask(mask)
        globals()[fault](row, arguments)
    with open(path, "w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return status


def check(program, name):
    return subprocess.run([sys.executable, "-B", HERE / "properties.py", program, str(CASES), name], capture_output=True, text=True)


def main():
    arrears = os.path.abspath(sys.argv[1])
    failures = 0
    for name, faults in PROPERTIES.items():
        for fault in (None, *(fault.__name__ for fault in faults)):
            with tempfile.TemporaryDirectory() as folder:
                program = Path(folder) / "arrears"
                program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -B "{SELF}" --stand-in "{arrears}" {fault} "$@"\n' if fault
                                   else f'#!/bin/sh\nexec "{arrears}" "$@"\n')
                program.chmod(0o755)
                answer = check(program, name)
            noticed = answer.returncode == 1 and "against it\n  " in answer.stdout
            if noticed != (fault is not None) or (fault is None and answer.returncode != 0):
                failures += 1
                print(f"{name}: {'the fault ' + fault + ' is not noticed' if fault else 'does not hold'}\n{answer.stdout}{answer.stderr}")
    return 1 if failures else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stand-in"]:
        sys.exit(stand_in(os.path.abspath(sys.argv[2]), sys.argv[3], sys.argv[4:]))
    sys.exit(main())
