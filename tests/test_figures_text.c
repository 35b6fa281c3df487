#include "formats/words/figures_text.h"

#include "rules_fixture.h"

static void expect_text(struct buffer *found, const char *told, const char *expected) {
  cr_expect(text_is(buffer_text(found), expected), "%s: %.*s, expected %s", told, (int)found->length,
            found->at, expected);
  buffer_clear(found);
}

Test(figures_text, writes_whole_numbers_with_their_sign) {
  static const struct {
    int64_t number;
    const char *expected;
  } numbers[] = {{0, "0"},
                 {7, "7"},
                 {-1, "-1"},
                 {10, "10"},
                 {-120, "-120"},
                 {INT64_MAX, "9223372036854775807"},
                 {INT64_MIN, "-9223372036854775808"}};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct buffer out = {0};
    figure_number(&out, numbers[i].number);
    expect_text(&out, "number", numbers[i].expected);
  }
}

Test(figures_text, writes_days_and_months_and_nothing_for_those_not_set) {
  struct buffer out = {0};
  figure_date(&out, day("2024-02-29"));
  figure_date(&out, DATE_NONE);
  buffer_add_byte(&out, ' ');
  figure_month(&out, month_of("1998-12"));
  figure_month(&out, MONTH_NONE);
  expect_text(&out, "dates", "2024-02-29 1998-12");
}

#define RATES                                          \
  "000000,*,*,fee_rate,,1999-01-22,2011-06-30,0.002\n" \
  "000000,*,*,fee_rate,,2011-07-01,,0.0005\n"          \
  "330000,*,*,fee_rate,,2015-01-01,,0.05%\n"           \
  "330100,*,*,fee_rate,,2016-01-01,,0\n"

/* A line whose segments are `REGION@YEAR*DAYS`, the year being that of the row's first day, or `-*DAYS`
 * without a row; they follow each other from `first` on. */
static void add_line(struct assessment *assessment, const struct rules *rules, const char *first,
                     const char *segments) {
  struct ledger_line *line = assessment_add_line(assessment, month_of("2010-12"));
  struct text rest = text_from(segments);
  struct date from = day(first);
  while (rest.length > 0) {
    char word[40];
    struct text piece = next_piece(&rest, ' ');
    snprintf(word, sizeof word, "%.*s", (int)piece.length, piece.at);
    const struct rule *rate = NULL;
    int days = atoi(strchr(word, '*') + 1);
    for (size_t i = 0; i < rules->count && word[0] != '-'; i++) {
      char name[40];
      struct civil_date begins = date_to_civil(rules->rows[i].from);
      int length = snprintf(name, sizeof name, "%06d@%d*", (int)rules->rows[i].region, begins.year);
      if (strncmp(word, name, (size_t)length) == 0) rate = &rules->rows[i];
    }
    cr_assert(word[0] == '-' || rate != NULL, "no such row: %s", word);
    assessment_add_segment(assessment, (struct fee_segment){rate, from, date_add_days(from, days - 1)});
    line->segment_count++;
    from = date_add_days(from, days);
  }
}

static const struct {
  const char *segments, *expected;
} fee_lines[] = {
    {"", ""},
    {"000000@1999*1", "0.002x1"},
    {"000000@1999*46 000000@2011*31", "0.002x46+0.0005x31"},
    {"000000@1999*181 000000@2011*215", "0.002x181+0.0005x215"},
    {"-*12", "0x12"},
    {"-*12 000000@1999*46", "0x12+0.002x46"},
    {"000000@2011*5 -*12 000000@2011*3", "0.0005x5+0x12+0.0005x3"},
    /* equal rates of different rows, written differently, are one; 31 + 20 = 51 */
    {"000000@2011*31 330000@2015*20", "0.0005x51"},
    {"000000@1999*46 000000@2011*31 330000@2015*20 000000@2011*9", "0.002x46+0.0005x60"},
    {"000000@2011*1 000000@1999*1 000000@2011*1", "0.0005x1+0.002x1+0.0005x1"},
    /* a row of 0 and no row at all cost the same */
    {"-*12 330100@2016*8", "0x20"},
    {"330100@2016*8", "0x8"},
};
enum { FEE_LINES = sizeof fee_lines / sizeof fee_lines[0] };

