#!/usr/bin/python3
"""mutants.py [--sample N] [--seed S] [--jobs J] [--only TEXT] [--list]: would the tests notice a fault in calc?

Puts one small fault after another into a copy of the tree (an operator, a constant, a condition turned round, a statement
left out), builds calc and its unit tests, runs them, then the vectors, and prints what became of each. The sample is the
same for the same sources and seed. A mutant that does not compile is replaced by the next.

tests/mutants_equivalent.txt lists mutants that were looked at by hand and change nothing that can be seen, with the
reason; they do not count. Exit code 1 when fewer than 90 percent of the others are killed."""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
EQUIVALENT = ROOT / "tests/mutants_equivalent.txt"
KILLED_LEAST = 0.9
TEST_SECONDS = 60
# As in tests/CMakeLists.txt: Criterion lets a leak pass. A mutant that eats the memory of the machine ends early.
SANITIZER_WORDS = re.compile(rb"Sanitizer|runtime error")
SANITIZER_OPTIONS = {"ASAN_OPTIONS": "hard_rss_limit_mb=2048", "UBSAN_OPTIONS": "print_stacktrace=0"}

SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&",
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "+=": "-=", "-=": "+=", "++": "--", "--": "++",
    "|=": "=", "&=": "=", "|": "&", "&": "|", "<<": ">>", ">>": "<<", "true": "false", "false": "true",
}
TOKEN = re.compile(
    r"""(?P<skip>/\*.*?\*/|//[^\n]*|^[ \t]*\#(?:[^\n\\]|\\.)*)|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    r"""|(?P<number>\b0[xX][0-9a-fA-F]+\w*|\b\d+[uUlL]*\b)|(?P<word>\w+)"""
    r"""|(?P<sign><<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[^\s\w])""",
    re.DOTALL | re.MULTILINE)
DECLARES = {"struct", "const", "int", "bool", "size_t", "static", "enum", "char", "uint8_t", "uint16_t", "uint32_t",
            "uint64_t", "int32_t", "int64_t", "mpz_t", "mpz_ptr", "mpz_srcptr", "void", "region_code", "note_set",
            "parameter_set", "unsigned", "if", "for", "while", "switch", "case", "default", "else", "do", "typedef"}

Token = collections.namedtuple("Token", "kind text start")


# Bytes start..end of the file become `new`; `name` says it in words.
Mutant = collections.namedtuple("Mutant", "file start end new name")


def tokens_of(text):
    return [Token(match.lastgroup, match.group(), match.start()) for match in TOKEN.finditer(text)
            if match.lastgroup != "skip"]


def matching(tokens, index, opening, closing):
    """Index of the token that closes the bracket at `index`."""
    depth = 0
    for i in range(index, len(tokens)):
        depth += (tokens[i].text == opening) - (tokens[i].text == closing)
        if depth == 0:
            return i
    return len(tokens) - 1


def opening_of(tokens, index):
    """Index of the parenthesis that the one at `index` closes."""
    depth = 0
    for i in range(index, -1, -1):
        depth += (tokens[i].text == ")") - (tokens[i].text == "(")
        if depth == 0:
            return i
    return 0


def bodies(tokens):
    """Of every function its name and the range of tokens of its body: what stands between braces behind a `)`."""
    i = 0
    while i < len(tokens):
        if tokens[i].text == "{" and i > 0:
            end = matching(tokens, i, "{", "}")
            if tokens[i - 1].text == ")":
                yield tokens[opening_of(tokens, i - 1) - 1].text, i + 1, end
            i = end
        i += 1


def starts_statement(tokens, index, depth):
    """Stands where a statement begins: behind another one, a brace, `else` or the head of an `if` or a loop."""
    before = tokens[index - 1].text if index > 0 else "{"
    if before == ")":
        opening = opening_of(tokens, index - 1)
        return opening > 0 and tokens[opening - 1].text in ("if", "for", "while", "switch")
    return depth == 0 and before in (";", "{", "}", "else")


def is_infix(text, token):
    """clang-format puts blanks (or a line's end) around binary operators and nowhere else."""
    end = token.start + len(token.text)
    return text[token.start - 1] in " \n" and text[end:end + 1] in (" ", "\n")


def operator_mutants(file, text, tokens):
    for token in tokens:
        new = SWAPS.get(token.text)
        if new is None or token.kind == "text":
            continue
        needs_blanks = token.text not in ("++", "--", "true", "false")
        if not needs_blanks or is_infix(text, token):
            yield Mutant(file, token.start, token.start + len(token.text), new, f"{token.text} -> {new}")


def constant_mutants(file, tokens):
    for i, token in enumerate(tokens):
        is_empty_initialiser = 0 < i < len(tokens) - 1 and tokens[i - 1].text + tokens[i + 1].text == "{}"
        if token.kind == "number" and not is_empty_initialiser:
            digits = re.match(r"0[xX][0-9a-fA-F]+|\d+", token.text).group()
            new = ("0" if digits == "1" else str(int(digits, 0) + 1)) + token.text[len(digits):]
            yield Mutant(file, token.start, token.start + len(token.text), new, f"{token.text} -> {new}")


def condition_mutants(file, text, tokens):
    for i, token in enumerate(tokens):
        if token.text == "if" and tokens[i + 1].text == "(":
            start = tokens[i + 1].start
            end = tokens[matching(tokens, i + 1, "(", ")")].start + 1
            yield Mutant(file, start, end, f"(!{text[start:end]})", "condition negated")


def statement_mutants(file, tokens):
    """Calls, assignments, breaks and early returns left out; declarations stay."""
    depth = 0
    for i, token in enumerate(tokens):
        depth += (token.text == "(") - (token.text == ")")
        if token.kind != "word" or token.text in DECLARES or not starts_statement(tokens, i, depth):
            continue
        end = next((k for k in range(i, len(tokens)) if tokens[k].text == ";"), len(tokens) - 1)
        is_declaration = tokens[i + 1].kind == "word" and token.text != "return"
        is_last = end + 1 >= len(tokens)  # of its function: a return there cannot go
        if not is_declaration and not (token.text == "return" and is_last):
            yield Mutant(file, token.start, tokens[end].start, "", "statement left out")


def key_of(mutant, function, text, seen):
    """What a mutant is called in mutants_equivalent.txt: the name outlives changes elsewhere in the file."""
    begin = text.rfind("\n", 0, mutant.start) + 1
    line = text[begin:text.find("\n", mutant.start)]
    column = mutant.start - begin - (len(line) - len(line.lstrip()))
    key = f"{mutant.file} {function} | {line.strip()} | {mutant.name} @{column}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key} #{seen[key]}"


def mutants_of(file, text):
    """Every mutant of a file, with its key; assertions and the end of memory are left alone."""
    tokens, seen = tokens_of(text), collections.Counter()
    doubts = [(m.start(), text.find(";", m.start())) for m in re.finditer(r"\bassert\(|\babort\(", text)]
    for function, begin, end in bodies(tokens):
        body = tokens[begin:end]
        found = sorted([*operator_mutants(file, text, body), *constant_mutants(file, body),
                        *condition_mutants(file, text, body), *statement_mutants(file, body)])
        for mutant in found:
            if not any(start <= mutant.start < stop for start, stop in doubts):
                yield mutant, key_of(mutant, function, text, seen)


def all_mutants():
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "calc").glob("*.[ch]"))
    return [pair for file in files for pair in mutants_of(file, (ROOT / file).read_text())]


