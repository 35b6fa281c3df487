#!/usr/bin/python3
"""check_rules.py [--rules FOLDER] [--parameters FOLDER] [--vectors FOLDER] [--today DAY] [--list WHAT]...: is every shipped
rule row what calc/rules/README.md says a row is?

A fault is a line `file:line: what`, and exit code 1. --list also prints what is no fault but worth a look:
  deviations  bounds that are not 60 % and 300 % of the average wage, with the reason the row gives
  holes       months between two rows of one key that no row answers
  alike       neighbours of one key that say the same"""
import argparse
import calendar
import csv
import datetime
import decimal
import pathlib
import re
import sys

from rule_table import DAY, FIRST, HEADER, LAST, SCHEMES, Lookup, days_text, load, regions, row_of, table_files
from rule_values import CONFIDENCES, PAYERS, PAYERS_OF, is_day, read_parameters, value_fault

ROOT = pathlib.Path(__file__).resolve().parent.parent
OLDEST = datetime.date(1990, 1, 1)
CHINESE = re.compile(r"[一-鿿]")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,;]+[A-Za-z]{2,}){2,}|(?<![/.\w-])(?:art|the|and|of|from)(?![/.\w-])", re.I)
DOCUMENT = re.compile(r"[一-鿿]{2,}〔\d{4}〕\d+号")
# What an official row rests on: a numbered document, a statute, or an office's own page.
OFFICE = re.compile(r"〔\d{4}〕\d+号|[令第]\d+号|条例|法第|规定|公告|通告|通知|解读|局|厅|委|政府|办|发布会|指南|问|答复|知识库")
HEARSAY = re.compile(r"转引|转载|民间|未具名|反推|倒推|推算|推得|推定|原文未|未证|未核|待核")
# Why a bound is not 60 % or 300 % of the average that answers beside it, where no percentage says it.
REASON = re.compile(r"过渡|沿用|暂按|最低工资|上上年|统一基数|按职工医保|[一二三]档|(?<!全)口径|不是|不一致|另有")

faults = []


def fault(place, text):
    if text:
        faults.append(f"{place}: {text}")


# ---- one row ---------------------------------------------------------------------------------------------------

def check_key(row, names, parameters):
    kind, anchor, words, is_tiered = parameters[row.parameter]
    if row.region != "000000" and row.region not in names:
        fault(row.place, f"regions.csv has no {row.region}")
    if row.scheme != "*" and row.scheme not in SCHEMES:
        fault(row.place, f"no scheme: {row.scheme}")
    if row.payer not in PAYERS_OF.get(row.parameter, PAYERS):
        fault(row.place, f"no payer of {row.parameter}: {row.payer}")
    if is_tiered != (row.above is not None):
        fault(row.place, f"{row.parameter} {'needs' if is_tiered else 'has no'} above")
    if row.last < row.first:
        fault(row.place, f"ends before it begins: {days_text(row.first, row.last)}")
    fault(row.place, value_fault(row, kind, anchor, words))


def check_words(row):
    for name, text in (("source", row.source), ("note", row.note)):
        if ENGLISH.search(text):
            fault(row.place, f"the {name} holds English: {text}")
        if not CHINESE.search(text) and (text or name == "source"):
            fault(row.place, f"the {name} is not Chinese: {text!r}")
    if row.parameter != "documents_en" and CHINESE.search(row.value) is None and ENGLISH.search(row.value):
        fault(row.place, f"the value holds English: {row.value}")


def check_origin(row, today):
    if row.url and not re.fullmatch(r"https?://[^\s/]+\.[a-z]{2,}(:\d+)?(/\S*)?", row.url):
        fault(row.place, f"no address: {row.url}")
    if not is_day(row.valid_on) or datetime.date.fromisoformat(row.valid_on) > today:
        fault(row.place, f"valid_on is {row.valid_on!r}")
    if row.confidence not in CONFIDENCES:
        fault(row.place, f"confidence is {row.confidence!r}")
    if row.confidence == "official":
        check_official(row)


def check_official(row):
    if not OFFICE.search(row.source):
        fault(row.place, f"official, but the source names no document and no office: {row.source}")
    for name, text in (("source", row.source), ("note", row.note)):
        if HEARSAY.search(text):
            fault(row.place, f"official, but the {name} is hearsay or doubt: {text}")


def check_row(row, names, parameters, today):
    if row.parameter not in parameters:
        return fault(row.place, f"no parameter: {row.parameter}")
    check_key(row, names, parameters)
    check_words(row)
    check_origin(row, today)


# ---- one file --------------------------------------------------------------------------------------------------

def check_home(path, place, region):
    """A region's rows stand in the file of its prefecture, if that has one, else of its province."""
    homes = [region[:4] + "00", region[:2] + "0000", "000000"]
    home = next((code for code in homes if list(path.parent.glob(f"{code}-*.csv"))), None)
    if home is None or not path.name.startswith(home):
        fault(place, f"{region} belongs into {home}")


