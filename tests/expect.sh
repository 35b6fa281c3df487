# Sourced by merge.sh and proof.sh, which set `arrears` and are in a folder of their own: counts what goes wrong.
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
