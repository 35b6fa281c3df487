#include "grading.h"

/* In a credit to the personal account its rate is what the amount rests on. */
static parameter_set adapt(parameter_set concerned, enum kind kind, enum concern concern) {
  const parameter_set account_rate = PARAMETER_BIT(PARAMETER_ACCOUNT_RATE);
  if (kind != KIND_CREDIT) return concerned;
  return concern == CONCERN_ARREARS ? concerned | account_rate : concerned & ~account_rate;
}

#define IN(about, ID, concern) (CONCERN_##concern == CONCERN_##about ? PARAMETER_BIT(PARAMETER_##ID) : 0)

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
  parameter_set fee = assessment_has(assessment, FIGURE_BEARER) ? grading_concerned(kind, CONCERN_FEE)
                                                                : 0; /* else none applies */
  assessment->arrears_grade = weakest(assessment, arrears);
  assessment->fee_grade = weakest(assessment, fee);
  assessment->cover_grade = weakest(assessment, cover);
  int grade = assessment_grade(assessment);
  if (grade > GRADE_OFFICIAL) assessment->grade_why = assessment->graded[grade] & (arrears | fee | cover);
}
