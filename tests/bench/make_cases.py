#!/usr/bin/python3
"""Write a list of N back-payment cases, the same for the same options: unique people, valid numbers, streamed.

Plain: about --months account months a case between 2024-01 and 2026-08, paid between 2025-01 and 2026-10.
--short: one account month a case. --rows N: a person's months in up to N rows, which stand apart.
--stress: odd values for stress_rules.csv, to compare two programs with each other;
--shortfalls, --parts and --deferrals, there or with --wide: underpaid months, partly paid before, deferred.
--wide: odd values with the wages in a column for each month.
"""

import argparse
import csv
import sys
from datetime import date, timedelta
from itertools import islice
from random import Random

# Cities without a hole in the months of the plain lists, for either payer, with and without a wage.
REGIONS = "110000,340100,370100,370200,370300,370600,370700,420100"
STRESS_REGIONS = ("000000,210000,210100,210102,210106,210200,210203,210300,210400,210500,210600,210700,210800,210900,"
                  "211000,211100,211200,211300,211400,220100,220200,220300,220400")
COLUMNS = ("case_id", "name", "id_number", "employer", "region", "scheme", "payer", "gap_from", "gap_to", "wage",
           "pay_on")
STRESS_COLUMNS = COLUMNS + ("average_wage", "rate", "fee_from", "fee_to", "order_due")
SHORTFALL_COLUMNS = ("kind", "declared_base", "paid_employer", "paid_employee")
PART_COLUMNS = ("paid_arrears", "paid_on")

WIDE_COLUMNS = tuple(name for name in STRESS_COLUMNS if name not in ("gap_from", "gap_to", "wage"))

FIRST_MONTH, LAST_MONTH = 2024 * 12, 2026 * 12 + 7
FIRST_PAY_MONTH, LAST_PAY_MONTH = 2025 * 12, 2026 * 12 + 9
STRESS_FIRST_MONTH = 2005 * 12

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红建文辉力国庆志海燕春梅鹏飞宇欣怡子涵浩然雨晨思远佳琪嘉俊凯婷雪琳晓峰立新永健天佑乐安宁书瑶"
PLACES = ("华东", "江南", "京海", "粤港", "川渝", "齐鲁", "岭南", "浦江", "钱塘", "金陵", "长安", "中原")
BRANDS = ("恒信", "明德", "瑞丰", "天成", "宏远", "博雅", "金桥", "同创", "远航", "利达", "新宇", "卓越", "嘉和", "盛世", "东方")
TRADES = ("科技", "机械制造", "贸易", "建筑工程", "物流", "餐饮管理", "医药", "纺织", "电子", "教育咨询", "物业服务", "食品")

# District codes of GB/T 2260 in which the people were registered.
DISTRICTS = (110101, 110105, 110108, 120101, 130102, 140105, 210102, 210203, 220102, 230102, 310101, 310104, 310115,
             320102, 320505, 330102, 330106, 330203, 340103, 350102, 350203, 360102, 370102, 370202, 410102, 420102,
             420106, 430102, 440103, 440106, 440305, 450102, 500103, 510104, 510107, 520102, 530102, 610102, 610113,
             620102)
BIRTH_DAYS = [(date(1966, 1, 1) + timedelta(days=day)).strftime("%Y%m%d") for day in range(14_000)]
# Two last digits 00 would let a number end in 000, as a spreadsheet leaves it when it has destroyed one.
SERIALS = [f"{serial:03d}" for serial in range(1000) if serial % 100]
PEOPLE = len(DISTRICTS) * len(BIRTH_DAYS) * len(SERIALS)
STRIDE = 305_175_781      # a prime, so that index x STRIDE visits every person once
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# What each digit adds at each place, so that a check character costs one sum.
PRODUCTS = [{str(digit): digit * weight for digit in range(10)} for weight in WEIGHTS]
CHECK_CHARACTERS = "10X98765432"

SCHEMES = ("medical", "maternity", "major_medical", "pension", "unemployment", "injury")


def id_number(index):
    """GB 11643 number of the index-th person; no two alike below PEOPLE."""
    person = index * STRIDE % PEOPLE
    person, serial = divmod(person, len(SERIALS))
    district, birth_day = divmod(person, len(BIRTH_DAYS))
    digits = f"{DISTRICTS[district]}{BIRTH_DAYS[birth_day]}{SERIALS[serial]}"
    total = 0
    for products, digit in zip(PRODUCTS, digits):
        total += products[digit]
    return digits + CHECK_CHARACTERS[total % 11]


def month_text(month):
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


MONTHS = {month: month_text(month) for month in range(1990 * 12, 2031 * 12)}


