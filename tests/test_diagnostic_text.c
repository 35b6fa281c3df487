/* Diagnostics in words, in both languages. */
#include "formats/list/diagnostic_text.h"
#include "formats/words/template.h"

#include <criterion/criterion.h>

static void expect_buffer(struct buffer *out, const char *expected) {
  cr_expect(text_is(buffer_text(out), expected), "%.*s, expected %s", (int)out->length, out->at, expected);
  buffer_clear(out);
}

Test(diagnostic_text, templates_take_their_arguments_in_any_order) {
  static const struct text arguments[] = {{"one", 3}, {"two", 3}, {"", 0}};
  static const struct {
    const char *template, *expected;
  } table[] = {
      {"plain", "plain"},
      {"{0} and {1}", "one and two"},
      {"{1}{0}{1}", "twoonetwo"},
      {"<{2}>", "<>"},
      {"{3} stays", "{3} stays"}, /* no such argument */
      {"{ 0} {x} {", "{ 0} {x} {"},
      {"{0!}", "\"one\""},
      {"{2!}", "missing"},
      {"{1,}", "two, "},
      {"{0?<{0}>}", "<one>"},
      {"a{3?<{0}>}b", "ab"}, /* a section without its argument */
      {"{0?{0,}; }", "one, two, ; "},
      {"{0?open", "{0?open"},
      {"{0x}", "{0x}"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer out = {0};
    template_add(&out, LANGUAGE_EN, table[i].template, arguments, 3);
    expect_buffer(&out, table[i].expected);
  }
}

Test(diagnostic_text, characters_are_described) {
  static const struct {
    const char *character, *zh, *en;
  } table[] = {
      {"O", "是字母 O", "is the letter O"}, {"l", "是字母 l", "is the letter l"},
      {"。", "是 \"。\"", "is \"。\""},     {"%", "是 \"%\"", "is \"%\""},
      {"", "是缺失的", "is missing"},
  };
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer zh = {0}, en = {0};
    struct text character = text_from(table[i].character);
    template_add(&zh, LANGUAGE_ZH, "是{0!}", &character, 1);
    template_add(&en, LANGUAGE_EN, "is {0!}", &character, 1);
    expect_buffer(&zh, table[i].zh);
    expect_buffer(&en, table[i].en);
  }
}

/* `缴费基数 "5,OOO"` of CONTRACT 2, in line 128. */
static void add_contract_example(struct diagnostics *diagnostics) {
  diagnostics_add(diagnostics, DIAGNOSTIC_NOT_A_NUMBER, FIELD_WAGE, TEXT("5,OOO"));
  diagnostics_argument_number(diagnostics, 3);
  diagnostics_argument(diagnostics, TEXT("O"));
}

static void expect_line(enum language language, struct row_place place, const struct case_columns *columns,
                        const struct diagnostics *diagnostics, const char *expected) {
  struct buffer out = {0};
  diagnostic_line(&out, language, &place, columns, diagnostics, &diagnostics->items[0]);
  expect_buffer(&out, expected);
}

Test(diagnostic_text, a_line_names_file_line_column_text_reason_and_remedy) {
  static const struct text names[] = {{"gap_from", 8}, {"缴费基数", 12}};
  const struct row_place place = {.file = TEXT("cases.csv"), .line = 128, .record = 127}, nowhere = {0};
  struct case_columns columns, unknown = {0};
  struct columns_problem problem;
  struct diagnostics diagnostics = {0};
  cr_assert(case_columns_find(&columns, names, 2, (struct column_choices){0}, &problem));
  add_contract_example(&diagnostics);
  expect_line(
      LANGUAGE_ZH, place, &columns, &diagnostics,
      "cases.csv:128: 缴费基数 \"5,OOO\": 不是数字(第 3 个字符是字母 O);请只填数字,如 8000 或 8,000.50 "
      "[E101, 记录 127]");
  expect_line(
      LANGUAGE_EN, place, &unknown, &diagnostics,
      "cases.csv:128: wage \"5,OOO\": not a number (character 3 is the letter O); write digits only, such "
      "as 8000 or 8,000.50 [E101, record 127]");
  expect_line(
      LANGUAGE_EN, nowhere, &columns, &diagnostics,
      "缴费基数 \"5,OOO\": not a number (character 3 is the letter O); write digits only, such as 8000 or "
      "8,000.50 [E101]");
  diagnostics_clear(&diagnostics);
  case_columns_clear(&columns);
}

Test(diagnostic_text, a_column_that_the_list_lacks_is_named_in_the_language) {
  static const struct text names[] = {{"业务类型", 12}};
  const struct row_place place = {.file = TEXT("转移.csv"), .line = 2, .record = 1};
  struct case_columns columns;
  struct columns_problem problem;
  struct diagnostics diagnostics = {0};
  cr_assert(case_columns_find(&columns, names, 1, (struct column_choices){0}, &problem));
  diagnostics_add(&diagnostics, DIAGNOSTIC_MISSING_VALUE, FIELD_REGION_TO, TEXT(""));
  diagnostics_argument(&diagnostics, TEXT("transfer"));
  expect_line(LANGUAGE_ZH, place, &columns, &diagnostics,
              "转移.csv:2: 转入地: 未填写;业务“转移接续”需要此列 [E130, 记录 1]");
  expect_line(LANGUAGE_EN, place, &columns, &diagnostics,
              "转移.csv:2: region_to: is empty; the kind transfer needs it [E130, record 1]");
  diagnostics_clear(&diagnostics);
  case_columns_clear(&columns);
}

Test(diagnostic_text, a_line_leaves_out_what_it_does_not_know) {
  const struct row_place place = {.file = TEXT("-"), .line = 3, .record = 2};
  const struct case_columns columns = {0};
  struct diagnostics empty_cell = {0}, whole_row = {0};
  diagnostics_add(&empty_cell, DIAGNOSTIC_MISSING_VALUE, FIELD_GAP_FROM, TEXT(""));
  diagnostics_argument(&empty_cell, TEXT("backpay"));
  diagnostics_add(&whole_row, DIAGNOSTIC_UNCLOSED_QUOTE, FIELD_NONE, TEXT(""));
  expect_line(LANGUAGE_EN, place, &columns, &empty_cell,
              "-:3: gap_from: is empty; the kind backpay needs it [E130, record 2]");
  expect_line(LANGUAGE_EN, place, &columns, &whole_row,
              "-:3: opens a quote that is never closed; add the closing quote [E142, record 2]");
  diagnostics_clear(&empty_cell);
  diagnostics_clear(&whole_row);
}

Test(diagnostic_text, every_diagnostic_has_words_and_a_code_of_its_own) {
  for (int i = 0; i < DIAGNOSTIC_COUNT; i++) {
    const struct diagnostic_definition *one = &diagnostics_table[i];
    cr_expect(one->zh[0] != '\0' && one->en[0] != '\0', "%s", one->code);
    cr_expect((one->severity == SEVERITY_NOTE) == (i >= NOTE_FIRST), "%s: errors first, notes behind",
              one->code);
    for (int k = 0; k < i; k++) cr_expect_str_neq(one->code, diagnostics_table[k].code);
  }
}
