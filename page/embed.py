#!/usr/bin/python3
"""embed.py INDEX BUILD OUTPUT: the page INDEX with all its parts inside, and with them the program that BUILD holds.

Every <link rel="stylesheet" href="NAME"> and <script src="NAME"></script> of the page becomes what NAME beside this file holds. Before
the first script stand, as text, the compiled program (gzip, base64) and the worker that runs it. The policy allows exactly these
scripts and styles, by their SHA-256, and no request at all.

An element with data-both="KEY" gets the words KEY of formats/words/page.def, in every language: what has to be said where the program,
which has all other words, cannot run.
"""

import base64
import gzip
import hashlib
import html
import re
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
CHARSET = '<meta charset="utf-8">'
STYLE = re.compile(r'<link rel="stylesheet" href="([\w.-]+)">')
BOTH = re.compile(r'data-both="(\w+)">')
SCRIPT = re.compile(r'<script src="([\w.-]+)"></script>')


def hash_source(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def inline(page, pattern, tag):
    """The page with its parts of one kind inside, and the hashes of them."""
    hashes = []

    def part(match):
        text = Path(HOUSE, match.group(1)).read_text(encoding="utf-8")
        if f"</{tag}" in text.lower() or "<!--" in text:
            sys.exit(f"{match.group(1)}: what it holds would end the element it stands in")
        hashes.append(hash_source(text))
        return f"<{tag}>{text}</{tag}>"

    return pattern.sub(part, page), hashes


def words(key):
    """The words of the page under a key, Chinese and English."""
    rows = Path(HOUSE.parent, "formats/words/page.def").read_text(encoding="utf-8")
    row = re.search(rf'^PAGE\({key},\s*"([^"\\]*)",\s*"([^"\\]*)"\)', rows, re.M)
    if row is None:
        sys.exit(f"{key}: no such words in page.def, or not in one piece")
    zh, en = map(html.escape, row.groups())
    return f'<span lang="zh">{zh}</span> <span lang="en">{en}</span>'


def program(build):
    """The elements that hold the program and its worker as text."""
    wasm = base64.b64encode(gzip.compress(Path(build, "program.wasm").read_bytes(), 9, mtime=0)).decode()
    worker = Path(build, "program.js").read_text(encoding="utf-8") + Path(HOUSE, "program_worker.js").read_text(
        encoding="utf-8")
    if "</script" in worker.lower() or "<!--" in worker:
        sys.exit("the worker holds what would end the element it stands in")
    return (f'<script type="text/plain" id="arrears-program">{wasm}</script>\n'
            f'<script type="text/plain" id="arrears-worker">{worker}</script>\n')


def policy(scripts, styles):
    parts = {
        "default-src": ["'none'"], "connect-src": ["'none'"], "script-src": ["'wasm-unsafe-eval'", *scripts],
        "style-src": styles or ["'none'"], "worker-src": ["blob:"], "img-src": ["data:", "blob:"],
        "form-action": ["'none'"], "base-uri": ["'none'"],
    }
    text = "; ".join(" ".join([name, *sources]) for name, sources in parts.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{text}">'


def main():
    index, build, output = sys.argv[1:]
    page = BOTH.sub(lambda match: match.group() + words(match.group(1)), Path(index).read_text(encoding="utf-8"))
    first = SCRIPT.search(page)
    if page.count(CHARSET) != 1 or first is None:
        sys.exit(f"{index}: one {CHARSET} and at least one script are needed")
    head, tail = page[: first.start()], page[first.start():]
    head, styles = inline(head, STYLE, "style")
    tail, scripts = inline(tail, SCRIPT, "script")
    head = head.replace(CHARSET, f"{CHARSET}\n{policy(scripts, styles)}")
    Path(output).write_text(head + program(build) + tail, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
