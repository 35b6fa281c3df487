#include "grading.h"

/* In a credit to the personal account its rate is what the amount rests on. */
static parameter_set adapt(parameter_set concerned, enum kind kind, enum concern concern) {
  const parameter_set account_rate = PARAMETER_BIT(PARAMETER_ACCOUNT_RATE);
  if (kind != KIND_CREDIT) return concerned;
  return concern == CONCERN_ARREARS ? concerned | account_rate : concerned & ~account_rate;
}

#define IN(about, ID, concern) ((parameter_set)(CONCERN_##concern == CONCERN_##about) << PARAMETER_##ID)

parameter_set grading_concerned(enum kind kind, enum concern concern) {
  static const parameter_set concerned[CONCERN_COUNT] = {[CONCERN_ARREARS] = 0
#define PARAMETER(ID, key, zh, en, form, flags, about) | IN(ARREARS, ID, about)
#include "parameters.def"
                                                         ,
                                                         [CONCERN_FEE] = 0
#define PARAMETER(ID, key, zh, en, form, flags, about) | IN(FEE, ID, about)
#include "parameters.def"
                                                         ,
                                                         [CONCERN_COVER] = 0
#define PARAMETER(ID, key, zh, en, form, flags, about) | IN(COVER, ID, about)
#include "parameters.def"
  };
  return adapt(concerned[concern], kind, concern);
}

static int weakest(const struct assessment *assessment, parameter_set concerned) {
  int grade = GRADE_COUNT - 1;
  while (grade >= 0 && (assessment->graded[grade] & concerned) == 0) grade--;
  return grade;
}

void grading_fill(struct assessment *assessment, enum kind kind) {
  parameter_set arrears = grading_concerned(kind, CONCERN_ARREARS);
  parameter_set cover = grading_concerned(kind, CONCERN_COVER);
  parameter_set fee = grading_concerned(kind, CONCERN_FEE);
  assessment->arrears_grade = weakest(assessment, arrears);
  assessment->fee_grade = weakest(assessment, fee);
  assessment->cover_grade = weakest(assessment, cover);
  int grade = assessment_grade(assessment);
  if (grade > GRADE_OFFICIAL) assessment->grade_why = assessment->graded[grade] & (arrears | fee | cover);
}

static bool is_in_force(const struct rule *row, struct date day) {
  return !date_is_before(day, row->from) && !date_is_before(row->to, day);
}

/* Whether the month rests on a row of that grade, or on one that stands in for a row that nobody knows. */
static bool rests_on(const struct assessment *assessment, const struct ledger_line *line,
                     enum parameter parameter, enum grade grade) {
  bool may_be_estimated = (assessment->estimated & PARAMETER_BIT(parameter)) != 0;
  for (size_t i = line->basis.first; i < line->basis.first + line->basis.count; i++) {
    const struct rule *row = assessment->basis_rows[i];
    if (row->parameter != parameter) continue;
    if (row->confidence == grade || (may_be_estimated && !is_in_force(row, line->first_day))) return true;
  }
  return false;
}

/* The first month that rests on it, or on what is stated for all of them; else the day of payment. */
static struct date day_of(const struct assessment *assessment, enum parameter parameter, enum grade grade,
                          struct date pay_on) {
  for (size_t i = 0; i < assessment->line_count; i++)
    if (grade == GRADE_STATED || rests_on(assessment, &assessment->lines[i], parameter, grade))
      return assessment->lines[i].first_day;
  return pay_on;
}

void grading_check(const struct assessment *assessment, const struct reported_case *reported,
                   enum grade weakest, struct diagnostics *diagnostics) {
  int grade = assessment_grade(assessment);
  if (grade <= (int)weakest || assessment->grade_why == 0) return;
  enum parameter parameter = (enum parameter)__builtin_ctzll(assessment->grade_why);
  struct buffer text = {0};
  diagnostics_add(diagnostics, DIAGNOSTIC_GRADE_TOO_WEAK, FIELD_REGION, TEXT(""));
  diagnostics_argument(diagnostics, text_from(parameters[parameter].name));
  region_format(&text, reported->region);
  diagnostics_argument(diagnostics, buffer_text(&text));
  diagnostics_argument(diagnostics, text_from(scheme_keys[assessment->scheme]));
  diagnostics_argument(diagnostics, text_from(payer_keys[assessment->payer]));
  buffer_reset(&text);
  date_format(&text, day_of(assessment, parameter, (enum grade)grade, reported->pay_on));
  diagnostics_argument(diagnostics, buffer_text(&text));
  diagnostics_argument(diagnostics, text_from(grade_keys[weakest]));
  diagnostics_argument(diagnostics, text_from(grade_keys[grade]));
  buffer_clear(&text);
}

bool grading_read_weakest(enum grade *weakest, struct text key) {
  static const enum grade grades[] = {GRADE_OFFICIAL, GRADE_SECONDARY, GRADE_DEFAULT};
  for (size_t i = 0; i < sizeof grades / sizeof grades[0]; i++) {
    *weakest = grades[i];
    if (text_is(key, grade_keys[grades[i]])) return true;
  }
  return false;
}
