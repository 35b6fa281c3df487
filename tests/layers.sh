#!/bin/sh
# layers.sh SOURCE CALC_LIBRARY: the arrows point one way. What calc may call, and who may include what.
set -eu
source=$1
library=$2
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
rooms="calc formats/file formats/words formats/list formats/record formats/sheet formats/report formats/quote \
formats/run cli/user cli/work cli/run cli"
sources() { find "$1" -maxdepth 1 -name '*.[ch]'; }
allowed=" "
for room in $rooms; do
  allowed="$allowed$room "
  files=$(sources "$room")
  [ -n "$files" ] || fail "the room $room is empty"
  for file in $files; do
    for included in $(sed -n 's/^ *# *include *"\([^"]*\)".*/\1/p' "$file"); do
      case $included in */*) from=${included%/*} ;; *) from=$room ;; esac
      case $allowed in *" $from "*) ;; *) fail "$file includes $included: the arrow points up" ;; esac
    done
  done
done
for file in $(find calc formats cli -name '*.[ch]'); do
  case " $rooms " in *" ${file%/*} "*) ;; *) fail "$file lies in no room" ;; esac
done

# The header of a library appears in one room.
only_in() { # only_in HEADER ROOM
  used=$(grep -lE "^ *# *include *[<\"]$1" -r calc formats cli --include='*.[ch]') || { fail "nobody includes $1"; return; }
  for file in $used; do
    [ "${file%/*}" = "$2" ] || fail "$file: $1 belongs to $2"
  done
}
only_in 'csv\.h' formats/list
only_in 'iconv\.h' formats/file
only_in 'openssl/' formats/file
only_in 'jansson\.h' formats/run
only_in '(zip|unzip|zlib)\.h' formats/sheet
only_in 'pthread\.h' cli/work
only_in 'gmp\.h' calc
# libxlsxwriter fills the sheets that only the report knows, so its header comes through xlsx_book.h alone.
only_in 'xlsxwriter\.h' formats/sheet

for file in $(grep -lE '#include <(stdio|time|unistd|fcntl|pthread)' -r calc --include='*.[ch]' || true); do
  fail "$file: the core knows no files, no threads and no clock"
done
grep -nwE 'double|float' -r calc --include='*.[ch]' && fail 'binary floating point in calc'
[ "$failures" -eq 0 ]
