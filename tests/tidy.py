#!/usr/bin/python3
"""tidy.py BUILD [--brief]: clang-tidy with the checks of .clang-tidy over every source of the program, as BUILD compiles it.

Nine tenths of its time go to the paths that the analyzer follows through a function; --brief lets it give up after a tenth as many.

The database of BUILD has a file once for each target that compiles it; here each is looked at once, and what clang-tidy
says of a file is printed only if it finds something.
"""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("calc", "formats", "cli")


BRIEF = [f"--extra-arg={word}" for word in ("-Xclang", "-analyzer-config", "-Xclang", "max-nodes=20000")]


def tidy(folder, name):
    depth = BRIEF if "--brief" in sys.argv[2:] else []
    done = subprocess.run(["clang-tidy", "-p", folder, "--quiet", *depth, name], cwd=HOUSE, capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        print(done.stdout or done.stderr, flush=True)
    return done.returncode == 0


def main():
    entries = {}
    for entry in json.loads(Path(sys.argv[1], "compile_commands.json").read_text()):
        path = Path(entry["file"])
        if path.is_relative_to(HOUSE) and path.relative_to(HOUSE).parts[0] in ROOMS:
            entries.setdefault(entry["file"], entry)
    if not entries:
        sys.exit(f"{sys.argv[1]} compiles no source of the program")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as workers:
        Path(folder, "compile_commands.json").write_text(json.dumps(list(entries.values())))
        fine = list(workers.map(lambda name: tidy(folder, name), sorted(entries)))
    print(f"clang-tidy: {len(fine)} sources, {fine.count(False)} with findings")
    sys.exit(fine.count(False) != 0)


main()
