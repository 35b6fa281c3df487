#include "formats/report/case_view.h"

struct ledger_lines case_view_lines(struct case_view view) {
  return (struct ledger_lines){view.first_line, (int64_t)view.assessment->line_count};
}

const struct rule *case_view_row(struct case_view view, struct basis basis, enum parameter parameter) {
  for (size_t i = 0; i < basis.count; i++) {
    const struct rule *row = view.assessment->basis_rows[basis.first + i];
    if (row->parameter == parameter) return row;
  }
  return NULL;
}
