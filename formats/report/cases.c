#include "formats/report/cases.h"

#include "formats/report/case_formula.h"
#include "formats/report/cells.h"
#include "formats/words/delay_text.h"
#include "formats/words/note_text.h"

/* The next of a list that begins at `start`. */
static void add_item(struct buffer *out, size_t start, enum language language, struct text item) {
  if (out->length > start) buffer_add_text(out, text_from(label(language, LABEL_DELAY_SEMICOLON)));
  buffer_add_text(out, item);
}

static void write_worse_why(struct row_writer *writer, unsigned worse_why) {
  struct buffer *text = &writer->text;
  buffer_reset(text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(text, 0, ' ');
    const size_t start = text->length;
    for (int i = 0; i < WORSENING_COUNT; i++)
      if ((worse_why >> i & 1U) != 0)
        add_item(text, start, language, text_from(label(language, word_label(WORDS_WORSENING, i))));
  }
  row_writer_shared(writer, buffer_text(text));
}

static void write_parameters(struct row_writer *writer, parameter_set named) {
  struct buffer *text = &writer->text;
  buffer_reset(text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(text, 0, ' ');
    const size_t start = text->length;
    for (parameter_set rest = named; rest != 0; rest &= rest - 1)
      add_item(text, start, language,
               text_from(label(language, parameter_label((enum parameter)__builtin_ctzll(rest)))));
  }
  row_writer_shared(writer, buffer_text(text));
}

static void write_notes(struct row_writer *writer, const struct assessment *assessment) {
  struct buffer *text = &writer->text;
  buffer_reset(text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(text, 0, ' ');
    const size_t start = text->length;
    for (int code = NOTE_FIRST; (code = note_next(assessment->notes, code)) != NOTE_NONE; code++) {
      add_item(text, start, language, note_code(code));
      if (note_code(code).length > 0) buffer_add_byte(text, ' ');
      note_text(text, language, code,
                (struct note_reader){.assessment = assessment, .regions = writer->context->regions});
    }
  }
  row_writer_scratch(writer);
}

/* Codes alone, what each says stands on the first sheet; a note without one says what it has to. */
static void add_note_code(struct row_writer *writer, const struct assessment *assessment, int code) {
  const struct note_reader reader = {.assessment = assessment, .regions = writer->context->regions};
  struct buffer *text = &writer->text;
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(text, 0, ' ');
    if (note_code(code).length == 0) note_text(text, language, code, reader);
    buffer_add_text(text, note_code(code));
    if (note_code(code).length > 0) return;
  }
}

static void cell_note_codes(struct row_writer *writer, const struct report_subject *subject,
                            const struct report_column *column) {
  const struct assessment *assessment = subject->assessment;
  (void)column;
  buffer_reset(&writer->text);
  for (int code = NOTE_FIRST; (code = note_next(assessment->notes, code)) != NOTE_NONE; code++)
    add_note_code(writer, assessment, code);
  row_writer_shared(writer, buffer_text(&writer->text));
}

static void write_documents(struct row_writer *writer, const struct assessment *assessment) {
  const struct rule *const rows[LANGUAGE_COUNT] = {
      [LANGUAGE_ZH] = assessment->documents_zh, [LANGUAGE_EN] = assessment->documents_en};
  struct buffer *text = &writer->text;
  buffer_reset(text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    if (rows[language] == NULL) continue;
    sheet_words_part(text, 0, ' ');
    buffer_add_text(text, rows[language]->value_text);
  }
  row_writer_shared(writer, buffer_text(text));
}

static void write_delay(struct row_writer *writer, const struct assessment *assessment) {
  buffer_reset(&writer->text);
  for (EACH_SHEET_LANGUAGE(language, writer->context->language)) {
    sheet_words_part(&writer->text, 0, ' ');
    delay_text(&writer->text, language, assessment);
  }
  row_writer_scratch(writer);
}

/* A cell carried through from the list; offset is its place in the row. */
static void cell_carried(struct row_writer *writer, const struct report_subject *subject,
                         const struct report_column *column) {
  const struct dossier *dossier = subject->dossier;
  row_writer_text(writer, column->offset < dossier->cell_count ? dossier->cells[column->offset] : TEXT(""));
}

static void put_formula(struct row_writer *writer, const struct report_subject *subject,
                        enum result_figure figure) {
  if (writer->sheet->layout->rows != ROWS_OF_RESULTS)
    return; /* a column of the sheet of another kind of row */
  struct formula *formula = row_writer_formula(writer);
  const struct case_view view = {subject->assessment, subject->first_line};
  if (formula != NULL) row_writer_put_formula(writer, case_formula(formula, view, figure), (int)figure);
}

/* A record number leads to the ledger lines of the result, where there are any. */
static void write_number(struct row_writer *writer, const struct report_subject *subject, int64_t number) {
  const struct assessment *assessment = subject->assessment;
  if (writer->sheet->layout->links_records && assessment->line_count > 0)
    row_writer_link(writer, writer->context->places.ledger_lines, subject->first_line,
                    (int64_t)assessment->line_count, number);
  else
    row_writer_count(writer, number);
}