def read_equivalent():
    lines = [line.rstrip("\n") for line in EQUIVALENT.open(encoding="utf-8")] if EQUIVALENT.exists() else []
    entries = [line.rsplit(" | ", 1) for line in lines if line and not line.startswith("#")]
    return {key: reason for key, reason in entries}


def succeeds(command, folder, seconds):
    """True when the command ends well, in time and without a word of a sanitizer; out of time its group is ended."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, start_new_session=True,
                                   env={**os.environ, **SANITIZER_OPTIONS})
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # not waited for yet, so the number is still its own
            process.wait()
        output.seek(0)
        return process.returncode == 0 and not SANITIZER_WORDS.search(output.read())


class Bench:
    """A copy of the tree with a build of its own, for one mutant at a time."""

    def __init__(self, folder):
        self.tree, self.build = folder / "tree", folder / "build"
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
        for name in files.decode().split("\0"):
            if name and (ROOT / name).is_file():
                (self.tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.tree / name)
        subprocess.run(["cmake", "-S", self.tree, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                        "-DCMAKE_C_FLAGS_DEBUG=-O0 -w", "-DARREARS_SANITIZE=address,undefined"], check=True, stdout=subprocess.DEVNULL)
        listed = re.search(r"set\(CALC_TESTS(.*?)\)", (self.tree / "tests/CMakeLists.txt").read_text(), re.DOTALL)
        self.tests = listed.group(1).split()
        if not self.make([*self.tests, "arrears", "vectors"], 3600):
            sys.exit("mutants: the tree itself does not build")
        failed = [test for test in [*self.tests, "vectors"] if not self.passes(test)]
        if failed:
            sys.exit(f"mutants: without any fault these fail: {' '.join(failed)}")

    def make(self, targets, seconds=600):
        return succeeds(["ninja", *targets], self.build, seconds)

    def passes(self, test):
        return succeeds([self.build / "tests" / test, "--fail-fast"], self.build / "tests", TEST_SECONDS)

    def killer(self, file):
        """The test that fails, "" when none does, None when the mutant does not compile."""
        own = pathlib.Path(file).stem
        if own in self.tests:
            if not self.make([own]):
                return None
            if not self.passes(own):
                return own
        if not self.make([*self.tests]):
            return None
        for test in self.tests:
            if test != own and not self.passes(test):
                return test
        if not self.make(["arrears", "vectors"]):
            return None
        return "" if self.passes("vectors") else "vectors"

    def judge(self, mutant):
        path = self.tree / mutant.file
        text = path.read_text()
        path.write_text(text[:mutant.start] + mutant.new + text[mutant.end:])
        try:
            return self.killer(mutant.file)
        finally:
            path.write_text(text)


def chosen(mutants, options):
    sample = mutants[:]
    random.Random(options.seed).shuffle(sample)
    return [pair for pair in sample if options.only is None or options.only in pair[1]]


def judge_all(sample, options, folder):
    """Judges until `--sample` mutants that compile are through; yields each, its key and its killer."""
    known = read_equivalent()
    benches = queue.Queue()
    for j in range(options.jobs):
        benches.put(Bench(pathlib.Path(folder) / str(j)))

    def judge(pair):
        mutant, key = pair
        if key in known:
            return mutant, key, "equivalent"
        bench = benches.get()
        try:
            return mutant, key, bench.judge(mutant)
        finally:
            benches.put(bench)

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        left, position = options.sample, 0
        while left > 0 and position < len(sample):
            batch = sample[position:position + left]
            position += len(batch)
            for mutant, key, killer in pool.map(judge, batch):
                left -= killer is not None
                yield mutant, key, killer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=150, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--jobs", type=int, default=1, metavar="J")
    parser.add_argument("--only", metavar="TEXT", help="only mutants whose key holds TEXT")
    parser.add_argument("--list", action="store_true", help="print every mutant there is, judge none")
    options = parser.parse_args()
    mutants = all_mutants()
    if options.list:
        for _, key in chosen(mutants, options):
            print(key)
        return 0
    counts, began = collections.Counter(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        for mutant, key, killer in judge_all(chosen(mutants, options), options, folder):
            fate = {None: "stillborn", "": "survived", "equivalent": "equivalent"}.get(killer, "killed")
            counts[fate] += 1
            by = f" by {killer}" if fate == "killed" else ""
            line = (ROOT / mutant.file).read_text().count("\n", 0, mutant.start) + 1
            print(f"{fate:10} line {line}: {key}{by}", flush=True)
    judged = counts["killed"] + counts["survived"]
    share = counts["killed"] / judged if judged else 1
    print(f"{len(mutants)} mutants there are; of {judged} judged {counts['killed']} killed ({share:.1%}), "
          f"{counts['survived']} survived; {counts['equivalent']} equivalent, {counts['stillborn']} do not compile; "
          f"{time.monotonic() - began:.0f} seconds")
    return 0 if share >= KILLED_LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
