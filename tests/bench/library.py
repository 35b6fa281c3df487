#!/usr/bin/python3
"""What a case costs through libarrears: library.py ARREARS LIBRARY EXTENSION [--cases N] [--rounds N] [--processes N]

One list through the command, through Python's ctypes row by row, and through one query of SQLite over a table; in turn
within each round, each with its ledger and without. The three must come to the same number of results and the same sums,
to the fen, or it fails. `--processes` rows are put to a process each, as a program has to that does not link the library.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "formats/library/examples"))
import arrears as binding

PAY_ON = "2026-06-15"
WITHOUT_LEDGER = 32     # ARREARS_WITHOUT_LEDGER
QUERY = """
.load {extension}
SELECT count(*), sum(CAST(replace(result.value->>'arrears', '.', '') AS INTEGER)),
       sum(CAST(replace(result.value->>'late_fee', '.', '') AS INTEGER))
FROM cases, json_each(arrears_assess(json_object({members}), '{options}'), '$.results') AS result;
"""


def clock():
    """(wall seconds, seconds of user and system of this process and those that have ended)."""
    return time.perf_counter(), sum(os.times()[:4])


def since(begun):
    return tuple(now - then for now, then in zip(clock(), begun))


def fen(text):
    return int(text.replace(".", ""))


def summed(lines):
    """(results, fen of arrears, fen of late fee) of JSON lines."""
    results = [json.loads(line) for line in lines]
    return len(results), sum(fen(result["arrears"]) for result in results), sum(fen(result["late_fee"]) for result in results)


class Ways:
    """Each way returns what the list comes to, and the wall and processor seconds it took."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.list, self.database = folder / "cases.csv", folder / "cases.db"
        subprocess.run([sys.executable, HERE / "make_cases.py", str(options.cases), self.list], check=True)
        subprocess.run(["sqlite3", "-batch", self.database, f".import --csv '{self.list}' cases"], check=True)
        with open(self.list, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        self.columns = list(rows[0])
        self.rows = [json.dumps(row, ensure_ascii=False).encode() for row in rows]

    def command(self, has_ledger):
        results = self.folder / "results.csv"
        ledger = ["--ledger", self.folder / "ledger.csv"] if has_ledger else []
        begun = clock()
        subprocess.run([self.options.arrears, "assess", self.list, "-o", results, *ledger, "--pay-on", PAY_ON, "--force", "-q"],
                       check=True)
        taken = since(begun)
        with open(results, encoding="utf-8-sig", newline="") as file:
            found = [(fen(row["arrears"]), fen(row["late_fee"])) for row in csv.DictReader(file)]
        return (len(found), *map(sum, zip(*found))), taken

    def ctypes(self, has_ledger):
        flags = 0 if has_ledger else WITHOUT_LEDGER
        lines = []
        with binding.Arrears(library=self.options.library, pay_on=PAY_ON, flags=flags) as engine:
            begun = clock()
            for row in self.rows:
                lines.append(engine.assess(row)[0])
            taken = since(begun)
        return summed(b"".join(lines).splitlines()), taken

    def sqlite(self, has_ledger):
        members = ", ".join(f"'{name}', cases.{name}" for name in self.columns)
        options = json.dumps({"pay_on": PAY_ON} | ({} if has_ledger else {"ledger": "no"}))
        query = QUERY.format(extension=str(self.options.extension).removesuffix(".so"), members=members, options=options)
        begun = clock()
        said = subprocess.run(["sqlite3", "-bail", "-batch", self.database], input=query, text=True, check=True,
                              capture_output=True).stdout
        return tuple(map(int, said.split("|"))), since(begun)

    def processes(self, count):
        """Seconds of a case, a process each."""
        row = self.folder / "row.csv"
        header, *rows = self.list.read_text(encoding="utf-8").splitlines()
        begun = clock()
        for line in rows[:count]:
            row.write_text(f"{header}\n{line}\n", encoding="utf-8")
            subprocess.run([self.options.arrears, "assess", row, "--pay-on", PAY_ON, "-q"], check=True, stdout=subprocess.DEVNULL)
        return since(begun)[0] / count


def read_options():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("arrears", "library", "extension"):
        arguments.add_argument(name, type=lambda word: Path(word).resolve())
    arguments.add_argument("--cases", type=int, default=100_000, metavar="N")
    arguments.add_argument("--rounds", type=int, default=5, metavar="N")
    arguments.add_argument("--processes", type=int, default=200, metavar="N")
    return arguments.parse_args()


def main():
    options = read_options()
    if shutil.which("sqlite3") is None:
        print("no sqlite3 here")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        ways = Ways(options, Path(folder))
        entries = [(name, has_ledger) for has_ledger in (True, False) for name in ("command", "ctypes", "sqlite")]
        sums, seconds = set(), {entry: [] for entry in entries}
        for _ in range(options.rounds):
            for name, has_ledger in entries:
                sum_of_list, taken = getattr(ways, name)(has_ledger)
                sums.add(sum_of_list)
                seconds[name, has_ledger].append(taken)
        for name, has_ledger in entries:
            wall, processor = map(median, zip(*seconds[name, has_ledger]))
            print(f"{name}, {'with' if has_ledger else 'without'} ledger: {wall:.3f} s, {wall / options.cases * 1e6:.1f} µs a case, "
                  f"{processor / options.cases * 1e6:.1f} µs of a processor")
        if options.processes:
            print(f"a process each: {ways.processes(options.processes) * 1e6:.0f} µs a case")
    print("results, fen of arrears, fen of late fee:", *sorted(sums), sep="\n  ")
    return 0 if len(sums) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
