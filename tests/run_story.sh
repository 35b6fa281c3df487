#!/bin/sh
# run_story.sh ARREARS FOLDER [--accept]: runs FOLDER/command (the arguments of arrears, in shell words) in a
# copy of the folder and compares what it printed, how it ended and every file it wrote with FOLDER/expected,
# byte for byte; every workbook it wrote is one that nobody has to repair. With --accept the answer becomes the expectation: read it before you commit it.
set -eu
arrears=$(realpath "$1")
folder=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/run" "$work/answer"
for file in "$folder"/*; do
  case "${file##*/}" in expected | command | README.md) ;; *) cp -r "$file" "$work/run/" ;; esac
done
ls "$work/run" >"$work/inputs"
cd "$work/run"
export LC_ALL=C.UTF-8 NO_COLOR=1 TZ=UTC
status=0
eval "\"$arrears\" $(cat "$folder/command")" >"$work/answer/stdout" 2>"$work/stderr" </dev/null || status=$?
# The seconds a run took are the only thing that may differ.
sed -e '/^[0-9.]* seconds$/d' -e '/^用时 /d' "$work/stderr" >"$work/answer/stderr"
echo "$status" >"$work/answer/exit"
for file in *; do
  [ -e "$file" ] || continue
  grep -qxF "$file" "$work/inputs" || case "$file" in *.xlsx) ;; *) cp "$file" "$work/answer/" ;; esac
done
if [ "${3:-}" = --accept ]; then
  rm -rf "$folder/expected"
  cp -r "$work/answer" "$folder/expected"
  exit 0
fi
for file in *.xlsx; do
  [ ! -e "$file" ] || grep -qxF "$file" "$work/inputs" || /usr/bin/python3 -B "$here/sound_books.py" "$file"
done
diff -ru "$folder/expected" "$work/answer"
