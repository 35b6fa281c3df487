#!/usr/bin/python3
"""Assess a list of back-payments: CASES.csv -> RESULTS.csv and LEDGER.csv.

A second opinion on the program: written from the rules and the contract alone, with csv and decimal, and never from
the C sources. It is also what the benchmark compares with. Only the kinds `backpay` and `shortfall`; clean input is assumed (English
column names, days YYYY-MM-DD, months YYYY-MM, rates 10% or 0.10, figures over time as 2024-07:8000; 2025-07:9200 or wages in columns
headed YYYY-MM, region codes). A rejected case is left out and named
on standard error; the exit code is then 3.

Where the rules leave room, this script decides:

 1. Bounds. A bound is absent when no published one is in force, nor a ratio with an average wage. An absent floor rejects a
    case only where it is to be the base (base_floor).
 2. Floor above ceiling: the floor is looked at first.
 3. base_when_unstated = base_floor: the floor is not clamped by the ceiling; base_from is `floor`.
 4. A stated combined rate replaces employer_rate (flexible: employee_rate) before it is looked up, so that row may be
    missing. For flexible no employee_rate is needed then.
 5. Look-ups are made only where they are needed: a missing rule rejects a case only if its figures need the rule.
    Among others: a case without payable month needs no rate; fee_bearer and the roundings of a fee are needed only
    where a fee applies; fee_cap_level only where a cap is in force; gap rules only for scheme medical;
    account_credited only where a month is payable.
 6. Ledger status where no fee applies is `ok` (fee columns empty, fees 0); `waived` only by fee_waived_if_paid_by.
 7. late_fee_bearer is printed as soon as fee_applies is yes for one payable month, waived or not.
 8. "Arrears of all payable months" in the case-level cap are the reported `arrears`, rounding difference included; the
    same in the question whether a case-level cap is reached on P.
 9. The case-level cap follows its formula to the letter: its limit is rounded by the fee_rounding of G even where it
    does not bind, so `exact` may refuse there.
10. Month-level cap with fee level `case`: the total is the rounded exact sum of the capped months, rounding_difference
    is that total less the capped lines. Case-level cap: the difference is the uncapped total less the uncapped lines.
11. A case-level cap counts "the days before c" of every month by the one c of the row that decides.
12. fee_rates merges neighbours of equal rate also where a day without a row meets a row of rate 0. `because` names the
    rows in that order all the same.
13. resume for a closed gap: the expression is applied to the first day after the gap, but the row is the one in force
    on P, at the tier of gap_months.
14. worse_from and worse_why are filled for scheme medical only, like all fields of section 6. worse_why names every
    loss of that day, joined by `;`, in this order: window, resume, gap_costs, continuity, account_credited, waiver,
    order.
15. A month that stops being payable is one that is payable on P; months added by waiting cannot stop. A waiver or the term of an
    order can lapse only for a payable month whose fee it spares, and lapses even if no fee would have run yet.
16. account_credited getting worse counts although no account_rate is in force (then nothing is credited anyway).
17. A rule that is missing on the later day is no loss: what it would say is not known (an absent window: no limit).
18. An open gap whose stated gap_to is the month of P grows only from the second month after it.
19. `because` names a row when a look-up for that line found it, binding or not (bounds, window, a missed waiver, a
    cap, its level; for medical the account_rate). fee_applies and fee_needs_order are named also when they leave no fee;
    employee_fixed_year with its month also in other months; fee_bearer never: no
    figure of the line comes from it. Two rows of the same text are named once. A line that is not payable names none.
20. The window is looked up on P itself, and so is a cap "in force on P"; terms_of payment_month on the first day of
    the month of P.
21. The same person twice: id numbers are compared as text, x like X; an empty one is nobody. Cases that are
    not_payable count as assessed and claim their months.
22. Stacked tables: a later table wins for the same five keys and day; the tiers of two tables mix.
23. `notes` is left empty: its codes belong to the program.
24. Grades: gap_counts and the four tiers count for every gap of scheme medical, open or closed, payable or not; the window counts
    in arrears_grade even where no month is payable.
25. `wait_counts_from`: the suspension that is taken off is the one of the same day as the tier, also on a later day.
26. Day expressions: `M+30d` counts from the first day of M, `G` likewise; a month anchor of P is the month of P.
27. Rows that belong together: what a row says of missed months is kept as a set of months per person, region, payer and pay day, and the
    gap of a row is what surrounds its months in that set. Letters of id_number and case_id count as they stand, but for the x
    (no list has a case_id in two spellings).
"""

import argparse
import bisect
import calendar
import csv
import re
import sys
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import (ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, DivisionByZero, Inexact,
                     InvalidOperation, Overflow, setcontext)
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

# Every sum and product must be exact: more digits than any of them has, and an error if one should need more.
DIGITS = 400
setcontext(Context(prec=DIGITS, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow]))
ROUNDING = Context(prec=DIGITS, traps=[InvalidOperation, DivisionByZero, Overflow])

ZERO = Decimal(0)
FEN = Decimal("0.01")
DAYS_OF_A_YEAR = 365      # leap years too
ONE_DAY = timedelta(days=1)
OUTLOOK_MONTHS = 36
WORSE_COSTS = {"retroactive": 0, "employer_pays": 1, "not_covered": 2}
ROUNDING_MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "up": ROUND_UP, "down": ROUND_DOWN,
                  "exact": None}


class Rejected(Exception):
    """The case cannot be assessed; the text says why."""


class BadTable(Exception):
    """A rule table is refused."""


# ---------------------------------------------------------------- days, months, numbers

def month_of(day):
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=None)
def day_in_month(month, day):
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))


def first_day(month):
    return day_in_month(month, 1)


@lru_cache(maxsize=None)
def parse_day(text):
    return date.fromisoformat(text)


