"""terminal.py ARREARS: what only a terminal brings about. Standard error, output or input is a pseudo terminal; a list
that breaks off is one, too, for reading it ends with an error once the other side is closed."""
import fcntl
import glob
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

arrears = os.path.realpath(sys.argv[1])
failures = 0
HEADER = "name,region,gap_from,gap_to,wage,pay_on\n"
ROW = "p,110000,2025-08,2026-02,9000,2026-03-10\n"
LAST = b"\0 that was all \0"
WIPED = "\r\x1b[K"
QUOTE = "quote --region 110000 --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20 --lang en".split()
environment = dict(os.environ, LC_ALL="C.UTF-8")
environment.pop("NO_COLOR", None)


def expect(is_so, what):
    global failures
    if not is_so:
        print(what)
        failures += 1


class Terminal:
    """The program is given `end`; `text` is what it has written once it has ended."""

    def __init__(self, columns=80):
        self.bytes = b""
        self.master, self.end = pty.openpty()
        attributes = termios.tcgetattr(self.end)
        attributes[1] &= ~termios.OPOST  # bytes as they are written
        attributes[3] &= ~termios.ECHO
        termios.tcsetattr(self.end, termios.TCSANOW, attributes)
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))

    def close(self):
        os.close(self.end)

    def has_more(self, seconds):
        return len(select.select([self.master], [], [], seconds)[0]) > 0

    def read_until(self, is_enough):
        while not is_enough():
            if self.has_more(0.05):
                self.bytes += os.read(self.master, 65536)

    def wait_for(self, words, count, process):
        """Reads on until the words have come so often, or can no longer come."""
        self.read_until(lambda: self.bytes.count(words.encode()) >= count or process.poll() is not None)

    def text(self, process):
        """This side holds the end open till all is read: a terminal that hangs up may take unread bytes with it."""
        self.read_until(lambda: process.poll() is not None and not self.has_more(0))
        os.write(self.end, LAST)
        self.read_until(lambda: self.bytes.endswith(LAST))
        self.close()
        os.close(self.master)
        return self.bytes.removesuffix(LAST).decode()


def run(arguments, columns=80, **more):
    """The program with standard output on a terminal: exit code and text."""
    terminal = Terminal(columns)
    process = subprocess.Popen([arrears, *arguments], stdout=terminal.end, stdin=subprocess.DEVNULL,
                               env=dict(environment, **more))
    text = terminal.text(process)
    return process.returncode, text


def colours():
    """Colour is for terminals, and for those who have not asked for none."""
    for arguments, more, is_coloured in (([], {}, True), (["--no-color"], {}, False), ([], {"NO_COLOR": "1"}, False),
                                         ([], {"NO_COLOR": ""}, True)):
        code, text = run(QUOTE + arguments, **more)
        expect(code == 0 and "3,231.75" in text, f"quote: {code} {text}")
        expect(("\x1b[" in text) == is_coloured, f"colour with {arguments} {more}: {text!r}")
    plain = subprocess.run([arrears, *QUOTE], capture_output=True, env=environment, check=True).stdout.decode()
    expect("\x1b[" not in plain, "colour in a file")


def widths():
    """Sentences fit the terminal; one that is narrower than 40 columns is not believed."""
    def sentence(columns):
        lines = run(QUOTE + ["--no-color"], columns)[1].splitlines()
        return len(next(line for line in lines if line.startswith("  each day later costs")))
    expect(sentence(40) <= 40 < sentence(60) <= 60 < sentence(0), f"{sentence(40)}, {sentence(60)}, {sentence(0)}")
    expect(sentence(39) == sentence(0), f"{sentence(39)} on a terminal of 39 columns")


def progress():
    """A slow list that is read once shows how far it is, on a line that goes when a rejected row is said and when the run ends."""
    terminal = Terminal()
    process = subprocess.Popen([arrears, "assess", "-", "-o", "out.csv", "--no-join", "--lang", "en", "--jobs", "1"],
                               stdin=subprocess.PIPE, stderr=terminal.end, env=environment)
    process.stdin.write((HEADER + ROW * 64).encode())  # enough to find the header
    process.stdin.flush()
    while not glob.glob(".out.csv.tmp-*") and process.poll() is None:
        time.sleep(0.1)  # it has not begun
    bad = ROW.replace("9000", "many")
    for shown, rows in enumerate((ROW * 64, ROW * 63 + bad, ROW * 64)):
        time.sleep(1.1)  # longer than a short run, and than a line stays as it is; a batch is 64 rows
        process.stdin.write(rows.encode())
        process.stdin.flush()
        terminal.wait_for("left", shown + 1, process)
    process.stdin.close()
    text = terminal.text(process)
    expect(process.returncode == 3, f"a slow list ended with {process.returncode}: {text}")
    expect(f"{WIPED}assessing  " in text and "? left" in text, f"no progress: {text!r}")
    expect(f"left{WIPED}-:193: wage" in text, f"the line is in the way of a rejected row: {text!r}")
    expect(f"{WIPED}writing  256 rows{WIPED}read 256 = assessed 255 + rejected 1\n" in text, f"the end: {text!r}")


def input_from_a_terminal():
    """Nobody types a list: what is missing is its name."""
    terminal = Terminal()
    done = subprocess.run([arrears, "check", "--lang", "en"], stdin=terminal.end, capture_output=True, env=environment)
    terminal.close()
    expect(done.returncode == 2 and b"no case list" in done.stderr, f"a list from a terminal: {done}")


def broken_off(arguments, text):
    """The program reads `text` from standard input, and then an error."""
    terminal = Terminal()
    os.write(terminal.end, text.encode())
    terminal.close()
    done = subprocess.run([arrears, *arguments, "--lang", "en"], stdin=terminal.master, capture_output=True,
                          env=environment)
    os.close(terminal.master)
    return done.returncode, done.stderr.decode()


def inputs_that_break_off():
    code, said = broken_off(["assess", "-", "-o", "broken.csv"], HEADER + ROW)
    expect(code == 4 and "-: reading failed: Input/output error" in said, f"a list: {code} {said}")
    code, said = broken_off(["check", "list.csv", "--calendar", "-"], "date,kind\n2026-01-01,holiday\n")
    expect(code == 4 and "-: reading failed: Input/output error" in said, f"a calendar: {code} {said}")
    rules = "region,scheme,payer,parameter,above,from,to,value,source,valid_on\n"
    code, said = broken_off(["check", "list.csv", "--rules", "-"], rules)
    expect(code == 4 and "-: reading failed: Input/output error" in said, f"rules: {code} {said}")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("list.csv", "w", encoding="utf-8") as file:
        file.write(HEADER + ROW)
    for story in (colours, widths, progress, input_from_a_terminal, inputs_that_break_off):
        story()
    expect(not os.path.exists("broken.csv"), "half an output")
sys.exit(failures > 0)
