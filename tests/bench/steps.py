"""What the bench runs for one list of cases, in order, as a table."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT_IN_RULES = HERE.parents[1] / "calc" / "rules"
NO_RULE_TABLES = {"regions.csv", "calendar.csv"}

CHECK, ASSESS, LEDGER, REPORT = "arrears check", "arrears assess", "arrears assess --ledger", "arrears report"
LEDGER_ONE_CORE = "arrears assess --ledger, one core"
COPY, READ = "copy of results and ledger", "libcsv reading the list"
WRITE, WRITE_TWO = "libxlsxwriter, the report's cells", "libxlsxwriter, results and ledger"
PYTHON_ASSESS, PYTHON_REPORT, EXCELJS = "assess.py", "report.py", "exceljs, the report's cells"


@dataclass
class Step:
    """In the command, <NAME is a file of the work folder that is read and >NAME one that is written; RULES and
    SCRIPT_RULES are several words, {names} those of expand."""
    name: str
    command: str
    limit: str | None = None    # the name of the most cases it runs for
    is_measured: bool = True    # else it runs in the first round only, and what it says is kept
    has_one_core: bool = False

    def files(self, mark):
        return [word[1:] for word in self.command.split() if word[0] == mark]


PROOF = Step("cells of the floors", "sh {here}/same_cells.sh {arrears} {build}/floor_xlsx {python} {node_modules}",
             is_measured=False)
STEPS = (
    Step(READ, "{build}/floor_csv {cases}"),
    Step(CHECK, "{arrears} check {cases} RULES"),
    Step(ASSESS, "{arrears} assess {cases} -o >results.csv RULES"),
    Step(LEDGER, "{arrears} assess {cases} -o >results.csv --ledger >ledger.csv RULES"),
    Step(COPY, "{build}/floor_copy <results.csv >results.copy <ledger.csv >ledger.copy"),
    Step(LEDGER_ONE_CORE, "{arrears} assess {cases} --jobs 1 -o >one.results.csv --ledger >one.ledger.csv RULES",
         has_one_core=True),
    Step(PYTHON_ASSESS, "{python} {here}/assess.py {cases} >python.results.csv >python.ledger.csv SCRIPT_RULES",
         "python"),
    Step("results", "{python} {here}/compare.py <python.results.csv <results.csv", "compare", is_measured=False),
    Step("ledger", "{python} {here}/compare.py <python.ledger.csv <ledger.csv", "compare", is_measured=False),
    Step("cells of results and ledger", "{python} {here}/flat_cells.py tables <results.csv <ledger.csv >two.cells",
         is_measured=False),
    Step(WRITE_TWO, "{build}/floor_xlsx <two.cells >two.xlsx"),
    Step(REPORT, "{arrears} report {cases} -o >report.xlsx RULES"),
    Step("cells of the report", "{python} {here}/flat_cells.py report <report.xlsx >report.cells", is_measured=False),
    Step(WRITE, "{build}/floor_xlsx <report.cells >floor.xlsx"),
    Step(EXCELJS, "node {here}/floor_exceljs.js <report.cells >exceljs.xlsx", "exceljs"),
    Step(PYTHON_REPORT, "{python} {here}/report.py {cases} >python.xlsx SCRIPT_RULES", "report.py"),
)


def schedule(rounds, limits, count):
    """(round, step) of a list of so many cases."""
    return [(number, step) for number in range(1, rounds + 1) for step in STEPS
            if count <= limits.get(step.limit, count) and (step.is_measured or number == 1)]


def is_needed(file, rest):
    """Whether a step of the rest of the schedule reads the file before another writes it anew."""
    for _, step in rest:
        if file in step.files("<"):
            return True
        if file in step.files(">"):
            return False
    return False


def built_in_rules():
    return [path for path in sorted(BUILT_IN_RULES.glob("*.csv")) if path.name not in NO_RULE_TABLES]


def with_option(tables):
    return [word for table in tables for word in ("--rules", str(table))]


def expand(command, work, names, rules):
    """The words of a command; `rules` are the tables that stand in place of the built-in ones, if any."""
    several = {"RULES": ["--no-builtin-rules", *with_option(rules)] if rules else [],
               "SCRIPT_RULES": with_option(rules or built_in_rules())}
    words = []
    for word in command.split():
        if word[0] in "<>":
            words.append(str(work / word[1:]))
        else:
            words += several.get(word, [word.format_map(names)])
    return words
