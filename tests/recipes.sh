#!/bin/sh
# recipes.sh SOURCE PYTHON: what CONTRIBUTING.md says under "Recipes" is followed in a copy of the tree. Each patch of
# recipes/ touches the files that its recipe names and no others, the program builds, and the new thing shows.
set -eu
source=$(realpath "$1")
python=$2
recipes=$source/tests/recipes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

# The text of a recipe, and the files of this tree that it names.
recipe() { awk -v title="### $1" '/^##/ {inside = $0 == title} inside' "$source/CONTRIBUTING.md"; }
named() { grep -oE '`[^` ]+`' | tr -d '`' | grep -E '^([a-z_]+/)*[A-Za-z0-9_-]+\.(c|h|def|csv|txt|md)$' | grep -v NAME; }
sed -n '/^## Recipes/,$p' "$source/CONTRIBUTING.md" | named | sort -u | while read -r file; do
  [ -e "$source/$file" ] || echo "$file"
done >"$work/gone"
[ ! -s "$work/gone" ] || fail "CONTRIBUTING.md names files that are not there: $(cat "$work/gone")"

tree=$work/tree
mkdir "$tree"
(cd "$source" && cp -R CMakeLists.txt calc formats cli "$tree/")
follow() { # follow PATCH FILES TITLE: FILES are named by the recipe, the use of the new thing among them
  patch -d "$tree" -p1 -s -F0 --no-backup-if-mismatch <"$recipes/$1.patch" || fail "$1.patch does not apply"
  touched=$(sed -n 's,^+++ b/,,p' "$recipes/$1.patch")
  [ "$(printf '%s\n' "$touched" | wc -l)" -eq "$2" ] || fail "$1.patch touches another number of files than $2:" $touched
  recipe "$3" >"$work/recipe"
  for file in $touched; do
    case $file in */deadlines.c) file=formats/report/NAME.c ;; esac
    grep -qF "\`$file\`" "$work/recipe" || fail "the recipe \"$3\" does not name $file"
  done
}
follow parameter 2 'A parameter'
follow list_column 3 'A column of the case list'
follow figure 3 'A figure of the result'
follow sheet 3 'A sheet of the workbook'
[ "$failures" -eq 0 ] || exit 1

export CCACHE_BASEDIR="$work" # without debug information objects do not depend on the folder and may come from ccache
! command -v ccache >/dev/null || export CMAKE_C_COMPILER_LAUNCHER=ccache
cmake -S "$tree" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Plain -DBUILD_TESTING=OFF -DARREARS_WARNINGS_ARE_ERRORS=ON \
  >"$work/said" || { cat "$work/said"; exit 1; }
cmake --build "$work/build" --target arrears >"$work/said" || { cat "$work/said"; exit 1; }
arrears=$work/build/arrears
export LC_ALL=C.UTF-8 NO_COLOR=1
cd "$work"
shows() { # shows FILE TEXT...
  shown=$1
  shift
  for text; do grep -qF -- "$text" "$shown" || fail "$shown does not show: $text"; done
}

# Employer, March 2026, wage 9,000: arrears 1,065.00, of which the employer 882.00. With ten days of grace the fee runs from
# 11 May through 19 June, 40 days instead of 50: 1,065.00 x 0.0005 x 40 = 21.30, and the employer owes 882.00 + 21.30 = 903.30.
cat >grace.csv <<END
region,scheme,payer,parameter,above,from,to,value,source,valid_on
110000,*,*,fee_grace_days,,2026-01-01,,10,a notice,2026-06-01
END
cat >list.csv <<END
姓名,业务,参保地,断缴开始,断缴结束,工资,补缴日期,已缴月数,性别,退休日期,视同缴费月数
王芳,补缴,北京,2026-03,2026-03,9000,2026-06-20,,,,
李静,一次性补足,长沙,,,3770,2024-10-08,176,女,2024-09-30,24
张敏,一次性补足,长沙,,,3770,2024-10-08,176,女,2024-09-30,
刘洋,一次性补足,长沙,,,3770,2024-10-08,176,女,2024-09-30,601
END
code=0
"$arrears" assess list.csv --rules grace.csv --lang zh -o results.csv --ledger ledger.csv --rejects rejects.csv \
  --manifest run.json 2>said || code=$?
[ "$code" -eq 3 ] || { cat said; fail "assess left with $code"; }
"$arrears" report list.csv --rules grace.csv --lang zh -o report.xlsx -q 2>/dev/null || [ $? -eq 3 ]
"$arrears" quote --region Beijing --gap-from 2026-03 --gap-to 2026-03 --wage 9000 --pay-on 2026-06-20 --rules grace.csv \
  --lang zh --explain >quote
"$arrears" help quote >help

# The parameter: in the ledger's days, among the rules behind it, in the answer by its words.
shows ledger.csv ',2026-05-11,2026-06-19,40,'
shows ledger.because.csv ' 110000/fee_grace_days@2026-01-01'
shows quote '滞纳金宽限天数:10'
# The column: read by its alias, checked against its range, an option of quote, and 24 months fewer to pay.
shows rejects.csv ',视同缴费月数,601,'
shows help --deemed-months
# The figure: in results, manifest and terminal.
shows results.csv ',deferral_interest,employer_total' ',903.30'
shows quote '单位应付合计' '903.30'
shows run.json '"employer_total": "903.30"'
"$python" - <<'END' || fail 'months or workbook are not as they should be'
import csv
import re
import zipfile

months = [int(row["months"]) for row in csv.DictReader(open("results.csv", encoding="utf-8"))]
assert months[2] - months[1] == 24, months
parts = zipfile.ZipFile("report.xlsx")
text = {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")}
names = re.findall(r'<sheet name="([^"]*)"', text["xl/workbook.xml"])
assert names == ["说明", "汇总", "待遇中断", "明细", "台账", "人员合计", "参数", "依据", "规则", "输入", "未通过", "期限", "校验", "运行信息"], names
shared = re.findall(r"<si><t[^>]*>([^<]*)", text["xl/sharedStrings.xml"])

def row(sheet, number):
    cells = re.search(rf'<row r="{number}"[^>]*>(.*?)</row>', text[f"xl/worksheets/sheet{sheet}.xml"]).group(1)
    return [shared[int(value)] if 't="s"' in kind else value for kind, value in re.findall(r"<c ([^>]*)><v>([^<]*)", cells)]

assert "单位应付合计" in row(4, 1) and "903.3" in row(4, 2), (row(4, 1), row(4, 2))
assert row(12, 1) == ["序号", "姓名", "险种", "补缴日期"], row(12, 1)  # nothing gets worse here, so that two columns are left out
END
[ "$failures" -eq 0 ]
