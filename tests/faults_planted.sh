#!/bin/sh
# faults_planted.sh ARREARS SHIM: faults.sh notices a program that leaves half a file under its final name and calls it done.
set -eu
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/careless" <<END
#!/bin/sh
$(realpath "$1") "\$@" || { echo half >results.csv; exit 0; }
END
chmod +x "$work/careless"
! KILLS=0 sh "$here/faults.sh" "$work/careless" "$(realpath "$2")" 10 >"$work/said" 2>&1 || { echo 'nothing was noticed'; exit 1; }
grep -q 'results.csv is not what it should be' "$work/said" || { cat "$work/said"; exit 1; }
