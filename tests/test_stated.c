#include "calc/stated.h"

#include "case_fixture.h"

#define GAP "gap_from=2025-03 gap_to=2025-05 pay_on=2025-06-15 "

static void expect_at(const struct stated_number *stated, const char *month, const char *figure) {
  struct month at;
  struct buffer text = {0};
  cr_assert(month_parse(&at, text_from(month)));
  exact_format(&text, stated_at(stated, at));
  cr_expect(text_is(buffer_text(&text), figure), "%s: %.*s", month, (int)text.length, text.at);
  buffer_clear(&text);
}

Test(stated, holds_each_number_from_its_month_until_the_next) {
  struct stated_number stated = {0};
  state_number(&stated, "2024-07:8000;2025-07:9200;2026-01:7000.5");
  cr_expect(stated_is_over_time(&stated) && stated.step_count == 2);
  expect_at(&stated, "2024-07", "8000");
  expect_at(&stated, "2025-06", "8000");
  expect_at(&stated, "2025-07", "9200");
  expect_at(&stated, "2025-12", "9200");
  expect_at(&stated, "2026-01", "7000.5");
  expect_at(&stated, "2199-12", "7000.5");
  cr_expect(!stated_covers(&stated, month_from(2024, 6)) && stated_covers(&stated, month_from(2024, 7)));
  stated_clear(&stated);
}

Test(stated, says_nothing_twice_and_covers_every_month_without_one) {
  struct stated_number stated = {0};
  state_number(&stated, "2024-07:8000;2024-08:8000.00;2024-09:9000");
  cr_expect_eq(stated.step_count, 1);
  expect_at(&stated, "2024-08", "8000");
  expect_at(&stated, "2024-09", "9000");
  state_number(&stated, "123456789012345678901234567890");
  cr_expect(!stated_is_over_time(&stated) && stated.step_count == 0);
  cr_expect(stated_covers(&stated, month_from(1950, 1)));
  expect_at(&stated, "1950-01", "123456789012345678901234567890");
  stated_clear(&stated);
}

