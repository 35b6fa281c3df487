/* RULES 6.1 to 6.4. The ordinary rows: suspended G+1/1; back on P+1/1, above 3 months P+6/1, above 6 P+12/1;
 * bills retroactive, above 3 paid by the employer; years kept, above 3 reset. */
#include "calc/benefits.h"

#include "case_fixture.h"

#define P " pay_on=2025-06-15 "

Test(benefits, resolve_the_end_of_the_gap) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-04" P,
              "gap_to=2025-05 months=2 gap_months=2 lines=2 1.month=2025-04 2.month=2025-05"),
      EXAMPLE("gap_from=2025-04 gap_to=2025-05" P, "gap_to=2025-05 gap_months=2 resumes_on=2025-07-01"),
      EXAMPLE("gap_from=2025-04 gap_to=2025-06" P,
              "gap_to=2025-06 months=3 gap_months=3 resumes_on=2025-07-01"),
      EXAMPLE("gap_from=2025-06 gap_to=2025-06" P,
              "gap_to=2025-06 months=1 gap_months=1 resumes_on=2025-07-01"),
      EXAMPLE("gap_from=2025-05" P, "gap_to=2025-05 months=1 gap_months=1"),
      EXAMPLE("gap_from=2024-12 pay_on=2025-01-31",
              "gap_to=2024-12 months=1 gap_months=1 resumes_on=2025-02-01"),
      /* rejected */
      EXAMPLE("gap_from=2025-04 gap_to=2025-07" P, "reject=E132(2025-06)"),
      EXAMPLE("gap_from=2025-07 gap_to=2025-07" P, "reject=E132(2025-06)"),
      EXAMPLE("gap_from=2025-05 gap_to=2025-04" P, "reject=E131(2025-05)"),
      EXAMPLE("gap_from=2025-06" P, "reject=E133(2025-06)"),
      EXAMPLE("gap_from=2026-01" P, "reject=E133(2025-06)"),
      EXAMPLE("gap_from=1900-01" P, "reject=E134(600)"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(benefits, of_a_closed_gap_come_back_from_the_month_after_it) {
  static const struct example examples[] = {
      /* insured again since 2025-05-01, which takes P's place */
      EXAMPLE("gap_from=2025-04 gap_to=2025-04" P,
              "gap_months=1 suspended_from=2025-05-01 resumes_on=2025-06-01 wait_months=1"),
      EXAMPLE("gap_from=2025-04 gap_to=2025-04" P, "resumes_on=2025-05-01 wait_months=0",
              TIER("resume", "0", "P+0d")),
      EXAMPLE("gap_from=2025-04 gap_to=2025-04" P, "resumes_on=2025-05-31 wait_months=0",
              TIER("resume", "0", "P+30d")),
      /* four months: above 3 */
      EXAMPLE("gap_from=2024-09 gap_to=2024-12" P,
              "gap_months=4 resumes_on=2025-07-01 wait_months=6 gap_costs=employer_pays continuity=reset"),
      /* a closed gap gets no payment month on top */
      EXAMPLE("gap_from=2025-04 gap_to=2025-04" P, "gap_months=1", EVER("gap_counts", "with_payment_month")),
      /* the tiers are those in force on P, not on the day that takes its place */
      EXAMPLE("gap_from=2025-04 gap_to=2025-04" P, "resumes_on=2025-08-01",
              "000000,*,*,resume,0,2025-06-15,,P+3/1\n"),
  };
  EXPECT_EXAMPLES(examples);
}

#define WITH_PAYMENT_MONTH EVER("gap_counts", "with_payment_month")

Test(benefits, may_count_the_payment_month_into_an_open_gap) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-04" P, "gap_months=3 months=2 lines=2 gap_to=2025-05", WITH_PAYMENT_MONTH),
      EXAMPLE("gap_from=2025-04 gap_to=2025-05" P, "gap_months=3", WITH_PAYMENT_MONTH),
      /* the gap reaches into P's month already: not one more */
      EXAMPLE("gap_from=2025-04 gap_to=2025-06" P, "gap_months=3 months=3", WITH_PAYMENT_MONTH),
      EXAMPLE("gap_from=2025-06 gap_to=2025-06" P, "gap_months=1", WITH_PAYMENT_MONTH),
      /* three unpaid months and June: four, above 3 */
      EXAMPLE("gap_from=2025-03" P,
              "gap_months=4 resumes_on=2025-12-01 wait_months=6 gap_costs=employer_pays continuity=reset",
              WITH_PAYMENT_MONTH),
      EXAMPLE("gap_from=2025-03" P,
              "gap_months=3 resumes_on=2025-07-01 wait_months=1 gap_costs=retroactive continuity=kept"),
      /* gap_counts goes by P */
      EXAMPLE("gap_from=2025-04" P, "gap_months=3",
              "000000,*,*,gap_counts,,2025-06-15,,with_payment_month\n"),
      EXAMPLE("gap_from=2025-04" P, "gap_months=2",
              "000000,*,*,gap_counts,,,2025-06-15,to_month_before_payment\n000000,*,*,gap_counts,,2025-06-16,"
              ",with_payment_month\n",
              "gap_counts "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(benefits, stop_and_come_back_by_day_expressions) {
  static const struct example examples[] = {
      EXAMPLE("gap_from=2025-04" P, "suspended_from=2025-05-01 resumes_on=2025-07-01 wait_months=1"),
      EXAMPLE("gap_from=2025-04" P, "suspended_from=2025-04-01", EVER("suspension_start", "G+0/1")),
      EXAMPLE("gap_from=2025-01 gap_to=2025-05" P, "suspended_from=2025-02-28",
              EVER("suspension_start", "G+1/last")),
      EXAMPLE("gap_from=2025-04" P, "suspended_from=2025-05-16", EVER("suspension_start", "G+1/16")),
      EXAMPLE("gap_from=2025-04" P, "resumes_on=2025-06-15 wait_months=0", TIER("resume", "0", "P+0d")),
      EXAMPLE("gap_from=2025-04" P, "resumes_on=2025-06-01 wait_months=0", TIER("resume", "0", "P+0/1")),
      EXAMPLE("gap_from=2025-04" P, "resumes_on=2025-07-15 wait_months=1", TIER("resume", "0", "P+30d")),
      EXAMPLE("gap_from=2024-12 pay_on=2025-01-31", "resumes_on=2025-03-02 wait_months=2",
              TIER("resume", "0", "P+30d")),
      EXAMPLE("gap_from=2025-04" P, "resumes_on=2025-08-01 wait_months=2", TIER("resume", "0", "P+2/1")),
      /* by P, not by G: the row is in force since June */
      EXAMPLE("gap_from=2025-04" P, "suspended_from=2025-04-11",
              "000000,*,*,suspension_start,,2025-06-01,,G+0/11\n"),
  };
  EXPECT_EXAMPLES(examples);
}

Test(benefits, are_rejected_where_no_rule_holds) {
  static const struct example examples[] = {
      /* Hangzhou has a tier above 3 only, which does not hold for 2 months */
      EXAMPLE("region=330106 gap_from=2025-04" P, "reject=E150(resume,330106,medical,employer,2025-06-15)",
              "330100,*,*,resume,3,,,P+6/1\n"),
      EXAMPLE("gap_from=2025-04" P, "reject=E150(gap_counts,000000,medical,employer,2025-06-15)", "",
              "gap_counts "),
      EXAMPLE("gap_from=2025-04" P, "reject=E150(suspension_start,000000,medical,employer,2025-06-15)", "",
              "suspension_start "),
      EXAMPLE("gap_from=2025-04" P, "reject=E150(continuity,000000,medical,employer,2025-06-15)", "",
              "continuity "),
  };
  EXPECT_EXAMPLES(examples);
}

Test(benefits, belong_to_medical_only) {
  static const char *const none =
      "status=ok arrears=1600.00 gap_months= suspended_from= resumes_on= wait_months= gap_costs= continuity= "
      "account_credit= worse_from= worse_why=";
  static const char *const schemes[] = {"maternity", "major_medical", "pension", "unemployment", "injury"};
  for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
    char reported[100];
    snprintf(reported, sizeof reported, "scheme=%s gap_from=2025-04" P, schemes[i]);
    const struct example examples[] = {
        EXAMPLE(reported, none, EVER("account_rate", "0.02") EVER("fee_waived_if_paid_by", "2025-06-30")),
        /* so its rules need not exist */
        EXAMPLE(reported, none, "",
                "gap_counts suspension_start resume gap_costs continuity account_credited "),
    };
    EXPECT_EXAMPLES(examples);
  }
}

Test(benefits, credit_the_account_for_each_payable_month) {
  static const struct example examples[] = {
      /* 8000 x 0.02 twice */
      EXAMPLE("gap_from=2025-04" P, "account_credit=320.00", EVER("account_rate", "0.02")),
      /* not credited is 0.00, no rate is empty */
      EXAMPLE("gap_from=2025-04" P, "account_credit=0.00",
              EVER("account_rate", "0.02") TIER("account_credited", "0", "no")),
      EXAMPLE("gap_from=2025-04" P, "account_credit="),
      EXAMPLE("gap_from=2025-04" P, "account_credit=", TIER("account_credited", "0", "no")),
      EXAMPLE("gap_from=2025-04" P, "account_credit=0.00", EVER("account_rate", "0")),
      /* the tier is that of the gap: above 1 no */
      EXAMPLE("gap_from=2025-04" P, "account_credit=0.00",
              EVER("account_rate", "0.02") TIER("account_credited", "1", "no")),
      EXAMPLE("gap_from=2025-05" P, "account_credit=160.00",
              EVER("account_rate", "0.02") TIER("account_credited", "1", "no")),
      /* by account month: a rate since May only */
      EXAMPLE("gap_from=2025-04" P, "account_credit=160.00", "000000,*,*,account_rate,,2025-05-01,,0.02\n"),
      /* of the base after clamping: 5000 x 0.02 twice */
      EXAMPLE("gap_from=2025-04 wage=3000" P, "account_credit=200.00",
              EVER("account_rate", "0.02") EVER("base_floor", "5000")),
      /* payable months only: April is out */
      EXAMPLE("gap_from=2025-04" P, "payable_months=1 account_credit=160.00",
              EVER("account_rate", "0.02") EVER("backpay_months_max", "1")),
      /* each month rounded by amount_rounding: 4000.30 x 0.0123 = 49.20369 */
      EXAMPLE("gap_from=2025-04 wage=4000.30" P, "account_credit=98.40", EVER("account_rate", "0.0123")),
      EXAMPLE("gap_from=2025-04 wage=4000.30" P, "account_credit=98.42",
              EVER("account_rate", "0.0123") EVER("amount_rounding", "up 0.01")),
      EXAMPLE("gap_from=2025-04 payer=flexible" P,
              "account_credit=", "000000,*,employer,account_rate,,,,0.02\n"),
  };
  EXPECT_EXAMPLES(examples);
}

#define COVER_END EVER("wait_counts_from", "cover_end")

Test(benefits, may_come_back_by_the_months_without_cover) {
  static const struct example examples[] = {
      /* 4 months not paid, the first of them still covered */
      EXAMPLE("gap_from=2025-02" P,
              "gap_months=4 suspended_from=2025-03-01 resumes_on=2025-07-01 gap_costs=employer_pays "
              "continuity=reset",
              COVER_END),
      EXAMPLE("gap_from=2025-02" P, "resumes_on=2025-12-01", EVER("wait_counts_from", "gap")),
      EXAMPLE("gap_from=2025-01" P, "gap_months=5 resumes_on=2025-12-01", COVER_END),
      EXAMPLE("gap_from=2025-02" P, "resumes_on=2025-12-01", COVER_END EVER("suspension_start", "G+0/1")),
      EXAMPLE("gap_from=2025-01" P, "resumes_on=2025-07-01", COVER_END EVER("suspension_start", "G+2/1")),
      /* cover that outlasts the gap: the tier is never below 1 */
      EXAMPLE("gap_from=2025-05" P, "gap_months=1 resumes_on=2025-07-01",
              COVER_END EVER("suspension_start", "G+12/1")),
      /* no tier reaches down to the one month that counts */
      EXAMPLE("gap_from=2025-04" P, "reject=E150(resume,000000,medical,employer,2025-06-15)",
              COVER_END "000000,*,*,resume,1,,,P+1/1\n", "resume "),
      EXAMPLE("gap_from=2025-03" P, "gap_months=3 resumes_on=2025-07-01",
              COVER_END "000000,*,*,resume,1,,,P+1/1\n", "resume "),
  };
  EXPECT_EXAMPLES(examples);
}
