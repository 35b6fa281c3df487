"""page_words.py SOURCE: the page's own files hold no Chinese, written or escaped, and every word it asks for is in
formats/words/page.def, where every word is asked for."""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
failures = []
asked = set()
for path in sorted((source / "page").glob("*")):
    if path.suffix not in (".html", ".js", ".css"):
        continue
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"[\u3000-\u9fff\uff00-\uffef]|\\u\{?[3-9f][0-9a-fA-F]{3}|&#", line):
            failures.append(f"{path.name}:{number}: Chinese in the page: {line.strip()}")
    # words by their keys, whether asked for here, chosen by a row of a table, or put together
    asked |= set(re.findall(r"(?:data-(?:word|label|both)=|word\(|')\"?'?([a-z_]+)", text))
table = (source / "formats/words/page.def").read_text(encoding="utf-8")
known = re.findall(r"^PAGE\(([a-z_]+),", table, re.M)
made = {f"view_{name}" for name in ("list", "answer", "rejects", "save", "single", "law", "compare")}
outputs = ("results", "ledger", "because", "rejects", "fix", "manifest", "report")
made |= {f"{what}_{output}" for what in ("name", "save") for output in outputs}
failures += [f"{key}: stands twice" for key in sorted(set(known)) if known.count(key) > 1]
failures += [f"{key}: nobody asks for it" for key in known if key not in asked | made]
for path in sorted((source / "page").glob("*.js")):
    for key in re.findall(r"\bword\('([a-z_]+)'\)", path.read_text(encoding="utf-8")):
        if key not in known:
            failures.append(f"{path.name}: word({key}) is not in page.def")
if not asked or not known:
    failures.append("nothing was looked at")
print("\n".join(failures))
sys.exit(1 if failures else 0)
