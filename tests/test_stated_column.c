/* Columns that state what others say, too: which headings are such, and what their cells answer. */
#include "formats/list/stated_column.h"

#include <criterion/criterion.h>

#include "formats/list/case_columns.h"

/* Every field has a column but those of `without`. */
static enum case_field field_of(const char *heading, enum case_field without) {
  struct stated_column stated;
  int index[FIELD_COUNT] = {0};
  if (without != FIELD_NONE) index[without] = COLUMN_ABSENT;
  return stated_column_is(&stated, text_from(heading), index) ? stated.field : FIELD_COUNT;
}

Test(stated_column, a_question_is_about_the_column_that_holds_the_particulars) {
  static const struct {
    const char *heading;
    enum case_field field;
  } headings[] = {{"是否缓缴", FIELD_DEFERRED_TO},
                  {"缓缴状态", FIELD_DEFERRED_TO},
                  {"缓缴月数", FIELD_DEFERRED_TO},
                  {"是否已补缴", FIELD_PAID_ARREARS},
                  {"是否部分缴费", FIELD_PAID_ARREARS},
                  {"是否免滞纳金", FIELD_FEE_TO},
                  {"是否少缴", FIELD_KIND},
                  {"是否灵活就业", FIELD_PAYER},
                  {"断缴月数", FIELD_NONE},
                  {"补缴月数", FIELD_NONE},
                  {"累计断缴月数", FIELD_COUNT},
                  {"是否党员", FIELD_COUNT},
                  {"部分缴费说明", FIELD_COUNT},
                  {"备注", FIELD_COUNT},
                  {"就业形式", FIELD_COUNT}};
  for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
    cr_expect_eq(field_of(headings[i].heading, FIELD_NONE), headings[i].field, "%s", headings[i].heading);
}

Test(stated_column, without_a_column_for_the_particulars_there_is_nothing_to_contradict) {
  cr_expect_eq(field_of("是否缓缴", FIELD_DEFERRED_TO), FIELD_COUNT);
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
  const struct stated_column question = {.is_question = true}, other = {.is_question = false};
  for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
    cr_expect_eq(stated_column_answer(&question, text_from(cells[i].cell)), cells[i].question, "%s",
                 cells[i].cell);
    cr_expect_eq(stated_column_answer(&other, text_from(cells[i].cell)), cells[i].other, "%s", cells[i].cell);
  }
}
