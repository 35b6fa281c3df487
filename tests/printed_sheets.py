#!/usr/bin/python3
"""printed_sheets.py ARREARS SAMPLES: every sheet of a realistic list is printed at 8 points or more, in either language and in both, and on
one page across those that are handed out: in Chinese Summary, Ledger, Persons, Parameters, Basis, Rules and Rejected, in English Summary,
Ledger, Persons and Rejected; Cases takes three at most. The first sheet is one page in either language, who pays is one table. Rejected has no row that is empty. Cases prints codes of notes, each of them told on the first sheet, and no sentences."""
import math
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.utils import column_index_from_string, range_boundaries

AT_LEAST = 8
FONT = 10  # of all cells but titles
ONE_PAGE = {"zh": {"汇总", "台账", "人员合计", "参数", "依据", "规则", "未通过"}, "en": {"Summary", "Ledger", "Persons", "Rejected"}, "zh+en": set()}
CASES = {"zh": "明细", "en": "Cases"}
# A width of 1 is a digit of the workbook's own font: of 等线 with 10 points 7.4 pixels at 96 to the inch, which LibreOffice does not round to 7.
DIGIT, INCH, LANDSCAPE, UPRIGHT = 7.4, 96, 11.69, 8.27
AMOUNTS = {"单位应缴", "个人应缴", "滞纳金", "合计", "单位共付", "个人共付", "每晚一天"}
SENTENCES = {"提示", "不利变化", "最弱的依据", "缴费时机", "需带材料"}
faults = []


def report(arrears, sample, path, language="zh"):
    subprocess.run([arrears, "report", "cases.csv", "-o", path, "--lang", language, "--force", "--pay-on", "2026-11-20", "-q"], cwd=sample, check=False,
                   stderr=subprocess.DEVNULL)
    return openpyxl.load_workbook(path)


def printed(sheet):
    """The letters of the columns that are printed and seen, and how wide each is."""
    area = sheet.print_area[0] if isinstance(sheet.print_area, list) else sheet.print_area  # which of them depends on openpyxl
    last = range_boundaries(area.split("!")[-1])[2] if area else sheet.max_column
    for column in range(1, last + 1):
        layout = next(form for form in sheet.column_dimensions.values() if form.min <= column <= form.max)
        if not layout.hidden:
            yield column, layout.width


def check_print(sheet, one_page):
    across = LANDSCAPE if sheet.page_setup.orientation == "landscape" else UPRIGHT
    room = (across - sheet.page_margins.left - sheet.page_margins.right) * INCH
    width = sum(width for _, width in printed(sheet)) * DIGIT
    fits = sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage
    scale = min(1, room / width) if fits else sheet.page_setup.scale / 100
    if scale * FONT < AT_LEAST:
        faults.append(f"{sheet.title}: {scale * FONT:.2f} points")
    if one_page and not fits:
        faults.append(f"{sheet.title}: several pages across")
    if not sheet.oddFooter.left.size or sheet.oddFooter.left.size > 8:  # beside 11: LibreOffice makes a footer as high as its largest digits
        faults.append(f"{sheet.title}: the file's name below is cut")
    if not fits and not sheet.print_title_cols:
        faults.append(f"{sheet.title}: on the second page across nobody knows whose rows they are")
    if not fits and sheet.title == "Ledger" and "account month" not in {cell.value for cell in sheet[sheet.print_title_cols.replace("$", "")][-1]}:
        faults.append("Ledger: on the second page across nobody knows which month it is")


def pages_across(sheet):
    """Of a sheet with a scale: the columns on every page are beside those that are new on it."""
    room = (LANDSCAPE - sheet.page_margins.left - sheet.page_margins.right) * INCH / DIGIT / sheet.page_setup.scale * 100
    last = column_index_from_string(sheet.print_title_cols.replace("$", "").split(":")[-1])
    repeated, pages, used = sum(width for column, width in printed(sheet) if column <= last), 1, 0
    for _, width in printed(sheet):
        if used + width > room:
            pages, used = pages + 1, repeated
        used += width
    return pages


def height_of(sheet, rows):
    return sum(sheet.row_dimensions[row].height or 15 for row in rows)


def check_first_sheet(sheet):
    """Its rows, at the scale that its width asks for, are no higher than a page upright."""
    room = (LANDSCAPE - sheet.page_margins.top - sheet.page_margins.bottom) * 72 * 10 / AT_LEAST
    if height_of(sheet, range(1, sheet.max_row + 1)) > room:
        faults.append(f"{sheet.title}: its last rows are on a second page")


def check_who_pays(sheet, title):
    """No page ends amid the table: it is on the first, or a page begins with it."""
    row = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 1).value == title)
    breaks = {after.id + 1 for after in sheet.row_breaks.brk}
    width = sum(width for _, width in printed(sheet)) * DIGIT / INCH
    room = (UPRIGHT - sheet.page_margins.top - sheet.page_margins.bottom) * 72 * width / (LANDSCAPE - sheet.page_margins.left - sheet.page_margins.right)
    if row not in breaks and height_of(sheet, range(1, row + 6)) > room:
        faults.append(f"{sheet.title}: a page ends amid {title}")


def columns(text):
    return sum(2 if ord(letter) > 255 else 1 for letter in text)