@lru_cache(maxsize=None)
def parse_month(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def parse_ceiling(text):
    return None if text == "none" else parse_number(text)


def parse_number(text):
    return Decimal(text[:-1]).scaleb(-2) if text.endswith("%") else Decimal(text)


@dataclass(frozen=True)
class DayExpression:
    """`M+2/1` (a day of a later month) or `P+30d` (a number of days later)."""
    anchor: str
    count: int
    day: int | None     # None: count is days, else months

    def on(self, anchor_day):
        if self.day is None:
            return anchor_day + timedelta(days=self.count)
        return day_in_month(month_of(anchor_day) + self.count, self.day)


def day_expression(anchor):
    def parse(text):
        match = re.fullmatch(rf"{anchor}\+(\d+)(?:/(\d+|last)|d)", text)
        if not match:
            raise ValueError(f"no day expression on {anchor}: {text}")
        day = match[2] and (31 if match[2] == "last" else int(match[2]))
        return DayExpression(anchor, int(match[1]), day)
    return parse


def parse_rounding(text):
    mode, unit = text.split(" ")
    if unit not in ("0.01", "0.1", "1"):
        raise ValueError(f"no rounding unit: {unit}")
    return Decimal(unit), ROUNDING_MODES[mode]


def round_to(value, rounding):
    unit, mode = rounding
    if mode is None:
        try:
            return value.quantize(unit)
        except Inexact:
            raise Rejected(f"rounding is exact, but {value} has a remainder below {unit}") from None
    return value.quantize(unit, mode, ROUNDING)


def parse_month_number(text):
    if text not in map(str, range(1, 13)):
        raise ValueError(f"no month of the year: {text}")
    return int(text)


def one_of(*words):
    def parse(text):
        if text not in words:
            raise ValueError(f"{text} is none of {', '.join(words)}")
        return text
    return parse


# ---------------------------------------------------------------- rule tables

YES_NO = one_of("yes", "no")
LEVEL = one_of("share", "month", "case")

# In the order of the rules, which is also the order of `because`.
PARAMETERS = {
    "average_wage": parse_number,
    "base_floor": parse_number,
    "base_ceiling": parse_ceiling,
    "floor_ratio": parse_number,
    "ceiling_ratio": parse_number,
    "base_when_unstated": one_of("average_wage", "base_floor", "reject"),
    "base_rounding": parse_rounding,
    "bound_rounding": parse_rounding,
    "employer_rate": parse_number,
    "employee_rate": parse_number,
    "flexible_backpay_rate": parse_number,
    "employer_fixed": parse_number,
    "employee_fixed": parse_number,
    "employee_fixed_year": parse_number,
    "fixed_year_month": parse_month_number,
    "terms_of": one_of("account_month", "payment_month"),
    "amount_rounding": parse_rounding,
    "amount_rounding_level": LEVEL,
    "backpay_months_max": int,
    "fee_applies": YES_NO,
    "shortfall_fee_applies": YES_NO,
    "fee_needs_order": YES_NO,
    "fee_start": day_expression("M"),
    "fee_end": one_of("payment_day", "day_before"),
    "fee_rate": parse_number,
    "fee_rounding": parse_rounding,
    "fee_rounding_level": LEVEL,
    "fee_cap": parse_number,
    "fee_cap_level": one_of("month", "case"),
    "fee_waived_if_paid_by": parse_day,
    "fee_bearer": one_of("employer", "payer"),
    "deferral_interest": parse_number,
    "payment_order": one_of("arrears_first", "fee_first"),
    "gap_counts": one_of("to_month_before_payment", "with_payment_month"),
    "suspension_start": day_expression("G"),
    "wait_counts_from": one_of("gap", "cover_end"),
    "resume": day_expression("P"),
    "gap_costs": one_of(*WORSE_COSTS),
    "continuity": one_of("kept", "reset"),
    "account_rate": parse_number,
    "account_credited": YES_NO,
}
TIERED = {"resume", "gap_costs", "continuity", "account_credited"}
GRADES = ("official", "own", "stated", "secondary", "default")      # from the strongest to the weakest
ARREARS = {"average_wage", "base_floor", "base_ceiling", "floor_ratio", "ceiling_ratio", "base_when_unstated", "employer_rate",
           "employee_rate", "flexible_backpay_rate", "employer_fixed", "employee_fixed", "employee_fixed_year", "fixed_year_month",
           "backpay_months_max"}
FEE = {"fee_applies", "shortfall_fee_applies", "fee_needs_order", "fee_start", "fee_end", "fee_rate", "fee_cap", "fee_waived_if_paid_by",
       "deferral_interest", "payment_order"}
COVER = {"gap_counts", "suspension_start", "wait_counts_from", "account_rate", *TIERED}
# Where a place has rows of these for other days, no default of the nation answers.
LOCAL = {"average_wage", "base_floor", "base_ceiling", "employer_rate", "employee_rate", "employer_fixed", "employee_fixed"}
DECIDE_THE_OUTLOOK = ("backpay_months_max", "gap_counts", "suspension_start", "wait_counts_from", *TIERED)


class Rule:
    __slots__ = ("region", "scheme", "payer", "parameter", "above", "first", "last", "value", "table", "order", "label",
                 "grade")

    def __init__(self, record, table, order):
        self.region, self.scheme, self.payer = record["region"], record["scheme"], record["payer"]
        self.parameter = record["parameter"]
        self.above = int(record["above"]) if record["above"] else None
        if (self.above is not None) != (self.parameter in TIERED):
            raise ValueError("`above` belongs to tiered parameters, and to all of them")
        self.first = parse_day(record["from"]) if record["from"] else date.min
        self.last = parse_day(record["to"]) if record["to"] else date.max
        self.value = PARAMETERS[self.parameter](record["value"])
        self.table = table
        self.order = order
        self.label = f"{self.region}/{self.parameter}@{record['from']}"
        self.grade = GRADES.index(record.get("confidence") or "own")


class Rules:
    """The tables, stacked: a later one wins for the same keys and day."""

    def __init__(self, paths):
        self.rules = []
        self.views = {}
        order = {parameter: position for position, parameter in enumerate(PARAMETERS)}
        for table, path in enumerate(paths):
            with open(path, newline="", encoding="utf-8-sig") as stream:
                reader = csv.DictReader(stream)
                own = []
                for record in reader:
                    # Parameters of other kinds of case, and of documents, decide nothing here.
                    if record["parameter"] in order:
                        try:
                            rule = Rule(record, table, order[record["parameter"]])
                        except (ValueError, KeyError, InvalidOperation) as error:
                            raise BadTable(f"{path}:{reader.line_num}: {error}") from None
                        own.append((rule, reader.line_num))
            self.refuse_overlaps(path, own)
            self.rules += [rule for rule, _ in own]

    @staticmethod
    def refuse_overlaps(path, rules):
        latest = {}
        for rule, line in sorted(rules, key=lambda pair: pair[0].first):
            key = (rule.region, rule.scheme, rule.payer, rule.parameter, rule.above)
            if key in latest and rule.first <= latest[key][0].last:
                raise BadTable(f"{path}: lines {latest[key][1]} and {line} overlap")
            latest[key] = (rule, line)

    def local(self, region, scheme, payer):
        key = (region, scheme, payer)
        if key not in self.views:
            self.views[key] = LocalRules(self.rules, region, scheme, payer)
        return self.views[key]


class LocalRules:
    """The rules as one region, scheme and payer sees them; answers are kept, because lists ask the same again."""

    def __init__(self, rules, region, scheme, payer):
        self.place = f"region {region}, scheme {scheme}, payer {payer}"
        chain = list(dict.fromkeys((region, region[:4] + "00", region[:2] + "0000", "000000")))
        self.candidates = {parameter: [] for parameter in PARAMETERS}
        for rule in rules:
            if rule.region in chain and rule.scheme in (scheme, "*") and rule.payer in (payer, "*"):
                rank = (chain.index(rule.region), rule.scheme == "*", rule.payer == "*")
                self.candidates[rule.parameter].append((rank, rule))
        self.answers = {}
        self.fee_starts = self.changes("fee_rate")
        self.fee_rules = [self.find("fee_rate", day) for day in self.fee_starts]
        self.interest_starts = self.changes("deferral_interest")
        self.outlook_changes = sorted({day for name in DECIDE_THE_OUTLOOK for day in self.changes(name)})

    def changes(self, parameter):
        days = {date.min}
        for _, rule in self.candidates[parameter]:
            days.add(rule.first)
            if rule.last < date.max:
                days.add(rule.last + ONE_DAY)
        return sorted(days)

    def find(self, parameter, day, tier=None):
        key = (parameter, day, tier)
        try:
            return self.answers[key]
        except KeyError:
            answer = self.answers[key] = self.look_up(parameter, day, tier)
            return answer

    def look_up(self, parameter, day, tier):
        in_force = [(rank, rule) for rank, rule in self.candidates[parameter] if rule.first <= day <= rule.last]
        if not in_force:
            return None
        nearest = min(rank for rank, _ in in_force)
        rules = [rule for rank, rule in in_force if rank == nearest]
        if tier is None:
            answer = max(rules, key=attrgetter("table"))
            is_default_of_nation = answer.region == "000000" and GRADES[answer.grade] == "default"
            is_hole = parameter in LOCAL and any(rule.region != "000000" for _, rule in self.candidates[parameter])
            return None if is_default_of_nation and is_hole else answer
        reached = [rule for rule in rules if rule.above < tier]
        return max(reached, key=attrgetter("above", "table"), default=None)

    def require(self, parameter, day, tier=None):
        rule = self.find(parameter, day, tier)
        if rule is None:
            at = "" if tier is None else f", tier {tier}"
            raise Rejected(f"no rule for {parameter}: {self.place}, day {day}{at}")
        return rule

    def accrual(self, first, last):
        """(rule or None, days) of each stretch of the days first..last, both counted."""
        stretches = []
        at = bisect.bisect_right(self.fee_starts, first) - 1
        while first <= last:
            after = self.fee_starts[at + 1] if at + 1 < len(self.fee_starts) else date.max
            end = min(last, after - ONE_DAY)
            stretches.append((self.fee_rules[at], (end - first).days + 1))
            first = after
            at += 1
        return stretches

    def fee_factor(self, first, last):
        """Sum of rate x days over first..last: what one yuan of arrears costs."""
        return sum((rule.value * days for rule, days in self.accrual(first, last) if rule), ZERO)


    def interest_stretches(self, first, last):
        """(rule or None, first day, last day) of each stretch of the days first..last, both counted."""
        edges = [first] + [day for day in self.interest_starts if first < day <= last] + [last + ONE_DAY]
        return [(self.find("deferral_interest", day), day, after - ONE_DAY)
                for day, after in zip(edges, edges[1:]) if day < after]


class LineRules:
    """Look-ups made for one ledger line, which notes the rules that were found."""

    def __init__(self, local):
        self.local = local
        self.seen = []
        self.stated = set()

    def find(self, parameter, day):
        rule = self.local.find(parameter, day)
        if rule is not None:
            self.seen.append(rule)
        return rule

    def require(self, parameter, day):
        rule = self.local.require(parameter, day)
        self.seen.append(rule)
        return rule

    def because(self):
        self.seen.sort(key=attrgetter("order"))
        return " ".join(dict.fromkeys([rule.label for rule in self.seen]))


# ---------------------------------------------------------------- cases

@dataclass(slots=True)
class Case:
    record: int
    case_id: str
    name: str
    id_number: str
    employer: str
    region: str
    schemes: list
    payer: str
    gap_from: int
    gap_to: int
    cover_from: int         # of the gap that cover is lost by: with the months of other rows
    cover_to: int
    is_open: bool           # of that gap
    wage: list          # (month, figure) ascending, each from its month on; month 0: always; empty: not stated
    average_wage: list
    rate: list
    pay_on: date
    fee_from: date | None
    fee_to: date | None
    order_due: date | None
    kind: str = "backpay"
    declared_base: Decimal | None = None
    paid_employer: Decimal | None = None    # a month, as are all three of a shortfall
    paid_employee: Decimal | None = None
    deferred_to: date | None = None
    paid_arrears: Decimal | None = None
    paid_on: date | None = None

    @property
    def is_shortfall(self):
        return self.kind == "shortfall"


def parse_part(text):
    """What was paid as a part was paid in whole fen."""
    return Decimal(text)


def parse_paid(text):
    """What was paid is in whole fen; more decimals are brought to it."""
    return Decimal(text).quantize(FEN, ROUND_HALF_UP, ROUNDING)


PAID_COLUMNS = ("declared_base", "paid_employer", "paid_employee")


def check_shortfall(case, gap_to_text):
    if not case.wage or not gap_to_text:
        raise Rejected("a shortfall needs its last month and the wage that should have counted")
    if case.declared_base:
        if case.paid_employer is not None or case.paid_employee is not None:
            raise Rejected("a declared base and amounts: one of them only")
    elif case.paid_employee is None or (case.paid_employer is None and case.payer == "employer"):
        raise Rejected("what was paid is not stated")
    elif case.paid_employer and case.payer == "flexible":
        raise Rejected("a flexible worker pays no employer's share")
    elif len(case.schemes) > 1:
        raise Rejected("amounts paid of several schemes in one row")
    if case.declared_base:
        if any(base == 0 for _, base in case.declared_base):
            raise Rejected("a declared base of 0: nothing was paid")
    elif not case.paid_employer and not case.paid_employee:
        raise Rejected("nothing was paid")


def check_part(case):
    if case.paid_on is None and not case.paid_arrears:
        case.paid_arrears = None
        return
    if (case.paid_arrears is None) != (case.paid_on is None):
        raise Rejected("a part needs its amount and its day")
    if case.paid_arrears * 100 % 1:
        raise Rejected("a part with a fraction of a fen")
    if len(case.schemes) > 1:
        raise Rejected("a part of several schemes")
    if not first_day(case.gap_from) <= case.paid_on < case.pay_on:
        raise Rejected("the part was not paid between the first month and the day of payment")


def parse_over_time(parse):
    """2024-07:8000; 2025-07:9200, or one figure for all months."""
    def read(text):
        if ":" not in text:
            return [(0, parse(text))]
        entries = [entry.split(":") for entry in text.split(";") if entry.strip()]
        series = [(parse_month(month.strip()), parse(figure.strip())) for month, figure in entries]
        if any(later <= earlier for (earlier, _), (later, _) in pairwise(series)):
            raise Rejected(f"months out of order: {text}")
        return series
    return read


def parse_rate(text):
    rate = parse_number(text)
    if rate >= 1 and not text.endswith("%"):
        raise Rejected(f"rate {text} is 1 or more")
    return rate


def figure_at(series, month):
    """The figure of a month, None where nothing is stated."""
    return next((figure for since, figure in reversed(series) if since <= month), None)


def wages_by_month(row):
    """The filled cells below headings that are months; None where the list has no such heading."""
    months = sorted((parse_month(name), name) for name in row if name and re.fullmatch(r"\d{4}-\d{2}", name))
    if not months:
        return None
    wages = [(month, Decimal(row[name])) for month, name in months if row[name]]
    if not wages:
        raise Rejected("no month is filled")
    if any(later != earlier + 1 for (earlier, _), (later, _) in pairwise(wages)):
        raise Rejected("a month between filled ones is empty")
    if any(wage == 0 for _, wage in wages):
        raise Rejected("a wage by month is 0")
    return wages


def value_in(row, column, parse, default=None):
    text = row.get(column)
    return parse(text) if text else default


def schemes_of(row):
    return re.split("[+、]", value_in(row, "scheme", str, "medical"))


def read_gap(row, default_pay_on):
    """The kind, first and last month that were missed, and the day of payment."""
    kind = value_in(row, "kind", str, "backpay")
    if kind not in ("backpay", "shortfall"):
        raise Rejected(f"kind {kind} is not assessed here")
    if not row.get("kind") and any(row.get(column) and row[column].strip("0.") for column in PAID_COLUMNS):
        raise Rejected("what was paid is stated, and no kind")
    pay_on = value_in(row, "pay_on", parse_day, default_pay_on)
    pay_month = month_of(pay_on)
    by_month = wages_by_month(row)
    gap_from = value_in(row, "gap_from", parse_month, by_month[0][0] if by_month else None)
    if gap_from is None:
        raise Rejected("gap_from is empty")
    gap_to = value_in(row, "gap_to", parse_month, by_month[-1][0] if by_month else pay_month - 1)
    if by_month and (gap_from, gap_to) != (by_month[0][0], by_month[-1][0]):
        raise Rejected("the gap and the wages by month do not agree")
    if gap_to > pay_month:
        raise Rejected("gap_to is after the month of payment")
    if gap_to < gap_from:
        raise Rejected("gap_to is before gap_from")
    return kind, gap_from, gap_to, pay_on


class MissedMonths:
    """What all rows of a list say of the months that a person missed in scheme medical, on the same terms."""

    def __init__(self):
        self.months = {}        # by person, region, payer and pay day
        self.twice = {}         # likewise: months that two rows state
        self.names = {}         # by case_id and terms: names that rows without a number state

    @staticmethod
    def terms(row, pay_on):
        return value_in(row, "region", str, "000000"), value_in(row, "payer", str, "employer"), pay_on

    def person(self, row, terms):
        """Whom the row is about; None: nobody that another row could be about."""
        if row.get("id_number"):
            return "number", row["id_number"].upper()
        case_id, name = row.get("case_id"), row.get("name")
        if not case_id:
            return None
        if len(self.names[case_id, terms]) <= 1:
            return "case", case_id
        return ("case", case_id, name) if name else None

    def read(self, rows, default_pay_on):
        read = []
        for row in rows:
            try:
                kind, gap_from, gap_to, pay_on = read_gap(row, default_pay_on)
            except Rejected:
                continue
            if kind != "backpay" or "medical" not in schemes_of(row):
                continue
            terms = self.terms(row, pay_on)
            read.append((row, terms, gap_from, gap_to))
            if not row.get("id_number"):
                names = self.names.setdefault((row.get("case_id"), terms), set())
                names.update([row["name"]] if row.get("name") else [])
        for row, terms, gap_from, gap_to in read:
            person = self.person(row, terms)
            if person:
                missed, months = self.months.setdefault((person, terms), set()), set(range(gap_from, gap_to + 1))
                self.twice.setdefault((person, terms), set()).update(missed & months)
                missed.update(months)

    def around(self, row, gap_from, gap_to, pay_on):
        """First and last month of the gap that a row's months lie in."""
        terms = self.terms(row, pay_on)
        person = self.person(row, terms) if "medical" in schemes_of(row) else None
        missed = self.months.get((person, terms), ()) if person else ()
        first, last = gap_from, gap_to
        while first - 1 in missed:
            first -= 1
        while last + 1 in missed:
            last += 1
        if person and person[0] == "case" and self.twice[person, terms] & set(range(first, last + 1)):
            return gap_from, gap_to     # they may be two persons'
        return first, last


def read_case(record, row, default_pay_on, missed):
    def value(column, parse, default=None):
        return value_in(row, column, parse, default)

    kind, gap_from, gap_to, pay_on = read_gap(row, default_pay_on)
    cover_from, cover_to = gap_from, gap_to
    if kind == "backpay":
        cover_from, cover_to = missed.around(row, gap_from, gap_to, pay_on)
    wage = wages_by_month(row) or value("wage", parse_over_time(Decimal), [])
    average_wage = value("average_wage", parse_over_time(Decimal), [])
    rate = value("rate", parse_over_time(parse_rate), [])
    if any(series and series[0][0] > gap_from for series in (wage, average_wage, rate)):
        raise Rejected("nothing is stated for the first month")
    if rate and len(schemes_of(row)) > 1:
        raise Rejected("a combined rate of several schemes")
    if ":" in row.get("wage", "") and any(figure == 0 for _, figure in wage):
        raise Rejected("a wage over time of 0")
    case = Case(
        record=record, case_id=row.get("case_id", ""), name=row.get("name", ""), id_number=row.get("id_number", ""),
        employer=row.get("employer", ""), region=value("region", str, "000000"),
        schemes=schemes_of(row), payer=value("payer", str, "employer"), gap_from=gap_from, gap_to=gap_to,
        cover_from=cover_from, cover_to=cover_to, is_open=cover_to >= month_of(pay_on) - 1,
        wage=wage, average_wage=average_wage, rate=rate,
        pay_on=pay_on, fee_from=value("fee_from", parse_day), fee_to=value("fee_to", parse_day),
        order_due=value("order_due", parse_day), kind=kind, deferred_to=value("deferred_to", parse_day),
        paid_arrears=value("paid_arrears", parse_part), paid_on=value("paid_on", parse_day))
    if case.is_shortfall:
        for column in PAID_COLUMNS:
            setattr(case, column, value(column, parse_over_time(Decimal) if column == "declared_base" else parse_paid))
        if case.declared_base and case.declared_base[0][0] > gap_from:
            raise Rejected("nothing is stated for the first month")
        check_shortfall(case, row.get("gap_to") or wages_by_month(row))
    check_part(case)
    return case


# ---------------------------------------------------------------- one account month

@dataclass(slots=True)
class Line:
    """A ledger line; the fields after `because` are not printed."""
    record: int
    case_id: str
    scheme: str
    month: int
    base: Decimal | None = None
    base_from: str | None = None
    employer_rate: Decimal | None = None
    employee_rate: Decimal | None = None
    employer: Decimal | None = None
    employee: Decimal | None = None
    arrears: Decimal | None = None
    fee_first: date | None = None
    fee_last: date | None = None
    days: int | None = None
    fee_rates: str | None = None
    late_fee_exact: Decimal | None = None
    late_fee_uncapped: Decimal | None = None
    late_fee: Decimal | None = None
    due_employer: Decimal | None = None
    due_employee: Decimal | None = None
    paid_base: Decimal | None = None
    paid_employer: Decimal | None = None
    paid_employee: Decimal | None = None
    surplus: Decimal | None = None
    part_paid: Decimal | None = None
    part_days: int | None = None
    interest_days: int | None = None
    interest_rates: str | None = None
    interest_part_days: int | None = None
    deferral_interest: Decimal | None = None
    status: str = "ok"
    because: str | None = None
    part: Decimal = ZERO                # of a payment before P, set against these arrears
    part_last: date | None = None       # last day of the part's fee
    exact_arrears: Decimal = ZERO
    exact_capped: Decimal = ZERO
    fee_applies: bool = False
    starts: date | None = None          # by fee_start, where it has begun by the last day
    begins: date | None = None          # first day of the fee, also where it has not begun
    cap: Rule | None = None             # in force on the last day charged
    interest_of_a_year: Decimal = ZERO  # of the interest that runs on P
    spared: tuple = ()                  # (last day, reason) of what spares the month its fee for now
    answers: dict | None = None         # parameter -> weakest grade of what answered


def contribution_base(case, rules, month_day, terms_day):
    stated_wage = figure_at(case.wage, month_of(month_day))
    stated_average = figure_at(case.average_wage, month_of(terms_day))

    def known_average():
        if stated_average is not None:
            rules.stated.add("average_wage")
            return stated_average
        found = rules.find("average_wage", terms_day)
        return found.value if found else None

    def average():
        value = known_average()
        return rules.require("average_wage", terms_day).value if value is None else value

    def bound(published_name, ratio_name):
        published = rules.find(published_name, terms_day)
        if published:
            return published.value
        ratio = rules.find(ratio_name, terms_day)
        value = known_average() if ratio else None
        if value is None:
            return None
        rounding = rules.find("bound_rounding", month_day) or rules.require("base_rounding", month_day)
        return round_to(value * ratio.value, rounding.value)

    if stated_wage is None:
        instead = rules.require("base_when_unstated", month_day).value
        if instead == "reject":
            raise Rejected("no wage is stated, and the rules ask for one")
        if instead == "average_wage":
            wage = average()
            if wage is None:
                raise Rejected(f"no average wage is in force on {terms_day}")
            return round_to(wage, rules.require("base_rounding", month_day).value), "average"
        rules.find("base_rounding", month_day)
        floor = bound("base_floor", "floor_ratio")
        if floor is None:
            raise Rejected(f"no wage is stated, and no floor is in force on {terms_day}")
        return floor, "floor"

    stated = round_to(stated_wage, rules.require("base_rounding", month_day).value)
    floor = bound("base_floor", "floor_ratio")
    ceiling = bound("base_ceiling", "ceiling_ratio")
    if floor is not None and stated < floor:
        return floor, "floor"
    if ceiling is not None and stated > ceiling:
        return ceiling, "ceiling"
    return stated, "stated"


def contribute(line, case, rules):
    month_day = first_day(line.month)
    by_payment = rules.require("terms_of", month_day).value == "payment_month"
    terms_day = first_day(month_of(case.pay_on)) if by_payment else month_day
    line.base, line.base_from = contribution_base(case, rules, month_day, terms_day)
    stated_rate = figure_at(case.rate, month_of(terms_day))

    employer_fixed = rules.find("employer_fixed", terms_day)
    employee_fixed = rules.find("employee_fixed", terms_day)
    employer_fixed = employer_fixed.value if employer_fixed else ZERO
    employee_fixed = employee_fixed.value if employee_fixed else ZERO
    once_a_year = rules.find("employee_fixed_year", terms_day)
    charged_in = rules.find("fixed_year_month", terms_day) if once_a_year else None
    if charged_in and charged_in.value == line.month % 12 + 1:
        employee_fixed += once_a_year.value
    if case.payer == "flexible":
        line.employer_rate = ZERO
        if stated_rate is not None:
            rules.stated.add("employee_rate")
        if stated_rate is None:
            own = rules.find("flexible_backpay_rate", terms_day)
            line.employee_rate = (own or rules.require("employee_rate", terms_day)).value
        else:
            line.employee_rate = stated_rate
        employer_fixed, employee_fixed = ZERO, employer_fixed + employee_fixed
    else:
        line.employee_rate = rules.require("employee_rate", terms_day).value
        if stated_rate is None:
            line.employer_rate = rules.require("employer_rate", terms_day).value
        elif stated_rate >= line.employee_rate:
            rules.stated.add("employer_rate")
            line.employer_rate = stated_rate - line.employee_rate
        else:
            raise Rejected(f"rate {stated_rate} is below the employee's {line.employee_rate}")

    rounding = rules.require("amount_rounding", month_day).value
    level = rules.require("amount_rounding_level", first_day(case.gap_from)).value

    def exact_shares(base):
        return base * line.employer_rate + employer_fixed, base * line.employee_rate + employee_fixed

    due = exact_shares(line.base)
    line.employer, line.employee = round_shares(due, rounding, level)
    line.exact_arrears = sum(due)
    if case.is_shortfall:
        if not case.declared_base:
            paid = paid_rounded = case.paid_employer or ZERO, case.paid_employee
        else:
            line.paid_base = round_to(figure_at(case.declared_base, line.month), rules.require("base_rounding", month_day).value)
            paid = exact_shares(line.paid_base)
            paid_rounded = round_shares(paid, rounding, level)
        subtract_paid(line, due, paid, paid_rounded)
    line.arrears = line.employer + line.employee


def round_shares(exact, rounding, level):
    employer, employee = exact
    employee_rounded = round_to(employee, rounding)
    if level == "month":
        return round_to(employer + employee, rounding) - employee_rounded, employee_rounded
    return round_to(employer, rounding), employee_rounded


def subtract_paid(line, due_exact, paid_exact, paid):
    line.due_employer, line.due_employee = due = line.employer, line.employee
    line.paid_employer, line.paid_employee = paid
    line.employer, line.employee = (max(ZERO, owed - given) for owed, given in zip(due, paid))
    line.surplus = sum(max(ZERO, given - owed) for owed, given in zip(due, paid))
    line.exact_arrears = sum(max(ZERO, owed - given) for owed, given in zip(due_exact, paid_exact))


def print_fee_rates(stretches):
    merged = []
    for rule, days in stretches:
        rate = rule.value if rule else ZERO
        if merged and merged[-1][0] == rate:
            merged[-1][1] += days
        else:
            merged.append([rate, days])
    return "+".join([f"{show_plain(rate)}x{days}" for rate, days in merged])


def spared_by_order(order_due, waiver):
    """Last days of the order's term and of a waiver, whichever is the later; both where they are the same."""
    if order_due is None:
        return ()
    ends = [(order_due, "order")] + ([(waiver.value, "waiver")] if waiver else [])
    return tuple(end for end in ends if end[0] == max(ends)[0])


def charge(line, case, rules):
    month_day = first_day(line.month)
    line.late_fee_exact = line.late_fee_uncapped = line.late_fee = ZERO
    applies = rules.find("shortfall_fee_applies", month_day) if case.is_shortfall else None
    if (applies or rules.require("fee_applies", month_day)).value == "no":
        return
    needs_order = rules.find("fee_needs_order", month_day)
    if needs_order and needs_order.value == "yes" and (case.order_due is None or case.pay_on <= case.order_due):
        line.spared = spared_by_order(case.order_due, rules.local.find("fee_waived_if_paid_by", month_day))
        return
    line.fee_applies = True
    waiver = rules.find("fee_waived_if_paid_by", month_day)
    if waiver and case.pay_on <= waiver.value:
        line.status = "waived"
        line.spared = ((waiver.value, "waiver"),)
        return

    start = first = rules.require("fee_start", month_day).value.on(month_day)
    if case.fee_from is not None and case.fee_from > first:
        first = case.fee_from
    if case.deferred_to is not None:
        first = max(first, case.deferred_to + ONE_DAY)
    day_before_payment = rules.require("fee_end", month_day).value == "day_before"

    def last_charged(paid_on):
        last = paid_on - ONE_DAY if day_before_payment else paid_on
        return last if case.fee_to is None else min(last, case.fee_to)

    last = last_charged(case.pay_on)
    line.begins = first
    if start <= last:
        line.starts = start
    if line.part:
        spared = (needs_order and needs_order.value == "yes" and case.paid_on <= case.order_due
                  or waiver and case.paid_on <= waiver.value)
        line.part_last = day_before(first) if spared else last_charged(case.paid_on)
        line.part_days = max(0, (line.part_last - first).days + 1)
    line.days = max(0, (last - first).days + 1)
    if line.days == 0:
        return

    rounding = rules.require("fee_rounding", month_day).value
    level = rules.require("fee_rounding_level", first_day(case.gap_from)).value
    stretches = rules.local.accrual(first, last)
    rules.seen += [rule for rule, _ in stretches if rule]
    line.fee_first, line.fee_last, line.fee_rates = first, last, print_fee_rates(stretches)
    line.late_fee_exact = line.exact_capped = fee_until(line, last, rules.local)
    line.cap = rules.find("fee_cap", last)
    if line.cap and rules.require("fee_cap_level", first_day(case.gap_from)).value == "month":
        before = fee_until(line, day_before(line.cap.first), rules.local)
        line.exact_capped = max(before, min(line.late_fee_exact, line.cap.value * line.arrears))

    shares = (line.employer, line.employee) if level == "share" else (line.arrears,)

    def rounded(fee):
        return sum([round_to(portion(fee, share, line.arrears), rounding) for share in shares])

    line.late_fee_uncapped = rounded(line.late_fee_exact)
    line.late_fee = rounded(line.exact_capped)


def charge_interest(line, case, rules):
    """What the days of a deferral cost: all those on which the fee would run but for it, whatever spares the fee."""
    if case.deferred_to is None:
        return
    month_day = first_day(line.month)
    start, end = rules.local.find("fee_start", month_day), rules.local.find("fee_end", month_day)
    if not start or not end:
        return
    first = start.value.on(month_day)

    def last_day(paid_on):
        ends = [case.deferred_to, paid_on - ONE_DAY if end.value == "day_before" else paid_on]
        return min(ends + ([case.fee_to] if case.fee_to else []))

    def product(amount, last):
        return amount * sum([rule.value * ((min(last, to) - since).days + 1) for rule, since, to in stretches
                             if rule and since <= last], ZERO)

    last = last_day(case.pay_on)
    stretches = rules.local.interest_stretches(first, last) if first <= last else []
    if any(rule for rule, _, _ in stretches):
        rules.seen += [start, end] + [rule for rule, _, _ in stretches if rule]
        line.interest_days = (last - first).days + 1
        line.interest_rates = print_fee_rates([(rule, (to - since).days + 1) for rule, since, to in stretches])
        owed = product(line.arrears - line.part, last)
        if line.part:
            line.interest_part_days = max(0, (last_day(case.paid_on) - first).days + 1)
            owed += product(line.part, last_day(case.paid_on))
        line.deferral_interest = round_to(portion(owed, 1, DAYS_OF_A_YEAR), rules.require("fee_rounding", month_day).value)
    rate = rules.local.find("deferral_interest", case.pay_on)
    if rate and first <= case.pay_on <= min(case.deferred_to, case.fee_to or date.max):
        line.interest_of_a_year = (line.arrears - line.part) * rate.value


def portion(fee, share, whole):
    """fee x share / whole; where that has no end, enough of its digits to round it."""
    return ROUNDING.divide(fee * share, whole) if whole else ZERO


def fee_until(line, day, local):
    """Exact fee of a month for the days up to this one: of the part up to its own day, of the rest up to the last."""
    fee = (line.arrears - line.part) * local.fee_factor(line.fee_first, min(line.fee_last, day))
    if line.part:
        fee += line.part * local.fee_factor(line.fee_first, min(line.part_last, day))
    return fee


def day_before(day):
    return day if day == date.min else day - ONE_DAY


def assess_months(case, scheme, local, limit):
    lines = [Line(case.record, case.case_id, scheme, month) for month in range(case.gap_from, case.gap_to + 1)]
    asked = []
    for line in lines:
        if not is_payable(line.month, case.pay_on, limit):
            line.status = "not_payable"
            refused = LineRules(local)
            refused.seen.append(limit)
            line.because = refused.because()
            continue
        rules = LineRules(local)
        if limit:
            rules.seen.append(limit)
        contribute(line, case, rules)
        asked.append((line, rules))
    if case.is_shortfall and asked and all(line.surplus and not line.arrears for line, _ in asked):
        raise Rejected("nothing is short in any month")
    if case.paid_on is not None:
        set_part_against([line for line, _ in asked], case.paid_arrears - paid_of_fee(asked, case, scheme, local))
    for line, rules in asked:
        charge(line, case, rules)
        charge_interest(line, case, rules)
        if scheme == "medical" and not case.is_shortfall:
            rules.find("account_rate", first_day(line.month))
        line.because = rules.because()
        line.answers = dict.fromkeys(rules.stated, GRADES.index("stated"))
        weaken(line.answers, rules.seen)
    starts = [line.starts for line in lines if line.starts]
    if starts and case.deferred_to and case.deferred_to < min(starts):
        raise Rejected("the deferral ends before the first day that carries a fee")
    return lines


def paid_of_fee(asked, case, scheme, local):
    """What of the part goes to the fee that had accrued by its day, where the rules put that first."""
    order = local.find("payment_order", case.paid_on)
    if order is None or order.value == "arrears_first" or not asked:
        return ZERO
    then = replace(case, pay_on=case.paid_on, paid_on=None, paid_arrears=None)
    lines = [replace(line) for line, _ in asked]
    for line in lines:
        charge(line, then, LineRules(local))
        charge_interest(line, then, LineRules(local))
    sums = Result(case.record, "", "", "", "", "", "", scheme, case.payer, case.gap_from, case.gap_to, case.paid_on, 0, 0)
    total_arrears(sums, lines, case, local)
    total_fee(sums, lines, then, local)
    return min(case.paid_arrears, sums.late_fee + (sums.deferral_interest or ZERO))


def set_part_against(lines, amount):
    """The oldest month first."""
    for line in lines:
        line.part = line.part_paid = min(amount, line.arrears)
        amount -= line.part


def weaken(answers, rules):
    for rule in rules:
        if rule.grade > answers.get(rule.parameter, -1):
            answers[rule.parameter] = rule.grade


def grade(result, answers):
    """Fills the three grades and what is weakest in them."""
    sets = {"arrears_grade": ARREARS, "fee_grade": FEE, "cover_grade": COVER}
    counted = {name: grade for name, grade in answers.items() if any(name in names for names in sets.values())}
    for column, names in sets.items():
        grades = [grade for name, grade in counted.items() if name in names]
        setattr(result, column, GRADES[max(grades)] if grades else None)
    weakest = max(counted.values(), default=0)
    if weakest > 0:
        result.grade_why = ";".join(name for name in PARAMETERS if counted.get(name) == weakest)


def is_payable(month, pay_on, limit):
    return limit is None or (limit.value > 0 and month_of(pay_on) - month <= limit.value)


# ---------------------------------------------------------------- one case and scheme

@dataclass(slots=True)
class Result:
    record: int
    case_id: str
    name: str
    id_number: str
    employer: str
    region: str
    kind: str
    scheme: str
    payer: str
    gap_from: int
    gap_to: int
    pay_on: date
    months: int
    payable_months: int
    employer_arrears: Decimal | None = None
    employee_arrears: Decimal | None = None
    arrears: Decimal | None = None
    late_fee_uncapped: Decimal | None = None
    late_fee: Decimal | None = None
    late_fee_bearer: str | None = None
    rounding_difference: Decimal | None = None
    total: Decimal | None = None
    late_fee_per_day: Decimal | None = None
    gap_months: int | None = None
    suspended_from: date | None = None
    resumes_on: date | None = None
    wait_months: int | None = None
    gap_costs: str | None = None
    continuity: str | None = None
    account_credit: Decimal | None = None
    worse_from: date | None = None
    worse_why: str | None = None
    status: str = "ok"
    notes: str | None = None
    arrears_grade: str | None = None
    fee_grade: str | None = None
    cover_grade: str | None = None
    grade_why: str | None = None
    paid: Decimal | None = None
    outstanding: Decimal | None = None
    deferral_interest: Decimal | None = None


def assess_scheme(case, scheme, rules):
    local = rules.local(case.region, scheme, case.payer)
    limit = local.find("backpay_months_max", case.pay_on)
    lines = assess_months(case, scheme, local, limit)
    has_cover = scheme == "medical" and not case.is_shortfall
    payable = [line for line in lines if line.status != "not_payable"]
    result = Result(
        case.record, case.case_id, case.name, case.id_number, case.employer, case.region, case.kind, scheme, case.payer,
        case.gap_from, case.gap_to, case.pay_on, len(lines), len(payable))
    if payable:
        total_arrears(result, payable, case, local)
        total_fee(result, payable, case, local)
        result.total = result.arrears + result.late_fee + (result.deferral_interest or ZERO)
        set_off_paid(result, case)
    else:
        result.status = "not_payable"
    if has_cover:
        benefits(result, payable, case, local)
    answers = {}
    for line in payable:
        for name, weakest in line.answers.items():
            answers[name] = max(weakest, answers.get(name, -1))
    weaken(answers, [limit] if limit else [])
    order = local.find("payment_order", case.paid_on) if case.paid_on else None
    weaken(answers, [order] if order else [])
    if has_cover:
        names = {name: None for name in ("gap_counts", "suspension_start")} | dict.fromkeys(TIERED, result.gap_months)
        names["resume"] = resume_tier(case, result.gap_months, local, case.pay_on)
        weaken(answers, [local.require(name, case.pay_on, tier) for name, tier in names.items()])
        counts_from = local.find("wait_counts_from", case.pay_on)
        weaken(answers, [counts_from] if counts_from else [])
    grade(result, answers)
    return result, lines


def set_off_paid(result, case):
    if case.paid_arrears is not None:
        if case.paid_arrears > result.total:
            raise Rejected("the part is above all that is owed")
        result.paid, result.outstanding = case.paid_arrears, result.total - case.paid_arrears


def total_arrears(result, payable, case, local):
    whole = first_day(case.gap_from)
    result.employer_arrears = sum([line.employer for line in payable])
    result.employee_arrears = sum([line.employee for line in payable])
    lines_sum = result.arrears = result.employer_arrears + result.employee_arrears
    if local.require("amount_rounding_level", whole).value == "case":
        exact = sum([line.exact_arrears for line in payable])
        result.arrears = round_to(exact, local.require("amount_rounding", whole).value)
    result.rounding_difference = result.arrears - lines_sum


def total_fee(result, payable, case, local):
    whole = first_day(case.gap_from)
    result.late_fee_uncapped = sum([line.late_fee_uncapped for line in payable])
    lines_sum = result.late_fee = sum([line.late_fee for line in payable])
    result.late_fee_per_day = fee_of_one_more_day(result, payable, case, local)
    interest = [line.deferral_interest for line in payable if line.deferral_interest is not None]
    result.deferral_interest = sum(interest) if interest else None
    if interest or any(line.fee_applies for line in payable):
        by_payer = local.require("fee_bearer", whole).value == "payer"
        result.late_fee_bearer = case.payer if by_payer else "employer"
    charged = [line for line in payable if line.days]
    if not charged:
        return
    rounding = local.require("fee_rounding", whole).value
    if local.require("fee_rounding_level", whole).value == "case":
        result.late_fee_uncapped = round_to(sum([line.late_fee_exact for line in charged]), rounding)
        result.late_fee = round_to(sum([line.exact_capped for line in charged]), rounding)
    result.rounding_difference += result.late_fee - lines_sum

    cap = max(charged, key=attrgetter("fee_last")).cap
    if cap and local.require("fee_cap_level", whole).value == "case":
        cap_eve = day_before(cap.first)
        before = sum([fee_until(line, cap_eve, local) for line in charged])
        limit = round_to(max(before, cap.value * result.arrears), rounding)
        result.late_fee = min(result.late_fee_uncapped, limit)


def fee_of_one_more_day(result, payable, case, local):
    interest = sum([line.interest_of_a_year for line in payable], ZERO)
    if interest:
        return portion(interest, 1, DAYS_OF_A_YEAR).quantize(FEN, ROUND_HALF_UP, ROUNDING)
    running = [line for line in payable
               if line.begins and line.begins <= case.pay_on and not (case.fee_to and case.fee_to < case.pay_on)]
    rate = local.find("fee_rate", case.pay_on)
    if not running or rate is None:
        return ZERO
    cap = local.find("fee_cap", case.pay_on)
    if cap and local.require("fee_cap_level", first_day(case.gap_from)).value == "month":
        running = [line for line in running if line.late_fee_exact < cap.value * line.arrears]
    elif cap and sum([line.late_fee_exact for line in payable]) >= cap.value * result.arrears:
        return ZERO
    return sum([(line.arrears - line.part) * rate.value for line in running], ZERO).quantize(FEN, ROUND_HALF_UP, ROUNDING)


# ---------------------------------------------------------------- benefits, medical only

def count_gap(case, gap_to, pay_on, counts):
    months = gap_to - case.cover_from + 1
    return months + (case.is_open and counts == "with_payment_month" and gap_to != month_of(pay_on))


def resume_tier(case, gap, local, day):
    """Months that the tiers of resume count on a day: of the gap, or of those without cover."""
    counts_from = local.find("wait_counts_from", day)
    suspension = local.find("suspension_start", day)
    if counts_from is None or counts_from.value == "gap" or suspension is None:
        return gap
    with_cover = month_of(suspension.value.on(first_day(case.cover_from))) - case.cover_from
    return max(1, gap - max(0, with_cover))


def benefits(result, payable, case, local):
    pay_on = case.pay_on
    counts = local.require("gap_counts", pay_on).value if case.is_open else None
    gap = count_gap(case, case.cover_to, pay_on, counts)
    back = pay_on if case.is_open else first_day(case.cover_to + 1)
    resume = local.require("resume", pay_on, resume_tier(case, gap, local, pay_on)).value
    result.gap_months = gap
    result.suspended_from = local.require("suspension_start", pay_on).value.on(first_day(case.cover_from))
    result.resumes_on = resume.on(back)
    result.wait_months = month_of(result.resumes_on) - month_of(back)
    result.gap_costs = local.require("gap_costs", pay_on, gap).value
    result.continuity = local.require("continuity", pay_on, gap).value
    if payable:
        credited = local.require("account_credited", pay_on, gap).value
        result.account_credit = account_credit(payable, credited, local)
        look_ahead(result, payable, case, local, counts, resume, credited)


def account_credit(payable, credited, local):
    parts = []
    for line in payable:
        month_day = first_day(line.month)
        rate = local.find("account_rate", month_day)
        if rate:
            parts.append(round_to(line.base * rate.value, local.require("amount_rounding", month_day).value))
    if not parts:
        return None
    return sum(parts) if credited == "yes" else ZERO


def look_ahead(result, payable, case, local, counts, resume, credited):
    """Fills worse_from and worse_why: the first later payment day that loses something, and what."""
    end = day_in_month(month_of(case.pay_on) + OUTLOOK_MONTHS, case.pay_on.day)
    limit = local.find("backpay_months_max", case.pay_on)
    oldest = min(month for month in range(case.cover_from, case.cover_to + 1) if is_payable(month, case.pay_on, limit))
    lapses = {}
    for line in payable:
        for last, reason in line.spared:
            lapses.setdefault(last + ONE_DAY, set()).add(reason)
    # Between two of these days nothing changes but, perhaps, which of two resume expressions is the later.
    turns = {first_day(month_of(case.pay_on) + ahead) for ahead in range(1, OUTLOOK_MONTHS + 1)}
    turns.update(lapses, local.outlook_changes)
    turns = sorted(day for day in turns if case.pay_on < day <= end)
    for day, following in zip(turns, turns[1:] + [end + ONE_DAY]):
        losses = []
        if not is_payable(oldest, day, local.find("backpay_months_max", day)):
            losses.append("window")
        if case.is_open:
            then = local.find("gap_counts", day)
            gap = count_gap(case, max(case.cover_to, month_of(day) - 1), day, then.value if then else counts)
            resume_then = local.find("resume", day, resume_tier(case, gap, local, day))
            costs = local.find("gap_costs", day, gap)
            continuity = local.find("continuity", day, gap)
            credited_then = local.find("account_credited", day, gap)
            if resume_then and resume_then.value.on(day) > resume.on(day):
                losses.append("resume")
            if costs and WORSE_COSTS[costs.value] > WORSE_COSTS[result.gap_costs]:
                losses.append("gap_costs")
            if continuity and result.continuity == "kept" and continuity.value == "reset":
                losses.append("continuity")
            if credited_then and credited == "yes" and credited_then.value == "no":
                losses.append("account_credited")
        losses += [reason for reason in ("waiver", "order") if reason in lapses.get(day, ())]
        if not losses and case.is_open and resume_then and (resume_then.value.day is None) != (resume.day is None):
            day += ONE_DAY
            while day < following and resume_then.value.on(day) <= resume.on(day):
                day += ONE_DAY
            if day < following:
                losses.append("resume")
        if losses:
            result.worse_from, result.worse_why = day, ";".join(losses)
            return


# ---------------------------------------------------------------- lists

class Claims:
    """Months already assessed, by person and scheme: the same month must not be paid twice."""

    def __init__(self):
        self.months = {}

    def check(self, case):
        for scheme in case.schemes:
            for gap_from, gap_to, record in self.months.get((case.id_number.upper(), scheme), ()):
                if gap_from <= case.gap_to and case.gap_from <= gap_to:
                    raise Rejected(f"the same person, scheme {scheme} and months as record {record}")

    def add(self, case):
        if case.id_number:
            for scheme in case.schemes:
                claims = self.months.setdefault((case.id_number.upper(), scheme), [])
                claims.append((case.gap_from, case.gap_to, case.record))


def assess_list(path, rules, default_pay_on, reject):
    """Yields the (Result, [Line]) pairs of each case; calls reject(record, reason) for a case that is left out."""
    claims, missed = Claims(), MissedMonths()
    with open(path, newline="", encoding="utf-8-sig") as stream:
        missed.read(csv.DictReader(stream), default_pay_on)
    with open(path, newline="", encoding="utf-8-sig") as stream:
        for record, row in enumerate(csv.DictReader(stream), start=1):
            try:
                case = read_case(record, row, default_pay_on, missed)
                claims.check(case)
                pairs = [assess_scheme(case, scheme, rules) for scheme in case.schemes]
            except Rejected as reason:
                reject(record, reason)
            else:
                claims.add(case)
                yield pairs


def show_text(value):
    return "" if value is None else value


def show_integer(value):
    return "" if value is None else str(value)


def show_plain(value):
    return "" if value is None else format(value.normalize(), "f")


def show_money(value):
    return "" if value is None else str(value.quantize(FEN))


def show_day(value):
    return "" if value is None else value.isoformat()


@lru_cache(maxsize=None)
def show_month(value):
    return f"{value // 12:04d}-{value % 12 + 1:02d}"


RESULT_COLUMNS = [field.name for field in fields(Result)]
LEDGER_COLUMNS = [field.name for field in fields(Line)][:32]
KINDS = {
    **dict.fromkeys(("record", "months", "payable_months", "gap_months", "wait_months", "days",
                     "part_days", "interest_days", "interest_part_days"), show_integer),
    **dict.fromkeys(("gap_from", "gap_to", "month"), show_month),
    **dict.fromkeys(("pay_on", "suspended_from", "resumes_on", "worse_from", "fee_first", "fee_last"), show_day),
    **dict.fromkeys(("employer_arrears", "employee_arrears", "arrears", "late_fee_uncapped", "late_fee",
                     "rounding_difference", "total", "late_fee_per_day", "account_credit", "base", "due_employer", "due_employee",
                     "paid_base", "paid_employer", "paid_employee", "surplus", "part_paid", "paid", "outstanding",
                     "deferral_interest"), show_money),
    **dict.fromkeys(("employer_rate", "employee_rate", "late_fee_exact"), show_plain),
}
RESULT_KINDS = [KINDS.get(name, show_text) for name in RESULT_COLUMNS]
SHARES = {"employer": show_money, "employee": show_money}     # in the results `employer` is a name
LEDGER_KINDS = [(KINDS | SHARES).get(name, show_text) for name in LEDGER_COLUMNS]
result_values = attrgetter(*RESULT_COLUMNS)
line_values = attrgetter(*LEDGER_COLUMNS)


def result_row(result):
    return [show(value) for show, value in zip(RESULT_KINDS, result_values(result))]


def line_row(line):
    return [show(value) for show, value in zip(LEDGER_KINDS, line_values(line))]


class Rejections:
    """Names each rejected case on standard error and counts them."""

    def __init__(self):
        self.count = 0

    def __call__(self, record, reason):
        self.count += 1
        print(f"record {record}: {reason}", file=sys.stderr)


def command_line(description, **files):
    arguments = argparse.ArgumentParser(description=description)
    for name, shown in files.items():
        arguments.add_argument(name, metavar=shown)
    arguments.add_argument("--rules", action="append", required=True, metavar="FILE")
    arguments.add_argument("--pay-on", type=parse_day, default=date.today(), metavar="DAY")
    options = arguments.parse_args()
    try:
        options.rules = Rules(options.rules)
    except BadTable as error:
        print(error, file=sys.stderr)
        sys.exit(5)
    return options


def main():
    options = command_line("Assess a list of back-payments.",
                           cases="CASES.csv", results="RESULTS.csv", ledger="LEDGER.csv")
    rejections = Rejections()
    with (open(options.results, "w", newline="", encoding="utf-8") as results_file,
          open(options.ledger, "w", newline="", encoding="utf-8") as ledger_file):
        results = csv.writer(results_file, lineterminator="\n")
        ledger = csv.writer(ledger_file, lineterminator="\n")
        results.writerow(RESULT_COLUMNS)
        ledger.writerow(LEDGER_COLUMNS)
        for pairs in assess_list(options.cases, options.rules, options.pay_on, rejections):
            for result, lines in pairs:
                results.writerow(result_row(result))
                ledger.writerows([line_row(line) for line in lines])
    return 3 if rejections.count else 0


if __name__ == "__main__":
    sys.exit(main())
