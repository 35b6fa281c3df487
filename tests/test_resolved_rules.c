/* RULES 2, "Look-up". What is found is named by its value. */
#include "calc/resolved_rules.h"

#include "rules_fixture.h"

/* What the question finds: the value as written, or "none". A tiered parameter is asked with `key`. */
struct question {
  region_code region;
  enum scheme scheme;
  enum party party;
  const char *parameter, *day;
  int key;
  const char *found;
};

static void expect_answers(const struct rules *rules, const struct question *questions, size_t count) {
  struct resolver resolver;
  resolver_init(&resolver, rules);
  for (size_t i = 0; i < count; i++) {
    const struct question *asked = &questions[i];
    int parameter = parameter_find(text_from(asked->parameter));
    cr_assert(parameter >= 0);
    struct resolved_rules *resolved = resolver_rules(&resolver, asked->region, asked->scheme, asked->party);
    const struct rule *row =
        parameters[parameter].is_tiered
            ? resolved_rules_find_tier(resolved, (enum parameter)parameter, day(asked->day), asked->key)
            : resolved_rules_find(resolved, (enum parameter)parameter, day(asked->day));
    struct text found = row == NULL ? TEXT("none") : row->value_text;
    cr_expect(text_is(found, asked->found), "question %zu (%06d %s %s, key %d): %.*s, expected %s", i,
              (int)asked->region, asked->parameter, asked->day, asked->key, (int)found.length, found.at,
              asked->found);
  }
  resolver_clear(&resolver);
}

#define EXPECT_ANSWERS(rows, questions)                                            \
  do {                                                                             \
    struct rules table = rules_from(rows);                                         \
    expect_answers(&table, (questions), sizeof(questions) / sizeof(questions)[0]); \
    rules_clear(&table);                                                           \
  } while (0)

#define MEDICAL SCHEME_MEDICAL
#define PENSION SCHEME_PENSION
#define EMPLOYER (enum party) PAYER_EMPLOYER
#define FLEXIBLE (enum party) PAYER_FLEXIBLE

