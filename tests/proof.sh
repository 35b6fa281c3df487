#!/bin/sh
# proof.sh ARREARS PYTHON: the report of a run is the report of its list; what is not as its manifest says is refused, and
# nothing is written then. Reports of merged shards stand in merge.sh.
set -eu
. "$(dirname "$0")/expect.sh"
export LANG=C.UTF-8
: >said
: >before
: >after
refuse() { # refuse STATUS WORDS OPERANDS AND OPTIONS...: no report, nor anything else
  status=$1 words=$2
  shift 2
  ls -AR . >before
  expect "$status" "$words" report "$@" -o no.xlsx --lang en
  ls -AR . >after
  cmp -s before after || fail "something was written: $* ($(diff before after))"
}
assess() { # assess FOLDER OPTIONS...: of FOLDER/list.csv, with a rejected row
  folder=$1
  shift
  expect 3 '' assess "$folder/list.csv" -o "$folder/results.csv" --ledger "$folder/ledger.csv" \
    --rejects "$folder/rejects.csv" --manifest "$folder/manifest.json" -q --force "$@"
}
same() { # same PROVEN WHOLE MANIFEST
  "$python" "$here/check_proven.py" "$@" >said 2>&1 || fail "$1 is not $2: $(cat said)"
}

# A run in Chinese, the report in English and the other way round; list, rules and calendar lie in its folder.
mkdir run run/rules
cp "$here/../samples/realistic/cases.csv" run/list.csv
cp "$here/bench/stress_rules.csv" run/rules/mine.csv
printf 'date,kind\n2026-01-01,holiday\n' >run/calendar.csv
tables='--rules run/rules/mine.csv --calendar run/calendar.csv'
assess run $tables --region Beijing --scheme medical+maternity --payer employer --pay-on 2026-06-20 --lang zh
grep -q '不' run/rejects.csv || fail 'the rejected rows were to be in Chinese'
defaults='--region 110000 --scheme medical+maternity --payer employer --pay-on 2026-06-20'
for operand in run run/ run/manifest.json run/results.csv ./run/../run/results.csv; do
  rm -f proven.xlsx
  expect 3 'verified, results, ledger, because, rejects matched byte for byte when worked out again' report "$operand" -o proven.xlsx --lang en
done
expect 3 '' report run/list.csv -o whole.xlsx $tables $defaults --lang en
expect 3 '' report run -o proven.xlsx --lang en --force --jobs 3
same proven.xlsx whole.xlsx run/manifest.json
expect 3 '已证实' report run -o proven.xlsx --lang zh --force
expect 3 '' report run/list.csv -o whole.xlsx $tables $defaults --lang zh --force
same proven.xlsx whole.xlsx run/manifest.json
expect 3 '' report run -o proven.xlsx --force -q
[ "$(grep -c proven said)" -eq 0 ] || fail '--quiet was not'

# Several workbooks: the same names, each the same, and an index of the same bytes.
mkdir split split/proven split/whole
expect 3 '' report run -o split/proven/r.xlsx --split employer
expect 3 '' report run/list.csv -o split/whole/r.xlsx $tables $defaults --split employer
[ "$(ls split/proven)" = "$(ls split/whole)" ] || fail 'a split report has other workbooks'
[ "$(ls split/proven | wc -l)" -gt 5 ] || fail 'a split report was to have many workbooks'
cmp split/proven/r.xlsx split/whole/r.xlsx || fail 'the index differs'
for file in split/proven/r-*.xlsx; do same "$file" "split/whole/${file##*/}" run/manifest.json; done

# The exact outputs as well, in the language of this run; short sheets.
expect 3 '' report run -o more.xlsx --ledger l.csv --rejects r.csv --lang zh --sheet-rows 100
cmp l.csv run/ledger.csv || fail 'the ledger differs'
cmp l.because.csv run/ledger.because.csv || fail 'the lists of the ledger differ'
cmp r.csv run/rejects.csv || fail 'the rejected rows differ'

