#include "formats/report/run.h"

#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "formats/report/page.h"
#include "formats/words/figures_text.h"
#include "formats/words/note_text.h"

/* A SHA-256 takes a line. */
enum { WIDTH_LABEL = 30, WIDTH_VALUE = 68, WIDTH_COUNT = 10, SIGNATURE_HEIGHT = 26 };

struct run_page {
  struct report_page cells;
  const struct report *report;
  int row;
};

static void write_section(struct run_page *page, enum label title) {
  page->row++;
  page_put_word(&page->cells, page->row, 0, title, STYLE_SECTION);
  for (int i = 1; i < 4; i++) xlsx_blank(&page->cells.sheet, page->row, i, STYLE_SECTION);
  page->row++;
}

/* A text that is not known leaves no line. */
static void write_text(struct run_page *page, enum label title, struct text value) {
  if (value.length == 0) return;
  page_set_height(&page->cells, page->row, value, WIDTH_VALUE);
  page_put_word(&page->cells, page->row, 0, title, STYLE_LABEL);
  xlsx_text(&page->cells.sheet, page->row++, 1, value, STYLE_WRAPPED);
}

/* Counts stand on the left, under the texts. */
static void write_count(struct run_page *page, enum label title, int64_t count) {
  struct buffer digits = {0};
  figure_number(&digits, count);
  write_text(page, title, buffer_text(&digits));
  buffer_clear(&digits);
}

/* The lines from the `first` correction on that come from a file, as many as one cell shows; returns the
 * first that is left. */
static size_t add_fix_lines(struct buffer *out, const struct corrections *corrections, int file,
                            size_t first) {
  enum { BYTES_SHOWN = 1000 };
  size_t i = first;
  for (; i < corrections->count && out->length < BYTES_SHOWN; i++) {
    const struct correction *row = &corrections->rows[i];
    if (row->file != file) continue;
    if (out->length > 0) buffer_add_literal(out, ", ");
    buffer_add_text(out, row->list_sheet_name);
    if (row->list_sheet_name.length > 0) buffer_add_byte(out, '!');
    figure_number(out, row->list_line);
  }
  return i;
}

static void write_fix(struct run_page *page, const struct corrections *corrections, int file) {
  struct buffer text = {0};
  report_add_file(&text, &page->report->options, corrections->files[file].path);
  buffer_add_byte(&text, ' ');
  buffer_add_text(&text, text_from(corrections->files[file].digest));
  write_text(page, LABEL_RUN_FIX, buffer_text(&text));
  for (size_t next = 0; next < corrections->count;) {
    buffer_reset(&text);
    next = add_fix_lines(&text, corrections, file, next);
    write_text(page, LABEL_RUN_FIX_ROWS, buffer_text(&text));
  }
  buffer_clear(&text);
}

static void write_fixes(struct run_page *page) {
  const struct corrections *corrections = page->report->options.corrections;
  for (int i = 0; corrections != NULL && i < corrections->file_count; i++) write_fix(page, corrections, i);
}

/* What a manifest says in place of the name of a file, in the reader's words. */
static bool add_named(struct buffer *out, const struct run_page *page, struct text line) {
  static const struct {
    const char *key;
    enum label word;
  } names[] = {{"built-in", LABEL_RUN_BUILTIN}, {"none", LABEL_RUN_NO_TABLE}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    const size_t length = strlen(names[i].key);
    if (line.length < length || memcmp(line.at, names[i].key, length) != 0) continue;
    if (line.length > length && line.at[length] != ' ') continue;
    buffer_add_text(out, page_word(&page->cells, names[i].word));
    buffer_add_text(out, text_from_offset(line, length));
    return true;
  }
  return false;
}

static void write_hash(struct run_page *page, enum label title, struct text line) {
  struct buffer named = {0};
  write_text(page, title, add_named(&named, page, line) ? buffer_text(&named) : line);
  buffer_clear(&named);
}

/* A line for each file. */
static void write_hashes(struct run_page *page, enum label title, struct text lines) {
  while (lines.length > 0) {
    const char *const end = memchr(lines.at, '\n', lines.length);
    const size_t length = end == NULL ? lines.length : (size_t)(end - lines.at);
    write_hash(page, title, (struct text){lines.at, length});
    lines = text_from_offset(lines, end == NULL ? length : length + 1);
  }
}

