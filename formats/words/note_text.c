#include "formats/words/note_text.h"

#include "formats/words/figures_text.h"
#include "formats/words/template.h"

static const note_set assumptions =
    NOTE(NATION_ASSUMED) | NOTE(PAY_ON_ASSUMED) | NOTE(WAGE_ASSUMED) | NOTE(SCHEME_ASSUMED) |
    NOTE(PAYER_ASSUMED) | NOTE(GAP_ASSUMED_OPEN) | NOTE(GAP_ASSUMED_CLOSED) | NOTE(FEE_WAITS_FOR_ORDER) |
    NOTE(FIXED_YEAR_LEFT_OUT) | NOTE(LOCAL_MONTHS_ASSUMED) | NOTE(GROUP_ASSUMED) | NOTE(PAID_A_MONTH) |
    NOTE(WAGE_IS_SMALL) | NOTE(ESTIMATED) | NOTE(JOINED);

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

/* The rows that stand in for ones that nobody knows, each once; returns how many. */
static int add_estimates(struct text *labels, int most, const struct assessment *assessment) {
  int count = 0;
  for (size_t i = 0; i < assessment->basis_row_count && count < most; i++) {
    const struct rule *row = assessment->basis_rows[i];
    bool is_new =
        (assessment->estimated & PARAMETER_BIT(row->parameter)) != 0 && row->region != REGION_NATION;
    for (int k = 0; k < count; k++) is_new = is_new && !text_equals(labels[k], row->label);
    if (is_new) labels[count++] = row->label;
  }
  return count;
}

static bool is_of_nation(const struct assessment *assessment, enum parameter rate) {
  for (size_t i = 0; i < assessment->basis_row_count; i++)
    if (assessment->basis_rows[i]->parameter == rate && assessment->basis_rows[i]->region == REGION_NATION)
      return true;
  return false;
}

/* The rates that the nation stands in for; returns how many. */
static int add_nation_rates(struct text *labels, enum language language,
                            const struct assessment *assessment) {
  static const enum parameter rates[] = {PARAMETER_EMPLOYER_RATE, PARAMETER_EMPLOYEE_RATE};
  int count = 0;
  for (int i = 0; assessment != NULL && i < 2; i++)
    if (is_of_nation(assessment, rates[i]))
      labels[count++] = text_from(label(language, parameter_label(rates[i])));
  return count;
}

static void add_month_after(struct buffer *out, enum language language, const struct assessment *assessment) {
  if (assessment != NULL && month_is_set(assessment->gap_to))
    month_format(out,
                 month_add(assessment->joined.rows > 0 ? assessment->joined.last : assessment->gap_to, 1));
  else
    buffer_add_text(out, text_from(label(language, LABEL_MONTH_AFTER)));
}

/* Adds a text to the buffer, which has room for it. */
static struct text keep_number(struct buffer *texts, int64_t number) {
  const size_t start = texts->length;
  figure_number(texts, number);
  return (struct text){texts->at + start, texts->length - start};
}

static struct text keep_month(struct buffer *texts, struct month month) {
  const size_t start = texts->length;
  month_format(texts, month);
  return (struct text){texts->at + start, texts->length - start};
}

/* From, to, how many rows, and the lines of the others; returns how many arguments. */
static int add_joined(struct text *arguments, struct buffer *texts, const struct joined_gap *joined) {
  enum { LONGEST = 24 };
  int count = 0;
  (void)buffer_room(texts, (3 + JOINED_LINES_MAX) * LONGEST); /* from here on the views stay where they are */
  arguments[count++] = keep_month(texts, joined->first);
  arguments[count++] = keep_month(texts, joined->last);
  arguments[count++] = keep_number(texts, joined->rows);
  for (int i = 0; i < joined->line_count; i++) arguments[count++] = keep_number(texts, joined->lines[i]);
  if (joined->rows - 1 > joined->line_count) arguments[count++] = TEXT("…");
  return count;
}

void note_text(struct buffer *out, enum language language, int code, const struct assessment *assessment) {
  enum { ESTIMATES_MOST = 8 };
  const struct diagnostic_definition *note = &diagnostics_table[code];
  struct text arguments[ESTIMATES_MOST] = {{0}};
  struct buffer texts = {0};
  int count = 1;
  if (code == DIAGNOSTIC_ESTIMATED) {
    count = assessment == NULL ? 0 : add_estimates(arguments, ESTIMATES_MOST, assessment);
  } else if (code == DIAGNOSTIC_NATION_RATE) {
    count = add_nation_rates(arguments, language, assessment);
  } else if (code == DIAGNOSTIC_FIXED_YEAR_LEFT_OUT) {
    arguments[0] = value_of(assessment, PARAMETER_EMPLOYEE_FIXED_YEAR);
    count = arguments[0].length > 0 ? 1 : 0;
  } else if (code == DIAGNOSTIC_JOINED) {
    count = assessment == NULL ? 0 : add_joined(arguments, &texts, &assessment->joined);
  } else {
    add_month_after(&texts, language, assessment);
    arguments[0] = buffer_text(&texts);
  }
  template_add(out, language, language == LANGUAGE_ZH ? note->zh : note->en, arguments, count);
  buffer_clear(&texts);
}
