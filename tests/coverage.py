#!/usr/bin/python3
"""coverage.py BUILD: branch coverage of the program by room, from the data that the tests left in BUILD.

Counted are the objects of the shipped program (not of its twin on GMP alone). Branches of assert are left out: the other
one is a bug, which no passing run takes.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
LEAST = {"calc": 95, "formats": 93, "cli": 92}     # percent
MOST_SHOWN = 10


def files(build):
    objects = [build / "CMakeFiles" / f"{target}.dir" for target in ("calc", "formats", "cli", "arrears")]
    summary = build / "coverage.json"
    subprocess.run(["gcovr", "--root", HOUSE, "--object-directory", build, "--filter", "(calc|formats|cli)/",
                    "--exclude-branches-by-pattern", r"^\s*assert\(", "--json-summary", summary, *objects],
                   cwd=HOUSE, check=True)
    return json.loads(summary.read_text())["files"]


def main():
    covered, total = Counter(), Counter()
    measured = files(Path(sys.argv[1]).resolve())
    for file in measured:
        room = file["filename"].rpartition("/")[0]
        for place in {room, room.split("/")[0]}:
            covered[place] += file["branch_covered"]
            total[place] += file["branch_total"]
    print(f"\n{'branches, without those of assert':34}{'all':>8}{'taken':>8}{'percent':>9}{'at least':>10}")
    missed = []
    for place in sorted(total):
        percent = 100 * covered[place] / total[place]
        least = LEAST.get(place)
        indent = "  " if "/" in place else ""
        print(f"{indent + place:34}{total[place]:8}{covered[place]:8}{percent:9.1f}{least or '':>10}")
        if least and percent < least:
            missed.append(f"{place}: {percent:.1f} % of the branches are taken, {least} % have to be")
    print("\nmost branches not taken:")
    for file in sorted(measured, key=lambda file: file["branch_covered"] - file["branch_total"])[:MOST_SHOWN]:
        print(f"  {file['filename']:42}{file['branch_total'] - file['branch_covered']:5} of {file['branch_total']}")
    missed += [f"{place}: nothing was measured" for place in LEAST if place not in total]
    sys.exit("\n".join(missed) or 0)


main()