def check_line(path, number, cells):
    place = f"{path.name}:{number}"
    if len(cells) != len(HEADER):
        return fault(place, f"{len(cells)} cells, not {len(HEADER)}")
    if any(cell != cell.strip() for cell in cells):
        fault(place, "a cell begins or ends with a blank")
    try:
        row = row_of(path.name, number, cells)
    except ValueError as error:
        return fault(place, f"cannot be read: {error}")
    return check_home(path, place, row.region)


def check_file(path):
    raw = path.read_bytes()
    if not re.fullmatch(r"\d{6}-[a-z-]+\.csv", path.name):
        fault(path.name, "is not called CODE-name.csv")
    if b"\r" in raw or b'"' in raw or raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\n"):
        fault(path.name, "has a mark, a quote, or line ends of another system")
    lines = raw.decode("utf-8").split("\n")
    if lines[0] != ",".join(HEADER):
        fault(f"{path.name}:1", f"the header is {lines[0]}")
    for number, line in enumerate(lines[1:-1], 2):
        check_line(path, number, line.split(","))


# ---- rows beside each other ------------------------------------------------------------------------------------

def neighbours(rows):
    groups = {}
    for row in rows:
        groups.setdefault(row.key, []).append(row)
    for group in groups.values():
        group.sort(key=lambda row: row.first)
        yield from zip(group, group[1:])


def check_overlaps(rows):
    for left, right in neighbours(rows):
        if right.first <= left.last:
            fault(right.place, f"{right} overlaps {left.place}")


def holes_of(rows):
    for left, right in neighbours(rows):
        if left.last != LAST and right.first > left.last + DAY:
            yield left, right, left.last + DAY, right.first - DAY


def is_whole_months(first, last):
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def check_holes(rows):
    """Whole months without a row are months that no source witnessed; a hole of any other shape is a slip."""
    for left, right, first, last in holes_of(rows):
        if not is_whole_months(first, last):
            fault(right.place, f"{right}: no row for {days_text(first, last)}, after {left.place}")


def check_tiers(rows, lookup, parameters):
    for row in rows:
        if not row.above or not parameters.get(row.parameter, (0, 0, 0, False))[3]:
            continue
        days = {row.first} | {other.last + DAY for other in rows if other.last != LAST and other.key[:4] == row.key[:4]}
        for day in sorted(day for day in days if row.holds(day)):
            group = lookup.tiers(row.region, row.scheme, row.payer, row.parameter, day)
            if row in group and group[-1].above != 0:
                fault(row.place, f"{row}: no tier above 0 on {day}")


def check_addresses(rows):
    """One document has one address."""
    found = {}
    for row in rows:
        documents = DOCUMENT.findall(row.source)
        if len(documents) == 1 and row.confidence == "official" and ".gov.cn" in row.url:
            first = found.setdefault(documents[0], row)
            if first.url != row.url:
                fault(row.place, f"{documents[0]} has another address in {first.place}")


def check_doubts(rows):
    """A row that doubts what the same source gives officially elsewhere says why."""
    official = {(row.source, row.url) for row in rows if row.confidence == "official"}
    for row in rows:
        if row.confidence != "official" and (row.source, row.url) in official and not row.note:
            fault(row.place, f"{row.source}: official elsewhere, and no note says why not here")


# ---- bounds ----------------------------------------------------------------------------------------------------

def at_hand(row):
    """A scheme and a payer to look beside a row with."""
    return ("medical" if row.scheme == "*" else row.scheme), ("employer" if row.payer == "*" else row.payer)


def average_days(row, lookup, scheme, payer):
    """The days of a bound on which another average begins to answer, and that average."""
    starts = {max(row.first, OLDEST)}
    starts |= {average.first for key, group in lookup.rows.items() if key[0] == "average_wage" for average in group
               if average.first != FIRST and row.holds(average.first)}
    before = None
    for day in sorted(starts):
        average = lookup.find(row.region, scheme, payer, "average_wage", day)
        if average is not None and average is not before and lookup.find(row.region, scheme, payer, row.parameter, day) is row:
            yield day, average
        before = average


def deviations_of(rows, lookup):
    """(bound, day, average, ratio) where a bound is not its ratio of the average, but for the yuan that rounding costs."""
    for row in rows:
        if row.parameter not in ("base_floor", "base_ceiling") or row.value == "none":
            continue
        ratio, slack = (decimal.Decimal("0.6"), 1) if row.parameter == "base_floor" else (decimal.Decimal(3), 2)
        seen = set()
        for scheme in SCHEMES[:-1] if row.scheme == "*" else (row.scheme,):
            for day, average in average_days(row, lookup, scheme, at_hand(row)[1]):
                value, base = decimal.Decimal(row.value), decimal.Decimal(average.value)
                if abs(ratio * base - value) > slack and average.place not in seen:
                    seen.add(average.place)
                    yield row, day, average, value / base


def gives_reason(row, ratio):
    percents = [float(found) for found in re.findall(r"(\d+(?:\.\d+)?)%", row.note)]
    return REASON.search(row.note) is not None or any(abs(percent - float(ratio) * 100) < 0.6 for percent in percents)


def check_bounds(rows, lookup):
    for row, _, average, ratio in deviations_of(rows, lookup):
        if not gives_reason(row, ratio):
            fault(row.place, f"{row} {row.value} is {100 * ratio:.1f} % of {average.value} ({average.place}), and no note says why")


