#!/usr/bin/python3
"""coverage_table.py [--rules FOLDER] [--check README | --write README]: what the shipped rules know, place by place, as the
tables of calc/rules/README.md; in README.md and README.zh.md how many places are known how well. Without an option they are printed; --check leaves with 1 where README says something else
between its marks; --write puts them there.

A month is `full` when a case needs nothing but its months, `wage` when it must state a wage (no average is known), `bare` when
it must state one and nothing clamps it. The grade beside it is the weakest of the rows behind rates, bounds and fixed sums:
o official, s secondary, d default. A month whose rate only the nation answers by default is not counted as known."""
import argparse
import datetime
import pathlib
import sys

from rule_table import DAY, FIRST, LAST, Lookup, chain, load, regions

ROOT = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = datetime.date(2009, 1, 1), datetime.date(2027, 12, 1)
MARKS = ("<!-- coverage: written by tests/coverage_table.py -->", "<!-- end of coverage -->")
MONEY = ("average_wage", "base_floor", "base_ceiling", "floor_ratio", "ceiling_ratio", "base_when_unstated", "employer_rate",
         "employee_rate", "employer_fixed", "employee_fixed")
GRADES = ("official", "secondary", "default")
COLUMNS = (("medical", "employer"), ("medical", "flexible"), ("pension", "employer"), ("unemployment", "employer"), ("injury", "employer"))
HEADS = ("employees' medical", "flexible workers' medical", "pension", "unemployment", "injury")
OTHERS = (
    ("late fee", ("fee_applies", "fee_needs_order", "fee_start", "fee_end", "fee_rate", "fee_cap", "fee_bearer", "fee_waived_if_paid_by")),
    ("cover, bills, account", ("suspension_start", "resume", "gap_costs", "continuity", "account_credited", "gap_counts", "wait_counts_from")),
    ("months that may be back-paid", ("backpay_months_max",)),
    ("retirement", ("required_months", "required_actual_months", "topup_rate", "topup_fixed", "topup_base_ratio", "topup_average_lag")),
    ("residents' premium", ("resident_premium",)),
    ("retirees' credit", ("retiree_credit_fixed", "retiree_credit_rate")),
    ("account on transfer inside the province", ("in_province_account",)),
    ("documents", ("documents_zh",)),
    ("a rate of its own for back-paid months", ("flexible_backpay_rate",)),
    ("a yearly sum for large claims, not in the total", ("employee_fixed_year",)),
)


def month_after(day):
    return datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def month_text(day):
    return f"{day.year}-{day.month:02}"


def first_of_month(day):
    """The first account month that a row starting on this day answers."""
    return day if day.day == 1 else month_after(day)


def turning_points(lookup, region):
    """The months in which some answer about money may change."""
    days = {BEGIN}
    for parameter in MONEY:
        for code in chain(region):
            for row in lookup.rows.get((parameter, code), []):
                days |= {row.first} - {FIRST} | ({row.last + DAY} if row.last != LAST else set())
    return sorted({first_of_month(day) for day in days if BEGIN <= day <= END})


def grade_of(rows):
    return GRADES[max(GRADES.index(row.confidence) for row in rows)][0]


def level_of(found):
    if found["base_floor"] and found["base_ceiling"] and found["base_floor"].value == found["base_ceiling"].value:
        return "full"
    if found["base_when_unstated"].value != "reject" and found["average_wage"]:
        return "full"
    return "wage" if found["base_floor"] and found["base_ceiling"] else "bare"


def state_of(lookup, region, scheme, payer, day):
    """`full s` and the like, or an empty text where the place's own rate is not known."""
    found = {name: lookup.find(region, scheme, payer, name, day) for name in MONEY}
    rate = found["employer_rate" if payer == "employer" else "employee_rate"]
    if rate is None or rate.region == "000000" and rate.confidence == "default" or found["employee_rate"] is None:
        return ""
    ratios = ("floor_ratio", "ceiling_ratio")
    if payer == "flexible" and float(rate.value) == 0 and found["employee_fixed"]:
        return f"full {grade_of([rate, found['employee_fixed']])}"
    behind = [row for name, row in found.items() if row and name != "base_when_unstated" and not (name in ratios and row.region == "000000")]
    return f"{level_of(found)} {grade_of(behind)}"


def span_text(state, first, last):
    if last is None:
        return f"{state} from {month_text(first)}"
    return f"{state} {month_text(first)}" + (f"..{month_text(last)}" if month_text(last) != month_text(first) else "")