def check_summary(sheet, flag):
    """The flag of all checks has room; a larger heading of several lines has their height; a page begins with the charts."""
    begins = {after.id for after in sheet.row_breaks.brk}
    if not begins or any(chart.anchor._from.row - row not in (0, 7) for chart in sheet._charts for row in begins):
        faults.append(f"{sheet.title}: a page may end amid the charts")
    for chart in sheet._charts:
        if type(chart).__name__ == "BarChart" and str(chart.x_axis.tickLblSkip) != "1":
            faults.append(f"{sheet.title}: columns of the chart have no name")
    if sheet.column_dimensions["B"].width < columns(flag):
        faults.append(f"{sheet.title}: the outcome of all checks is cut")
    for row in range(1, sheet.max_row + 1):
        cell, height = sheet.cell(row, 1), sheet.row_dimensions[row].height or 15
        size, words = cell.font.sz or FONT, str(cell.value).split("\n")
        lines = sum(math.ceil(columns(part) * size / FONT / sheet.column_dimensions["A"].width) for part in words)
        if cell.alignment.wrap_text and size > FONT and lines > 1 and height < lines * size * 1.4:
            faults.append(f"{sheet.title}: row {row} has {height} points for {lines} lines of {size}")


def main():
    arrears, samples = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        book = report(arrears, samples / "realistic", pathlib.Path(name) / "realistic.xlsx")
        for language, one_page in ONE_PAGE.items():
            sheets = report(arrears, samples / "realistic", pathlib.Path(name) / "language.xlsx", language)
            for sheet in sheets:
                check_print(sheet, sheet.title in one_page)
            if language in CASES and pages_across(sheets[CASES[language]]) > 3:
                faults.append(f"{CASES[language]}: {pages_across(sheets[CASES[language]])} pages across")
            if language in CASES:
                check_first_sheet(sheets.worksheets[0])
            if one_page - set(sheets.sheetnames):
                faults.append(f"{language}: no sheets {one_page - set(sheets.sheetnames)}")
        titles = {str(cell.value) for name in ("人员合计", "汇总") for row in book[name].iter_rows() for cell in row}
        if "各险种月数之和" not in titles or "可补缴月数" in titles:
            faults.append("人员合计, 汇总: months of several schemes are headed as if they were months of the calendar")
        missing = AMOUNTS - {book["人员合计"].cell(1, column).value for column, _ in printed(book["人员合计"])}
        if missing:
            faults.append(f"人员合计: {missing} is not printed")
        rules = book["规则"]
        for row in range(2, rules.max_row + 1):  # its name, and the three pieces at whose strokes it is broken
            if any("/gfxwj/20260313/921e047144694b61b6df8ca0c5ef2cfc" in str(cell.value) for cell in rules[row]) and rules.row_dimensions[row].height < 4 * 14:
                faults.append(f"规则: row {row} is lower than its address is long")
        cases = {book["明细"].cell(1, column).value: column for column, _ in printed(book["明细"])}
        told = {str(cell.value) for row in book["说明"].iter_rows() for cell in row}
        codes = {code for row in range(2, book["明细"].max_row) for code in (book["明细"].cell(row, cases.get("提示代码", 1)).value or "").split()}
        if SENTENCES & set(cases) or "提示代码" not in cases or not codes or codes - told:
            faults.append(f"明细: prints sentences, or codes that the first sheet does not tell: {codes - told}")
        empty = report(arrears, samples / "employer", pathlib.Path(name) / "employer.xlsx")["未通过"]
        if [row for row in empty.iter_rows(values_only=True) if not any(row)] or empty["F2"].value != "没有未通过的行":
            faults.append("未通过: a row is empty")
        (pathlib.Path(name) / "cases.csv").write_text("姓名,参保地,险种,断缴开始,断缴结束,月工资\n李敏,北京,失业,2026-01,2026-02,9000\n", "utf-8")
        ledger = report(arrears, name, pathlib.Path(name) / "letters.xlsx", "en")["Ledger"]
        narrow = ledger.column_dimensions["A"].width
        if [ledger.cell(2, column).value for column, width in printed(ledger) if width >= 13].count("unemployment") != 1:
            faults.append("Ledger: unemployment, whose letters are wide, is cut")
        rows = [f"{number},北京,medical,?,2026-02,9000\n" for number in range(99999)] + ["李敏,北京,失业,2026-01,2026-02,9000\n"]
        (pathlib.Path(name) / "cases.csv").write_text("姓名,参保地,险种,断缴开始,断缴结束,月工资\n" + "".join(rows), "utf-8")
        ledger = report(arrears, name, pathlib.Path(name) / "many.xlsx")["台账"]
        if ledger["A2"].value != 100000 or ledger.column_dimensions["A"].width < narrow + 2:
            faults.append("台账: a record's number of six digits is wider than its column")
        for sample, language, title, table in (("deferral", "en", "Summary", "Who pays, and what delay costs"), ("deferral", "zh", "汇总", "谁承担,晚缴的代价"),
                                               ("realistic", "en", "Summary", "Who pays, and what delay costs")):
            check_who_pays(report(arrears, samples / sample, pathlib.Path(name) / "pays.xlsx", language)[title], table)
        for language, title, flag in (("en", "Summary", "✓ all agree"), ("zh+en", "汇总 Summary", "✓ 全部一致 ✓ all agree")):
            check_summary(report(arrears, samples / "employer", pathlib.Path(name) / "summary.xlsx", language)[title], flag)
    print(*faults, sep="\n")
    return 1 if faults else 0


sys.exit(main())