/* A figure that does not apply is blank, but what was not paid in part is owed whole. */
static void write_inapplicable(struct row_writer *writer, const struct report_subject *subject,
                               enum result_figure figure) {
  const struct assessment *assessment = subject->assessment;
  if (figure != RESULT_OUTSTANDING || !assessment_has(assessment, FIGURE_ARREARS)) {
    row_writer_blank(writer);
    return;
  }
  put_formula(writer, subject, figure);
  row_writer_money(writer, &assessment->total);
}

#undef WRITE_NUMBER
#define WRITE_NUMBER(value) write_number(writer, subject, value)
#define WRITE_WORSENINGS(value) write_worse_why(writer, value)
#define WRITE_NOTES(value) write_notes(writer, subject->assessment)

#define WRITE_GRADE(value) row_writer_word(writer, word_label(WORDS_GRADE, value))
#define WRITE_PARAMETERS(value) write_parameters(writer, value)

#define RESULT_ROW(ID, key, label, type, value, when, ...)                                       \
  static void result_cell_##key(struct row_writer *writer, const struct report_subject *subject, \
                                const struct report_column *column) {                            \
    const struct dossier *dossier = subject->dossier;                                            \
    const struct assessment *assessment = subject->assessment;                                   \
    (void)dossier, (void)assessment, (void)column;                                               \
    if (!(when)) {                                                                               \
      write_inapplicable(writer, subject, RESULT_##ID);                                          \
      return;                                                                                    \
    }                                                                                            \
    put_formula(writer, subject, RESULT_##ID);                                                   \
    WRITE_##type(value);                                                                         \
  }
#include "calc/figures.def"
REPORT_CELL(cell_values, row_writer_values(writer, result_titles))
REPORT_CELL(cell_documents, write_documents(writer, subject->assessment))
REPORT_CELL(cell_delay, write_delay(writer, subject->assessment))

const struct report_column report_cases_columns[] = {
#define RESULT_ROW(ID, key, label, type, value, when, sum, least, ...) \
  [RESULT_##ID] = {.title = label, FORM_##type(sum), .width = least, .cell = result_cell_##key},
#define RESULT_PART(ID, key, zh, en, member, when, sum) \
  [RESULT_##ID] = {.title = LABEL_##ID,                 \
                   FORM_MONEY(sum),                     \
                   .width = 11,                         \
                   .cell = result_cell_##key,           \
                   .only_with = UINT64_C(1) << FIELD_PAID_ARREARS},
#define RESULT_INTEREST(ID, key, zh, en, member, when)                                   \
  [RESULT_##ID] = {.title = LABEL_##ID,                                                  \
                   COLUMN_FORM(ROW_MONEY, STYLE_MONEY, COLUMN_SUMMED | COLUMN_INTEREST), \
                   .width = 11,                                                          \
                   .cell = result_cell_##key},
#include "calc/figures.def"
};

/* On paper sentences would make every row some lines high: there notes have their codes, and sentences follow
 * what is printed. */
#define SHOWN_NUMBER(ID) AS_RESULT(ID),
#define SHOWN_COUNT(ID) AS_RESULT(ID),
#define SHOWN_TEXT(ID) AS_RESULT(ID),
#define SHOWN_REGION(ID) AS_RESULT(ID),
#define SHOWN_WORD(ID) AS_RESULT(ID),
#define SHOWN_MONTH(ID) AS_RESULT(ID),
#define SHOWN_DAY(ID) AS_RESULT(ID),
#define SHOWN_MONEY(ID) AS_RESULT(ID),
#define SHOWN_WORSENINGS(ID)
#define SHOWN_GRADE(ID) AS_RESULT(ID),
#define SHOWN_NOTES(ID) {.title = LABEL_NOTE_CODES, FORM_TEXT(NO_SUM), .width = 11, .cell = cell_note_codes},
#define SHOWN_PARAMETERS(ID)

static const struct report_column shown_columns[] = {
#define RESULT_ROW(ID, key, label, type, ...) SHOWN_##type(ID)
#include "calc/figures.def"
    SOURCE_LINE_COLUMN,
    AS_RESULT_ON_SCREEN(WORSE_WHY),
    AS_RESULT_ON_SCREEN(NOTES),
    AS_RESULT_ON_SCREEN(GRADE_WHY),
    {.title = LABEL_DOCUMENTS, FORM_TEXT(NO_SUM), .width = 12, .cell = cell_documents},
    {.title = LABEL_OUTLOOK, FORM_TEXT(NO_SUM), .width = 12, .cell = cell_delay},
    {.title = LABEL_FORMULA_VALUES, FORM_TEXT(NO_SUM), .width = 10, .cell = cell_values},
};

const struct report_layout report_cases = {.name = LABEL_SHEET_CASES,
                                           .rows = ROWS_OF_RESULTS,
                                           .columns = shown_columns,
                                           .count = sizeof shown_columns / sizeof shown_columns[0],
                                           .carried_cell = cell_carried,
                                           .frozen = 3,
                                           .links_records = true,
                                           .heading_lines = 3,
                                           .color = 0x1F4E79};
