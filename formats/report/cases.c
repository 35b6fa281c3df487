#include "formats/report/cells.h"
#include "formats/words/delay_text.h"
#include "formats/words/figures_text.h"

static bool applies(const struct report_subject *subject, const struct report_column *column) {
  return (subject->assessment->figures & column->figure) != 0;
}

/* Figures of the assessment at the column's offset, if they apply. */
static void cell_amount(struct row_writer *writer, const struct report_subject *subject,
                        const struct report_column *column) {
  const void *at = (const char *)subject->assessment + column->offset;
  if (applies(subject, column))
    row_writer_money(writer, at);
  else
    row_writer_blank(writer);
}

static void cell_count(struct row_writer *writer, const struct report_subject *subject,
                       const struct report_column *column) {
  int count;
  memcpy(&count, (const char *)subject->assessment + column->offset, sizeof count);
  if (applies(subject, column))
    row_writer_count(writer, count);
  else
    row_writer_blank(writer);
}

static void cell_day(struct row_writer *writer, const struct report_subject *subject,
                     const struct report_column *column) {
  struct date date;
  memcpy(&date, (const char *)subject->assessment + column->offset, sizeof date);
  row_writer_day(writer, date);
}

static void add_word(struct row_writer *writer, struct text word) {
  if (writer->text.length > 0) buffer_add_text(&writer->text, writer->context->words[LABEL_DELAY_SEMICOLON]);
  buffer_add_text(&writer->text, word);
}

static void write_worse_why(struct row_writer *writer, unsigned worse_why) {
  buffer_reset(&writer->text);
  for (int i = 0; i < WORSENING_COUNT; i++)
    if ((worse_why >> i & 1U) != 0) add_word(writer, writer->context->words[word_label(WORDS_WORSENING, i)]);
  row_writer_shared(writer, buffer_text(&writer->text));
}

static void write_notes(struct row_writer *writer, note_set notes) {
  buffer_reset(&writer->text);
  for (int code = NOTE_FIRST; notes >> (code - NOTE_FIRST) != 0; code++) {
    if ((notes >> (code - NOTE_FIRST) & 1U) == 0) continue;
    const struct diagnostic_definition *note = &diagnostics_table[code];
    add_word(writer, text_from(note->code));
    buffer_add_byte(&writer->text, ' ');
    buffer_add_text(&writer->text, text_from(writer->context->language == LANGUAGE_ZH ? note->zh : note->en));
  }
  row_writer_scratch(writer);
}

static void write_documents(struct row_writer *writer, const struct assessment *assessment) {
  const struct rule *row =
      writer->context->language == LANGUAGE_ZH ? assessment->documents_zh : assessment->documents_en;
  row_writer_shared(writer, row == NULL ? TEXT("") : row->value_text);
}

static void write_delay(struct row_writer *writer, const struct assessment *assessment) {
  buffer_reset(&writer->text);
  delay_text(&writer->text, writer->context->language, assessment);
  row_writer_scratch(writer);
}

/* Words of the assessment that are there only with their figure. */
static void write_word_if(struct row_writer *writer, bool is_there, enum word_list list, int value) {
  if (is_there)
    row_writer_word(writer, word_label(list, value));
  else
    row_writer_blank(writer);
}

/* A cell carried through from the list; offset is its place in the row. */
static void cell_carried(struct row_writer *writer, const struct report_subject *subject,
                         const struct report_column *column) {
  const struct dossier *dossier = subject->dossier;
  row_writer_text(writer, column->offset < dossier->cell_count ? dossier->cells[column->offset] : TEXT(""));
}

REPORT_CELL(cell_payer, write_word_if(writer, subject->dossier->reported.kind == KIND_BACKPAY, WORDS_PAYER,
                                      (int)subject->assessment->payer))
REPORT_CELL(cell_gap_from, row_writer_month(writer, month_is_set(subject->assessment->gap_to)
                                                        ? subject->dossier->reported.gap_from
                                                        : MONTH_NONE))
REPORT_CELL(cell_gap_to, row_writer_month(writer, subject->assessment->gap_to))
REPORT_CELL(cell_bearer, write_word_if(writer, applies(subject, column), WORDS_PAYER,
                                       (int)subject->assessment->late_fee_bearer))
REPORT_CELL(cell_gap_costs,
            write_word_if(writer, applies(subject, column), WORDS_COSTS, (int)subject->assessment->gap_costs))
REPORT_CELL(cell_continuity, write_word_if(writer, applies(subject, column), WORDS_CONTINUITY,
                                           (int)subject->assessment->continuity))
REPORT_CELL(cell_worse_why, write_worse_why(writer, subject->assessment->worse_why))
REPORT_CELL(cell_status,
            row_writer_word(writer, word_label(WORDS_ASSESSMENT, (int)subject->assessment->status)))
REPORT_CELL(cell_notes, write_notes(writer, subject->assessment->notes))
REPORT_CELL(cell_documents, write_documents(writer, subject->assessment))
REPORT_CELL(cell_delay, write_delay(writer, subject->assessment))

