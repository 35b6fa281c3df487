#include "formats/sheet/xlsx_book.h"

#include <ctype.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "formats/file/encoding.h"
#include "formats/file/output_file.h"
#include "formats/file/plain_text.h"
#include "formats/sheet/row_text.h"

enum { TEXT_BYTES = 32000 };

static const int64_t kept_limit = INT64_C(1000000000000000); /* 10^15 */

struct xlsx_locale {
  locale_t plain, before;
};

static struct xlsx_locale *locale_begin(void) {
  struct xlsx_locale *locale = malloc(sizeof *locale);
  if (locale == NULL) abort();
  locale->plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
  if (locale->plain == (locale_t)0) abort();
  locale->before = uselocale(locale->plain);
  return locale;
}

static void locale_end(struct xlsx_locale *locale) {
  uselocale(locale->before);
  freelocale(locale->plain);
  free(locale);
}

void xlsx_book_open(struct xlsx_book *book, const char *path, const char *folder) {
  *book = (struct xlsx_book){.error = LXW_NO_ERROR};
  char *tmpdir = strdup(folder);
  if (tmpdir == NULL) abort();
  lxw_workbook_options options = {.tmpdir = tmpdir};
  output_file_shield_begin(); /* the library's temporary files have names for a moment */
  book->workbook = workbook_new_opt(path, &options);
  free(tmpdir);
  if (book->workbook == NULL) abort();
  book->locale = locale_begin();
  xlsx_styles_make(book->workbook, book->formats);
}

static void note(struct xlsx_book *book, lxw_error error) {
  if (book->error == LXW_NO_ERROR) book->error = error;
}

/* _x0041_ would be read as the letter A. */
static bool is_escape_like(struct text text, size_t at) {
  if (text.length - at < 7 || text.at[at] != '_' || text.at[at + 1] != 'x' || text.at[at + 6] != '_')
    return false;
  for (size_t i = at + 2; i < at + 6; i++)
    if (!isxdigit((unsigned char)text.at[i])) return false;
  return true;
}

/* THE gate for text on its way to the library: what XML 1.0 forbids is replaced, for the library writes it as
 * it stands and a spreadsheet program would have to repair the workbook. */
static void add_gated(struct buffer *out, struct text text) {
  struct text kept = text_clip(text, TEXT_BYTES);
  bool is_valid = row_text_is_utf8(kept);
  for (size_t i = 0; i < kept.length; i++) {
    unsigned char byte = (unsigned char)kept.at[i];
    if (is_valid && row_text_is_forbidden(text_from_offset(kept, i))) {
      buffer_add_literal(out, "\xEF\xBF\xBD");
      i += ROW_TEXT_FORBIDDEN_BYTES - 1;
      continue;
    }
    if (!is_valid && byte >= 0x80) byte = '?';
    if (byte < 0x20 && byte != '\n' && byte != '\t') byte = ' ';
    buffer_add_byte(out, (char)byte);
  }
}

/* The text as a cell may have it, terminated; valid until the next call. */
static const char *checked(struct xlsx_book *book, struct text text) {
  struct buffer gated = {0};
  add_gated(&gated, text);
  const struct text plain = buffer_text(&gated);
  buffer_reset(&book->text);
  for (size_t i = 0; i < plain.length; i++) {
    const bool begins = ((unsigned char)plain.at[i] & 0xC0) != 0x80;
    if (begins && book->text.length >= TEXT_BYTES) break; /* escapes have made it longer */
    if (is_escape_like(plain, i)) buffer_add_literal(&book->text, "_x005F");
    buffer_add_byte(&book->text, plain.at[i]);
  }
  buffer_add_byte(&book->text, '\0');
  buffer_clear(&gated);
  return book->text.at;
}

/* The text as properties, names and addresses may have it, terminated; the caller frees it. */
static char *gated(const char *text) {
  struct buffer out = {0};
  add_gated(&out, text_from(text));
  buffer_add_byte(&out, '\0');
  return out.at;
}

