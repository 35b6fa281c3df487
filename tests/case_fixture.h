/* Cases and results for tests, as words: a case is `gap_from=2025-01 wage=8000 pay_on=2025-04-10`, what is
 * expected of it `arrears=2400.00 1.days=44`. A figure named `N.figure` is of the N-th ledger line. A figure
 * that is empty is expected as `figure=`. `joined=2025-01..2025-07` is a gap that other rows belong to. A
 * rejected case has the single figure `reject=CODE(argument,argument)`, several joined by `&`; a blank in an
 * argument is written `~`.
 *
 * Every case stands on `ordinary_rows` below, and on rows of the test in a later layer. */
#ifndef ARREARS_TESTS_CASE_FIXTURE_H
#define ARREARS_TESTS_CASE_FIXTURE_H

#include <stdio.h>

#include "calc/assess.h"
#include "rules_fixture.h"

static const char ordinary_rows[] =
    EVER("average_wage", "8000")
    EVER("base_when_unstated", "average_wage")
    EVER("base_rounding", "half_up 0.01")
    EVER("employer_rate", "0.08")
    EVER("employee_rate", "0.02")
    EVER("terms_of", "account_month")
    EVER("amount_rounding", "half_up 0.01")
    EVER("amount_rounding_level", "share")
    EVER("fee_applies", "yes")
    EVER("fee_start", "M+1/1")
    EVER("fee_end", "payment_day")
    "000000,*,*,fee_rate,,1999-01-22,2011-06-30,0.002\n"
    "000000,*,*,fee_rate,,2011-07-01,,0.0005\n"
    EVER("fee_rounding", "half_up 0.01")
    EVER("fee_rounding_level", "month")
    EVER("fee_cap_level", "case")
    EVER("fee_bearer", "payer")
    EVER("gap_counts", "to_month_before_payment")
    EVER("suspension_start", "G+1/1")
    TIER("resume", "0", "P+1/1") TIER("resume", "3", "P+6/1") TIER("resume", "6", "P+12/1")
    TIER("gap_costs", "0", "retroactive") TIER("gap_costs", "3", "employer_pays")
    TIER("continuity", "0", "kept") TIER("continuity", "3", "reset")
    TIER("account_credited", "0", "yes");

/* Everything one case needs. */
struct room {
  struct rules rules;
  struct workdays calendar;
  struct assessor assessor;
  struct dossier dossier;
};

/* Opens a room on the ordinary rows, those of the parameters named in `without` (each with a blank behind it)
 * left out, and on `rows` above them. */
static inline void room_open(struct room *room, const char *without, const char *rows) {
  struct buffer kept = {0};
  struct text rest = text_from(ordinary_rows);
  while (rest.length > 0) {
    char row[200], name[100];
    struct text piece = next_piece(&rest, '\n');
    snprintf(row, sizeof row, "%.*s", (int)piece.length, piece.at);
    struct text parameter = cells_of(row).parameter;
    snprintf(name, sizeof name, "%.*s ", (int)parameter.length, parameter.at);
    if (strstr(without, name) != NULL) continue;
    buffer_add_text(&kept, piece);
    buffer_add_byte(&kept, '\n');
  }
  buffer_add_byte(&kept, '\0');
  *room = (struct room){0};
  rows_add(&room->rules, kept.at, "ordinary.csv", 0);
  rows_add(&room->rules, rows, "rows.csv", 1);
  rows_seal(&room->rules);
  buffer_clear(&kept);
  assessor_init(&room->assessor, &room->rules, &room->calendar, (struct assess_choices){0});
}

static inline void room_close(struct room *room) {
  assessor_clear(&room->assessor);
  dossier_clear(&room->dossier);
  rules_clear(&room->rules);
  workdays_clear(&room->calendar);
}