# Other outputs: results alone; JSON lines; a byte order mark. Another name of the manifest.
mkdir lines marked
cp run/list.csv lines/list.csv
cp run/list.csv marked/list.csv
expect 3 '' assess lines/list.csv -o lines/r.jsonl --format jsonl --manifest lines/m.json --pay-on 2026-06-20 -q
assess marked --bom --pay-on 2026-06-20 --lang en
expect 3 'verified, results matched byte for byte' report lines/m.json -o lines.xlsx --lang en
expect 3 'verified, results, ledger, because, rejects matched byte for byte' report marked -o marked.xlsx --lang en
expect 3 '' report lines/list.csv -o whole.xlsx --pay-on 2026-06-20 --lang en --force
same lines.xlsx whole.xlsx lines/m.json
expect 3 '' report marked/list.csv -o whole.xlsx --pay-on 2026-06-20 --lang en --force
same marked.xlsx whole.xlsx marked/manifest.json

# The folder moves as a whole; a list or a rule table that does not come along must be named.
mkdir far
mv run far/run
expect 3 'verified' report far/run -o moved.xlsx --lang en
mv far/run run
cp -r run away
mv away/list.csv elsewhere.csv
mv away/rules mine
refuse 4 'away/list.csv: cannot be opened' away
refuse 4 'arrears report FOLDER LIST.csv [FIX...] --rules FILE' away
refuse 4 'away/rules/mine.csv: cannot be opened' away elsewhere.csv
expect 3 'verified' report away elsewhere.csv --rules mine/mine.csv -o away.xlsx --lang en
mv away/calendar.csv calendar.csv
refuse 4 'away/calendar.csv: cannot be opened' away elsewhere.csv --rules mine/mine.csv
expect 3 'verified' report away elsewhere.csv --rules mine/mine.csv --calendar calendar.csv -o away.xlsx --force --lang en
expect 3 '' report away/results.csv elsewhere.csv --rules mine/mine.csv --calendar calendar.csv -o away.xlsx --force

# Other tables than those of the run, and another list.
cp -r marked plain
sed '1,20s/王/汪/' run/list.csv >other.csv
[ "$(wc -c <other.csv)" -eq "$(wc -c <run/list.csv)" ] || fail 'the other list was to be as long'
cmp -s other.csv run/list.csv && fail 'the other list was to be another'
refuse 6 'run/manifest.json: cannot be verified with the files and program at hand: a different case list (input.sha256)' run other.csv
refuse 6 'different rules (rules.2.sha256)' run --rules "$here/bench/stress_rules_later.csv"
refuse 6 'different rules (rules.3)' run --rules run/rules/mine.csv --rules run/rules/mine.csv
refuse 6 'different rules (rules.1.sha256)' run --no-builtin-rules
refuse 6 'a different calendar (calendar.sha256)' plain --calendar calendar.csv
refuse 6 'different rules (rules.2)' plain --rules run/rules/mine.csv
echo ',,,' >>plain/list.csv
refuse 6 'a different case list (input.size)' plain
cp marked/list.csv plain/list.csv

# Outputs that are not what the manifest says.
for output in results ledger ledger.because rejects; do
  cp plain/$output.csv saved
  sed -i '2s/1/2/' plain/$output.csv
  cmp -s saved plain/$output.csv && fail "$output was to be another"
  refuse 6 "plain/$output.csv: is not what plain/manifest.json says" plain
  refuse 6 "plain/$output.csv: is not what plain/manifest.json says" plain/results.csv
  rm plain/$output.csv
  refuse 4 "plain/$output.csv: cannot be opened" plain
  mkfifo plain/$output.csv
  refuse 4 "plain/$output.csv: is not a regular file" plain
  rm plain/$output.csv
  mv saved plain/$output.csv
done

# Outputs and manifest changed together: only the work itself shows it.
forge() { # forge MEMBER JSON...: plain/manifest.json is that of `marked` but for these members; - removes one
  "$python" - "$@" <<'END'
import json, sys
m = json.load(open("marked/manifest.json"))
for member, value in zip(sys.argv[1::2], sys.argv[2::2]):
    *path, last = member.split(".")
    holder = m
    for word in path:
        holder = holder[int(word) - 1] if isinstance(holder, list) else holder[word]
    if value == "-":
        del holder[last]
    else:
        holder[int(last) - 1 if isinstance(holder, list) else last] = json.loads(value)
json.dump(m, open("plain/manifest.json", "w"), indent=2)
END
}
for output in results ledger ledger.because rejects; do
  cp plain/$output.csv saved
  sed -i '2s/1/2/' plain/$output.csv
  told=$(sha256sum <plain/$output.csv | cut -d' ' -f1)
  true=$(sha256sum <saved | cut -d' ' -f1)
  size=$(wc -c <saved)
  forge "outputs.${output#ledger.}.sha256" "\"$told\""
  refuse 6 "plain/$output.csv: differs when worked out again: SHA-256 $true ($size bytes), the manifest says $told ($size" plain
  refuse 6 'no report was written' plain --split region
  mv saved plain/$output.csv
