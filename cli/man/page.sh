#!/bin/sh
# sh cli/man/page.sh PROGRAM LANGUAGE PAGE.in >PAGE: the options of a command, as the program lists them, in the place of
# the line `.\" options COMMAND`.
set -eu
program=$1 language=$2 page=$3
while IFS= read -r line; do
  case $line in
    '.\" options '*)
      echo '.Bl -tag -width Ds'
      "$program" help options "${line##* }" --lang "$language" | awk -F '\t' '{
        letter = $3 == "" ? "" : " , Fl \\&" substr($3, 2)
        argument = $4 == "" ? "" : " Ar \\&" $4
        print ".It Fl \\&-" substr($2, 3) argument letter
        gsub(/\\/, "\\e", $6)
        print "\\&" $6 ($5 == "" || $4 ~ /[|]/ ? "" : ": " $5)
      }'
      echo .El
      ;;
    *) printf '%s\n' "$line" ;;
  esac
done <"$page"
