/* The short answer keeps to one screen: what gives way where there is more to say than room. */
#include "formats/quote/short.h"

#include "case_fixture.h"
#include "formats/quote/text.h"

/* Rules of every grade: six parameters are weakest. */
static const char weak_rows[] = EVER("average_wage", "8000 !default") EVER("employer_rate", "0.08 !default")
    EVER("employee_rate", "0.02 !default") EVER("fee_start", "M+1/1 !default")
        EVER("fee_end", "payment_day !default") EVER("fee_rate", "0.0005 !official")
            EVER("gap_counts", "to_month_before_payment !default") EVER("backpay_months_max", "8");

static struct buffer answer(struct room *room, enum language language, int width, const char *reported) {
  struct regions regions = {0};
  const struct quote_options options = {
      .language = language, .width = width, .rules = &room->rules, .regions = &regions};
  struct buffer out = {0};
  dossier_reset(&room->dossier);
  case_from(&room->dossier.reported, reported);
  assess(&room->assessor, &room->dossier);
  cr_assert_not(dossier_is_rejected(&room->dossier), "%s", reported);
  quote_text(&out, &options, &room->dossier);
  regions_clear(&regions);
  buffer_add_byte(&out, '\0');
  return out;
}

static int lines_of(const struct buffer *out) {
  int lines = 0;
  for (const char *at = out->at; *at != '\0'; at++) lines += *at == '\n';
  return lines;
}

static int count_of(const struct buffer *out, const char *part) {
  int count = 0;
  for (const char *at = strstr(out->at, part); at != NULL; at = strstr(at + 1, part)) count++;
  return count;
}

static const char six_schemes[] =
    "gap_from=2025-01 pay_on=2025-08-15 scheme=medical scheme=major_medical "
    "scheme=maternity scheme=pension scheme=unemployment scheme=injury";

Test(quote_short, a_row_of_six_schemes_is_one_screen_of_80_columns) {
  for (int language = 0; language < LANGUAGE_COUNT; language++) {
    struct room room;
    room_open(&room, "", weak_rows);
    struct buffer found = answer(&room, (enum language)language, 80, six_schemes);
    cr_expect_leq(lines_of(&found), 24, "%d lines\n%s", lines_of(&found), found.at);
    cr_expect_not_null(strstr(found.at, "--explain"), "%s", found.at);
    buffer_clear(&found);
    room_close(&room);
  }
}

Test(quote_short, names_a_day_over_all_schemes_and_not_that_of_one) {
  /* 8000 x 10 % x 7 months: 5600 a scheme, 2.80 a day; six of them 16.80. */
  struct room room;
  room_open(&room, "", weak_rows);
  struct buffer found = answer(&room, LANGUAGE_EN, 100, six_schemes);
  cr_expect_eq(count_of(&found, " 2.80"), 6, "%s", found.at); /* in the table alone */
  cr_expect_eq(count_of(&found, " 16.80"), 1, "%s", found.at);
  cr_expect_eq(count_of(&found, "pay by 2025-09-30"), 1, "%s",
               found.at); /* January is 8 months back in September */
  buffer_clear(&found);
  found = answer(&room, LANGUAGE_EN, 100, "gap_from=2025-01 pay_on=2025-08-15");
  cr_expect_eq(count_of(&found, "each day later costs about 2.80"), 1, "%s", found.at);
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_short, cuts_the_weakest_rules_only_where_the_screen_is_full) {
  struct room room;
  room_open(&room, "", weak_rows);
  struct buffer found = answer(&room, LANGUAGE_EN, 60, six_schemes);
  cr_expect_eq(count_of(&found, "rests on: default (weakest: local average wage, yuan a...\n"), 1, "%s",
               found.at);
  cr_expect_eq(count_of(&found, "worked example"), 0, "a source on a full screen:\n%s", found.at);
  buffer_clear(&found);
  found = answer(&room, LANGUAGE_EN, 60, "gap_from=2025-01 pay_on=2025-08-15");
  cr_expect_eq(count_of(&found, "last day charged, how the gap is counted)"), 1, "%s", found.at);
  cr_expect_eq(count_of(&found, "employer's rate 8%, default: a worked example\n"), 1, "%s", found.at);
  buffer_clear(&found);
  room_close(&room);
}

Test(quote_short, says_notes_in_words_and_by_codes_alone_where_the_screen_is_full) {
  struct room room;
  room_open(&room, "",
            EVER("base_floor", "4000") EVER("employer_rate", "0.08 !default") EVER("employee_rate", "0.02"));
  struct buffer found = answer(&room, LANGUAGE_EN, 80, "gap_from=2025-01 pay_on=2025-08-15 wage=3000");
  cr_expect_eq(count_of(&found, "[W201]"), 1, "%s", found.at);
  cr_expect_eq(count_of(&found, "arrears help CODE"), 0, "%s", found.at);
  buffer_clear(&found);
  found = answer(&room, LANGUAGE_EN, 40,
                 "gap_from=2025-01 pay_on=2025-08-15 wage=3000 scheme=medical scheme=major_medical "
                 "scheme=maternity scheme=pension scheme=unemployment scheme=injury");
  cr_expect_eq(count_of(&found, "notes: W201 (arrears help CODE"), 1, "%s", found.at);
  buffer_clear(&found);
  room_close(&room);
}
