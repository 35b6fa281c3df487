#include "formats/report/grades.h"

#include "formats/words/template.h"

static int count_grades(const struct grade_totals *grades) {
  int count = 0;
  for (int grade = 0; grade < GRADE_COUNT; grade++) count += grades->results[grade] > 0;
  return count;
}

static int count_missing(const struct grade_totals *grades) {
  struct missing_rule missing[MISSING_RULES_SHOWN];
  size_t all;
  int count = grade_totals_missing(grades, missing, MISSING_RULES_SHOWN, &all);
  for (int i = 0; i < count; i++) money_clear(&missing[i].moved);
  return count;
}

/* A title and a blank row for each part. */
int report_grades_rows(const struct summary_page *summary) {
  const struct grade_totals *grades = &summary->report->totals.grades;
  int rows = count_grades(grades), missing = count_missing(grades);
  return (rows == 0 ? 0 : rows + 2) + (missing == 0 ? 0 : missing + 2);
}

static void write_title(struct summary_page *summary, int row, enum label title, enum label amount) {
  page_put_word(&summary->cells, row, COLUMN_LABEL, title, STYLE_SECTION);
  page_put_word(&summary->cells, row, COLUMN_RESULTS, LABEL_SCHEME_RESULTS, STYLE_SECTION);
  page_put_word(&summary->cells, row, COLUMN_AMOUNTS, amount, STYLE_SECTION);
  xlsx_blank(&summary->cells.sheet, row, COLUMN_MONTHS, STYLE_SECTION);
  for (int i = COLUMN_AMOUNTS + 1; i < summary_page_columns(summary); i++)
    xlsx_blank(&summary->cells.sheet, row, i, STYLE_SECTION);
}

static int write_grades(struct summary_page *summary, int row) {
  const struct grade_totals *grades = &summary->report->totals.grades;
  write_title(summary, row++, LABEL_REPORT_GRADES, LABEL_TOTAL);
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    if (grades->results[grade] == 0) continue;
    page_put_word(&summary->cells, row, COLUMN_LABEL, word_label(WORDS_GRADE, grade), STYLE_LABEL);
    page_put_count(&summary->cells, row, COLUMN_RESULTS, grades->results[grade]);
    page_put(&summary->cells, row, COLUMN_AMOUNTS, &grades->totals[grade], false, STYLE_MONEY);
    row++;
  }
  return row + 1;
}

/* What it is called, and where English is read what programs call it. */
static void write_parameter(struct summary_page *summary, int row, enum parameter parameter) {
  const enum sheet_language language = summary->cells.language;
  struct buffer words = {0};
  sheet_words_add(&words, language, ' ', parameter_label(parameter), NULL, 0);
  if (sheet_words_have(language, LANGUAGE_EN)) {
    buffer_add_literal(&words, " (");
    buffer_add_text(&words, text_from(parameters[parameter].name));
    buffer_add_byte(&words, ')');
  }
  xlsx_text(&summary->cells.sheet, row, COLUMN_AMOUNTS + 1, buffer_text(&words), STYLE_SUBTITLE);
  buffer_clear(&words);
}

static void write_missing_rule(struct summary_page *summary, int row, const struct missing_rule *missing) {
  struct buffer place = {0};
  report_context_add_region(&summary->report->context, &place, missing->region);
  xlsx_text(&summary->cells.sheet, row, COLUMN_LABEL, buffer_text(&place), STYLE_LABEL);
  page_put_count(&summary->cells, row, COLUMN_RESULTS, missing->results);
  page_put(&summary->cells, row, COLUMN_AMOUNTS, &missing->moved, false, STYLE_MONEY);
  write_parameter(summary, row, missing->parameter);
  buffer_clear(&place);
}

static void write_missing_rules(struct summary_page *summary, int row) {
  struct missing_rule missing[MISSING_RULES_SHOWN];
  size_t all;
  int count = grade_totals_missing(&summary->report->totals.grades, missing, MISSING_RULES_SHOWN, &all);
  if (count > 0) write_title(summary, row, LABEL_REPORT_MISSING_RULES, LABEL_REPORT_MOVED);
  for (int i = 0; i < count; i++) {
    write_missing_rule(summary, row + 1 + i, &missing[i]);
    money_clear(&missing[i].moved);
  }
}

void report_grades_write(struct summary_page *summary, int row) {
  if (report_grades_rows(summary) == 0) return;
  write_missing_rules(summary, write_grades(summary, row));
}
