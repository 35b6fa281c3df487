/* The floor under the report: libxlsxwriter alone, writing cells that are already there.
 *
 * floor_xlsx RESULTS.csv LEDGER.csv OUT.xlsx
 *
 * Sheets Cases and Ledger hold the cells of the two files: texts as texts, amounts, rates and counts as
 * numbers, days as serial numbers with a date format. Nothing is computed. Lines are read one by one and cut
 * in place, so that the time is the library's. A line break inside quotes is not understood. */

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L /* getline */
#endif

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define MAX_COLUMNS 128
#define SHEET_ROWS 1048576u
#define COLUMN_WIDTH 14.0
#define READ_SIZE (1024 * 1024)

enum kind { TEXT, MONEY, PLAIN, INTEGER, DAY, KINDS };

struct column_kind {
  const char *name;
  enum kind kind;
};

/* Columns that are not named here are text. In the results `employer` is a name, in the ledger an amount. */
static const struct column_kind column_kinds[] = {
    {"record", INTEGER},
    {"months", INTEGER},
    {"payable_months", INTEGER},
    {"gap_months", INTEGER},
    {"wait_months", INTEGER},
    {"days", INTEGER},
    {"employer_arrears", MONEY},
    {"employee_arrears", MONEY},
    {"arrears", MONEY},
    {"late_fee_uncapped", MONEY},
    {"late_fee", MONEY},
    {"rounding_difference", MONEY},
    {"total", MONEY},
    {"late_fee_per_day", MONEY},
    {"account_credit", MONEY},
    {"base", MONEY},
    {"employee", MONEY},
    {"employer_rate", PLAIN},
    {"employee_rate", PLAIN},
    {"late_fee_exact", PLAIN},
    {"pay_on", DAY},
    {"suspended_from", DAY},
    {"resumes_on", DAY},
    {"worse_from", DAY},
    {"fee_first", DAY},
    {"fee_last", DAY},
};

struct table {
  FILE *file;
  const char *path;
  char *line;
  size_t line_capacity;
  char *cells[MAX_COLUMNS];
  int columns;
};

struct sheet {
  lxw_workbook *workbook;
  const char *title;
  lxw_format *header_format;
  lxw_format **formats;
  lxw_worksheet *worksheet;
  enum kind kinds[MAX_COLUMNS];
  char *names[MAX_COLUMNS];
  int columns;
  lxw_row_t row;
  int parts;
};

static _Noreturn void fail(const char *where, const char *what) {
  fprintf(stderr, "%s: %s\n", where, what);
  exit(4);
}

/* Takes the quotes off the cell at `text` and returns what follows it. */
static char *unquote(char *text, const char *path) {
  char *out = text;
  for (char *in = text + 1;;) {
    if (*in == '\0') {
      fail(path, "a line break inside quotes");
    } else if (*in != '"') {
      *out++ = *in++;
    } else if (in[1] == '"') {
      *out++ = '"';
      in += 2;
    } else {
      *out = '\0';
      return in + 1;
    }
  }
}

/* Reads one line and cuts it into table->cells; false at the end of the file. */
static bool next_row(struct table *table) {
  ssize_t size = getline(&table->line, &table->line_capacity, table->file);
  if (size <= 0) {
    return false;
  }
  if (table->line[size - 1] == '\n') {
    table->line[--size] = '\0';
  }
  char *at = table->line;
  char *const end = at + size;
  for (table->columns = 0; table->columns < MAX_COLUMNS;) {
    table->cells[table->columns++] = at;
    char *comma = *at == '"' ? unquote(at, table->path) : memchr(at, ',', (size_t)(end - at));
    if (comma == NULL || comma == end) {
      return true;
    }
    *comma = '\0';
    at = comma + 1;
  }
  fail(table->path, "too many columns");
}

static struct table open_table(const char *path) {
  struct table table = {.file = fopen(path, "rb"), .path = path};
  if (table.file == NULL) {
    perror(path);
    exit(4);
  }
  setvbuf(table.file, NULL, _IOFBF, READ_SIZE);
  return table;
}

static void begin_worksheet(struct sheet *sheet) {
  char title[32];
  sheet->parts++;
  if (sheet->parts == 1) {
    snprintf(title, sizeof title, "%s", sheet->title);
  } else {
    snprintf(title, sizeof title, "%s %d", sheet->title, sheet->parts);
  }
  sheet->worksheet = workbook_add_worksheet(sheet->workbook, title);
  if (sheet->worksheet == NULL) {
    fail(title, "no worksheet");
  }
  const lxw_col_t last = (lxw_col_t)(sheet->columns - 1);
  worksheet_freeze_panes(sheet->worksheet, 1, 0);
  worksheet_autofilter(sheet->worksheet, 0, 0, SHEET_ROWS - 1, last);
  worksheet_set_column(sheet->worksheet, 0, last, COLUMN_WIDTH, NULL);
  for (lxw_col_t column = 0; column <= last; column++) {
    worksheet_write_string(sheet->worksheet, 0, column, sheet->names[column], sheet->header_format);
  }
  sheet->row = 1;
}

