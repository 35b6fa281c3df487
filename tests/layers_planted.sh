#!/bin/sh
# layers_planted.sh SOURCE CALC_LIBRARY CC OBJECT...: layers.sh must turn red for an arrow that points up, for files
# that need each other, a library's header in the wrong room, and a library that is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$1
library=$2
compiler=$3
shift 3
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r "$source/calc" "$source/formats" "$source/cli" "$copy/"
judge() { sh "$here/layers.sh" "$copy" "$@" >"$copy/said" 2>&1; }
must_fail() { # must_fail FILE LINE WORDS: with the line planted in the file, layers.sh says the words
  printf '%s\n' "$2" >>"$copy/$1"
  if judge "$library"; then echo "planted in $1: $2: nothing was said"; exit 1; fi
  grep -q "$3" "$copy/said" || { echo "planted in $1: $2: another thing was said:"; cat "$copy/said"; exit 1; }
  cp "$source/$1" "$copy/$1"
}
judge "$library" "$@" || { cat "$copy/said"; exit 1; }
must_fail formats/words/labels.h '#include "formats/list/table.h"' 'formats/words/labels.h includes'
must_fail formats/record/writer.h '#include "cli/user/say.h"' 'formats/record/writer.h includes'
must_fail calc/money.h '#include "formats/words/labels.h"' 'calc/money.h includes'
must_fail cli/run/proof.h '#include "cli/commands.h"' 'cli/run/proof.h includes'
must_fail cli/flow/pipeline.h '#include "cli/run/shard.h"' 'cli/flow/pipeline.h includes'
must_fail cli/user/say.c '#include <pthread.h>' 'cli/user/say.c: pthread'
must_fail formats/report/cases.c '#include <csv.h>' 'formats/report/cases.c: csv'
must_fail calc/money.c 'double yuan;' 'binary floating point'
must_fail formats/report/tally.h '#include "formats/report/frame.h"' 'these files need each other'

mkdir -p "$copy/planted.dir"
echo 'void left(void); void right(void); void left(void) { right(); }' >"$copy/planted.dir/one.c"
echo 'void left(void); void right(void); void right(void) { left(); }' >"$copy/planted.dir/other.c"
for name in one other; do "$compiler" -c "$copy/planted.dir/$name.c" -o "$copy/planted.dir/$name.c.o"; done
if judge "$library" "$@" "$copy"/planted.dir/*.o; then echo "two files that call each other: nothing was said"; exit 1; fi
grep -q 'these files need each other' "$copy/said" || { cat "$copy/said"; exit 1; }

if judge "$copy/libnone.a"; then echo "a library that is not there: nothing was said"; exit 1; fi
judge "$library" "$@"