Test(stated, wage_of_each_month_makes_its_base) {
  static const struct example examples[] = {
      /* 8000 x 0.08 = 640 and x 0.02 = 160; from April 9200 x 0.08 = 736 and x 0.02 = 184 */
      EXAMPLE(GAP "wage=2024-07:8000;2025-04:9200",
              "1.base=8000.00 1.employer=640.00 1.employee=160.00 2.base=9200.00 2.employer=736.00 "
              "2.employee=184.00 3.base=9200.00 arrears=2640.00 notes=W203"),
      /* each is clamped for itself: the floor of 8500 raises March only */
      EXAMPLE(GAP "wage=2024-07:8000;2025-04:9200",
              "1.base=8500.00 1.base_from=floor 2.base=9200.00 2.base_from=stated",
              EVER("base_floor", "8500")),
      /* what begins after the gap decides nothing */
      EXAMPLE(GAP "wage=2025-03:8000;2025-06:9200", "3.base=8000.00 arrears=2400.00"),
      EXAMPLE(GAP "wage=2025-04:9200", "reject=E172(2025-03,2025-04)"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(stated, wage_of_zero_among_months_is_asked_about) {
  static const struct example examples[] = {
      EXAMPLE(GAP "wage=2025-03:0;2025-04:9000", "reject=E174(2025-03)"),
      EXAMPLE(GAP "wage=2025-03:9000;2025-05:0.00", "reject=E174(2025-05)"),
      EXAMPLE(GAP "kind=shortfall wage=2025-03:9000;2025-05:0 declared_base=5000", "reject=E174(2025-05)"),
      /* no months are missed in a credit: 9000 x 0.02 of the month of payment */
      EXAMPLE("kind=credit retired=no pay_on=2025-06-15 wage=2025-03:0;2025-04:9000",
              "reject= account_credit=180.00", EVER("account_rate", "0.02")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(stated, average_wage_and_rate_go_by_the_month_whose_terms_apply) {
  static const struct example examples[] = {
      /* without a wage the average is the base */
      EXAMPLE(GAP "average_wage=2025-01:7000;2025-05:7500", "1.base=7000.00 2.base=7000.00 3.base=7500.00"),
      /* 8000 x (0.10 - 0.02) = 640; from April 8000 x (0.12 - 0.02) = 800 */
      EXAMPLE(GAP "wage=8000 rate=2025-01:0.1;2025-04:0.12",
              "1.employer=640.00 2.employer=800.00 2.employee=160.00"),
      /* terms of June, the month of payment: 9000 and 0.15 hold for all three months */
      EXAMPLE(GAP "average_wage=2025-01:7000;2025-06:9000 rate=2025-01:0.1;2025-06:0.15",
              "1.base=9000.00 3.base=9000.00 1.employer=1170.00 3.employer=1170.00",
              EVER("terms_of", "payment_month")),
      EXAMPLE(GAP "wage=8000 rate=2025-06:0.1", "reject=E172(2025-03,2025-06)"),
      EXAMPLE(GAP "average_wage=2025-06:7000", "reject=E172(2025-03,2025-06)"),
      /* the employee's rate is 0.02 */
      EXAMPLE(GAP "wage=8000 rate=2025-01:0.1;2025-05:0.01", "reject=E135(0.02)"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(stated, declared_base_changes_with_the_month_too) {
  static const struct example examples[] = {
      /* March: 3000 x 0.08 and x 0.02 short; April: 4200 - 200 less: (9200 - 5200) x 0.08 = 320 and x 0.02 =
         80 */
      EXAMPLE("kind=shortfall " GAP "wage=2025-01:8000;2025-04:9200 declared_base=2025-01:5000;2025-04:5200",
              "1.employer=240.00 1.employee=60.00 2.paid_base=5200.00 2.employer=320.00 2.employee=80.00"),
      EXAMPLE("kind=shortfall " GAP "wage=8000 declared_base=2025-05:5000", "reject=E172(2025-03,2025-05)"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(stated, of_other_kinds_goes_by_the_month_of_payment) {
  static const struct example examples[] = {
      /* 9200 x 0.02 in June */
      EXAMPLE("kind=credit age=40 pay_on=2025-06-15 wage=2024-07:8000;2025-06:9200;2025-07:9900",
              "account_credit=184.00", EVER("account_rate", "0.02")),
      EXAMPLE("kind=credit age=40 pay_on=2025-06-15 wage=2025-07:9900", "reject=E172(2025-06,2025-07)",
              EVER("account_rate", "0.02")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(stated, says_up_to_which_day_the_number_of_a_month_holds) {
  static const struct {
    int year, month;
    const char *until;
  } table[] = {
      {2024, 7, "2025-06-30"}, {2025, 6, "2025-06-30"}, {2025, 7, "2025-12-31"}, {2026, 1, "9999-12-31"}};
  struct stated_number stated = {0};
  state_number(&stated, "2024-07:8000;2025-07:9200;2026-01:7000.5");
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    struct buffer text = {0};
    date_format(&text, stated_until(&stated, month_from(table[i].year, table[i].month)));
    cr_expect(text_is(buffer_text(&text), table[i].until), "%s: %.*s", table[i].until, (int)text.length,
              text.at);
    buffer_clear(&text);
  }
  stated_clear(&stated);
}

Test(stated, changes_a_month_on_whose_day_all_rules_stand_as_before) {
  static const struct example examples[] = {
      /* without bounds nothing but the wage changes: 0.1 of 8000, of 8000, of 9200 */
      EXAMPLE(GAP "wage=2025-01:8000;2025-05:9200", "1.arrears=800.00 2.arrears=800.00 3.arrears=920.00",
              EVER("base_ceiling", "none") EVER("base_floor", "1")),
      /* the rate alone: 0.1, 0.12, 0.12 of 8000 */
      EXAMPLE(GAP "wage=8000 rate=2025-01:0.1;2025-04:0.12",
              "1.arrears=800.00 2.arrears=960.00 3.arrears=960.00",
              EVER("base_ceiling", "none") EVER("base_floor", "1")),
      /* the average alone */
      EXAMPLE(GAP "average_wage=2025-01:8000;2025-05:9200", "2.arrears=800.00 3.arrears=920.00"),
  };
  EXPECT_EXAMPLES(examples);
}
