#!/bin/sh
# shard.sh LIST FOLDER SHARD [OPTIONS...]: one shard of a list into FOLDER/I. SHARD is I/N, or auto/N in a Slurm array.
# Run it again as often as you like: a shard that is done is not computed again. ARREARS names the program.
set -eu
list=$1 folder=$2 shard=$3
shift 3
case "$shard" in
  auto*) index=$SLURM_ARRAY_TASK_ID ;;
  *) index=${shard%/*} ;;
esac
part="$folder/$index"
mkdir -p "$part"
# What a task that was killed with -9 has left; no other task writes here.
rm -f "$part"/.*.tmp-*
status=0
"${ARREARS:-arrears}" assess "$list" --shard "$shard" -o "$part/results.csv" --ledger "$part/ledger.csv" \
  --rejects "$part/rejects.csv" --manifest "$part/manifest.json" --force "$@" || status=$?
# 3 says that some rows were rejected: they are listed, the shard is done, and afterok must let the merge go on.
[ "$status" -ne 3 ] || status=0
exit "$status"
