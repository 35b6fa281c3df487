#!/usr/bin/python3
"""The benchmark: the program beside its floors and beside scripts, in turn within each round, in one run.

--build names the folder with floor_copy, floor_csv, floor_xlsx and measure; exceljs is taken from its node_modules
where it is there. Nothing is extrapolated: a cell of the tables stays empty where nothing was measured. The figures are
kept in WORK/figures.json, from which page.py makes the tables and the plot again. A million cases need some 30 GB in
WORK.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import time
import zlib
from importlib.util import find_spec
from pathlib import Path

import page
import plot
from figures import Figures, this_machine
from steps import HERE, PROOF, expand, is_needed, schedule

FINE = ("0", "3")     # 3: some cases were rejected
BEFORE = 0      # in place of a number of cases
MOST_SAID = 8   # lines of a check
BYTES_OF_A_CASE = 30_000    # in WORK, at the worst step


class Bench:
    def __init__(self, options):
        self.options, self.work = options, options.work
        self.has_failed = False
        self.figures = Figures(this_machine(), self.version())
        self.names = {"arrears": options.arrears, "build": options.build, "here": HERE, "python": sys.executable,
                      "node_modules": options.node_modules or ""}
        # One language and one number format on every machine; temporary files stand beside the outputs.
        self.environment = os.environ | {"LC_ALL": "C.UTF-8", "TMPDIR": str(self.work),
                                         "NODE_PATH": str(options.node_modules or "")}
        self.first_core = min(os.sched_getaffinity(0))

    def version(self):
        return subprocess.run([self.options.arrears, "--version"], capture_output=True, text=True,
                              check=True).stdout.strip()

    def list_of(self, count):
        """The list, made where it is not there yet; None, and a remark, if it cannot be made."""
        case_options = shlex.split(self.options.case_options)
        path = self.work / f"cases-{count}-{zlib.crc32(repr(case_options).encode()):08x}.csv"
        if path.exists():
            return path
        part = path.with_suffix(".part")
        maker = subprocess.run([sys.executable, HERE / "make_cases.py", str(count), part, *case_options], check=False)
        if maker.returncode != 0:
            self.has_failed = True
            print(f"{count:,} cases: the list cannot be made", file=sys.stderr)
            return None
        return part.rename(path)

    def execute(self, step):
        """Wall seconds, seconds of user and system, peak KiB; or None and a remark on standard error."""
        figures, said, errors = (self.work / name for name in ("figures", "said", "errors"))
        figures.unlink(missing_ok=True)
        command = expand(step.command, self.work, self.names, self.options.rules)
        pin = (lambda: os.sched_setaffinity(0, {self.first_core})) if step.has_one_core else None
        with open(said, "wb") as stdout, open(errors, "wb") as stderr:
            subprocess.run([self.options.build / "measure", figures, *command], stdin=subprocess.DEVNULL, stdout=stdout,
                           stderr=stderr, check=False, env=self.environment, preexec_fn=pin)
        *measured, code = figures.read_text().split() if figures.exists() else ["unknown"]
        if code in FINE:
            wall, user, system, peak = map(float, measured)
            return wall, user + system, peak
        self.has_failed = True
        print(f" FAILED, exit code {code}", *last_lines(said, 3), *last_lines(errors, 3), sep="\n  ", file=sys.stderr)
        return None

    def run(self, count, number, step):
        """Runs one step; its figures, None where there are none, and what a check says are kept."""
        outputs = [self.work / file for file in step.files(">")]
        remove(outputs)     # so that nobody's time has the removal of what was there before
        missing = [file for file in step.files("<") if not (self.work / file).exists()]
        if missing:
            print(f" left out, there is no {', '.join(missing)}", file=sys.stderr)
            measured = None
        else:
            os.sync()   # nor the writing of what others left in memory
            measured = self.execute(step)
        if measured:
            print(f" {measured[0]:.3f} s", file=sys.stderr)
        else:
            remove(outputs)
        if step.is_measured:
            size = sum(path.stat().st_size for path in outputs) if measured else None
            self.figures.add(count, number, step.name, *measured or (), size=size)
        elif not missing:
            self.keep_words(count, step.name)

    def keep_words(self, count, name):
        words = last_lines(self.work / "said", MOST_SAID)
        if words:
            self.figures.said.setdefault(count, {})[name] = "; ".join(words)

    def measure(self, count, rounds):
        cases = self.list_of(count)
        if cases is None:
            return
        self.names["cases"] = cases
        self.figures.input_bytes[count] = cases.stat().st_size
        entries = schedule(rounds, self.options.limits, count)
        for position, (number, step) in enumerate(entries):
            print(f"{time.strftime('%H:%M:%S')} {count:,} cases, round {number} of {rounds}, step {position + 1} of "
                  f"{len(entries)}: {step.name}", end="", flush=True, file=sys.stderr)
            self.run(count, number, step)
            self.figures.write(self.work / "figures.json")
            rest = entries[position + 1:]
            remove(self.work / file for mark in "<>" for file in step.files(mark) if not is_needed(file, rest))

    def prove(self):
        """Before anything is measured against them."""
        print(PROOF.name, end="", flush=True, file=sys.stderr)
        self.run(BEFORE, 1, PROOF)


def remove(paths):
    for path in paths:
        path.unlink(missing_ok=True)


def last_lines(path, count):
    return path.read_text(errors="replace").splitlines()[-count:]


# ---------------------------------------------------------------- command line

def sizes(words):
    """[(cases, rounds)] of "10000:3,100000": three rounds where none are given."""
    pairs = [word.partition(":") for word in words.split(",")]
    return [(int(count), int(rounds or 3)) for count, _, rounds in pairs]


def read_options():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--arrears", type=Path, required=True, metavar="PROGRAM")
    arguments.add_argument("--build", type=Path, required=True, metavar="DIR", help="where the floor programs are")
    arguments.add_argument("--cases", type=sizes, default="10000,100000", metavar="N[:ROUNDS],...",
                           help="lengths of the lists; three rounds each unless said otherwise")
    arguments.add_argument("--python-max", type=int, default=100_000, metavar="N",
                           help="assess.py and report.py run up to so many cases; 0: never")
    arguments.add_argument("--exceljs-max", type=int, default=100_000, metavar="N", help="the same for exceljs")
    arguments.add_argument("--compare-max", type=int, default=100_000, metavar="N",
                           help="outputs of program and script are compared up to so many cases")
    arguments.add_argument("--rules", type=Path, action="append", default=[], metavar="FILE",
                           help="these tables in place of the built-in ones, for the program and the scripts")
    arguments.add_argument("--case-options", default="", metavar="TEXT", help="options for make_cases.py, as one word")
    arguments.add_argument("--work", type=Path, metavar="DIR", help="for lists and outputs; default BUILD/bench-work")
    arguments.add_argument("--markdown", type=Path, metavar="FILE", help="default WORK/bench.md")
    arguments.add_argument("--plot", type=Path, metavar="FILE", help="default WORK/bench.svg")
    options = arguments.parse_args()
    complete(options)
    helpers = ("floor_copy", "floor_csv", "floor_xlsx", "measure")
    for program in (options.arrears, *(options.build / name for name in helpers)):
        if not os.access(program, os.X_OK):
            arguments.error(f"no program {program}")
    return options


def complete(options):
    # measure finds a command without a slash on PATH, so every program is named by its whole path.
    options.arrears, options.build = options.arrears.resolve(), options.build.resolve()
    options.work = (options.work or options.build / "bench-work").resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    options.markdown = options.markdown or options.work / "bench.md"
    options.plot = options.plot or options.work / "bench.svg"
    modules = options.build / "node_modules"
    options.node_modules = modules if shutil.which("node") and (modules / "exceljs").exists() else None
    options.limits = {
        "python": options.python_max,
        "report.py": options.python_max if find_spec("xlsxwriter") else 0,
        "compare": min(options.python_max, options.compare_max),
        "exceljs": options.exceljs_max if options.node_modules else 0,
    }
    for name, is_there in (("xlsxwriter", find_spec("xlsxwriter")), ("exceljs", options.node_modules)):
        if not is_there:
            print(f"{name} is not there: what needs it is left out", file=sys.stderr)
    if shutil.disk_usage(options.work).free < BYTES_OF_A_CASE * max(count for count, _ in options.cases):
        print(f"{options.work} may become full, and libxlsxwriter is silent about that", file=sys.stderr)


def main():
    options = read_options()
    bench = Bench(options)
    bench.prove()
    for count, rounds in options.cases:
        bench.measure(count, rounds)
        options.markdown.write_text(page.markdown(bench.figures), encoding="utf-8")
        if any(measure["wall"] for measure in bench.figures.measures):
            options.plot.write_text(plot.draw(bench.figures), encoding="utf-8")
    print(page.text(bench.figures), end="")
    return 1 if bench.has_failed else 0


if __name__ == "__main__":
    sys.exit(main())
