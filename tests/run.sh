#!/bin/sh
# sh tests/run.sh [WHAT [OPTION]...]: installs what is missing, builds, checks. WHAT is one of
#   dev, asan or another preset    build it and run every test
#   clang                          build everything with clang, warnings as errors; run the unit tests
#   format, tidy, threads          clang-format, clang-tidy, program and library under ThreadSanitizer
#   coverage                       branch coverage by room; fails below its thresholds
#   mutants                        mutants of calc, and which tests kill them
#   fuzz [MINUTES [TARGET]]        any bytes for every reader, or for one: tests/fuzz/fuzz_TARGET.c; three minutes
#   properties [N]                what holds for any case, on N random ones; 20000
#   faults                        every failing call the shim can make, up to 400 of each, and 200 kills
#   page                           the program in the page, every sample and every view, in real browsers
#   package                        the .deb in a clean root: installed, used, removed
#   readers, valgrind, bench, slurm
# and without it format, dev, asan, clang, tidy (--brief), threads, fuzz (two minutes) and page, which is what .ci/run does.
set -eu
cd "$(dirname "$0")/.."
. samples/setup.sh
install_missing gcc cmake ninja-build pkg-config libxlsxwriter-dev libminizip-dev zlib1g-dev libisal-dev libexpat1-dev libcsv-dev \
  libgmp-dev libjansson-dev libssl-dev libcriterion-dev libsqlite3-dev sqlite3 patch python3 python3-openpyxl libxml2-utils unzip zsh fish mandoc

build() { # build PRESET: with its tests, which samples/run.sh may have left out
  cmake --preset "$1" -DBUILD_TESTING=ON >/dev/null
  cmake --build --preset "$1"
}

run_tests() { # run_tests PRESET OPTION...
  folder=build/$1
  shift
  ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
}

fuzz_targets="applied calendar library list manifest merge numbers options values workbook xlsx"

