/* What the engine tells of a case, step by step: values worked by hand beside it. */
#include "calc/trace.h"

#include "case_fixture.h"

/* Assesses a case that is traced; the caller closes the room. */
static const struct trace *told(struct room *room, const char *rows, const char *reported) {
  room_open(room, "", rows);
  dossier_reset(&room->dossier);
  case_from(&room->dossier.reported, reported);
  room->dossier.is_traced = true;
  assess(&room->assessor, &room->dossier);
  cr_assert_not(dossier_is_rejected(&room->dossier), "%s", reported);
  return &room->dossier.assessments[0].trace;
}

static void put_value(struct buffer *out, const struct trace_value *value) {
  const enum trace_form form = trace_definitions[value->name].form;
  buffer_add_text(out, text_from(trace_definitions[value->name].key));
  buffer_add_byte(out, '=');
  if (form == FORM_DAY)
    date_format(out, (struct date){value->whole});
  else if (form == FORM_MONTH)
    month_format(out, (struct month){value->whole});
  else if (form == FORM_WORD)
    put_string(out, word_keys[trace_definitions[value->name].list][value->whole]);
  else if (form == FORM_COUNT)
    put_number(out, value->whole);
  else
    exact_format(out, &value->number);
  if (value->is_stated) buffer_add_byte(out, '!');
}

/* `operation plus:wage=8000! -> base=8000`; a `!` stands behind what the case states. */
static struct buffer line_of(const struct trace *trace, const struct trace_step *step) {
  struct buffer out = {0};
  put_string(&out, trace_operation_keys[step->operation]);
  for (size_t i = 0; i < step->count; i++) {
    const struct trace_value *value = &trace->values[step->first + i];
    buffer_add_byte(&out, ' ');
    put_string(&out, trace_join_keys[value->join]);
    buffer_add_byte(&out, ':');
    if (month_is_set(value->month)) month_format(&out, value->month);
    put_value(&out, value);
  }
  buffer_add_literal(&out, " -> ");
  put_value(&out, &step->result);
  return out;
}

static bool is_told(const struct trace *trace, const char *expected) {
  bool found = false;
  for (size_t i = 0; i < trace->step_count && !found; i++) {
    struct buffer line = line_of(trace, &trace->steps[i]);
    found = text_is(buffer_text(&line), expected);
    buffer_clear(&line);
  }
  return found;
}

struct story {
  const char *rows, *reported, *steps[8];
};

static void expect_story(const struct story *story) {
  struct room room;
  const struct trace *trace = told(&room, story->rows, story->reported);
  for (size_t i = 0; i < 8 && story->steps[i] != NULL; i++)
    cr_expect(is_told(trace, story->steps[i]), "%s does not tell: %s", story->reported, story->steps[i]);
  room_close(&room);
}

Test(trace, tells_base_shares_days_and_fee_of_a_month) {
  /* 30000 is cut to 3 x 8000 = 24000; 8 % and 2 % of it: 1920 + 480 = 2400; February 1 to 10 are 10 days:
   * 2400 x 0.0005 x 10 = 12, a day 1.20; cover stops in February and is back in March. */
  static const struct story story = {
      EVER("floor_ratio", "0.6") EVER("ceiling_ratio", "3"),
      "gap_from=2025-01 wage=30000 pay_on=2025-02-10",
      {"sum plus:average_wage=8000 times:bound_ratio=3 -> ceiling=24000",
       "least plus:base=30000 plus:ceiling=24000 -> base=24000",
       "sum plus:base=24000 times:employer_rate=0.08 -> employer=1920",
       "sum plus:employer=1920 plus:employee=480 -> arrears=2400",
       "days plus:fee_first=2025-02-01 plus:fee_last=2025-02-10 -> days=10",
       "sum plus:arrears=2400 times:fee_rate=0.0005 times:rate_days=10 -> fee_unrounded=12",
       "sum plus:arrears=2400 times:fee_rate=0.0005 -> day_fee=1.2",
       "day plus:gap_from=2025-01 -> suspended_from=2025-02-01"}};
  expect_story(&story);
}

