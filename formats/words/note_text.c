#include "formats/words/note_text.h"

#include "formats/words/figures_text.h"
#include "formats/words/rule_text.h"
#include "formats/words/template.h"

static const note_set assumptions =
    NOTE(NATION_ASSUMED) | NOTE(PAY_ON_ASSUMED) | NOTE(WAGE_ASSUMED) | NOTE(WAGE_TRIED) |
    NOTE(SCHEME_ASSUMED) | NOTE(PAYER_ASSUMED) | NOTE(GAP_ASSUMED_OPEN) | NOTE(GAP_ASSUMED_CLOSED) |
    NOTE(FEE_WAITS_FOR_ORDER) | NOTE(FIXED_YEAR_LEFT_OUT) | NOTE(LOCAL_MONTHS_ASSUMED) | NOTE(GROUP_ASSUMED) |
    NOTE(PAID_A_MONTH) | NOTE(PART_ORDER_ASSUMED) | NOTE(PART_FEE_FIRST) | NOTE(DEFERRAL_WITHOUT_RATE) |
    NOTE(PAID_PASSED_OVER) | NOTE(WAGE_IS_SMALL) | NOTE(ESTIMATED) | NOTE(RULES_AGED) | NOTE(JOINED) |
    NOTE(NOT_JOINED) | NOTE(ADJOINS_OTHER_TERMS) | NOTE(MAYBE_CLAIMED_TWICE) | NOTE(NUMBER_LACKS) |
    NOTE(MONTHS_MISCOUNTED) | NOTE(FACT_DENIED) | NOTE(CALLED_PAID) | NOTE(INJURY_CLASS_ASSUMED) |
    NOTE(BOUND_ABSENT) | NOTE(BOUND_EXPIRED) | NOTE(FEE_RATE_ABSENT) | NOTE(CALENDAR_ABSENT) |
    NOTE(NATION_RATE);

int note_next(note_set notes, int code) {
  while (code < DIAGNOSTIC_COUNT && (notes >> (code - NOTE_FIRST) & 1u) == 0) code++;
  return code < DIAGNOSTIC_COUNT ? code : NOTE_NONE;
}

struct text note_code(int code) {
  const struct text name = text_from(diagnostics_table[code].code);
  return name.at[0] == 'W' ? name : TEXT("");
}

bool note_is_assumption(int code) { return (assumptions >> (code - NOTE_FIRST) & 1u) != 0; }

/* The row of the parameter among those that the assessment rests on; NULL: none. */
static const struct rule *row_of(const struct assessment *assessment, enum parameter parameter) {
  return assessment == NULL
             ? NULL
             : assessment_row(assessment, (struct basis){0, assessment->basis_row_count}, parameter);
}

/* What it says; empty where there is none. */
static struct text value_of(const struct assessment *assessment, enum parameter parameter) {
  const struct rule *row = row_of(assessment, parameter);
  return row == NULL ? TEXT("") : row->value_text;
}

/* Whether the note is about the row. */
static bool is_about(int code, const struct assessment *assessment, const struct rule *row) {
  if (code == DIAGNOSTIC_RULES_AGED) return freshness_has_passed(&assessment->freshness, row);
  return (assessment->estimated & PARAMETER_BIT(row->parameter)) != 0 && row->region != REGION_NATION;
}

static bool stands_before(const struct assessment *assessment, size_t index) {
  for (size_t i = 0; i < index; i++)
    if (assessment->basis_rows[i] == assessment->basis_rows[index]) return true;
  return false;
}

static void add_row(struct buffer *names, enum language language, const struct note_reader *reader,
                    const struct rule *row) {
  if (names->length > 0) buffer_add_text(names, language == LANGUAGE_ZH ? TEXT("、") : TEXT(", "));
  rule_text(names, language, reader->regions, row);
}

