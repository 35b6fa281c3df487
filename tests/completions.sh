#!/bin/sh
# sh tests/completions.sh PROGRAM: what bash, zsh and fish offer on a line, held against what it should be.
set -eu
here=$(realpath "$(dirname "$0")/../cli/completions")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$(realpath "$1")" "$work/arrears"
PATH=$work:$PATH
export LC_ALL=C.UTF-8 HOME="$work"
cd "$work"
touch list.csv

cat >bash.in <<'END'
. "$1/arrears.bash"
COMP_WORDS=()
eval "COMP_WORDS=($2)"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_arrears 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
END

cat >zsh.in <<'END'
autoload -Uz compinit && compinit -u
fpath=($1 $fpath)
compadd() { local -a kept; local over= word; for word; do [[ -n $over ]] && kept+=($word); [[ $word == -- ]] && over=1; done; print -l -- $kept }
_describe() { print -l -- ${${(P)2}%%:*} }
_files() { print -l -- *(N) }
words=("${(@Q)${(@z)2}}")
CURRENT=$#words
. $1/_arrears
END

offers() { # offers SHELL LINE: the words, without those that cannot follow what is typed
  case $1 in
    bash) bash bash.in "$here" "$2" ;;
    zsh) zsh -f zsh.in "$here" "$2" ;;
    fish) fish -c "source $here/arrears.fish; complete -C \"$(printf %s "$2" | sed "s/''$//")\"" | cut -f 1 ;;
  esac
}

expect() { # expect LINE WORD...: each shell offers the words; one behind ! it does not
  line=$1
  shift
  for shell in bash zsh fish; do
    offers "$shell" "$line" >"$work/offered"
    for word; do
      case $word in
        !*) ! grep -qxe "${word#!}" "$work/offered" || { echo "$shell: $line offers ${word#!}"; exit 1; } ;;
        *) grep -qxe "$word" "$work/offered" || { echo "$shell: $line does not offer $word:"; cat "$work/offered"; exit 1; } ;;
      esac
    done
  done
}

for shell in bash zsh fish; do
  command -v $shell >/dev/null || { echo "no $shell here"; exit 77; }
done
expect "arrears ''" quote report assess check rules merge template help '!list.csv'
expect "arrears report -" --output --split --sheet-rows -o '!--json' '!--gap-from'
expect "arrears quote --" --gap-from --wage --json '!--ledger'
expect "arrears assess --format ''" csv jsonl '!--lang'
expect "arrears quote --kind ''" backpay shortfall topup resident transfer credit '!zh'
expect "arrears report ''" list.csv '!--output'
expect "arrears report --fix ''" list.csv
# Names of files are offered as they are, whatever is in them.
touch 'a b.csv' '*' '$(touch done)'
for line in "arrears report ''" "arrears report --fix ''"; do
  offers bash "$line" >offered.bash
  for name in 'a b.csv' '*' '$(touch done)' list.csv; do
    [ "$(grep -cxF -e "$name" offered.bash)" -eq 1 ] || { echo "bash: $line does not offer $name once:"; cat offered.bash; exit 1; }
  done
done
[ ! -e done ]
rm 'a b.csv' '*' '$(touch done)' offered.bash
expect "arrears report --lang ''" zh en
expect "arrears rules ''" list show coverage template lint
expect "arrears template ''" backpay credit
expect "arrears help ''" columns quote
for word in list show coverage template lint; do arrears help rules --lang en | grep -qw "$word"; done