/* 8000, or from month to month 2024-07:8000;2025-07:9200 */
static inline void state_number(struct stated_number *stated, const char *text) {
  struct text rest = text_from(text);
  stated_reset(stated);
  while (rest.length > 0) {
    struct text entry = next_piece(&rest, ';');
    struct month from = {0};
    struct exact number = {0};
    char figure[100];
    if (entry.length > 8 && entry.at[7] == ':') {
      cr_assert(month_parse(&from, (struct text){entry.at, 7}));
      entry = text_from_offset(entry, 8);
    }
    snprintf(figure, sizeof figure, "%.*s", (int)entry.length, entry.at);
    number = exact_of(figure);
    stated_add(stated, from, &number);
  }
}

static inline int chosen(const char *const keys[], int count, const char *text) {
  int index = key_find(keys, count, text_from(text));
  cr_assert(index >= 0, "no such word: %s", text);
  return index;
}

static inline void state_dates(struct reported_case *reported, const char *name, const char *value) {
  if (strcmp(name, "pay_on") == 0)
    reported->pay_on = day(value);
  else if (strcmp(name, "fee_from") == 0)
    reported->fee_from = day(value);
  else if (strcmp(name, "fee_to") == 0)
    reported->fee_to = day(value);
  else if (strcmp(name, "order_due") == 0)
    reported->order_due = day(value);
  else if (strcmp(name, "deferred_to") == 0)
    reported->deferred_to = day(value);
  else if (strcmp(name, "paid_on") == 0)
    reported->paid_on = day(value);
  else if (strcmp(name, "retire_on") == 0)
    reported->retire_on = day(value);
  else if (strcmp(name, "gap_from") == 0)
    reported->gap_from = month_of(value);
  else if (strcmp(name, "gap_to") == 0)
    reported->gap_to = month_of(value);
  else
    cr_assert(false, "no such column: %s", name);
}

static inline bool state_count(struct reported_case *reported, const char *name, const char *value) {
  struct {
    const char *name;
    int *at;
  } const counts[] = {{"contributed_months", &reported->contributed_months},
                      {"local_months", &reported->local_months},
                      {"missed_years", &reported->missed_years},
                      {"repaired_years", &reported->repaired_years},
                      {"cover_year", &reported->cover_year},
                      {"age", &reported->age}};
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
    if (strcmp(name, counts[i].name) == 0) {
      *counts[i].at = atoi(value);
      return true;
    }
  return false;
}

static inline void state(struct reported_case *reported, const char *name, const char *value) {
  if (state_count(reported, name, value)) return;
  if (strcmp(name, "kind") == 0)
    reported->kind = (enum kind)chosen(kind_keys, KIND_COUNT, value);
  else if (strcmp(name, "region") == 0)
    cr_assert(region_parse_code(&reported->region, text_from(value)));
  else if (strcmp(name, "region_to") == 0)
    cr_assert(region_parse_code(&reported->region_to, text_from(value)));
  else if (strcmp(name, "scheme") == 0)
    reported->schemes[reported->scheme_count++] = (enum scheme)chosen(scheme_keys, SCHEME_COUNT, value);
  else if (strcmp(name, "payer") == 0)
    reported->payer = (enum payer)chosen(payer_keys, PAYER_COUNT, value);
  else if (strcmp(name, "sex") == 0)
    reported->sex = (enum sex)chosen(sex_keys, SEX_COUNT, value);
  else if (strcmp(name, "wage") == 0)
    state_number(&reported->wage, value);
  else if (strcmp(name, "average_wage") == 0)
    state_number(&reported->average_wage, value);
  else if (strcmp(name, "rate") == 0)
    state_number(&reported->rate, value);
  else if (strcmp(name, "declared_base") == 0)
    state_number(&reported->declared_base, value);
  else if (strcmp(name, "paid_arrears") == 0)
    state_number(&reported->paid_arrears, value);
  else if (strcmp(name, "paid_employer") == 0)
    state_number(&reported->paid_employer, value);
  else if (strcmp(name, "paid_employee") == 0)
    state_number(&reported->paid_employee, value);
  else if (strcmp(name, "pension") == 0)
    state_number(&reported->pension, value);
  else if (strcmp(name, "resident_group") == 0)
    reported->resident_group = chosen(resident_group_keys, GROUP_COUNT, value);
  else if (strcmp(name, "exempt") == 0)
    reported->is_exempt = strcmp(value, "yes") == 0;
  else if (strcmp(name, "central_period") == 0)
    reported->is_central_period = strcmp(value, "yes") == 0;
  else if (strcmp(name, "retired") == 0)
    reported->is_retired = strcmp(value, "yes") == 0;
  else
    state_dates(reported, name, value);
}

