#include <assert.h>

#include "formats/report/report.h"
#include "formats/words/figures_text.h"

void report_add_part_name(struct buffer *out, const struct report *report, size_t sheet, size_t part) {
  buffer_add_text(out, report->context.words[report->sheets[sheet].layout->name]);
  if (part == 0) return;
  buffer_add_literal(out, " (");
  figure_number(out, (int64_t)part + 1);
  buffer_add_byte(out, ')');
}

void report_add_address(struct buffer *out, int64_t row, size_t column, bool is_absolute) {
  char letters[ROW_COLUMN_LETTERS];
  size_t length = row_column_letters(column, letters);
  if (is_absolute) buffer_add_byte(out, '$');
  buffer_add(out, letters, length);
  if (is_absolute) buffer_add_byte(out, '$');
  figure_number(out, row + 1);
}

void report_add_ranges(struct buffer *out, const struct report *report, const struct row_plan *plan,
                       size_t sheet, size_t column) {
  bool is_first = true;
  for (size_t i = 0; i < plan->part_count; i++) {
    const struct row_plan_part *part = &plan->parts[i];
    if (part->sheet != sheet) continue;
    if (!is_first) buffer_add_byte(out, ',');
    is_first = false;
    buffer_add_byte(out, '\'');
    report_add_part_name(out, report, sheet, part->part);
    buffer_add_literal(out, "'!");
    report_add_address(out, REPORT_HEADER_ROWS, column, true);
    buffer_add_byte(out, ':');
    report_add_address(out, REPORT_HEADER_ROWS + part->span - 1, column, true);
  }
}

size_t report_column_of(const struct report *report, size_t sheet, enum label title) {
  const struct report_sheet *layout = &report->sheets[sheet];
  size_t column = 0;
  while (column < layout->count && layout->columns[column].title != title) column++;
  assert(column < layout->count);
  return column;
}

struct money report_column_sum(const struct report *report, const struct row_plan *plan, size_t sheet,
                               size_t column) {
  struct money sum = {0};
  for (size_t i = 0; i < plan->part_count; i++)
    if (plan->parts[i].sheet == sheet)
      money_add(&sum, &sum, report_tally_sum(&report->tallies[sheet], plan->parts[i].part, column));
  return sum;
}

const char *report_skeleton(void *context, const char *path, struct row_plan *plan) {
  const struct report *report = context;
  struct xlsx_book book;
  if (!xlsx_book_open(&book, path, report->folder)) return "the workbook library has no memory";
  const enum language language = report->options.language;
  xlsx_book_describe(&book, label(language, LABEL_REPORT_TITLE), label(language, LABEL_REPORT_SUBJECT),
                     report->options.report_date);
  report_summary_write(&book, report, plan);
  for (size_t i = 0; i < plan->part_count; i++) report_frame_write(&book, report, &plan->parts[i]);
  report_run_write(&book, report);
  return xlsx_book_close(&book);
}
