#!/usr/bin/env python3
"""Writes the list of about 300 invented people: cases.csv (UTF-8 with a mark) and cases-gb18030.csv, the same list.

python3 make_list.py [FOLDER]; the same bytes every time. The identity numbers are well-formed (GB 11643) and invented.
"""
import csv
import io
import random
import sys
from pathlib import Path

HEADER = ["序号", "姓名", "身份证号", "单位名称", "部门", "参保地", "险种", "缴费主体",
          "断缴开始", "断缴结束", "月工资(元)", "补缴日期", "备注"]

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英",
         "霞", "平", "建华", "志强", "晓东", "海燕", "文博", "雨桐", "子涵", "嘉怡", "浩然", "思远", "佳宁", "俊峰",
         "雪梅", "国庆", "春兰", "立新", "红梅", "永刚", "玉兰", "天宇"]
COMPANIES = ["远山科技", "恒通物流", "新禾餐饮管理", "博雅教育咨询", "中澜建筑工程", "瑞康医疗器械", "云帆信息技术"]
DEPARTMENTS = ["研发部", "销售部", "行政部", "财务部", "生产一车间", "仓储部", "客服中心", "项目部"]
REASONS = ["入职漏报", "系统未推送", "单位欠费", "试用期未参保", "增员失败", "跨月入职", "劳动仲裁裁决补缴", "", "", "", ""]

# city, district of the identity number, first month with all rules, months of 2026 need a wage, weight
EMPLOYERS = [("北京", "110105", 2021, 7, False, 34), ("天津市", "120101", 2024, 1, False, 20),
             ("上海", "310115", 2025, 1, False, 34), ("重庆", "500103", 2024, 1, False, 20),
             ("武汉", "420106", 2024, 1, False, 24), ("南京", "320104", 2024, 1, True, 16),
             ("杭州", "330106", 2023, 1, True, 20), ("长沙市", "430102", 2025, 1, False, 16),
             ("济南", "370102", 2024, 1, False, 14), ("青岛", "370202", 2024, 1, False, 12),
             ("合肥", "340104", 2024, 1, False, 14), ("成都", "510107", 2026, 1, False, 10),
             ("深圳", "440305", 2026, 1, False, 12), ("广州", "440106", 2026, 1, True, 8)]
FLEXIBLE = [("北京", "110108", 2023, 7, False, 10), ("武汉", "420111", 2024, 1, False, 8),
            ("重庆", "500112", 2025, 1, False, 6), ("成都", "510104", 2025, 1, False, 6),
            ("杭州", "330108", 2023, 1, True, 5), ("深圳", "440304", 2026, 1, False, 4)]
FIVE = {"北京": "医疗+生育+养老+失业+工伤", "上海": "医疗+生育+养老+失业+工伤", "武汉": "医疗、生育、养老、失业、工伤",
        "长沙市": "医疗+生育+养老+失业+工伤"}
MONTH_NOW = 2026 * 12 + 5  # June 2026, counted from 0

random.seed(20260620)
used_numbers = set()


def identity_number(district):
    """18 characters: district, day of birth, sequence, check character."""
    while True:
        body = "%s%04d%02d%02d%03d" % (district, random.randint(1967, 2002), random.randint(1, 12),
                                      random.randint(1, 28), random.randint(1, 899))
        weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        number = body + "10X98765432"[sum(w * int(d) for w, d in zip(weights, body)) % 11]
        if not number.endswith("000") and number not in used_numbers:
            used_numbers.add(number)
            return number


def month_text(index):
    """A month as one or another person types it."""
    year, month = index // 12, index % 12 + 1
    return random.choice(["%d-%02d", "%d-%02d", "%d-%02d", "%d/%d", "%d年%d月", "%d%02d"]) % (year, month)


def wage_text(city):
    wage = random.choice([4200, 5000, 5600, 6500, 7200, 8000, 8800, 9600, 11000, 13500, 16800, 22000, 31000, 42000])
    wage += random.choice([0, 0, 0, 35, 120.5, 268.37])
    form = random.choice(["%g", "%.2f", "%.2f", "comma", "yuan"])
    if form == "comma":
        return "{:,.2f}".format(wage)
    return "%g元" % wage if form == "yuan" else form % wage


def gap(first, is_open):
    """First and last month, both at or after `first`; the last may be None: still open."""
    length = random.choices([1, 2, 3, 4, 5, 6, 7, 8, 10, 13], [12, 14, 14, 9, 6, 6, 4, 3, 2, 1])[0]
    latest_start = MONTH_NOW - length
    if is_open:
        start = max(first, latest_start)
        return start, None if random.random() < 0.4 else MONTH_NOW - 1
    start = random.randint(first, max(first, min(latest_start - 2, MONTH_NOW - 3)))
    return start, min(start + length - 1, max(start, MONTH_NOW - 3))


