#!/bin/sh
# library_install.sh BUILD LIBRARY CC: what `cmake --install` puts down is enough to build with libarrears, by pkg-config and
# by CMake, from C and C++; the library shows its own names alone, and brings nothing that could end or talk over its caller.
set -eu
build=$(realpath "$1") library=$(realpath "$2") compiler=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
export LC_ALL=C.UTF-8

others=$(nm -D --defined-only "$library" | grep -v ' arrears_[a-z_]*@@ARREARS_1$' | grep -v ' A ARREARS_1$' || true)
[ -z "$others" ] || fail "also exported: $others"
[ "$(nm -D --defined-only "$library" | grep -c ' T arrears_')" -eq "$(grep -c '^ARREARS_API [a-z]' "$(dirname "$0")/../formats/library/arrears.h")" ] \
  || fail 'header and library do not have the same functions'
readelf -d "$library" | grep -q 'SONAME.*\[libarrears\.so\.1\]' || fail 'the soname is another'
readelf -d "$library" | grep -q 'NEEDED.*xlsxwriter' && fail 'it brings a writer of workbooks'
forbidden=$(nm -D --undefined-only "$library" | grep -wE 'exit|_exit|quick_exit|atexit|signal|sigaction|raise|kill|fork|system|setlocale|chdir|setenv|putenv|umask|perror|stderr|stdout|printf|vprintf|fprintf|vfprintf|puts|fputs|putchar|pthread_create' || true)
[ -z "$forbidden" ] || fail "it calls: $forbidden"

if grep -q '^ARREARS_SANITIZE:STRING=.' "$build/CMakeCache.txt"; then exit "$failures"; fi # linked by others without
cmake --install "$build" --prefix "$work/usr" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
pc=$(dirname "$(find "$work/usr" -name arrears.pc)")
libraries=$(dirname "$pc")
examples=$(dirname "$(find "$work/usr" -name assess_lines.c)")
export PKG_CONFIG_PATH="$pc" LD_LIBRARY_PATH="$libraries"
cd "$work"
row='{"case_id":"A1","region":"北京","gap_from":"2025-01","gap_to":"2025-03","wage":"8000.00"}'
expected=$(printf 'case_id,region,gap_from,gap_to,wage\nA1,北京,2025-01,2025-03,8000.00\n' |
  usr/bin/arrears assess - --format jsonl --because inline --pay-on 2026-06-15 -q 2>/dev/null)
[ -n "$expected" ] || fail 'the installed command says nothing'
same() { # same WHAT COMMAND...
  what=$1
  shift
  [ "$(printf '%s\n' "$row" | "$@" pay_on=2026-06-15)" = "$expected" ] || fail "$what: another answer"
}
"$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror "$examples/assess_lines.c" $(pkg-config --cflags --libs arrears) -o by-pkg-config
same pkg-config ./by-pkg-config
same ctypes /usr/bin/python3 -B "$examples/arrears.py"
cmake -S "$examples" -B by-cmake -DCMAKE_PREFIX_PATH="$work/usr" -DCMAKE_C_COMPILER="$compiler" >said 2>&1 && cmake --build by-cmake >said 2>&1 \
  || { cat said; fail 'find_package(arrears) does not lead to a program'; }
same CMake by-cmake/assess_lines
if command -v c++ >/dev/null; then
  printf '#include <arrears.h>\nint main() { return arrears_api_version() == ARREARS_API_VERSION ? 0 : 1; }\n' >header.cc
  c++ -Wall -Wextra -Wpedantic -Werror header.cc $(pkg-config --cflags --libs arrears) -o from-c++
  ./from-c++ || fail 'C++'
fi
[ "$failures" -eq 0 ]
