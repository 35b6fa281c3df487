#!/bin/sh
# partial.sh ARREARS: a row some schemes of which cannot be assessed is proven, sharded and merged like any other. Its errors are
# told, and no run that has such a row ends well.
set -eu
. "$(dirname "$0")/expect.sh"
cp "$here/golden/partial-zh/cases.csv" .
expect 3 '其中 1 行只有部分险种核算成功' assess cases.csv --partial --lang zh -o results.csv --ledger ledger.csv --rejects rejects.csv --manifest manifest.json
grep -q '"partial": 1' manifest.json || fail 'the manifest does not count the row'
expect 3 'matched byte for byte' report . -o report.xlsx
expect 3 '不再核算' assess cases.csv --partial --lang zh -o results.csv --ledger ledger.csv --rejects rejects.csv --manifest manifest.json
run() { # run FOLDER OPTIONS...
  folder=$1
  shift
  mkdir -p "$folder"
  expect 3 '' assess cases.csv --partial --lang zh -o "$folder/results.csv" --ledger "$folder/ledger.csv" --rejects "$folder/rejects.csv" \
    --manifest "$folder/manifest.json" "$@"
}
run one
run parts/1 --shard 1/2
run parts/2 --shard 2/2
expect 3 '' merge parts/1/manifest.json parts/2/manifest.json -o merged
for name in results.csv ledger.csv ledger.because.csv rejects.csv; do
  cmp "one/$name" "merged/$name" || fail "the merged $name is another"
done
grep -q '"partial": 1' merged/manifest.json || fail 'the merged manifest does not count the row'
# Without the option the row fails as a whole, and a manifest that tells another way is not believed.
sed -i 's/"partial": true/"partial": false/' manifest.json
expect 6 'options.partial' report . -o no.xlsx
[ ! -e no.xlsx ] || fail 'a report of a forged run'
[ "$failures" -eq 0 ]
