#include "formats/report/place.h"

#include "formats/words/figures_text.h"

void place_add_address(struct buffer *out, int64_t row, size_t column, bool is_absolute) {
  char letters[ROW_COLUMN_LETTERS];
  size_t length = row_column_letters(column, letters);
  if (is_absolute) buffer_add_byte(out, '$');
  buffer_add(out, letters, length);
  if (is_absolute) buffer_add_byte(out, '$');
  figure_number(out, row + 1);
}

void place_add_sheet_name(struct buffer *out, const struct report *report, size_t sheet,
                          size_t continuation) {
  buffer_add_text(out, report->context.words[report->sheets[sheet].layout->name]);
  if (continuation == 0) return;
  buffer_add_literal(out, " (");
  figure_number(out, (int64_t)continuation + 1);
  buffer_add_byte(out, ')');
}

void place_add_range(struct buffer *out, const struct report *report, const struct planned_sheet *planned,
                     size_t column) {
  if (column == PLACE_LEFT_OUT) {
    buffer_add_byte(out, '0');
    return;
  }
  buffer_add_byte(out, '\'');
  place_add_sheet_name(out, report, planned->shape, planned->continuation);
  buffer_add_literal(out, "'!");
  place_add_address(out, REPORT_HEADER_ROWS, column, true);
  buffer_add_byte(out, ':');
  place_add_address(out, REPORT_HEADER_ROWS + planned->span - 1, column, true);
}

void place_add_ranges(struct buffer *out, const struct report *report, const struct row_plan *plan,
                      size_t sheet, size_t column) {
  bool is_first = true;
  for (size_t i = 0; i < plan->sheet_count; i++) {
    if (plan->sheets[i].shape != sheet) continue;
    if (!is_first) buffer_add_byte(out, ',');
    is_first = false;
    place_add_range(out, report, &plan->sheets[i], column);
  }
}

size_t place_column_of(const struct report *report, size_t sheet, enum label title) {
  const struct report_sheet *layout = &report->sheets[sheet];
  size_t column = 0;
  while (column < layout->count && layout->columns[column].title != title) column++;
  return column < layout->count ? column : PLACE_LEFT_OUT;
}

int64_t place_column_count(const struct report *report, size_t sheet, size_t column) {
  return column == PLACE_LEFT_OUT ? 0 : report->rows[sheet] - report->tallies[sheet].blanks[column];
}

struct money place_column_sum(const struct report *report, const struct row_plan *plan, size_t sheet,
                              size_t column) {
  const struct report_tally *tally = &report->tallies[sheet];
  struct money sum = {0};
  for (size_t i = 0; i < plan->sheet_count; i++)
    if (plan->sheets[i].shape == sheet && column != PLACE_LEFT_OUT)
      money_add(&sum, &sum, report_tally_sum(tally, plan->sheets[i].continuation, column));
  return sum;
}