/* The rows that the note is about, each once, the first of them by name. */
static void add_rows(struct buffer *names, enum language language, int code,
                     const struct note_reader *reader) {
  enum { ROWS_NAMED = 8 };
  const struct assessment *assessment = reader->assessment;
  int count = 0;
  for (size_t i = 0; assessment != NULL && i < assessment->basis_row_count; i++) {
    const struct rule *row = assessment->basis_rows[i];
    if (!is_about(code, assessment, row) || stands_before(assessment, i)) continue;
    if (++count <= ROWS_NAMED) add_row(names, language, reader, row);
  }
  if (count <= ROWS_NAMED) return;
  struct buffer digits = {0};
  figure_number(&digits, count);
  const struct text argument = buffer_text(&digits);
  template_add(names, language, label(language, LABEL_NOTE_ROWS_IN_ALL), &argument, 1);
  buffer_clear(&digits);
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

/* The lines of the rows on other terms before and after, each once; returns how many. */
static int add_adjoining(struct text *arguments, struct buffer *texts, const struct joined_gap *joined) {
  enum { LONGEST = 24 };
  int count = 0;
  (void)buffer_room(texts, 2 * LONGEST); /* from here on the views stay where they are */
  if (joined->line_before > 0) arguments[count++] = keep_number(texts, joined->line_before);
  if (joined->line_after > 0 && joined->line_after != joined->line_before)
    arguments[count++] = keep_number(texts, joined->line_after);
  return count;
}

/* Some months; of a whole list how many. */
static void add_some_months(struct buffer *out, enum language language, const struct note_reader *reader) {
  const bool is_counted = reader->months_left_out > 0;
  struct buffer digits = {0};
  figure_number(&digits, reader->months_left_out);
  const struct text argument = buffer_text(&digits);
  template_add(out, language,
               label(language, is_counted ? LABEL_NOTE_MONTHS_LEFT_OUT : LABEL_NOTE_SOME_MONTHS), &argument,
               1);
  buffer_clear(&digits);
}

/* The oldest months are those that may not be paid: scheme, from, how many of how many, to. */
static void add_months_refused(struct buffer *out, enum language language,
                               const struct assessment *assessment) {
  enum { LONGEST = 24, TEXTS = 5 };
  struct buffer texts = {0};
  struct text arguments[TEXTS];
  const int refused = assessment->months - assessment->payable_months;
  (void)buffer_room(&texts, TEXTS * LONGEST); /* from here on the views stay where they are */
  arguments[0] = text_from(label(language, word_label(WORDS_SCHEME, (int)assessment->scheme)));
  arguments[1] = keep_month(&texts, assessment->lines[0].month);
  arguments[2] = keep_number(&texts, refused);
  arguments[3] = keep_number(&texts, assessment->months);
  arguments[4] = keep_month(&texts, assessment->lines[refused - 1].month);
  template_add(out, language, label(language, LABEL_NOTE_MONTHS_REFUSED), arguments,
               refused > 1 ? TEXTS : TEXTS - 1);
  buffer_clear(&texts);
}

/* Which months, the limit, and its source; returns how many. */
static int add_not_payable(struct text *arguments, struct buffer *scratch, enum language language,
                           const struct note_reader *reader) {
  const struct rule *limit = row_of(reader->assessment, PARAMETER_BACKPAY_MONTHS_MAX);
  if (limit == NULL)
    add_some_months(scratch, language, reader);
  else
    add_months_refused(scratch, language, reader->assessment);
  arguments[0] = buffer_text(scratch);
  if (limit == NULL) return 1;
  arguments[1] = limit->value_text;
  arguments[2] = limit->source;
  return reader->names_sources ? 3 : 2;
}

/* The most that a note has: JOINED. */
enum { NOTE_ARGUMENTS = 4 + JOINED_LINES_MAX };

/* What the note names, in a few texts; returns how many. */
static int add_arguments(struct text *arguments, struct buffer *scratch, enum language language, int code,
                         const struct note_reader *reader) {
  switch (code) {
    case DIAGNOSTIC_ESTIMATED:
    case DIAGNOSTIC_RULES_AGED: add_rows(scratch, language, code, reader); break;
    case DIAGNOSTIC_JOINED:
      return reader->assessment == NULL ? 0 : add_joined(arguments, scratch, &reader->assessment->joined);
    case DIAGNOSTIC_ADJOINS_OTHER_TERMS:
      return reader->assessment == NULL ? 0 : add_adjoining(arguments, scratch, &reader->assessment->joined);
    case DIAGNOSTIC_NOT_PAYABLE: return add_not_payable(arguments, scratch, language, reader);
    case DIAGNOSTIC_MAYBE_CLAIMED_TWICE:
      if (reader->assessment != NULL) figure_number(scratch, reader->assessment->claimed_before);
      break;
    case DIAGNOSTIC_WAGE_TRIED: buffer_add_text(scratch, reader->assumed_wage); break;
    case DIAGNOSTIC_NATION_RATE: return add_nation_rates(arguments, language, reader->assessment);
    case DIAGNOSTIC_FIXED_YEAR_LEFT_OUT:
      buffer_add_text(scratch, value_of(reader->assessment, PARAMETER_EMPLOYEE_FIXED_YEAR));
      break;
    case DIAGNOSTIC_BOUND_EXPIRED:
      if (reader->assessment != NULL) figure_date(scratch, reader->assessment->bounds_until);
      break;
    default: add_month_after(scratch, language, reader->assessment); break;
  }
  arguments[0] = buffer_text(scratch);
  return scratch->length > 0 ? 1 : 0;
}

void note_text(struct buffer *out, enum language language, int code, struct note_reader reader) {
  const struct diagnostic_definition *note = &diagnostics_table[code];
  struct text arguments[NOTE_ARGUMENTS] = {{0}};
  struct buffer scratch = {0};
  int count = add_arguments(arguments, &scratch, language, code, &reader);
  template_add(out, language, language == LANGUAGE_ZH ? note->zh : note->en, arguments, count);
  buffer_clear(&scratch);
}
