#!/bin/sh
# package.sh: the .deb in a clean root: built, looked at by lintian, installed where nothing but Debian's base is, used, removed.
# Called by `sh tests/run.sh package`, as root; some minutes.
set -eu
cd "$(dirname "$0")/.."
source=$PWD
build=$source/build/package
work=$(realpath "$(mktemp -d)")
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }

sh cli/package/trained.sh "$build" -DCMAKE_INSTALL_PREFIX=/usr -DBUILD_TESTING=OFF \
  -DARREARS_MAINTAINER="${ARREARS_MAINTAINER:-The arrears team <arrears@debian.org>}" >"$work/said" ||
  { tail -n 40 "$work/said"; exit 1; }
(cd "$build" && rm -f ./*.deb && cpack -G DEB >"$work/said" 2>&1) || { cat "$work/said"; exit 1; }
package=$(ls "$build"/arrears_*.deb)
lintian --allow-root --fail-on error,warning "$package" || fail 'lintian has something to say'

# Debian's base, what the package depends on, and what its users need besides; by the package sources of this machine.
depends=$(dpkg-deb -f "$package" Depends | sed 's/([^)]*)//g; s/ //g; s/|[^,]*//g')
root=$work/root
sources=$(ls /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true)
. /etc/os-release
mmdebstrap --quiet --variant=minbase --include="$depends,gcc,libc6-dev,pkg-config,man-db,sqlite3" "$VERSION_CODENAME" "$root" \
  $sources >"$work/said" 2>&1 || { tail -n 20 "$work/said"; exit 1; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }
names() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./tmp -o -path ./var \) -prune -o -print | sort); }

cp "$package" "$root/tmp/arrears.deb"
names >"$work/before"
inside dpkg -i /tmp/arrears.deb >"$work/said" 2>&1 || { cat "$work/said"; fail 'it cannot be installed'; }
inside arrears --version
inside sh -c 'man -P cat arrears 2>/dev/null || zcat -f /usr/share/man/man1/arrears.1*' | grep -q arrears || fail 'no manual page'

cp -r samples/first-case "$root/tmp/first-case"
cp tests/run_story.sh "$root/tmp"
inside sh /tmp/run_story.sh /usr/bin/arrears /tmp/first-case || fail 'the sample has another answer'

inside sh -c 'cd /tmp && cc -Wall -Werror /usr/share/doc/arrears/examples/assess_lines.c $(pkg-config --cflags --libs arrears) -o assess_lines' ||
  fail 'the C example cannot be built'
row='{"case_id":"A1","region":"北京","gap_from":"2025-01","gap_to":"2025-03","wage":"8000.00"}'
answer=$(printf '%s\n' "$row" | inside /tmp/assess_lines pay_on=2026-06-15)
# A file: standard input is read twice by way of /proc, which this root does not have.
printf 'case_id,region,gap_from,gap_to,wage\nA1,北京,2025-01,2025-03,8000.00\n' >"$root/tmp/list.csv"
expected=$(inside arrears assess /tmp/list.csv --format jsonl --because inline --pay-on 2026-06-15 -q)
[ -n "$answer" ] && [ "$answer" = "$expected" ] || fail "the C example answers: $answer"
folder=$(inside pkg-config --variable=libdir arrears)
total=$(inside sqlite3 :memory: ".load $folder/arrears/arrears_sqlite" \
  "SELECT arrears_assess('$row', '{\"pay_on\":\"2026-06-15\"}')->>'\$.results[0].total'")
case $expected in *"\"total\":\"$total\""*) ;; *) fail "SQLite comes to $total" ;; esac

inside dpkg -r arrears >"$work/said" 2>&1 || { cat "$work/said"; fail 'it cannot be removed'; }
names | grep -v '^./etc/ld.so.cache$' >"$work/after"
grep -v '^./etc/ld.so.cache$' "$work/before" | diff - "$work/after" || fail 'something stayed behind'
echo "package: installed, used and removed in a clean root: $(basename "$package"), $(wc -c <"$package") bytes"