Test(resolved_rules, takes_the_nearest_region_that_has_a_row) {
  static const struct question questions[] = {
      {330106, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.08"},
      {330108, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.07"},
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.07"},
      {330200, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.06"},
      {330203, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.06"},
      {330000, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.06"},
      {440100, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.05"},
      {0, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.05"},
      {330106, MEDICAL, EMPLOYER, "employee_rate", "2025-01-01", 0, "none"},
  };
  EXPECT_ANSWERS(
      "000000,*,*,employer_rate,,,,0.05\n330000,*,*,employer_rate,,,,0.06\n"
      "330100,*,*,employer_rate,,,,0.07\n330106,*,*,employer_rate,,,,0.08\n",
      questions);
}

Test(resolved_rules, asks_the_wider_region_on_days_when_the_nearer_one_has_no_row_in_force) {
  static const struct question questions[] = {
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2019-12-31", 0, "0.05"},
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2020-01-01", 0, "0.09"},
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2020-12-31", 0, "0.09"},
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2021-01-01", 0, "0.05"},
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2022-06-30", 0, "0.05"},
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2022-07-01", 0, "0.1"},
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2199-07-01", 0, "0.1"},
  };
  EXPECT_ANSWERS(
      "000000,*,*,employer_rate,,,,0.05\n330100,*,*,employer_rate,,2020-01-01,2020-12-31,0.09\n"
      "330100,*,*,employer_rate,,2022-07-01,,0.1\n",
      questions);
}

Test(resolved_rules, prefers_the_region_to_the_scheme_and_the_scheme_to_the_payer) {
  static const struct question questions[] = {
      /* the prefecture's row for everybody beats the nation's exact one */
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.01"},
      /* in the nation: exact scheme, any payer beats any scheme, exact payer */
      {0, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.03"},
      {0, MEDICAL, FLEXIBLE, "employer_rate", "2025-01-01", 0, "0.02"},
      {0, PENSION, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.04"},
      {0, PENSION, FLEXIBLE, "employer_rate", "2025-01-01", 0, "0.05"},
  };
  EXPECT_ANSWERS(
      "330100,*,*,employer_rate,,,,0.01\n000000,medical,flexible,employer_rate,,,,0.02\n"
      "000000,medical,*,employer_rate,,,,0.03\n000000,*,employer,employer_rate,,,,0.04\n"
      "000000,*,*,employer_rate,,,,0.05\n",
      questions);
}

Test(resolved_rules, does_not_see_rows_of_another_scheme_or_payer) {
  static const struct question questions[] = {
      {330100, MEDICAL, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.05"},
      {330100, PENSION, EMPLOYER, "employer_rate", "2025-01-01", 0, "0.16"},
      {330100, PENSION, FLEXIBLE, "employer_rate", "2025-01-01", 0, "0.05"},
  };
  EXPECT_ANSWERS("330100,pension,employer,employer_rate,,,,0.16\n000000,*,*,employer_rate,,,,0.05\n",
                 questions);
}

Test(resolved_rules, takes_the_greatest_tier_below_the_key) {
  static const struct question questions[] = {
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 0, "none"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 1, "P+1/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 3, "P+1/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 4, "P+6/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 6, "P+6/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 7, "P+12/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 999, "P+12/1"},
  };
  EXPECT_ANSWERS("000000,*,*,resume,6,,,P+12/1\n000000,*,*,resume,0,,,P+1/1\n000000,*,*,resume,3,,,P+6/1\n",
                 questions);
}

Test(resolved_rules, holds_a_tier_without_above_for_every_key) {
  static const struct question questions[] = {
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 0, "P+2/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 3, "P+2/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 4, "P+6/1"},
  };
  EXPECT_ANSWERS("000000,*,*,resume,,,,P+2/1\n000000,*,*,resume,3,,,P+6/1\n", questions);
}

Test(resolved_rules, never_falls_through_when_every_tier_of_the_winner_lies_too_high) {
  static const struct question questions[] = {
      /* the prefecture has a row for above 3 only: a gap of 3 finds nothing, not the nation's row */
      {330100, MEDICAL, EMPLOYER, "resume", "2025-01-01", 3, "none"},
      {330100, MEDICAL, EMPLOYER, "resume", "2025-01-01", 4, "P+9/1"},
      {330200, MEDICAL, EMPLOYER, "resume", "2025-01-01", 3, "P+1/1"},
      /* nor from the exact scheme to any scheme, nor from the exact payer to any payer, of one region */
      {440000, MEDICAL, EMPLOYER, "resume", "2025-01-01", 3, "none"},
      {440000, PENSION, EMPLOYER, "resume", "2025-01-01", 3, "P+3/1"},
      {450000, MEDICAL, EMPLOYER, "resume", "2025-01-01", 3, "none"},
      {450000, MEDICAL, FLEXIBLE, "resume", "2025-01-01", 3, "P+4/1"},
      /* where the prefecture's row is not yet in force the nation's holds */
      {330100, MEDICAL, EMPLOYER, "resume", "2023-12-31", 3, "P+1/1"},
  };
  EXPECT_ANSWERS(
      "000000,*,*,resume,0,,,P+1/1\n330100,*,*,resume,3,2024-01-01,,P+9/1\n"
      "440000,medical,*,resume,3,,,P+9/1\n440000,*,*,resume,0,,,P+3/1\n"
      "450000,*,employer,resume,3,,,P+9/1\n450000,*,*,resume,0,,,P+4/1\n",
      questions);
}

Test(resolved_rules, changes_tiers_one_by_one_as_their_days_end) {
  static const struct question questions[] = {
      {0, MEDICAL, EMPLOYER, "resume", "2024-12-31", 5, "P+6/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-01-01", 5, "P+1/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2024-12-31", 2, "P+1/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2026-01-01", 2, "P+2/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2026-01-01", 5, "P+2/1"},
  };
  EXPECT_ANSWERS(
      "000000,*,*,resume,0,,2025-12-31,P+1/1\n000000,*,*,resume,3,,2024-12-31,P+6/1\n"
      "000000,*,*,resume,0,2026-01-01,,P+2/1\n",
      questions);
}

Test(resolved_rules, lets_a_later_table_win_for_the_same_key_and_day) {
  static const struct question questions[] = {
      {0, MEDICAL, EMPLOYER, "fee_rate", "2025-05-31", 0, "0.1"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2025-06-01", 0, "0.2"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2025-06-14", 0, "0.2"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2025-06-15", 0, "0.3"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2025-06-16", 0, "0.2"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2025-06-30", 0, "0.2"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2025-07-01", 0, "0.1"},
      /* another key is not the same key: the exact scheme of the first table stays the winner */
      {0, PENSION, EMPLOYER, "fee_rate", "2025-06-15", 0, "0.4"},
      /* tiers are keys of their own: the later table's tier joins those of the first */
      {0, MEDICAL, EMPLOYER, "resume", "2025-06-15", 2, "P+2/1"},
      {0, MEDICAL, EMPLOYER, "resume", "2025-06-15", 4, "P+6/1"},
      /* the nearer region of the first table beats the nation of the last */
      {330100, MEDICAL, EMPLOYER, "fee_rate", "2025-06-15", 0, "0.5"},
  };
  struct rules rules = {0};
  rows_add(&rules,
           "000000,*,*,fee_rate,,,,0.1\n000000,pension,*,fee_rate,,,,0.4\n330100,*,*,fee_rate,,,,0.5\n"
           "000000,*,*,resume,0,,,P+1/1\n000000,*,*,resume,3,,,P+6/1\n",
           "first.csv", 0);
  rows_add(&rules, "000000,*,*,fee_rate,,2025-06-01,2025-06-30,0.2\n000000,*,*,resume,0,,,P+2/1\n",
           "second.csv", 1);
  rows_add(&rules, "000000,*,*,fee_rate,,2025-06-15,2025-06-15,0.3\n", "third.csv", 2);
  rows_seal(&rules);
  expect_answers(&rules, questions, sizeof questions / sizeof questions[0]);
  rules_clear(&rules);
}

/* Rows of a key come by their first day, so the later table's row may come first. */
Test(resolved_rules, lets_a_later_table_win_though_its_row_began_earlier) {
  static const struct question questions[] = {
      {0, MEDICAL, EMPLOYER, "fee_rate", "2019-12-31", 0, "none"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2020-01-01", 0, "0.2"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2022-06-01", 0, "0.2"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2024-01-01", 0, "0.1"},
  };
  struct rules rules = {0};
  rows_add(&rules, "000000,*,*,fee_rate,,2022-01-01,,0.1\n", "first.csv", 0);
  rows_add(&rules, "000000,*,*,fee_rate,,2020-01-01,2023-12-31,0.2\n", "second.csv", 1);
  rows_seal(&rules);
  expect_answers(&rules, questions, sizeof questions / sizeof questions[0]);
  rules_clear(&rules);
}

Test(resolved_rules, reads_an_empty_first_day_as_always_and_an_empty_last_day_as_still) {
  static const struct question questions[] = {
      {0, MEDICAL, EMPLOYER, "fee_rate", "0001-01-01", 0, "0.1"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2000-12-31", 0, "0.1"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2001-01-01", 0, "none"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2001-12-31", 0, "none"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "2002-01-01", 0, "0.2"},
      {0, MEDICAL, EMPLOYER, "fee_rate", "9999-12-31", 0, "0.2"},
  };
  EXPECT_ANSWERS("000000,*,*,fee_rate,,,2000-12-31,0.1\n000000,*,*,fee_rate,,2002-01-01,,0.2\n", questions);
}

Test(resolved_rules, answers_for_days_in_any_order) {
  static const char *const days[] = {"2025-06-30", "2001-01-01", "2011-06-30",
                                     "2011-07-01", "1998-01-01", "2099-01-01"};
  static const char *const found[] = {"0.0005", "0.002", "0.002", "0.0005", "none", "0.0005"};
  struct rules rules = rules_from(
      "000000,*,*,fee_rate,,1999-01-22,2011-06-30,0.002\n"
      "000000,*,*,fee_rate,,2011-07-01,,0.0005\n");
  for (int first = 0; first < 6; first++)
    for (int second = 0; second < 6; second++) {
      struct question questions[2] = {{0, MEDICAL, EMPLOYER, "fee_rate", days[first], 0, found[first]},
                                      {0, MEDICAL, EMPLOYER, "fee_rate", days[second], 0, found[second]}};
      expect_answers(&rules, questions, 2);
    }
  rules_clear(&rules);
}

Test(resolved_rules, covers_every_day_by_spans_that_follow_each_other) {
  struct rules rules = rules_from(
      "000000,*,*,fee_rate,,1999-01-22,2011-06-30,0.002\n"
      "000000,*,*,fee_rate,,2011-07-01,2020-12-31,0.0005\n"
      "330000,*,*,fee_rate,,2015-01-01,2015-12-31,0.001\n");
  struct resolver resolver;
  resolver_init(&resolver, &rules);
  struct resolved_rules *resolved = resolver_rules(&resolver, 330100, SCHEME_MEDICAL, EMPLOYER);
  struct date at = day("1990-01-01");
  static const char *const ends[] = {"1999-01-21", "2011-06-30", "2014-12-31", "2015-12-31", "2020-12-31"};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    const struct rule_span *span = resolved_rules_span(resolved, PARAMETER_FEE_RATE, at);
    cr_expect(span->last.serial == day(ends[i]).serial, "span %zu", i);
    cr_expect(resolved_rules_span(resolved, PARAMETER_FEE_RATE, span->last) == span);
    at = date_add_days(span->last, 1);
  }
  cr_expect(resolved_rules_span(resolved, PARAMETER_FEE_RATE, at)->tier_count == 0);
  cr_expect(resolved_rules_span(resolved, PARAMETER_FEE_RATE, DATE_LAST)->tier_count == 0);
  resolver_clear(&resolver);
  rules_clear(&rules);
}

Test(resolved_rules, keeps_one_entry_for_all_regions_that_no_rule_names) {
  struct rules rules = rules_from(EVER("fee_rate", "0.0005") "330000,*,*,fee_rate,,,,0.001\n");
  struct resolver resolver;
  resolver_init(&resolver, &rules);
  for (int district = 0; district < 10000; district++) {
    struct resolved_rules *unheard = resolver_rules(&resolver, 440000 + district, SCHEME_MEDICAL, EMPLOYER);
    struct resolved_rules *zhejiang = resolver_rules(&resolver, 330000 + district, SCHEME_MEDICAL, EMPLOYER);
    cr_assert(
        text_is(resolved_rules_find(unheard, PARAMETER_FEE_RATE, day("2025-01-01"))->value_text, "0.0005"));
    cr_assert(
        text_is(resolved_rules_find(zhejiang, PARAMETER_FEE_RATE, day("2025-01-01"))->value_text, "0.001"));
  }
  cr_expect(resolver.count == 2);
  resolver_clear(&resolver);
  rules_clear(&rules);
}

Test(resolved_rules, tells_hundreds_of_keys_apart) {
  struct rules rules = {0};
  struct buffer rows = {0};
  for (int i = 1; i <= 99; i++) {
    char row[100];
    snprintf(row, sizeof row, "%02d0000,*,*,average_wage,,,,%d\n", i, 1000 + i);
    buffer_add_text(&rows, text_from(row));
  }
  buffer_add_byte(&rows, '\0');
  rows_add(&rules, rows.at, "provinces.csv", 0);
  rows_seal(&rules);
  struct resolver resolver;
  resolver_init(&resolver, &rules);
  for (int round = 0; round < 2; round++)
    for (int i = 1; i <= 99; i++)
      for (int s = 0; s < SCHEME_COUNT; s++) {
        struct resolved_rules *resolved = resolver_rules(&resolver, i * 10000, (enum scheme)s, FLEXIBLE);
        cr_assert(resolved->region == i * 10000 && (int)resolved->scheme == s);
        struct exact expected = {.digits = integer_from(1000 + i)};
        cr_assert(
            exact_compare(&resolved_rules_find(resolved, PARAMETER_AVERAGE_WAGE, day("2025-01-01"))->number,
                          &expected) == 0);
      }
  cr_expect(resolver.count == 99 * SCHEME_COUNT);
  resolver_clear(&resolver);
  rules_clear(&rules);
  buffer_clear(&rows);
}

#define GUIDE                                                               \
  EVER("employer_rate", "0.08 !default")                                    \
  "440600,medical,*,employer_rate,,2023-01-01,2024-06-30,0.045 !official\n" \
  "440600,medical,*,employer_rate,,2025-01-01,,0.05 !official\n"

Test(resolved_rules, a_default_of_the_nation_does_not_fill_the_hole_of_a_place) {
  static const struct question questions[] = {
      {440600, MEDICAL, EMPLOYER, "employer_rate", "2024-06-30", 0, "0.045"},
      {440600, MEDICAL, EMPLOYER, "employer_rate", "2024-07-01", 0, "none"},
      {440600, MEDICAL, EMPLOYER, "employer_rate", "2024-12-31", 0, "none"},
      {440600, MEDICAL, EMPLOYER, "employer_rate", "2022-12-31", 0, "none"}, /* before all that is known */
      {440604, MEDICAL, EMPLOYER, "employer_rate", "2024-07-01", 0, "none"}, /* a district of the place */
      {440600, PENSION, EMPLOYER, "employer_rate", "2024-07-01", 0,
       "0.08"}, /* nothing of its own for pension */
      {440100, MEDICAL, EMPLOYER, "employer_rate", "2024-07-01", 0, "0.08"},
      {0, MEDICAL, EMPLOYER, "employer_rate", "2024-07-01", 0, "0.08"},
  };
  EXPECT_ANSWERS(GUIDE, questions);
}

Test(resolved_rules, what_is_no_default_of_the_nation_fills_the_hole) {
  static const struct question official[] = {
      {440600, MEDICAL, EMPLOYER, "employer_rate", "2024-07-01", 0, "0.07"}};
  static const struct question own[] = {
      {440600, MEDICAL, EMPLOYER, "employer_rate", "2024-07-01", 0, "0.08"}};
  static const struct question province[] = {
      {440600, MEDICAL, EMPLOYER, "employer_rate", "2024-07-01", 0, "0.06"}};
  static const struct question other[] = {{440600, MEDICAL, EMPLOYER, "fee_start", "2024-07-01", 0, "M+1/1"}};
  EXPECT_ANSWERS(EVER("employer_rate", "0.07 !secondary") "440600,*,*,employer_rate,,2025-01-01,,0.05\n",
                 official);
  EXPECT_ANSWERS(EVER("employer_rate", "0.08") "440600,*,*,employer_rate,,2025-01-01,,0.05\n", own);
  EXPECT_ANSWERS(GUIDE "440000,*,*,employer_rate,,,,0.06 !default\n", province);
  /* only what differs from place to place has holes */
  EXPECT_ANSWERS(EVER("fee_start", "M+1/1 !default") "440600,*,*,fee_start,,2025-01-01,,M+2/1\n", other);
}

static const char *nearest_on(struct resolved_rules *resolved, const char *on) {
  const struct rule *row = resolved_rules_nearest(resolved, PARAMETER_EMPLOYER_RATE, day(on));
  return row == NULL ? "none" : text_is(row->value_text, "0.045") ? "0.045" : "0.05";
}

/* 30 June and 1 January lie 185 days apart: 30 September is 92 days after the one, 93 before the other. */
Test(resolved_rules, knows_the_nearest_row_of_the_place_the_earlier_of_two) {
  struct rules rules = rules_from(GUIDE);
  struct resolver resolver;
  resolver_init(&resolver, &rules);
  struct resolved_rules *place = resolver_rules(&resolver, 440600, MEDICAL, EMPLOYER);
  cr_expect_str_eq(nearest_on(place, "2001-01-01"), "0.045");
  cr_expect_str_eq(nearest_on(place, "2024-09-30"), "0.045");
  cr_expect_str_eq(nearest_on(place, "2024-10-01"), "0.05");
  cr_expect_str_eq(nearest_on(place, "2030-01-01"), "0.05");
  cr_expect_str_eq(nearest_on(resolver_rules(&resolver, 440100, MEDICAL, EMPLOYER), "2024-09-30"), "none");
  resolver_clear(&resolver);
  rules_clear(&rules);
}

/* 1 and 3 March are equally near to the 2nd. */
Test(resolved_rules, of_two_equally_near_rows_takes_the_earlier) {
  struct rules rules =
      rules_from("440600,*,*,employer_rate,,,2025-03-01,0.045\n440600,*,*,employer_rate,,2025-03-03,,0.05\n");
  struct resolver resolver;
  resolver_init(&resolver, &rules);
  cr_expect_str_eq(nearest_on(resolver_rules(&resolver, 440600, MEDICAL, EMPLOYER), "2025-03-02"), "0.045");
  resolver_clear(&resolver);
  rules_clear(&rules);
}

static void expect_stretch(bool is_known, struct date first, struct date last, const char *expected_first,
                           const char *expected_last) {
  cr_assert(is_known);
  cr_expect(first.serial == day(expected_first).serial && last.serial == day(expected_last).serial);
}

Test(resolved_rules, tells_the_stretches_known_before_and_after_a_hole) {
  struct rules rules = rules_from(GUIDE
                                  "440600,medical,*,employer_rate,,2022-01-01,2022-12-31,0.05 !official\n"
                                  "440600,medical,*,employer_rate,,2020-01-01,2020-12-31,0.05 !official\n");
  struct resolver resolver;
  struct date first, last;
  resolver_init(&resolver, &rules);
  struct resolved_rules *place = resolver_rules(&resolver, 440600, MEDICAL, EMPLOYER);
  bool before = resolved_rules_known_before(place, PARAMETER_EMPLOYER_RATE, day("2024-09-01"), &first, &last);
  expect_stretch(before, first, last, "2022-01-01", "2024-06-30"); /* two rows that touch */
  bool after = resolved_rules_known_after(place, PARAMETER_EMPLOYER_RATE, day("2021-09-01"), &first, &last);
  expect_stretch(after, first, last, "2022-01-01", "2024-06-30");
  cr_expect_not(
      resolved_rules_known_before(place, PARAMETER_EMPLOYER_RATE, day("2019-01-01"), &first, &last));
  after = resolved_rules_known_after(place, PARAMETER_EMPLOYER_RATE, day("2024-09-01"), &first, &last);
  cr_expect(after && first.serial == day("2025-01-01").serial && last.serial >= DATE_LAST.serial);
  resolver_clear(&resolver);
  rules_clear(&rules);
}
