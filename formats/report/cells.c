#include "formats/report/cells.h"

void report_cell_dossier_number(struct row_writer *writer, const struct report_subject *subject,
                                const struct report_column *column) {
  int64_t number;
  memcpy(&number, (const char *)subject->dossier + column->offset, sizeof number);
  row_writer_count(writer, number);
}

void report_cell_case_text(struct row_writer *writer, const struct report_subject *subject,
                           const struct report_column *column) {
  struct text text;
  memcpy(&text, (const char *)&subject->dossier->reported + column->offset, sizeof text);
  row_writer_text(writer, text);
}

void report_cell_region(struct row_writer *writer, const struct report_subject *subject,
                        const struct report_column *column) {
  (void)column;
  row_writer_text(writer, row_writer_region(writer, subject->dossier->reported.region));
}

void report_cell_kind(struct row_writer *writer, const struct report_subject *subject,
                      const struct report_column *column) {
  (void)column;
  row_writer_word(writer, word_label(WORDS_KIND, (int)subject->dossier->reported.kind));
}

void report_cell_pay_on(struct row_writer *writer, const struct report_subject *subject,
                        const struct report_column *column) {
  (void)column;
  row_writer_day(writer, subject->dossier->reported.pay_on);
}

void report_cell_scheme(struct row_writer *writer, const struct report_subject *subject,
                        const struct report_column *column) {
  (void)column;
  row_writer_word(writer, word_label(WORDS_SCHEME, (int)subject->assessment->scheme));
}