Test(figures_text, writes_rates_with_their_days_and_merges_equal_neighbours) {
  struct rules rules = rules_from(RATES);
  for (size_t i = 0; i < FEE_LINES; i++) {
    struct assessment assessment = {0};
    struct buffer out = {0};
    assessment_reset(&assessment);
    add_line(&assessment, &rules, "2011-05-16", fee_lines[i].segments);
    figure_fee_rates(&out, assessment_fee_segments(&assessment, &assessment.lines[0]));
    expect_text(&out, fee_lines[i].segments, fee_lines[i].expected);
    assessment_clear(&assessment);
  }
  rules_clear(&rules);
}

Test(figures_text, does_not_merge_the_rates_of_different_lines) {
  struct rules rules = rules_from(RATES);
  struct assessment assessment = {0};
  assessment_reset(&assessment);
  for (size_t i = 0; i < FEE_LINES; i++) add_line(&assessment, &rules, "2011-05-16", fee_lines[i].segments);
  for (size_t i = 0; i < FEE_LINES; i++) {
    struct buffer out = {0};
    figure_fee_rates(&out, assessment_fee_segments(&assessment, &assessment.lines[i]));
    expect_text(&out, fee_lines[i].segments, fee_lines[i].expected);
  }
  assessment_clear(&assessment);
  rules_clear(&rules);
}

Test(figures_text, names_the_rows_of_a_basis_by_region_parameter_and_first_day) {
  struct rules rules = rules_from(RATES);
  struct assessment assessment = {0};
  assessment_reset(&assessment);
  for (size_t i = 0; i < 3; i++) {
    struct rule_lookup lookup = {0};
    rule_lookup_remember(&lookup, PARAMETER_FEE_RATE, &rules.rows[i]);
    (void)assessment_keep_basis(&assessment, &lookup, NULL);
  }
  static const struct {
    struct basis basis;
    const char *expected;
  } lists[] = {
      {{0, 0}, ""},
      {{0, 1}, "000000/fee_rate@1999-01-22"},
      {{1, 2}, "000000/fee_rate@2011-07-01 330000/fee_rate@2015-01-01"},
      {{0, 3}, "000000/fee_rate@1999-01-22 000000/fee_rate@2011-07-01 330000/fee_rate@2015-01-01"},
  };
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    struct buffer out = {0};
    figure_basis(&out, &assessment, lists[i].basis);
    expect_text(&out, "basis", lists[i].expected);
  }
  assessment_clear(&assessment);
  rules_clear(&rules);
}

Test(figures_text, writes_the_codes_of_notes_with_semicolons_between) {
  static const struct {
    note_set notes;
    const char *expected;
  } sets[] = {{0, ""},
              {NOTE(BASE_RAISED), "W201"},
              {NOTE(BASE_RAISED) | NOTE(BASE_LOWERED), "W201;W202"},
              {NOTE(ACCOUNT_STAYS) | NOTE(NATION_ASSUMED) | NOTE(SERIAL_DATE), "W205;W206;account_stays"},
              {NOTE(FEE_ABOVE_ARREARS) | NOTE(ACCOUNT_MOVES), "W209;account_moves"}};
  for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
    struct buffer out = {0};
    figure_notes(&out, sets[i].notes);
    expect_text(&out, "notes", sets[i].expected);
  }
}

Test(figures_text, names_what_gets_worse_in_a_fixed_order) {
  static const struct {
    unsigned set;
    const char *expected;
  } sets[] = {{0, ""},
              {WORSE_WINDOW, "window"},
              {WORSE_RESUME, "resume"},
              {WORSE_GAP_COSTS, "gap_costs"},
              {WORSE_CONTINUITY, "continuity"},
              {WORSE_ACCOUNT_CREDITED, "account_credited"},
              {WORSE_WAIVER, "waiver"},
              {WORSE_WAIVER | WORSE_RESUME, "resume;waiver"},
              {WORSE_ORDER, "order"},
              {127, "window;resume;gap_costs;continuity;account_credited;waiver;order"}};
  for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
    struct buffer out = {0};
    figure_worse_why(&out, sets[i].set);
    expect_text(&out, "worse_why", sets[i].expected);
  }
}
