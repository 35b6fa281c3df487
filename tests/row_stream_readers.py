#!/usr/bin/python3
"""Judges of the workbooks that test_row_stream writes.

row_stream_readers.py same OURS THEIRS         raw XML: every cell, style, formula, and all other parts, are equal
row_stream_readers.py READER BOOK EXPECTED     READER (openpyxl, xlsx2csv, gnumeric, libreoffice, exceljs) reads the first
                                               sheet as EXPECTED says: lines of cells between tabs
Prints the first difference and exits 1; exits 77 when the reader is not installed."""
import csv, datetime, glob, json, os, re, shutil, subprocess, sys, tempfile, zipfile
import xml.etree.ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def fail(text):
    print(text)
    sys.exit(1)


def read_words(book):
    root = ET.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in root]


def value_of(cell, words):
    """Type and value; a text is a text, whether it stands in the cell or is shared."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "text", "".join(t.text or "" for t in cell.iter(MAIN + "t"))
    text = cell.findtext(MAIN + "v")
    if kind == "s":
        return "text", words[int(text)]
    return kind, float(text) if kind == "n" and text is not None else text


def parse_sheet(data, words):
    root = ET.fromstring(data)
    rows = root.find(MAIN + "sheetData")
    cells = {}
    for row in rows:
        for cell in row:
            assert re.sub("[A-Z]", "", cell.get("r")) == row.get("r"), cell.get("r")
            if cell.get("r") in cells:
                fail("twice: " + cell.get("r"))
            cells[cell.get("r")] = (cell.get("s"), cell.findtext(MAIN + "f"), *value_of(cell, words))
    attributes = [sorted(item for item in row.attrib.items() if item[0] != "spans") for row in rows]
    rows.clear()
    return cells, attributes, ET.tostring(root)


def same(ours, theirs):
    left, right = zipfile.ZipFile(ours), zipfile.ZipFile(theirs)
    words, expected_words = read_words(left), read_words(right)
    if left.namelist() != right.namelist():
        fail("parts: %s, %s" % (left.namelist(), right.namelist()))
    for name in left.namelist():
        a, b = left.read(name), right.read(name)
        if left.getinfo(name).date_time != (1980, 1, 1, 0, 0, 0):
            fail(name + ": another time")
        if name == "xl/sharedStrings.xml":      # the library shares every text
            continue
        if not name.startswith("xl/worksheets/sheet"):
            if a != b:
                fail(name + " differs")
            continue
        (cells, rows, rest), (expected, expected_rows, expected_rest) = parse_sheet(a, words), parse_sheet(b, expected_words)
        for reference in sorted(set(cells) | set(expected)):
            if cells.get(reference) != expected.get(reference):
                fail("%s %s: %r, expected %r" % (name, reference, cells.get(reference), expected.get(reference)))
        if rows != expected_rows or rest != expected_rest:
            fail(name + ": rows or frame differ")
    print(sum(name.startswith("xl/worksheets/sheet") for name in left.namelist()), "sheets equal")


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_openpyxl(book, folder):
    import openpyxl

    sheet = openpyxl.load_workbook(book, data_only=True).worksheets[0]
    return [["" if v is None else v.date().isoformat() if isinstance(v, datetime.datetime) else str(v) for v in row]
            for row in sheet.iter_rows(values_only=True)]


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def read_xlsx2csv(book, folder):
    run("xlsx2csv", "-f", "%Y-%m-%d", book, folder + "/out.csv")
    return read_csv(folder + "/out.csv")


def read_gnumeric(book, folder):
    run("ssconvert", "-T", "Gnumeric_stf:stf_assistant", "-O", "format=raw separator=,", book, folder + "/out.csv")
    return read_csv(folder + "/out.csv")


def read_libreoffice(book, folder):
    tokens = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    run("soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", tokens,
        "--outdir", folder, book)
    return read_csv(sorted(glob.glob(folder + "/*.csv"))[0])


def read_exceljs(book, folder):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "read_exceljs.js")
    answer = subprocess.run(["node", script, book], stdout=subprocess.PIPE, check=False)
    if answer.returncode != 0:
        sys.exit(answer.returncode)
    return json.loads(answer.stdout)


READERS = {"openpyxl": (None, read_openpyxl), "xlsx2csv": ("xlsx2csv", read_xlsx2csv),
           "gnumeric": ("ssconvert", read_gnumeric), "libreoffice": ("soffice", read_libreoffice),
           "exceljs": ("node", read_exceljs)}


def plain(cell):
    """Numbers and dates in one form, whatever a reader shows them as."""
    date = re.fullmatch(r"(\d{4})[-/](\d\d)[-/](\d\d)", cell)
    if date:
        return float((datetime.date(*map(int, date.groups())) - datetime.date(1899, 12, 30)).days)
    if re.fullmatch(r"-?\d+(\.\d+)?", cell) and not re.fullmatch(r"\d{16,}", cell):
        return float(cell)
    return cell


def check(reader, book, expected):
    command, read = READERS[reader]
    try:
        __import__(reader) if command is None else None
    except ImportError:
        sys.exit(77)
    if command is not None and shutil.which(command) is None:
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        rows = read(os.path.abspath(book), folder)
    with open(expected, encoding="utf-8", newline="") as file:
        wanted = [line.rstrip("\n").split("\t") for line in file]
    if len(rows) != len(wanted):
        fail("%s: %d rows, expected %d" % (reader, len(rows), len(wanted)))
    for number, (row, want) in enumerate(zip(rows, wanted), 1):
        got = [plain(c) for c in row] + [""] * (len(want) - len(row))
        if got != [plain(c) for c in want]:
            fail("%s row %d: %r, expected %r" % (reader, number, got, want))


if __name__ == "__main__":
    if sys.argv[1] == "same":
        same(*sys.argv[2:])
    else:
        check(*sys.argv[1:])
