#!/bin/sh
# merge.sh ARREARS PYTHON: shards of a list, merged, are byte for byte what one run writes; merge refuses what does not
# fit together, and leaves nothing behind then; a shard that is done is not computed again; a report takes what was merged.
set -eu
. "$(dirname "$0")/expect.sh"
"$python" "$here/bench/make_cases.py" 3000 list.csv --stress
tables="--no-builtin-rules --rules $here/bench/stress_rules.csv"
rules="$tables --pay-on 2026-11-01 --lang en"
part() { # part STATUS LIST FOLDER I/N OPTIONS...
  wanted=$1 list=$2 folder=$3/${4%/*} shard=$4
  shift 4
  mkdir -p "$folder"
  expect "$wanted" '' assess "$list" --shard "$shard" -o "$folder/results.csv" --ledger "$folder/ledger.csv" \
    --rejects "$folder/rejects.csv" --manifest "$folder/manifest.json" -q "$@"
}
whole() { # whole LIST FOLDER OPTIONS...
  list=$1 folder=$2
  shift 2
  mkdir -p "$folder"
  expect 3 '' assess "$list" -o "$folder/results.csv" --ledger "$folder/ledger.csv" --rejects "$folder/rejects.csv" \
    --manifest "$folder/manifest.json" -q "$@"
}

# The stress list in 3 shards.
whole list.csv one $rules
for i in 1 2 3; do part 3 list.csv parts "$i/3" $rules; done
expect 3 'the control totals agree' merge parts/3/manifest.json parts/1/manifest.json parts/2/manifest.json -o merged \
  --lang en
diff -r one merged || fail 'merged shards differ from the unsharded run'

# What was assumed is said with the totals, as the run that has no shards says it.
assumptions() { "$arrears" "$@" 2>&1 | grep '^assumed (rows: [0-9]*): '; }
assumptions assess list.csv -o again.csv $rules >one.said
assumptions merge parts/*/manifest.json -o merged --lang en --force >merged.said
diff one.said merged.said || fail 'merge says other assumptions than one run'
[ "$(wc -l <merged.said)" -ge 3 ] || fail 'merge says no assumptions'

# The report of the merged folder is that of the list, the report of a shard that of the shard; see proof.sh for more.
report() { # report FOLDER OPTIONS...: of a run, and of the list with these options
  expect 3 'matched byte for byte when worked out again' report "$1" -o "$1/proven.xlsx" --lang en
  folder=$1
  shift
  expect 3 '' report "$work/list.csv" -o "$folder/whole.xlsx" -q $rules "$@"
  "$python" "$here/check_proven.py" "$folder/proven.xlsx" "$folder/whole.xlsx" "$folder/manifest.json" ||
    fail "the report of $folder is not that of the list"
  rm "$folder/proven.xlsx" "$folder/whole.xlsx"
}
report merged
report parts/2 --shard 2/3
echo >>merged/results.csv
expect 6 'merged/results.csv: is not what merged/manifest.json says' report merged -o refused.xlsx --lang en
expect 6 'merged/results.csv: is not what merged/manifest.json says' report merged/results.csv -o refused.xlsx --lang en
cp one/results.csv merged/results.csv
expect 6 'parts/2/manifest.json: cannot be verified with the files and program at hand: a different case list' report parts/2 parts/3/results.csv \
  -o refused.xlsx --lang en
[ -z "$(ls -A . | grep refused)" ] || fail 'a refused report wrote something'

# Nobody has to repair it; of a list short enough for openpyxl.
head -n 21 list.csv >few.csv
for i in 1 2; do part 3 few.csv fewer "$i/2" $rules; done
expect 3 merged merge fewer/1/manifest.json fewer/2/manifest.json -o few
expect 3 matched report few -o few.xlsx
expect 3 matched report fewer/2 -o fewer.xlsx
sound few.xlsx fewer.xlsx
rm -r few fewer few.csv few.xlsx fewer.xlsx

# One person under an old and a new number, line ends in cells, quotes, rows that cannot be read; a byte order mark.
{
  printf 'name,id_number,region,gap_from,gap_to,wage,"no\nte"\n'
  printf 'a,11010519491231002X,000000,2025-01,2025-03,9000,"first\nsecond, ""third"""\n'
  printf '"b\r\nb",440524188001010014,000000,2025-01,2025-02,9000,plain\n'
  printf 'a,110105491231002,000000,2025-03,2025-04,9000,the month was claimed in line 3\n'
  printf 'broken"quote,1,2\n'
  printf 'c,,000000,2025-01,2025-02,8000,\n\n'
  printf 'd,doc:P1,000000,2025-01,2025-02,8000,"\n\n"\n'
  printf 'd,doc:P1,000000,2025-02,2025-02,8000,again\n'
  printf 'e,123,000000,2025-01,2025-02,8000,no number\n'
  printf '"never closed,1,2\n'
} >small.csv
whole small.csv small $rules --bom
[ "$(grep -c E[0-9] small/rejects.csv)" -ge 5 ] || fail 'the small list was to have rejected rows'
for count in 1 2 7 40; do
  for i in $(seq "$count"); do
    folder=small$count/$i
    mkdir -p "$folder"
    "$arrears" assess small.csv --shard "$i/$count" -o "$folder/results.csv" --ledger "$folder/ledger.csv" \
      --rejects "$folder/rejects.csv" --manifest "$folder/manifest.json" -q --bom $rules 2>/dev/null || [ $? -eq 3 ]
  done
  expect 3 '' merge "small$count"/*/manifest.json -o "small$count/merged"
  diff -r small "small$count/merged" || fail "the small list in $count shards differs"
done

# A manifest tells from its own folder where list and rule tables are, a merged one from the merged folder.
named() { # named MANIFEST NAMES...: input, rules, calendar, in this order
  "$python" - "$@" <<'END' || fail "the names in $1 are others"
import json, sys
m = json.load(open(sys.argv[1]))
found = [m["input"]["name"]] + [table["name"] for table in m["rules"]] + [m["calendar"]["name"]]
if found != sys.argv[2:]: sys.exit(f"{found} instead of {sys.argv[2:]}")
END
}
named parts/1/manifest.json "$PWD/list.csv" "$here/bench/stress_rules.csv" ''
mkdir run run/rules
cp small.csv run/list.csv
cp "$here/bench/stress_rules.csv" run/rules/mine.csv
printf 'date,kind\n2026-01-01,holiday\n' >run/calendar.csv
mine="--rules run/rules/mine.csv --calendar run/calendar.csv --pay-on 2026-11-01 --lang en"
for i in 1 2; do part 3 run/list.csv run/parts "$i/2" $mine; done
named run/parts/1/manifest.json "$PWD/run/list.csv" built-in "$PWD/run/rules/mine.csv" "$PWD/run/calendar.csv"
expect 3 '' merge run/parts/1/manifest.json run/parts/2/manifest.json -o run/merged
named run/merged/manifest.json "$PWD/run/list.csv" built-in "$PWD/run/rules/mine.csv" "$PWD/run/calendar.csv"
expect 3 '' merge run/parts/1/manifest.json run/parts/2/manifest.json -o run
named run/manifest.json list.csv built-in rules/mine.csv calendar.csv
expect 3 '' merge run/manifest.json -o other
named other/manifest.json "$PWD/run/list.csv" built-in "$PWD/run/rules/mine.csv" "$PWD/run/calendar.csv"
cp run/manifest.json stated.json
rm run/manifest.json run/results.csv run/ledger.csv run/ledger.because.csv run/rejects.csv
whole run/list.csv run $mine
cmp run/manifest.json stated.json || fail 'a merged manifest differs from the one that a run writes there'

# What merge refuses. Nothing is written: the folder is not even made.
refuse() { # refuse WORDS MANIFESTS...
  words=$1
  shift
  expect 6 "$words" merge "$@" -o refused --lang en
  [ ! -e refused ] || fail "something was written: $words"
}
one=parts/1/manifest.json two=parts/2/manifest.json three=parts/3/manifest.json
refuse 'missing: shard 3 of 3' $one $two
refuse 'are both shard 1 of 3' $one $two $three $one
part 3 list.csv of2 1/2 $rules
refuse 'is shard 1 of 2' $one $two $three of2/1/manifest.json
tail -n +3 list.csv | { head -n 1 list.csv; cat; } >shorter.csv
part 3 shorter.csv shorter 3/3 $rules
refuse 'a different case list' $one $two shorter/3/manifest.json
part 3 list.csv later 3/3 $rules --rules "$here/bench/stress_rules_later.csv"
refuse 'different rules' $one $two later/3/manifest.json
printf 'date,kind\n2026-01-01,holiday\n' >calendar.csv
part 3 list.csv calendar 3/3 $rules --calendar calendar.csv
refuse 'a different calendar' $one $two calendar/3/manifest.json
part 3 list.csv paid 3/3 $tables --pay-on 2026-11-02 --lang en
refuse 'different options (options.pay_on)' $one $two paid/3/manifest.json
part 3 list.csv words 3/3 $tables --pay-on 2026-11-01 --lang zh
refuse 'different options (options.lang)' $one $two words/3/manifest.json
mkdir less
expect 3 '' assess list.csv --shard 3/3 -o less/results.csv --manifest less/manifest.json -q $rules
refuse 'different kinds of output' $one $two less/manifest.json
forge() { # forge SED-SCRIPT: shard 3 with a manifest that says something else
  rm -rf forged
  cp -r parts/3 forged
  sed -i "$1" forged/manifest.json
  cmp -s forged/manifest.json $three && fail "nothing was forged: $1"
  :
}
forge 's/"version": "/"version": "9./'
refuse 'a different program version' $one $two forged/manifest.json
forge 's/"read": /"read": 1/'
refuse 'rows, but the list has 3000' $one $two forged/manifest.json
forge '/"results": {/,/}/s/"rows": /"rows": 1/'
expect 6 'results.csv: ' merge $one $two forged/manifest.json -o refused2 --lang en
forge 's/"late_fee": "/"late_fee": "1/'
expect 6 'late_fee: ' merge $one $two forged/manifest.json -o refused2 --lang en
[ -z "$(ls -A refused2)" ] || fail 'a refused merge left something'
forge 's/$//;s/"counts"/"counts_"/'
expect 4 'no valid counts' merge $one $two forged/manifest.json -o refused --lang en
forge '$d'
expect 4 'is not a valid manifest' merge $one $two forged/manifest.json -o refused --lang en
expect 4 'cannot be opened' merge $one $two nothing.json -o refused --lang en
rm -rf forged
cp -r parts/3 forged
sed -i '2s/$/ /' forged/ledger.csv
refuse 'forged/ledger.csv: is not what forged/manifest.json says' $one $two forged/manifest.json
rm forged/ledger.csv
mkfifo forged/ledger.csv
expect 4 'forged/ledger.csv: is not a regular file' merge $one $two forged/manifest.json -o refused --lang en
rm forged/ledger.csv
expect 4 'forged/ledger.csv: cannot be opened' merge $one $two forged/manifest.json -o refused --lang en
expect 4 'already exists' merge $one $two $three -o merged --lang en
expect 3 '' merge $one $two $three -o merged --force
diff -r one merged || fail 'a repeated merge differs'
expect 2 '' merge -o refused
expect 2 '' merge $one $two $three
mkdir lines
expect 3 '' assess list.csv -o lines/results.jsonl --format jsonl --manifest lines/manifest.json -q $rules
expect 2 'CSV only' merge lines/manifest.json -o refused --lang en
[ ! -e refused ] || fail 'a refused merge wrote something'

# A shard that is done is not computed again, and ends as it did; one that is not, is.
before=$(stat -c %y%i parts/2/*.csv $two)
again='--shard 2/3 -o parts/2/results.csv --ledger parts/2/ledger.csv --rejects parts/2/rejects.csv --manifest'
expect 3 'not computed again' assess list.csv $again $two $rules
expect 3 'not computed again' assess list.csv $again $two $rules --force --jobs 2
[ "$before" = "$(stat -c %y%i parts/2/*.csv $two)" ] || fail 'a shard that was done was computed again'
expect 4 'already exists' assess list.csv $again $two $tables --pay-on 2026-11-02 --lang en
echo >>parts/2/rejects.csv
expect 4 'already exists' assess list.csv $again $two $rules
expect 3 'read ' assess list.csv $again $two $rules --force
expect 3 '' merge $one $two $three -o merged --force
diff -r one merged || fail 'a repaired shard differs'
cp -r parts moved
mv moved/2/manifest.json moved/2/m.json
expect 3 '' merge moved/1/manifest.json moved/2/m.json moved/3/manifest.json -o moved/merged
diff -r one moved/merged || fail 'moved shards differ'

# Usage.
expect 2 '--shard 0/3 is not valid' assess list.csv --shard 0/3 $rules
expect 2 '--shard auto is not valid' assess list.csv --shard auto $rules
expect 2 '--manifest needs every output to be a file' assess list.csv --manifest m.json $rules
expect 4 'nothing.csv: cannot be opened' assess nothing.csv -o r.csv --manifest m.json $rules
expect 4 'nowhere/m.json: its folder does not exist; make the folder nowhere first' assess list.csv -o r.csv --manifest nowhere/m.json $rules
expect 2 '--manifest needs the case list to be a file' assess - -o r.csv --manifest m.json $rules
expect 2 'the option --manifest has no effect on report' report list.csv -o r.xlsx --manifest m.json $rules
expect 2 'is named twice' assess list.csv -o m.json --manifest m.json $rules
for left in m.json r.csv r.xlsx refused.xlsx; do [ ! -e "$left" ] || fail "left behind: $left"; done
[ "$failures" -eq 0 ]
