#!/bin/sh
# layers.sh SOURCE CALC_LIBRARY [OBJECT]...: the arrows point one way. What calc may call, who may include what, and
# that no file needs itself by way of others, neither as it is included nor, in the objects, as it is called.
set -eu
source=$1
library=$2
shift 2
failures=0
fail() { printf '%s\n' "$*"; failures=$((failures + 1)); }
cd "$source"

# calc calls GMP and memory functions, nothing else.
symbols=$(nm "$library") || { echo "no symbols can be read from $library"; exit 1; }
undefined=$(printf '%s\n' "$symbols" | awk '$1 == "U" {print $2}' | sort -u)
[ -n "$undefined" ] || fail "$library calls nothing: it is not the core"
defined=$(printf '%s\n' "$symbols" | awk 'NF == 3 && $2 ~ /[TDRBC]/ {print $3}' | sort -u)
for symbol in $undefined; do
  printf '%s\n' "$defined" | grep -qx "$symbol" && continue
  case "$symbol" in
    __gmp* | malloc | calloc | realloc | free | abort | qsort | bsearch | __assert_fail) ;;
    mem* | str* | __mem*_chk | __str*_chk | __stack_chk_fail | _GLOBAL_OFFSET_TABLE_) ;;
    __asan_* | __ubsan_* | __tsan_* | __sanitizer_* | __lsan_*) ;;
    *) fail "calc calls $symbol" ;;
  esac
done

# A room includes itself and the rooms before it.
rooms="calc formats/file formats/words formats/sheet_in formats/list formats/record formats/sheet formats/report formats/quote \
formats/run formats/library formats/library/examples cli/user cli/flow cli/run cli"
sources() { find "$1" -maxdepth 1 -name '*.[ch]'; }
allowed=" "
arrows= # FILE FILE, without their suffixes: the first includes the second
for room in $rooms; do
  allowed="$allowed$room "
  files=$(sources "$room")
  [ -n "$files" ] || fail "the room $room is empty"
  while read -r file included; do
    [ -n "$file" ] || continue
    name=${included##*/}
    case $included in */*) from=${included%/*} ;; *) from=$room ;; esac
    case $allowed in *" $from "*) ;; *) fail "$file includes $included: the arrow points up" ;; esac
    arrows="$arrows ${file%.[ch]} $from/${name%.h}"
  done <<END
$(grep -H '^ *# *include *"' $files | sed 's/^\([^:]*\):[^"]*"\([^"]*\)".*/\1 \2/')
END
done
for file in $(find calc formats cli -name '*.[ch]'); do
  case " $rooms " in *" ${file%/*} "*) ;; *) fail "$file lies in no room" ;; esac
done

# A file and its header are one; who includes another, or calls a function or reads a table of another, needs it.
symbols=
[ $# -eq 0 ] || symbols=$(nm -A "$@") || fail "no symbols can be read from the objects"
calls=$(printf '%s\n' "$symbols" | awk '
  NF < 2 {next}
  {file = $1; sub(/:.*/, "", file); sub(/.*[.]dir\//, "", file); sub(/[.]c[.]o$/, "", file)}
  $(NF - 1) ~ /^[TDRBC]$/ {home[$NF] = file}
  $(NF - 1) == "U" {caller[++count] = file; name[count] = $NF}
  END {for (i = 1; i <= count; i++) if (name[i] in home) print caller[i], home[name[i]]}')
rings=$(printf '%s\n' "$arrows" "$calls" | tsort 2>&1 >/dev/null) || fail "these files need each other: $rings"

# The header of a library appears in one room.
only_in() { # only_in HEADER ROOM|FILE...
  header=$1
  shift
  used=$(grep -lE "^ *# *include *[<\"]$header" -r calc formats cli --include='*.[ch]') || { fail "nobody includes $header"; return; }
  for file in $used; do
    case " $* " in *" ${file%/*} "* | *" $file "*) ;; *) fail "$file: $header belongs to $*" ;; esac
  done
}
only_in 'csv\.h' formats/list
only_in 'iconv\.h' formats/file
only_in 'openssl/' formats/file
only_in 'nettle/' formats/file
only_in 'jansson\.h' formats/run
only_in '(zip|zlib)\.h' formats/sheet
only_in '(unzip|ioapi)\.h' formats/sheet_in
only_in 'isa-l\.h' formats/sheet_in
only_in 'expat\.h' formats/sheet_in
only_in 'pthread\.h' cli/flow formats/library formats/file/early_sync_linux.c
only_in 'gmp\.h' calc
# libxlsxwriter fills the sheets that only the report knows, so its header comes through xlsx_book.h alone.
only_in 'xlsxwriter\.h' formats/sheet

for file in $(grep -lE '#include <(stdio|time|unistd|fcntl|pthread)' -r calc --include='*.[ch]' || true); do
  fail "$file: the core knows no files, no threads and no clock"
done
grep -nwE 'double|float' -r calc --include='*.[ch]' && fail 'binary floating point in calc'
[ "$failures" -eq 0 ]
