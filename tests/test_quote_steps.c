/* Steps as a person reads them: months that are alike said once, references and law. */
#include "formats/quote/steps.h"

#include "case_fixture.h"

/* The steps of one case, rows as a table of its own above the ordinary ones; the caller clears. */
static struct buffer steps_of(const char *rows, enum language language, const char *reported) {
  struct room room;
  struct quote_basis basis;
  struct buffer out = {0};
  room_open(&room, "", rows);
  const struct quote_options options = {
      .language = language, .explains = true, .width = 200, .rules = &room.rules};
  dossier_reset(&room.dossier);
  case_from(&room.dossier.reported, reported);
  room.dossier.is_traced = true;
  assess(&room.assessor, &room.dossier);
  cr_assert_not(dossier_is_rejected(&room.dossier), "%s", reported);
  quote_basis_gather(&basis, language, &room.dossier);
  quote_steps_print(&out, &options, &basis, &room.dossier.assessments[0]);
  quote_basis_clear(&basis);
  room_close(&room);
  buffer_add_byte(&out, '\0');
  return out;
}

static void expect_parts(const char *rows, enum language language, const char *reported,
                         const char *const parts[], const char *absent) {
  struct buffer found = steps_of(rows, language, reported);
  for (size_t i = 0; parts[i] != NULL; i++)
    cr_expect_not_null(strstr(found.at, parts[i]), "no %s in\n%s", parts[i], found.at);
  if (absent != NULL) cr_expect_null(strstr(found.at, absent), "%s in\n%s", absent, found.at);
  buffer_clear(&found);
}

Test(quote_steps, says_months_that_differ_in_days_alone_once) {
  /* 8000 x 10 % = 800 a month; January runs from February 1 to March 5, 33 days, February 5 days. */
  static const char *const parts[] = {
      "\n  2025-01 to 2025-02, each month alike but for its days and fee (here 2025-01, the others below)\n  "
      " 1. base: ",
      "late fee, unrounded: arrears of the month 800.00 x rate a day 0.05% x 33 days = 13.20 yuan",
      "\n      2025-02  first day of the fee 2025-03-01  last day of the fee 2025-03-05  days 5  late fee, "
      "unrounded "
      "2.00  late fee of the month 2.00\n",
      "\n  The case as a whole\n",
      "late fees: 2025-01 13.20 + 2025-02 2.00 = 15.20 yuan\n",
      NULL};
  expect_parts("", LANGUAGE_EN, "gap_from=2025-01 wage=8000 pay_on=2025-03-05", parts, "\n  2025-02\n");
}

Test(quote_steps, tells_months_apart_whose_base_differs) {
  static const char *const parts[] = {"\n  2025-01\n   1. base: reported wage 8,000.00 yuan", "\n  2025-02\n",
                                      "base: reported wage 9,000.00 yuan", NULL};
  expect_parts("", LANGUAGE_EN, "gap_from=2025-01 wage=2025-01:8000;2025-02:9000 pay_on=2025-03-05", parts,
               "alike");
}

Test(quote_steps, names_the_rounding_where_it_changes_something) {
  /* 8333 x 0.8 % = 66.664; x 2 % = 166.66 needs none. */
  static const char *const parts[] = {"x 单位费率 0.8% = 66.664,四舍五入到分 → 66.66 元  [",
                                      "x 个人费率 2% = 166.66 元  [", NULL};
  expect_parts(EVER("employer_rate", "0.008"), LANGUAGE_ZH, "gap_from=2025-01 wage=8333 pay_on=2025-02-10",
               parts, NULL);
}

Test(quote_steps, names_the_official_rows_of_the_nation_as_law) {
  static const char *const rate[] = {" 0.05% x 10 days = 4.00 yuan  [", "]  a worked example\n", NULL};
  static const char reported[] = "region=330100 gap_from=2025-01 wage=8000 pay_on=2025-02-10";
  expect_parts(EVER("fee_rate", "0.0005 !official"), LANGUAGE_EN, reported, rate, NULL);
  /* neither a row that is not official nor a place's own is law everywhere */
  static const char *const none[] = {" 0.05% x 10 days = 4.00 yuan  [", NULL};
  expect_parts(EVER("fee_rate", "0.0005 !secondary"), LANGUAGE_EN, reported, none, "a worked example");
  expect_parts("330000,*,*,fee_rate,,,,0.0005 !official\n", LANGUAGE_EN, reported, none, "a worked example");
}

Test(quote_steps, names_the_article_of_a_deferral) {
  static const char *const zh[] = {
      "缓缴期满次日 2025-02-06,取较晚者 → 2025-02-06  人社部令第13号第二十一、二十二条\n", NULL};
  static const char *const en[] = {
      "day after the deferral 2025-02-06, whichever is later → 2025-02-06  Order no. 13 of the Ministry of "
      "Human "
      "Resources art. 21, 22\n",
      NULL};
  static const char reported[] = "gap_from=2025-01 wage=8000 deferred_to=2025-02-05 pay_on=2025-02-10";
  expect_parts("", LANGUAGE_ZH, reported, zh, "Order");
  expect_parts("", LANGUAGE_EN, reported, en, "令");
}
