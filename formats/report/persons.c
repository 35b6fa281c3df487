#include "formats/report/cases.h"
#include "formats/report/cells.h"

/* Sums of the person at the column's offset in report_sums.amounts. */
static void cell_amount(struct row_writer *writer, const struct report_subject *subject,
                        const struct report_column *column) {
  const struct report_person *person = subject->person;
  if ((person->sums.amounts_known >> column->offset & 1u) != 0)
    row_writer_money(writer, &person->sums.amounts[column->offset]);
  else
    row_writer_blank(writer);
}

/* Five schemes in Chinese fill two lines. */
static void add_schemes(struct buffer *out, enum language language, const struct dossier *dossier) {
  static const char *const between[LANGUAGE_COUNT] = {[LANGUAGE_ZH] = "+", [LANGUAGE_EN] = " + "};
  for (int i = 0; i < dossier->assessment_count; i++) {
    const int scheme = (int)dossier->assessments[i].scheme;
    if (i > 0) buffer_add_text(out, text_from(between[language]));
    buffer_add_text(out, text_from(label(language, word_label(WORDS_SCHEME, scheme))));
  }
}

static void write_schemes(struct row_writer *writer, const struct dossier *dossier) {
  buffer_reset(&writer->text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(&writer->text, 0, '\n');
    add_schemes(&writer->text, language, dossier);
  }
  row_writer_shared(writer, buffer_text(&writer->text));
}

static void write_months(struct row_writer *writer, const struct report_person *person) {
  if (person->sums.has_months)
    row_writer_count(writer, person->sums.months);
  else
    row_writer_blank(writer);
}

REPORT_CELL(cell_name, row_writer_text(writer, subject->dossier->reported.name))
REPORT_CELL(cell_id_number, row_writer_text(writer, subject->dossier->reported.id_number))
REPORT_CELL(cell_region,
            row_writer_text(writer, row_writer_region(writer, subject->dossier->reported.region)))
REPORT_CELL(cell_employer, row_writer_text(writer, subject->dossier->reported.employer))
REPORT_CELL(cell_schemes, write_schemes(writer, subject->dossier))
REPORT_CELL(cell_results, row_writer_count(writer, subject->person->sums.results))
REPORT_CELL(cell_months, write_months(writer, subject->person))
REPORT_CELL(cell_resumes_on, row_writer_day(writer, subject->person->resumes_on))

#define AMOUNT(label, amount) \
  { .title = label, FORM_MONEY(SHEET_SUM), .width = 11, .cell = cell_amount, .offset = amount }
#define COUNT(label, write) \
  { .title = label, FORM_COUNT(SHEET_SUM), .width = 7, .cell = write }

/* As wide as keeps the page readable; what is wider has two lines. */
#define IN_LINES(label, least, further, write) \
  { .title = label, COLUMN_FORM(ROW_TEXT, STYLE_WRAPPED, further), .width = least, .cell = write }

#define AMOUNT_IF_PART(label, amount)                                                          \
  {                                                                                            \
    .title = label, FORM_MONEY(SHEET_SUM), .width = 11, .cell = cell_amount, .offset = amount, \
    .only_with = UINT64_C(1) << FIELD_PAID_ARREARS                                             \
  }

/* What is printed comes first and fits on A4 across at 8 points: at most 179 half-width characters, of
 * which each column takes 0.7 more than its width. */
static const struct report_column columns[] = {
    AS_RESULT(RECORD),
    IN_LINES(LABEL_FIELD_NAME, 9, 0, cell_name),
    IN_LINES(LABEL_FIELD_ID_NUMBER, 11, 0, cell_id_number),
    IN_LINES(LABEL_FIELD_EMPLOYER, 14, 0, cell_employer),
    IN_LINES(LABEL_FIELD_REGION, 10, 0, cell_region),
    IN_LINES(LABEL_SCHEMES, 16, 0, cell_schemes),
    COUNT(LABEL_SCHEME_MONTHS, cell_months),
    AMOUNT(LABEL_EMPLOYER_ARREARS, AMOUNT_EMPLOYER),
    AMOUNT(LABEL_EMPLOYEE_ARREARS, AMOUNT_EMPLOYEE),
    AMOUNT(LABEL_LATE_FEE, AMOUNT_LATE_FEE),
    {.title = LABEL_DEFERRAL_INTEREST,
     COLUMN_FORM(ROW_MONEY, STYLE_MONEY, COLUMN_SUMMED | COLUMN_INTEREST),
     .width = 11,
     .cell = cell_amount,
     .offset = AMOUNT_INTEREST},
    AMOUNT(LABEL_TOTAL, AMOUNT_TOTAL),
    AMOUNT_IF_PART(LABEL_PAID, AMOUNT_PAID),
    AMOUNT_IF_PART(LABEL_OUTSTANDING, AMOUNT_OUTSTANDING),
    AMOUNT(LABEL_PAYS_EMPLOYER, AMOUNT_PAYS_EMPLOYER),
    AMOUNT(LABEL_PAYS_EMPLOYEE, AMOUNT_PAYS_EMPLOYEE),
    {.title = LABEL_LATE_FEE_PER_DAY,
     FORM_MONEY(SHEET_SUM),
     .width = 9,
     .cell = cell_amount,
     .offset = AMOUNT_PER_DAY},
    {.title = LABEL_RESUMES_ON, FORM_DAY(NO_SUM), .width = 11, .cell = cell_resumes_on},
    AS_RESULT_ON_SCREEN(PAY_ON),
    AS_RESULT(CASE_ID),
    AS_RESULT(KIND),
    COUNT(LABEL_SCHEME_RESULTS, cell_results),
    AMOUNT(LABEL_ARREARS, AMOUNT_ARREARS),
    AMOUNT(LABEL_ACCOUNT_CREDIT, AMOUNT_CREDIT),
    SOURCE_LINE_COLUMN,
};

const struct report_layout report_persons = {.name = LABEL_SHEET_PERSONS,
                                             .rows = ROWS_OF_PERSONS,
                                             .columns = columns,
                                             .count = sizeof columns / sizeof columns[0],
                                             .frozen = 2,
                                             .heading_lines = 3,
                                             .color = 0x1F4E79};