def check_pairs(rows, lookup):
    """Where no average is known, the ceiling says what it must have been."""
    for row in rows:
        day = max(row.first, OLDEST)
        ceiling = row.parameter == "base_floor" and lookup.find(row.region, *at_hand(row), "base_ceiling", day)
        if not ceiling or ceiling.value == "none":
            continue
        low, high = decimal.Decimal(row.value), decimal.Decimal(ceiling.value)
        if high < low:
            fault(row.place, f"{row} {low} lies above the ceiling of {ceiling.place}")
        is_alone = lookup.find(row.region, *at_hand(row), "average_wage", day) is None
        if is_alone and abs(high - 5 * low) > 5 and not gives_reason(row, 3 * low / high):
            fault(row.place, f"{row} {low} is {300 * low / high:.1f} % of a third of {high} ({ceiling.place}), and no note says why")


# ---- the tables beside the rules -------------------------------------------------------------------------------

def check_regions(folder):
    codes, named = [], set()
    with (folder / "regions.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            if not re.fullmatch(r"\d{6}", row["code"]) or not CHINESE.search(row["name"]) or not row["english"]:
                fault(f"regions.csv:{number}", f"no region: {row}")
            if tuple(row.values()) in named:
                fault(f"regions.csv:{number}", f"stands twice: {row}")
            named.add(tuple(row.values()))
            codes.append(row["code"])
    if codes != sorted(codes):
        fault("regions.csv", "is not in order")


def check_day(place, row, days):
    if row["kind"] not in ("holiday", "workday") or not is_day(row["date"]) or not CHINESE.search(row["name"]):
        return fault(place, f"no day: {row}")
    if row["date"] in days:
        fault(place, f"{row['date']} stands twice")
    if row["kind"] == "workday" and datetime.date.fromisoformat(row["date"]).weekday() < 5:
        fault(place, f"{row['date']} is a weekday: no make-up workday")
    if ENGLISH.search(row["source"]) or not CHINESE.search(row["source"]):
        fault(place, f"the source is not Chinese: {row['source']}")
    return days.append(row["date"])


def check_calendar(folder):
    days = []
    with (folder / "calendar.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            check_day(f"calendar.csv:{number}", row, days)
    years = sorted({int(day[:4]) for day in days})
    if days != sorted(days) or years != list(range(years[0], years[-1] + 1)):
        fault("calendar.csv", "is not in order, or misses a year")


def check_vectors(vectors, folder):
    """A worked example of a place rests on rows that are shipped, word for word."""
    shipped = {line for path in table_files(folder) for line in path.read_text(encoding="utf-8").splitlines()}
    for path in sorted(vectors.glob("*/rules.csv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if lines[0] == ",".join(HEADER) and line not in shipped:
                fault(f"{path.parent.name}/rules.csv:{number}", f"is not shipped: {line}")


# ---- all of it -------------------------------------------------------------------------------------------------

def list_deviations(rows, lookup):
    for row, day, average, ratio in deviations_of(rows, lookup):
        print(f"{row.place}: {row} {row.value} = {100 * ratio:.1f} % of {average.value} from {day}: {row.note}")


def list_holes(rows, _):
    for left, right, first, last in holes_of(rows):
        print(f"{right.place}: {right.region} {right.scheme}/{right.payer} {right.parameter}: {left.value} up to {left.last}, "
              f"nothing {days_text(first, last)}, {right.value} from {right.first}")


def list_alike(rows, _):
    for left, right in neighbours(rows):
        same = (left.value, left.source, left.confidence) == (right.value, right.source, right.confidence)
        if same and right.first == left.last + DAY:
            print(f"{right.place}: {right} says {right.value} like {left.place}")


def check_tables(options):
    for path in table_files(options.rules):
        check_file(path)
    check_regions(options.rules)
    check_calendar(options.rules)
    if faults:
        return []
    rows, names, parameters = load(options.rules), regions(options.rules), read_parameters(options.parameters)
    lookup = Lookup(rows)
    for row in rows:
        check_row(row, names, parameters, options.today)
    if faults:
        return []
    for check in (check_overlaps, check_holes, check_addresses, check_doubts):
        check(rows)
    check_tiers(rows, lookup, parameters)
    check_bounds(rows, lookup)
    check_pairs(rows, lookup)
    check_vectors(options.vectors, options.rules)
    for what in options.list:
        {"deviations": list_deviations, "holes": list_holes, "alike": list_alike}[what](rows, lookup)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", type=pathlib.Path, default=ROOT / "calc/rules")
    parser.add_argument("--parameters", type=pathlib.Path, default=ROOT / "calc")
    parser.add_argument("--vectors", type=pathlib.Path, default=ROOT / "tests/vectors")
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date.today())
    parser.add_argument("--list", action="append", default=[], choices=("deviations", "holes", "alike"))
    rows = check_tables(parser.parse_args())
    if not rows and not faults:
        faults.append("no rule tables")
    print("\n".join(faults) if faults else f"{len(rows)} rows: no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
