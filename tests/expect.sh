# Sourced by scripts that are called as SCRIPT ARREARS [PYTHON], in a folder of their own: counts what goes wrong.
arrears=$(realpath "$1") python=${2:-}
here=$(dirname "$(realpath "$0")")
work=$(realpath "$(mktemp -d)")
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
cd "$work"
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
expect() { # expect STATUS WORDS ARGUMENTS...: how it ends, and what it says
  wanted=$1 words=$2
  shift 2
  status=0
  "$arrears" "$@" >said 2>&1 </dev/null || status=$?
  [ "$status" -eq "$wanted" ] || fail "exit $status instead of $wanted: $* ($(cat said))"
  grep -qF -e "$words" said || fail "did not say \"$words\": $* ($(cat said))"
}
# Every workbook of this folder and those below is one that nobody has to repair.
all_sound() { find . -name '*.xlsx' -print0 | xargs -0 "$python" -B "$here/sound_books.py" || fail 'a workbook that has to be repaired'; }
sound() { "$python" -B "$here/sound_books.py" "$@" || fail 'a workbook that has to be repaired'; } # sound BOOK...
