/* The floor under the report: libxlsxwriter alone, writing cells that are already there.
 *
 * floor_xlsx CELLS OUT.xlsx
 *
 * CELLS is what flat_cells.py writes. Records end with RS (1E), their cells are parted by US (1F). A sheet is
 * three records, its name after GS (1D), the titles, the number formats of the columns, and then its rows. A
 * cell is a text after a quote, a number, `_` for a blank one that has its format only, or empty where there
 * is none. Nothing is computed; records are read one by one and cut in place, so that the time is the
 * library's. */

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L /* getdelim */
#endif

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define MAX_COLUMNS 256
#define MAX_FORMATS 64
#define SHEET_ROWS 1048576u
#define COLUMN_WIDTH 14.0
#define READ_SIZE (1024 * 1024)

enum mark { GROUP = 0x1D, RECORD = 0x1E, UNIT = 0x1F };

struct reader {
  FILE *file;
  const char *path;
  char *record;
  size_t capacity;
  char *cells[MAX_COLUMNS];
  int count;
};

struct known_format {
  char *number_format;
  lxw_format *format;
};

struct book {
  lxw_workbook *workbook;
  lxw_format *header_format;
  struct known_format known[MAX_FORMATS];
  int known_count;
  lxw_worksheet *worksheet;
  lxw_format *columns[MAX_COLUMNS];
  int column_count;
  lxw_row_t row;
};

static _Noreturn void fail(const char *where, const char *what) {
  fprintf(stderr, "%s: %s\n", where, what);
  exit(4);
}

/* Reads one record and cuts it into reader->cells; false at the end of the file. */
static bool next_record(struct reader *reader) {
  ssize_t size = getdelim(&reader->record, &reader->capacity, RECORD, reader->file);
  if (size <= 0) return false;
  if (reader->record[size - 1] == RECORD) reader->record[--size] = '\0';
  char *at = reader->record;
  const char *const end = at + size;
  for (reader->count = 0; reader->count < MAX_COLUMNS;) {
    reader->cells[reader->count++] = at;
    char *mark = memchr(at, UNIT, (size_t)(end - at));
    if (mark == NULL) return true;
    *mark = '\0';
    at = mark + 1;
  }
  fail(reader->path, "too many columns");
}

static void read_record(struct reader *reader) {
  if (!next_record(reader)) fail(reader->path, "a sheet is cut off");
}

static lxw_format *format_of(struct book *book, const char *number_format) {
  for (int i = 0; i < book->known_count; i++)
    if (strcmp(book->known[i].number_format, number_format) == 0) return book->known[i].format;
  if (book->known_count == MAX_FORMATS) fail(number_format, "too many formats");
  struct known_format *known = &book->known[book->known_count++];
  known->number_format = strdup(number_format);
  known->format = workbook_add_format(book->workbook);
  if (known->number_format == NULL || known->format == NULL) fail(number_format, "out of memory");
  format_set_num_format(known->format, number_format);
  return known->format;
}

static void begin_sheet(struct book *book, struct reader *reader) {
  const char *name = reader->cells[0] + 1;
  book->worksheet = workbook_add_worksheet(book->workbook, name);
  if (book->worksheet == NULL) fail(name, "no worksheet");
  read_record(reader);
  book->column_count = reader->count;
  const lxw_col_t last = (lxw_col_t)(book->column_count - 1);
  worksheet_freeze_panes(book->worksheet, 1, 0);
  worksheet_autofilter(book->worksheet, 0, 0, SHEET_ROWS - 1, last);
  worksheet_set_column(book->worksheet, 0, last, COLUMN_WIDTH, NULL);
  for (lxw_col_t column = 0; column <= last; column++)
    worksheet_write_string(book->worksheet, 0, column, reader->cells[column], book->header_format);
  read_record(reader);
  if (reader->count != book->column_count) fail(reader->path, "not as many formats as titles");
  for (int i = 0; i < reader->count; i++) book->columns[i] = format_of(book, reader->cells[i]);
  book->row = 1;
}

/* Short plain decimals without strtod, which alone would cost a tenth of the run; exact up to 15 digits. */
static double parse_number(const char *text) {
  static const double powers[] = {1.0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  int64_t digits = 0;
  int count = 0;
  int point = -1;
  const char *at = *text == '-' ? text + 1 : text;
  for (; *at != '\0'; at++) {
    if (*at == '.') {
      point = count;
    } else if (*at >= '0' && *at <= '9' && count < 15) {
      digits = 10 * digits + (*at - '0');
      count++;
    } else {
      return strtod(text, NULL);
    }
  }
  const double value = point < 0 ? (double)digits : (double)digits / powers[count - point];
  return *text == '-' ? -value : value;
}

static lxw_error write_cell(const struct book *book, lxw_col_t column, const char *cell) {
  lxw_format *format = book->columns[column];
  switch (*cell) {
    case '\0': return LXW_NO_ERROR;
    case '"': return worksheet_write_string(book->worksheet, book->row, column, cell + 1, format);
    case '_': return worksheet_write_blank(book->worksheet, book->row, column, format);
    default: return worksheet_write_number(book->worksheet, book->row, column, parse_number(cell), format);
  }
}

static void write_row(struct book *book, const struct reader *reader) {
  if (book->worksheet == NULL || reader->count > book->column_count)
    fail(reader->path, "a row without columns");
  for (int i = 0; i < reader->count; i++) {
    const lxw_error error = write_cell(book, (lxw_col_t)i, reader->cells[i]);
    if (error != LXW_NO_ERROR) fail(reader->path, lxw_strerror(error));
  }
  book->row++;
}

static void write_sheets(struct book *book, const char *path) {
  struct reader reader = {.file = fopen(path, "rb"), .path = path};
  if (reader.file == NULL) {
    perror(path);
    exit(4);
  }
  setvbuf(reader.file, NULL, _IOFBF, READ_SIZE);
  while (next_record(&reader)) {
    if (reader.record[0] == GROUP)
      begin_sheet(book, &reader);
    else
      write_row(book, &reader);
  }
  if (ferror(reader.file)) fail(path, "cannot be read");
  free(reader.record);
  fclose(reader.file);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: floor_xlsx CELLS OUT.xlsx\n", stderr);
    return 2;
  }
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  struct book book = {.workbook = workbook_new_opt(argv[2], &options)};
  if (book.workbook == NULL) fail(argv[2], "no workbook");
  book.header_format = workbook_add_format(book.workbook);
  format_set_bold(book.header_format);
  write_sheets(&book, argv[1]);
  const lxw_error error = workbook_close(book.workbook);
  if (error != LXW_NO_ERROR) fail(argv[2], lxw_strerror(error));
  for (int i = 0; i < book.known_count; i++) free(book.known[i].number_format);
  return 0;
}
