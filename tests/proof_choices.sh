#!/bin/sh
# proof_choices.sh ARREARS PYTHON: how a list was read is part of the run. Sheets, columns that were chosen and rows filled
# from above stand in the manifest, and what is asked of results; a report of the run reads the list in the same way, and a manifest that tells another
# way is not believed.
set -eu
. "$(dirname "$0")/expect.sh"
"$python" - <<'END'
import openpyxl
head = ["name", "id_number", "region", "gap_from", "gap_to", "wage", "pay", "pay_on"]
book = openpyxl.Workbook()
for title, wage in (("May", 9000), ("June", 9500), ("July", 7500)):
    sheet = book.active if title == "May" else book.create_sheet(title)
    sheet.title = title
    sheet.append(head)
    sheet.append(["a", "doc:" + title, "110000", "2025-08", "2025-09", wage, 8000, "2026-03-10"])
    sheet.append([None, None, None, "2025-11", "2025-12", wage, 8000, "2026-03-10"])
book.save("list.xlsx")
END
run() { # run FOLDER OPTIONS...
  folder=$1
  shift
  mkdir -p "$folder"
  expect 0 '' assess list.xlsx -o "$folder/results.csv" --ledger "$folder/ledger.csv" --manifest "$folder/manifest.json" "$@"
}
count() { [ "$(wc -l <"$1/results.csv")" -eq $(($2 + 1)) ] || fail "$1 has another number of results than $2"; }
run one --sheet June --fill-down
run two --sheet July --sheet May --fill-down
run all --sheet all --fill-down --column wage=wage
run pay --sheet 1 --fill-down --column pay=wage
run graded --sheet June --fill-down --estimate --grade default --max-age 30
run tried --sheet June --fill-down --assume-wage 9000
count graded 2 && count tried 2
count one 2 && count two 4 && count all 6 && count pay 2
for folder in one two all pay graded tried; do
  expect 0 'matched byte for byte' report $folder -o $folder.xlsx
  expect 0 'not computed again' assess list.xlsx -o $folder/results.csv --ledger $folder/ledger.csv \
    --manifest $folder/manifest.json $(sed -n "s/^run $folder //p" "$here/proof_choices.sh")
done

# Another sheet, another column, rows that are not filled: the outputs are others.
forge() { # forge FOLDER SED-SCRIPT STATUS WORDS
  rm -rf forged
  cp -r "$1" forged
  sed -i "$2" forged/manifest.json
  ! cmp -s "$1/manifest.json" forged/manifest.json || fail "nothing was forged: $2"
  expect "$3" "$4" report forged -o no.xlsx
  [ ! -e no.xlsx ] || fail "a report of a forged run: $2"
}
forge one 's/"sheet": "June"/"sheet": "May"/' 6 'forged/results.csv: '
forge two 's/"sheet": "July.nMay"/"sheet": "May"/' 6 'forged/results.csv: '
forge all 's/"sheet": "all"/"sheet": "July"/' 6 'forged/results.csv: '
forge one 's/"fill_down": true/"fill_down": false/' 6 'options.fill_down'
forge one 's/"sheet": "June"/"sheet": "August"/' 4 'there is no sheet "August"'
forge pay 's/"pay=wage"/"pay=rate"/' 6 'forged/results.csv: '
# All of it rests on a default: nothing is left of it where more is asked.
forge graded 's/"grade": "default"/"grade": "secondary"/' 6 'forged/results.csv: '
forge graded 's/"grade": "default"/"grade": "high"/' 4 'options.grade'
forge graded 's/"estimate": true/"estimate": false/' 6 'options.estimate'
forge graded 's/"max_age": 30/"max_age": 36501/' 4 'options.max_age'
forge graded 's/"results": 2,/"results": 3,/' 6 'grades.'
forge tried 's/"assume_wage": "9000"/"assume_wage": "9100"/' 6 'forged/results.csv: '
forge tried 's/"assume_wage": "9000"/"assume_wage": "9OOO"/' 4 'options.assume_wage "9OOO": not a number'
[ "$failures" -eq 0 ]