Test(trace, takes_the_months_of_a_case_from_their_own_steps) {
  /* 8000 x 10 % = 800 a month; February 1 to March 5 are 33 days, March 1 to 5 are 5: 13.20 + 2.00. */
  static const struct story story = {
      "",
      "gap_from=2025-01 wage=8000 pay_on=2025-03-05",
      {"sum plus:2025-01arrears=800 plus:2025-02arrears=800 -> arrears_total=1600",
       "sum plus:2025-01fee=13.2 plus:2025-02fee=2 -> fee_total=15.2",
       "sum plus:arrears_total=1600 plus:fee_total=15.2 -> total=1615.2",
       "sum plus:2025-01day_fee=0.4 plus:2025-02day_fee=0.4 -> fee_per_day=0.8"}};
  expect_story(&story);
}

Test(trace, names_the_rest_where_a_part_was_paid) {
  /* 800, of which 300 came on February 10: the rest of 500 costs 0.25 a day. */
  static const struct story story = {
      "",
      "gap_from=2025-01 wage=8000 pay_on=2025-02-20 paid_arrears=300 paid_on=2025-02-10",
      {"sum plus:arrears=800 minus:part=300 -> rest=500",
       "sum plus:rest=500 times:fee_rate=0.0005 -> day_fee=0.25"}};
  expect_story(&story);
}

Test(trace, names_the_months_of_a_top_up_as_its_total_takes_them) {
  /* 360 - 350 = 10 in all and 120 - 100 = 20 in the place; 6000 x 10 % = 600 a month. */
  static const char rows[] = EVER("required_months", "360") EVER("topup_rate", "0.1");
  static const char local[] =
      EVER("required_months", "360") EVER("topup_rate", "0.1") EVER("required_actual_months", "120");
  static const struct story stories[] = {
      {rows,
       "kind=topup sex=female contributed_months=350 wage=6000 retire_on=2025-05-31 pay_on=2025-06-10",
       {"sum_or_zero plus:required_months=360 minus:contributed_months=350! -> missing_months=10",
        "sum plus:monthly=600 times:missing_months=10 -> total=6000"}},
      {local,
       "kind=topup sex=female contributed_months=350 local_months=100 wage=6000 retire_on=2025-05-31 "
       "pay_on=2025-06-10",
       {"sum_or_zero plus:required_months=360 minus:contributed_months=350! -> short_of_required=10",
        "sum_or_zero plus:local_required=120 minus:local_months=100! -> short_of_local=20",
        "greatest plus:short_of_required=10 plus:short_of_local=20 -> missing_months=20",
        "sum plus:monthly=600 times:missing_months=20 -> total=12000"}}};
  for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++) expect_story(&stories[i]);
}

Test(trace, holds_nothing_of_a_case_that_is_not_traced) {
  struct room room;
  room_open(&room, "", "");
  expect_in(&room, "gap_from=2025-01 wage=8000 pay_on=2025-02-10", "arrears=800.00");
  cr_expect_eq(room.dossier.assessments[0].trace.step_count, 0);
  cr_expect_eq(room.dossier.assessments[0].trace.step_capacity, 0);
  room_close(&room);
}

Test(trace, changes_no_figure_of_what_it_tells) {
  struct room room;
  const struct trace *trace =
      told(&room, EVER("fee_cap", "0.01"), "gap_from=2025-01 gap_to=2025-06 wage=9000 pay_on=2025-12-10");
  cr_expect_gt(trace->step_count, 0);
  /* Six months of 900; the cap of the case is 1 % of 5400. */
  expect_result(&room.dossier, 0, "arrears=5400.00 late_fee=54.00 total=5454.00 late_fee_per_day=0.00",
                "traced");
  cr_expect(is_told(trace, "sum plus:arrears_total=5400 times:cap_ratio=0.01 -> cap_limit=54"));
  room_close(&room);
}
