#include "calc/diagnostic.h"

#include <criterion/criterion.h>

#include "calc/case.h"

Test(diagnostic, has_a_code_of_its_own_for_everything_that_can_be_wrong) {
  for (int i = 0; i < DIAGNOSTIC_COUNT; i++) {
    cr_assert_not_null(diagnostics_table[i].code);
    for (int k = 0; k < i; k++) cr_expect_str_neq(diagnostics_table[i].code, diagnostics_table[k].code);
  }
}

Test(diagnostic, begins_its_code_with_the_letter_of_its_severity) {
  for (int i = 0; i < DIAGNOSTIC_COUNT; i++) {
    bool is_note = diagnostics_table[i].severity == SEVERITY_NOTE;
    cr_expect((i >= NOTE_FIRST) == is_note, "%s", diagnostics_table[i].code);
    if (!is_note)
      cr_expect(diagnostics_table[i].code[0] == 'E', "%s", diagnostics_table[i].code);
    else
      cr_expect(diagnostics_table[i].code[0] == 'W' || diagnostics_table[i].code[0] == 'a');
  }
}

/* The set of {0}, {1}, ... that a text asks for; {1!}, {1@}, {1,} and {1?...} ask for argument 1 too. */
static unsigned places_in(const char *text) {
  unsigned places = 0;
  for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
    cr_expect(at[1] >= '0' && at[1] < '0' + DIAGNOSTIC_ARGUMENTS_MAX, "%s", text);
    cr_expect(at[2] == '?' || at[strchr("!@,", at[2]) != NULL ? 3 : 2] == '}', "%s", text);
    places |= 1u << (at[1] - '0');
  }
  return places;
}

Test(diagnostic, asks_for_the_same_arguments_in_both_languages) {
  for (int i = 0; i < DIAGNOSTIC_COUNT; i++) {
    const struct diagnostic_definition *item = &diagnostics_table[i];
    unsigned zh = places_in(item->zh);
    cr_expect(zh == places_in(item->en), "%s", item->code);
    cr_expect((zh & (zh + 1)) == 0, "%s leaves an argument out", item->code);
    cr_expect(strlen(item->zh) > 6 && strlen(item->en) > 6, "%s", item->code);
  }
}

static void expect_text(const struct diagnostics *diagnostics, struct text_slice slice,
                        const char *expected) {
  struct text text = diagnostics_text(diagnostics, slice);
  cr_expect(text_is(text, expected), "%.*s, expected %s", (int)text.length, text.at, expected);
}

Test(diagnostic, keeps_its_value_and_arguments_after_their_storage_is_gone) {
  struct diagnostics diagnostics = {0};
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < 20; i++) {
      char value[] = "5,OOO", argument[] = "O";
      diagnostics_add(&diagnostics, DIAGNOSTIC_NOT_A_NUMBER, FIELD_WAGE, text_from(value));
      diagnostics_argument_number(&diagnostics, 3);
      diagnostics_argument(&diagnostics, text_from(argument));
      memset(value, '#', sizeof value);
      memset(argument, '#', sizeof argument);
    }
    cr_expect(diagnostics.count == 20);
    for (size_t i = 0; i < 20; i++) {
      const struct diagnostic *item = &diagnostics.items[i];
      cr_expect(item->code == DIAGNOSTIC_NOT_A_NUMBER && item->field == FIELD_WAGE &&
                item->argument_count == 2);
      expect_text(&diagnostics, item->value, "5,OOO");
      expect_text(&diagnostics, item->arguments[0], "3");
      expect_text(&diagnostics, item->arguments[1], "O");
    }
    diagnostics_reset(&diagnostics);
    cr_expect(diagnostics.count == 0);
  }
  diagnostics_clear(&diagnostics);
}

Test(diagnostic, may_have_no_text_at_all) {
  struct diagnostics diagnostics = {0};
  diagnostics_add(&diagnostics, DIAGNOSTIC_WAGE_REQUIRED, FIELD_WAGE, TEXT(""));
  cr_expect(text_is_empty(diagnostics_text(&diagnostics, diagnostics.items[0].value)));
  diagnostics_clear(&diagnostics);
}

Test(diagnostic, writes_numbers_with_their_sign) {
  struct diagnostics diagnostics = {0};
  diagnostics_add(&diagnostics, DIAGNOSTIC_NOT_WHOLE, FIELD_AGE, TEXT("x"));
  diagnostics_argument_number(&diagnostics, INT64_MIN);
  diagnostics_argument_number(&diagnostics, INT64_MAX);
  diagnostics_argument_number(&diagnostics, 0);
  expect_text(&diagnostics, diagnostics.items[0].arguments[0], "-9223372036854775808");
  expect_text(&diagnostics, diagnostics.items[0].arguments[1], "9223372036854775807");
  expect_text(&diagnostics, diagnostics.items[0].arguments[2], "0");
  diagnostics_clear(&diagnostics);
}

Test(diagnostic, counts_notes_as_bits_of_a_set) {
  note_set notes = NOTE(BASE_RAISED) | NOTE(ACCOUNT_STAYS);
  cr_expect((notes & NOTE(BASE_RAISED)) != 0 && (notes & NOTE(BASE_LOWERED)) == 0);
  cr_expect(NOTE(BASE_RAISED) == 1);
}

Test(diagnostic, errors_that_read_alike_are_kept_once) {
  struct diagnostics diagnostics = {0};
  static const char *const days[] = {"2025-04-01", "2025-04-01", "2025-05-01", "2025-04-01"};
  for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
    diagnostics_add(&diagnostics, DIAGNOSTIC_DEFERRAL_TOO_EARLY, FIELD_DEFERRED_TO, TEXT("2025-03-31"));
    diagnostics_argument(&diagnostics, text_from(days[i]));
  }
  diagnostics_drop_repeated(&diagnostics);
  cr_assert_eq(diagnostics.count, 2u);
  cr_expect(text_is(diagnostics_text(&diagnostics, diagnostics.items[0].arguments[0]), "2025-04-01"));
  cr_expect(text_is(diagnostics_text(&diagnostics, diagnostics.items[1].arguments[0]), "2025-05-01"));
  diagnostics_clear(&diagnostics);
}
