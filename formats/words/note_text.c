#include "formats/words/note_text.h"

#include "formats/words/template.h"

static const note_set assumptions =
    NOTE(NATION_ASSUMED) | NOTE(PAY_ON_ASSUMED) | NOTE(WAGE_ASSUMED) | NOTE(SCHEME_ASSUMED) |
    NOTE(PAYER_ASSUMED) | NOTE(GAP_ASSUMED_OPEN) | NOTE(GAP_ASSUMED_CLOSED) | NOTE(FEE_WAITS_FOR_ORDER) |
    NOTE(FIXED_YEAR_LEFT_OUT) | NOTE(LOCAL_MONTHS_ASSUMED) | NOTE(GROUP_ASSUMED);

int note_next(note_set notes, int code) {
  while (code < DIAGNOSTIC_COUNT && (notes >> (code - NOTE_FIRST) & 1u) == 0) code++;
  return code < DIAGNOSTIC_COUNT ? code : NOTE_NONE;
}

bool note_is_assumption(int code) { return (assumptions >> (code - NOTE_FIRST) & 1u) != 0; }

/* What the row of the parameter says, among those that the assessment rests on; empty where none does. */
static struct text value_of(const struct assessment *assessment, enum parameter parameter) {
  for (size_t i = 0; assessment != NULL && i < assessment->basis_row_count; i++)
    if (assessment->basis_rows[i]->parameter == parameter) return assessment->basis_rows[i]->value_text;
  return TEXT("");
}

void note_text(struct buffer *out, enum language language, int code, const struct assessment *assessment) {
  const struct diagnostic_definition *note = &diagnostics_table[code];
  struct buffer month = {0};
  if (assessment != NULL && month_is_set(assessment->gap_to))
    month_format(&month, month_add(assessment->gap_to, 1));
  else
    buffer_add_text(&month, text_from(label(language, LABEL_MONTH_AFTER)));
  const struct text argument = code == DIAGNOSTIC_FIXED_YEAR_LEFT_OUT
                                   ? value_of(assessment, PARAMETER_EMPLOYEE_FIXED_YEAR)
                                   : buffer_text(&month);
  template_add(out, language, language == LANGUAGE_ZH ? note->zh : note->en, &argument,
               argument.length > 0 ? 1 : 0);
  buffer_clear(&month);
}
