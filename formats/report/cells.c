#include "formats/report/cells.h"

void report_cell_source_line(struct row_writer *writer, const struct report_subject *subject,
                             const struct report_column *column) {
  (void)column;
  row_writer_count(writer, subject->dossier->line);
}
