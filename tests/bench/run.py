#!/usr/bin/python3
"""The benchmark: the program beside its floors and beside the Python script, in turn within each round, in one run.

--build names the folder with floor_copy, floor_csv, floor_xlsx and measure. Ratios are of wall times within one round;
the table shows medians over the rounds. A cell stays empty where nothing was measured; nothing is extrapolated.
"""

import argparse
import math
import os
import shlex
import statistics
import subprocess
import sys
import zlib
from dataclasses import dataclass
from html import escape
from pathlib import Path

import compare

HERE = Path(__file__).resolve().parent
BUILT_IN_RULES = HERE.parents[1] / "calc" / "rules"
NO_RULE_TABLES = {"regions.csv", "calendar.csv"}
MIB = 1024 * 1024

CHECK, ASSESS, LEDGER, REPORT = "arrears check", "arrears assess", "arrears assess --ledger", "arrears report"
COPY, READ, WRITE = "copy of the output", "libcsv reading", "libxlsxwriter writing"
PYTHON_ASSESS, PYTHON_REPORT, EXCELJS = "assess.py", "report.py", "exceljs writing"
RATIOS = (      # what is divided by what
    (PYTHON_ASSESS, LEDGER), (LEDGER, COPY), (REPORT, WRITE), (PYTHON_REPORT, REPORT), (EXCELJS, REPORT), (CHECK, READ))


@dataclass
class Measure:
    wall: float
    cpu: float
    peak: float         # MiB


