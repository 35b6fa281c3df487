/* Columns of the sheets whose rows are about a rule. */
#ifndef ARREARS_FORMATS_REPORT_RULE_CELLS_H
#define ARREARS_FORMATS_REPORT_RULE_CELLS_H

#include "formats/report/row_writer.h"

report_cell rule_cell_number, rule_cell_number_linked, rule_cell_region, rule_cell_scheme, rule_cell_party,
    rule_cell_meaning, rule_cell_from, rule_cell_to, rule_cell_value, rule_cell_expression, rule_cell_grade,
    rule_cell_source, rule_cell_valid_on, rule_cell_url, rule_cell_reference;

#define RULE_TEXTS(label, look, least, further, function) \
  { .title = label, .kind = ROW_TEXT, .style = look, .width = least, .flags = further, .cell = function }
#define RULE_DAY(label, function)                                                              \
  {                                                                                            \
    .title = label, .kind = ROW_DATE, .style = STYLE_DAY, .width = 11, .flags = COLUMN_HASHED, \
    .cell = function                                                                           \
  }
#define RULE_NUMBERS(label, form, look, least, function) \
  { .title = label, .kind = form, .style = look, .width = least, .cell = function }

/* The rule's number, which leads to its row on the sheet Rules. */
#define RULE_LINK_COLUMN \
  RULE_NUMBERS(LABEL_RULE_NUMBER, ROW_INTEGER, STYLE_LINK_ID, 7, rule_cell_number_linked)

/* The value in words, and for those who write tables as they hold it. */
#define RULE_VALUE_COLUMN(least, flags) \
  RULE_TEXTS(LABEL_RULE_VALUE, STYLE_WRAPPED, least, flags, rule_cell_value)
#define RULE_EXPRESSION_COLUMN                                                                   \
  RULE_TEXTS(LABEL_RULE_EXPRESSION, STYLE_TEXT, 14, COLUMN_FITTED | COLUMN_KEYS | COLUMN_SCREEN, \
             rule_cell_expression)
#define RULE_REFERENCE_COLUMN                                                                   \
  RULE_TEXTS(LABEL_RULE_REFERENCE, STYLE_TEXT, 14, COLUMN_FITTED | COLUMN_KEYS | COLUMN_SCREEN, \
             rule_cell_reference)

#endif
