#!/bin/sh
# parallel.sh LIST FOLDER N [OPTIONS...]: the same on one big machine, with GNU parallel. Run it again after a failure:
# only what is missing is computed.
set -eu
sample=$(dirname "$(realpath "$0")")
list=$1 folder=$2 count=$3
shift 3
seq "$count" | parallel --halt never --joblog +"$folder.joblog" \
  sh "$sample/shard.sh" "$list" "$folder" "{}/$count" --jobs 1 --quiet "$@" '2>&1'
sh "$sample/merge.sh" "$folder"
