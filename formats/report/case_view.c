#include "formats/report/case_view.h"

struct ledger_lines case_view_lines(struct case_view view) {
  return (struct ledger_lines){view.first_line, (int64_t)view.assessment->line_count};
}