void xlsx_book_describe(struct xlsx_book *book, const char *title, const char *subject, const char *keywords,
                        struct date created) {
  enum { DAY_SECONDS = 86400, FIRST_OF_1980 = 3652 };
  char *own_title = gated(title), *own_subject = gated(subject), *own_keywords = gated(keywords);
  int32_t day = created.serial < FIRST_OF_1980 ? FIRST_OF_1980 : created.serial; /* 0 would mean the clock */
  lxw_doc_properties properties = {.title = own_title,
                                   .subject = own_subject,
                                   .author = "arrears",
                                   .keywords = own_keywords,
                                   .created = (time_t)day * DAY_SECONDS};
  note(book, workbook_set_properties(book->workbook, &properties));
  free(own_title);
  free(own_subject);
  free(own_keywords);
}

const char *xlsx_book_close(struct xlsx_book *book) {
  note(book, workbook_close(book->workbook));
  output_file_shield_end();
  locale_end(book->locale);
  buffer_clear(&book->text);
  return book->error == LXW_NO_ERROR ? NULL : lxw_strerror(book->error);
}

struct xlsx_sheet xlsx_book_add(struct xlsx_book *book, const char *name) {
  char *own_name = gated(name);
  lxw_worksheet *worksheet = workbook_add_worksheet(book->workbook, own_name);
  free(own_name);
  if (worksheet == NULL) {
    note(book, LXW_ERROR_SHEETNAME_ALREADY_USED);
    worksheet = workbook_add_worksheet(book->workbook, NULL); /* under a name of the library's */
  }
  if (worksheet == NULL) abort();
  return (struct xlsx_sheet){book, worksheet};
}

unsigned xlsx_sheet_number(const struct xlsx_sheet *sheet) { return sheet->worksheet->index + 1U; }

/* False: a spreadsheet program would not keep the amount, *yuan is left alone. */
static bool as_kept_number(const struct money *amount, double *yuan) {
  int64_t fen;
  if (!integer_fits(&amount->fen, &fen) || fen <= -kept_limit || fen >= kept_limit) return false;
  *yuan = (double)fen / 100.0;
  return true;
}

bool xlsx_keeps(const struct money *amount) {
  double yuan;
  return as_kept_number(amount, &yuan);
}

#define AT (lxw_row_t) row, (lxw_col_t)column
#define FORMAT sheet->book->formats[style]

void xlsx_text(const struct xlsx_sheet *sheet, int row, int column, struct text text, enum xlsx_style style) {
  note(sheet->book, worksheet_write_string(sheet->worksheet, AT, checked(sheet->book, text), FORMAT));
}

void xlsx_blank(const struct xlsx_sheet *sheet, int row, int column, enum xlsx_style style) {
  note(sheet->book, worksheet_write_blank(sheet->worksheet, AT, FORMAT));
}

void xlsx_count(const struct xlsx_sheet *sheet, int row, int column, int64_t count, enum xlsx_style style) {
  note(sheet->book, worksheet_write_number(sheet->worksheet, AT, (double)count, FORMAT));
}

void xlsx_day(const struct xlsx_sheet *sheet, int row, int column, struct date date, enum xlsx_style style) {
  if (date_is_set(date))
    xlsx_count(sheet, row, column, (int64_t)date.serial + XLSX_EPOCH, style);
  else
    xlsx_blank(sheet, row, column, style);
}

static void write_wide(const struct xlsx_sheet *sheet, int row, int column, const struct money *amount,
                       enum xlsx_style style) {
  struct buffer digits = {0};
  money_format(&digits, amount);
  xlsx_text(sheet, row, column, buffer_text(&digits), style);
  buffer_clear(&digits);
}

void xlsx_money(const struct xlsx_sheet *sheet, int row, int column, const struct money *amount,
                enum xlsx_style style) {
  double yuan;
  if (as_kept_number(amount, &yuan))
    note(sheet->book, worksheet_write_number(sheet->worksheet, AT, yuan, FORMAT));
  else
    write_wide(sheet, row, column, amount, style);
}

void xlsx_words(const struct xlsx_sheet *sheet, const struct shared_strings *words) {
  if (words == NULL) return;
  for (size_t i = 0; i < words->count; i++)
    note(sheet->book, worksheet_write_string(sheet->worksheet, 0, 0, shared_strings_text(words, i).at, NULL));
}

