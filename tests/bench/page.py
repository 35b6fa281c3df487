#!/usr/bin/python3
"""The figures of a run as tables and as a plot: page.py FIGURES.json [--markdown FILE] [--plot FILE]

Ratios are taken within one round and are medians over the rounds. A cell stays empty where nothing was measured.
"""

import argparse
from pathlib import Path

import plot
from figures import Figures
from steps import (CHECK, COPY, EXCELJS, LEDGER, LEDGER_ONE_CORE, PYTHON_ASSESS, PYTHON_REPORT, READ, REPORT, WRITE,
                   WRITE_TWO)

MIB = 1024 * 1024
TIME_RATIOS = ((PYTHON_ASSESS, LEDGER), (PYTHON_ASSESS, LEDGER_ONE_CORE), (LEDGER, COPY), (REPORT, WRITE),
               (REPORT, WRITE_TWO), (PYTHON_REPORT, REPORT), (EXCELJS, REPORT), (CHECK, READ))
SIZE_RATIOS = ((REPORT, WRITE), (REPORT, WRITE_TWO), (REPORT, EXCELJS), (REPORT, PYTHON_REPORT))


def show(value, decimals):
    return "" if value is None else f"{value:,.{decimals}f}"


def scaled(value, factor):
    return None if value is None else value * factor


def step_table(figures, count):
    yield ["", "wall s", "user+sys s", "cases/s", "peak MiB", "output MiB"]
    for step in figures.steps(count):
        wall, cpu, peak, size = (figures.median(count, step, quantity) for quantity in ("wall", "cpu", "peak", "bytes"))
        yield [step, show(wall, 3), show(cpu, 3), show(wall and count / wall, 0), show(scaled(peak, 1 / 1024), 1),
               show(scaled(size or None, 1 / MIB), 2)]


def by_count(figures, heading, rows, value, decimals):
    """A row of each, with a column for each number of cases; value(row, count) may be None."""
    yield [heading, *(f"{count:,}" for count in figures.counts())]
    for name, row in rows:
        yield [name, *(show(value(row, count), decimals) for count in figures.counts())]


def ratio_table(figures, heading, pairs, quantity):
    rows = [(f"{above} / {below}", (above, below)) for above, below in pairs]
    return by_count(figures, heading, rows, lambda pair, count: figures.ratio(count, *pair, quantity), 2)


def per_case_table(figures, heading, quantity):
    """With the largest figure over the smallest, which is 1 where a case takes the same time in every list."""
    table = by_count(figures, heading, [(step, step) for step in figures.steps()],
                     lambda step, count: scaled(figures.median(count, step, quantity), 1e6 / count), 1)
    yield [*next(table), "largest / smallest"]
    for (step, *cells) in table:
        values = [figures.median(count, step, quantity) / count for count in figures.counts()
                  if figures.median(count, step, quantity)]
        yield [step, *cells, show(max(values) / min(values), 2) if len(values) > 1 else ""]


def tables(figures):
    """(heading or None, rows) of each."""
    for count in figures.counts():
        rounds = figures.rounds(count)
        yield (f"{count:,} cases, list of {figures.input_bytes[count] / MIB:.2f} MiB, "
               f"{rounds} {'round' if rounds == 1 else 'rounds'}", step_table(figures, count))
    yield "Ratios", ratio_table(figures, "wall time, by number of cases", TIME_RATIOS, "wall")
    yield None, ratio_table(figures, "user+sys, by number of cases", TIME_RATIOS, "cpu")
    yield None, ratio_table(figures, "size of the file, by number of cases", SIZE_RATIOS, "bytes")
    yield "Peak memory", by_count(figures, "MiB, by number of cases", [(step, step) for step in figures.steps()],
                                  lambda step, count: scaled(figures.median(count, step, "peak"), 1 / 1024), 1)
    yield "Time of a case", per_case_table(figures, "wall µs, by number of cases", "wall")
    yield None, per_case_table(figures, "user+sys µs, by number of cases", "cpu")


def text_table(rows):
    rows = list(rows)
    widths = [max(len(cell) for cell in column) for column in zip(*rows)]
    for row in rows:
        yield "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip()


def markdown_table(rows):
    head, *body = rows
    yield "| " + " | ".join(head) + " |"
    yield "|---" + "|---:" * (len(head) - 1) + "|"
    for row in body:
        yield "| " + " | ".join(row) + " |"


def page(figures, table, heading):
    yield f"{figures.machine}; {figures.program}; medians of paired rounds."
    for where, remarks in figures.said.items():
        place = f"{where:,} cases" if where else "Before"
        yield from ("", *(f"- {place}: {name}: {text}" for name, text in remarks.items()))
    for title, rows in tables(figures):
        yield from (("", heading(title), "") if title else ("",))
        yield from table(rows)


def text(figures):
    return "\n".join(page(figures, text_table, str)) + "\n"


def markdown(figures):
    return "\n".join(page(figures, markdown_table, "### {}".format)) + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("figures", metavar="FIGURES.json")
    arguments.add_argument("--markdown", type=Path, metavar="FILE")
    arguments.add_argument("--plot", type=Path, metavar="FILE.svg")
    options = arguments.parse_args()
    figures = Figures.read(options.figures)
    print(text(figures), end="")
    if options.markdown:
        options.markdown.write_text(markdown(figures), encoding="utf-8")
    if options.plot:
        options.plot.write_text(plot.draw(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
