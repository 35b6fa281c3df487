#!/usr/bin/python3
"""What many an HR department has: one city, one rate, no rules; csv and decimal. CASES.csv -> RESULTS.csv and LEDGER.csv.

The floor to measure `arrears assess --ledger` against (tests/bench/README.md): the same months, shares, days and fees, a result
a case and a line a month, and nothing of what makes them right elsewhere: no bounds, no dates of law, no waiting, no checks.

  plain.py CASES.csv RESULTS.csv LEDGER.csv
"""

import csv
import sys
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")
EMPLOYER, EMPLOYEE, A_DAY = Decimal("0.095"), Decimal("0.02"), Decimal("0.0005")
AVERAGE = Decimal("9000")


def fen(amount):
    return amount.quantize(FEN, ROUND_HALF_UP)


def months(first, last):
    year, month = map(int, first.split("-"))
    while f"{year:04d}-{month:02d}" <= last:
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def main(cases, results, ledger):
    with open(cases, newline="", encoding="utf-8-sig") as source, open(results, "w", newline="", encoding="utf-8") as out, \
            open(ledger, "w", newline="", encoding="utf-8") as lines_out:
        write, write_line = csv.writer(out).writerow, csv.writer(lines_out).writerow
        write(("case_id", "name", "months", "arrears", "late_fee", "total"))
        write_line(("case_id", "month", "base", "employer", "employee", "arrears", "days", "late_fee"))
        for case in csv.DictReader(source):
            base = Decimal(case["wage"]) if case["wage"] else AVERAGE
            pay_on = date.fromisoformat(case["pay_on"])
            employer, employee = fen(base * EMPLOYER), fen(base * EMPLOYEE)
            arrears = late_fee = Decimal(0)
            count = 0
            before = f"{pay_on.year - (pay_on.month == 1):04d}-{(pay_on.month - 2) % 12 + 1:02d}"
            for year, month in months(case["gap_from"], case["gap_to"] or before):
                due = date(year + month // 12, month % 12 + 1, 1)
                days = max((pay_on - due).days + 1, 0)
                fee = fen((employer + employee) * A_DAY * days)
                write_line((case["case_id"], f"{year:04d}-{month:02d}", base, employer, employee, employer + employee, days, fee))
                arrears += employer + employee
                late_fee += fee
                count += 1
            write((case["case_id"], case["name"], count, arrears, late_fee, arrears + late_fee))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