static enum kind kind_of(const char *name, bool employer_is_amount) {
  if (employer_is_amount && strcmp(name, "employer") == 0) {
    return MONEY;
  }
  for (size_t i = 0; i < sizeof column_kinds / sizeof column_kinds[0]; i++) {
    if (strcmp(name, column_kinds[i].name) == 0) {
      return column_kinds[i].kind;
    }
  }
  return TEXT;
}

static void begin_sheet(struct sheet *sheet, struct table *table, bool employer_is_amount) {
  if (!next_row(table)) {
    fail(table->path, "no header");
  }
  sheet->columns = table->columns;
  for (int i = 0; i < table->columns; i++) {
    sheet->names[i] = strdup(table->cells[i]);
    if (sheet->names[i] == NULL) {
      fail(table->path, "out of memory");
    }
    sheet->kinds[i] = kind_of(table->cells[i], employer_is_amount);
  }
  begin_worksheet(sheet);
}

/* Short plain decimals without strtod, which alone would cost a tenth of the run; exact up to 2^53. */
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

static int number_at(const char *text, int size) {
  int value = 0;
  for (int i = 0; i < size; i++) {
    value = 10 * value + (text[i] - '0');
  }
  return value;
}

/* Serial number of a day written YYYY-MM-DD, from 1900-03-01 on. */
static double parse_day(const char *text) {
  const int month = number_at(text + 5, 2);
  const int year = number_at(text, 4) - (month <= 2);
  const int march_month = (month + 9) % 12;
  const int day_of_year = (153 * march_month + 2) / 5 + number_at(text + 8, 2) - 1;
  const int days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year;
  const int days_before_1899_12_30 = 693899;
  return days - days_before_1899_12_30;
}

static void write_row(struct sheet *sheet, const struct table *table) {
  if (sheet->row == SHEET_ROWS) {
    begin_worksheet(sheet);
  }
  const int columns = table->columns < sheet->columns ? table->columns : sheet->columns;
  for (int i = 0; i < columns; i++) {
    const char *cell = table->cells[i];
    if (*cell == '\0') {
      continue;
    }
    lxw_format *format = sheet->formats[sheet->kinds[i]];
    lxw_error error;
    if (sheet->kinds[i] == TEXT) {
      error = worksheet_write_string(sheet->worksheet, sheet->row, (lxw_col_t)i, cell, format);
    } else {
      const double value = sheet->kinds[i] == DAY ? parse_day(cell) : parse_number(cell);
      error = worksheet_write_number(sheet->worksheet, sheet->row, (lxw_col_t)i, value, format);
    }
    if (error != LXW_NO_ERROR) {
      fail(table->path, lxw_strerror(error));
    }
  }
  sheet->row++;
}

static void write_table(lxw_workbook *workbook, const char *title, const char *path, bool employer_is_amount,
                        lxw_format *header_format, lxw_format **formats) {
  struct table table = open_table(path);
  struct sheet sheet = {
      .workbook = workbook, .title = title, .header_format = header_format, .formats = formats};
  begin_sheet(&sheet, &table, employer_is_amount);
  while (next_row(&table)) {
    write_row(&sheet, &table);
  }
  for (int i = 0; i < sheet.columns; i++) {
    free(sheet.names[i]);
  }
  free(table.line);
  fclose(table.file);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fputs("usage: floor_xlsx RESULTS.csv LEDGER.csv OUT.xlsx\n", stderr);
    return 2;
  }
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *workbook = workbook_new_opt(argv[3], &options);
  if (workbook == NULL) {
    fail(argv[3], "no workbook");
  }
  static const char *const number_formats[KINDS] = {
      [TEXT] = "@", [MONEY] = "#,##0.00", [PLAIN] = "0.##########", [INTEGER] = "0", [DAY] = "yyyy-mm-dd"};
  lxw_format *formats[KINDS];
  for (int kind = 0; kind < KINDS; kind++) {
    formats[kind] = workbook_add_format(workbook);
    format_set_num_format(formats[kind], number_formats[kind]);
  }
  lxw_format *header_format = workbook_add_format(workbook);
  format_set_bold(header_format);
  write_table(workbook, "Cases", argv[1], false, header_format, formats);
  write_table(workbook, "Ledger", argv[2], true, header_format, formats);
  const lxw_error error = workbook_close(workbook);
  if (error != LXW_NO_ERROR) {
    fail(argv[3], lxw_strerror(error));
  }
  return 0;
}
