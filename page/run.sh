#!/bin/sh
# sh page/run.sh: installs what is missing, compiles the program to WebAssembly and writes out/arrears.html, one file
# that holds all of it. The same tree, compiler and libraries give the same bytes.
set -eu
cd "$(dirname "$0")/.."
. samples/setup.sh
install_missing emscripten cmake ninja-build dpkg-dev python3
known=3.1.6
# Debian's compiler is a Python program that finds its scripts by NODE_PATH; another Python in front breaks it.
export NODE_PATH=/usr/share/nodejs EMSDK_PYTHON=/usr/bin/python3 PYTHONDONTWRITEBYTECODE=1
version=$(/usr/bin/emcc --version | sed -n '1s/.*) \([0-9.]*\).*/\1/p')
[ "$version" = $known ] || echo "emscripten $version: the page has been tried with $known" >&2

sh page/sources.sh build/page-libraries
cmake -S . -B build/page -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF \
  -DCMAKE_TOOLCHAIN_FILE=/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake \
  -DARREARS_LIBRARIES="$PWD/build/page-libraries" >build/page-configured 2>&1 || { cat build/page-configured; exit 1; }
cmake --build build/page --target arrears
mkdir -p out
index=page/index.html
[ -e $index ] || index=tests/page/bare.html # the program alone
/usr/bin/python3 page/embed.py $index build/page out/arrears.html
echo "The page is $PWD/out/arrears.html: $(wc -c <out/arrears.html) bytes, SHA-256 $(sha256sum <out/arrears.html | cut -c1-64)"
