/* Results made by hand: which of them a person would be told, and in which words. */
#include "formats/words/delay_text.h"

#include "rules_fixture.h"

struct delay_case {
  int per_day; /* fen; -1: no fee applies */
  const char *worse_from, *worse_resumes_on;
  unsigned worse_why;
  int gap_months, worse_gap_months;
  const char *zh, *en;
};

/* Today's rule: cover returns on the first day of the month after payment. */
static void tell(const struct delay_case *told, const struct rule *resume, enum language language,
                 const char *expected) {
  const struct rule *rows[] = {resume};
  const struct assessment assessment = {
      .figures = FIGURE_GAP | (told->per_day < 0 ? 0u : (unsigned)FIGURE_FEE),
      .late_fee_per_day = {integer_from(told->per_day)},
      .worse_from = *told->worse_from == '\0' ? DATE_NONE : day(told->worse_from),
      .worse_resumes_on = *told->worse_resumes_on == '\0' ? DATE_NONE : day(told->worse_resumes_on),
      .worse_why = told->worse_why,
      .gap_months = told->gap_months,
      .worse_gap_months = told->worse_gap_months,
      .basis_rows = rows,
      .basis_row_count = 1,
      .basis = {0, resume == NULL ? 0 : 1}};
  struct buffer found = {0};
  delay_text(&found, language, &assessment);
  cr_expect(text_is(buffer_text(&found), expected), "\n%.*s, expected\n%s", (int)found.length, found.at,
            expected);
  buffer_clear(&found);
}

static void tell_all(const struct delay_case *cases, size_t count, const char *row) {
  struct rules rules = rules_from(row);
  const struct rule *resume = rules.count == 0 ? NULL : &rules.rows[0];
  for (size_t i = 0; i < count; i++) {
    tell(&cases[i], resume, LANGUAGE_ZH, cases[i].zh);
    tell(&cases[i], resume, LANGUAGE_EN, cases[i].en);
  }
  rules_clear(&rules);
}

#define TELL_ALL(cases, row) tell_all((cases), sizeof(cases) / sizeof(cases)[0], (row))
#define NEXT_MONTH EVER("resume", "P+1/1")

Test(delay_text, says_nothing_when_waiting_costs_nothing) {
  static const struct delay_case cases[] = {{-1, "", "", 0, 2, 0, "", ""}, {0, "", "", 0, 2, 0, "", ""}};
  TELL_ALL(cases, NEXT_MONTH);
}

Test(delay_text, says_what_a_day_costs) {
  static const struct delay_case cases[] = {
      {173, "", "", 0, 2, 0, "每晚一天约多付 1.73 元", "each day later costs about 1.73"},
      {1, "", "", 0, 2, 0, "每晚一天约多付 0.01 元", "each day later costs about 0.01"},
      {123450, "", "", 0, 2, 0, "每晚一天约多付 1234.50 元", "each day later costs about 1234.50"},
  };
  TELL_ALL(cases, NEXT_MONTH);
}

#define ZH "请在 2025-07-31 当日或之前缴纳:自 2025-08-01 起"
#define EN "pay by 2025-07-31: from 2025-08-01 "

Test(delay_text, names_each_loss_in_words) {
  static const struct delay_case cases[] = {
      {-1, "2025-08-01", "", WORSE_WINDOW, 3, 3, ZH "有月份超过可补缴期限",
       EN "a month may no longer be back-paid"},
      /* today's rule on August 1: September 1 */
      {-1, "2025-08-01", "2026-02-01", WORSE_RESUME, 3, 3,
       ZH "待遇恢复日(按届时补缴计)由 2025-09-01 推迟到 2026-02-01",
       EN "a payment made then brings cover back on 2026-02-01 instead of 2025-09-01"},
      {-1, "2025-08-01", "", WORSE_GAP_COSTS, 3, 3, ZH "断缴期医疗费待遇变差",
       EN "bills of the gap are treated worse"},
      {-1, "2025-08-01", "", WORSE_CONTINUITY, 3, 3, ZH "连续年限重新计算",
       EN "continuous years start again"},
      {-1, "2025-08-01", "", WORSE_ACCOUNT_CREDITED, 3, 3, ZH "个人账户不再划入",
       EN "the personal account is no longer credited"},
      {-1, "2025-08-01", "", WORSE_WAIVER, 3, 3, ZH "滞纳金减免到期", EN "a waiver of the late fee lapses"},
      {-1, "2025-08-01", "", WORSE_ORDER, 3, 3, ZH "责令限期届满,开始计收滞纳金",
       EN "the order to pay lapses and the late fee is charged"},
  };
  TELL_ALL(cases, NEXT_MONTH);
}