void xlsx_link(const struct xlsx_sheet *sheet, int row, int column, const char *target, struct text shown,
               enum xlsx_style style) {
  struct buffer url = {0};
  buffer_add_literal(&url, "internal:'");
  add_gated(&url, text_from(target));
  buffer_add_literal(&url, "'!A1");
  buffer_add_byte(&url, '\0');
  note(sheet->book, worksheet_write_url_opt(sheet->worksheet, AT, url.at, sheet->book->formats[style],
                                            checked(sheet->book, shown), NULL));
  buffer_clear(&url);
}

/* A # would begin a place in the file. */
static bool needs_no_percent(char byte) { return (unsigned char)byte >= 0x20 && byte != '%' && byte != '#'; }

static void add_percent(struct buffer *out, const char *bytes, size_t count) {
  static const char digits[] = "0123456789ABCDEF";
  for (size_t i = 0; i < count; i++) {
    buffer_add_byte(out, '%');
    buffer_add_byte(out, digits[(unsigned char)bytes[i] >> 4]);
    buffer_add_byte(out, digits[(unsigned char)bytes[i] & 15]);
  }
}

void xlsx_link_file(const struct xlsx_sheet *sheet, int row, int column, struct text name) {
  enum { NAME_MOST = 255 }; /* three characters of the address for each byte: it takes 2,079 */
  struct buffer url = {0};
  if (name.length > NAME_MOST) {
    xlsx_text(sheet, row, column, name, STYLE_TEXT);
    return;
  }
  buffer_add_literal(&url, "external:");
  for (size_t at = 0, length; at < name.length; at += length) {
    const struct text rest = text_from_offset(name, at);
    length = utf8_character_length(rest);
    const bool is_plain = length > 0 && !row_text_is_forbidden(rest) && needs_no_percent(rest.at[0]);
    if (length == 0) length = 1;
    if (is_plain)
      buffer_add(&url, rest.at, length);
    else
      add_percent(&url, rest.at, length);
  }
  buffer_add_byte(&url, '\0');
  note(sheet->book, worksheet_write_url_opt(sheet->worksheet, AT, url.at, sheet->book->formats[STYLE_LINK],
                                            checked(sheet->book, name), NULL));
  buffer_clear(&url);
}

/* Formulas are put together by the program from names of its own, so they need no check. */
static void write_number_formula(const struct xlsx_sheet *sheet, int row, int column, struct text formula,
                                 double result, enum xlsx_style style) {
  struct buffer terminated = {0};
  buffer_add_text(&terminated, formula);
  buffer_add_byte(&terminated, '\0');
  if (text_starts_with(formula, TEXT("{")))
    note(sheet->book,
         worksheet_write_array_formula_num(sheet->worksheet, AT, AT, terminated.at, FORMAT, result));
  else
    note(sheet->book, worksheet_write_formula_num(sheet->worksheet, AT, terminated.at, FORMAT, result));
  buffer_clear(&terminated);
}

void xlsx_formula_count(const struct xlsx_sheet *sheet, int row, int column, struct text formula,
                        int64_t result, enum xlsx_style style) {
  write_number_formula(sheet, row, column, formula, (double)result, style);
}

void xlsx_formula_money(const struct xlsx_sheet *sheet, int row, int column, struct text formula,
                        const struct money *result, enum xlsx_style style) {
  double yuan;
  if (as_kept_number(result, &yuan))
    write_number_formula(sheet, row, column, formula, yuan, style);
  else
    write_wide(sheet, row, column, result, style);
}

void xlsx_formula_text(const struct xlsx_sheet *sheet, int row, int column, struct text formula,
                       struct text result, enum xlsx_style style) {
  struct buffer terminated = {0};
  buffer_add_text(&terminated, formula);
  buffer_add_byte(&terminated, '\0');
  note(sheet->book, worksheet_write_formula_str(sheet->worksheet, AT, terminated.at, FORMAT,
                                                checked(sheet->book, result)));
  buffer_clear(&terminated);
}

void xlsx_merge(const struct xlsx_sheet *sheet, int row, int first_column, int last_column, struct text text,
                enum xlsx_style style) {
  note(sheet->book,
       worksheet_merge_range(sheet->worksheet, (lxw_row_t)row, (lxw_col_t)first_column, (lxw_row_t)row,
                             (lxw_col_t)last_column, checked(sheet->book, text), FORMAT));
}