/* Fills a case from `name=value` words. */
static inline void case_from(struct reported_case *reported, const char *words) {
  struct text rest = text_from(words);
  case_reset(reported);
  reported->region = REGION_NATION;
  while (rest.length > 0) {
    char name[200];
    struct text piece = next_piece(&rest, ' ');
    if (piece.length == 0) continue;
    snprintf(name, sizeof name, "%.*s", (int)piece.length, piece.at);
    char *value = strchr(name, '=');
    cr_assert(value != NULL, "no value: %s", name);
    *value = '\0';
    if (strcmp(name, "joined") != 0) state(reported, name, value + 1);
  }
  if (reported->scheme_count == 0) {
    reported->scheme_count = 1;
    reported->schemes[0] = reported->kind == KIND_RESIDENT ? SCHEME_RESIDENT_MEDICAL : SCHEME_MEDICAL;
  }
}

/* `joined=2025-01..2025-07`: the gap that the months of the case are part of, with those of another row. */
static inline struct joined_gap joined_from(const char *words) {
  const char *at = strstr(words, "joined=");
  char first[8] = "", last[8] = "";
  if (at == NULL) return (struct joined_gap){0};
  cr_assert(sscanf(at, "joined=%7[0-9-]..%7[0-9-]", first, last) == 2, "no gap: %s", at);
  return (struct joined_gap){
      .first = month_of(first), .last = month_of(last), .rows = 2, .lines = {9}, .line_count = 1};
}

static inline void put_number(struct buffer *out, int64_t number) {
  struct integer value = integer_from(number);
  if (number < 0) buffer_add_byte(out, '-');
  integer_format_digits(out, &value, 1);
}

static inline void put_string(struct buffer *out, const char *string) {
  buffer_add(out, string, strlen(string));
}

static inline void put_day(struct buffer *out, struct date date) {
  if (date_is_set(date)) date_format(out, date);
}

/* Names of the set bits, joined by `;`. */
static inline void put_set(struct buffer *out, uint64_t set, const char *const names[]) {
  bool is_first = true;
  for (int i = 0; set >> i != 0; i++) {
    if ((set >> i & 1) == 0) continue;
    if (!is_first) buffer_add_byte(out, ';');
    put_string(out, names[i]);
    is_first = false;
  }
}

static inline void put_basis(struct buffer *out, const struct assessment *assessment, struct basis basis) {
  for (size_t i = 0; i < basis.count; i++) {
    if (i > 0) buffer_add_byte(out, '+');
    buffer_add_text(out, assessment->basis_rows[basis.first + i]->label);
  }
}

