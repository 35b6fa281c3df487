/* Cells that several long sheets have in common. */
#ifndef ARREARS_FORMATS_REPORT_CELLS_H
#define ARREARS_FORMATS_REPORT_CELLS_H

#include "formats/report/row_writer.h"

/* Figures at `offset` of the row's dossier: int64_t, or of its case: struct text. */
report_cell report_cell_dossier_number, report_cell_case_text;
report_cell report_cell_region, report_cell_kind, report_cell_pay_on;
report_cell report_cell_scheme; /* of the assessment */

/* The columns every sheet of cases begins with, as column initialisers. */
#define REPORT_COLUMN_RECORD                                                                                 \
  {                                                                                                          \
    LABEL_RECORD, ROW_INTEGER, STYLE_ID, 7, 0, report_cell_dossier_number, offsetof(struct dossier, record), \
        0                                                                                                    \
  }
#define REPORT_COLUMN_SOURCE_LINE                                               \
  {                                                                             \
    LABEL_SOURCE_LINE, ROW_INTEGER, STYLE_ID, 7, 0, report_cell_dossier_number, \
        offsetof(struct dossier, line), 0                                       \
  }
#define REPORT_COLUMN_CASE_TEXT(label, least, field)                          \
  {                                                                           \
    label, ROW_TEXT, STYLE_TEXT, least, COLUMN_FITTED, report_cell_case_text, \
        offsetof(struct reported_case, field), 0                              \
  }

#endif
