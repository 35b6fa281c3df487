#include "calc/shortfall.h"

#include "case_fixture.h"

#define SHORT "kind=shortfall gap_from=2025-03 gap_to=2025-05 pay_on=2025-06-15 "

Test(shortfall, is_what_was_due_less_what_was_paid_share_by_share) {
  static const struct example examples[] = {
      /* 8000 - 5000 = 3000 x 0.08 and x 0.02 a month; 300 x 0.0005 = 0.15 a day, 76 + 46 + 15 days */
      EXAMPLE(SHORT "wage=8000 declared_base=5000",
              "status=ok months=3 payable_months=3 employer_arrears=720.00 employee_arrears=180.00 "
              "arrears=900.00 "
              "late_fee=20.55 total=920.55 late_fee_per_day=0.45 notes=W203 surplus=0.00 1.base=8000.00 "
              "1.due_employer=640.00 1.due_employee=160.00 1.paid_base=5000.00 1.paid_employer=400.00 "
              "1.paid_employee=100.00 1.employer=240.00 1.employee=60.00 1.arrears=300.00 1.surplus=0.00 "
              "1.days=76"),
      /* a flexible worker pays both rates: 3000 x 0.02 by the ordinary rows */
      EXAMPLE(SHORT "payer=flexible wage=8000 declared_base=5000",
              "employer_arrears=0.00 employee_arrears=180.00 1.due_employer=0.00 1.due_employee=160.00"),
      /* a stated rate: 3000 x 0.24, of it 0.02 the employee's */
      EXAMPLE(SHORT "wage=8000 declared_base=5000 rate=0.24", "1.employer=660.00 1.employee=60.00"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, has_no_gap_and_so_no_say_on_cover) {
  static const struct example examples[] = {
      EXAMPLE(SHORT "wage=8000 declared_base=5000",
              "gap_to=2025-05 gap_months= suspended_from= resumes_on= wait_months= gap_costs= continuity= "
              "account_credit= worse_from= cover_grade= assumed=",
              EVER("account_rate", "0.02")),
      EXAMPLE("kind=shortfall gap_from=2025-03 gap_to=2025-07 pay_on=2025-06-15 wage=8000 declared_base=5000",
              "reject=E132(2025-06)"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, clamps_the_base_that_was_due_and_not_the_one_paid_on) {
  static const struct example examples[] = {
      /* the ceiling is 6000: (6000 - 5000) x 0.08 and x 0.02 */
      EXAMPLE(SHORT "wage=8000 declared_base=5000",
              "notes=W202;W203 1.base=6000.00 1.employer=80.00 1.employee=20.00",
              EVER("base_ceiling", "6000")),
      /* bounds raised after the month was paid: 6000 is due and 5000 was taken */
      EXAMPLE(SHORT "wage=5000 declared_base=5000",
              "notes=W201;W203;W241 1.base=6000.00 1.paid_base=5000.00 1.employer=80.00 1.employee=20.00",
              EVER("base_floor", "6000")),
  };
  EXPECT_EXAMPLES(examples);
}

/* No base makes a difference to 500.00 a month, inside the bounds or not. */
Test(shortfall, of_a_fixed_sum_does_not_depend_on_bases_and_says_so) {
  static const char *const fixed =
      EVER("employee_rate", "0") EVER("employee_fixed", "500") EVER("base_floor", "6000");
  const struct example examples[] = {
      EXAMPLE(SHORT "payer=flexible wage=8000 declared_base=5000", "arrears=0.00 notes=W203;W266", fixed),
      EXAMPLE(SHORT "payer=flexible wage=8000 paid_employee=450", "arrears=150.00", fixed),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, counts_a_month_paid_in_excess_as_nothing_and_shows_the_surplus) {
  static const char *const raised = "000000,*,*,base_floor,,2025-04-01,,6000\n";
  const struct example examples[] = {
      /* March: 4000 is due and 5000 was paid, 80 + 20 over; April and May: 6000 is due, 80 + 20 short */
      EXAMPLE(SHORT "wage=4000 declared_base=5000",
              "arrears=200.00 surplus=100.00 notes=W201;W203;W240;W241 1.arrears=0.00 1.surplus=100.00 "
              "1.due_employer=320.00 "
              "1.paid_employer=400.00 2.arrears=100.00 2.surplus=0.00 late_fee=3.05",
              raised),
      /* one share over, the other short: neither is set off */
      EXAMPLE("kind=shortfall gap_from=2025-05 gap_to=2025-05 pay_on=2025-06-15 wage=8000 paid_employer=700 "
              "paid_employee=150",
              "employer_arrears=0.00 employee_arrears=10.00 surplus=60.00 notes=W203;W240"),
      EXAMPLE(SHORT "wage=5000 declared_base=8000", "reject=E157(2025-03,medical)"),
      EXAMPLE(SHORT "scheme=medical scheme=pension wage=5000 declared_base=8000",
              "reject=E157(2025-03,medical)&E157(2025-03,pension)"),
      /* as much as was due: nothing is owed, and nothing looks wrong */
      EXAMPLE(SHORT "wage=8000 declared_base=8000", "status=ok arrears=0.00 late_fee=0.00 notes=W203"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, needs_something_that_was_paid) {
  static const struct example examples[] = {
      EXAMPLE(SHORT "wage=8000 declared_base=0", "reject=E166"),
      EXAMPLE(SHORT "wage=8000 declared_base=2025-03:5000;2025-04:0", "reject=E166"),
      EXAMPLE(SHORT "wage=8000 paid_employer=0 paid_employee=0.00", "reject=E166"),
      EXAMPLE(SHORT "payer=flexible wage=8000 paid_employee=0", "reject=E166"),
      /* one share of two was paid: 640 x 3 is owed of the other, and 160 - 150 a month */
      EXAMPLE(SHORT "wage=8000 paid_employer=0 paid_employee=150", "reject= arrears=1950.00"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, takes_the_amounts_that_were_paid_a_month) {
  static const struct example examples[] = {
      EXAMPLE(
          SHORT "wage=8000 paid_employer=600 paid_employee=155.5",
          "notes=W203;W242 1.employer=40.00 1.employee=4.50 1.paid_employer=600.00 1.paid_employee=155.50 "
          "arrears=133.50"),
      EXAMPLE(SHORT "payer=flexible wage=8000 paid_employee=150", "arrears=30.00"),
      EXAMPLE(SHORT "wage=8000", "reject=E164"),
      EXAMPLE(SHORT "wage=8000 paid_employer=600", "reject=E164"),
      EXAMPLE(SHORT "wage=8000 declared_base=5000 paid_employee=100", "reject=E156"),
      EXAMPLE(SHORT "scheme=medical scheme=pension wage=8000", "reject=E164"),
      /* half a fen was never paid: 100.005 is 100.01, whatever amounts are rounded to */
      EXAMPLE(SHORT "wage=8000 paid_employer=100.005 paid_employee=0",
              "1.paid_employer=100.01 1.due_employer=640.00 1.employer=539.99 1.employee=160.00",
              EVER("amount_rounding", "half_up 1")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, takes_amounts_of_one_scheme_and_of_an_employer_who_is_there) {
  static const struct example examples[] = {
      EXAMPLE(SHORT "scheme=medical scheme=pension wage=8000 paid_employer=600 paid_employee=155",
              "reject=E163"),
      EXAMPLE(SHORT "scheme=medical scheme=pension wage=8000 declared_base=5000", "1.employer=240.00",
              EVER("employer_rate", "0.08")),
      EXAMPLE(SHORT "payer=flexible wage=8000 paid_employer=600 paid_employee=155", "reject=E165"),
      EXAMPLE(SHORT "payer=flexible wage=8000 paid_employer=0 paid_employee=150", "arrears=30.00"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, does_not_charge_fixed_sums_again) {
  static const struct example examples[] = {
      EXAMPLE(SHORT "wage=8000 declared_base=5000",
              "1.due_employee=163.00 1.paid_employee=103.00 1.employee=60.00 1.employer=240.00",
              EVER("employee_fixed", "3")),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, rounds_at_the_levels_of_a_missed_month) {
  static const char by_case[] = EVER("amount_rounding_level", "case");
  static const char by_month[] = EVER("amount_rounding_level", "month");
  const struct example examples[] = {
      /* 640.0056 - 640 and 160.0014 - 160: 0.01 and 0.00 a month; exact 0.007 x 3 = 0.021 */
      EXAMPLE(SHORT "wage=8000.07 declared_base=8000",
              "1.employer=0.01 1.employee=0.00 arrears=0.02 arrears_difference=-0.01", by_case),
      /* 800.007 -> 800.01 and 160.00 of it: employer 640.01; paid 800.00: 160.00 and 640.00 */
      EXAMPLE(SHORT "wage=8000.07 declared_base=8000", "1.due_employer=640.01 1.arrears=0.01 arrears=0.03",
              by_month),
  };
  EXPECT_EXAMPLES(examples);
}

Test(shortfall, may_be_free_of_the_fee_that_a_missed_month_carries) {
  static const char *const free = EVER("shortfall_fee_applies", "no");
  const struct example examples[] = {
      EXAMPLE(SHORT "wage=8000 declared_base=5000",
              "late_fee=0.00 bearer= total=900.00 late_fee_per_day=0.00", free),
      EXAMPLE("gap_from=2025-03 gap_to=2025-05 pay_on=2025-06-15 wage=8000", "bearer=employer late_fee=54.80",
              free),
      EXAMPLE(SHORT "wage=8000 declared_base=5000", "late_fee=20.55",
              EVER("shortfall_fee_applies", "yes") EVER("fee_applies", "no")),
  };
  EXPECT_EXAMPLES(examples);
}
