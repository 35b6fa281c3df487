#!/bin/sh
# library_sqlite.sh ARREARS EXTENSION|none: cases in a SQLite table come to what `arrears assess` says of them, result by
# result and line by line; what is wrong is data, and refused options are an error.
set -eu
command -v sqlite3 >/dev/null || { echo 'no sqlite3 here'; exit 77; }
[ "$2" != none ] || { echo 'built without the SQLite extension: no libsqlite3-dev, or a sanitizer'; exit 77; }
extension=$(realpath "$2")
. "$(dirname "$0")/expect.sh"
query() { sqlite3 -bail -batch cases.db ".load ${extension%.so}" "$@"; }
same() { diff -u "$1" "$2" >difference || fail "$3: $(head -n 20 difference)"; }

cat >cases.csv <<'END'
case_id,name,region,scheme,gap_from,gap_to,wage
A1,张三,北京,medical,2025-01,2025-03,8000.50
A2,李四,上海,pension+medical,2025-01,2025-04,12000
A3,王五,合肥,medical,2025-02,2025-13,9000
A4,"引号 "" 与 \",合肥,medical,2025-02,2025-04,9000
END
"$arrears" assess cases.csv -o results.csv --ledger ledger.csv --because inline --rejects rejects.csv --pay-on 2026-06-15 --lang en -q || [ $? -eq 3 ]
query '.import --csv cases.csv cases'
row="json_object('case_id',case_id,'name',name,'region',region,'scheme',cases.scheme,'gap_from',gap_from,'gap_to',gap_to,'wage',wage)"
options="'{\"pay_on\":\"2026-06-15\"}'"

cut -d, -f2,8,17,19,22 results.csv | tail -n +2 >expected
query '.mode csv' '.separator , "\n"' "SELECT case_id, r.value->>'scheme', r.value->>'arrears', r.value->>'late_fee', r.value->>'total'
  FROM cases, json_each(arrears_assess($row, $options), '\$.results') AS r" >found
[ "$(grep -c . expected)" -eq 4 ] || fail 'the command has other results than four'
same expected found results

cut -d, -f2-5,11,14,18 ledger.csv | tail -n +2 >expected
query '.mode csv' '.separator , "\n"' "SELECT case_id, l.scheme, l.month, l.base, l.arrears, l.days, l.late_fee
  FROM cases, arrears_ledger($row, $options) AS l" >found
[ "$(grep -c . expected)" -eq 14 ] || fail 'the command has another ledger than 14 lines'
same expected found ledger
query "SELECT count(*) FROM arrears_ledger(NULL)" >found
[ "$(cat found)" = 0 ] || fail "a ledger of nothing: $(cat found)"
query "SELECT count(*) FROM arrears_ledger" >found
[ "$(cat found)" = 0 ] || fail "a ledger without an argument: $(cat found)"

tail -n +2 rejects.csv | cut -d, -f3-5 >expected
query '.mode csv' '.separator , "\n"' "SELECT d.value->>'column', d.value->>'value', d.value->>'code'
  FROM cases, json_each(arrears_assess($row, $options), '\$.diagnostics') AS d" >found
[ "$(cat expected)" = 'gap_to,2025-13,E107' ] || fail "the command rejects something else: $(cat expected)"
same expected found diagnostics