/* Money figures of a result, each with what must be there for it to be shown. */
static inline bool put_result_money(struct buffer *out, const struct assessment *a, const char *name) {
  const struct {
    const char *name;
    const struct money *amount;
    enum assessment_figure needs;
  } amounts[] = {{"employer_arrears", &a->employer_arrears, FIGURE_SHARES},
                 {"employee_arrears", &a->employee_arrears, FIGURE_SHARES},
                 {"arrears", &a->arrears, FIGURE_ARREARS},
                 {"total", &a->total, FIGURE_ARREARS},
                 {"late_fee_uncapped", &a->late_fee_uncapped, FIGURE_FEE},
                 {"late_fee", &a->late_fee, FIGURE_FEE},
                 {"rounding_difference", &a->rounding_difference, FIGURE_FEE},
                 {"arrears_difference", &a->arrears_difference, FIGURE_FEE},
                 {"fee_difference", &a->fee_difference, FIGURE_FEE},
                 {"cap_reduction", &a->cap_reduction, FIGURE_FEE},
                 {"late_fee_per_day", &a->late_fee_per_day, FIGURE_FEE},
                 {"surplus", &a->surplus, FIGURE_SHORTFALL},
                 {"paid", &a->paid, FIGURE_PART},
                 {"outstanding", &a->outstanding, FIGURE_PART},
                 {"account_credit", &a->account_credit, FIGURE_ACCOUNT_CREDIT}};
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
    if (strcmp(name, amounts[i].name) != 0) continue;
    if (assessment_has(a, amounts[i].needs)) money_format(out, amounts[i].amount);
    return true;
  }
  return false;
}

static inline bool put_result_count(struct buffer *out, const struct assessment *a, const char *name) {
  const struct {
    const char *name;
    int count;
    enum assessment_figure needs;
  } counts[] = {{"months", a->months, FIGURE_MONTHS},
                {"payable_months", a->payable_months, FIGURE_PAYABLE_MONTHS},
                {"gap_months", a->gap_months, FIGURE_GAP},
                {"wait_months", a->wait_months, FIGURE_WAIT}};
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
    if (strcmp(name, counts[i].name) != 0) continue;
    if (assessment_has(a, counts[i].needs)) put_number(out, counts[i].count);
    return true;
  }
  return false;
}

static inline bool put_grade(struct buffer *out, const struct assessment *a, const char *name) {
  const struct {
    const char *name;
    int grade;
  } grades[] = {
      {"arrears_grade", a->arrears_grade}, {"fee_grade", a->fee_grade}, {"cover_grade", a->cover_grade}};
  for (size_t i = 0; i < sizeof grades / sizeof grades[0]; i++) {
    if (strcmp(name, grades[i].name) != 0) continue;
    put_string(out, grades[i].grade == GRADE_NONE ? "" : grade_keys[grades[i].grade]);
    return true;
  }
  if (strcmp(name, "grade_why") != 0) return false;
  const char *names[64] = {0};
  for (int i = 0; i < PARAMETER_COUNT; i++) names[i] = parameters[i].name;
  put_set(out, a->grade_why, names);
  return true;
}

static inline void put_result_words(struct buffer *out, const struct assessment *a, const char *name) {
  static const char *const costs[] = {"retroactive", "employer_pays", "not_covered"};
  static const char *const years[] = {"kept", "reset"};
  static const char *const states[] = {"ok", "not_payable"};
  static const char *const worse[] = {"window",           "resume", "gap_costs", "continuity",
                                      "account_credited", "waiver", "order"};
  const char *notes[NOTE_COUNT] = {0};
  const note_set assumed = NOTE(WAGE_ASSUMED) | NOTE(GAP_ASSUMED_CLOSED); /* those that calc makes */
  for (int i = 0; NOTE_FIRST + i < DIAGNOSTIC_COUNT; i++) notes[i] = diagnostics_table[NOTE_FIRST + i].code;
  bool has_gap = assessment_has(a, FIGURE_GAP);
  if (strcmp(name, "gap_to") == 0 && month_is_set(a->gap_to))
    month_format(out, a->gap_to);
  else if (strcmp(name, "scheme") == 0)
    put_string(out, scheme_keys[a->scheme]);
  else if (strcmp(name, "suspended_from") == 0)
    put_day(out, a->suspended_from);
  else if (strcmp(name, "resumes_on") == 0)
    put_day(out, a->resumes_on);
  else if (strcmp(name, "worse_from") == 0)
    put_day(out, a->worse_from);
  else if (strcmp(name, "worse_resumes_on") == 0)
    put_day(out, a->worse_resumes_on);
  else if (strcmp(name, "worse_gap_months") == 0)
    put_number(out, a->worse_gap_months);
  else if (strcmp(name, "worse_why") == 0)
    put_set(out, a->worse_why, worse);
  else if (strcmp(name, "notes") == 0)
    put_set(out, a->notes & ~assumed, notes);
  else if (strcmp(name, "assumed") == 0)
    put_set(out, a->notes & assumed, notes);
  else if (strcmp(name, "status") == 0)
    put_string(out, states[a->status]);
  else if (strcmp(name, "gap_costs") == 0)
    put_string(out, has_gap ? costs[a->gap_costs] : "");
  else if (strcmp(name, "continuity") == 0)
    put_string(out, has_gap ? years[a->continuity] : "");
  else if (strcmp(name, "bearer") == 0)
    put_string(out, assessment_has(a, FIGURE_BEARER) ? payer_keys[a->late_fee_bearer] : "");
  else if (strcmp(name, "lines") == 0)
    put_number(out, (int64_t)a->line_count);
  else if (strcmp(name, "documents_zh") == 0 && a->documents_zh != NULL)
    buffer_add_text(out, a->documents_zh->value_text);
  else if (strcmp(name, "because") == 0)
    put_basis(out, a, a->basis);
}

