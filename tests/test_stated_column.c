/* Columns that state what others say, too: which headings are such, and what their cells answer. */
#include "formats/list/stated_column.h"

#include <criterion/criterion.h>

#include "formats/list/case_columns.h"

/* Every field has a column but those of `without`. */
static bool is_stated(struct stated_column *stated, const char *heading, enum case_field without) {
  int index[FIELD_COUNT] = {0};
  if (without != FIELD_NONE) index[without] = COLUMN_ABSENT;
  return stated_column_is(stated, text_from(heading), index);
}

Test(stated_column, a_question_is_about_the_column_that_holds_the_particulars) {
  static const struct {
    const char *heading;
    enum case_field field;
  } headings[] = {{"是否缓缴", FIELD_DEFERRED_TO},
                  {"缓缴状态", FIELD_DEFERRED_TO},
                  {"缓缴月数", FIELD_DEFERRED_TO},
                  {"是否部分补缴", FIELD_PAID_ARREARS},
                  {"是否部分缴费", FIELD_PAID_ARREARS},
                  {"是否免滞纳金", FIELD_FEE_TO},
                  {"是否少缴", FIELD_KIND},
                  {"是否灵活就业", FIELD_PAYER}};
  for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
    struct stated_column stated;
    cr_assert(is_stated(&stated, headings[i].heading, FIELD_NONE), "%s", headings[i].heading);
    cr_expect(stated.matter == STATED_FACT && stated.field == headings[i].field, "%s", headings[i].heading);
  }
}

Test(stated_column, other_headings_are_about_the_months_or_the_whole_row) {
  static const struct {
    const char *heading;
    enum stated_matter matter;
  } headings[] = {
      {"断缴月数", STATED_COUNT}, {"补缴月数", STATED_COUNT},         {"是否补缴", STATED_DUE},
      {"是否断缴", STATED_DUE},   {"是否已缴费", STATED_PAID},        {"处理状态", STATED_STATE},
      {"备注", STATED_STATE},     {"其中已缴月份", STATED_EXCLUSION}, {"剔除月份", STATED_EXCLUSION}};
  static const char *const others[] = {"累计断缴月数", "是否党员", "部门", "已缴月份数", "a?", "?", ""};
  struct stated_column stated;
  for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
    cr_assert(is_stated(&stated, headings[i].heading, FIELD_NONE), "%s", headings[i].heading);
    cr_expect_eq(stated.matter, headings[i].matter, "%s", headings[i].heading);
  }
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    cr_expect_not(is_stated(&stated, others[i], FIELD_NONE), "%s", others[i]);
}

Test(stated_column, without_a_column_for_the_particulars_there_is_nothing_to_contradict) {
  struct stated_column stated;
  cr_expect_not(is_stated(&stated, "是否缓缴", FIELD_DEFERRED_TO));
}

Test(stated_column, a_row_is_void_or_settled_where_a_cell_says_no_more_than_that) {
  static const struct {
    enum stated_matter matter;
    const char *cell;
    enum stated_answer answer;
  } cells[] = {{STATED_DUE, "否", STATED_VOID},
               {STATED_DUE, "是", STATED_NOTHING},
               {STATED_DUE, "已补缴", STATED_SETTLED},
               {STATED_PAID, "是", STATED_SETTLED},
               {STATED_PAID, "否", STATED_NOTHING},
               {STATED_STATE, "已作废", STATED_VOID},
               {STATED_STATE, " 不补缴 ", STATED_VOID},
               {STATED_STATE, "已缴清", STATED_SETTLED},
               {STATED_STATE, "已作废旧表", STATED_NOTHING},
               {STATED_STATE, "待补缴", STATED_NOTHING},
               {STATED_STATE, "否", STATED_NOTHING},
               {STATED_EXCLUSION, "2025-03", STATED_YES},
               {STATED_EXCLUSION, "无", STATED_NOTHING},
               {STATED_EXCLUSION, "", STATED_NOTHING}};
  for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
    const struct stated_column stated = {.matter = cells[i].matter};
    cr_expect_eq(stated_column_answer(&stated, text_from(cells[i].cell)), cells[i].answer, "%s",
                 cells[i].cell);
  }
}

Test(stated_column, a_cell_answers_yes_unless_it_says_no) {
  static const struct {
    const char *cell;
    enum stated_answer question, other;
  } cells[] = {{"是", STATED_YES, STATED_YES},        {" Y ", STATED_YES, STATED_YES},
               {"1", STATED_YES, STATED_YES},         {"3个月", STATED_YES, STATED_YES},
               {"缓缴中", STATED_YES, STATED_YES},    {"√", STATED_YES, STATED_YES},
               {"否", STATED_NO, STATED_NOTHING},     {"N", STATED_NO, STATED_NOTHING},
               {"未缓缴", STATED_NO, STATED_NOTHING}, {"0", STATED_NO, STATED_NOTHING},
               {"无", STATED_NO, STATED_NOTHING},     {"正常", STATED_NO, STATED_NOTHING},
               {"", STATED_NOTHING, STATED_NOTHING},  {"-", STATED_NOTHING, STATED_NOTHING},
               {"/", STATED_NOTHING, STATED_NOTHING}};
  const struct stated_column question = {.matter = STATED_FACT, .is_question = true},
                             other = {.matter = STATED_FACT};
  for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
    cr_expect_eq(stated_column_answer(&question, text_from(cells[i].cell)), cells[i].question, "%s",
                 cells[i].cell);
    cr_expect_eq(stated_column_answer(&other, text_from(cells[i].cell)), cells[i].other, "%s", cells[i].cell);
  }
}