Test(delay_text, names_the_months_the_gap_exceeds_where_a_longer_gap_is_the_reason) {
  static const struct delay_case cases[] = {
      {-1, "2025-08-01", "", WORSE_GAP_COSTS, 2, 4,
       ZH ",如届时仍未恢复参保,断缴超过 3 个月,断缴期医疗费待遇变差",
       EN "the gap exceeds 3 months if the person is still not insured again, bills of the gap are treated "
          "worse"},
      {-1, "2025-08-01", "", WORSE_ACCOUNT_CREDITED, 11, 13,
       ZH ",如届时仍未恢复参保,断缴超过 12 个月,个人账户不再划入",
       EN "the gap exceeds 12 months if the person is still not insured again, the personal account is no "
          "longer credited"},
      /* a window and a waiver do not ask for the gap */
      {-1, "2025-08-01", "", WORSE_WINDOW | WORSE_WAIVER, 2, 4, ZH "有月份超过可补缴期限,滞纳金减免到期",
       EN "a month may no longer be back-paid, a waiver of the late fee lapses"},
  };
  TELL_ALL(cases, NEXT_MONTH);
}

Test(delay_text, puts_the_cost_of_a_day_before_the_losses) {
  static const struct delay_case cases[] = {
      {1234, "2025-10-01", "2026-04-01", WORSE_RESUME, 2, 4,
       "每晚一天约多付 12.34 元;请在 2025-09-30 当日或之前缴纳:自 2025-10-01 起,如届时仍未恢复参保,断缴超过 "
       "3 "
       "个月,"
       "待遇恢复日(按届时补缴计)由 2025-11-01 推迟到 2026-04-01",
       "each day later costs about 12.34; pay by 2025-09-30: from 2025-10-01 the gap exceeds 3 months if the "
       "person is still not insured again, "
       "a payment made then brings cover back on 2026-04-01 instead of 2025-11-01"},
      {80, "2025-08-01", "2026-02-01", 63, 3, 4,
       "每晚一天约多付 0.80 元;" ZH
       ",如届时仍未恢复参保,断缴超过 3 个月,有月份超过可补缴期限,待遇恢复日(按届时补缴计)由 2025-09-01 "
       "推迟到 2026-02-01,"
       "断缴期医疗费待遇变差,连续年限重新计算,个人账户不再划入,滞纳金减免到期",
       "each day later costs about 0.80; " EN
       "the gap exceeds 3 months if the person is still not insured again, a month may no longer be "
       "back-paid, a payment made then brings cover back on 2026-02-01 instead of "
       "2025-09-01, bills of the gap are treated worse, continuous years start again, the personal account "
       "is no "
       "longer credited, a waiver of the late fee lapses"},
  };
  TELL_ALL(cases, NEXT_MONTH);
}

Test(delay_text, names_the_day_before_across_months_and_years) {
  static const struct delay_case cases[] = {
      {-1, "2026-01-01", "", WORSE_WAIVER, 2, 2,
       "请在 2025-12-31 当日或之前缴纳:自 2026-01-01 起滞纳金减免到期",
       "pay by 2025-12-31: from 2026-01-01 a waiver of the late fee lapses"},
      {-1, "2028-03-01", "", WORSE_WAIVER, 2, 2,
       "请在 2028-02-29 当日或之前缴纳:自 2028-03-01 起滞纳金减免到期",
       "pay by 2028-02-29: from 2028-03-01 a waiver of the late fee lapses"},
  };
  TELL_ALL(cases, NEXT_MONTH);
}

Test(delay_text, says_that_cover_returns_later_where_no_day_can_be_named) {
  static const struct delay_case no_day[] = {
      {-1, "2025-08-01", "", WORSE_RESUME, 3, 3, ZH "待遇恢复推迟", EN "cover returns later"}};
  static const struct delay_case no_row[] = {
      {-1, "2025-08-01", "2026-02-01", WORSE_RESUME, 3, 3, ZH "待遇恢复推迟", EN "cover returns later"}};
  TELL_ALL(no_day, NEXT_MONTH);
  TELL_ALL(no_row, EVER("gap_counts", "with_payment_month"));
  TELL_ALL(no_row, "");
}