fuzz_one() { # fuzz_one SECONDS TARGET: what it finds is left as build/fuzz/found-TARGET-*, and it fails
  corpus=build/fuzz/corpus-$2
  words=
  [ ! -e "tests/fuzz/$2.dict" ] || words=-dict=tests/fuzz/$2.dict
  mkdir -p "$corpus"
  [ ! -d "tests/fuzz/seeds/$2" ] || cp "tests/fuzz/seeds/$2"/* "$corpus"
  [ "$2" != xlsx ] || for book in tests/golden/*/*.xlsx tests/golden/*/*.xls; do
    cp "$book" "$corpus/$(echo "$book" | tr / -)"
  done
  [ "$2" != options ] || words=-close_fd_mask=3 # what the program says of each command line
  LSAN_OPTIONS=suppressions=$PWD/tests/lsan_libxlsxwriter.txt:print_suppressions=0 \
    build/fuzz/tests/fuzz_"$2" -max_total_time="$1" -max_len=16384 -timeout=20 $words \
    -artifact_prefix=build/fuzz/found-"$2"- -print_final_stats=1 "$corpus" >build/fuzz/said 2>&1 ||
    { tail -n 60 build/fuzz/said; echo "fuzz $2: failed, see above and build/fuzz/found-$2-*"; return 1; }
  echo "fuzz $2: $(sed -n 's/^stat::number_of_executed_units: //p' build/fuzz/said) executions in $1 s"
  [ "$2" != workbook ] || find "$corpus" -type f | sort | head -n 200 | xargs sh tests/fuzz_books.sh build/fuzz/tests/fuzz_workbook /usr/bin/python3
}

fuzz() { # fuzz MINUTES [TARGET]: that long for the target, or shared out among all of them
  install_missing clang libclang-rt-14-dev
  targets=${2:-$fuzz_targets}
  cmake --preset fuzz -DBUILD_TESTING=ON >/dev/null
  cmake --build --preset fuzz --target fuzz
  for target in $targets; do fuzz_one $((60 * $1 / $(echo $targets | wc -w))) "$target"; done
}

# install_exceljs: where the tests look for it, apart from what the page needs, which npm would throw out. Where it cannot be had they skip what it reads, which is said.
install_exceljs() {
  command -v npm >/dev/null || install_missing npm || { echo "exceljs: not tested, because npm cannot be installed"; return 0; }
  [ -d build/exceljs/node_modules/exceljs ] ||
    npm install --silent --no-audit --no-fund --no-save --prefix build/exceljs exceljs@4.4.0 ||
    { echo "exceljs: not tested, because npm cannot install it"; return 0; }
  NODE_PATH="$PWD/build/exceljs/node_modules"
  export NODE_PATH
}

# install_page: what the page's test needs beyond this program's own packages. False: it cannot be had here, which is said.
install_page() {
  install_missing emscripten dpkg-dev chromium || { echo "page: not tested, because emscripten or chromium cannot be installed"; return 1; }
  command -v npm >/dev/null || install_missing npm || { echo "page: not tested, because npm cannot be installed"; return 1; }
  [ -d build/node/node_modules/puppeteer-core ] ||
    npm install --silent --no-audit --no-fund --no-save --prefix build/node puppeteer-core@24.43.1 ||
    { echo "page: not tested, because npm cannot install puppeteer-core"; return 1; }
  sh page/sources.sh build/page-libraries ||
    { echo "page: not tested, because the sources of its libraries cannot be had"; return 1; }
}

page() { # the program as the page runs it: Debian's Chromium, and the views in its Firefox, too
  sh page/run.sh
  /usr/bin/python3 page/embed.py tests/page/bare.html build/page build/bare.html
  cmake --preset dev >/dev/null
  cmake --build --preset dev --target arrears
  NODE_PATH="$PWD/build/node/node_modules"
  export NODE_PATH
  node tests/page/bytes.js build/bare.html
  node tests/page/views.js build/dev/arrears out/arrears.html
  if install_missing firefox-esr; then
    echo "== page, in Firefox"
    BROWSER=firefox node tests/page/views.js build/dev/arrears out/arrears.html
  else
    echo "page: not tested in Firefox, because firefox-esr cannot be installed"
  fi
}

analysis= # options of tests/tidy.py
check() { # check WHAT
  echo "== $1"
  case "$1" in
    clang)
      install_missing clang
      build clang
      run_tests clang -L unit
      ;;
    format)
      install_missing clang-format
      find calc formats cli tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
      ;;
    tidy)
      install_missing clang clang-tidy
      cmake --preset clang -DBUILD_TESTING=ON >/dev/null
      python3 tests/tidy.py build/clang $analysis
      ;;
    threads)
      cmake --preset tsan -DBUILD_TESTING=ON >/dev/null
      cmake --build --preset tsan --target arrears library_threads
      sh tests/threads.sh build/tsan/arrears python3
      TSAN_OPTIONS=exitcode=66 build/tsan/tests/library_threads
      ;;
    fuzz) fuzz 2 ;;
    page)
      can_test_page=yes
      install_page || can_test_page=
      [ -z "$can_test_page" ] || page
      ;;
    coverage)
      install_missing gcovr
      build coverage
      find build/coverage -name '*.gcda' -delete # what an earlier run has counted
      run_tests coverage -E '_gmp$|^(layers|layers_planted|allocations|same_cells)$'
      python3 tests/coverage.py build/coverage
      ;;
    *)
      if [ "$1" = dev ]; then
        install_missing gnumeric # recalculates the workbooks; LibreOffice too, where it is
        install_exceljs
      fi
      build "$1"
      run_tests "$1"
      ;;
  esac
}

case "${1:-all}" in
  all)
    analysis=--brief
    for what in format dev asan clang tidy threads fuzz page; do check "$what"; done
    ;;
  fuzz) fuzz "${2:-3}" "${3:-}" ;;
  properties)
    build dev
    python3 -B tests/properties.py build/dev/arrears "${2:-20000}"
    python3 -B tests/properties_planted.py build/dev/arrears
    ;;
  faults)
    build dev
    KILLS=200 sh tests/faults.sh build/dev/arrears build/dev/tests/libfault_shim.so 400
    ;;
  slurm) # a million cases through a Slurm of our own; some minutes and 15 GB
    cmake --preset release -DBUILD_TESTING=OFF >/dev/null
    cmake --build --preset release --target arrears
    sh tests/slurm.sh build/release/arrears
    ;;
  readers) # every program that has to read the workbooks, and LibreOffice writing some, where the other tests skip those that are not there
    install_missing libreoffice-calc-nogui gnumeric xlsx2csv
    install_exceljs
    build dev
    run_tests dev --verbose -R '^(row_stream|report_workbook|report_split|converted|recalculated|opened)$'
    ;;
  mutants) # would the tests notice a fault in calc? further words are options of tests/mutants.py; half an hour
    shift
    python3 tests/mutants.py --jobs "$(nproc)" "$@"
    ;;
  package) # the .deb in a clean root
    install_missing lintian mmdebstrap
    sh tests/package.sh
    ;;
  valgrind) # every sample under valgrind, which must have nothing to say
    install_missing valgrind
    cmake --preset release >/dev/null
    cmake --build --preset release --target arrears
    sh tests/valgrind.sh build/release/arrears
    ;;
  bench) # the figures of tests/bench/README.md; further words are options of tests/bench/run.py
    shift
    install_missing python3-xlsxwriter
    beside=build/trained/tests
    if command -v node >/dev/null && command -v npm >/dev/null && [ ! -d $beside/node_modules/exceljs ]; then
      npm install --no-save --no-audit --no-fund --prefix $beside exceljs@4.4.0 ||
        echo "exceljs cannot be installed: the bench goes without it" >&2
    fi
    sh cli/package/trained.sh build/trained -DBUILD_TESTING=ON -DBENCH_OPTIONS="$*"
    cmake --build build/trained --target bench
    /usr/bin/python3 tests/bench/library.py build/trained/arrears build/trained/libarrears.so.1 build/trained/arrears_sqlite.so
    ;;
  *) check "$1" ;;
esac
