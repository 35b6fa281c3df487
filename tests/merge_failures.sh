#!/bin/sh
# merge_failures.sh ARREARS PYTHON: shards that agree with their manifests and yet cannot be merged, and a disk or a
# process that cannot hold what is merged. What is wrong is named, and nothing of it is left behind.
set -eu
. "$(dirname "$0")/expect.sh"
{
  echo 'name,id_number,region,gap_from,gap_to,wage,pay_on'
  for i in $(seq 400); do echo "p$i,doc:P$i,110000,2025-08,2026-02,9000,2026-03-10"; done
  echo 'q,doc:Q,110000,2025-08,2026-02,many,2026-03-10'
} >list.csv
shards() { # shards LIST FOLDER COUNT
  for i in $(seq "$3"); do
    mkdir -p "$2/$i"
    "$arrears" assess "$1" --shard "$i/$3" -o "$2/$i/results.csv" --ledger "$2/$i/ledger.csv" \
      --rejects "$2/$i/rejects.csv" --manifest "$2/$i/manifest.json" -q 2>/dev/null || [ $? -eq 3 ]
  done
}
shards list.csv good 2
expect 3 'the control totals agree' merge good/1/manifest.json good/2/manifest.json -o merged
fresh() { rm -rf bad refused && cp -r good bad; }
damaged() { # damaged FILE SED-SCRIPT: shard 2, damaged and restated
  fresh
  sed -i "$2" "bad/2/$1"
  ! cmp -s "bad/2/$1" "good/2/$1" || fail "nothing was damaged: $2"
  "$python" "$here/restate.py" bad/2/manifest.json
}
refuse() { # refuse WORDS...: merging the two says each of them
  expect 6 "$1" merge bad/1/manifest.json bad/2/manifest.json -o refused
  shift
  for words; do grep -qF -e "$words" said || fail "did not say \"$words\": $(cat said)"; done
  [ -z "$(ls -A refused 2>/dev/null)" ] || fail "a refused merge left $(ls -A refused)"
}

# Shards of different rules: both tables are named, a dash where a run has no such table.
head='region,scheme,payer,parameter,above,from,to,value,source,valid_on'
for wage in 8000 9000; do
  printf '%s\n110000,*,*,average_wage,,2025-01-01,2025-12-31,%s,own,2026-01-01\n' "$head" "$wage" >"rules-$wage.csv"
done
of_rules() { # of_rules SHARD RULES...: assessed anew into bad
  rm -rf "bad/$1" && mkdir -p "bad/$1"
  shard=$1 && shift
  for table; do set -- "$@" --rules "$table" && shift; done
  "$arrears" assess list.csv --shard "$shard/2" -o "bad/$shard/results.csv" --ledger "bad/$shard/ledger.csv" \
    --rejects "bad/$shard/rejects.csv" --manifest "bad/$shard/manifest.json" -q "$@" 2>/dev/null || [ $? -eq 3 ]
}
fresh
of_rules 1 rules-8000.csv
of_rules 2 rules-9000.csv
refuse 'bad/2/manifest.json: is not from the same run as bad/1/manifest.json: different rules' \
  'rules-9000.csv and ' 'rules-8000.csv)'
of_rules 2 rules-8000.csv rules-9000.csv
refuse 'different rules (rules.' 'rules-9000.csv and -)'

# A header that is another; a row that says nothing, or not all of it.
damaged results.csv '1s/late_fee/late_free/'
refuse 'bad/2/results.csv: its header differs from that of bad/1/results.csv'
damaged results.csv '3s/^[0-9]*,/,/' # no record
refuse 'bad/2/results.csv:3: the row is broken or out of order'
damaged results.csv '3s/^[0-9]*,/x,/'
refuse 'bad/2/results.csv:3: the row is broken or out of order'
damaged results.csv '3s/^/9999999999999999999/' # more than a record can be
refuse 'bad/2/results.csv:3: the row is broken or out of order'
damaged results.csv '4{h;d};5G' # 4 and 5 change places
refuse 'bad/2/results.csv:5: the row is broken or out of order'
damaged results.csv '3s/,[0-9]*\.[0-9][0-9],/,much,/' # no amount
refuse 'bad/2/results.csv:3: the row is broken or out of order'
damaged results.csv '3s/,.*//' # cut off
refuse 'bad/2/results.csv:3: the row is broken or out of order'
damaged ledger.csv '4s/^/"/' # a quote that is never closed
refuse 'bad/2/ledger.csv:4: the row is broken or out of order'
damaged ledger.csv '4s/,[0-9]*$/,999/' # a list of rules that the shard does not have
refuse 'bad/2/ledger.csv:4: the row is broken or out of order'
damaged ledger.csv '4s/,[0-9]*$/,000000\/fee_rate@/'
refuse 'bad/2/ledger.csv:4: the row is broken or out of order'
damaged ledger.because.csv '1s/sources/saucers/'
refuse 'bad/2/ledger.because.csv:1: the row is broken or out of order'
damaged ledger.because.csv '2s/^1,/2,/'
refuse 'bad/2/ledger.because.csv:2: the row is broken or out of order'
damaged ledger.because.csv '2s/,.*//'
refuse 'bad/2/ledger.because.csv:2: the row is broken or out of order'
damaged ledger.because.csv d
refuse 'bad/2/ledger.because.csv:1: the row is broken or out of order'
damaged ledger.because.csv '$p;$s/^[0-9]*/9999/'
refuse 'bad/2/ledger.because.csv:'
lists=$(($(wc -l <good/2/ledger.because.csv)))
damaged ledger.because.csv "\$a$lists,nothing/rests@,on this"
refuse 'ledger.because.csv: '
damaged rejects.csv d # nothing, not even a header
refuse 'bad/2/rejects.csv:1: the row is broken or out of order'

