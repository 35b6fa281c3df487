#include "formats/report/link.h"

#include "formats/report/formula.h"
#include "formats/sheet/row_text.h"
#include "formats/words/figures_text.h"

enum { ADDRESS_MOST = 255 /* of a text in a formula */ };

static void add_row(struct buffer *formula, int64_t row) {
  buffer_add_byte(formula, 'A');
  figure_number(formula, row + REPORT_HEADER_ROWS + 1);
}

void link_add_rows(struct buffer *formula, struct link_sheet sheet, int64_t first, int64_t count,
                   int64_t shown) {
  const int64_t row = first % sheet.capacity, room = sheet.capacity - row;
  buffer_reset(formula);
  buffer_add_literal(formula, "HYPERLINK(\"#");
  formula_add_sheet(formula, sheet.name, first / sheet.capacity);
  add_row(formula, row);
  if (count > 1 && room > 1) {
    buffer_add_byte(formula, ':');
    add_row(formula, row + (count < room ? count : room) - 1);
  }
  buffer_add_literal(formula, "\",");
  figure_number(formula, shown);
  buffer_add_byte(formula, ')');
}

/* A quotation mark would end the text. */
static bool is_address(struct text text) {
  return (text_starts_with(text, TEXT("https://")) || text_starts_with(text, TEXT("http://"))) &&
         text.length <= ADDRESS_MOST && memchr(text.at, '"', text.length) == NULL;
}

bool link_add_address(struct buffer *formula, struct text address) {
  if (!is_address(address)) return false;
  buffer_reset(formula);
  buffer_add_literal(formula, "HYPERLINK(\"");
  (void)row_text_add(formula, address, 0);
  buffer_add_literal(formula, "\")");
  return true;
}
