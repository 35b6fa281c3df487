"""The shipped rule tables as Python sees them: rows, parameters, and the look-up of RULES 2. Standard library only."""
import csv
import dataclasses
import datetime
import pathlib
import re

HEADER = "region,scheme,payer,parameter,above,from,to,value,source,url,confidence,valid_on,note".split(",")
SCHEMES = ("medical", "maternity", "major_medical", "pension", "unemployment", "injury", "resident_medical")
FIRST, LAST = datetime.date.min, datetime.date.max
DAY = datetime.timedelta(days=1)


@dataclasses.dataclass
class Row:
    file: str
    line: int
    region: str
    scheme: str
    payer: str
    parameter: str
    above: int | None
    first: datetime.date
    last: datetime.date
    value: str
    source: str
    url: str
    confidence: str
    valid_on: str
    note: str

    @property
    def key(self):
        return self.region, self.scheme, self.payer, self.parameter, self.above

    @property
    def place(self):
        return f"{self.file}:{self.line}"

    def holds(self, day):
        return self.first <= day <= self.last

    def __str__(self):
        above = "" if self.above is None else f" above {self.above}"
        return f"{self.region} {self.scheme}/{self.payer} {self.parameter}{above} {days_text(self.first, self.last)}"


def days_text(first, last):
    return f"{'' if first == FIRST else first}..{'' if last == LAST else last}"


def parse_day(text, empty):
    if text == "":
        return empty
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def row_of(file, line, cells):
    cell = dict(zip(HEADER, cells))
    if not re.fullmatch(r"\d*", cell["above"]):
        raise ValueError(f"above {cell['above']}")
    return Row(file, line, cell["region"], cell["scheme"], cell["payer"], cell["parameter"],
               None if cell["above"] == "" else int(cell["above"]), parse_day(cell["from"], FIRST),
               parse_day(cell["to"], LAST), cell["value"], cell["source"], cell["url"], cell["confidence"],
               cell["valid_on"], cell["note"])


def table_files(folder):
    return sorted(pathlib.Path(folder).glob("[0-9]*.csv"))


def load(folder):
    """All rows; a malformed line raises ValueError (check_rules.py says which)."""
    rows = []
    for path in table_files(folder):
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            next(lines)
            rows += [row_of(path.name, number, cells) for number, cells in enumerate(lines, 2)]
    return rows


def regions(folder):
    """code -> (name, short name, English name); a further row of a code is a second name and does not count."""
    names = {}
    with (pathlib.Path(folder) / "regions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.setdefault(row["code"], (row["name"], row["short_name"], row["english"]))
    return names


def chain(region):
    """The region, its prefecture, its province, the nation: each once, nearest first."""
    return list(dict.fromkeys([region, region[:4] + "00", region[:2] + "0000", "000000"]))


class Lookup:
    def __init__(self, rows):
        self.rows = {}
        for row in rows:
            self.rows.setdefault((row.parameter, row.region), []).append(row)

    def tiers(self, region, scheme, payer, parameter, day):
        """The rows of the group that wins on this day, greatest `above` first; empty if none is in force."""
        for code in chain(region):
            at_hand = [row for row in self.rows.get((parameter, code), []) if row.holds(day)]
            for wanted in ((scheme, payer), (scheme, "*"), ("*", payer), ("*", "*")):
                group = [row for row in at_hand if (row.scheme, row.payer) == wanted]
                if group:
                    return sorted(group, key=lambda row: -1 if row.above is None else row.above, reverse=True)
        return []

    def find(self, region, scheme, payer, parameter, day, key=1):
        for row in self.tiers(region, scheme, payer, parameter, day):
            if row.above is None or row.above < key:
                return row
        return None
