"""page_words_planted.py SOURCE: does page_words.py see what it is there to see? Each fault is planted alone into a copy of the page and
its words; the check must leave with 1 and say the words. Untouched, the copy must pass."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

source = pathlib.Path(sys.argv[1])
# file, what is added to it, what must be said
PLANTED = [
    ("page/person.js", "// \u6ede\u7eb3\u91d1\n", "Chinese in the page"),
    ("page/index.html", "<p>\u6ede\u7eb3\u91d1</p>\n", "Chinese in the page"),
    ("page/page.css", ".total::after { content: '\uff1a'; }\n", "Chinese in the page"),
    ("page/person.js", "const fee = '\\u6ede\\u7eb3\\u91d1';\n", "Chinese in the page"),
    ("page/person.js", "const fee = '\\u{6ede}';\n", "Chinese in the page"),
    ("page/index.html", "<p>&#28382;</p>\n", "Chinese in the page"),
    ("page/person.js", "word('late_fee_of_nobody');\n", "is not in page.def"),
    ("formats/words/page.def", 'PAGE(unasked, "\u6ede\u7eb3\u91d1", "late fee")\n', "nobody asks for it"),
    ("formats/words/page.def", 'PAGE(title, "\u6ede\u7eb3\u91d1", "late fee")\n', "stands twice"),
]


def check(folder):
    run = subprocess.run([sys.executable, "-B", source / "tests/page_words.py", folder], capture_output=True, text=True)
    return run.returncode, run.stdout


failures = []
with tempfile.TemporaryDirectory() as room:
    copy = pathlib.Path(room)
    (copy / "formats/words").mkdir(parents=True)
    shutil.copytree(source / "page", copy / "page")
    shutil.copy(source / "formats/words/page.def", copy / "formats/words")
    if check(copy)[0] != 0:
        failures.append("the page as it is does not pass")
    for name, text, words in PLANTED:
        kept = (copy / name).read_text(encoding="utf-8")
        (copy / name).write_text(kept + text, encoding="utf-8")
        code, says = check(copy)
        if code != 1 or words not in says:
            failures.append(f"{name} with {text!r}: left with {code}, said {says!r}")
        (copy / name).write_text(kept, encoding="utf-8")
print("\n".join(failures))
sys.exit(1 if failures else 0)
