#include "formats/words/note_text.h"

#include "formats/words/template.h"

static const note_set assumptions = NOTE(NATION_ASSUMED) | NOTE(PAY_ON_ASSUMED) | NOTE(WAGE_ASSUMED) |
                                    NOTE(SCHEME_ASSUMED) | NOTE(PAYER_ASSUMED) | NOTE(GAP_ASSUMED_OPEN) |
                                    NOTE(GAP_ASSUMED_CLOSED) | NOTE(WAGE_IS_SMALL);

int note_next(note_set notes, int code) {
  while (code < DIAGNOSTIC_COUNT && (notes >> (code - NOTE_FIRST) & 1u) == 0) code++;
  return code < DIAGNOSTIC_COUNT ? code : NOTE_NONE;
}

bool note_is_assumption(int code) { return (assumptions >> (code - NOTE_FIRST) & 1u) != 0; }

void note_text(struct buffer *out, enum language language, int code, const struct assessment *assessment) {
  const struct diagnostic_definition *note = &diagnostics_table[code];
  struct buffer month = {0};
  if (assessment != NULL && month_is_set(assessment->gap_to))
    month_format(&month, month_add(assessment->gap_to, 1));
  else
    buffer_add_text(&month, text_from(label(language, LABEL_MONTH_AFTER)));
  const struct text argument = buffer_text(&month);
  template_add(out, language, language == LANGUAGE_ZH ? note->zh : note->en, &argument, 1);
  buffer_clear(&month);
}
