#!/bin/sh
# submit.sh LIST FOLDER N [OPTIONS...]: N shards as an array job, and the merge when all of them have ended well. Prints
# the two job numbers. LIST and FOLDER must be seen under the same names on every node.
set -eu
sample=$(dirname "$(realpath "$0")")
list=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
count=$3
shift 3
array=$(sbatch --parsable --array="1-$count" --output="$folder/shard-%a.log" "$sample/array.sbatch" \
  "$sample" "$list" "$folder" "$count" "$@")
merge=$(sbatch --parsable --dependency="afterok:$array" --output="$folder/merge.log" "$sample/merge.sbatch" \
  "$sample" "$folder")
echo "$array $merge"
