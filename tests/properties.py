#!/usr/bin/python3
"""properties.py ARREARS N [PROPERTY...]: what must hold for any case, on N random cases, whatever they come to.

split         a gap reported as two gaps that follow one another comes to the same money, all shares and fees
later         a later day of payment never costs less
permuted      rows in another order give the same results in that order
doubled       twice the wage costs twice as much where everything is linear: no bounds, no cap, nothing rounded
pipe          a list that comes one byte at a time through a pipe gives the same bytes as a file
surroundings  --jobs 1 to 8, time zone, locale and umask change no byte of any output
"""

import csv
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
NATION = HERE.parent / "calc/rules/000000-nation.csv"
COLUMNS = ("case_id", "name", "id_number", "region", "scheme", "payer", "gap_from", "gap_to", "wage", "pay_on")
REGIONS = ("110000", "120000", "130000", "140000", "210000", "220000", "310000", "320000", "330000", "340000")
EXACT_REGION = "350000"     # nothing is bounded, capped or rounded
MODES = ("half_up", "half_even", "up", "down")
UNITS = ("0.01", "0.1", "1")
MONEY = ("employer_arrears", "employee_arrears", "arrears", "late_fee_uncapped", "late_fee", "total")


def month_text(month):
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def month_of(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def rule_rows(random):
    """Rounding, levels, monthly caps, bounds and rates that differ from place to place and from year to year."""
    def rounding():
        return f"{random.choice(MODES)} {random.choice(UNITS)}"
    for region in REGIONS + (EXACT_REGION,):
        yield region, "pension", "employer", "employer_rate", "", "", "0.19"
        yield region, "pension", "flexible", "employer_rate", "", "", "0"
    for region in REGIONS:
        for parameter, value in (("base_rounding", rounding()), ("amount_rounding", rounding()),
                                 ("fee_rounding", rounding()), ("amount_rounding_level", random.choice(("share", "month"))),
                                 ("fee_rounding_level", random.choice(("share", "month"))), ("fee_cap_level", "month"),
                                 ("fee_start", random.choice(("M+1/1", "M+0/26", "M+2/16")))):
            yield region, "*", "*", parameter, "", "", value
        if random.random() < 0.5:
            yield region, "*", "*", "fee_cap", "", "", random.choice(("1", "0.15", "0.3333"))
        for year in range(2015, 2027):
            wage = random.randrange(500_000, 1_500_000)
            for parameter, value in (("average_wage", f"{wage / 100:.2f}"), ("base_floor", f"{wage * 6 // 1000}.{wage % 100:02d}"),
                                     ("base_ceiling", f"{wage * 3 // 100}")):
                yield region, "*", "*", parameter, f"{year}-01-01", f"{year}-12-31", value
            yield region, "medical", "employer", "employer_rate", f"{year}-01-01", f"{year}-12-31", f"0.0{random.randrange(100, 999)}"
    for parameter, value in (("base_rounding", "exact 0.01"), ("amount_rounding", "exact 0.01"), ("fee_rounding", "exact 0.01"),
                             ("amount_rounding_level", "share"), ("fee_rounding_level", "month"), ("fee_rate", "0.001")):
        yield EXACT_REGION, "*", "*", parameter, "", "", value


def random_case(random, index):
    first = random.randrange(2016 * 12, 2025 * 12)
    last = first + random.randrange(1, random.choice((3, 12, 40)))
    last = min(last, 2026 * 12 - 1)
    pay_on = date((last + 1) // 12, (last + 1) % 12 + 1, 1) + timedelta(days=random.randrange(0, 300))
    wage = random.choice((f"{random.randrange(1, 5_000_000) / 100:.2f}", str(random.randrange(1000, 40_000)),
                          f"{random.randrange(2000, 9000)}.{random.choice(('005', '015', '25', '5', '0449'))}", "1234567890123456.78"))
    return dict(zip(COLUMNS, (f"C{index:06d}", f"n{index}", f"doc:P{index}", random.choice(REGIONS),
                              random.choice(("medical", "medical", "pension", "medical+pension")), random.choice(("employer", "flexible")),
                              month_text(first), month_text(last), wage, pay_on.isoformat())))


def write_cases(path, cases):
    with open(path, "w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(cases)


class Program:
    def __init__(self, path, folder):
        self.path, self.folder, self.runs = os.path.abspath(path), Path(folder), 0
        with open(self.folder / "rules.csv", "w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow("region scheme payer parameter above from to value source valid_on".split())
            for region, scheme, payer, parameter, start, end, value in rule_rows(Random(11)):
                writer.writerow((region, scheme, payer, parameter, "", start, end, value, "random", "2026-01-01"))

    def run(self, source, *options, outputs=("results",), feed=None, **surroundings):
        """The bytes of the outputs of `assess`; every case must be assessed."""
        self.runs += 1
        into = self.folder / f"run{self.runs}"
        into.mkdir()
        names = {"results": "-o", "ledger": "--ledger", "rejects": "--rejects"}
        written = [word for output in outputs for word in (names[output], str(into / f"{output}.csv"))]
        written += ["--because", "inline"] if "ledger" in outputs else []
        command = [self.path, "assess", str(source), *written, "--no-builtin-rules", "--rules", str(NATION),
                   "--rules", str(self.folder / "rules.csv"), "--lang", "en", "-q", *options]
        process = subprocess.Popen(command, stdin=subprocess.PIPE if feed is not None else subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **surroundings)
        if feed is not None:
            for byte in feed:
                os.write(process.stdin.fileno(), bytes((byte,)))
            process.stdin.close()
        said = process.stderr.read().decode()
        if process.wait() != 0:
            sys.exit(f"exit {process.returncode}: {' '.join(command)}\n{said[:2000]}")
        return tuple((into / f"{output}.csv").read_bytes() for output in outputs)

    def results(self, cases, name):
        write_cases(self.folder / name, cases)
        return list(csv.DictReader(self.run(self.folder / name)[0].decode().splitlines()))


def sums(rows):
    """Money by case and scheme."""
    totals = {}
    for row in rows:
        place = totals.setdefault((row["case_id"], row["scheme"]), dict.fromkeys(MONEY, Decimal(0)))
        for column in MONEY:
            place[column] += Decimal(row[column] or 0)
    return totals


def differing(left, right, is_fine):
    """The keys of both, as far as a column is not fine."""
    for key in sorted(left.keys() | right.keys()):
        for column in MONEY:
            if key not in left or key not in right or not is_fine(column, left[key][column], right[key][column]):
                yield f"{key} {column}: {left.get(key, {}).get(column)} and {right.get(key, {}).get(column)}"


def split(program, cases, random):
    halves = []
    for case in cases:
        middle = random.randrange(month_of(case["gap_from"]), month_of(case["gap_to"]) + 1)
        if middle == month_of(case["gap_to"]):
            halves.append(case)
        else:
            halves += [dict(case, gap_to=month_text(middle)), dict(case, gap_from=month_text(middle + 1))]
    whole, parts = program.results(cases, "whole.csv"), program.results(halves, "halves.csv")
    return differing(sums(whole), sums(parts), lambda column, left, right: left == right)


def later(program, cases, random):
    delayed = [dict(case, pay_on=(date.fromisoformat(case["pay_on"]) + timedelta(days=random.choice((1, 1, 30, 400)))).isoformat())
               for case in cases]
    return differing(sums(program.results(cases, "today.csv")), sums(program.results(delayed, "delayed.csv")),
                     lambda column, left, right: left <= right)


def permuted(program, cases, random):
    shuffled = cases[:]
    random.shuffle(shuffled)
    lines = {}
    for name, rows in (("ordered.csv", cases), ("shuffled.csv", shuffled)):
        found = program.results(rows, name)
        order = [row["case_id"] for row in found]
        if order != sorted(order, key=[case["case_id"] for case in rows].index):
            yield f"{name}: results are not in the order of the list"
        lines[name] = sorted([value for column, value in row.items() if column != "record"] for row in found)
    yield from (f"{left} and {right}" for left, right in zip(*lines.values()) if left != right)


def doubled(program, cases, random):
    once = [dict(case, region=EXACT_REGION, wage=str(100_000 * random.randrange(1, 10 ** random.randrange(1, 16)))) for case in cases]
    twice = [dict(case, wage=str(2 * int(case["wage"]))) for case in once]
    return differing(sums(program.results(once, "once.csv")), sums(program.results(twice, "twice.csv")),
                     lambda column, left, right: 2 * left == right)


def pipe(program, cases, random):
    path = program.folder / "list.csv"
    write_cases(path, cases)
    if program.run(path) != program.run("-", feed=path.read_bytes()):
        yield "one byte at a time gives other bytes than the file"


def surroundings(program, cases, random):
    path = program.folder / "list.csv"
    write_cases(path, cases)
    outputs = ("results", "ledger", "rejects")
    usual = program.run(path, "--jobs", "1", outputs=outputs)
    for jobs in range(2, 9):
        if program.run(path, "--jobs", str(jobs), outputs=outputs) != usual:
            yield f"--jobs {jobs}"
    for name, value in (("TZ", "Pacific/Kiritimati"), ("TZ", "America/Adak"), ("TZ", "nonsense"), ("LC_ALL", "de_DE.UTF-8"),
                        ("LC_ALL", "zh_CN.GB18030"), ("LC_ALL", "C"), ("LANG", "tr_TR.UTF-8")):
        if program.run(path, outputs=outputs, env=dict(os.environ, **{name: value})) != usual:
            yield f"{name}={value}"
    for mask in (0, 0o077, 0o177):
        if program.run(path, outputs=outputs, umask=mask) != usual:
            yield f"umask {mask:03o}"


PROPERTIES = {check.__name__: check for check in (split, later, permuted, doubled, pipe, surroundings)}


def main():
    arrears, count, chosen = sys.argv[1], int(sys.argv[2]), sys.argv[3:] or PROPERTIES
    failures = 0
    for name in chosen:
        with tempfile.TemporaryDirectory() as folder:
            random = Random(f"{name} {count}")
            cases = [random_case(random, index) for index in range(count)]
            found = list(PROPERTIES[name](Program(arrears, folder), cases, random))
        failures += len(found)
        print(f"{name}: {count} cases, {len(found)} against it")
        print("".join(f"  {line}\n" for line in found[:5]), end="")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
