#include "formats/report/run_choices.h"

#include <criterion/criterion.h>

static void expect_values(const struct run_choices *choices, const char *const expected[RUN_CHOICES]) {
  struct buffer value = {0};
  for (int i = 0; i < RUN_CHOICES; i++) {
    buffer_reset(&value);
    run_choice_value(&value, SHEETS_EN, choices, i);
    cr_expect(text_is(buffer_text(&value), expected[i]), "%s: %.*s, expected %s",
              label(LANGUAGE_EN, run_choice_label(i)), (int)value.length, value.at, expected[i]);
  }
  buffer_clear(&value);
}

Test(run_choices, say_every_option_that_was_given) {
  static const char *const sheets[] = {"2026", "2025"}, *const columns[] = {"Base=wage"};
  static const char *const expected[RUN_CHOICES] = {"110000",
                                                    "pension+medical",
                                                    "flexible worker",
                                                    "no",
                                                    "2026\n2025",
                                                    "Base=wage",
                                                    "gb18030",
                                                    "yes",
                                                    "yes",
                                                    "yes",
                                                    "yes",
                                                    "official",
                                                    "30",
                                                    "5000"};
  const struct case_defaults defaults = {.region = 110000,
                                         .schemes = {SCHEME_PENSION, SCHEME_MEDICAL},
                                         .scheme_count = 2,
                                         .has_payer = true,
                                         .payer = PAYER_FLEXIBLE,
                                         .has_pay_on = true};
  const struct run_choices choices = {
      .defaults = &defaults,
      .assess = {.is_graded = true,
                 .weakest = GRADE_OFFICIAL,
                 .is_partial = true,
                 .estimates = true,
                 .max_age = 30},
      .sheets = sheets,
      .sheet_count = 2,
      .columns = columns,
      .column_count = 1,
      .encoding = "gb18030",
      .fills_down = true,
      .leaves_apart = true,
      .assumed_wage = "5000",
  };
  expect_values(&choices, expected);
}

/* What was not given says so, or says what holds instead. */
Test(run_choices, say_what_holds_where_nothing_was_given) {
  static const char *const expected[RUN_CHOICES] = {"",   "",   "",   "yes", "", "",    "told by the bytes",
                                                    "no", "no", "no", "no",  "", "400", ""};
  const struct case_defaults defaults = {.region = REGION_NONE};
  const struct run_choices choices = {.defaults = &defaults, .assess = {.max_age = 400}};
  expect_values(&choices, expected);
}
