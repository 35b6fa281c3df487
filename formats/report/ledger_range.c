#include "formats/report/ledger_range.h"

#include <assert.h>

#include "formats/report/formula.h"
#include "formats/words/figures_text.h"

bool ledger_range_is_one(const struct formula_places *places, struct ledger_lines lines) {
  const int64_t capacity = places->ledger_capacity;
  return lines.first / capacity == (lines.first + lines.count - 1) / capacity;
}

static void add_cell(struct buffer *out, const char *letters, int64_t row) {
  assert(letters[0] != '\0');
  buffer_add_text(out, text_from(letters));
  figure_number(out, row + REPORT_HEADER_ROWS + 1);
}

static void add_piece(struct buffer *out, const struct formula_places *places, struct ledger_lines piece,
                      const char *letters) {
  const int64_t row = piece.first % places->ledger_capacity;
  formula_add_sheet(out, places->ledger_name, piece.first / places->ledger_capacity);
  add_cell(out, letters, row);
  buffer_add_byte(out, ':');
  add_cell(out, letters, row + piece.count - 1);
}

void ledger_range_add(struct buffer *out, const struct formula_places *places, struct ledger_lines lines,
                      int cell) {
  const int64_t capacity = places->ledger_capacity;
  while (lines.count > 0) {
    const int64_t room = capacity - lines.first % capacity;
    const struct ledger_lines piece = {lines.first, lines.count < room ? lines.count : room};
    add_piece(out, places, piece, places->ledger[cell]);
    lines.first += piece.count;
    lines.count -= piece.count;
    if (lines.count > 0) buffer_add_byte(out, ',');
  }
}