@dataclass
class Step:
    name: str
    command: list
    outputs: list       # files whose sizes are shown
    inputs: tuple = ()  # files without which the step is skipped
    environment: dict | None = None


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.failures = []
        self.python = python_with_xlsxwriter()

    def run(self, step):
        """Measures one step; None, and a remark on standard error, if it failed."""
        figures, errors = self.work / "figures", self.work / "errors"
        figures.unlink(missing_ok=True)
        with open(errors, "wb") as stderr:
            subprocess.run([self.options.build / "measure", figures, *step.command], stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=stderr, check=False,
                           env=os.environ | (step.environment or {}))
        wall, user, system, peak, code = figures.read_text().split()
        if code != "0":
            tail = errors.read_text(errors="replace").splitlines()[-3:]
            remark = "\n".join([f"{step.name}: exit code {code}", *tail])
            if remark not in self.failures:
                self.failures.append(remark)
                print(remark, file=sys.stderr)
            return None
        return Measure(float(wall), float(user) + float(system), int(peak) / 1024)

    def cases(self, count):
        case_options = shlex.split(self.options.case_options)
        path = self.work / f"cases-{count}-{zlib.crc32(repr(case_options).encode()):08x}.csv"
        if not path.exists():
            part = path.with_suffix(".part")
            subprocess.run([sys.executable, HERE / "make_cases.py", str(count), part, *case_options], check=True)
            part.rename(path)
        return path

    def steps(self, count):
        options, work = self.options, self.work
        cases = self.cases(count)
        results, ledger, report = work / "results.csv", work / "ledger.csv", work / "report.xlsx"
        own_rules = [word for path in options.rules for word in ("--rules", path)]
        arrears_rules = ["--no-builtin-rules", *own_rules] if own_rules else []
        arrears = [options.arrears]
        copies = [work / "results.copy", work / "ledger.copy"]
        steps = [
            Step(CHECK, [*arrears, "check", cases, *arrears_rules], []),
            Step(ASSESS, [*arrears, "assess", cases, "-o", results, "--force", *arrears_rules], [results]),
            Step(LEDGER, [*arrears, "assess", cases, "-o", results, "--ledger", ledger, "--force", *arrears_rules],
                 [results, ledger]),
            Step(REPORT, [*arrears, "report", cases, "-o", report, "--force", *arrears_rules], [report]),
            Step(COPY, [options.build / "floor_copy", results, copies[0], ledger, copies[1]], copies,
                 (results, ledger)),
            Step(READ, [options.build / "floor_csv", cases], []),
            Step(WRITE, [options.build / "floor_xlsx", results, ledger, work / "floor.xlsx"], [work / "floor.xlsx"],
                 (results, ledger)),
        ]
        if count <= options.python_max:
            if options.python == "yes":
                steps += self.python_steps(cases, own_rules or self.built_in_rules())
            if options.exceljs != "none":
                steps.append(Step(
                    EXCELJS, ["node", HERE / "floor_exceljs.js", results, ledger, work / "exceljs.xlsx"],
                    [work / "exceljs.xlsx"], (results, ledger),
                    {"NODE_PATH": str(Path(options.exceljs).resolve() / "node_modules")}))
        return steps

    def python_steps(self, cases, rules):
        results, ledger = (self.work / f"python.{name}" for name in ("results.csv", "ledger.csv"))
        report = self.work / "python.report.xlsx"
        python = self.python or sys.executable
        steps = [Step(PYTHON_ASSESS, [python, HERE / "assess.py", cases, results, ledger, *rules], [results, ledger])]
        if self.python:
            steps.append(Step(PYTHON_REPORT, [python, HERE / "report.py", cases, report, *rules], [report]))
        else:
            print("no Python with xlsxwriter: report.py is left out", file=sys.stderr)
        return steps

    @staticmethod
    def built_in_rules():
        paths = [path for path in sorted(BUILT_IN_RULES.glob("*.csv")) if path.name not in NO_RULE_TABLES]
        return [word for path in paths for word in ("--rules", path)]

    def agreement(self):
        """What the comparison of the program's output with the script's says."""
        pairs = [(self.work / f"python.{name}", self.work / name) for name in ("results.csv", "ledger.csv")]
        count = sum(1 for pair in pairs for _ in compare.differences(*pair))
        return f"{count} differences" if count else "the same results and ledger"

    def measure(self, count):
        steps = self.steps(count)
        for path in (path for step in steps for path in step.outputs):
            path.unlink(missing_ok=True)
        measures = {step.name: [] for step in steps}
        for number in range(1, self.options.rounds + 1):
            for step in steps:
                ready = all(path.exists() for path in step.inputs)
                measure = self.run(step) if ready else None
                measures[step.name].append(measure)
                if measure:
                    print(f"{count} cases, round {number}: {step.name} {measure.wall:.3f} s", file=sys.stderr)
        sizes = {step.name: sum(path.stat().st_size for path in step.outputs if path.exists()) / MIB for step in steps}
        both = all(any(measures.get(name, [])) for name in (PYTHON_ASSESS, LEDGER))
        agreement = self.agreement() if both else None
        return Size(count, self.cases(count).stat().st_size / MIB, measures, sizes, agreement)


@dataclass
class Size:
    """All measures of one number of cases."""
    count: int
    input_size: float
    measures: dict
    output_sizes: dict
    agreement: str | None

    def median(self, name, field):
        values = [getattr(measure, field) for measure in self.measures.get(name, []) if measure]
        return statistics.median(values) if values else None

    def ratio(self, above, below):
        rounds = zip(self.measures.get(above, []), self.measures.get(below, []))
        ratios = [first.wall / second.wall for first, second in rounds if first and second]
        return statistics.median(ratios) if ratios else None

    def table(self):
        yield ["", "wall s", "user+sys s", "cases/s", "peak MiB", "output MiB"]
        for name in self.measures:
            wall = self.median(name, "wall")
            yield [name, show(wall, 3), show(self.median(name, "cpu"), 3), show(wall and self.count / wall, 0),
                   show(self.median(name, "peak"), 1), show((wall and self.output_sizes[name]) or None, 2)]


