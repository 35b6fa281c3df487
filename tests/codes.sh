#!/bin/sh
# codes.sh SOURCE: every code of the diagnostics and of the rule tables is produced by some story, and no code
# stands twice.
set -eu
cd "$1"
codes=$(sed -n 's/^DIAGNOSTIC([A-Z_0-9]*, "\([^"]*\)".*/\1/p' calc/diagnostics.def)
codes="$codes $(grep -oE '"R3[0-9][0-9] ' formats/words/labels.def | tr -d '" ' | sort -u)"
failures=0
for code in $codes; do
  grep -qrE "(^|[^A-Za-z0-9_])$code([^A-Za-z0-9_]|\$)" samples/*/expected tests/golden/*/expected || {
    echo "no story produces $code"
    failures=$((failures + 1))
  }
done
twice=$(sed -n 's/^DIAGNOSTIC([A-Z_0-9]*, "\([^"]*\)".*/\1/p' calc/diagnostics.def | sort | uniq -d)
[ -z "$twice" ] || { echo "given twice: $twice"; failures=$((failures + 1)); }
[ "$failures" -eq 0 ]
