#!/bin/sh
# same_cells.sh ARREARS FLOOR_XLSX PYTHON [NODE_MODULES]: a floor is one only if it writes the cells of the report.
# Both workbooks of a plain list and of an odd one, with rejected rows, too wide numbers and further sheets, are
# compared; with NODE_MODULES also exceljs' one.
set -eu
arrears=$(realpath "$1")
floor=$(realpath "$2")
python=$3
modules=${4:-}
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
report() { # report NAME OPTIONS...: the list NAME.csv as a workbook
  name=$1
  shift
  "$arrears" report "$work/$name.csv" -o "$work/$name.xlsx" --pay-on 2026-11-01 --formulas values -q "$@" 2>"$work/said" || [ $? -eq 3 ]
}
compare() { # compare NAME WRITER COMMAND...: the report and what the writer makes of its cells
  name=$1
  printf "%s" "$2, $name list: "
  shift 2
  "$@" "$work/$name.cells" "$work/floor.xlsx"
  "$python" "$here/same_cells.py" "$work/$name.xlsx" "$work/floor.xlsx"
}
"$python" "$here/make_cases.py" 200 "$work/plain.csv"
"$python" "$here/make_cases.py" 150 "$work/odd.csv" --stress
report plain --lang zh
report odd --lang en --no-builtin-rules --rules "$here/stress_rules.csv" --sheet-rows 1000
for list in plain odd; do
  "$python" "$here/flat_cells.py" report "$work/$list.xlsx" "$work/$list.cells"
  compare "$list" libxlsxwriter "$floor"
  [ -z "$modules" ] || compare "$list" exceljs env NODE_PATH="$modules" node "$here/floor_exceljs.js"
done
