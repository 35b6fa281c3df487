/* How figures of results and ledger stand in the long sheets, by their type in figures.def. */
#ifndef ARREARS_FORMATS_REPORT_CELLS_H
#define ARREARS_FORMATS_REPORT_CELLS_H

#include "calc/figure.h"
#include "formats/report/row_writer.h"

/* In a cell function: writes the value. */
#define WRITE_NUMBER(value) row_writer_count(writer, value)
#define WRITE_COUNT(value) row_writer_count(writer, value)
#define WRITE_TEXT(value) row_writer_text(writer, value)
#define WRITE_REGION(value) row_writer_text(writer, row_writer_region(writer, value))
#define WRITE_WORD(value) row_writer_word(writer, word_label((value).list, (value).index))
#define WRITE_MONTH(value) row_writer_month(writer, value)
#define WRITE_DAY(value) row_writer_day(writer, value)
#define WRITE_MONEY(value) row_writer_money(writer, &(value))

/* In a column: what its cells are, how they look, and whether they are summed or as wide as what they hold.
 */
#define COLUMN_FORM(cells, look, further) .kind = cells, .style = look, .flags = further
#define FORM_NUMBER(sum) COLUMN_FORM(ROW_INTEGER, STYLE_ID, 0)
#define FORM_COUNT(sum) COLUMN_FORM(ROW_INTEGER, STYLE_COUNT, sum == NO_SUM ? 0 : COLUMN_SUMMED)
#define FORM_TEXT(sum) COLUMN_FORM(ROW_TEXT, STYLE_TEXT, COLUMN_FITTED)
#define FORM_REGION(sum) FORM_TEXT(sum)
#define FORM_WORD(sum) FORM_TEXT(sum)
#define FORM_MONTH(sum) COLUMN_FORM(ROW_DATE, STYLE_MONTH, COLUMN_HASHED)
#define FORM_DAY(sum) COLUMN_FORM(ROW_DATE, STYLE_DAY, COLUMN_HASHED)
#define FORM_MONEY(sum) COLUMN_FORM(ROW_MONEY, STYLE_MONEY, sum == NO_SUM ? COLUMN_FITTED : COLUMN_SUMMED)
#define FORM_RATE(sum) COLUMN_FORM(ROW_DECIMAL, STYLE_RATE, COLUMN_HASHED)
#define FORM_EXACT(sum) COLUMN_FORM(ROW_DECIMAL, STYLE_EXACT, COLUMN_FITTED | COLUMN_HASHED)
#define FORM_SENTENCES COLUMN_FORM(ROW_TEXT, STYLE_WRAPPED, COLUMN_FITTED)
#define FORM_WORSENINGS(sum) FORM_SENTENCES
#define FORM_NOTES(sum) FORM_SENTENCES
#define FORM_GRADE(sum) COLUMN_FORM(ROW_TEXT, STYLE_TEXT, COLUMN_FITTED | COLUMN_GRADED)
#define FORM_PARAMETERS(sum) FORM_SENTENCES
#define FORM_FEE_RATES(sum) FORM_TEXT(sum)
#define FORM_BASIS(sum) COLUMN_FORM(ROW_INTEGER, STYLE_LINK_ID, 0)

/* The line of the list that a row comes from. */
report_cell report_cell_source_line;
#define SOURCE_LINE_COLUMN \
  { .title = LABEL_SOURCE_LINE, FORM_NUMBER(NO_SUM), .width = 7, .cell = report_cell_source_line }

#endif