class Draw:
    """Random choices from one seeded stream; multiplying random() is several times as fast as randint and choice."""

    def __init__(self, seed):
        self.random = Random(seed).random
        self.employers = [f"{place}{brand}{trade}有限公司" for place in PLACES for brand in BRANDS for trade in TRADES]

    def below(self, count):
        return int(self.random() * count)

    def of(self, items):
        return items[int(self.random() * len(items))]

    def name(self):
        given = self.of(GIVEN)
        if self.random() < 0.7:
            given += self.of(GIVEN)
        return self.of(SURNAMES) + given

    def wage(self):
        # Skewed like wages are: many low ones, a long tail, some below every floor and above every ceiling.
        yuan = int(2200 + 6000 * self.random() + 42_000 * self.random() ** 5)
        return f"{yuan}.{self.below(100):02d}" if self.random() < 0.3 else str(yuan)

    def pay_day(self, month):
        return f"{MONTHS[month]}-{1 + self.below(28):02d}"


def plain_case(draw, index, options):
    length = 1 if options.short else options.months // 2 + draw.below(options.months + 1)
    length = max(1, min(length, LAST_MONTH - FIRST_MONTH + 1))
    earliest_pay_month = max(FIRST_PAY_MONTH, FIRST_MONTH + length)
    pay_month = earliest_pay_month + draw.below(LAST_PAY_MONTH - earliest_pay_month + 1)
    last_end = min(pay_month - 1, LAST_MONTH)
    earliest_end = FIRST_MONTH + length - 1
    gap_to = last_end
    if draw.random() < 0.3:     # closed: insured again for a while before the payment
        gap_to = max(earliest_end, last_end - 1 - draw.below(8))
    gap_to_text = MONTHS[gap_to]
    if gap_to == pay_month - 1 and draw.random() < 0.3:
        gap_to_text = ""
    return (f"C{index + 1:08d}", draw.name(), id_number(index + options.seed * 1_000_003), draw.of(draw.employers),
            draw.of(options.regions), draw.of(options.schemes),
            "flexible" if draw.random() < options.flexible else "employer", MONTHS[gap_to - length + 1], gap_to_text,
            "" if draw.random() < options.no_wage else draw.wage(), draw.pay_day(pay_month))


def stress_amount(draw):
    kind = draw.below(10)
    if kind == 0:       # more digits than 64 bits hold
        return f"{1 + draw.below(9)}" + "".join(str(draw.below(10)) for _ in range(17 + draw.below(12)))
    if kind == 1:       # more decimals than any unit keeps
        return f"{draw.below(30_000)}." + "".join(str(draw.below(10)) for _ in range(3 + draw.below(25)))
    if kind == 2:       # half of each unit, where the rounding modes part
        return f"{2000 + draw.below(9000)}{draw.of(('.005', '.015', '.05', '.25', '.5', '.500'))}"
    if kind == 3:
        return draw.of(("0.01", "0.1", "1", "10", "0.005"))
    if kind == 4:
        return str(100 * (1 + draw.below(600)))
    return draw.wage()


def stress_rate(draw):
    kind = draw.below(4)
    if kind == 0:
        return f"{1 + draw.below(100)}%"
    if kind == 1:
        return f"0.{100 + draw.below(900)}"
    if kind == 2:
        return f"{5 + draw.below(30)}.{draw.below(1000):03d}%"
    return f"0.{1000 + draw.below(4000):04d}{draw.below(100_000):05d}"