static inline void put_shortfall(struct buffer *out, const struct shortfall_line *shortfall,
                                 const char *name) {
  const struct {
    const char *name;
    const struct money *amount;
  } amounts[] = {{"due_employer", &shortfall->due_employer},   {"due_employee", &shortfall->due_employee},
                 {"paid_base", &shortfall->paid_base},         {"paid_employer", &shortfall->paid_employer},
                 {"paid_employee", &shortfall->paid_employee}, {"surplus", &shortfall->surplus}};
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
    if (strcmp(name, amounts[i].name) == 0) money_format(out, amounts[i].amount);
}

static inline void put_line_figure(struct buffer *out, const struct assessment *a, size_t index,
                                   const char *name) {
  static const char *const froms[] = {"stated", "floor", "ceiling", "average"};
  static const char *const states[] = {"ok", "not_payable", "waived"};
  cr_assert(index < a->line_count, "no such line");
  const struct ledger_line *line = &a->lines[index];
  const struct {
    const char *name;
    const struct money *amount;
  } amounts[] = {{"base", &line->base},         {"employer", &line->employer},
                 {"employee", &line->employee}, {"arrears", &line->arrears},
                 {"fee", &line->late_fee},      {"uncapped", &line->late_fee_uncapped}};
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
    if (strcmp(name, amounts[i].name) == 0) money_format(out, amounts[i].amount);
  if (assessment_has(a, FIGURE_PART) && strcmp(name, "part") == 0)
    money_format(out, &assessment_part(a, line)->amount);
  if (assessment_has(a, FIGURE_PART) && strcmp(name, "part_days") == 0)
    put_number(out, assessment_part(a, line)->days);
  if (assessment_has(a, FIGURE_SHORTFALL)) put_shortfall(out, assessment_shortfall(a, line), name);
  if (strcmp(name, "month") == 0)
    month_format(out, line->month);
  else if (strcmp(name, "base_from") == 0)
    put_string(out, froms[line->base_from]);
  else if (strcmp(name, "status") == 0)
    put_string(out, states[line->status]);
  else if (strcmp(name, "employer_rate") == 0)
    exact_format(out, &line->employer_rate);
  else if (strcmp(name, "employee_rate") == 0)
    exact_format(out, &line->employee_rate);
  else if (strcmp(name, "exact") == 0)
    exact_format(out, &line->late_fee_exact);
  else if (strcmp(name, "first") == 0)
    put_day(out, line->fee_first);
  else if (strcmp(name, "last") == 0)
    put_day(out, line->fee_last);
  else if (strcmp(name, "days") == 0 && line->has_days)
    put_number(out, line->days);
  else if (strcmp(name, "segments") == 0)
    put_number(out, (int64_t)line->segment_count);
  else if (strcmp(name, "because") == 0)
    put_basis(out, a, line->basis);
}

