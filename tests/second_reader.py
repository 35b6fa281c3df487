#!/usr/bin/python3
"""second_reader.py SHOW_SHEETS: workbooks that XlsxWriter and openpyxl write are read as openpyxl reads them."""
import datetime
import decimal
import os
import random
import subprocess
import sys
import tempfile

import openpyxl
import xlsxwriter

WORDS = ["王小明", "a&b<c>\"'", " leading", "trailing ", "line\nbreak", "tab\there", "_x0041_", "😀", "110101199001011237",
         "x" * 3000, "é", "\u3000全角", "0", "1e5", "=not", "_", "a_x_b"]
FORMATS = {"General": False, "0.00": False, "0%": False, "#,##0.00\"元\"": False, "yyyy-mm-dd": True,
           "yyyy\"年\"m\"月\"": True, "m/d/yy h:mm": True, "[h]:mm:ss": True, "0.00E+00": False, "mmm-yy": True}


def shown_number(value):
    """15 significant digits without an exponent."""
    text = format(decimal.Decimal(f"{value:.15g}"), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def shown(value):
    """What the reader must say of a value that openpyxl read."""
    if isinstance(value, bool):
        return "B(TRUE)" if value else "B(FALSE)"
    if isinstance(value, datetime.timedelta):  # [h]:mm:ss
        value = datetime.datetime(1899, 12, 30) + value
    if isinstance(value, datetime.datetime):
        value += datetime.timedelta(microseconds=500000)
        value = value.replace(microsecond=0)
        text = value.strftime("%Y-%m-%dT%H:%M:%S")
        return "D(" + (text[:10] if text.endswith("T00:00:00") else text) + ")"
    if isinstance(value, (int, float)):
        return "N(" + shown_number(value) + ")"
    if value in ("#N/A", "#DIV/0!", "#VALUE!"):
        return "E(" + value + ")"
    return "T(" + value + ")"


def rows_of(path):
    book = openpyxl.load_workbook(path, data_only=True)
    lines = []
    for sheet in book.worksheets:
        lines.append("# " + sheet.title)
        for row in sheet.iter_rows():
            cells = [(cell.column_letter, cell.value) for cell in row if cell.value is not None]
            if cells:
                lines.append(f"{row[0].row}" + "".join(f" {letter}:{shown(value)}" for letter, value in cells))
    return "\n".join(lines) + "\n"


def ours(program, path):
    text = subprocess.run([program, path], stdout=subprocess.PIPE, check=True).stdout.decode()
    return text.replace("f(", "(").replace("~(", "(")


def random_value(chance, is_date):
    if is_date:
        return 30000 + chance.randrange(20000) + chance.choice([0, 0.5, 0.4375])
    return chance.choice([chance.randrange(-1000000, 1000000), round(chance.uniform(0, 100000), 2), 0.1 + 0.2, 1 / 3,
                          1e-7, 123456789012345, 0])


def write_xlsxwriter(path, chance):
    book = xlsxwriter.Workbook(path)
    formats = {code: book.add_format({"num_format": code}) for code in FORMATS}
    for title in ("名单", "b"):
        sheet = book.add_worksheet(title)
        for row in range(chance.randrange(1, 60)):
            for column in sorted(chance.sample(range(40), chance.randrange(0, 12))):
                kind = chance.randrange(6)
                code = chance.choice(list(FORMATS))
                if kind < 2:
                    sheet.write_string(row, column, chance.choice(WORDS))
                elif kind < 4:
                    sheet.write_number(row, column, random_value(chance, FORMATS[code]), formats[code])
                elif kind == 4:
                    sheet.write_boolean(row, column, chance.random() < 0.5)
                else:
                    sheet.write_formula(row, column, "=A1", None, chance.choice([1.5, "text", "#N/A", 7]))
    book.close()


def write_openpyxl(path, chance):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, chance.randrange(2, 60)):
        for column in chance.sample(range(1, 40), chance.randrange(0, 12)):
            cell = sheet.cell(row, column)
            code = chance.choice(list(FORMATS))
            if chance.random() < 0.5:
                # openpyxl does not escape what looks like an escape
                cell.value = chance.choice([word for word in WORDS if word not in ("=not", "_x0041_")])
                cell.data_type = "s"
            else:
                cell.value = random_value(chance, FORMATS[code])
                cell.number_format = code
    book.save(path)


def main():
    program = sys.argv[1]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(60):
            chance = random.Random(seed)
            path = os.path.join(folder, f"{seed}.xlsx")
            (write_xlsxwriter if seed % 2 == 0 else write_openpyxl)(path, chance)
            expected, got = rows_of(path), ours(program, path)
            if expected != got:
                failures += 1
                for want, have in zip(expected.split("\n"), got.split("\n")):
                    if want != have:
                        print(f"seed {seed}\n  {want[:300]}\n  {have[:300]}")
                        break
    sys.exit(failures > 0)


main()