void xlsx_mark(const struct xlsx_sheet *sheet, const int range[4], struct text beginning,
               enum xlsx_style style) {
  struct buffer value = {0};
  add_gated(&value, beginning);
  buffer_add_byte(&value, '\0');
  lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_TEXT,
                                 .criteria = LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH,
                                 .value_string = value.at,
                                 .format = FORMAT};
  note(sheet->book,
       worksheet_conditional_format_range(sheet->worksheet, (lxw_row_t)range[0], (lxw_col_t)range[1],
                                          (lxw_row_t)range[2], (lxw_col_t)range[3], &rule));
  buffer_clear(&value);
}

void xlsx_mark_rows(const struct xlsx_sheet *sheet, const int range[4], int column, struct text word,
                    enum xlsx_style style) {
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  struct buffer formula = {0};
  lxw_rowcol_to_cell_abs(cell, (lxw_row_t)range[0], (lxw_col_t)column, 0, 1);
  buffer_add_byte(&formula, '=');
  buffer_add_text(&formula, text_from(cell));
  buffer_add_literal(&formula, "=\"");
  buffer_add_text(&formula, word);
  buffer_add_literal(&formula, "\"");
  buffer_add_byte(&formula, '\0');
  lxw_conditional_format rule = {
      .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula.at, .format = FORMAT};
  note(sheet->book,
       worksheet_conditional_format_range(sheet->worksheet, (lxw_row_t)range[0], (lxw_col_t)range[1],
                                          (lxw_row_t)range[2], (lxw_col_t)range[3], &rule));
  buffer_clear(&formula);
}

void xlsx_mark_checks(const struct xlsx_sheet *sheet, int first_row, int first_column, int last_row,
                      int last_column) {
  const int range[] = {first_row, first_column, last_row, last_column};
  xlsx_mark(sheet, range, TEXT("✓"), STYLE_GOOD);
  xlsx_mark(sheet, range, TEXT("✗"), STYLE_BAD);
}

/* LibreOffice gives a footer the height of its largest digits, in which Chinese letters of that size are cut.
 */
static void set_footer(const struct xlsx_sheet *sheet, const char *mark) {
  struct buffer footer = {0};
  buffer_add_literal(&footer, "&L&8&F  &A&C");
  buffer_add_text(&footer, text_from(mark));
  buffer_add_literal(&footer, "&R&P / &N");
  buffer_add_byte(&footer, '\0');
  note(sheet->book, worksheet_set_footer(sheet->worksheet, footer.at));
  buffer_clear(&footer);
}

void xlsx_set_page(const struct xlsx_sheet *sheet, struct xlsx_page page) {
  enum { PAPER_A4 = 9 };
  lxw_worksheet *worksheet = sheet->worksheet;
  if (!page.is_upright) worksheet_set_landscape(worksheet);
  worksheet_set_paper(worksheet, PAPER_A4);
  if (page.percent > 0)
    worksheet_set_print_scale(worksheet, (uint16_t)page.percent);
  else
    worksheet_fit_to_pages(worksheet, (uint16_t)page.pages_wide, (uint16_t)page.pages_tall);
  const double side = page.is_upright ? 0.4 : 0.32, top = page.is_upright ? 0.35 : 0.5; /* inches */
  worksheet_set_margins(worksheet, side, side, top, 0.6);
  set_footer(sheet, page.mark == NULL ? "" : page.mark);
  if (page.header_rows > 0)
    note(sheet->book, worksheet_repeat_rows(worksheet, 0, (lxw_row_t)(page.header_rows - 1)));
  if (page.header_columns > 0)
    note(sheet->book, worksheet_repeat_columns(worksheet, 0, (lxw_col_t)(page.header_columns - 1)));
}

void xlsx_protect(const struct xlsx_sheet *sheet) {
  lxw_protection allowed = {.format_columns = 1, .format_rows = 1, .autofilter = 1, .sort = 1};
  worksheet_protect(sheet->worksheet, NULL, &allowed);
}

#undef AT
#undef FORMAT

const char *xlsx_book_library(void) { return "libxlsxwriter " LXW_VERSION; }