def person(place, payer):
    city, district, year, month, needs_wage, _ = place
    first = year * 12 + month - 1
    if city == "北京" and random.random() < 0.8:
        first = max(first, 2024 * 12)
    if city == "重庆" and payer == "灵活就业":  # rates are known for 2025 only
        start = random.randint(2025 * 12, 2025 * 12 + 8)
        start, end = start, start + random.randint(0, 3)
    else:
        start, end = gap(first, random.random() < 0.55)
    last = MONTH_NOW - 1 if end is None else end
    states_wage = payer == "单位" and random.random() < 0.85 or needs_wage and last >= 2026 * 12
    is_five = payer == "单位" and city in FIVE and random.random() < 0.16
    scheme = FIVE[city] if is_five else random.choice(["职工医保", "职工医保", "医疗", ""])
    if city == "成都" and payer == "单位":
        scheme = "医疗+生育+大额"
    elif city == "重庆" and payer == "单位" and random.random() < 0.5:
        scheme = "医疗+大额"
    elif not is_five and payer == "单位" and city in ("上海", "北京", "武汉") and random.random() < 0.1:
        scheme = "养老"
    company = city.replace("市", "") + random.choice(COMPANIES) + "有限公司" if payer == "单位" else ""
    pay_on = random.choice(["", "", "", "", "2026-06-25", "2026/6/30", "2026年7月1日", "20260629"])
    if pay_on == "2026年7月1日" and (needs_wage or end is None):
        pay_on = ""
    return [random.choice(SURNAMES) + random.choice(GIVEN), identity_number(district), company,
            random.choice(DEPARTMENTS) if company else "", city, scheme,
            payer if payer != "单位" or random.random() < 0.8 else "", month_text(start),
            "" if end is None else month_text(end), wage_text(city) if states_wage else "", pay_on,
            random.choice(REASONS) if company else ""]


def invented_people():
    for payer, places in (("单位", EMPLOYERS), ("灵活就业", FLEXIBLE)):
        for place in places:
            for _ in range(place[5]):
                yield person(place, payer)


def one(name, number, city, start, end, wage, **more):
    row = dict(name=name, number=number, company="鸿运代理记账有限公司", department="行政部", city=city, scheme="职工医保",
               payer="单位", start=start, end=end, wage=wage, pay_on="", remark="")
    row.update(more)
    return list(row.values())


def odd_but_right():
    """What is unusual and still understood."""
    again = identity_number("310104")
    yield one("王䶮", identity_number("330104").lower(), "杭州", "2025-09", "2025-11", "9,800.00", remark="名字含生僻字")
    yield one("欧阳?", identity_number("110101"), "北京", "2026-02", "", "12000", remark="导出时丢字")
    yield one("陈静", again, "上海", "2025-03", "2025-04", "15000", remark="两次断缴")
    yield one("陈静", again, "上海", "2026-02", "2026-05", "15500", remark="两次断缴")
    yield one("马腾", "'" + identity_number("420102"), "武汉市", "2025年12月", "2026年3月",
              "7600", pay_on="46193", remark="日期为序列号")
    yield one("David Lee", "doc:E12345678", "上海", "2025-11", "2026-01", "¥38,000", remark="外籍,护照")
    yield one("吕红梅", identity_number("340103"), "340100", "2026-01-01", "2026-04-01", "5600", remark='备注含逗号,和"引号"')
    yield one("周平", identity_number("310101"), "上海", "2026-01", "2026-05", "", payer="灵活就业", company="",
              department="", remark="上海灵活就业不可补缴")
    yield one("冯国庆", identity_number("370203"), "青岛市", "2025-10", "", "6800.5", remark="单位欠费\n已发催缴通知")


def wrong():
    """Rows as they come wrong in life; each must be rejected with its reason."""
    good = identity_number("110106")
    bad_check = good[:17] + ("1" if good[17] != "1" else "2")
    twice = identity_number("420103")
    yield one("孙磊", identity_number("120103"), "天津", "2026-03", "2026-05", "8,5OO", remark="工资里是字母 O")
    yield one("赵敏", bad_check, "北京", "2026-03", "2026-05", "9000")
    yield one("胡军", "1.10105E+17", "北京", "2026-04", "2026-05", "8600")
    yield one("林芳", "310115198807231000", "上海", "2025-12", "2026-02", "12500")
    yield one("高洋", identity_number("320102"), "南京", "2025.1", "2025.12", "7700")
    yield one("罗娜", identity_number("310115"), "上海张江", "2026-01", "2026-03", "14000")
    yield one("梁超", twice, "武汉", "2025-08", "2025-12", "6900")
    yield one("梁超", twice, "武汉", "2025-11", "2026-02", "6900", remark="与上一行重复")
    yield one("宋涛", identity_number("430104"), "长沙", "2026-05", "2026-02", "6400", remark="起止颠倒")
    yield one("谢丽", identity_number("370103"), "济南", "2026-02", "", "#N/A")
    yield one("韩勇", identity_number("340111"), "合肥", "", "2026-04", "5800")
    yield one("唐杰", identity_number("430111"), "长沙", "2024-05", "2024-07", "", remark="2024 年社平工资未知")
    yield one("曹娟", identity_number("500105"), "重庆", "2026-03", "2026-05", "7100", pay_on="2026年6月31日")


def merge(people, special):
    """The special rows spread over the list; those of one person keep their order."""
    random.shuffle(people)
    step = len(people) // (len(special) + 1)
    for i, row in enumerate(special):
        people.insert((i + 1) * step + i, row)
    return people


def table(rows, line_end):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(HEADER)
    writer.writerows([i + 1] + row for i, row in enumerate(rows))
    return out.getvalue()


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    rows = merge(list(invented_people()), list(odd_but_right()) + list(wrong()))
    (folder / "cases.csv").write_bytes(table(rows, "\n").encode("utf-8-sig"))
    (folder / "cases-gb18030.csv").write_bytes(table(rows, "\r\n").encode("gb18030"))


main()
