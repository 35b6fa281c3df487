#!/bin/sh
# layers.sh SOURCE CALC_LIBRARY: the arrows point one way. What calc may call, and who may include what.
set -eu
source=$1
library=$2
failures=0
fail() { printf '%s\n' "$*"; failures=$((failures + 1)); }

defined=$(nm "$library" 2>/dev/null | awk 'NF == 3 && $2 ~ /[TDRBC]/ {print $3}' | sort -u)
for symbol in $(nm -u "$library" 2>/dev/null | awk '$1 == "U" {print $2}' | sort -u); do
  printf '%s\n' "$defined" | grep -qx "$symbol" && continue
  case "$symbol" in
    __gmp* | malloc | calloc | realloc | free | abort | qsort | bsearch | __assert_fail) ;;
    mem* | str* | __mem*_chk | __str*_chk | __stack_chk_fail | _GLOBAL_OFFSET_TABLE_) ;;
    __asan_* | __ubsan_* | __tsan_* | __sanitizer_* | __lsan_*) ;;
    *) fail "calc calls $symbol" ;;
  esac
done

only_in() { # only_in PATTERN WHAT FILES...: no other file may match
  pattern=$1 what=$2
  shift 2
  for file in $(cd "$source" && grep -lE "$pattern" -r calc formats cli --include='*.c' --include='*.h' || true); do
    case " $* " in *" $file "*) ;; *) fail "$file: $what" ;; esac
  done
}
only_in '#include <csv\.h>' 'csv.h belongs to cells and csv_text' formats/cells.c formats/csv_text.c formats/libraries.c
only_in '#include <iconv\.h>' 'iconv.h belongs to encoding' formats/encoding.c
only_in '#include <jansson\.h>' 'JSON is read and written by manifest' formats/manifest.c \
  formats/manifest_differ.c formats/libraries.c
only_in '#include <openssl/' 'digests belong to digest' formats/digest.c formats/libraries.c
only_in '#include <xlsxwriter' 'the workbook library belongs to xlsx_* and report_*' \
  $(cd "$source" && ls formats/xlsx_*.[ch] formats/report*.[ch]) formats/libraries.c
only_in '#include <pthread\.h>' 'threads belong to the pipeline' cli/pipeline.c
for file in $(cd "$source" && grep -lE '#include [<"](xlsxwriter|csv|iconv|zip|zlib|jansson|openssl|stdio|time|unistd)' -r calc || true); do
  fail "$file: the core knows no files, no libraries but GMP, no clock"
done
for file in $(cd "$source" && grep -lE '#include "(formats|cli)/' -r calc || true); do fail "$file: calc looks up"; done
for file in $(cd "$source" && grep -lE '#include "cli/' -r formats || true); do fail "$file: formats looks up"; done
(cd "$source" && grep -nwE 'double|float' -r calc --include='*.c' --include='*.h') && fail 'binary floating point in calc'
[ "$failures" -eq 0 ]
