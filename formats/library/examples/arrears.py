#!/usr/bin/env python3
"""libarrears from Python, by ctypes alone.

    python3 arrears.py [NAME=VALUE]... <rows.jsonl >results.jsonl

As a module:

    with Arrears(pay_on="2026-06-15", region="北京") as engine:
        results, diagnostics = engine.assess({"gap_from": "2025-01", "gap_to": "2025-03", "wage": "8000.00"})

An amount that is text counts as it stands; a float has 15 digits at most.
"""
import ctypes
import json
import os
import sys

OK, REJECTED, NO_CASE = 0, 1, 2
API_VERSION = 1
TEXTS = ctypes.POINTER(ctypes.c_char_p)


class Options(ctypes.Structure):
    _fields_ = [("api_version", ctypes.c_uint32), ("struct_size", ctypes.c_uint32), ("language", ctypes.c_char_p),
                ("rule_files", TEXTS), ("rule_file_count", ctypes.c_size_t), ("calendar", ctypes.c_char_p),
                ("region", ctypes.c_char_p), ("scheme", ctypes.c_char_p), ("payer", ctypes.c_char_p),
                ("pay_on", ctypes.c_char_p), ("columns", TEXTS), ("column_count", ctypes.c_size_t),
                ("grade", ctypes.c_char_p), ("max_age", ctypes.c_char_p), ("flags", ctypes.c_uint32),
                ("reserved", ctypes.c_uint32)]


class Answer(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_uint32), ("status", ctypes.c_int32), ("row", ctypes.c_int64),
                ("result_count", ctypes.c_int64), ("diagnostic_count", ctypes.c_int64),
                ("results", ctypes.c_void_p), ("results_length", ctypes.c_size_t),
                ("diagnostics", ctypes.c_void_p), ("diagnostics_length", ctypes.c_size_t),
                ("message", ctypes.c_char_p), ("message_length", ctypes.c_size_t), ("storage", ctypes.c_void_p)]

    def __init__(self):
        super().__init__(struct_size=ctypes.sizeof(Answer))


EACH = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(Answer))


class ArrearsError(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def load(path):
    library = ctypes.CDLL(path)
    handle, answer, text, size = ctypes.c_uint64, ctypes.POINTER(Answer), ctypes.c_char_p, ctypes.c_size_t
    library.arrears_open.argtypes = [ctypes.POINTER(Options), ctypes.POINTER(handle), answer]
    library.arrears_assess.argtypes = [handle, text, size, answer]
    library.arrears_stream_open.argtypes = [handle, ctypes.POINTER(handle), answer]
    library.arrears_stream_add.argtypes = [handle, text, size, ctypes.c_int64, answer]
    library.arrears_stream_run.argtypes = [handle, EACH, ctypes.c_void_p, answer]
    library.arrears_close.argtypes = [handle]
    library.arrears_answer_clear.argtypes = [answer]
    return library


def many(texts):
    """An array of texts and how many there are."""
    return (ctypes.c_char_p * len(texts))(*(text.encode() for text in texts)), len(texts)


def encoded(row):
    return row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode()


class Arrears:
    """An engine; one thread at a time, as its answer is its own."""

    def __init__(self, rules=(), columns=(), flags=0, library=None, **texts):
        self.library = load(library or os.environ.get("LIBARREARS", "libarrears.so.1"))
        self.answer = Answer()
        self.place = ctypes.byref(self.answer)
        self.handle = ctypes.c_uint64()
        options = Options(api_version=API_VERSION, struct_size=ctypes.sizeof(Options), flags=flags,
                          **{name: value.encode() for name, value in texts.items()})
        options.rule_files, options.rule_file_count = many(rules)
        options.columns, options.column_count = many(columns)
        self.must(self.library.arrears_open(ctypes.byref(options), ctypes.byref(self.handle), self.place))

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.library.arrears_close(self.handle)
        self.library.arrears_answer_clear(self.place)

    def must(self, status):
        if status != OK:
            raise ArrearsError(status, self.answer.message.decode())

    def assess(self, row):
        """Results and diagnostics of a row, as bytes: a JSON object a line."""
        bytes_of_row = encoded(row)
        status = self.library.arrears_assess(self.handle, bytes_of_row, len(bytes_of_row), self.place)
        if status not in (OK, REJECTED):
            raise ArrearsError(status, self.answer.message.decode())
        return texts_of(self.answer)

    def assess_list(self, rows, each):
        """Calls each(row number, status, results, diagnostics) for rows that are a list; rows: (line, row)."""
        stream = ctypes.c_uint64()
        self.must(self.library.arrears_stream_open(self.handle, ctypes.byref(stream), self.place))
        try:
            for line, row in rows:
                bytes_of_row = encoded(row)
                self.must(self.library.arrears_stream_add(stream, bytes_of_row, len(bytes_of_row), line, self.place))
            hear = EACH(lambda _, answer: each(answer[0].row, answer[0].status, *texts_of(answer[0])) or 0)
            self.must(self.library.arrears_stream_run(stream, hear, None, self.place))
        finally:
            self.library.arrears_close(stream)


def texts_of(answer):
    return (ctypes.string_at(answer.results, answer.results_length),
            ctypes.string_at(answer.diagnostics, answer.diagnostics_length))


def main():
    options = dict(word.split("=", 1) for word in sys.argv[1:])
    rules = [options.pop("rules")] if "rules" in options else []
    wrong = []

    def show(_, status, results, diagnostics):
        sys.stdout.buffer.write(results)
        sys.stderr.buffer.write(diagnostics)
        wrong.extend([status] if status == REJECTED else [])

    try:
        with Arrears(rules=rules, **options) as engine:
            lines = enumerate(sys.stdin.buffer, 1)
            engine.assess_list(((number, line) for number, line in lines if line.strip()), show)
    except ArrearsError as error:
        sys.exit(f"{error}")
    return 3 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