static void write_choices(struct run_page *page) {
  const struct run_choices *choices = &page->report->options.run_choices;
  struct buffer value = {0};
  if (choices->defaults == NULL) return;
  for (int i = 0; i < RUN_CHOICES; i++) {
    buffer_reset(&value);
    run_choice_value(&value, page->cells.language, choices, i);
    if (value.length == 0) buffer_add_text(&value, page_word(&page->cells, LABEL_RUN_NOT_GIVEN));
    write_text(page, run_choice_label(i), buffer_text(&value));
  }
  buffer_clear(&value);
}

/* What no cell stated and was assumed, and what was doubtful, with the rows it concerns. */
static void write_assumptions(struct run_page *page) {
  const int64_t *noted = page->report->totals.noted;
  const struct note_reader reader = report_note_reader(page->report);
  struct buffer words = {0};
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    if (noted[code - NOTE_FIRST] == 0) continue;
    buffer_reset(&words);
    buffer_add_text(&words, note_code(code));
    for (EACH_SHEET_LANGUAGE(language, page->cells.language)) {
      buffer_add_byte(&words, ' ');
      note_text(&words, language, code, reader);
    }
    buffer_add_literal(&words, ": ");
    figure_number(&words, noted[code - NOTE_FIRST]);
    write_text(page, LABEL_RUN_ASSUMED, buffer_text(&words));
  }
  buffer_clear(&words);
}

static void write_language(struct run_page *page, enum sheet_language language) {
  static const enum label names[SHEETS_COUNT] = {[SHEETS_ZH] = LABEL_RUN_LANGUAGE_ZH,
                                                 [SHEETS_EN] = LABEL_RUN_LANGUAGE_EN,
                                                 [SHEETS_ZH_EN] = LABEL_RUN_LANGUAGE_BOTH};
  write_text(page, LABEL_RUN_LANGUAGE, page_word(&page->cells, names[language]));
}

static void write_origin(struct run_page *page) {
  const struct report_options *options = &page->report->options;
  struct buffer day = {0};
  date_format(&day, options->report_date);
  write_text(page, LABEL_RUN_ID, text_from(page->report->run_id));
  write_text(page, LABEL_RUN_PROGRAM, options->program_version);
  write_text(page, LABEL_RUN_LIBRARIES, options->libraries);
  write_text(page, LABEL_RUN_COMMAND, options->command_line);
  write_text(page, LABEL_RUN_INPUT, options->input_name);
  if (options->input_size > 0) write_count(page, LABEL_RUN_INPUT_SIZE, options->input_size);
  write_text(page, LABEL_RUN_INPUT_HASH, options->input_hash);
  write_fixes(page);
  write_hashes(page, LABEL_RUN_RULES_HASH, options->rules_hash);
  write_hashes(page, LABEL_RUN_CALENDAR_HASH, options->calendar_hash);
  write_text(page, LABEL_RUN_COLUMNS, options->columns_read);
  write_text(page, LABEL_RUN_COLUMNS_UNREAD, options->columns_unread);
  write_text(page, LABEL_RUN_PROVEN, options->proven_manifest);
  write_text(page, LABEL_RUN_PROVEN_RESULTS, options->proven_results);
  if (options->mask != NULL) write_text(page, LABEL_RUN_MASK, text_from(options->mask->fingerprint));
  write_text(page, LABEL_RUN_REPORT_DATE, buffer_text(&day));
  write_language(page, options->language);
  buffer_clear(&day);
}

static void write_counts(struct run_page *page) {
  const struct report *report = page->report;
  const struct {
    enum label title;
    int64_t count;
  } counts[] = {
      {LABEL_REPORT_READ, report->totals.assessed + report->totals.rejected},
      {LABEL_REPORT_ASSESSED, report->totals.assessed},
      {LABEL_REPORT_REJECTED, report->totals.rejected},
      {LABEL_RUN_MESSAGES, report->rows[REPORT_REJECTED]},
      {LABEL_REPORT_RESULTS, report->rows[REPORT_CASES]},
      {LABEL_RUN_LEDGER_LINES, report->rows[REPORT_LEDGER]},
      {LABEL_RUN_RULES_USED, report->rows[REPORT_RULES]},
      {LABEL_RUN_REPAIRED, report->counts.repaired_texts},
      {LABEL_RUN_CUT, report->counts.cut_texts},
      {LABEL_RUN_WIDE, report->counts.wide_numbers},
  };
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
    write_count(page, counts[i].title, counts[i].count);
}

static void write_skipped(struct run_page *page) {
  const struct report_options *options = &page->report->options;
  struct buffer text = {0};
  for (EACH_SHEET_LANGUAGE(language, options->language)) {
    if (options->skipped == NULL) continue;
    sheet_words_part(&text, 0, '\n');
    skipped_rows_text(&text, language, options->skipped);
  }
  write_text(page, LABEL_RUN_SKIPPED, buffer_text(&text));
  buffer_clear(&text);
}