done
forge outputs.ledger.rows 1
refuse 6 'plain/manifest.json: outputs.ledger.rows differs when worked out again' plain
forge counts.listed 1
refuse 6 'counts.listed differs when worked out again' plain
forge totals.results.total '"1.00"'
refuse 6 'totals.results.total differs when worked out again' plain
forge options.pay_on '"2026-06-21"'
refuse 6 'plain/results.csv: differs when worked out again' plain
forge options.lang '"zh"'
refuse 6 'plain/rejects.csv: differs when worked out again' plain
forge options.bom false
refuse 6 'plain/ledger.csv: differs when worked out again' plain
forge options.format '"jsonl"'
refuse 6 'plain/results.csv: differs when worked out again' plain
forge options.scheme '"maternity"'
refuse 6 'plain/results.csv: differs when worked out again' plain
forge shard '{"index": 1, "count": 2}'
refuse 6 'plain/results.csv: differs when worked out again' plain
forge outputs.because.rows 1
refuse 6 'plain/manifest.json: outputs.because.rows differs when worked out again' plain
forge options.because '"inline"' outputs.because -
refuse 6 'plain/ledger.csv: differs when worked out again' plain
for missing in outputs.ledger outputs.because options.because; do
  forge $missing -
  refuse 4 'plain/manifest.json: is not a valid manifest: no valid o' plain
done
forge options.because '"roman"'
refuse 4 'plain/manifest.json: is not a valid manifest: no valid options.because' plain
forge outputs.ledger - outputs.because -
expect 3 'verified, results, rejects matched byte for byte' report plain -o less.xlsx --lang en

# Another program, other tables, options that nobody here knows.
forge version '"9.9"'
refuse 6 'a different program version (version)' plain
forge regions.sha256 '"0"'
refuse 6 'a different table of regions (regions.sha256)' plain
forge calendar.sha256 '"0"'
refuse 6 'a different calendar (calendar.sha256)' plain
forge calendar.name '""'
expect 3 'verified' report plain -o name.xlsx --lang en
forge rules '[]'
refuse 6 'a different calendar (calendar.sha256)' plain
forge rules.1.name '""'
refuse 4 'plain/: is a folder' plain
forge options.later true
refuse 6 'different options (options.later)' plain
forge options.region '"Beijing"'
refuse 6 'different options (options.region)' plain

# What is no manifest, or speaks in words that nobody here understands.
for member in version input rules calendar.name regions options.region options.scheme options.payer options.pay_on \
  options.encoding options.lang options.format options.bom shard shard.index outputs outputs.results \
  outputs.ledger.sha256 rules.1.name counts totals.ledger.arrears; do
  forge $member -
  refuse 4 'plain/manifest.json: is not a valid manifest' plain
done
while read -r member value words; do
  forge "$member" "$value"
  refuse 4 "plain/manifest.json: $words" plain
