#!/usr/bin/python3
"""How many times as fast `arrears assess --ledger` is as plain.py: in turn, in one run, medians of wall and processor time.

  against_plain.py ARREARS [--cases N] [--rounds N] [--folder FOLDER] [OPTION...]

Outputs are new each time and lie in FOLDER. In memory (/dev/shm) it is the programs that are compared; on a disk arrears also waits
until they are safe there, which plain.py does not. Other options are those of `assess`."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent


def timed(folder, command):
    for file in folder.iterdir():
        if file.name != "cases.csv":
            file.unlink()
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("arrears", type=pathlib.Path)
    parser.add_argument("--cases", type=int, default=100000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", default=None)
    chosen, options = parser.parse_known_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, HERE / "make_cases.py", str(chosen.cases), folder / "cases.csv"], check=True)
        commands = {"plain.py": [sys.executable, HERE / "plain.py", "cases.csv", "results.csv", "ledger.csv"],
                    "arrears": [chosen.arrears.resolve(), "assess", "cases.csv", "-o", "results.csv", "--ledger", "ledger.csv", "-q", *options]}
        times = {who: [] for who in commands}
        for _ in range(chosen.rounds):
            for who, command in commands.items():
                times[who].append(timed(folder, command))
    medians = {who: [statistics.median(each) for each in zip(*rounds)] for who, rounds in times.items()}
    for who, (wall, processor) in medians.items():
        print(f"{who:10} {wall:6.3f} s wall, {processor:6.3f} s of the processor")
    print(f"{medians['plain.py'][0] / medians['arrears'][0]:.1f} times as fast")


if __name__ == "__main__":
    main()
