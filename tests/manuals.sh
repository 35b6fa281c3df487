#!/bin/sh
# sh tests/manuals.sh PROGRAM SOURCE: each command has a manual in both languages that names every option of its help and
# of the option table, and nothing that mandoc objects to in the English ones.
set -eu
program=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v mandoc >/dev/null || { echo 'no mandoc here'; exit 77; }
fail() { echo "$*"; exit 1; }

for language in en zh; do
  folder=$source/cli/man
  [ $language = en ] || folder=$folder/zh_CN
  for page in "$folder"/*.in; do
    name=$(basename "$page" .in)
    sh "$source/cli/man/page.sh" "$program" $language "$page" >"$work/$language-$name"
    [ $language = zh ] || mandoc -T lint -W warning "$work/en-$name" >"$work/said" || fail "$name: $(cat "$work/said")"
    mandoc -T utf8 "$work/$language-$name" | sed 's/.\x08//g' >"$work/text"
    ! grep -qn 'options [a-z]*$' "$work/text" || fail "$name: options left out"
  done
  for command in $("$program" help options | cut -f 1 | uniq); do
    case $command in help | version) continue ;; esac
    page=$work/$language-arrears-$command.1
    [ -f "$page" ] || fail "no manual of $command in $language"
    mandoc -T utf8 "$page" | sed 's/.\x08//g' >"$work/text"
    "$program" help options "$command" | cut -f 2 >"$work/options"
    "$program" help "$command" | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE -e '--[a-z-]+' >>"$work/options" || true
    while read -r option; do grep -qF -e "$option" "$work/text" || fail "$language $command: $option is not in the manual"; done <"$work/options"
    grep -qE "Xr arrears-$command 1|Cm $command" "$work/$language-arrears.1" || fail "arrears(1) in $language does not name $command"
  done
done
