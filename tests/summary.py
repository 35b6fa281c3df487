"""summary.py ARREARS SOURCE: what --summary says is what the results of the same run come to, and `help words` has every word
in both languages."""
import csv
import decimal
import json
import pathlib
import re
import subprocess
import sys
import tempfile

arrears, source = sys.argv[1], pathlib.Path(sys.argv[2])
failures = []


def check(is_right, words):
    if not is_right:
        failures.append(words)


def run(folder, *arguments):
    return subprocess.run([arrears, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def money(rows, column, where=lambda row: True):
    return sum((decimal.Decimal(row[column]) for row in rows if row[column] and where(row)), decimal.Decimal(0))


def is_without_cover(row):
    return row["suspended_from"] != "" and row["suspended_from"] <= row["pay_on"] and not (
        row["resumes_on"] != "" and row["resumes_on"] <= row["pay_on"])


def compare(folder, path):
    answer = run(folder, "assess", str(path), "-o", "results.csv", "--rejects", "rejects.csv", "--manifest", "m.json", "--force",
                 "--pay-on", "2026-06-20", "--summary")
    check(answer.returncode in (0, 3), f"{path}: exit {answer.returncode}: {answer.stderr}")
    summary = json.loads(answer.stdout)
    with open(pathlib.Path(folder, "results.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    manifest = json.loads(pathlib.Path(folder, "m.json").read_text(encoding="utf-8"))
    by = lambda payer: lambda row: row["late_fee_bearer"] == payer
    expected = {
        "arrears": money(rows, "arrears"), "late_fee": money(rows, "late_fee"), "total": money(rows, "total"),
        "late_fee_per_day": money(rows, "late_fee_per_day"),
        "employer_pays": money(rows, "employer_arrears") + money(rows, "late_fee", by("employer")),
        "employee_pays": money(rows, "employee_arrears") + money(rows, "late_fee", by("flexible")),
        "paid": money(rows, "paid"), "outstanding": money(rows, "total") - money(rows, "paid"),
    }
    # shares are of the account months: kinds without them have none
    for name, value in expected.items():
        said = decimal.Decimal(summary["totals"][name])
        check(said == value, f"{path}: {name} is {said}, the results come to {value}")
    without = sum(1 for row in rows if is_without_cover(row))
    check(summary["counts"]["without_cover"] == without, f"{path}: without_cover {summary['counts']}, not {without}")
    check(summary["counts"]["results"] == len(rows), f"{path}: results")
    for name in ("read", "assessed", "rejected"):
        check(summary["counts"][name] == manifest["counts"][name], f"{path}: {name}")
    said = [(column["heading"], column["column"]) for column in summary["columns"] if "month" not in column]
    told = [(column["heading"], column["column"]) for column in manifest["columns"]]
    check(all(pair in told for pair in said), f"{path}: columns {said}, the manifest {told}")
    noted = {note["code"]: note["rows"] for note in summary["notes"] if note["assumption"]}
    check(noted == {code: rows for code, rows in manifest["assumptions"].items() if rows > 0}, f"{path}: assumptions")


def paths(value, prefix=""):
    if isinstance(value, dict):
        for key, member in value.items():
            yield from paths(member, f"{prefix}/{key}")
    elif isinstance(value, list):
        for member in value:
            yield from paths(member, f"{prefix}/{member['key']}" if isinstance(member, dict) else prefix)
    else:
        yield prefix, value


words = {lang: json.loads(run(".", "help", "words", "--lang", lang).stdout) for lang in ("zh", "en")}
both = {lang: dict(paths(words[lang])) for lang in words}
check(both["zh"].keys() == both["en"].keys(), f"words of one language: {both['zh'].keys() ^ both['en'].keys()}")
for lang in both:
    for path, text in both[lang].items():
        check(text != "", f"{lang} {path} is empty")
for path, text in both["en"].items():
    if not path.startswith("/regions/"):
        check(not re.search(r"[\u3400-\u9fff]", text), f"en {path}: {text}")
check(len(words["zh"]["page"]) > 50 and len(words["zh"]["regions"]) > 3000, "hardly any words")

samples = sorted(source.glob("samples/*/*.csv")) + sorted(source.glob("samples/*/*.xlsx"))
compared = 0
with tempfile.TemporaryDirectory() as folder:
    for sample in samples:
        if run(folder, "check", str(sample), "-q", "--pay-on", "2026-06-20").returncode in (0, 3):
            compare(folder, sample)
            compared += 1
check(compared >= 10, f"only {compared} lists were compared")
print("\n".join(failures) if failures else f"{compared} lists")
sys.exit(1 if failures else 0)
