#include "calc/alike_months.h"

#include "case_fixture.h"

#define P " pay_on=2025-06-15 "

/* 8000 x (0.08 + 0.02) = 800.00, 0.40 a day; to 06-15 from 04-01 30 + 31 + 15 = 76 days, from 05-01 46, from
 * 06-01 15. */
Test(alike_months, have_days_and_a_fee_each_of_its_own) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-03" P,
              "1.days=76 1.first=2025-04-01 1.fee=30.40 2.arrears=800.00 2.days=46 "
              "2.first=2025-05-01 2.last=2025-06-15 2.exact=18.4 2.fee=18.40 "
              "3.days=15 3.fee=6.00 arrears=2400.00 late_fee=54.80 late_fee_per_day=1.20"),
      /* no day before 05-20 is charged: 27 days, 27 days, 15 days */
      EXAMPLE("gap_from=2025-03 fee_from=2025-05-20" P,
              "1.days=27 2.days=27 2.first=2025-05-20 3.days=15 late_fee=27.60"),
      /* nor one after 06-10, so that nothing runs on P: 71, 41 and 10 days */
      EXAMPLE("gap_from=2025-03 fee_to=2025-06-10" P,
              "1.days=71 2.days=41 3.days=10 3.last=2025-06-10 late_fee=48.80 late_fee_per_day=0.00"),
  };
  EXPECT_EXAMPLES(examples);
}

/* From 06-01, 07-01 and 08-01 on, and P is 06-15. */
Test(alike_months, whose_fee_has_not_begun_have_no_days) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-03" P,
              "1.days=15 1.fee=6.00 2.days=0 2.first= 2.fee=0.00 3.days=0 3.last= "
              "late_fee=6.00 "
              "arrears=2400.00 late_fee_per_day=0.40",
              EVER("fee_start", "M+3/1")),
  };
  EXPECT_EXAMPLES(examples);
}

/* 8001 x 0.1 = 800.10, 0.40005 a day: 30.4038, 18.4023 and 6.00075 are 54.80685 together. */
Test(alike_months, are_summed_before_they_are_rounded_where_the_case_is_rounded) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-03 wage=8001" P,
              "1.fee=30.40 2.fee=18.40 3.fee=6.00 late_fee=54.81 rounding_difference=0.01",
              EVER("fee_rounding_level", "case")),
      EXAMPLE("gap_from=2025-03 wage=8001" P, "late_fee=54.80 rounding_difference=0.00"),
      /* 8000.04 x 0.08 and x 0.02: 640.0032 and 160.0008, 800.004 a month and 2400.012 in all */
      EXAMPLE("gap_from=2025-03 wage=8000.04" P, "2.arrears=800.00 arrears=2400.01 rounding_difference=0.01",
              EVER("amount_rounding_level", "case")),
  };
  EXPECT_EXAMPLES(examples);
}

/* 10^20 x 0.1 = 10^19 a month, 5 x 10^15 a day. */
Test(alike_months, may_owe_more_than_64_bits_hold) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-03 wage=100000000000000000000" P,
              "2.base=100000000000000000000.00 2.employer=8000000000000000000.00 "
              "2.employee=2000000000000000000.00 2.fee=230000000000000000.00 "
              "3.fee=75000000000000000.00 arrears=30000000000000000000.00 late_fee=685000000000000000.00"),
  };
  EXPECT_EXAMPLES(examples);
}

/* From the month on whose day another row answers: 9000 x 0.1. */
Test(alike_months, end_where_another_row_answers) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-03" P,
              "1.arrears=800.00 2.arrears=900.00 3.arrears=900.00 3.fee=6.75 arrears=2600.00",
              "000000,*,*,average_wage,,,2025-03-31,8000\n000000,*,*,average_wage,,2025-04-01,,9000\n",
              "average_wage "),
  };
  EXPECT_EXAMPLES(examples);
}
