#include "formats/report_cells.h"

void report_cell_dossier_number(struct report_pen *pen, const struct report_subject *subject,
                                const struct report_column *column) {
  int64_t number;
  memcpy(&number, (const char *)subject->dossier + column->offset, sizeof number);
  report_pen_count(pen, number);
}

void report_cell_case_text(struct report_pen *pen, const struct report_subject *subject,
                           const struct report_column *column) {
  struct text text;
  memcpy(&text, (const char *)&subject->dossier->reported + column->offset, sizeof text);
  report_pen_text(pen, text);
}

void report_cell_region(struct report_pen *pen, const struct report_subject *subject,
                        const struct report_column *column) {
  (void)column;
  report_pen_text(pen, report_pen_region(pen, subject->dossier->reported.region));
}

void report_cell_kind(struct report_pen *pen, const struct report_subject *subject,
                      const struct report_column *column) {
  (void)column;
  report_pen_word(pen, (enum label)((int)LABEL_KIND_BACKPAY + (int)subject->dossier->reported.kind));
}

void report_cell_pay_on(struct report_pen *pen, const struct report_subject *subject,
                        const struct report_column *column) {
  (void)column;
  report_pen_day(pen, subject->dossier->reported.pay_on);
}

void report_cell_scheme(struct report_pen *pen, const struct report_subject *subject,
                        const struct report_column *column) {
  (void)column;
  report_pen_word(pen, (enum label)((int)LABEL_SCHEME_MEDICAL + (int)subject->assessment->scheme));
}
