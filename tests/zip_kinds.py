#!/usr/bin/python3
"""zip_kinds.py ARREARS: one workbook, packed in every way a ZIP archive allows, is read alike; packed wrongly, it is refused.

Also as Java's streaming writers pack it: sizes and places of 64 bits for every part, however small.
"""

import io
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

from openpyxl import Workbook

program = Path(sys.argv[1]).resolve()
work = Path(tempfile.mkdtemp())
SHEET = "xl/worksheets/sheet1.xml"


def parts():
    book = Workbook()
    book.active.append(["name", "region", "gap_from", "gap_to", "wage", "pay_on"])
    for i in range(300):
        book.active.append([f"p{i}", "110000", "2025-08", "2026-02", 9000 + i, "2026-03-10"])
    book.save(work / "plain.xlsx")
    with zipfile.ZipFile(work / "plain.xlsx") as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def deflated(data, level=6, flush=None, every=100):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    if flush is None:
        return packer.compress(data) + packer.flush()
    pieces = [packer.compress(data[at : at + every]) + packer.flush(flush) for at in range(0, len(data), every)]
    return b"".join(pieces) + packer.flush()


def archive(pack=deflated, method=8, descriptor=b"", wide=(), change=None):
    """wide: what stands in 64 bits in the directory, of size, packed and place; change(entry) of the sheet alone."""
    out, directory, count = io.BytesIO(), b"", 0
    for name, data in parts():
        entry = {"packed": pack(data), "size": len(data), "sum": zlib.crc32(data), "method": method, "place": out.tell()}
        entry["packed_size"] = len(entry["packed"])
        if change is not None and name == SHEET:
            change(entry)
        flags = 8 if descriptor else 0
        sizes = (0, 0, 0) if descriptor else (entry["sum"], entry["packed_size"], entry["size"])
        extra = b""
        if wide and not descriptor:
            sizes = (entry["sum"], 0xFFFFFFFF, 0xFFFFFFFF)
            extra = struct.pack("<HHQQ", 1, 16, entry["size"], entry["packed_size"])
        head = struct.pack("<HHHHH", 45 if wide else 20, flags, entry["method"], 0, 33)
        out.write(b"PK\3\4" + head + struct.pack("<IIIHH", *sizes, len(name), len(extra)) + name.encode() + extra + entry["packed"])
        if descriptor:
            out.write(descriptor.strip(b"-") + struct.pack("<III", entry["sum"], entry["packed_size"], entry["size"]))
        fields = {"size": entry["size"], "packed": entry["packed_size"], "place": entry["place"]}
        numbers = b"".join(struct.pack("<Q", fields[field]) for field in fields if field in wide)
        extra = struct.pack("<HHI", 0x7777, 4, 0) + struct.pack("<HH", 1, len(numbers)) + numbers if wide else b""
        narrow = {field: 0xFFFFFFFF if field in wide else value for field, value in fields.items()}
        directory += b"PK\1\2" + struct.pack("<H", 45) + head + struct.pack("<III", entry["sum"], narrow["packed"], narrow["size"])
        directory += struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, 0, narrow["place"]) + name.encode() + extra
        count += 1
    start = out.tell()
    out.write(directory)
    if wide:
        end = out.tell()
        out.write(b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(directory), start))
        out.write(b"PK\6\7" + struct.pack("<IQI", 0, end, 1))
    out.write(b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), start, 0))
    return out.getvalue()


def read(name, bytes_of_it):
    (work / "list.xlsx").write_bytes(bytes_of_it)
    ended = subprocess.run([program, "assess", work / "list.xlsx", "-o", "-", "-q", "--lang", "en"], capture_output=True, cwd=work)
    return ended.returncode, ended.stdout, ended.stderr.decode()


with_descriptor = b"PK\7\x08"
alike = {
    "stored": archive(lambda data: data, 0),
    "a descriptor behind each part": archive(descriptor=with_descriptor),
    "one without its mark": archive(descriptor=b"-"),
    "64 bits": archive(wide=("size", "packed", "place")),
    "64 bits behind descriptors": archive(wide=("size", "packed", "place"), descriptor=with_descriptor),
    "sizes in 64 bits": archive(wide=("size", "packed")),
    "places in 64 bits": archive(wide=("place",)),
    "flushed": archive(lambda data: deflated(data, 6, zlib.Z_SYNC_FLUSH)),
    "flushed and forgotten": archive(lambda data: deflated(data, 9, zlib.Z_FULL_FLUSH)),
}
for level in range(10):
    alike[f"level {level}"] = archive(lambda data, level=level: deflated(data, level))
wide = ("size", "packed", "place")
refused = {
    "a wrong sum": archive(change=lambda entry: entry.update(sum=1)),
    "a size too large": archive(change=lambda entry: entry.update(size=entry["size"] + 1)),
    "a size too small": archive(change=lambda entry: entry.update(size=entry["size"] - 1)),
    "another method": archive(change=lambda entry: entry.update(method=9)),
    "a wrong sum, 64 bits": archive(wide=wide, change=lambda entry: entry.update(sum=1)),
    "a size too large, 64 bits": archive(wide=wide, change=lambda entry: entry.update(size=entry["size"] + 1)),
    "an endless size, 64 bits": archive(wide=wide, change=lambda entry: entry.update(packed_size=1 << 63)),
    "a place beyond the end, 64 bits": archive(wide=wide, change=lambda entry: entry.update(place=1 << 63)),
    "a place among others, 64 bits": archive(wide=wide, change=lambda entry: entry.update(place=5)),
    "no record of 64 bits": archive(wide=wide).replace(struct.pack("<HH", 1, 24), struct.pack("<HH", 2, 24)),
    "a record cut short": archive(wide=wide).replace(struct.pack("<HH", 1, 24), struct.pack("<HH", 1, 23)),
}
status, wanted, said = read("plain", (work / "plain.xlsx").read_bytes() if parts() else b"")
failures = [] if status == 0 and wanted.count(b"\n") == 301 else [f"plain: {status} {said}"]
for name, bytes_of_it in alike.items():
    status, results, said = read(name, bytes_of_it)
    if status != 0 or results != wanted:
        failures.append(f"{name}: exit {status}, {said}")
for name, bytes_of_it in refused.items():
    status, results, said = read(name, bytes_of_it)
    if status != 4 or "the workbook is damaged" not in said:
        failures.append(f"{name}: exit {status}, {said}")
for failure in failures:
    print(failure)
sys.exit(bool(failures))