answers() { # answers WANTED SQL
  found=$(query "$2" 2>&1) || true
  case $found in $1) ;; *) fail "$2: $found, not $1" ;; esac
}
answers '1' 'SELECT arrears_assess(NULL) IS NULL'
answers '3|JSON: a row is an object|0' "SELECT a->>'status', a->>'message', json_array_length(a->'results') FROM (SELECT arrears_assess('[]') AS a)"
answers '3|JSON: 一行应是一个对象' "SELECT a->>'status', a->>'message' FROM (SELECT arrears_assess('[]', '{\"language\":\"zh\"}') AS a)"
answers '4|1' "SELECT a->>'status', json_valid(a) FROM (SELECT arrears_assess('{\"gap_from\":\"2025-01\",\"断缴结束2\":\"\\\"\"}') AS a)"
answers '*arrears: pay_on "soon"*' "SELECT arrears_assess('{}', '{\"pay_on\":\"soon\"}')"
answers '*arrears: pay_on "soon"*' "SELECT * FROM arrears_ledger('{}', '{\"pay_on\":\"soon\"}')"
answers '*arrears: an option is refused*' "SELECT arrears_assess('{}', '{\"payon\":\"2026-06-15\"}')"
answers '*arrears: an option is refused*' "SELECT arrears_assess('{}', 'not json')"
answers '*arrears: an option is refused*' "SELECT arrears_assess('{}', '{\"ledger\":\"maybe\"}')"
# What was wrong with the options before is not told of these.
for wrong in '{"payon":"2026-06-15"}' 'not json' '{"ledger":"maybe"}'; do
  printf '%s\n' ".load ${extension%.so}" "SELECT arrears_assess('{}', '{\"rules\":\"missing.csv\"}');" "SELECT arrears_assess('{}', '$wrong');" |
    sqlite3 -batch cases.db >found 2>&1 || true
  [ "$(grep -c 'an option is refused' found)" -eq 1 ] || fail "of $wrong it says $(cat found)"
done
answers '1|1' "SELECT instr(arrears_assess($row, $options), 'ledger') > 0, instr(arrears_assess($row, '{\"ledger\":\"no\"}'), 'ledger') = 0 FROM cases LIMIT 1"
answers '*missing.csv*' "SELECT arrears_assess('{}', '{\"rules\":\"missing.csv\"}')"
answers '1|1' "SELECT arrears_assess($row, $options) = arrears_assess($row, $options), arrears_assess($row) <> arrears_assess($row, '{\"pay_on\":\"2025-06-15\"}') FROM cases LIMIT 1"

# What a database brings with it reads no file: its views have no options, nor the table that takes them.
query "CREATE VIEW alone AS SELECT arrears_assess($row) AS answer FROM cases" \
  "CREATE VIEW with_options AS SELECT arrears_assess($row, '{\"rules\":\"cases.csv\"}') AS answer FROM cases" \
  "CREATE VIEW with_lines AS SELECT l.arrears FROM cases, arrears_ledger($row) AS l" \
  "CREATE TABLE kept(row, answer)" \
  "CREATE TRIGGER trap AFTER INSERT ON kept BEGIN UPDATE kept SET answer = arrears_assess(new.row, '{\"calendar\":\"cases.csv\"}'); END"
answers '4' 'SELECT count(*) FROM alone WHERE json_valid(answer)'
answers '*unsafe use of arrears_assess()*' 'SELECT * FROM with_options'
answers '*unsafe use of virtual table "arrears_ledger"*' 'SELECT * FROM with_lines'
answers '*unsafe use of arrears_assess()*' "INSERT INTO kept(row) VALUES ('{}')"
query "CREATE TEMP VIEW mine AS SELECT arrears_assess($row, $options) AS answer FROM cases" 'SELECT count(*) FROM mine' >found
[ "$(cat found)" = 4 ] || fail "a view of the connection's own: $(cat found)"

# Connections that load it, one after the other, take no more memory than a few.
for count in 5 40; do
  for i in $(seq $count); do
    printf '%s\n' '.open :memory:' ".load ${extension%.so}" "SELECT length(arrears_assess('{\"gap_from\":\"2025-01\",\"wage\":9000}')) > 0;"
  done >connections
  echo '.shell grep VmRSS /proc/$PPID/status' >>connections
  sqlite3 -batch <connections >"used-$count" 2>&1
  [ "$(grep -c '^1$' "used-$count")" -eq $count ] || fail "$count connections: $(sort "used-$count" | uniq -c | head -n 5)"
done
used() { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "used-$1"; }
[ "$(used 40)" -lt $(($(used 5) + 8192)) ] || fail "of 5 connections $(used 5) kB, of 40 $(used 40) kB"
[ "$failures" -eq 0 ]