#define AMOUNT(title, field, figure)                                                                   \
  {                                                                                                    \
    title, ROW_MONEY, STYLE_MONEY, 11, COLUMN_SUMMED, cell_amount, offsetof(struct assessment, field), \
        figure                                                                                         \
  }
#define COUNT(title, flags, field, figure) \
  { title, ROW_INTEGER, STYLE_COUNT, 6, flags, cell_count, offsetof(struct assessment, field), figure }
#define DAY(title, field) \
  { title, ROW_DATE, STYLE_DAY, 11, 0, cell_day, offsetof(struct assessment, field), 0 }
#define WORD(title, width, cell, figure) \
  { title, ROW_TEXT, STYLE_TEXT, width, COLUMN_FITTED, cell, 0, figure }

static const struct report_column columns[] = {
    REPORT_COLUMN_RECORD,
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_CASE_ID, 8, case_id),
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_NAME, 8, name),
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_ID_NUMBER, 12, id_number),
    REPORT_COLUMN_CASE_TEXT(LABEL_FIELD_EMPLOYER, 12, employer),
    {LABEL_FIELD_REGION, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, report_cell_region, 0, 0},
    WORD(LABEL_FIELD_KIND, 10, report_cell_kind, 0),
    WORD(LABEL_FIELD_SCHEME, 10, report_cell_scheme, 0),
    WORD(LABEL_FIELD_PAYER, 9, cell_payer, 0),
    {LABEL_FIELD_GAP_FROM, ROW_DATE, STYLE_MONTH, 9, 0, cell_gap_from, 0, 0},
    {LABEL_FIELD_GAP_TO, ROW_DATE, STYLE_MONTH, 9, 0, cell_gap_to, 0, 0},
    {LABEL_FIELD_PAY_ON, ROW_DATE, STYLE_DAY, 11, 0, report_cell_pay_on, 0, 0},
    COUNT(LABEL_MONTHS, 0, months, FIGURE_MONTHS),
    COUNT(LABEL_PAYABLE_MONTHS, COLUMN_SUMMED, payable_months, FIGURE_PAYABLE_MONTHS),
    AMOUNT(LABEL_EMPLOYER_ARREARS, employer_arrears, FIGURE_SHARES),
    AMOUNT(LABEL_EMPLOYEE_ARREARS, employee_arrears, FIGURE_SHARES),
    AMOUNT(LABEL_ARREARS, arrears, FIGURE_ARREARS),
    AMOUNT(LABEL_LATE_FEE_UNCAPPED, late_fee_uncapped, FIGURE_FEE),
    AMOUNT(LABEL_LATE_FEE, late_fee, FIGURE_FEE),
    WORD(LABEL_LATE_FEE_BEARER, 9, cell_bearer, FIGURE_BEARER),
    AMOUNT(LABEL_ROUNDING_DIFFERENCE, rounding_difference, FIGURE_FEE),
    AMOUNT(LABEL_TOTAL, total, FIGURE_ARREARS),
    AMOUNT(LABEL_LATE_FEE_PER_DAY, late_fee_per_day, FIGURE_FEE),
    COUNT(LABEL_GAP_MONTHS, 0, gap_months, FIGURE_GAP),
    DAY(LABEL_SUSPENDED_FROM, suspended_from),
    DAY(LABEL_RESUMES_ON, resumes_on),
    COUNT(LABEL_WAIT_MONTHS, 0, wait_months, FIGURE_WAIT),
    WORD(LABEL_GAP_COSTS, 15, cell_gap_costs, FIGURE_GAP),
    WORD(LABEL_CONTINUITY, 9, cell_continuity, FIGURE_GAP),
    AMOUNT(LABEL_ACCOUNT_CREDIT, account_credit, FIGURE_ACCOUNT_CREDIT),
    DAY(LABEL_WORSE_FROM, worse_from),
    {LABEL_WORSE_WHY, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, cell_worse_why, 0, 0},
    WORD(LABEL_STATUS, 9, cell_status, 0),
    {LABEL_NOTES, ROW_TEXT, STYLE_TEXT, 10, COLUMN_FITTED, cell_notes, 0, 0},
    REPORT_COLUMN_SOURCE_LINE,
    {LABEL_DOCUMENTS, ROW_TEXT, STYLE_TEXT, 12, COLUMN_FITTED, cell_documents, 0, 0},
    {LABEL_OUTLOOK, ROW_TEXT, STYLE_TEXT, 12, COLUMN_FITTED, cell_delay, 0, 0},
};

const struct report_layout report_cases = {.name = LABEL_SHEET_CASES,
                                           .columns = columns,
                                           .count = sizeof columns / sizeof columns[0],
                                           .carried_cell = cell_carried,
                                           .frozen = 3,
                                           .pages_wide = 3,
                                           .color = 0x1F4E79};
