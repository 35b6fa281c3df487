#include "formats/words/remedy.h"

#include "calc/parameter.h"

/* What a case may state in the place of a rule; where nothing is named here, only a rule helps. A combined
 * rate leaves the employee's share to the rules, so it stands for that of a flexible worker alone. */
static const struct {
  enum parameter parameter;
  bool is_flexible; /* only for payer `flexible` */
  enum label label;
} stated[] = {
    {PARAMETER_AVERAGE_WAGE, false, LABEL_REMEDY_WAGE_OR_AVERAGE},
    {PARAMETER_BASE_FLOOR, false, LABEL_REMEDY_WAGE},
    {PARAMETER_EMPLOYER_RATE, false, LABEL_REMEDY_COMBINED_RATE},
    {PARAMETER_EMPLOYEE_RATE, true, LABEL_REMEDY_RATE},
    {PARAMETER_TOPUP_RATE, false, LABEL_REMEDY_RATE},
    {PARAMETER_AVERAGE_PENSION, false, LABEL_REMEDY_PENSION},
};

static void add(struct buffer *out, enum language language, enum label id) {
  buffer_add_text(out, text_from(label(language, id)));
}

/* A rate is one scheme's, so in a row of several it needs a row of its own; and of the schemes that are
 * named together a flexible worker may not pay all. */
static enum label in_row_of_several(enum label label, bool is_flexible) {
  if (label != LABEL_REMEDY_COMBINED_RATE && label != LABEL_REMEDY_RATE) return label;
  return is_flexible ? LABEL_REMEDY_RATE_UNLESS_UNPAID : LABEL_REMEDY_RATE_IN_OWN_ROW;
}

void remedy_add(struct buffer *out, enum language language, struct text parameter, struct text party,
                struct remedy_choices choices) {
  bool is_flexible = text_is(party, payer_keys[PAYER_FLEXIBLE]);
  add(out, language, LABEL_REMEDY_PLEASE);
  for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++) {
    enum label told = stated[i].label;
    if (!text_is(parameter, parameters[stated[i].parameter].name)) continue;
    if (!is_flexible && stated[i].is_flexible) continue;
    add(out, language, choices.is_of_several ? in_row_of_several(told, is_flexible) : told);
  }
  add(out, language, LABEL_REMEDY_RULE);
  if (choices.is_hole) add(out, language, LABEL_REMEDY_ESTIMATE);
}
