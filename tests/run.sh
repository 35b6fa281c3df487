#!/bin/sh
# sh tests/run.sh [PRESET|valgrind|readers|mutants [OPTION]...|bench [OPTION]...|slurm]: installs what is missing,
# builds, runs every test; without an argument the presets dev and asan, which is what .ci/run does.
set -eu
cd "$(dirname "$0")/.."
. samples/setup.sh
install_missing gcc cmake ninja-build pkg-config libxlsxwriter-dev libminizip-dev zlib1g-dev libcsv-dev \
  libgmp-dev libjansson-dev libssl-dev libcriterion-dev patch python3 python3-openpyxl

suite() { # suite PRESET: build and test one preset
  cmake --preset "$1" -DBUILD_TESTING=ON >/dev/null # samples/run.sh may have left it off
  cmake --build --preset "$1"
  ctest --test-dir "build/$1" --output-on-failure --no-tests=error -j "$(nproc)"
}

case "${1:-all}" in
  all)
    suite dev
    suite asan
    ;;
  slurm) # a million cases through a Slurm of our own; some minutes and 15 GB
    cmake --preset release -DBUILD_TESTING=OFF >/dev/null
    cmake --build --preset release --target arrears
    sh tests/slurm.sh build/release/arrears
    ;;
  readers) # every program that has to read the workbooks, where the other tests skip those that are not there
    install_missing libreoffice-calc-nogui gnumeric xlsx2csv
    if command -v npm >/dev/null; then # exceljs needs the machine's own Node.js
      npm install --silent --no-audit --no-fund --no-save --prefix build/node exceljs@4.4.0
      export NODE_PATH="$PWD/build/node/node_modules"
    fi
    cmake --preset dev -DBUILD_TESTING=ON >/dev/null
    cmake --build --preset dev
    ctest --test-dir build/dev --output-on-failure --no-tests=error --verbose -R '^(row_stream|report_workbook|report_split)$'
    ;;
  mutants) # would the tests notice a fault in calc? further words are options of tests/mutants.py; half an hour
    shift
    python3 tests/mutants.py --jobs "$(nproc)" "$@"
    ;;
  valgrind) # every sample under valgrind, which must have nothing to say
    install_missing valgrind
    cmake --preset release >/dev/null
    cmake --build --preset release --target arrears
    sh tests/valgrind.sh build/release/arrears
    ;;
  bench) # the figures of the README; further words are options of tests/bench/run.py
    shift
    install_missing python3-xlsxwriter
    beside=build/release/tests
    if command -v node >/dev/null && command -v npm >/dev/null && [ ! -d $beside/node_modules/exceljs ]; then
      npm install --no-save --no-audit --no-fund --prefix $beside exceljs@4.4.0 ||
        echo "exceljs cannot be installed: the bench goes without it" >&2
    fi
    cmake --preset release -DBUILD_TESTING=ON -DBENCH_OPTIONS="$*" >/dev/null
    cmake --build --preset release --target bench
    ;;
  *) suite "$1" ;;
esac
