#!/bin/sh
# sh page/sources.sh FOLDER: the sources of the libraries that the page is made of, from the packages that this machine
# installs, each unpacked into FOLDER/NAME. Asks the servers that the machine asks for packages; what is there stays.
set -eu
folder=$1
packages="gmp libcsv zlib minizip jansson libxlsxwriter expat nettle"
missing=
for package in $packages; do [ -e "$folder/$package.version" ] || missing="$missing $package"; done
[ -n "$missing" ] || exit 0
mkdir -p "$folder/apt/parts" "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial"
folder=$(cd "$folder" && pwd)

# The machine's own lists, asked for sources.
for list in /etc/apt/sources.list.d/*.sources; do
  [ ! -e "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" >"$folder/apt/parts/${list##*/}"
done
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ ! -e "$list" ] || sed -n 's/^deb /deb-src /p' "$list" >"$folder/apt/parts/${list##*/}"
done
cat >"$folder/apt/apt.conf" <<END
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$folder/apt/parts";
Dir::State::Lists "$folder/apt/lists";
Dir::Cache "$folder/apt/cache";
APT::Sandbox::User "";
END
export APT_CONFIG="$folder/apt/apt.conf"
apt-get update -qq

fetch() { # fetch PACKAGE: its newest version that can still be had; servers drop some before their lists do
  for version in $(apt-cache showsrc "$1" | sed -n 's/^Version: //p' | sort -rV); do
    (cd "$folder/apt" && apt-get source -qq --download-only "$1=$version" >>"$folder/apt/log" 2>&1) || continue
    rm -rf "${folder:?}/$1"
    dpkg-source --no-check --no-copy -x "$folder/apt/$1_${version#*:}.dsc" "$folder/$1" >>"$folder/apt/log" 2>&1
    echo "$version" >"$folder/$1.version"
    echo "$1 $version"
    return 0
  done
  echo "the source of $1 cannot be had; see $folder/apt/log" >&2
  return 1
}
for package in $missing; do fetch "$package"; done
