#!/bin/sh
# second_opinion.sh ARREARS PYTHON [paid]: the program against bench/assess.py, which was written from the rules
# alone: every figure of random cases must agree; `paid`: of underpaid months, of parts paid before, of deferrals.
set -eu
arrears=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compare() { # compare NAME RULES...: the list NAME.csv through both
  name=$1
  shift
  options=""
  for table in "$@"; do options="$options --rules $table"; done
  "$python" "$here/bench/assess.py" "$work/$name.csv" "$work/$name-r1.csv" "$work/$name-l1.csv" $options \
    2>"$work/said" || [ $? -eq 3 ]
  "$arrears" assess "$work/$name.csv" -o "$work/$name-r2.csv" --ledger "$work/$name-l2.csv" --because inline -q --no-builtin-rules \
    $options 2>"$work/said" || [ $? -eq 3 ]
  "$python" "$here/bench/compare.py" "$work/$name-r1.csv" "$work/$name-r2.csv" --ignore notes
  "$python" "$here/bench/compare.py" "$work/$name-l1.csv" "$work/$name-l2.csv"
  assessed=$(cut -d, -f1 "$work/$name-r1.csv" | uniq | sed 1d | wc -l)
  echo "$name: $assessed cases"
  [ "$assessed" -ge "${least:-1}" ]
}
python=$2
if [ "${3:-}" = paid ]; then
  least=2000
  set -- shortfalls:4200 parts:5200 deferrals:5000
  for list in "$@"; do
    name=${list%:*}
    "$python" "$here/bench/make_cases.py" "${list#*:}" "$work/$name.csv" --stress --seed 9 "--$name"
    compare "$name" "$here/bench/stress_rules.csv"
  done
  "$python" - "$work/deferrals-r2.csv" <<'END'
import csv, sys
bearing = {row["record"] for row in csv.DictReader(open(sys.argv[1], newline="")) if row["deferral_interest"]}
print(f"{len(bearing)} of them bear interest")
sys.exit(len(bearing) < 2000)
END
  "$python" "$here/bench/make_cases.py" 4800 "$work/deferred-parts.csv" --stress --seed 11 --parts --deferrals
  compare deferred-parts "$here/bench/stress_rules.csv" "$here/bench/stress_rules_later.csv"
  for list in shortfalls:4200 deferrals:3600; do
    name=wide-${list%:*}
    "$python" "$here/bench/make_cases.py" "${list#*:}" "$work/$name.csv" --wide --seed 12 "--${list%:*}"
    compare "$name" "$here/bench/stress_rules.csv"
  done
  least=300
  "$python" "$here/bench/make_cases.py" 1500 "$work/mixed.csv" --stress --seed 10 --shortfalls --parts --deferrals
  compare mixed "$here/bench/stress_rules.csv" "$here/bench/stress_rules_later.csv"
  exit
fi
"$python" "$here/bench/check_vectors.py" "$here/vectors" # the worked examples, too
"$python" "$here/bench/make_cases.py" 2000 "$work/stress.csv" --stress --seed 7
"$python" "$here/bench/make_cases.py" 2000 "$work/plain.csv" --seed 8
"$python" "$here/bench/make_cases.py" 2000 "$work/stress-rows.csv" --stress --rows 6 --seed 9
"$python" "$here/bench/make_cases.py" 2000 "$work/rows.csv" --rows 8 --seed 10
"$python" "$here/bench/make_cases.py" 2000 "$work/wide.csv" --wide --seed 9
compare stress "$here/bench/stress_rules.csv"
cp "$work/stress.csv" "$work/stacked.csv"
compare stacked "$here/bench/stress_rules.csv" "$here/bench/stress_rules_later.csv"
compare wide "$here/bench/stress_rules.csv" "$here/bench/stress_rules_later.csv"
compare plain "$here"/../calc/rules/[0-9]*.csv
compare stress-rows "$here/bench/stress_rules.csv"
grep -q 'W250' "$work/stress-rows-r2.csv" # the rows that belong together are told to the program, too
compare rows "$here"/../calc/rules/[0-9]*.csv
