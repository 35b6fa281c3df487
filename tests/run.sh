#!/bin/sh
# sh tests/run.sh [asan|valgrind|bench|...]: installs what is missing, builds, runs every test.
set -eu
cd "$(dirname "$0")/.."
. samples/setup.sh
install_missing gcc cmake ninja-build pkg-config libxlsxwriter-dev libminizip-dev zlib1g-dev libisal-dev libcsv-dev \
  libgmp-dev libjansson-dev libssl-dev libcriterion-dev python3 python3-openpyxl

suite() { # suite PRESET: build and test one preset
  cmake --preset "$1" >/dev/null
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
  *) suite "$1" ;;
esac