def spans_of(lookup, region, scheme, payer):
    points = turning_points(lookup, region)
    spans = []
    for first, after in zip(points, points[1:] + [None]):
        state = state_of(lookup, region, scheme, payer, first)
        last = None if after is None else after - DAY
        if spans and spans[-1][0] == state:
            spans[-1][2] = last
        else:
            spans.append([state, first, last])
    known = [span for span in spans if span[0]]
    if len(known) > 1 and known[-1][0].startswith("bare") and known[-1][2] is None:
        known.pop()  # the rates run on, but the bounds have ended
    return "; ".join(span_text(*span) for span in known)


def places_of(rows):
    return sorted({row.region for row in rows if row.region != "000000"})


def coverage_rows(rows, lookup):
    """cells -> places that share them, in the order of their first place."""
    groups = {}
    for region in places_of(rows):
        cells = tuple(spans_of(lookup, region, *column) for column in COLUMNS)
        groups.setdefault(cells, []).append(region)
    return groups


def name_of(names, region):
    """The English name, and the Chinese one where two places share the English."""
    name, _, english = names[region]
    is_shared = sum(other[2] == english for other in names.values()) > 1
    return f"{english} ({name})" if is_shared else english


def coverage_table(rows, lookup, names):
    lines = [f"| place | {' | '.join(HEADS)} |", "|" + "---|" * (len(HEADS) + 1)]
    for cells, places in coverage_rows(rows, lookup).items():
        lines.append(f"| {', '.join(name_of(names, place) for place in places)} | {' | '.join(cell or '–' for cell in cells)} |")
    return lines


def others_table(rows, names):
    lines = ["| other rules | places with rows of their own |", "|---|---|"]
    for title, parameters in OTHERS:
        places = sorted({row.region for row in rows if row.parameter in parameters and row.region != "000000"})
        lines.append(f"| {title} | {', '.join(name_of(names, place) for place in places) or '–'} |")
    return lines


SUMMARY_MONTH = datetime.date(2026, 6, 1)
SUMMARY = {  # language -> schemes, heads, rows
    "en": (("employees' medical", "flexible workers' medical", "pension", "unemployment", "injury"),
           ("state wage or not: official", "secondary", "wage must be stated: official", "secondary", "rate not known: rejected, or the nation's default"),
           "places of {places}, account month {month}"),
    "zh": (("职工医保", "灵活就业人员医保", "养老", "失业", "工伤"),
           ("有无工资均可测算：官方依据", "非官方来源", "须填报工资：官方依据", "非官方来源", "费率未知：不予核算，或按全国通行假定"),
           "{places} 个地区，费款所属期 {month}"),
}


def summary_table(rows, lookup, language):
    """How many places are known how well in one month: what a user wants to see first."""
    schemes, heads, title = SUMMARY[language]
    places = places_of(rows)
    lines = [f"| {title.format(places=len(places), month=month_text(SUMMARY_MONTH))} | {' | '.join(heads)} |", "|" + "---|" * 6]
    for name, (scheme, payer) in zip(schemes, COLUMNS):
        states = [state_of(lookup, place, scheme, payer, SUMMARY_MONTH).split() for place in places]
        cells = [sum(len(state) == 2 and (state[0] == "full") == is_full and (state[1] == "o") == is_official for state in states)
                 for is_full in (True, False) for is_official in (True, False)]
        lines.append(f"| {name} | {' | '.join(map(str, cells + [len(places) - sum(cells)]))} |")
    return lines


def counts_line(rows):
    counts = {grade: sum(row.confidence == grade for row in rows) for grade in GRADES}
    return (f"{len(rows):,} rows for {len(places_of(rows))} places and the nation: {counts['official']:,} official, "
            f"{counts['secondary']:,} secondary, {counts['default']:,} default.")


def coverage(folder, language):
    rows, names = load(folder), regions(folder)
    if language:
        return "\n".join(summary_table(rows, Lookup(rows), language)) + "\n"
    parts = [counts_line(rows), "", *coverage_table(rows, Lookup(rows), names), "", *others_table(rows, names)]
    return "\n".join(parts) + "\n"


def between_marks(text, path):
    begin, end = (text.find(mark) for mark in MARKS)
    if begin < 0 or end < begin:
        sys.exit(f"{path} has no marks")
    return begin + len(MARKS[0]) + 1, end


SUMMARIES = {"README.md": "en", "README.zh.md": "zh"}  # of the whole program; that of the rules has it all


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", type=pathlib.Path, default=ROOT / "calc/rules")
    parser.add_argument("--check", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    path = options.check or options.write
    is_of_program = path is not None and path.resolve().parent.name != "rules"
    table = coverage(options.rules, SUMMARIES[path.name] if is_of_program else None)
    if path is None:
        print(table, end="")
        return 0
    text = path.read_text(encoding="utf-8")
    begin, end = between_marks(text, path)
    if options.write:
        path.write_text(text[:begin] + table + text[end:], encoding="utf-8")
    elif text[begin:end] != table:
        print(f"{path}: the coverage is not what the tables say; run tests/coverage_table.py --write {path}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
