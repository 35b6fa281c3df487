'use strict';
// A CSV file that the program wrote, kept as its bytes: only where rows begin is known, a row is cut when it is asked for.

class csv_file {
  constructor(bytes, starts) {
    this.bytes = bytes;
    this.decoder = new TextDecoder();
    this.starts = starts;
    this.columns = this.starts.length > 1 ? this.cells(0) : [];
    this.count = Math.max(0, this.starts.length - 2);
  }

  line(place) { return this.decoder.decode(this.bytes.subarray(this.starts[place], this.starts[place + 1] - 1)); }

  cells(place) { return csv_cut(this.line(place)); }

  // The cells of the n-th row below the header, from 0.
  row(place) { return this.cells(place + 1); }

  text(place) { return this.line(place + 1); }

  index(column) { return this.columns.indexOf(column); }

  // A row by the names of its columns.
  record(place) {
    const cells = this.row(place);
    return Object.fromEntries(this.columns.map((column, i) => [column, cells[i]]));
  }
}

// After a while of work the page may answer to its user.
const breathe = () => new Promise(done => setTimeout(done, 0));

async function csv_read(bytes) {
  const is_marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const plain = is_marked ? bytes.subarray(3) : bytes, search = csv_starts(plain);
  let step = search.next();
  for (; !step.done; step = search.next()) await breathe();
  return new csv_file(plain, step.value);
}

const bytes_at_once = 1 << 23;

// Where a row ends that has its first quote at `quote`; a line end between quotes is none.
function csv_quoted_end(bytes, quote) {
  const mark = 34, line_end = 10;
  let is_quoted = false;
  for (let i = quote; i < bytes.length; i++) {
    if (bytes[i] === mark) is_quoted = !is_quoted;
    else if (bytes[i] === line_end && !is_quoted) return i;
  }
  return -1;
}

// Where rows begin, and behind the last of them where one more would; pauses now and then.
function* csv_starts(bytes) {
  const mark = 34, line_end = 10;
  let starts = new Uint32Array(1024), count = 1, quote = bytes.indexOf(mark), rest = bytes_at_once;
  for (;;) {
    const start = starts[count - 1];
    let end = bytes.indexOf(line_end, start);
    if (quote >= 0 && quote < end) {
      end = csv_quoted_end(bytes, quote);
      quote = end < 0 ? -1 : bytes.indexOf(mark, end);
    }
    if (end < 0) return starts.subarray(0, count);
    if (count === starts.length) {
      const wider = new Uint32Array(2 * count);
      wider.set(starts);
      starts = wider;
    }
    starts[count++] = end + 1;
    if (end > rest) { rest = end + bytes_at_once; yield; }
  }
}

function csv_cut(line) {
  const cells = [];
  for (let at = 0; at <= line.length; at++) {
    let text = '';
    if (line[at] === '"') {
      for (let end; ; at = end + 1) {
        end = line.indexOf('"', at + 1);
        if (end < 0) end = line.length;
        text += line.slice(at + 1, end);
        if (line[end + 1] !== '"') { at = end + 1; break; }
        text += '"';
      }
    } else {
      const end = line.indexOf(',', at);
      text = line.slice(at, end < 0 ? line.length : end);
      at = end < 0 ? line.length : end;
    }
    cells.push(text);
  }
  return cells;
}

function csv_text(rows) {
  const quoted = cell => '"' + cell.replaceAll('"', '""') + '"';
  return rows.map(row => row.map(quoted).join(',') + '\n').join('');
}
