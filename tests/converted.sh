#!/bin/sh
# converted.sh ARREARS: samples that LibreOffice has made workbooks of, XLSX and XLS, give the results, ledger, rejected
# rows and rows to correct of the CSV, byte for byte. LibreOffice makes days and numbers of cells that look so; columns of
# identity numbers are text, as people have them.
set -eu
command -v soffice >/dev/null || exit 77
. "$(dirname "$0")/expect.sh"
samples=$(realpath "$here/../samples")
convert() { # convert SAMPLE KIND
  column=0 formats=
  for heading in $(head -1 "$samples/$1/cases.csv" | tr , ' '); do
    column=$((column + 1))
    case $heading in
      身份证号) formats="$formats/$column/2" ;;
    esac
  done
  soffice "-env:UserInstallation=file://$work/profile" --headless --infilter="CSV:44,34,76,1,${formats#/},1033,false,true" \
    --convert-to "$2" --outdir "$1-$2" "$samples/$1/cases.csv" >soffice.said 2>&1 || fail "$1: $(cat soffice.said)"
}
run() { # run SAMPLE KIND LIST
  mkdir -p "$1-$2/out"
  rules=
  [ ! -e "$samples/$1/rules.csv" ] || rules="--rules $samples/$1/rules.csv"
  expect "$status_of_csv" '' assess "$3" $rules -o "$1-$2/out/results.csv" --ledger "$1-$2/out/ledger.csv" \
    --rejects "$1-$2/out/rejects.csv" --fix "$1-$2/out/fix.csv" --lang en
}
for sample in employer every-kind rate-change-2011; do
  status_of_csv=$(cat "$samples/$sample/expected/exit" 2>/dev/null || echo 0)
  run "$sample" csv "$samples/$sample/cases.csv"
  for kind in xlsx xls; do
    convert "$sample" "$kind"
    run "$sample" "$kind" "$sample-$kind/cases.$kind"
    diff -r "$sample-csv/out" "$sample-$kind/out" >different || fail "$sample as $kind: $(cat different)"
  done
done
[ "$failures" -eq 0 ]
