/* RULES 7, credit. */
#include "calc/credit.h"

#include "case_fixture.h"

#define WORKER "kind=credit retired=no pay_on=2025-06-15 "
#define RETIREE "kind=credit retired=yes pay_on=2025-06-15 "

Test(credit, gives_a_worker_a_share_of_the_base) {
  static const struct example examples[] = {
      EXAMPLE(WORKER "wage=9000", "status=ok account_credit=180.00 lines=0", EVER("account_rate", "0.02")),
      /* the base is that of section 4: clamped, or the average */
      EXAMPLE(WORKER "wage=3000", "account_credit=100.00 notes=W201;W203",
              EVER("account_rate", "0.02") EVER("base_floor", "5000")),
      EXAMPLE(WORKER "wage=90000", "account_credit=480.00 notes=W202",
              EVER("account_rate", "0.02") EVER("floor_ratio", "0.6") EVER("ceiling_ratio", "3")),
      EXAMPLE(WORKER, "account_credit=160.00", EVER("account_rate", "0.02")),
      EXAMPLE(WORKER "wage=4000.30", "account_credit=49.20", EVER("account_rate", "0.0123")), /* 49.20369 */
      EXAMPLE(WORKER "wage=4000.30", "account_credit=49.30",
              EVER("account_rate", "0.0123") EVER("amount_rounding", "up 0.1")),
      EXAMPLE(WORKER "wage=9000", "reject=E150(account_rate,000000,medical,employer,2025-06-15)"),
      /* by P */
      EXAMPLE(WORKER "wage=9000", "account_credit=270.00",
              EVER("account_rate", "0.02") "000000,medical,*,account_rate,,2025-06-15,,0.03\n"),
      /* P's month is the account month: its average wage */
      EXAMPLE(WORKER, "account_credit=140.00",
              EVER("account_rate", "0.02") "000000,medical,*,average_wage,,2025-06-01,2025-06-30,7000\n"),
  };
  EXPECT_EXAMPLES(examples);
}

/* Beijing: 100 yuan below 70 and 110 from 70 on, so above 69. */
#define BEIJING TIER("retiree_credit_fixed", "0", "100") TIER("retiree_credit_fixed", "69", "110")
#define RATIO                              \
  TIER("retiree_credit_rate", "0", "0.02") \
  TIER("retiree_credit_rate", "69", "0.03") EVER("average_pension", "4000")

Test(credit, gives_a_retired_person_a_fixed_amount_by_age) {
  static const struct example examples[] = {
      EXAMPLE(RETIREE "age=60", "account_credit=100.00", BEIJING),
      EXAMPLE(RETIREE "age=69", "account_credit=100.00", BEIJING),
      EXAMPLE(RETIREE "age=70", "account_credit=110.00", BEIJING),
      EXAMPLE(RETIREE "age=105", "account_credit=110.00", BEIJING),
      /* a pension does not matter then */
      EXAMPLE(RETIREE "age=60 pension=9000", "account_credit=100.00", BEIJING RATIO),
      /* by P */
      EXAMPLE(RETIREE "age=60", "account_credit=120.00",
              BEIJING "000000,medical,*,retiree_credit_fixed,0,2025-06-15,,120\n"),
      EXAMPLE(RETIREE "age=60", "account_credit=100.00",
              BEIJING "000000,medical,*,retiree_credit_fixed,0,2025-06-16,,120\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(credit, gives_a_retired_person_a_share_of_the_pension_where_no_amount_is_fixed) {
  static const struct example examples[] = {
      EXAMPLE(RETIREE "age=60", "account_credit=80.00", RATIO),
      EXAMPLE(RETIREE "age=70", "account_credit=120.00", RATIO),
      EXAMPLE(RETIREE "age=60 pension=5000", "account_credit=100.00", RATIO),
      /* 3333.33 x 0.03 = 99.9999 */
      EXAMPLE(RETIREE "age=75 pension=3333.33", "account_credit=100.00", RATIO),
      EXAMPLE(RETIREE "age=75 pension=3333.33", "account_credit=99.99",
              RATIO EVER("amount_rounding", "down 0.01")),
      /* a fixed amount from 70 on only: the younger ones have the ratio */
      EXAMPLE(RETIREE "age=60", "account_credit=80.00", RATIO TIER("retiree_credit_fixed", "69", "110")),
      EXAMPLE(RETIREE "age=70", "account_credit=110.00", RATIO TIER("retiree_credit_fixed", "69", "110")),
      EXAMPLE(RETIREE "age=60 pension=5000", "account_credit=100.00",
              TIER("retiree_credit_rate", "0", "0.02")),
      EXAMPLE(RETIREE "age=60", "reject=E150(average_pension,000000,medical,employer,2025-06-15)",
              TIER("retiree_credit_rate", "0", "0.02")),
      EXAMPLE(RETIREE "age=60", "reject=E150(retiree_credit_rate,000000,medical,employer,2025-06-15)"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(credit, wants_the_age_of_a_retired_person_and_leaves_other_fields_empty) {
  static const struct example examples[] = {
      EXAMPLE(RETIREE, "reject=E130(credit)", BEIJING),
      EXAMPLE(RETIREE "pension=5000", "reject=E130(credit)", RATIO),
      EXAMPLE(RETIREE "age=60",
              "months= arrears= total= late_fee= bearer= gap_months= suspended_from= resumes_on= "
              "wait_months= worse_from= "
              "because=000000/amount_rounding@+000000/retiree_credit_fixed@",
              BEIJING),
  };
  EXPECT_EXAMPLES(examples);
}

Test(credit, reports_what_is_missing_or_leaves_a_remainder) {
  static const struct example examples[] = {
      EXAMPLE(WORKER "wage=9000", "reject=E150(terms_of,000000,medical,employer,2025-06-01)",
              EVER("account_rate", "0.02"), "terms_of "),
      EXAMPLE(WORKER "wage=9000", "reject=E150(amount_rounding,000000,medical,employer,2025-06-15)",
              EVER("account_rate", "0.02"), "amount_rounding "),
      EXAMPLE(WORKER, "reject=E136", EVER("account_rate", "0.02") EVER("base_when_unstated", "reject")),
      EXAMPLE(WORKER "wage=4000.30", "reject=E151(account~credit,49.20369)",
              EVER("account_rate", "0.0123") EVER("amount_rounding", "exact 0.01")),
  };
  EXPECT_EXAMPLES(examples);
}
