/* RULES 4. The ordinary rows: average wage 8000, employer 8 %, employee 2 %, half_up to the fen, share by
 * share, no bounds: a stated wage carries the note W203. */
#include "calc/contribution.h"

#include "case_fixture.h"

#define ONE_MONTH "gap_from=2025-01 gap_to=2025-01 pay_on=2025-02-10 "
#define RATIOS EVER("floor_ratio", "0.6") EVER("ceiling_ratio", "3") /* 4800 and 24000 */

Test(contribution, takes_the_stated_wage_within_the_bounds) {
  static const struct example examples[] = {
      EXAMPLE(ONE_MONTH "wage=4800", "1.base=4800.00 1.base_from=stated notes=", RATIOS),
      EXAMPLE(ONE_MONTH "wage=24000", "1.base=24000.00 1.base_from=stated notes=", RATIOS),
      EXAMPLE(ONE_MONTH "wage=4799.99", "1.base=4800.00 1.base_from=floor notes=W201", RATIOS),
      EXAMPLE(ONE_MONTH "wage=24000.01", "1.base=24000.00 1.base_from=ceiling notes=W202", RATIOS),
      EXAMPLE(ONE_MONTH "wage=0", "1.base=4800.00 1.base_from=floor", RATIOS),
      /* no bound can be formed: the wage stays, and the line says so */
      EXAMPLE(ONE_MONTH "wage=1.00", "1.base=1.00 1.base_from=stated notes=W203"),
      EXAMPLE(ONE_MONTH "wage=1.00", "1.base=1.00 1.base_from=stated notes=W203", RATIOS, "average_wage "),
      /* the floor can be formed, the ceiling cannot, and that is said whichever side the wage lies on */
      EXAMPLE(ONE_MONTH "wage=9000", "1.base=9000.00 notes=W203", EVER("base_floor", "5000"),
              "average_wage "),
      EXAMPLE(ONE_MONTH "wage=1.00", "1.base=5000.00 notes=W201;W203", EVER("base_floor", "5000"),
              "average_wage "),
      /* a floor above its ceiling counts: less must not be paid */
      EXAMPLE(ONE_MONTH "wage=1", "1.base=6000.00", EVER("base_floor", "6000") EVER("base_ceiling", "5000")),
      EXAMPLE(ONE_MONTH "wage=9000", "1.base=5000.00",
              EVER("base_floor", "6000") EVER("base_ceiling", "5000")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, prefers_a_published_bound_to_a_ratio) {
  static const struct example examples[] = {
      EXAMPLE(ONE_MONTH "wage=4000", "1.base=5000.00 1.base_from=floor", RATIOS EVER("base_floor", "5000")),
      EXAMPLE(ONE_MONTH "wage=4000", "1.base=4500.00 1.base_from=floor", RATIOS EVER("base_floor", "4500")),
      EXAMPLE(ONE_MONTH "wage=90000", "1.base=20000.00 1.base_from=ceiling",
              RATIOS EVER("base_ceiling", "20000")),
      EXAMPLE(ONE_MONTH "wage=90000", "1.base=24000.00 1.base_from=ceiling",
              RATIOS EVER("base_floor", "5000")),
      /* published last year only: this year the ratio holds again */
      EXAMPLE(ONE_MONTH "wage=4000", "1.base=4800.00",
              RATIOS "000000,*,*,base_floor,,2024-01-01,2024-12-31,5000\n"),
      /* the average of the case forms the bounds: 10000 x 0.6 */
      EXAMPLE(ONE_MONTH "wage=4000 average_wage=10000", "1.base=6000.00 1.base_from=floor", RATIOS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, rounds_a_stated_wage_and_a_ratio_bound_but_no_published_bound) {
  static const struct example examples[] = {
      EXAMPLE(ONE_MONTH "wage=8000.005", "1.base=8000.01"),
      EXAMPLE(ONE_MONTH "wage=8000.005", "1.base=8000.00", EVER("base_rounding", "down 0.01")),
      EXAMPLE(ONE_MONTH "wage=8000.50", "1.base=8001.00", EVER("base_rounding", "half_up 1")),
      EXAMPLE(ONE_MONTH "wage=8000.50", "1.base=8000.00", EVER("base_rounding", "half_even 1")),
      EXAMPLE(ONE_MONTH "wage=8000.01", "1.base=8000.10", EVER("base_rounding", "up 0.1")),
      EXAMPLE(ONE_MONTH "wage=8000.005", "reject=E151(base,8000.005)", EVER("base_rounding", "exact 0.01")),
      /* 2^63 - 1 fen, rounded past 64 bits: 8 % is 7378697629483820.648, 2 % is 1844674407370955.162 */
      EXAMPLE(ONE_MONTH "wage=92233720368547758.07",
              "1.base=92233720368547758.10 1.employer=7378697629483820.65 1.employee=1844674407370955.16 "
              "arrears=9223372036854775.81",
              EVER("base_rounding", "half_up 0.1")),
      /* 8123.45 x 0.6 = 4874.07 */
      EXAMPLE(ONE_MONTH "wage=4000 average_wage=8123.45", "1.base=4874.07", RATIOS),
      EXAMPLE(ONE_MONTH "wage=4000 average_wage=8123.45", "1.base=4874.00",
              RATIOS EVER("base_rounding", "half_up 1")),
      EXAMPLE(ONE_MONTH "wage=4000 average_wage=8123.45", "1.base=4875.00",
              RATIOS EVER("base_rounding", "up 1")),
      /* 4812.50 was published; base_rounding does not touch it */
      EXAMPLE(ONE_MONTH "wage=4000", "1.base=4812.50 1.base_from=floor",
              EVER("base_floor", "4812.50") EVER("base_rounding", "half_up 1")),
      EXAMPLE(ONE_MONTH "wage=4000", "1.base=4812.50",
              EVER("base_floor", "4812.50") EVER("base_rounding", "exact 1")),
      EXAMPLE(ONE_MONTH "wage=90000", "1.base=24062.50 1.base_from=ceiling",
              EVER("base_ceiling", "24062.50") EVER("base_rounding", "up 1")),
      /* the wage is rounded before it is clamped: 4812.4 becomes 4812, below 4812.30 */
      EXAMPLE(ONE_MONTH "wage=4812.40", "1.base=4812.30 1.base_from=floor",
              EVER("base_floor", "4812.30") EVER("base_rounding", "half_up 1")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, has_three_ways_to_go_on_without_a_wage) {
  static const struct example examples[] = {
      EXAMPLE(ONE_MONTH, "1.base=8000.00 1.base_from=average notes="),
      EXAMPLE(ONE_MONTH "average_wage=8123.456", "1.base=8123.46 1.base_from=average"),
      EXAMPLE(ONE_MONTH "average_wage=8123.456", "1.base=8124.00", EVER("base_rounding", "up 1")),
      /* an average is not clamped */
      EXAMPLE(ONE_MONTH, "1.base=8000.00 1.base_from=average notes=", EVER("base_ceiling", "7000")),
      EXAMPLE(ONE_MONTH, "1.base=8000.00 1.base_from=average notes=", EVER("base_floor", "9000")),
      EXAMPLE(ONE_MONTH, "reject=E150(average_wage,000000,medical,employer,2025-01-01)", "", "average_wage "),
      EXAMPLE(ONE_MONTH, "1.base=5000.00 1.base_from=floor",
              EVER("base_when_unstated", "base_floor") EVER("base_floor", "5000")),
      EXAMPLE(ONE_MONTH, "1.base=4800.00 1.base_from=floor", EVER("base_when_unstated", "base_floor") RATIOS),
      EXAMPLE(ONE_MONTH, "1.base=5000.00",
              EVER("base_when_unstated", "base_floor") EVER("base_floor", "5000"), "average_wage "),
      EXAMPLE(ONE_MONTH, "reject=E150(base_floor,000000,medical,employer,2025-01-01)",
              EVER("base_when_unstated", "base_floor")),
      EXAMPLE(ONE_MONTH, "reject=E136", EVER("base_when_unstated", "reject")),
      EXAMPLE(ONE_MONTH "average_wage=9000", "reject=E136", EVER("base_when_unstated", "reject")),
      EXAMPLE(ONE_MONTH "wage=8000", "1.base=8000.00", EVER("base_when_unstated", "reject")),
      EXAMPLE(ONE_MONTH "wage=8000", "1.base=8000.00", "", "base_when_unstated "),
      EXAMPLE(ONE_MONTH, "reject=E150(base_when_unstated,000000,medical,employer,2025-01-01)", "",
              "base_when_unstated "),
  };
  EXPECT_EXAMPLES(examples);
}

#define YEARS                                                                                        \
  "000000,*,*,average_wage,,,2024-12-31,7000\n000000,*,*,average_wage,,2025-01-01,2025-02-04,8000\n" \
  "000000,*,*,average_wage,,2025-02-05,,9999\n"                                                      \
  "000000,*,*,employer_rate,,,2024-12-31,0.08\n000000,*,*,employer_rate,,2025-01-01,,0.09\n"         \
  "000000,*,*,employer_fixed,,2025-01-01,,10\n000000,*,*,base_floor,,2025-01-01,,6000\n"
#define LAST_YEAR "gap_from=2024-12 gap_to=2024-12 pay_on=2025-02-10 "

Test(contribution, takes_the_terms_of_the_account_month_or_of_the_payment_month) {
  static const char *const without = "average_wage employer_rate ";
  const struct example examples[] = {
      /* 7000 x 0.08 */
      EXAMPLE(LAST_YEAR, "1.base=7000.00 1.employer=560.00", YEARS, without),
      /* by the first day of the month of payment, 2025-02-01: 8000 x 0.09 + 10 */
      EXAMPLE(LAST_YEAR, "1.base=8000.00 1.employer=730.00 1.employer_rate=0.09",
              YEARS EVER("terms_of", "payment_month"), without),
      EXAMPLE(LAST_YEAR "wage=5000", "1.base=5000.00 1.base_from=stated", YEARS, without),
      EXAMPLE(LAST_YEAR "wage=5000", "1.base=6000.00 1.base_from=floor",
              YEARS EVER("terms_of", "payment_month"), without),
      /* terms_of itself goes by the account month */
      EXAMPLE(
          LAST_YEAR, "1.base=7000.00",
          YEARS
          "000000,*,*,terms_of,,,2024-12-31,account_month\n000000,*,*,terms_of,,2025-01-01,,payment_month\n",
          "average_wage employer_rate terms_of "),
      /* so do the roundings: 6500.4 becomes 6500, x 0.09 + 10 = 595; 6500.07 x 0.09 + 10 = 595.0063, which
       * half_up 0.01 would make 595.01 */
      EXAMPLE(LAST_YEAR "wage=6500.4", "1.base=6500.00 1.employer=595.00",
              YEARS EVER("terms_of", "payment_month") "000000,*,*,base_rounding,,,2024-12-31,half_up 1\n"
                                                      "000000,*,*,base_rounding,,2025-01-01,,half_up 0.01\n",
              "average_wage employer_rate base_rounding "),
      EXAMPLE(
          LAST_YEAR "wage=6500.07", "1.employer=595.00 1.employee=130.00",
          YEARS EVER("terms_of", "payment_month") "000000,*,*,amount_rounding,,,2024-12-31,down 0.1\n"
                                                  "000000,*,*,amount_rounding,,2025-01-01,,half_up 0.01\n",
          "average_wage employer_rate amount_rounding "),
      /* what is missing is named with the day of its terms */
      EXAMPLE(LAST_YEAR, "reject=E150(employee_rate,000000,medical,employer,2025-02-01)",
              YEARS EVER("terms_of", "payment_month"), "average_wage employer_rate employee_rate "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, splits_a_combined_rate) {
  static const struct example examples[] = {
      EXAMPLE(ONE_MONTH "rate=0.10",
              "1.employer_rate=0.08 1.employee_rate=0.02 1.employer=640.00 1.employee=160.00"),
      EXAMPLE(ONE_MONTH "rate=15%", "1.employer=1040.00 1.employee=160.00"),
      EXAMPLE(ONE_MONTH "rate=0.10", "1.employer=640.00", "", "employer_rate "),
      EXAMPLE(ONE_MONTH "rate=0.02", "1.employer_rate=0 1.employer=0.00 1.employee=160.00"),
      EXAMPLE(ONE_MONTH "rate=0.0199", "reject=E135(0.02)"),
      EXAMPLE(ONE_MONTH "rate=0.10", "reject=E150(employee_rate,000000,medical,employer,2025-01-01)", "",
              "employee_rate "),
      /* the fixed amounts stay: 640 + 5, 160 + 3 */
      EXAMPLE(ONE_MONTH "rate=0.10", "1.employer=645.00 1.employee=163.00",
              EVER("employer_fixed", "5") EVER("employee_fixed", "3")),
      /* 8123.45 x 0.02 = 162.469; x 0.087 = 706.74015 */
      EXAMPLE(ONE_MONTH "rate=10.7% average_wage=8123.45",
              "1.employer=706.74 1.employee=162.47 1.arrears=869.21"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, lets_a_flexible_worker_pay_all_alone) {
  static const struct example examples[] = {
      EXAMPLE(ONE_MONTH "payer=flexible",
              "1.employer_rate=0 1.employee_rate=0.02 1.employer=0.00 1.employee=160.00"),
      EXAMPLE(ONE_MONTH "payer=flexible", "1.employee=800.00 employer_arrears=0.00 employee_arrears=800.00",
              "000000,*,flexible,employee_rate,,,,0.10\n", "employer_rate "),
      /* base x 0.10 + 5 + 3 */
      EXAMPLE(ONE_MONTH "payer=flexible", "1.employer=0.00 1.employee=808.00",
              "000000,*,flexible,employee_rate,,,,0.10\n" EVER("employer_fixed", "5")
                  EVER("employee_fixed", "3")),
      /* a stated rate is his own, and may be lower: 8000 x 0.01 */
      EXAMPLE(ONE_MONTH "payer=flexible rate=0.01", "1.employee_rate=0.01 1.employee=80.00"),
      EXAMPLE(ONE_MONTH "payer=flexible rate=0.01", "1.employee=80.00", "", "employer_rate employee_rate "),
      EXAMPLE(ONE_MONTH "payer=flexible", "reject=E150(employee_rate,000000,medical,flexible,2025-01-01)", "",
              "employee_rate "),
  };
  EXPECT_EXAMPLES(examples);
}

#define THREES EVER("employer_rate", "0.015") EVER("employee_rate", "0.015")

Test(contribution, rounds_by_share_or_by_month) {
  static const struct example examples[] = {
      /* 100.30 x 0.015 = 1.5045 twice, together 3.009 */
      EXAMPLE(ONE_MONTH "wage=100.30", "1.employer=1.50 1.employee=1.50 1.arrears=3.00", THREES),
      EXAMPLE(ONE_MONTH "wage=100.30", "1.employer=1.51 1.employee=1.50 1.arrears=3.01",
              THREES EVER("amount_rounding_level", "month")),
      EXAMPLE(ONE_MONTH "wage=100.30", "1.employer=1.60 1.employee=1.60 1.arrears=3.20",
              THREES EVER("amount_rounding", "up 0.1")),
      EXAMPLE(ONE_MONTH "wage=100.30", "1.employer=1.50 1.employee=1.60 1.arrears=3.10",
              THREES EVER("amount_rounding", "up 0.1") EVER("amount_rounding_level", "month")),
      EXAMPLE(ONE_MONTH "wage=100.30", "1.employer=2.00 1.employee=1.00 1.arrears=3.00",
              THREES EVER("amount_rounding", "down 1") EVER("amount_rounding_level", "month")),
      EXAMPLE(ONE_MONTH "wage=100.30", "reject=E151(employee~share,1.5045)",
              THREES EVER("amount_rounding", "exact 0.01")),
      /* 4881 x 0.005 = 24.405, a tie: 24.40 is even */
      EXAMPLE(ONE_MONTH "wage=4881 rate=0.025", "1.employer=24.41"),
      EXAMPLE(ONE_MONTH "wage=4881 rate=0.025", "1.employer=24.40",
              EVER("amount_rounding", "half_even 0.01")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, names_the_difference_that_rounding_by_case_leaves) {
  static const struct example examples[] = {
      /* 4 x 3.009 = 12.036 -> 12.04; lines 4 x 3.00: difference 0.04 */
      EXAMPLE(
          "gap_from=2025-01 gap_to=2025-04 pay_on=2025-05-10 wage=100.30",
          "1.arrears=3.00 arrears=12.04 employer_arrears=6.00 employee_arrears=6.00 arrears_difference=0.04 "
          "rounding_difference=0.04 late_fee=0.00 total=12.04",
          THREES EVER("amount_rounding_level", "case") EVER("fee_applies", "no")),
      /* rounded up, the lines give 4 x (1.51 + 1.51) = 12.08; the total 12.04: difference -0.04 */
      EXAMPLE("gap_from=2025-01 gap_to=2025-04 pay_on=2025-05-10 wage=100.30",
              "1.arrears=3.02 arrears=12.04 arrears_difference=-0.04 rounding_difference=-0.04 total=12.04",
              THREES EVER("amount_rounding_level", "case") EVER("amount_rounding", "up 0.01")
                  EVER("fee_applies", "no")),
      /* the level goes by the first day of G, whatever holds later */
      EXAMPLE("gap_from=2025-01 gap_to=2025-04 pay_on=2025-05-10 wage=100.30", "arrears=12.04",
              THREES "000000,*,*,amount_rounding_level,,,2025-01-31,case\n"
                     "000000,*,*,amount_rounding_level,,2025-02-01,,share\n" EVER("fee_applies", "no"),
              "amount_rounding_level "),
      EXAMPLE("gap_from=2025-01 gap_to=2025-04 pay_on=2025-05-10 wage=100.30", "arrears=12.00",
              THREES "000000,*,*,amount_rounding_level,,,2025-01-31,share\n"
                     "000000,*,*,amount_rounding_level,,2025-02-01,,case\n" EVER("fee_applies", "no"),
              "amount_rounding_level "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, stays_exact_past_64_bits) {
  static const struct example examples[] = {
      /* 92233720368547758.07 x 0.08 = 7378697629483820.6456; x 0.02 = 1844674407370955.1614 */
      EXAMPLE(ONE_MONTH "wage=92233720368547758.07",
              "1.employer=7378697629483820.65 1.employee=1844674407370955.16 1.arrears=9223372036854775.81"),
      /* 10^30 x 0.08 and x 0.02 */
      EXAMPLE(ONE_MONTH "wage=1000000000000000000000000000000",
              "1.base=1000000000000000000000000000000.00 1.arrears=100000000000000000000000000000.00"),
  };
  EXPECT_EXAMPLES(examples);
}

#define EXACT EVER("base_rounding", "exact 0.01")

Test(contribution, reports_a_remainder_wherever_a_base_or_a_share_leaves_one) {
  static const struct example examples[] = {
      /* 8000.01 x 0.6 = 4800.006, x 3.5555 = 28444.035555 */
      EXAMPLE(ONE_MONTH "wage=9000 average_wage=8000.01", "reject=E151(base,4800.006)", EXACT RATIOS),
      EXAMPLE(ONE_MONTH "wage=9000 average_wage=8000.01", "reject=E151(base,28444.035555)",
              EXACT EVER("base_floor", "5000") EVER("ceiling_ratio", "3.5555")),
      EXAMPLE(ONE_MONTH "average_wage=8000.005", "reject=E151(base,8000.005)", EXACT),
      EXAMPLE(ONE_MONTH "average_wage=8000.01", "reject=E151(base,4800.006)",
              EXACT RATIOS EVER("base_when_unstated", "base_floor")),
      /* 1000.50 x 0.02 = 20.01, x 0.0801 = 80.14005 */
      EXAMPLE(ONE_MONTH "wage=1000.50", "reject=E151(employer~share,80.14005)",
              EVER("amount_rounding", "exact 0.01") EVER("employer_rate", "0.0801")),
      EXAMPLE(ONE_MONTH "wage=1000.50", "reject=E151(arrears~of~the~month,100.15005)",
              EVER("amount_rounding", "exact 0.01") EVER("employer_rate", "0.0801")
                  EVER("amount_rounding_level", "month")),
      EXAMPLE(ONE_MONTH "wage=1000.25", "reject=E151(employee~share,20.005)",
              EVER("amount_rounding", "exact 0.01")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, warns_of_the_national_rate_only_where_it_was_used) {
  static const struct example examples[] = {
      EXAMPLE("region=330100 " ONE_MONTH "wage=9000", "notes=W203;W211"),
      EXAMPLE(ONE_MONTH "wage=9000", "notes=W203"),
      EXAMPLE("region=330100 scheme=pension " ONE_MONTH "wage=9000", "notes=W203"),
      /* the nation's for one share is a guess of that share */
      EXAMPLE("region=330100 " ONE_MONTH "wage=9000", "notes=W203;W211",
              "330100,*,*,employee_rate,,,,0.02\n"),
      EXAMPLE("region=330100 " ONE_MONTH "wage=9000", "notes=W203;W211",
              "330100,*,*,employer_rate,,,,0.09\n"),
      EXAMPLE("region=330100 " ONE_MONTH "wage=9000", "notes=W203",
              "330100,*,*,employer_rate,,,,0.09\n330100,*,*,employee_rate,,,,0.02\n"),
      /* a stated combined rate leaves the employee's to the rules */
      EXAMPLE("region=330100 " ONE_MONTH "wage=9000 rate=0.1", "notes=W203",
              "330100,*,*,employee_rate,,,,0.02\n"),
      /* a stated rate of a flexible payer replaces it */
      EXAMPLE("region=330100 payer=flexible " ONE_MONTH "wage=9000 rate=0.1", "notes=W203"),
      EXAMPLE("region=330100 payer=flexible " ONE_MONTH "wage=9000", "notes=W203;W211"),
  };
  EXPECT_EXAMPLES(examples);
}

/* The office sets it for each employer: what tables have is that of one class of industry. */
Test(contribution, says_that_a_rate_of_work_injury_is_that_of_a_class) {
  static const struct example examples[] = {
      EXAMPLE("scheme=injury " ONE_MONTH "wage=9000", "1.employer=18.00 notes=W203;W244",
              EVER("employer_rate", "0.002 !secondary") EVER("employee_rate", "0")),
      EXAMPLE("scheme=injury " ONE_MONTH "wage=9000", "notes=W203;W244",
              EVER("employer_rate", "0.002 !official") EVER("employee_rate", "0")),
      EXAMPLE("scheme=injury " ONE_MONTH "wage=9000 rate=0.004", "1.employer=36.00 notes=W203",
              EVER("employer_rate", "0.002 !secondary") EVER("employee_rate", "0")),
      /* the user's own table */
      EXAMPLE("scheme=injury " ONE_MONTH "wage=9000", "notes=W203",
              EVER("employer_rate", "0.002") EVER("employee_rate", "0")),
      EXAMPLE("scheme=pension " ONE_MONTH "wage=9000", "notes=W203",
              EVER("employer_rate", "0.002 !secondary")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, rounds_a_ratio_bound_by_a_rule_of_its_own) {
  static const struct example examples[] = {
      /* 8123.45 x 0.6 = 4874.07 */
      EXAMPLE(ONE_MONTH "wage=1 average_wage=8123.45", "1.base=4874.00",
              RATIOS EVER("bound_rounding", "half_up 1")),
      EXAMPLE(ONE_MONTH "wage=1 average_wage=8123.45", "1.base=4875.00",
              RATIOS EVER("bound_rounding", "up 1")),
      /* an `exact` bound refuses, where the base itself would not */
      EXAMPLE(ONE_MONTH "wage=1 average_wage=8123.45", "reject=E151(base,4874.07)",
              RATIOS EVER("bound_rounding", "exact 1")),
      /* and the other way round: 4874.07 has no remainder below a fen, the wage has */
      EXAMPLE(ONE_MONTH "wage=5000.005 average_wage=8123.45", "reject=E151(base,5000.005)",
              RATIOS EVER("base_rounding", "exact 0.01") EVER("bound_rounding", "half_up 1")),
      /* no ratio, no bound: the rule is not even asked */
      EXAMPLE(ONE_MONTH "wage=1", "1.base=1.00 notes=W203", EVER("bound_rounding", "exact 1")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, knows_places_without_a_ceiling) {
  static const struct example examples[] = {
      EXAMPLE(ONE_MONTH "wage=99999",
              "1.base=99999.00 1.base_from=stated notes=", RATIOS EVER("base_ceiling", "none")),
      /* no ceiling is missing, a floor is */
      EXAMPLE(ONE_MONTH "wage=99999", "1.base=99999.00 notes=W203", EVER("base_ceiling", "none")),
      EXAMPLE(ONE_MONTH "wage=99999", "1.base=99999.00 notes=",
              EVER("base_floor", "5000") EVER("base_ceiling", "none"), "average_wage "),
      EXAMPLE(ONE_MONTH "wage=1", "1.base=4800.00 1.base_from=floor notes=W201",
              RATIOS EVER("base_ceiling", "none")),
      /* a row of the day before */
      EXAMPLE(ONE_MONTH "wage=99999", "1.base=24000.00 1.base_from=ceiling",
              RATIOS "000000,*,*,base_ceiling,,,2024-12-31,none\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, takes_the_back_payment_rate_of_a_flexible_worker) {
  static const struct example examples[] = {
      /* 8000 x 8.9 % */
      EXAMPLE(ONE_MONTH "wage=8000 payer=flexible", "1.employee=712.00 1.employer=0.00",
              EVER("flexible_backpay_rate", "0.089")),
      EXAMPLE(ONE_MONTH "wage=8000 payer=flexible", "1.employee=712.00",
              EVER("flexible_backpay_rate", "0.089"), "employee_rate "),
      EXAMPLE(ONE_MONTH "wage=8000 payer=flexible", "1.employee=0.00", EVER("flexible_backpay_rate", "0")),
      EXAMPLE(ONE_MONTH "wage=8000 payer=flexible rate=0.07", "1.employee=560.00",
              EVER("flexible_backpay_rate", "0.089")),
      EXAMPLE(ONE_MONTH "wage=8000", "1.employer=640.00 1.employee=160.00",
              EVER("flexible_backpay_rate", "0.089")),
      EXAMPLE(ONE_MONTH "wage=8000", "reject=E150(employee_rate,000000,medical,employer,2025-01-01)",
              EVER("flexible_backpay_rate", "0.089"), "employee_rate "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(contribution, charges_a_yearly_sum_in_its_month_alone) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2024-12 gap_to=2025-02 wage=8000 pay_on=2025-03-10",
              "1.employee=160.00 2.employee=340.00 3.employee=160.00 arrears=2580.00",
              EVER("employee_fixed_year", "180") EVER("fixed_year_month", "1")),
      EXAMPLE("gap_from=2024-12 gap_to=2025-02 wage=8000 pay_on=2025-03-10",
              "1.employee=340.00 2.employee=160.00 3.employee=160.00",
              EVER("employee_fixed_year", "180") EVER("fixed_year_month", "12")),
      /* 160 + 180.005 = 340.005 */
      EXAMPLE(ONE_MONTH "wage=8000", "1.employee=340.01",
              EVER("employee_fixed_year", "180.005") EVER("fixed_year_month", "1")),
      EXAMPLE(ONE_MONTH "wage=8000", "1.employee=160.00 notes=W203;W231", EVER("employee_fixed_year", "180")),
      EXAMPLE(ONE_MONTH "wage=8000", "1.employee=160.00 notes=W203",
              EVER("employee_fixed_year", "180") EVER("fixed_year_month", "2")),
      /* no month is payable: nothing is left out of a sum that is not formed */
      EXAMPLE(ONE_MONTH "wage=8000", "status=not_payable notes=W208",
              EVER("employee_fixed_year", "180") EVER("backpay_months_max", "0")),
  };
  EXPECT_EXAMPLES(examples);
}
