#include "formats/report/cells.h"

/* Sums of the person at the column's offset in report_sums.amounts. */
static void cell_amount(struct row_writer *writer, const struct report_subject *subject,
                        const struct report_column *column) {
  const struct report_person *person = subject->person;
  if ((person->figures & column->figure) != 0)
    row_writer_money(writer, &person->sums.amounts[column->offset]);
  else
    row_writer_blank(writer);
}

static void write_schemes(struct row_writer *writer, const struct dossier *dossier) {
  buffer_reset(&writer->text);
  for (int i = 0; i < dossier->assessment_count; i++) {
    if (i > 0) buffer_add_literal(&writer->text, " + ");
    int scheme = (int)dossier->assessments[i].scheme;
    buffer_add_text(&writer->text, writer->context->words[word_label(WORDS_SCHEME, scheme)]);
  }
  row_writer_shared(writer, buffer_text(&writer->text));
}

static void write_months(struct row_writer *writer, const struct report_person *person) {
  if ((person->figures & FIGURE_PAYABLE_MONTHS) != 0)
    row_writer_count(writer, person->sums.months);
  else
    row_writer_blank(writer);
}

REPORT_CELL(cell_schemes, write_schemes(writer, subject->dossier))
REPORT_CELL(cell_results, row_writer_count(writer, subject->person->sums.results))
REPORT_CELL(cell_months, write_months(writer, subject->person))
REPORT_CELL(cell_resumes_on, row_writer_day(writer, subject->person->resumes_on))

#define AMOUNT(title, amount, figure) \
  { title, ROW_MONEY, STYLE_MONEY, 12, COLUMN_SUMMED, cell_amount, amount, figure }

static const struct report_column columns[] = {
    REPORT_COLUMN_RECORD,
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_CASE_ID, 8, case_id),
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_NAME, 8, name),
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_ID_NUMBER, 12, id_number),
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_EMPLOYER, 12, employer),
    {LABEL_FIELD_REGION, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, report_cell_region, 0, 0},
    {LABEL_FIELD_KIND, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, report_cell_kind, 0, 0},
    {LABEL_SCHEMES, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, cell_schemes, 0, 0},
    {LABEL_SCHEME_RESULTS, ROW_INTEGER, STYLE_COUNT, 7, COLUMN_SUMMED, cell_results, 0, 0},
    {LABEL_FIELD_PAY_ON, ROW_DATE, STYLE_DAY, 11, 0, report_cell_pay_on, 0, 0},
    {LABEL_PAYABLE_MONTHS, ROW_INTEGER, STYLE_COUNT, 7, COLUMN_SUMMED, cell_months, 0, 0},
    AMOUNT(LABEL_EMPLOYER_ARREARS, AMOUNT_EMPLOYER, FIGURE_SHARES),
    AMOUNT(LABEL_EMPLOYEE_ARREARS, AMOUNT_EMPLOYEE, FIGURE_SHARES),
    AMOUNT(LABEL_ARREARS, AMOUNT_ARREARS, FIGURE_ARREARS),
    AMOUNT(LABEL_LATE_FEE, AMOUNT_LATE_FEE, FIGURE_FEE),
    AMOUNT(LABEL_TOTAL, AMOUNT_TOTAL, FIGURE_ARREARS),
    AMOUNT(LABEL_ACCOUNT_CREDIT, AMOUNT_CREDIT, FIGURE_ACCOUNT_CREDIT),
    {LABEL_RESUMES_ON, ROW_DATE, STYLE_DAY, 11, 0, cell_resumes_on, 0, 0},
    REPORT_COLUMN_SOURCE_LINE,
};

const struct report_layout report_persons = {.name = LABEL_SHEET_PERSONS,
                                             .columns = columns,
                                             .count = sizeof columns / sizeof columns[0],
                                             .frozen = 3,
                                             .pages_wide = 1,
                                             .color = 0x1F4E79};
