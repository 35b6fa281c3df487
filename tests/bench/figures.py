"""What a run of the bench measured: kept as a JSON file, asked for medians and paired ratios."""

import json
import os
import statistics
from dataclasses import asdict, dataclass, field
from pathlib import Path

GIB = 1024 ** 3


@dataclass
class Figures:
    machine: str
    program: str
    measures: list = field(default_factory=list)    # see add
    input_bytes: dict = field(default_factory=dict)     # by number of cases
    said: dict = field(default_factory=dict)    # what the checks said, by number of cases

    @classmethod
    def read(cls, path):
        stored = json.loads(Path(path).read_text(encoding="utf-8"))
        for by_count in ("input_bytes", "said"):
            stored[by_count] = {int(count): value for count, value in stored[by_count].items()}
        return cls(**stored)

    def write(self, path):
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        Path(path).write_text(text + "\n", encoding="utf-8")

    def add(self, count, number, step, wall=None, cpu=None, peak=None, size=None):
        """Seconds, seconds of user and system, peak KiB, bytes written; None where it failed. `number` is that of the
        round."""
        self.measures.append({"cases": count, "round": number, "step": step, "wall": wall, "cpu": cpu, "peak": peak,
                              "bytes": size})

    def counts(self):
        return list(self.input_bytes)

    def steps(self, count=None):
        return list(dict.fromkeys(measure["step"] for measure in self.measures if count in (None, measure["cases"])))

    def by_round(self, count, step, quantity):
        return {measure["round"]: measure[quantity] for measure in self.measures
                if (measure["cases"], measure["step"]) == (count, step) and measure[quantity] is not None}

    def rounds(self, count):
        return len({measure["round"] for measure in self.measures if measure["cases"] == count})

    def median(self, count, step, quantity):
        """None where nothing was measured."""
        values = self.by_round(count, step, quantity).values()
        return statistics.median(values) if values else None

    def ratio(self, count, above, below, quantity):
        """Median of the ratios within the rounds that have both."""
        upper, lower = (self.by_round(count, step, quantity) for step in (above, below))
        ratios = [upper[number] / lower[number] for number in upper if lower.get(number)]
        return statistics.median(ratios) if ratios else None


def this_machine():
    def first_line(path, start=""):
        try:
            lines = Path(path).read_text().splitlines()
        except OSError:
            return "unknown"
        return next((line.partition(":")[2].strip() or line for line in lines if line.startswith(start)), "unknown")

    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    return (f"{first_line('/proc/cpuinfo', 'model name')}, {cores} {'core' if cores == 1 else 'cores'}, "
            f"{memory:.0f} GiB, Debian {first_line('/etc/debian_version')}")
