"""check_template.py BACKPAY.xlsx FILLED.xlsx REGIONS.csv: what an empty list offers; fills it in, and lists its regions."""
import csv
import sys
from zipfile import ZipFile

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
sheet, instructions = book.worksheets
assert (sheet.title, instructions.title) == ("名单", "填写说明")
heads = [cell.value for cell in sheet[1]]
place = {name.rstrip("*"): cell.column_letter for name, cell in zip(heads, sheet[1])}
assert "断缴开始*" in heads and "参保地" in heads, heads
assert sheet["A2"].value == "示例" and sheet.max_row == 2

rules = {str(rule.sqref).split(":")[0][:-1]: rule for rule in sheet.data_validations.dataValidation}
assert set(rules) == set(place.values())
assert all(rule.showInputMessage and rule.prompt for rule in rules.values())


def choices(name):
    return rules[place[name]].formula1


assert choices("险种") == '"职工医保,生育,大额医疗,养老,失业,工伤"'
assert choices("缴费主体") == '"单位,灵活就业"'
assert choices("参保地").startswith("'填写说明'!$E$2:$E$"), choices("参保地")
assert all(len(rule.formula1 or "") < 255 for rule in rules.values())
# Several schemes may be joined and counties typed; a payer is one of two.
xml = ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode()
strict = {tag.split('sqref="')[1][0] for tag in xml.split("<dataValidation ")[1:] if 'showErrorMessage="1"' in tag.split(">")[0]}
assert set(place.values()) - strict == {place["险种"], place["参保地"]}, strict

formats = {name: sheet.column_dimensions[letter].number_format for name, letter in place.items()}
assert formats["身份证号"] == "@" and formats["编号"] == "@"
assert formats["断缴开始"] == formats["断缴结束"] == "yyyy-mm" and formats["补缴日期"] == "yyyy-mm-dd"
assert sheet[place["断缴开始"] + "2"].is_date

explained = [row[0].value for row in instructions.iter_rows(min_row=2) if row[0].value]
assert explained == heads, explained


def width_of(text):
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)


# Each row is as high as the lines that its words take.
several = 0
for number in range(2, len(heads) + 2):
    lines = max(-(-width_of(instructions.cell(number, column).value or "") // 60) for column in (2, 3))
    assert (instructions.row_dimensions[number].height or 15) >= 15 * lines, (number, lines)
    several += lines > 1
assert several > 0

unfilled = {row[0].value: row[2].value for row in instructions.iter_rows(min_row=2) if row[0].value}
for name in ["滞纳金起算日", "滞纳金截止日", "平均工资", "合计费率"]:
    assert "当地的规定" in unfilled[name] and "不计" not in unfilled[name], (name, unfilled[name])

regions = [row[4].value for row in instructions.iter_rows(min_row=2) if row[4].value]
last = int(choices("参保地").rsplit("$", 1)[1])
assert last == len(regions) + 1 and len(regions) > 330 and "北京市" in regions and "江苏省苏州市" in regions
with open(sys.argv[3], "w", encoding="utf-8", newline="") as text:
    csv.writer(text).writerows([["姓名", "参保地", "断缴开始", "断缴结束"]] + [["", region, "", ""] for region in regions])

for name, value in {"姓名": "李四", "身份证号": "340101198807223018", "参保地": "安徽省合肥市", "险种": "职工医保",
                    "缴费主体": "单位", "断缴开始": "2025-01", "断缴结束": "2025-03", "月工资": 8000,
                    "补缴日期": "2025-07-10"}.items():
    sheet[place[name] + "3"] = value
book.save(sys.argv[2])