# A record that stands in both; rows that are not as many as was said, and money that is not as much.
record=$(sed -n 2s/,.*//p good/1/results.csv)
damaged results.csv "1a$(sed -n 2p good/1/results.csv)"
refuse "/results.csv: record $record is also in another shard"
damaged results.csv 2d
refuse 'results.csv: 400 according to the manifests, 399 after merging' 'assessed: 400 according to the manifests, 399 after merging' \
  'arrears: ' 'total: '
damaged ledger.csv 2d
refuse 'ledger.csv: 2800 according to the manifests, 2799 after merging' 'late_fee: '
damaged manifest.json 's/"assessed": \([0-9]*\)/"assessed": 1\1/;s/"read": \([0-9]*\)/"read": 1\1/'
refuse 'the shards have read '

# Places among the shards that there are not, and lists that are not as long.
shards list.csv thirds 3
expect 6 'missing: shard 1, 3 of 3' merge thirds/2/manifest.json -o refused
restated() { fresh && sed -i "s/\"$1\": [0-9]*/\"$1\": $2/" "bad/$3/manifest.json"; }
restated index 0 2
refuse 'bad/2/manifest.json: is shard 0 of 2' 'missing: shard 2 of 2'
restated index 3 2
refuse 'bad/2/manifest.json: is shard 3 of 2'
restated count 0 1
refuse 'bad/1/manifest.json: is shard 1 of 0' 'bad/2/manifest.json: is shard 2 of 2'
restated count 10001 1
refuse 'bad/1/manifest.json: is shard 1 of 10001'
restated listed 402 2
refuse 'the shards have read 401 rows'

# Shards of results alone make a folder of results alone.
for i in 1 2 whole; do
  mkdir -p bare/$i
  shard=$([ $i = whole ] || echo "--shard $i/2")
  "$arrears" assess list.csv $shard -o bare/$i/results.csv --manifest bare/$i/manifest.json -q 2>/dev/null || [ $? -eq 3 ]
done
expect 3 'the control totals agree' merge bare/2/manifest.json bare/1/manifest.json -o bare/merged
diff -r bare/whole bare/merged || fail 'shards without a ledger differ from the whole'

# Cases that are not as many as was said.
holder=$(grep -l '"rejected": 1' good/*/manifest.json) # the shard of the one that is rejected
holder=bad/$(basename "$(dirname "$holder")")
fresh
"$python" "$here/restate.py" $holder/manifest.json assessed=1 rejected=-1
refuse 'assessed: 401 according to the manifests, 400 after merging'
fresh
sed -i '$p;$s/^\([0-9]*\),[0-9]*,/\1,9999,/' $holder/rejects.csv
"$python" "$here/restate.py" $holder/manifest.json rejects=1
refuse 'rejected: 1 according to the manifests, 2 after merging'

# More files than a process may open; a disk that is full before, with, or behind the last row.
limited() { # limited LIMIT LEFT WORDS FOLDER: under the limit of a process the merge says the words
  limit=$1 left=$2 words=$3
  rm -rf refused
  status=0
  (ulimit $limit && exec "$arrears" merge "$4/1/manifest.json" "$4/2/manifest.json" -o refused) >said 2>&1 || status=$?
  [ "$status" -eq 4 ] || fail "exit $status with $limit ($(cat said))"
  grep -qF "$words" said || fail "did not say \"$words\": $(cat said)"
  [ "$(ls -A refused)" = "$left" ] || fail "a merge with $limit left $(ls -A refused)"
}
limited '-n 9' '' 'cannot be opened: Too many open files' good # which of the files depends on those inherited
limited '-f 120' '' 'refused: the file grows beyond what' good
sed -n '1p;$p' list.csv >tiny.csv # a rejected row: headers and a manifest, which is longer
shards tiny.csv tiny 2
expect 3 '' merge tiny/1/manifest.json tiny/2/manifest.json -o whole
sed '1!s/2025-08/2026-02/;9q' list.csv >small.csv # results and a ledger of less than is kept before it is written
shards small.csv small 2
limited '-f 2' '' 'results.csv: the file grows beyond what' small
export GCOV_PREFIX=/dev/null # or the counts of a coverage build are cut off, too
limited "-f $((($(stat -c %s whole/manifest.json) - 1) / 512))" '' 'manifest.json: the file grows beyond what' tiny
unset GCOV_PREFIX

# Folders.
rm -rf refused
expect 4 'said/manifest.json: its folder does not exist' merge good/1/manifest.json good/2/manifest.json -o said
expect 4 'no/such: its folder does not exist; make the folder no first' merge good/1/manifest.json good/2/manifest.json -o no/such
"$arrears" merge tiny/1/manifest.json tiny/2/manifest.json -o quiet/ -q >said 2>&1 || [ $? -eq 3 ] || fail "a quiet merge failed"
[ ! -s said ] || fail "-q says $(cat said)"
diff -r whole quiet || fail 'a quiet merge differs'
[ "$failures" -eq 0 ]
