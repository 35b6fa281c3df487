"""check_trace.py ARREARS: every step of every trace of the samples, worked out again from its own inputs.

Sums and products in fractions, roundings in decimal, days by the calendar of Python: nothing of the program is asked but
the trace. Then the ledger and the results, which a run without a trace wrote, must say what the trace came to.
"""
import csv
import datetime
import decimal
import fractions
import glob
import io
import json
import os
import re
import subprocess
import sys

Fraction = fractions.Fraction
MODES = {"half_up": decimal.ROUND_HALF_UP, "half_even": decimal.ROUND_HALF_EVEN, "up": decimal.ROUND_UP,
         "down": decimal.ROUND_DOWN}
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "samples")


def run(arrears, *arguments):
    done = subprocess.run([arrears, *arguments], capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"},
                          stdin=subprocess.DEVNULL, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def number(value):
    return Fraction(decimal.Decimal(str(value)))


def rounded(exact, how):
    """exact is a Fraction: the digits that decide are kept by scaling to the unit first."""
    mode, unit = how.split()
    units = exact / number(unit)
    below = units.numerator // units.denominator
    rest = units - below
    if mode == "exact":
        assert rest == 0, "a remainder where none may be"
        return exact
    context = decimal.Context(prec=1000)
    # A quotient of no end is brought to its floor and whether anything, half, or more is left.
    left = decimal.Decimal(0) if rest == 0 else decimal.Decimal("0.5") if rest == Fraction(1, 2) else \
        decimal.Decimal("0.25") if rest < Fraction(1, 2) else decimal.Decimal("0.75")
    whole = context.add(decimal.Decimal(below), left).quantize(decimal.Decimal(1), MODES[mode], context)
    return Fraction(whole) * number(unit)


def terms(inputs):
    total, product = Fraction(0), None
    for item in inputs:
        value = number(item["value"])
        if item["join"] in ("plus", "minus"):
            total += product or 0
            product = value if item["join"] == "plus" else -value
        elif item["join"] == "times":
            product *= value
        else:
            product = product / value if value else Fraction(0)
    return total + (product or 0)


def day(text):
    return datetime.date.fromisoformat(text)


def month_index(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def month_day(index, wanted):
    first = datetime.date(index // 12, index % 12 + 1, 1)
    following = datetime.date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    length = (following - first).days
    return first + datetime.timedelta(days=min(length if wanted == "last" else int(wanted), length) - 1)


def expressed(expression, anchor):
    found = re.fullmatch(r"[MGP]\+(\d+)(?:/(\d+|last)|d)", expression)
    if expression.endswith("d"):
        start = day(anchor if len(anchor) == 10 else anchor + "-01")
        return (start + datetime.timedelta(days=int(found[1]))).isoformat()
    return month_day(month_index(anchor) + int(found[1]), found[2]).isoformat()


def calendar():
    path = os.path.join(SAMPLES, "..", "calc", "rules", "calendar.csv")
    with open(path, encoding="utf-8") as file:
        return {row["date"]: row["kind"] for row in csv.DictReader(file)}


def workdays_after(kinds, start, count):
    at = day(start)
    while count:
        at += datetime.timedelta(days=1)
        kind = kinds.get(at.isoformat(), "workday" if at.weekday() < 5 else "weekend")
        count -= kind == "workday"
    return at.isoformat()


def is_charged(values):
    if values["fee_applies"] == "no":
        return "no"
    if values.get("fee_needs_order") == "yes" and values.get("order_due", "9999") >= values["pay_on"]:
        return "no"
    return "no" if values.get("waived_by", "") >= values.get("pay_on", "0") and "waived_by" in values else "yes"


def worked_out(step, rules, kinds):
    """What the step must come to, by its inputs; amounts as Fraction, all else as in the trace."""
    inputs = step["inputs"]
    values = {item["name"]: item["value"] for item in inputs}
    first = [item["value"] for item in inputs]
    rule = rules.get(step.get("rule"))
    operation = step["operation"]
    if operation in ("sum", "sum_or_zero"):
        exact = terms(inputs)
        exact = max(exact, Fraction(0)) if operation == "sum_or_zero" else exact
        if "unrounded" in step:
            assert number(step["unrounded"]) == exact, "the unrounded amount"
        return rounded(exact, step["rounding"]) if "rounding" in step else exact
    if operation in ("greatest", "least"):
        choose = max if operation == "greatest" else min
        if isinstance(first[0], str) and re.fullmatch(r"\d{4}-\d\d-\d\d", first[0]):
            return choose(first)
        chosen = choose(map(number, first))
        return rounded(chosen, step["rounding"]) if "rounding" in step else chosen
    if operation == "ruled":
        if "above" in rule:
            assert first[0] > rule["above"], "the tier"
        if "rounding" in step:
            return rounded(number(rule["value"]), step["rounding"])
        return rule["value"]
    if operation == "day":
        return expressed(rule["value"], first[0])
    if operation == "shift":
        shift = sum(-item["value"] if item["join"] == "minus" else item["value"] for item in inputs[1:])
        if step["step"] == "fee_last":
            assert shift == (-1 if rule["value"] == "day_before" else 0)
        return (day(first[0]) + datetime.timedelta(days=shift)).isoformat()
    if operation == "days":
        return max(0, (day(first[1]) - day(first[0])).days + 1)
    if operation == "months":
        return month_index(first[1]) - month_index(first[0]) + 1 + sum(first[2:])
    if operation == "months_after":
        return month_index(first[1]) - month_index(first[0])
    if operation == "month_start":
        return month_day(month_index(first[0]) + first[1], "1").isoformat()
    if operation == "workdays":
        return workdays_after(kinds, first[0], first[1])
    if operation == "in_window":
        return "yes" if 0 < first[1] and first[0] <= first[1] else "no"
    if operation == "charged":
        return is_charged(values)
    if operation == "stopped":
        assert number(first[0]) >= number(first[1]), "the cap is not reached"
        return Fraction(0)
    assert operation == "stated", operation
    return step["result"]


# What follows from the case itself: neither stated word for word, nor a rule's, nor what a step came to (CONTRACT 5).
OF_THE_CASE = {"account_month", "months_back", "day_shift", "rate_days", "part", "part_last", "gap_from", "gap_to",
               "payment_month", "counted_from", "resume_months", "this_year", "first_year", "counted_month", "cover_year", "year_days"}


def check_step(step, rules, kinds, earlier):
    expected = worked_out(step, rules, kinds)
    got = number(step["result"]) if isinstance(expected, Fraction) else step["result"]
    assert got == expected, f"{step} comes to {expected}"
    for item in step["inputs"]:
        if not item.get("stated") and "rule" not in item and item["name"] not in OF_THE_CASE:
            month = item.get("month", step.get("month"))
            by_month = earlier.get(item["name"], {})
            came_to = by_month if month is None else {of: by_month.get(of, ()) for of in (month, None)}
            assert any(str(item["value"]) in values for values in came_to.values()), \
                f"{item} of {step} is not what an earlier step came to"
        if "rule" in item and "value" in item and item["rule"] in rules:
            stated = rules[item["rule"]]["value"]
            assert str(item["value"]) == stated or number(item["value"]) == percent(stated), (item, stated)


def percent(text):
    return number(text[:-1]) / 100 if text.endswith("%") else number(text)


LEDGER = {"base": "base", "employer": "employer", "employee": "employee", "arrears": "arrears",
          "fee_unrounded": "late_fee_exact", "fee": "late_fee", "days": "days", "due_employer": "due_employer",
          "due_employee": "due_employee", "paid_employer": "paid_employer", "paid_employee": "paid_employee",
          "paid_base": "paid_base", "part_days": "part_days", "interest": "deferral_interest",
          "interest_days": "interest_days", "interest_part_days": "interest_part_days"}
RESULTS = {"employer_total": "employer_arrears", "employee_total": "employee_arrears", "arrears_total": "arrears",
           "fee_uncapped_total": "late_fee_uncapped", "fee_total": "late_fee", "total": "total",
           "outstanding": "outstanding", "fee_per_day": "late_fee_per_day", "gap_months": "gap_months",
           "suspended_from": "suspended_from", "resumes_on": "resumes_on", "wait_months": "wait_months",
           "gap_costs": "gap_costs", "continuity": "continuity", "account_credit": "account_credit",
           "fee_bearer": "late_fee_bearer", "credit": "account_credit", "done_by": "resumes_on",
           "missing_months": "months", "interest_total": "deferral_interest"}


def agree(cell, value):
    try:
        return number(cell) == number(value)
    except decimal.InvalidOperation:
        return cell == str(value)


def check_against(row, steps, names, where):
    compared = 0
    for step, column in names.items():
        if step not in steps:
            continue
        cell = row[column]
        assert agree(cell, steps[step]), f"{where}: {step} is {steps[step]}, {column} is {cell}"
        compared += 1
    return compared


def check_result(result, trace, row, ledger):
    months = {}
    for step in result["steps"]:
        months.setdefault(step.get("month"), {})[step["step"]] = step["result"]
    where = f"line {trace['case']['line']} {result['scheme']}"
    assert row["scheme"] == result["scheme"], f"{where} is held against {row['scheme']}"
    compared = check_against(row, months.pop(None, {}), RESULTS, where)
    has_ledger = trace["case"]["kind"] in ("backpay", "shortfall")  # a credit has the base of one month, and no line
    for month, steps in months.items() if has_ledger else ():
        line = next(ledger)
        assert line["month"] == month, f"{where}: {month} is held against {line['month']}"
        compared += check_against(line, steps, LEDGER, f"{where} {month}")
    return compared


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def check_list(arrears, name, path, options, kinds):
    folder = os.environ.get("TMPDIR", "/tmp")
    ledger = os.path.join(folder, f"trace-{os.getpid()}.csv")
    code, results, message = run(arrears, "assess", path, "-q", "--ledger", ledger, "--because", "inline", "--force", *options)
    assert code in (0, 3), message
    with open(ledger, encoding="utf-8") as file:
        lines = rows_of(file.read())
    os.remove(ledger)
    result_rows, ledger = rows_of(results), iter(lines)
    seen = steps = compared = 0
    code, traces, message = run(arrears, "explain", path, "--json", *options)
    assert code in (0, 3), f"{name}: {message}"
    for trace in map(json.loads, traces.splitlines()):
        assert trace["format"] == "arrears.trace/1"
        rules = {rule["number"]: rule for rule in trace["rules"]}
        for result in trace["results"]:
            earlier = {}
            for step in result["steps"]:
                check_step(step, rules, kinds, earlier)
                for key in ("result", "unrounded"):
                    if key in step:
                        earlier.setdefault(step["step"], {}).setdefault(step.get("month"), set()).add(str(step[key]))
                steps += 1
            compared += check_result(result, trace, result_rows[seen], ledger)
            seen += 1
    assert seen == len(result_rows), f"{name}: {seen} traces of {len(result_rows)} results"
    assert next(ledger, None) is None, f"{name}: the ledger has lines without a trace"
    print(f"{name}: {seen} traces, {steps} steps, {compared} figures")
    return seen


def check_planted(arrears):
    """The check itself must notice a wrong product, a wrong rounding, an amount from nowhere and a wrong day."""
    wrong = [
        {"step": "employer", "operation": "sum", "rounding": "half_up 0.01", "unrounded": "8.005", "result": "8",
         "inputs": [{"name": "base", "join": "plus", "value": "100.0625", "stated": True}, {"name": "employer_rate", "join": "times", "value": "0.08", "stated": True}]},
        {"step": "employer", "operation": "sum", "unrounded": "8.1", "rounding": "half_up 0.01", "result": "8.1",
         "inputs": [{"name": "base", "join": "plus", "value": "100", "stated": True}, {"name": "employer_rate", "join": "times", "value": "0.08", "stated": True}]},
        {"step": "total", "operation": "sum", "result": "9", "inputs": [{"name": "arrears_total", "join": "plus", "value": "9"}]},
        {"step": "days", "operation": "days", "result": 31,
         "inputs": [{"name": "fee_first", "value": "2025-01-01", "stated": True}, {"name": "fee_last", "value": "2025-02-01", "stated": True}]},
    ]
    for step in wrong:
        try:
            check_step(step, {}, {}, {})
        except AssertionError:
            continue
        raise SystemExit(f"a wrong step passes: {step}")


def samples():
    for path in sorted(glob.glob(os.path.join(SAMPLES, "*", "*"))):
        folder = os.path.dirname(path)
        if not re.search(r"(cases|list|名单)[^/]*\.(csv|xlsx)$", path):
            continue
        rules = os.path.join(folder, "rules.csv")
        options = ["--rules", rules] if os.path.exists(rules) else []
        yield os.path.relpath(path, SAMPLES), path, [*options, "--pay-on", "2026-06-30", "--lang", "en"]


def main():
    arrears = sys.argv[1]
    check_planted(arrears)
    kinds = calendar()
    total = sum(check_list(arrears, name, path, options, kinds) for name, path, options in samples())
    assert total >= 20, f"only {total} traces"


main()
