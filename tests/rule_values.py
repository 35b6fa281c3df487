"""What a rule may say: the parameters as calc/parameters.def defines them, the forms of their values, and what is plausible."""
import datetime
import decimal
import re
import sys

CONFIDENCES = ("official", "secondary", "default")
PAYERS = ("employer", "flexible", "*")
SEXES = ("male", "female", "*")
GROUPS = ("adult", "student", "child", "elder", "exempt", "*")
PAYERS_OF = {"required_months": SEXES, "required_actual_months": SEXES, "resident_premium": GROUPS}

# What parameters.def may not know yet: name -> (kind, anchor, words, is tiered).
METHODS = {
    "bound_rounding": ("ROUNDING", None, (), False),
    "fee_needs_order": ("WORD_OF", None, ("no", "yes"), False),
    "wait_counts_from": ("WORD_OF", None, ("gap", "cover_end"), False),
    "required_actual_months": ("COUNT", None, (), False),
    "topup_average_lag": ("COUNT", None, (), False),
    "employee_fixed_year": ("AMOUNT", None, (), False),
    "fixed_year_month": ("COUNT", None, (), False),
    "flexible_backpay_rate": ("RATE", None, (), False),
}
LIST = re.compile(r"WORD_LIST\((\w+), \w+\)(.*?)WORD_LIST_END", re.S)
WORD = re.compile(r"WORD\(\w+, \w+, (\w+)")
ENTRY = re.compile(r'PARAMETER\(\s*\w+,\s*(\w+),\s*"[^"]*",\s*"[^"]*",\s*([A-Z_]+)(?:\(([^)]*)\))?,([^)]*)\)')

# (parameter, scheme, payer) -> least, most: what lies outside is a slip of a decimal point, not a law.
RATES = {
    ("employer_rate", "medical", "employer"): ("0.04", "0.12"),
    ("employee_rate", "medical", "employer"): ("0", "0.02"),
    ("employee_rate", "medical", "flexible"): ("0.04", "0.12"),
    ("employer_rate", "maternity", "employer"): ("0", "0.013"),
    ("employee_rate", "maternity", "employer"): ("0", "0"),
    ("employer_rate", "major_medical", "employer"): ("0.001", "0.015"),
    ("employee_rate", "major_medical", "employer"): ("0", "0.005"),
    ("employee_rate", "major_medical", "flexible"): ("0", "0.015"),
    ("employer_rate", "pension", "employer"): ("0.12", "0.21"),
    ("employee_rate", "pension", "employer"): ("0.08", "0.08"),
    ("employee_rate", "pension", "flexible"): ("0.20", "0.24"),
    ("employer_rate", "unemployment", "employer"): ("0.0032", "0.015"),
    ("employee_rate", "unemployment", "employer"): ("0.002", "0.005"),
    ("employee_rate", "unemployment", "flexible"): ("0.01", "0.01"),
    ("employer_rate", "injury", "employer"): ("0.001", "0.01"),
    ("employee_rate", "injury", "employer"): ("0", "0"),
}
PENSION_FELL, PENSION_SINCE = datetime.date(2019, 5, 1), decimal.Decimal("0.16")
SPANS = {
    "average_wage": (2000, 20000), "base_floor": (1000, 10000), "base_ceiling": (4000, 50000), "employee_fixed": (0, 1000),
    "employer_fixed": (0, 100), "employee_fixed_year": (10, 300), "resident_premium": (100, 1500), "topup_fixed": (0, 100),
    "retiree_credit_fixed": (30, 500), "average_pension": (1000, 10000), "required_months": (120, 420),
    "required_actual_months": (12, 240), "topup_average_lag": (1, 2), "fixed_year_month": (1, 12), "floor_ratio": (0.4, 1),
    "ceiling_ratio": (1, 3), "topup_base_ratio": (0.5, 1), "backpay_months_max": (0, 120), "flexible_backpay_rate": (0.04, 0.12),
}


def read_parameters(folder):
    """name -> (kind, anchor, words, is tiered), from parameters.def and words.def."""
    lists = {tag: tuple(WORD.findall(body)) for tag, body in LIST.findall((folder / "words.def").read_text(encoding="utf-8"))}
    entries = ENTRY.findall((folder / "parameters.def").read_text(encoding="utf-8"))
    parameters = {name: (kind, argument.strip("'") if kind == "DAY" else None, lists.get(argument, ()), "TIERED" in rest)
                  for name, kind, argument, rest in entries}
    if len(parameters) < 40:
        sys.exit(f"{folder}: only {len(parameters)} parameters were found")
    return METHODS | parameters


def is_number(text, least=0, most=None):
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return False
    return decimal.Decimal(text) >= least and (most is None or decimal.Decimal(text) <= most)


def is_day(text):
    try:
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def is_day_expression(text, anchor):
    found = re.fullmatch(r"([MGP])\+\d{1,4}(?:d|/(\d{1,2}|last))", text)
    return found is not None and found[1] == anchor and (found[2] in (None, "last") or 1 <= int(found[2]) <= 31)


def has_form(kind, anchor, words, text):
    match kind:
        case "AMOUNT":
            return re.fullmatch(r"\d+(\.\d{1,2})?", text) is not None
        case "RATE":
            return is_number(text, 0, 1)
        case "RATIO":
            return is_number(text)
        case "COUNT":
            return re.fullmatch(r"\d{1,6}", text) is not None
        case "WORD_OF":
            return text in words
        case "ROUNDING":
            return re.fullmatch(r"(half_up|half_even|up|down|exact) (0\.01|0\.1|1)", text) is not None
        case "DAY":
            return is_day_expression(text, anchor)
        case "DATE":
            return is_day(text)
    return text != ""


def value_fault(row, kind, anchor, words):
    """What is wrong with the value of a row, or None."""
    if row.parameter == "base_ceiling" and row.value == "none":
        return None
    if not has_form(kind, anchor, words, row.value):
        return f"{row.parameter} cannot be {row.value!r}"
    low, high = SPANS.get(row.parameter, (None, None))
    if low is not None and not low <= float(row.value) <= high:
        return f"{row.parameter} {row.value} is not between {low} and {high}"
    return rate_fault(row) if row.parameter in ("employer_rate", "employee_rate") else None


def rate_fault(row):
    value = decimal.Decimal(row.value)
    span = RATES.get((row.parameter, row.scheme, row.payer))
    if value == 0 and row.payer == "flexible":
        return None  # a fixed sum, or the employer's share of someone who has none
    if span is None:
        return f"nobody said what {row.parameter} of {row.scheme}/{row.payer} should look like"
    if not decimal.Decimal(span[0]) <= value <= decimal.Decimal(span[1]):
        return f"{row.parameter} {row.value} is not between {span[0]} and {span[1]}"
    if (row.parameter, row.scheme, row.payer) == ("employer_rate", "pension", "employer"):
        if row.first >= PENSION_FELL and value > PENSION_SINCE:
            return f"{row.parameter} {row.value}: nobody charged more than 16 % after {PENSION_FELL}"
    return None
