#!/usr/bin/python3
"""readmes.py SOURCE: README.md and README.zh.md say the same, as far as a program can tell.

Both have the same headings, level by level, and the same tables, row by row. Every command line of a code block stands in
both, in the same order; the Chinese one may put a Chinese name in the place of an English one. No English sentence is left
in the Chinese text, and what the documents of the house link to is there.
"""

import re
import sys
from pathlib import Path

HAN = re.compile("[\u4e00-\u9fff]")
FENCE = re.compile(r"^```.*?^```\n", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
LONGEST_ENGLISH = 3     # words: names of programs and libraries

failures = []


def check(is_fine, *what):
    if not is_fine:
        failures.append(" ".join(map(str, what)))


def prose(text):
    return FENCE.sub("", text)


def headings(text):
    return re.findall(r"^(#+) ", prose(text), re.MULTILINE)


def tables(text):
    return [len(block.splitlines()) for block in re.findall(r"(?:^\|.*\n)+", prose(text), re.MULTILINE)]


def commands(text):
    lines = [line for block in FENCE.findall(text) for line in block.splitlines()[1:-1]]
    return [line.split("#")[0].split() for line in lines]


def is_same_command(english, chinese):
    return len(english) == len(chinese) and all(
        left == right or (HAN.search(right) and not left.startswith("-")) for left, right in zip(english, chinese))


def english_sentences(text):
    """Runs of English words, outside of code, addresses and link targets."""
    plain = re.sub(r"`[^`]*`", "`", LINK.sub("]", prose(text)))
    return re.findall(rf"(?:[A-Za-z][A-Za-z'-]*[ ,]+){{{LONGEST_ENGLISH},}}[A-Za-z'-]+", plain)


def check_links(folder):
    for document in folder.rglob("*.md"):
        if document.relative_to(folder).parts[0] in ("build", "out"):
            continue
        for target in LINK.findall(prose(document.read_text())):
            if not re.match(r"[a-z]+:", target):
                check((document.parent / target).exists(), document, "links to", target, "which is not there")


def main():
    folder = Path(sys.argv[1])
    english, chinese = ((folder / name).read_text() for name in ("README.md", "README.zh.md"))
    check(headings(english) == headings(chinese), "headings:", headings(english), "but", headings(chinese))
    check(tables(english) == tables(chinese), "lines of the tables:", tables(english), "but", tables(chinese))
    check(len(commands(english)) == len(commands(chinese)), "command lines:", len(commands(english)), "but",
          len(commands(chinese)))
    for left, right in zip(commands(english), commands(chinese)):
        check(is_same_command(left, right), "command:", " ".join(left), "but", " ".join(right))
    for sentence in english_sentences(re.sub(r"<!--.*?-->", "", chinese)):
        check(False, "English in README.zh.md:", sentence)
    check_links(folder)
    print(*failures, sep="\n", end="\n" if failures else "")
    sys.exit(bool(failures))


main()