def over_time(draw, gap_from, gap_to, figure):
    """One figure, or several, each from its month on; now and then the first begins too late, or two change places."""
    if draw.random() < 0.6:
        return figure(draw)
    months = [gap_from - draw.below(30) if draw.random() < 0.97 else gap_from + 1]
    for _ in range(draw.below(5)):
        months.append(months[-1] + 1 + draw.below(max(2, (gap_to - gap_from) // 2)))
    months = [month for month in months if month in MONTHS] or [gap_from]
    if draw.random() < 0.02:
        months.reverse()
    entries = [f"{MONTHS[month]}:{figure(draw)}" for month in months]
    return draw.of(("; ", ";", " ;")).join(entries)


def stress_schemes(draw):
    kind = draw.random()
    if kind < 0.45:
        return "medical"
    if kind < 0.65:
        return draw.of(SCHEMES)
    if kind < 0.7:
        return ""
    if kind < 0.8:
        return "+".join(SCHEMES)
    chosen = [scheme for scheme in SCHEMES if draw.random() < 0.5]
    return "+".join(chosen) or "medical"


def stress_span(draw):
    """First and last month of the gap and the month of payment."""
    pay_month = (FIRST_PAY_MONTH if draw.random() < 0.5 else STRESS_FIRST_MONTH + 2)
    pay_month += draw.below(LAST_PAY_MONTH - pay_month + 1)
    length = 1 + draw.below(10 if draw.random() < 0.6 else 60 if draw.random() < 0.85 else 240)
    kind = draw.random()
    if kind < 0.5:
        gap_to = pay_month - 1
    elif kind < 0.6:
        gap_to = pay_month
    elif kind < 0.98:
        gap_to = pay_month - 2 - draw.below(5 if draw.random() < 0.6 else 120)
    else:               # not possible: after the month of payment
        gap_to = pay_month + 1
    gap_to = max(gap_to, STRESS_FIRST_MONTH)
    gap_from = max(gap_to - length + 1, STRESS_FIRST_MONTH)
    if draw.random() < 0.01:
        gap_from = gap_to + 1
    return gap_from, gap_to, pay_month


def stress_day(draw, first_month, last_month):
    month = first_month + draw.below(max(1, last_month - first_month + 1))
    return draw.pay_day(month)


def stress_order(draw, pay_on):
    """The last day of an order to pay: none, about P, where it decides, or far from it."""
    kind = draw.random()
    if kind < 0.5:
        return ""
    days = draw.below(5) - 2 if kind < 0.75 else draw.below(90) if kind < 0.9 else draw.below(3000) - 1500
    return (date.fromisoformat(pay_on) + timedelta(days=days)).isoformat()


def stress_case(draw, index, options):
    gap_from, gap_to, pay_month = stress_span(draw)
    gap_to_text = MONTHS[gap_to]
    if gap_to == pay_month - 1 and draw.random() < 0.4:
        gap_to_text = ""
    pay_on = draw.pay_day(pay_month)
    if draw.random() < 0.2:         # the last day of the month, or its first, where tiers and day expressions turn
        following = date((pay_month + 1) // 12, (pay_month + 1) % 12 + 1, 1)
        pay_on = (following - timedelta(days=1)).isoformat() if draw.random() < 0.5 else pay_on[:8] + "01"
    wage = "" if draw.random() < 0.3 else over_time(draw, gap_from, gap_to, stress_amount)
    person = index if draw.random() < 0.98 else max(0, index - 1 - draw.below(5))     # else a person seen before
    return (f"S{index + 1:08d}", draw.name(), id_number(person + options.seed * 1_000_003), draw.of(draw.employers),
            draw.of(options.regions), stress_schemes(draw), draw.of(("employer", "employer", "flexible", "")),
            MONTHS[gap_from], gap_to_text, wage, pay_on,
            over_time(draw, gap_from, gap_to, stress_amount) if draw.random() < 0.2 else "",
            over_time(draw, gap_from, gap_to, stress_rate) if draw.random() < 0.15 else "",
            stress_day(draw, gap_from, pay_month + 2) if draw.random() < 0.2 else "",
            stress_day(draw, gap_from, pay_month + 2) if draw.random() < 0.2 else "", stress_order(draw, pay_on))


def days_around(draw, day, least, most):
    return (date.fromisoformat(day) + timedelta(days=least + draw.below(most - least + 1))).isoformat()


def first_figure(text):
    """Of a wage over time the first."""
    return text.split(";")[0].split(":")[-1].strip()


def near_wage(draw, wage, least, most):
    """An amount between two hundredths of the wage, most often in whole yuan or fen."""
    hundredths = least + draw.below(most - least + 1)
    yuan, fen = divmod(int(float(wage) * hundredths), 100)
    return f"{yuan}{draw.of(('', '', f'.{fen:02d}', f'.{fen:02d}', '.005', '.995'))}"


def as_shortfall(draw, case, options):
    """The case as one of underpaid months; some cannot be: nothing stated, both ways at once, paid more than due."""
    if not case["wage"] and draw.random() < 0.95:
        case["wage"] = stress_amount(draw)
    if not case["gap_to"] and draw.random() < 0.95:
        case["gap_to"] = MONTHS[int(case["pay_on"][:4]) * 12 + int(case["pay_on"][5:7]) - 2]
    wage = first_figure(case["wage"]) or "8000"
    by_amounts = draw.random() < 0.3
    if draw.random() < 0.97:
        case["kind"] = "shortfall"
    if by_amounts and draw.random() < 0.9:
        case["scheme"] = draw.of(SCHEMES)
    if by_amounts or draw.random() < 0.02:
        if case["payer"] != "flexible" or draw.random() < 0.1:
            case["paid_employer"] = draw.of(("0", near_wage(draw, wage, 0, 10), near_wage(draw, wage, 0, 4)))
        case["paid_employee"] = draw.of(("0", near_wage(draw, wage, 0, 10), near_wage(draw, wage, 0, 3)))
    if not by_amounts:
        kind = draw.random()
        case["declared_base"] = (near_wage(draw, wage, 20, 99) if kind < 0.6 else near_wage(draw, wage, 90, 130)
                                 if kind < 0.75 else draw.wage() if kind < 0.9 else stress_amount(draw))


def with_part(draw, case, options):
    """A part paid before, of everything between one fen and more than all, on days from one too early to one too late."""
    if draw.random() < 0.95:
        case["scheme"] = draw.of(SCHEMES)
    last = case["gap_to"] or case["pay_on"]
    months = max(1, int(last[:4]) * 12 + int(last[5:7]) - int(case["gap_from"][:4]) * 12 - int(case["gap_from"][5:7]))
    kind = draw.random()
    if kind < 0.8:
        of_arrears = float(first_figure(case["wage"]) or 8000) * months * draw.of((0.1, 0.03, 0.01, 0.002)) * draw.random()
        case["paid_arrears"] = f"{of_arrears:.2f}"
    elif kind < 0.97:
        case["paid_arrears"] = draw.of(("0.01", "100", "12.34", "500.00", "0.1"))
    else:
        case["paid_arrears"] = draw.of(("", "0", "100.005", "99999999999999999999999"))
    first = case["gap_from"] + "-01"
    days = (date.fromisoformat(case["pay_on"]) - date.fromisoformat(first)).days
    kind = draw.random()
    case["paid_on"] = (days_around(draw, first, 0, max(1, days - 1)) if kind < 0.7 else days_around(draw, first, -1, 2)
                       if kind < 0.75 else days_around(draw, case["pay_on"], -40, 0) if kind < 0.85
                       else days_around(draw, case["order_due"] or case["pay_on"], -2, 2) if kind < 0.97 else "")
    if draw.random() < 0.2 and case["fee_from"]:
        case["paid_on"] = days_around(draw, case["fee_from"], -2, 2)


def with_deferral(draw, case, options):
    first = case["gap_from"] + "-01"
    days = (date.fromisoformat(case["pay_on"]) - date.fromisoformat(first)).days
    kind = draw.random()
    case["deferred_to"] = (days_around(draw, first, 40, max(41, days)) if kind < 0.5 else days_around(draw, first, 20, 70)
                           if kind < 0.7 else days_around(draw, case["pay_on"], -2, 3) if kind < 0.9
                           else days_around(draw, case["pay_on"], -400, 400))


def added_columns(options):
    return (SHORTFALL_COLUMNS * options.shortfalls + PART_COLUMNS * options.parts + ("deferred_to",) * options.deferrals)


def case_with_additions(draw, index, options):
    """stress_case with what the options add to it."""
    additions = [(as_shortfall, options.shortfalls), (with_part, options.parts), (with_deferral, options.deferrals)]
    case = dict.fromkeys(STRESS_COLUMNS + added_columns(options), "") | dict(
        zip(STRESS_COLUMNS, stress_case(draw, index, options)))
    for addition, wanted in additions:
        if wanted:
            addition(draw, case, options)
    return case


def added_case(draw, index, options):
    return tuple(case_with_additions(draw, index, options).values())


def wide_months():
    return [month for month in sorted(MONTHS) if STRESS_FIRST_MONTH <= month <= LAST_PAY_MONTH + 1]


def wide_wages(draw, gap_from, gap_to):
    """The wage of each missed month, which changes now and then; seldom a hole, a zero, or nothing at all."""
    wages, wage, fault = {}, stress_amount(draw), draw.below(50)
    for month in range(gap_from, gap_to + 1):
        wage = stress_amount(draw) if draw.random() < 0.15 else wage
        wages[month] = wage
    odd = gap_from + draw.below(max(1, gap_to - gap_from + 1))
    if fault == 0:
        wages.pop(odd, None)
    elif fault == 1:
        wages[odd] = "0"
    return {} if fault == 2 else wages


def wide_case(draw, index, options):
    case = case_with_additions(draw, index, options)
    by_text = {text: month for month, text in MONTHS.items()}
    gap_from = by_text[case["gap_from"]]
    gap_to = by_text[case["gap_to"]] if case["gap_to"] else by_text[case["pay_on"][:7]] - 1
    wages = wide_wages(draw, gap_from, gap_to)
    return [case[name] for name in WIDE_COLUMNS + added_columns(options)] + [wages.get(month, "") for month in wide_months()]


def another(draw, columns, row):
    """The row of another case: one thing that tells cases apart is different."""
    place = columns.index(draw.of(("region", "payer", "pay_on", "name", "case_id")))
    other = {"region": lambda: draw.of(("110000", "420100")), "payer": lambda: draw.of(("employer", "flexible")),
             "name": lambda: draw.of(("", draw.name())), "case_id": lambda: f"X{draw.below(1000)}",
             "pay_on": lambda: row[place][:8] + f"{1 + draw.below(28):02d}"}
    return row[:place] + (other[columns[place]](),) + row[place + 1:]


def rows_of_case(draw, columns, row, most):
    """The months of one row in several: most follow each other, some leave a hole or overlap, some are another's."""
    first, last, wage = (columns.index(name) for name in ("gap_from", "gap_to", "wage"))
    number, pay_on = columns.index("id_number"), columns.index("pay_on")
    pay_month = int(row[pay_on][:4]) * 12 + int(row[pay_on][5:7]) - 1
    month = int(row[first][:4]) * 12 + int(row[first][5:7]) - 1
    end = int(row[last][:4]) * 12 + int(row[last][5:7]) - 1 if row[last] else pay_month - 1
    cuts = sorted({month + 1 + draw.below(max(1, end - month)) for _ in range(draw.below(most))} - {end + 1})
    if draw.random() < 0.15:        # only the case_id tells whose row it is
        row = row[:number] + ("",) + row[number + 1:]
    for start, following in zip([month] + cuts, cuts + [end + 1]):
        piece = list(row)
        piece[first], piece[last] = MONTHS[start], MONTHS[max(start, following - 1)]
        if following == end + 1:
            piece[last] = row[last]
        elif draw.random() < 0.06:      # a month in two rows
            piece[last] = MONTHS[following]
        if draw.random() < 0.5:
            piece[wage] = draw.wage()
        if cuts and draw.random() < 0.06:       # a hole
            continue
        yield another(draw, columns, tuple(piece)) if draw.random() < 0.06 else tuple(piece)


def shuffled(draw, rows, distance):
    """The rows in another order, each not far from where it was."""
    waiting = []
    for row in rows:
        waiting.append(row)
        if len(waiting) > distance:
            yield waiting.pop(draw.below(len(waiting)))
    while waiting:
        yield waiting.pop(draw.below(len(waiting)))


def joined_cases(make, draw, columns, options):
    """As many rows as there are to be, of fewer persons."""
    def rows():
        for index in range(options.count):
            yield from rows_of_case(draw, columns, make(draw, index, options), options.rows)
    return islice(shuffled(draw, rows(), 40), options.count)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", type=int, metavar="N")
    arguments.add_argument("output", metavar="OUT.csv")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--months", type=int, default=10, help="account months a case, on average")
    arguments.add_argument("--short", action="store_true", help="one account month a case")
    arguments.add_argument("--rows", type=int, default=1, metavar="N", help="up to N rows a person, which belong together")
    arguments.add_argument("--stress", action="store_true", help="odd values, for stress_rules.csv")
    arguments.add_argument("--shortfalls", action="store_true", help="with --stress: months that were underpaid")
    arguments.add_argument("--parts", action="store_true", help="with --stress: a part was paid before")
    arguments.add_argument("--deferrals", action="store_true", help="with --stress: an approved deferral")
    arguments.add_argument("--wide", action="store_true", help="wages in a column for each month, odd values")
    arguments.add_argument("--regions", help=f"comma between them; default {REGIONS}")
    arguments.add_argument("--schemes", default="medical", help="comma between them; each may be several joined by +")
    arguments.add_argument("--flexible", type=float, default=0.15, help="share of flexible payers")
    arguments.add_argument("--no-wage", type=float, default=0.12, help="share of cases that state no wage")
    options = arguments.parse_args()
    options.regions = (options.regions or (STRESS_REGIONS if options.stress or options.wide else REGIONS)).split(",")
    options.schemes = options.schemes.split(",")
    if options.count > PEOPLE:
        arguments.error(f"there are only {PEOPLE} people")

    draw = Draw(options.seed)
    columns, make = COLUMNS, plain_case
    if options.wide:
        columns, make = WIDE_COLUMNS + added_columns(options) + tuple(MONTHS[month] for month in wide_months()), wide_case
    elif options.stress:
        columns, make = STRESS_COLUMNS + added_columns(options), added_case
    with open(options.output, "w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(joined_cases(make, draw, columns, options) if options.rows > 1 else
                         (make(draw, index, options) for index in range(options.count)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