static inline void put_rejections(struct buffer *out, const struct diagnostics *diagnostics) {
  for (size_t i = 0; i < diagnostics->count; i++) {
    const struct diagnostic *item = &diagnostics->items[i];
    if (i > 0) buffer_add_byte(out, '&');
    put_string(out, diagnostics_table[item->code].code);
    for (int k = 0; k < item->argument_count; k++) {
      buffer_add_byte(out, k == 0 ? '(' : ',');
      buffer_add_text(out, diagnostics_text(diagnostics, item->arguments[k]));
    }
    if (item->argument_count > 0) buffer_add_byte(out, ')');
  }
  for (size_t i = 0; i < out->length; i++)
    if (out->at[i] == ' ') out->at[i] = '~';
}

static inline void put_figure(struct buffer *out, const struct dossier *dossier, int scheme,
                              const char *name) {
  if (strcmp(name, "reject") == 0) {
    put_rejections(out, &dossier->diagnostics);
    return;
  }
  if (dossier->assessment_count <= scheme) {
    put_string(out, "rejected ");
    put_rejections(out, &dossier->diagnostics);
    return;
  }
  const struct assessment *a = &dossier->assessments[scheme];
  if (name[0] >= '1' && name[0] <= '9') {
    const char *dot = strchr(name, '.');
    put_line_figure(out, a, (size_t)atoi(name) - 1, dot + 1);
  } else if (!put_result_money(out, a, name) && !put_result_count(out, a, name) && !put_grade(out, a, name)) {
    put_result_words(out, a, name);
  }
}

/* Compares the scheme-th result of the dossier with `name=value` words. */
static inline void expect_result(const struct dossier *dossier, int scheme, const char *expected,
                                 const char *told) {
  struct text rest = text_from(expected);
  while (rest.length > 0) {
    char name[600];
    struct buffer found = {0};
    struct text piece = next_piece(&rest, ' ');
    if (piece.length == 0) continue;
    snprintf(name, sizeof name, "%.*s", (int)piece.length, piece.at);
    char *value = strchr(name, '=');
    cr_assert(value != NULL, "no value: %s", name);
    *value++ = '\0';
    put_figure(&found, dossier, scheme, name);
    cr_expect(text_is(buffer_text(&found), value), "%s: %s is %.*s, expected %s", told, name,
              (int)found.length, found.at, value);
    buffer_clear(&found);
  }
}

/* Assesses one case in an open room and compares its first result. */
static inline void expect_in(struct room *room, const char *reported, const char *expected) {
  dossier_reset(&room->dossier);
  case_from(&room->dossier.reported, reported);
  room->dossier.joined = joined_from(reported);
  assess(&room->assessor, &room->dossier);
  expect_result(&room->dossier, 0, expected, reported);
}

/* One case on the ordinary rows, changed by `without` and `rows`. */
struct example {
  const char *reported, *expected, *rows, *without;
};

/* EXAMPLE(reported, expected), EXAMPLE(reported, expected, rows), EXAMPLE(reported, expected, rows, without).
 */
#define EXAMPLE(...) EXAMPLE_OF(__VA_ARGS__, "", "", "")
#define EXAMPLE_OF(reported, expected, rows, without, ...) \
  { (reported), (expected), (rows), (without) }

static inline void expect_examples(const struct example *examples, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct room room;
    room_open(&room, examples[i].without, examples[i].rows);
    expect_in(&room, examples[i].reported, examples[i].expected);
    room_close(&room);
  }
}

#define EXPECT_EXAMPLES(examples) expect_examples((examples), sizeof(examples) / sizeof(examples)[0])

#endif
