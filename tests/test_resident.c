/* RULES 7, resident: fixed wait 3, one more for each missed year but the first, repair takes them away again;
 * from 4 missed years on not below 6 in total. */
#include "calc/resident.h"

#include "case_fixture.h"

#define WAITS                         \
  EVER("fixed_wait_months", "3")      \
  EVER("variable_wait_per_year", "1") \
  EVER("variable_counts_first_year", "no") EVER("repair_floor_years", "4") EVER("repair_floor_months", "6")
#define ROWS WAITS EVER("resident_premium", "400")
#define CENTRAL "kind=resident cover_year=2027 central_period=yes pay_on=2026-11-10 "
#define OTHER "kind=resident pay_on=2026-11-10 "

Test(resident, waits_longer_for_each_missed_year) {
  static const struct example examples[] = {
      /* Qingdao's example: 3 + (2 - 1) = 4, January to April */
      EXAMPLE(CENTRAL "missed_years=2",
              "status=ok wait_months=4 months=4 resumes_on=2027-05-01 arrears=400.00 total=400.00", ROWS),
      /* one year repaired: 3, and two premiums */
      EXAMPLE(CENTRAL "missed_years=2 repaired_years=1", "wait_months=3 resumes_on=2027-04-01 arrears=800.00",
              ROWS),
      EXAMPLE(CENTRAL "missed_years=2 repaired_years=2",
              "wait_months=3 resumes_on=2027-04-01 arrears=1200.00", ROWS),
      EXAMPLE(CENTRAL "missed_years=1", "wait_months=3 resumes_on=2027-04-01", ROWS),
      EXAMPLE(CENTRAL "missed_years=0", "wait_months=0 months=0 resumes_on=2027-01-01 arrears=400.00", ROWS),
      EXAMPLE(CENTRAL "missed_years=3", "wait_months=5 resumes_on=2027-06-01", ROWS),
      EXAMPLE(CENTRAL "missed_years=10", "wait_months=12 resumes_on=2028-01-01", ROWS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(resident, has_a_floor_that_repair_cannot_lower) {
  static const struct example examples[] = {
      /* 3 + 3 = 6 */
      EXAMPLE(CENTRAL "missed_years=4", "wait_months=6", ROWS),
      EXAMPLE(CENTRAL "missed_years=4 repaired_years=1", "wait_months=6 arrears=800.00", ROWS),
      EXAMPLE(CENTRAL "missed_years=4 repaired_years=4", "wait_months=6", ROWS),
      /* 3 + 5 - 2 = 6; one more repaired stays 6 */
      EXAMPLE(CENTRAL "missed_years=6 repaired_years=1", "wait_months=7", ROWS),
      EXAMPLE(CENTRAL "missed_years=6 repaired_years=2", "wait_months=6", ROWS),
      EXAMPLE(CENTRAL "missed_years=6 repaired_years=3", "wait_months=6", ROWS),
      /* three missed years have no floor */
      EXAMPLE(CENTRAL "missed_years=3 repaired_years=2", "wait_months=3", ROWS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(resident, counts_as_the_rules_say) {
  static const struct example examples[] = {
      /* the first year counts: 3 + 2 */
      EXAMPLE(
          CENTRAL "missed_years=2", "wait_months=5",
          ROWS EVER("fee_bearer", "payer") "000000,resident_medical,*,variable_counts_first_year,,,,yes\n"),
      /* two months a year: 3 + 2 x (3 - 1) = 7; one repaired 5 */
      EXAMPLE(CENTRAL "missed_years=3", "wait_months=7",
              ROWS "000000,resident_medical,*,variable_wait_per_year,,,,2\n"),
      EXAMPLE(CENTRAL "missed_years=3 repaired_years=1", "wait_months=5",
              ROWS "000000,resident_medical,*,variable_wait_per_year,,,,2\n"),
      EXAMPLE(CENTRAL "missed_years=1", "wait_months=1",
              ROWS "000000,resident_medical,*,fixed_wait_months,,,,1\n"),
      /* by P, not by the year of cover */
      EXAMPLE(CENTRAL "missed_years=1", "wait_months=3",
              ROWS "000000,resident_medical,*,fixed_wait_months,,2026-11-11,,1\n"),
      EXAMPLE(CENTRAL "missed_years=1", "wait_months=1",
              ROWS "000000,resident_medical,*,fixed_wait_months,,2026-11-10,,1\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(resident, counts_the_payment_month_as_the_first_outside_the_central_period) {
  static const struct example examples[] = {
      /* nothing missed, but enrolled late: 3 months, November to January */
      EXAMPLE(OTHER "missed_years=0", "wait_months=3 resumes_on=2027-02-01", ROWS),
      EXAMPLE(OTHER "missed_years=2", "wait_months=4 resumes_on=2027-03-01", ROWS),
      EXAMPLE(OTHER "missed_years=2 cover_year=2026", "wait_months=4 resumes_on=2027-03-01", ROWS),
      EXAMPLE("kind=resident pay_on=2027-01-31 missed_years=2", "resumes_on=2027-05-01", ROWS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(resident, does_not_wait_when_exempt) {
  static const struct example examples[] = {
      EXAMPLE(OTHER "missed_years=5 exempt=yes", "wait_months=0 resumes_on=2026-11-10 arrears=400.00", ROWS),
      EXAMPLE(CENTRAL "missed_years=5 exempt=yes", "wait_months=0 resumes_on=2027-01-01", ROWS),
      /* then the rules of waiting need not exist */
      EXAMPLE(CENTRAL "missed_years=5 exempt=yes", "wait_months=0", EVER("resident_premium", "400")),
      EXAMPLE(CENTRAL "missed_years=1",
              "reject=E150(fixed_wait_months,000000,resident_medical,employer,2026-11-10)",
              EVER("resident_premium", "400")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(resident, pays_the_premium_of_the_year_of_cover) {
  static const char *const rows =
      WAITS "000000,*,*,resident_premium,,,2026-12-31,400\n000000,*,*,resident_premium,,2027-01-01,,430.50\n";
  const struct example examples[] = {
      EXAMPLE(CENTRAL "missed_years=1", "arrears=430.50", rows),
      EXAMPLE(CENTRAL "missed_years=2 repaired_years=2", "arrears=1291.50", rows),
      EXAMPLE(OTHER "missed_years=1 cover_year=2026", "arrears=400.00", rows),
      EXAMPLE(OTHER "missed_years=1", "arrears=400.00", rows),
      EXAMPLE("kind=resident pay_on=2027-01-01 missed_years=1", "arrears=430.50", rows),
      EXAMPLE(OTHER "missed_years=1",
              "reject=E150(resident_premium,000000,resident_medical,employer,2026-11-10)", WAITS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(resident, rejects_what_does_not_fit_together) {
  static const struct example examples[] = {
      EXAMPLE(CENTRAL "missed_years=2 repaired_years=3", "reject=E137(2)", ROWS),
      EXAMPLE(CENTRAL "missed_years=0 repaired_years=1", "reject=E137(0)", ROWS),
      EXAMPLE("kind=resident central_period=yes pay_on=2026-11-10 missed_years=1", "reject=E130(resident)",
              ROWS),
  };
  EXPECT_EXAMPLES(examples);
}

Test(resident, leaves_the_fields_of_other_kinds_empty) {
  static const struct example examples[] = {
      EXAMPLE(
          CENTRAL "missed_years=2",
          "scheme=resident_medical payable_months= employer_arrears= late_fee= bearer= rounding_difference= "
          "late_fee_per_day= "
          "gap_months= suspended_from= gap_costs= continuity= account_credit= worse_from= lines=0 gap_to=",
          ROWS),
  };
  EXPECT_EXAMPLES(examples);
}

#define MISSING(parameter) "reject=E150(" parameter ",000000,resident_medical,employer,2026-11-10)"

Test(resident, names_the_row_that_is_missing_whichever_it_is) {
  static const struct example examples[] = {
      EXAMPLE(CENTRAL "missed_years=1", MISSING("variable_wait_per_year"), EVER("fixed_wait_months", "3")),
      EXAMPLE(CENTRAL "missed_years=1", MISSING("variable_counts_first_year"),
              EVER("fixed_wait_months", "3") EVER("variable_wait_per_year", "1")),
      EXAMPLE(CENTRAL "missed_years=1", MISSING("repair_floor_years"),
              EVER("fixed_wait_months", "3") EVER("variable_wait_per_year", "1")
                  EVER("variable_counts_first_year", "no")),
      EXAMPLE(CENTRAL "missed_years=1", MISSING("repair_floor_months"),
              EVER("fixed_wait_months", "3") EVER("variable_wait_per_year", "1")
                  EVER("variable_counts_first_year", "no") EVER("repair_floor_years", "4")),
  };
  EXPECT_EXAMPLES(examples);
}

/* A table with amount_rounding `half_up 1` would turn 420.50 into 421.00, which nobody pays. */
Test(resident, a_premium_is_a_published_sum_that_amount_rounding_does_not_touch) {
  static const struct example examples[] = {
      EXAMPLE(CENTRAL "missed_years=1", "arrears=420.50 total=420.50",
              WAITS EVER("resident_premium", "420.50") EVER("amount_rounding", "half_up 1")),
      EXAMPLE(CENTRAL "missed_years=2 repaired_years=1", "arrears=841.00",
              WAITS EVER("resident_premium", "420.50") EVER("amount_rounding", "down 1")),
      EXAMPLE(CENTRAL "missed_years=1", "arrears=420.50", WAITS EVER("resident_premium", "420.50"),
              "amount_rounding "),
      /* only a fraction of a fen is: 133.335 x 1, 133.335 x 2 = 266.67, 133.334 x 1 */
      EXAMPLE(CENTRAL "missed_years=1", "arrears=133.34",
              WAITS EVER("resident_premium", "133.335") EVER("amount_rounding", "exact 0.01")),
      EXAMPLE(CENTRAL "missed_years=2 repaired_years=1", "arrears=266.67",
              WAITS EVER("resident_premium", "133.335")),
      EXAMPLE(CENTRAL "missed_years=1", "arrears=133.33", WAITS EVER("resident_premium", "133.334")),
  };
  EXPECT_EXAMPLES(examples);
}

#define GROUPS                                                                                    \
  WAITS                                                                                           \
  "000000,*,*,resident_premium,,,,400\n000000,*,student,resident_premium,,,,250\n000000,*,elder," \
  "resident_premium,,2027-01-01,,300\n"

Test(resident, pays_the_premium_of_the_group) {
  static const struct example examples[] = {
      EXAMPLE(CENTRAL "missed_years=1 resident_group=student", "arrears=250.00 notes=", GROUPS),
      EXAMPLE(CENTRAL "missed_years=2 repaired_years=1 resident_group=student", "arrears=500.00", GROUPS),
      EXAMPLE(CENTRAL "missed_years=1 resident_group=elder", "arrears=300.00 notes=", GROUPS),
      EXAMPLE(CENTRAL "missed_years=1 resident_group=child", "arrears=400.00 notes=", GROUPS),
      EXAMPLE(CENTRAL "missed_years=1 resident_group=adult", "arrears=400.00 notes=", GROUPS),
      EXAMPLE(CENTRAL "missed_years=1 resident_group=exempt", "arrears=400.00 wait_months=3 notes=", GROUPS),
      EXAMPLE(CENTRAL "missed_years=1", "arrears=400.00 notes=W234", GROUPS),
      EXAMPLE(CENTRAL "missed_years=1", "arrears=400.00 notes=", ROWS),
      /* a group has a row, but not for the year of cover */
      EXAMPLE(OTHER "missed_years=1 cover_year=2026 resident_group=elder", "arrears=400.00 notes=", GROUPS),
      EXAMPLE(OTHER "missed_years=1 cover_year=2026", "arrears=400.00 notes=",
              WAITS EVER("resident_premium", "400") "000000,*,elder,resident_premium,,2027-01-01,,300\n"),
      /* the scheme's own row goes before a group's row of any scheme */
      EXAMPLE(CENTRAL "missed_years=1 resident_group=student", "arrears=420.00",
              GROUPS "000000,resident_medical,*,resident_premium,,,,420\n"),
      /* groups alone: residents in general have no premium */
      EXAMPLE(CENTRAL "missed_years=1",
              "reject=E150(resident_premium,000000,resident_medical,employer,2027-01-01)",
              WAITS "000000,*,student,resident_premium,,,,250\n"),
      EXAMPLE(CENTRAL "missed_years=1 resident_group=student", "arrears=250.00",
              WAITS "000000,*,student,resident_premium,,,,250\n"),
      EXAMPLE(CENTRAL "missed_years=1 resident_group=child",
              "reject=E150(resident_premium,000000,resident_medical,child,2027-01-01)",
              WAITS "000000,*,student,resident_premium,,,,250\n"),
  };
  EXPECT_EXAMPLES(examples);
}
