#!/bin/sh
# threads.sh ARREARS PYTHON [CASES]: the program built with -fsanitize=thread, at work with four threads on a list of some
# thousand cases: assess with every output, report, report --split. ThreadSanitizer must have nothing to say; what takes
# minutes hangs.
set -eu
arrears=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$2" "$here/bench/make_cases.py" "${3:-3000}" "$work/list.csv" --stress
cd "$work"
export LC_ALL=C.UTF-8 TSAN_OPTIONS="${TSAN_OPTIONS:-} exitcode=66"
grep -q __tsan_init "$arrears" || { echo "$arrears is not built with -fsanitize=thread"; exit 1; }
failures=0
quiet() { # quiet COMMAND ARGUMENT...: ends well, some rows rejected, without a word of the sanitizer
  status=0
  timeout 300 "$arrears" "$@" --no-builtin-rules --rules "$here/bench/stress_rules.csv" --pay-on 2026-11-01 --jobs 4 >said 2>&1 || status=$?
  [ "$status" -eq 3 ] || { echo "exit $status: $*"; failures=$((failures + 1)); }
  ! grep -A40 'WARNING: ThreadSanitizer' said || failures=$((failures + 1))
}
quiet assess list.csv -o results.csv --ledger ledger.csv --rejects rejects.csv --manifest manifest.json
quiet assess list.csv -o results.jsonl --format jsonl
quiet report list.csv -o report.xlsx --ledger ledger-2.csv
quiet report list.csv -o split.xlsx --split 400
cmp ledger.csv ledger-2.csv
[ "$failures" -eq 0 ]
