#!/usr/bin/python3
"""The assessment of assess.py as a workbook: sheets Summary, Cases, Ledger, written with XlsxWriter."""

import sys
from itertools import count

import xlsxwriter

import assess

SHEET_ROWS = 1_048_576
WIDTH = 14


class LongSheet:
    """A table of typed columns; goes on in a further sheet where one is full."""

    def __init__(self, workbook, title, columns, kinds):
        self.workbook, self.title, self.columns = workbook, title, columns
        self.header_format = workbook.add_format({"bold": True, "bottom": 1})
        formats = {
            assess.show_money: workbook.add_format({"num_format": "#,##0.00"}),
            assess.show_plain: workbook.add_format({"num_format": "0.##########"}),
            assess.show_integer: workbook.add_format({"num_format": "0"}),
            assess.show_day: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            assess.show_text: workbook.add_format({"num_format": "@"}),
            assess.show_month: workbook.add_format({"num_format": "@"}),
        }
        self.cells = [(column, show, formats[show]) for column, show in enumerate(kinds)]
        self.numbers = count(2)
        self.begin(title)

    def begin(self, title):
        self.sheet = self.workbook.add_worksheet(title)
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, SHEET_ROWS - 1, len(self.columns) - 1)
        self.sheet.set_column(0, len(self.columns) - 1, WIDTH)
        self.sheet.write_row(0, 0, self.columns, self.header_format)
        self.row = 1

    def append(self, values):
        if self.row == SHEET_ROWS:
            self.begin(f"{self.title} {next(self.numbers)}")
        row, sheet = self.row, self.sheet
        for (column, show, cell_format), value in zip(self.cells, values):
            if value is None or value == "":
                continue
            if show is assess.show_day:
                sheet.write_datetime(row, column, value, cell_format)
            elif show is assess.show_text:
                sheet.write_string(row, column, value, cell_format)
            elif show is assess.show_month:
                sheet.write_string(row, column, show(value), cell_format)
            else:
                sheet.write_number(row, column, value, cell_format)
        self.row += 1


class Totals:
    """Sums over all results, in the order of the summary."""

    COLUMNS = ("months", "payable_months", "employer_arrears", "employee_arrears", "arrears", "late_fee", "total")

    def __init__(self):
        self.results = 0
        self.sums = dict.fromkeys(self.COLUMNS, 0)

    def add(self, result):
        self.results += 1
        for column in self.COLUMNS:
            self.sums[column] += getattr(result, column) or 0

    def write(self, workbook, sheet, assessed, rejected):
        money = workbook.add_format({"num_format": "#,##0.00"})
        rows = [("cases read", assessed + rejected), ("cases assessed", assessed), ("cases rejected", rejected),
                ("results", self.results), *self.sums.items()]
        sheet.set_column(0, 1, 2 * WIDTH)
        for row, (label, value) in enumerate(rows):
            sheet.write_string(row, 0, label)
            sheet.write_number(row, 1, value, None if isinstance(value, int) else money)


def main():
    options = assess.command_line("Assess a list of back-payments into a workbook.",
                                  cases="CASES.csv", report="REPORT.xlsx")
    rejections = assess.Rejections()
    totals = Totals()
    assessed = 0
    with xlsxwriter.Workbook(options.report, {"constant_memory": True}) as workbook:
        summary = workbook.add_worksheet("Summary")
        cases = LongSheet(workbook, "Cases", assess.RESULT_COLUMNS, assess.RESULT_KINDS)
        ledger = LongSheet(workbook, "Ledger", assess.LEDGER_COLUMNS, assess.LEDGER_KINDS)
        for pairs in assess.assess_list(options.cases, options.rules, options.pay_on, rejections):
            assessed += 1
            for result, lines in pairs:
                totals.add(result)
                cases.append(assess.result_values(result))
                for line in lines:
                    ledger.append(assess.line_values(line))
        totals.write(workbook, summary, assessed, rejections.count)
    return 3 if rejections.count else 0


if __name__ == "__main__":
    sys.exit(main())
