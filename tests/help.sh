#!/bin/sh
# sh tests/help.sh PROGRAM: what a command takes is in its help, or among the common options.
set -u
program=$1 failures=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" help options | tr '\t' ' ' | cut -d ' ' -f 1-3 >"$work/rows"
[ -s "$work/rows" ] || exit 1
for language in en zh; do
  while read -r command option letter; do
    case $command$option in
      help* | version* | *--help | *--version) continue ;; # take no more than the page says
      quote--format | assess--json) continue ;;            # the other name of what is there
      check--because) continue ;;                          # of no use where no ledger is written
    esac
    { "$program" help --lang $language && "$program" help "$command" --lang $language; } >"$work/page" || exit 1
    grep -qE -e "(^|[^a-z-])($option${letter:+|$letter})([^a-z-]|\$)" "$work/page" || {
      echo "$language: help $command says nothing of $option"
      failures=$((failures + 1))
    }
  done <"$work/rows"
done
[ $failures -eq 0 ]
