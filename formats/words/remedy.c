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

void remedy_add(struct buffer *out, enum language language, struct text parameter, struct text party,
                bool is_hole) {
  bool is_flexible = text_is(party, payer_keys[PAYER_FLEXIBLE]);
  add(out, language, LABEL_REMEDY_PLEASE);
  for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++)
    if (text_is(parameter, parameters[stated[i].parameter].name) && (is_flexible || !stated[i].is_flexible))
      add(out, language, stated[i].label);
  add(out, language, LABEL_REMEDY_RULE);
  if (is_hole) add(out, language, LABEL_REMEDY_ESTIMATE);
}