done <<'END'
options.lang "fr" is not a valid manifest: no valid options.lang
options.format "xml" is not a valid manifest: no valid options.format
options.encoding "utf-7" is not a valid manifest: no valid options.encoding
options.bom 1 is not a valid manifest: no valid options.bom
options.region "Atlantis" options.region "Atlantis":
options.region "999999" options.region "999999":
options.scheme "alchemy" options.scheme "alchemy":
options.payer "nobody" options.payer "nobody":
options.pay_on "soon" options.pay_on "soon":
options.pay_on "" options.pay_on
shard.index 0 is not a valid manifest: no valid shard
shard.index 2 is not a valid manifest: no valid shard
shard.index -1 is not a valid manifest: negative: shard.index
shard.count 10001 is not a valid manifest: no valid shard
shard.count 4294967297 is not a valid manifest: no valid shard
shard.count 1.0 is not a valid manifest: no valid shard.count
outputs.summary {"name":"x","sha256":"x","size":1,"rows":1} is not a valid manifest: unknown: outputs.summary
rules.1 "built-in" is not a valid manifest: incomplete: rules.1
END
many=$(printf '{"name": "x.csv", "sha256": "0"},%.0s' $(seq 66))
forge rules "[${many%,}]"
refuse 4 'no valid rules' plain
mkfifo pipe
for name in '"/dev/zero"' '"/dev/stdin"' '"/proc/self/mem"' "\"$work/pipe\""; do
  forge input.name "$name"
  refuse 4 'is not a regular file' plain
  forge rules "[{\"name\": $name, \"sha256\": \"0\"}]"
  refuse 4 'is not a regular file' plain
  forge calendar.name "$name"
  refuse 4 'is not a regular file' plain
done
forge input.name '""'
refuse 4 'plain/: cannot be opened: Is a directory' plain
head -c 700 marked/manifest.json >plain/manifest.json
refuse 4 'plain/manifest.json: is not a valid manifest' plain
: >plain/manifest.json
refuse 4 'plain/manifest.json: is not a valid manifest' plain
# Results beside a manifest that is none are results without one.
refuse 4 'plain/results.csv: holds results of arrears' plain/results.csv
rm plain/manifest.json
refuse 4 'plain/results.csv: holds results of arrears' plain/results.csv
refuse 4 'plain/manifest.json: cannot be opened' plain
refuse 4 'none.json: cannot be opened' none.json

# A case list stays one, whatever manifest.json lies beside it.
expect 3 '' report marked/list.csv -o list.xlsx --pay-on 2026-06-20 --lang en
[ "$(grep -c proven said)" -eq 0 ] || fail 'a list was taken for results'
echo '{"name": "of some other program"}' >plain/manifest.json
expect 3 '' report plain/list.csv -o list.xlsx --pay-on 2026-06-20 --lang en --force

# Usage.
for option in '--region Beijing' '--scheme medical' '--payer employer' '--pay-on 2026-06-20' '--encoding auto' \
  '--shard 1/1' '--column wage=pay' '--sheet 1' '--fill-down' '--no-join' '--assume-wage 9000'; do
  refuse 2 "${option% *} is set by run/manifest.json; leave it out" run $option
  refuse 2 "${option% *} is set by run/manifest.json; leave it out" run/results.csv $option
done
refuse 4 'more.csv: cannot be opened' run run/list.csv more.csv
refuse 4 'more.csv: cannot be opened' run/list.csv more.csv
refuse 2 'the option --manifest has no effect on report' run --manifest m.json
refuse 4 'no.csv: cannot be opened' run no.csv
refuse 4 'is not a regular file' run -
expect 2 'report needs -o' report run --lang en
expect 2 'cannot be written to standard output' report run -o - --lang en
expect 4 'already exists' report run -o whole.xlsx --lang en
expect 4 'run: is a folder' assess run --lang en
expect 4 'run: is a folder' check run --lang en

# Rules from a pipe are read once: a report takes them and names no digest, a manifest cannot be made of them.
whole='--no-builtin-rules --calendar run/calendar.csv --pay-on 2026-06-20 --lang en'
mkfifo tube
timeout 20 sh -c 'cat run/rules/mine.csv >tube; : >tube' &
expect 3 'written: piped.xlsx' report run/list.csv -o piped.xlsx --rules tube $whole
"$python" -c 'import zipfile; print(zipfile.ZipFile("piped.xlsx").read("xl/sharedStrings.xml").decode())' >strings
grep -q 'rule tables' strings && fail 'a digest of rules that came through a pipe'
grep -q 'rule row' strings || fail 'there is no run sheet'
kill $! 2>/dev/null || true
timeout 20 sh -c 'cat run/rules/mine.csv >tube; : >tube' &
mkdir piped
expect 4 'tube: is not a regular file' assess run/list.csv -o piped/results.csv --manifest piped/manifest.json --rules tube $whole
kill $! 2>/dev/null || true
[ -z "$(ls -A piped)" ] || fail 'something was written of rules that came through a pipe'
[ "$failures" -eq 0 ]