def ratio_table(sizes):
    yield ["ratio of wall times", *(f"{size.count:,} cases" for size in sizes)]
    for above, below in RATIOS:
        yield [f"{above} / {below}", *(show(size.ratio(above, below), 2) for size in sizes)]


def show(value, decimals):
    return "" if value is None else f"{value:,.{decimals}f}"


def python_with_xlsxwriter():
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            trial = subprocess.run([python, "-c", "import xlsxwriter"], stderr=subprocess.DEVNULL, check=False)
            if trial.returncode == 0:
                return python
        except OSError:
            pass
    return None


def machine():
    def first_line(path, start=""):
        try:
            lines = Path(path).read_text().splitlines()
        except OSError:
            return "unknown"
        return next((line.partition(":")[2].strip() or line for line in lines if line.startswith(start)), "unknown")

    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MIB / 1024
    return (f"{first_line('/proc/cpuinfo', 'model name')}, {cores} {'core' if cores == 1 else 'cores'}, "
            f"{memory:.0f} GiB, Debian {first_line('/etc/debian_version')}")


def text_table(rows):
    rows = list(rows)
    widths = [max(len(cell) for cell in column) for column in zip(*rows)]
    for row in rows:
        yield "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip()


def markdown_table(rows):
    rows = list(rows)
    yield "| " + " | ".join(rows[0]) + " |"
    yield "|---" + "|---:" * (len(rows[0]) - 1) + "|"
    for row in rows[1:]:
        yield "| " + " | ".join(row) + " |"


def page(sizes, rounds, table, heading):
    yield f"{machine()}; median of {rounds} {'round' if rounds == 1 else 'rounds'}."
    for size in sizes:
        yield ""
        yield heading(f"{size.count:,} cases, input {size.input_size:.2f} MiB"
                      + (f"; program and script: {size.agreement}" if size.agreement else ""))
        yield ""
        yield from table(size.table())
    yield ""
    yield heading("Ratios")
    yield ""
    yield from table(ratio_table(sizes))


# ---------------------------------------------------------------- plot

PLOT_WIDTH, PLOT_HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 940, 480, 70, 310, 50, 50
COLOURS = ("#1b6ca8", "#4aa3df", "#0b3c5d", "#d1495b", "#7f7f7f", "#b0a08f", "#e0a030", "#2e8b57", "#74c69d", "#8e5ea2")


def decades(values):
    low = math.floor(math.log10(min(values)))
    return low, max(math.ceil(math.log10(max(values))), low + 1)


def plot(sizes, caption):
    """Wall seconds over the number of cases, both scales logarithmic, as an SVG text."""
    names = list(dict.fromkeys(name for size in sizes for name in size.measures))
    series = {name: [(size.count, size.median(name, "wall")) for size in sizes if size.median(name, "wall")]
              for name in names}
    series = {name: points for name, points in series.items() if points}
    if not series:
        raise ValueError("nothing was measured, there is nothing to plot")
    left, right = decades([count for points in series.values() for count, _ in points])
    bottom, top = decades([wall for points in series.values() for _, wall in points])

    def x(count):
        return LEFT + (math.log10(count) - left) / (right - left) * (PLOT_WIDTH - LEFT - RIGHT)

    def y(wall):
        return PLOT_HEIGHT - BOTTOM - (math.log10(wall) - bottom) / (top - bottom) * (PLOT_HEIGHT - TOP - BOTTOM)

    def label(at_x, at_y, text, anchor="start", colour="#333333"):
        return f'<text x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'

    def line(from_x, from_y, to_x, to_y):
        return f'<path d="M{from_x:.1f} {from_y:.1f}L{to_x:.1f} {to_y:.1f}" stroke="#dddddd"/>'

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PLOT_WIDTH} {PLOT_HEIGHT}" '
             'font-family="sans-serif" font-size="12">', '<rect width="100%" height="100%" fill="#ffffff"/>',
             label(LEFT, 20, "Wall time in seconds over the number of cases"),
             label(LEFT, 36, caption, colour="#777777")]
    for power in range(left, right + 1):
        parts += [line(x(10 ** power), TOP, x(10 ** power), PLOT_HEIGHT - BOTTOM),
                  label(x(10 ** power), PLOT_HEIGHT - BOTTOM + 18, f"{10 ** power:,}", "middle")]
    for power in range(bottom, top + 1):
        parts += [line(LEFT, y(10 ** power), PLOT_WIDTH - RIGHT, y(10 ** power)),
                  label(LEFT - 8, y(10 ** power) + 4, f"{10 ** power:,.{max(0, -power)}f}", "end")]
    slowest_first = sorted(series.items(), key=lambda item: (item[1][-1][0], item[1][-1][1]), reverse=True)
    for position, (name, points) in enumerate(slowest_first):
        colour = COLOURS[names.index(name) % len(COLOURS)]
        path = "L".join(f"{x(count):.1f} {y(wall):.1f}" for count, wall in points)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(count):.1f}" cy="{y(wall):.1f}" r="3.5" fill="{colour}"/>' for count, wall in points]
        count, wall = points[-1]
        parts.append(label(PLOT_WIDTH - RIGHT + 16, TOP + 12 + 20 * position, f"{name}: {wall:.3g} s at {count:,}",
                           colour=colour))
    return "\n".join([*parts, "</svg>", ""])


