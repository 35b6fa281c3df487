#include "formats/report/blank_list.h"

#include "formats/list/csv_text.h"
#include "formats/words/figures_text.h"
#include "formats/words/note_text.h"
#include "formats/words/template.h"

#define NONE 0
#define BY(kind) (1u << KIND_##kind)
#define ALL (~0u)
#define ANY 0, 0
#define FROM_TO(least, most) least, most
static const struct {
  enum blank_form form;
  int least, most;
  unsigned used, needed;
} forms[FIELD_COUNT] = {
#define FIELD(ID, key, zh, en, reader, member, range, used, needed, ...) \
  [FIELD_##ID] = {BLANK_##reader, range, used, needed},
#include "calc/case_fields.def"
};

/* The kind is read from the list where it is not the one that is taken for want of another. Who pays for
 * which scheme is of interest in back-payment alone. */
static bool has_column(enum case_field field, enum kind kind) {
  if (field == FIELD_KIND) return kind != KIND_BACKPAY;
  if (field == FIELD_SCHEME || field == FIELD_PAYER) return kind_has_months(kind);
  return field != FIELD_ID_TYPE && (forms[field].used >> kind & 1u) != 0;
}

int blank_list_columns(struct blank_column columns[FIELD_COUNT], enum kind kind) {
  int count = 0;
  for (int field = 0; field < FIELD_COUNT; field++) {
    if (!has_column((enum case_field)field, kind)) continue;
    const bool is_needed = field == FIELD_KIND || (forms[field].needed >> kind & 1u) != 0;
    columns[count++] = (struct blank_column){(enum case_field)field, forms[field].form, is_needed};
  }
  return count;
}

static const char *word_of(enum language language, struct word word) {
  return language == LANGUAGE_ZH ? label(language, word_label(word.list, word.index)) : word_key(word);
}

int blank_list_words(const char *words[BLANK_WORDS_MAX], enum language language, enum kind kind,
                     enum blank_form form) {
  static const struct {
    bool is_list;
    enum word_list list;
    int count;
  } lists[] = {[BLANK_SCHEMES] = {true, WORDS_SCHEME, SCHEME_RESIDENT_MEDICAL},
               [BLANK_PAYER] = {true, WORDS_PAYER, PAYER_COUNT},
               [BLANK_SEX] = {true, WORDS_SEX, SEX_COUNT},
               [BLANK_GROUP] = {true, WORDS_GROUP, GROUP_COUNT},
               [BLANK_YES_NO] = {true, WORDS_ANSWER, ANSWER_COUNT}};
  if (form == BLANK_KIND) {
    words[0] = word_of(language, WORD_OF(KIND, kind));
    return 1;
  }
  if (!lists[form].is_list) return 0;
  for (int i = 0; i < lists[form].count; i++)
    words[i] = word_of(language, (struct word){lists[form].list, i});
  return lists[form].count;
}

void blank_list_heading(struct buffer *out, enum language language, const struct blank_column *column) {
  buffer_add_text(out, text_from(label(language, field_label((int)column->field))));
  if (column->is_needed) buffer_add_byte(out, '*');
}

static void add_filled(struct buffer *out, enum language language, enum label id,
                       const struct text *arguments, int count) {
  template_add(out, language, label(language, id), arguments, count);
}

static void add_words(struct buffer *out, enum language language, enum label id, enum kind kind,
                      enum blank_form form) {
  const char *words[BLANK_WORDS_MAX];
  struct text arguments[BLANK_WORDS_MAX];
  int count = blank_list_words(words, language, kind, form);
  for (int i = 0; i < count; i++) arguments[i] = text_from(words[i]);
  add_filled(out, language, id, arguments, count);
}

static void add_range(struct buffer *out, enum language language, enum case_field field) {
  struct buffer ends[2] = {{0}, {0}};
  figure_number(&ends[0], forms[field].least);
  figure_number(&ends[1], forms[field].most);
  const struct text arguments[] = {buffer_text(&ends[0]), buffer_text(&ends[1])};
  add_filled(out, language, LABEL_BLANK_COUNT, arguments, 2);
  for (int i = 0; i < 2; i++) buffer_clear(&ends[i]);
}

/* Figures that may be stated from month to month. */
static bool may_change(enum case_field field) {
  return field == FIELD_WAGE || field == FIELD_AVERAGE_WAGE || field == FIELD_RATE ||
         field == FIELD_DECLARED_BASE;
}

void blank_list_form(struct buffer *out, enum language language, enum kind kind,
                     const struct blank_column *column) {
  static const enum label labels[] = {
      [BLANK_TEXT] = LABEL_BLANK_TEXT,       [BLANK_ID_NUMBER] = LABEL_BLANK_ID_NUMBER,
      [BLANK_KIND] = LABEL_BLANK_WORDS,      [BLANK_REGION] = LABEL_BLANK_REGION,
      [BLANK_SCHEMES] = LABEL_BLANK_SCHEMES, [BLANK_PAYER] = LABEL_BLANK_WORDS,
      [BLANK_SEX] = LABEL_BLANK_WORDS,       [BLANK_GROUP] = LABEL_BLANK_WORDS,
      [BLANK_MONTH] = LABEL_BLANK_MONTH,     [BLANK_LAST_MONTH] = LABEL_BLANK_MONTH,
      [BLANK_DATE] = LABEL_BLANK_DATE,       [BLANK_AMOUNT] = LABEL_BLANK_AMOUNT,
      [BLANK_RATE] = LABEL_BLANK_RATE,       [BLANK_COUNT] = LABEL_BLANK_COUNT,
      [BLANK_YES_NO] = LABEL_BLANK_WORDS};
  if (column->form == BLANK_COUNT)
    add_range(out, language, column->field);
  else
    add_words(out, language, labels[column->form], kind, column->form);
  if (may_change(column->field)) buffer_add_text(out, text_from(label(language, LABEL_BLANK_OVER_TIME)));
}

void blank_list_unfilled(struct buffer *out, enum language language, enum kind kind,
                         const struct blank_column *column) {
  static const int notes[FIELD_COUNT] = {[FIELD_REGION] = DIAGNOSTIC_NATION_ASSUMED,
                                         [FIELD_PAY_ON] = DIAGNOSTIC_PAY_ON_ASSUMED,
                                         [FIELD_WAGE] = DIAGNOSTIC_WAGE_ASSUMED,
                                         [FIELD_SCHEME] = DIAGNOSTIC_SCHEME_ASSUMED,
                                         [FIELD_PAYER] = DIAGNOSTIC_PAYER_ASSUMED,
                                         [FIELD_GAP_TO] = DIAGNOSTIC_GAP_ASSUMED_OPEN,
                                         [FIELD_ORDER_DUE] = DIAGNOSTIC_FEE_WAITS_FOR_ORDER,
                                         [FIELD_LOCAL_MONTHS] = DIAGNOSTIC_LOCAL_MONTHS_ASSUMED,
                                         [FIELD_RESIDENT_GROUP] = DIAGNOSTIC_GROUP_ASSUMED};
  const int note = notes[column->field];
  const bool is_of_all = column->field == FIELD_REGION || column->field == FIELD_PAY_ON ||
                         column->field == FIELD_LOCAL_MONTHS || column->field == FIELD_RESIDENT_GROUP;
  const bool is_by_rules = column->field == FIELD_FEE_FROM || column->field == FIELD_FEE_TO ||
                           column->field == FIELD_AVERAGE_WAGE || column->field == FIELD_RATE;
  if (column->is_needed)
    buffer_add_text(out, text_from(label(language, LABEL_BLANK_NEEDED)));
  else if (is_by_rules)
    buffer_add_text(out, text_from(label(language, LABEL_BLANK_BY_RULES)));
  else if (note != 0 && (kind == KIND_BACKPAY || is_of_all))
    note_text(out, language, note, (struct note_reader){0});
  else
    buffer_add_text(out, text_from(label(language, LABEL_BLANK_OPTIONAL)));
}

struct text blank_list_example(enum language language, enum kind kind, enum case_field field) {
  static const char *const examples[FIELD_COUNT][LANGUAGE_COUNT] = {
      [FIELD_CASE_ID] = {"示例", "Example"},
      [FIELD_NAME] = {"张三", "Zhang San"},
      [FIELD_ID_NUMBER] = {"340101198807223050", "340101198807223050"},
      [FIELD_EMPLOYER] = {"示范有限公司", "Model Co., Ltd"},
      [FIELD_REGION] = {"合肥", "Hefei"},
      [FIELD_SCHEME] = {"职工医保", "medical"},
      [FIELD_PAYER] = {"单位", "employer"},
      [FIELD_GAP_FROM] = {"2025-01", "2025-01"},
      [FIELD_GAP_TO] = {"2025-03", "2025-03"},
      [FIELD_WAGE] = {"8000", "8000"},
      [FIELD_DECLARED_BASE] = {"5000", "5000"},
      [FIELD_PAY_ON] = {"2025-07-10", "2025-07-10"},
      [FIELD_CONTRIBUTED_MONTHS] = {"176", "176"},
      [FIELD_SEX] = {"女", "female"},
      [FIELD_RETIRE_ON] = {"2025-06-30", "2025-06-30"},
      [FIELD_MISSED_YEARS] = {"3", "3"},
      [FIELD_COVER_YEAR] = {"2026", "2026"},
      [FIELD_CENTRAL_PERIOD] = {"是", "yes"},
      [FIELD_EXEMPT] = {"否", "no"},
      [FIELD_REGION_TO] = {"南京", "Nanjing"},
      [FIELD_AGE] = {"40", "40"},
      [FIELD_RETIRED] = {"否", "no"},
  };
  if (field == FIELD_KIND) return text_from(word_of(language, WORD_OF(KIND, kind)));
  const char *example = examples[field][language];
  return example == NULL ? TEXT("") : text_from(example);
}

void blank_list_csv(struct buffer *out, enum language language, enum kind kind) {
  struct blank_column columns[FIELD_COUNT];
  const int count = blank_list_columns(columns, kind);
  for (int i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    blank_list_heading(out, language, &columns[i]);
  }
  buffer_add_byte(out, '\n');
  for (int i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    csv_add_cell(out, blank_list_example(language, kind, columns[i].field));
  }
  buffer_add_byte(out, '\n');
}
