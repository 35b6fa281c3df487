/* RULES 10. The ordinary rows are graded `own`; rows of a test stand above them. */
#include "calc/grading.h"

#include "case_fixture.h"

#define CLOSED "gap_from=2025-01 gap_to=2025-02 pay_on=2025-06-10 "
#define RATES EVER("employer_rate", "0.08 !official") EVER("employee_rate", "0.02 !secondary")

Test(grading, takes_the_weakest_row_of_each_concern) {
  static const struct example examples[] = {
      EXAMPLE(CLOSED "wage=9000", "arrears_grade=own fee_grade=own cover_grade=own"),
      /* the levels, terms_of, the bearer and the roundings move fen */
      EXAMPLE(CLOSED "wage=9000", "arrears_grade=own fee_grade=own cover_grade=own",
              EVER("terms_of", "account_month !default") EVER("fee_rounding", "half_up 0.01 !default") EVER(
                  "base_rounding", "half_up 0.01 !default") EVER("amount_rounding", "half_up 0.01 !default")
                  EVER("amount_rounding_level", "share !default") EVER("fee_bearer", "payer !default")
                      EVER("fee_rounding_level", "month !default") EVER("fee_cap_level", "case !default")),
      EXAMPLE(CLOSED "wage=9000",
              "arrears_grade=secondary fee_grade=own cover_grade=own grade_why=employee_rate", RATES),
      EXAMPLE(CLOSED "wage=9000",
              "arrears_grade=secondary fee_grade=default cover_grade=secondary grade_why=fee_start",
              RATES EVER("fee_start", "M+1/1 !default") EVER("suspension_start", "G+1/1 !secondary")),
      EXAMPLE(CLOSED "wage=9000",
              "arrears_grade=default fee_grade=own cover_grade=default "
              "grade_why=base_floor;base_ceiling;gap_counts",
              EVER("base_floor", "5000 !default") EVER("base_ceiling", "30000 !default")
                  EVER("gap_counts", "to_month_before_payment !default")),
      EXAMPLE(CLOSED "wage=9000",
              "arrears_grade=default fee_grade=own cover_grade=default "
              "grade_why=employee_fixed_year;fixed_year_month;wait_counts_from",
              EVER("employee_fixed_year", "180 !default") EVER("fixed_year_month", "12 !default")
                  EVER("wait_counts_from", "gap !default") EVER("bound_rounding", "half_up 1 !default")),
      EXAMPLE(CLOSED "wage=9000 payer=flexible", "arrears_grade=default grade_why=flexible_backpay_rate",
              EVER("flexible_backpay_rate", "0.08 !default")),
      EXAMPLE(CLOSED "wage=9000", "arrears_grade=default grade_why=base_ceiling",
              EVER("base_ceiling", "none !default")),
      /* only the tier that holds for two months of gap counts */
      EXAMPLE(CLOSED "wage=9000", "cover_grade=secondary grade_why=resume",
              TIER("resume", "0", "P+1/1 !secondary") TIER("resume", "3", "P+6/1 !default")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(grading, counts_every_month_of_the_gap) {
  static const struct example examples[] = {
      /* January at an official rate, February at one that nobody has confirmed */
      EXAMPLE(CLOSED "wage=9000", "arrears_grade=secondary grade_why=employer_rate",
              "000000,*,*,employer_rate,,,2025-01-31,0.08 !official\n"
              "000000,*,*,employer_rate,,2025-02-01,,0.09 !secondary\n"),
      EXAMPLE(CLOSED "wage=9000", "fee_grade=secondary grade_why=fee_rate",
              "000000,*,*,fee_rate,,2025-01-01,2025-06-08,0.0005 !official\n"
              "000000,*,*,fee_rate,,2025-06-09,,0.0005 !secondary\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(grading, what_the_case_states_is_stated) {
  static const struct example examples[] = {
      EXAMPLE(CLOSED "average_wage=9000", "arrears_grade=stated grade_why=average_wage"),
      /* a stated wage is what the case is about; no average is needed to clamp it */
      EXAMPLE(CLOSED "wage=9000 average_wage=9000", "arrears_grade=own"),
      EXAMPLE(CLOSED "wage=9000 average_wage=9000", "arrears_grade=stated grade_why=average_wage",
              EVER("floor_ratio", "0.6")),
      EXAMPLE(CLOSED "wage=9000 rate=0.10", "arrears_grade=stated grade_why=employer_rate"),
      EXAMPLE(CLOSED "wage=9000 rate=0.10 payer=flexible", "arrears_grade=stated grade_why=employee_rate"),
      EXAMPLE(CLOSED "wage=9000 rate=0.10", "arrears_grade=secondary grade_why=employee_rate", RATES),
  };
  EXPECT_EXAMPLES(examples);
}

Test(grading, is_empty_where_nothing_was_asked) {
  static const struct example examples[] = {
      /* that there is no fee rests on a row as well */
      EXAMPLE(CLOSED "wage=9000", "fee_grade=default grade_why=fee_applies arrears_grade=own",
              EVER("fee_applies", "no !default")),
      EXAMPLE(CLOSED "wage=9000 scheme=pension", "cover_grade= fee_grade=own arrears_grade=own"),
      /* no month is payable: the window decides, and cover is told all the same */
      EXAMPLE(CLOSED "wage=9000", "status=not_payable arrears_grade=official fee_grade= cover_grade=own",
              EVER("backpay_months_max", "0 !official")),
      /* and before an order has lapsed; afterwards its row counts like any other */
      EXAMPLE(CLOSED "wage=9000",
              "late_fee=0.00 fee_grade=secondary grade_why=fee_needs_order arrears_grade=own",
              EVER("fee_needs_order", "yes !secondary")),
      EXAMPLE(CLOSED "wage=9000 order_due=2025-06-09", "fee_grade=default grade_why=fee_needs_order",
              EVER("fee_needs_order", "yes !default")),
      /* a waiver decides the fee */
      EXAMPLE(CLOSED "wage=9000", "fee_grade=secondary grade_why=fee_waived_if_paid_by",
              EVER("fee_waived_if_paid_by", "2025-06-10 !secondary") EVER("fee_start", "M+1/1 !default")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(grading, has_nothing_to_name_where_all_is_official) {
  static const struct example examples[] = {
      EXAMPLE("kind=topup sex=male retire_on=2024-06-30 pay_on=2024-07-10 contributed_months=290 wage=1000",
              "arrears_grade=official fee_grade= cover_grade= grade_why=",
              EVER("required_months", "300 !official") EVER("topup_rate", "0.08 !official")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(grading, other_kinds_rest_on_their_own_rules) {
  static const struct example examples[] = {
      EXAMPLE("kind=topup sex=male retire_on=2024-06-30 pay_on=2024-07-10 contributed_months=290 rate=0.08 "
              "average_wage=5000",
              "arrears_grade=secondary grade_why=topup_base_ratio",
              EVER("required_months", "300 !official") EVER("topup_base_ratio", "0.6 !secondary")),
      EXAMPLE("kind=topup sex=male retire_on=2024-06-30 pay_on=2024-07-10 contributed_months=290 rate=0.08 "
              "wage=5000",
              "arrears_grade=stated grade_why=topup_rate", EVER("required_months", "300 !official")),
      /* the share of the base is the amount itself */
      EXAMPLE("kind=credit pay_on=2024-07-10 wage=9000",
              "arrears_grade=secondary cover_grade= grade_why=account_rate",
              EVER("account_rate", "0.02 !secondary")),
      EXAMPLE(CLOSED "wage=9000", "arrears_grade=own cover_grade=secondary grade_why=account_rate",
              EVER("account_rate", "0.02 !secondary")),
      EXAMPLE("kind=transfer region=340100 region_to=110000 pay_on=2026-06-10",
              "arrears_grade= cover_grade=secondary grade_why=transfer_in_workdays",
              EVER("transfer_out_workdays", "10 !official") EVER("transfer_in_workdays", "5 !secondary")),
  };
  EXPECT_EXAMPLES(examples);
}

#define FOSHAN                                              \
  EVER("employer_rate", "0.08 !default")                    \
  "440600,*,*,employer_rate,,,2025-01-31,0.045 !official\n" \
  "440600,*,*,employer_rate,,2025-03-01,,0.05 !official\n"  \
  "440600,*,*,base_floor,,,2025-01-31,4000 !official\n"

static void expect_chosen(struct assess_choices choices, const char *reported, const char *expected) {
  struct room room;
  room_open(&room, "employer_rate floor_ratio ", FOSHAN);
  room.assessor.choices = choices;
  expect_in(&room, reported, expected);
  room_close(&room);
}

/* January at 4.5 %, February unknown: 9000 x 0.045 = 405.00 where it is taken for January's. */
Test(grading, a_hole_is_rejected_or_estimated) {
  const struct assess_choices nothing = {0}, estimates = {.estimates = true};
  expect_chosen(nothing, CLOSED "wage=9000 region=440600",
                "reject=E152(employer_rate,440600,medical,employer,2025-02-01,..2025-01,2025-03..)");
  expect_chosen(estimates, CLOSED "wage=9000 region=440600",
                "1.employer=405.00 2.employer=405.00 notes=W203;W211;W225 arrears_grade=default "
                "grade_why=base_floor;employer_rate");
  /* the floor of January stands in for February's: no average wage forms one */
  expect_chosen(estimates, CLOSED "wage=3000 region=440600", "1.base=4000.00 2.base=4000.00");
  expect_chosen(estimates, CLOSED "wage=9000 region=440600 rate=0.07",
                "arrears_grade=default grade_why=base_floor");
  expect_chosen(estimates, CLOSED "wage=9000 region=340100",
                "1.employer=720.00 notes=W203;W211 arrears_grade=default");
}

/* Rows were checked on 2026-01-01, 160 days before payment. */
Test(grading, rows_in_force_that_were_checked_too_long_ago_are_noted) {
  const struct assess_choices nothing = {0}, in_time = {.minds_age = true, .max_age = 160},
                              late = {.minds_age = true, .max_age = 159};
  static const char reported[] = "gap_from=2026-01 gap_to=2026-01 pay_on=2026-06-10 wage=9000 region=340100";
  expect_chosen(nothing, reported, "notes=W203;W211");
  expect_chosen(in_time, reported, "notes=W203;W211");
  expect_chosen(late, reported, "notes=W203;W211;W226");
}

/* All that counts is closed or was checked after 2026-01-01; an old rounding row moves fen. */
Test(grading, closed_rows_do_not_age) {
  const struct freshness freshness = {day("2026-06-10"), day("2026-01-02")};
  struct room room;
  static const struct {
    const char *row;
    bool has_passed;
  } rows[] = {
      {"440600,*,*,employer_rate,,,2026-06-09,0.045\n", false},
      {"440600,*,*,employer_rate,,,2026-06-10,0.045\n", true},
      {"440600,*,*,employer_rate,,2026-06-10,,0.045\n", true},
      {"440600,*,*,employer_rate,,2026-06-11,,0.045\n", false},
      {"440600,*,*,base_rounding,,,,half_up 1\n", false},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    room_open(&room, "employer_rate base_rounding ", rows[i].row);
    enum parameter parameter = i == 4 ? PARAMETER_BASE_ROUNDING : PARAMETER_EMPLOYER_RATE;
    region_code foshan;
    cr_assert(region_parse_code(&foshan, TEXT("440600")));
    const struct rule *row = rules_of(&room.rules, parameter, foshan).first;
    cr_expect_eq(freshness_has_passed(&freshness, row), rows[i].has_passed, "%s", rows[i].row);
    room_close(&room);
  }
}

static void expect_of_expired(const char *reported, const char *expected) {
  struct room room;
  room_open(&room, "employer_rate floor_ratio ",
            "440600,*,*,employer_rate,,2025-01-01,2025-06-30,0.045\n"
            "440600,*,*,base_floor,,2025-01-01,2025-04-30,4000\n");
  expect_in(&room, reported, expected);
  room_close(&room);
}

/* A year that has ended without a successor: a rate is missing, a bound does not bind. */
Test(grading, what_has_run_out_awaits_its_successor) {
  static const char of_june[] = "gap_from=2025-06 gap_to=2025-06 pay_on=2025-08-10 wage=3000 region=440600",
                    of_july[] = "gap_from=2025-07 gap_to=2025-07 pay_on=2025-08-10 wage=3000 region=440600",
                    of_april[] = "gap_from=2025-04 gap_to=2025-04 pay_on=2025-08-10 wage=3000 region=440600";
  expect_of_expired(of_july, "reject=E155(employer_rate,440600,medical,employer,2025-07-01,2025-06-30)");
  expect_of_expired(of_june, "1.base=3000.00 notes=W203;W211;W227");
  expect_of_expired(of_april, "1.base=4000.00 notes=W201;W203;W211");
}

Test(grading, a_result_weaker_than_asked_is_rejected) {
  const struct assess_choices secondary = {.is_graded = true, .weakest = GRADE_SECONDARY},
                              official = {.is_graded = true, .weakest = GRADE_OFFICIAL},
                              estimates = {.is_graded = true, .weakest = GRADE_SECONDARY, .estimates = true};
  expect_chosen(secondary, CLOSED "wage=9000 region=340100",
                "reject=E153(employer_rate,340100,medical,employer,2025-01-01,secondary,default)");
  expect_chosen(secondary, "gap_from=2025-01 gap_to=2025-01 pay_on=2025-06-10 wage=9000 region=440600",
                "status=ok");
  expect_chosen(official, "gap_from=2025-01 gap_to=2025-01 pay_on=2025-06-10 wage=9000 region=440600",
                "reject=E153(employee_rate,440600,medical,employer,2025-01-01,official,own)");
  expect_chosen(estimates, CLOSED "wage=9000 region=440600",
                "reject=E153(base_floor,440600,medical,employer,2025-02-01,secondary,default)");
}