# ---------------------------------------------------------------- command line

def read_options():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--arrears", type=Path, required=True, metavar="PROGRAM")
    arguments.add_argument("--build", type=Path, required=True, metavar="DIR", help="where the floor programs are")
    arguments.add_argument("--cases", default="10000,100000", metavar="N,N...")
    arguments.add_argument("--rounds", type=int, default=3, metavar="N")
    arguments.add_argument("--python", choices=("yes", "no"), default="yes")
    arguments.add_argument("--python-max", type=int, default=100_000, metavar="N",
                           help="the Python scripts and exceljs run only up to so many cases")
    arguments.add_argument("--exceljs", default="none", metavar="DIR|none",
                           help="folder whose node_modules has exceljs")
    arguments.add_argument("--rules", action="append", default=[], metavar="FILE",
                           help="these tables in place of the built-in ones, for the program and the script")
    arguments.add_argument("--case-options", default="", metavar="TEXT", help="options for make_cases.py, as one word")
    arguments.add_argument("--work", metavar="DIR", help="for lists and outputs; default BUILD/bench-work")
    arguments.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there")
    arguments.add_argument("--plot", type=Path, metavar="FILE", help="write an SVG there")
    options = arguments.parse_args()
    try:
        options.counts = [int(count) for count in options.cases.split(",")]
    except ValueError:
        arguments.error(f"--cases {options.cases}: whole numbers with commas between them")
    # measure finds a command without a slash on PATH, so every program is named by its whole path.
    options.arrears, options.build = options.arrears.resolve(), options.build.resolve()
    options.work = options.work or options.build / "bench-work"
    floors = [options.build / name for name in ("floor_copy", "floor_csv", "floor_xlsx", "measure")]
    for program in [options.arrears, *floors]:
        if not os.access(program, os.X_OK):
            arguments.error(f"no program {program}")
    if options.python == "yes" and not (options.rules or Bench.built_in_rules()):
        arguments.error(f"no rule tables in {BUILT_IN_RULES}: give --rules, or --python no")
    return options


def main():
    options = read_options()
    bench = Bench(options)
    sizes = [bench.measure(count) for count in options.counts]
    print("\n".join(page(sizes, options.rounds, text_table, str)))
    if options.markdown:
        lines = page(sizes, options.rounds, markdown_table, lambda text: f"### {text}")
        options.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.plot:
        options.plot.write_text(plot(sizes, machine()), encoding="utf-8")
    return 1 if bench.failures else 0


if __name__ == "__main__":
    sys.exit(main())