/* 3: 部门 … 备注 */
static void write_left_out(struct run_page *page) {
  const struct case_columns *columns = page->report->options.columns;
  const size_t left =
      report_sheet_left_out(page->report->sheets[REPORT_CASES].layout, columns, page->report->options.rules);
  struct buffer text = {0};
  if (left == 0) return;
  figure_number(&text, (int64_t)left);
  buffer_add_literal(&text, ": ");
  buffer_add_text(&text, carried_names_text(&columns->carried_names, columns->carried_count - left));
  buffer_add_literal(&text, " … ");
  buffer_add_text(&text, carried_names_text(&columns->carried_names, columns->carried_count - 1));
  write_text(page, LABEL_RUN_LEFT_OUT, buffer_text(&text));
  buffer_clear(&text);
}

static void write_rule_files(struct run_page *page) {
  const struct rules *rules = page->report->options.rules;
  size_t files = (size_t)rules->file_count;
  int64_t *rows = array_new(files * 2, sizeof *rows), *used = rows + files;
  for (size_t i = 0; i < rules->count; i++) {
    rows[rules->rows[i].file]++;
    used[rules->rows[i].file] += rules_used_has(&page->report->totals.rules, i);
  }
  static const enum label titles[] = {LABEL_RECORD, LABEL_RULE_FILE, LABEL_RUN_RULE_ROWS,
                                      LABEL_RUN_RULE_ROWS_USED};
  for (int i = 0; i < 4; i++) page_put_word(&page->cells, page->row, i, titles[i], STYLE_HEADER);
  page->row++;
  for (size_t i = 0; i < files; i++, page->row++) {
    xlsx_count(&page->cells.sheet, page->row, 0, (int64_t)i + 1, STYLE_ID);
    xlsx_text(&page->cells.sheet, page->row, 1, rules->files[i].name, STYLE_TEXT);
    xlsx_count(&page->cells.sheet, page->row, 2, rows[i], STYLE_COUNT);
    xlsx_count(&page->cells.sheet, page->row, 3, used[i], STYLE_COUNT);
  }
  free(rows);
}

static void write_signatures(struct run_page *page) {
  static const enum label names[] = {LABEL_RUN_PREPARED, LABEL_RUN_REVIEWED, LABEL_RUN_APPROVED};
  for (int i = 0; i < 3; i++, page->row++) {
    page_put_word(&page->cells, page->row, 0, names[i], STYLE_SIGNATURE);
    xlsx_blank(&page->cells.sheet, page->row, 1, STYLE_SIGNED);
    page_put_word(&page->cells, page->row, 2, LABEL_RUN_DAY, STYLE_SIGNATURE);
    xlsx_blank(&page->cells.sheet, page->row, 3, STYLE_SIGNED);
    worksheet_set_row(page->cells.sheet.worksheet, (lxw_row_t)page->row, SIGNATURE_HEIGHT, NULL);
  }
}

static void set_view(const struct run_page *page) {
  lxw_worksheet *worksheet = page->cells.sheet.worksheet;
  worksheet_set_column(worksheet, 0, 0, WIDTH_LABEL, NULL);
  worksheet_set_column(worksheet, 1, 1, WIDTH_VALUE, NULL);
  worksheet_set_column(worksheet, 2, 3, WIDTH_COUNT, NULL);
  worksheet_set_row(worksheet, 0, 30, NULL);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  xlsx_set_page(&page->cells.sheet,
                (struct xlsx_page){.is_upright = true, .pages_wide = 1, .mark = page->report->run_mark});
  xlsx_protect(&page->cells.sheet);
}

void report_run_write(struct xlsx_book *book, const struct report *report) {
  struct run_page page = {.cells = {.language = report->options.language, .label_width = WIDTH_LABEL},
                          .report = report};
  page.cells.sheet = xlsx_book_add(book, sheet_words_label(report->options.language, LABEL_SHEET_RUN));
  page_put_word(&page.cells, 0, 0, LABEL_RUN_TITLE, STYLE_TITLE);
  page_put_word(&page.cells, 1, 0, LABEL_REPORT_DISCLAIMER, STYLE_REMARK);
  page.row = 3;
  write_origin(&page);
  write_choices(&page);
  write_assumptions(&page);
  write_counts(&page);
  write_skipped(&page);
  write_left_out(&page);
  write_section(&page, LABEL_RUN_SIGNATURES);
  write_signatures(&page);
  write_section(&page, LABEL_RUN_RULE_FILES);
  write_rule_files(&page);
  set_view(&page);
}
