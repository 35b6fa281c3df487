#include "formats/list/column_text.h"

#include <stdlib.h>

#include "formats/file/plain_text.h"
#include "formats/words/figures_text.h"
#include "formats/words/template.h"

enum { UNREAD_SHOWN = 50 };

void column_text_heading(struct buffer *out, struct text heading) {
  heading = text_trim(heading);
  for (size_t i = 0; i < heading.length; i++) {
    bool is_blank = (unsigned char)heading.at[i] <= ' ';
    if (is_blank && (unsigned char)heading.at[i - 1] <= ' ')
      continue; /* trimmed: it does not begin with one */
    buffer_add_byte(out, is_blank ? ' ' : heading.at[i]);
  }
}

void column_text_headings(struct buffer *out, const struct text *names, size_t count) {
  enum { SHOWN = 300 };
  for (size_t i = 0; i < count && out->length < SHOWN; i++) {
    struct text heading = text_trim(names[i]);
    if (heading.length == 0) continue;
    if (out->length > 0) buffer_add_literal(out, ", ");
    column_text_heading(out, heading);
  }
}

static void add_comma(struct buffer *out, size_t start) {
  if (out->length > start) buffer_add_literal(out, ", ");
}

/* How a column of ours is called. */
struct naming {
  enum sheet_language sheets;
  bool has_keys; /* as programs call it */
};

static struct text name_of(struct naming naming, enum case_field field) {
  return text_from(naming.has_keys ? field_keys[field]
                                   : sheet_words_label(naming.sheets, field_label((int)field)));
}

struct reading {
  struct buffer *out;
  struct naming naming;
  const struct case_columns *columns;
  size_t start;
  bool has_months; /* they were told */
};

static const struct month_column *find_month(const struct case_columns *columns, size_t column) {
  for (size_t i = 0; i < columns->month_count; i++)
    if (columns->months[i].column == column) return &columns->months[i];
  return NULL;
}

/* All of them, where the first of the header stands. */
static void add_months(const struct reading *reading) {
  const struct case_columns *columns = reading->columns;
  const size_t ends[] = {columns->months[0].column, columns->months[columns->month_count - 1].column};
  column_text_heading(reading->out, columns->names[ends[0]]);
  if (columns->month_count > 1) {
    buffer_add_literal(reading->out, "…");
    column_text_heading(reading->out, columns->names[ends[1]]);
  }
  buffer_add_literal(reading->out, "→");
  buffer_add_text(reading->out,
                  text_from(sheet_words_label(reading->naming.sheets, reading->naming.has_keys
                                                                          ? LABEL_COLUMNS_WAGE_BY_MONTH
                                                                          : LABEL_RUN_WAGE_BY_MONTH)));
}

static void add_read(void *context, size_t at, enum case_field field) {
  struct reading *reading = context;
  struct text heading = text_trim(reading->columns->names[at]);
  bool is_month = find_month(reading->columns, at) != NULL;
  if (field == FIELD_NONE || (is_month && reading->has_months)) return;
  add_comma(reading->out, reading->start);
  if (is_month) {
    add_months(reading);
    reading->has_months = true;
    return;
  }
  const struct text name = name_of(reading->naming, field);
  if (!text_equals(heading, name)) {
    column_text_heading(reading->out, heading);
    buffer_add_literal(reading->out, "→");
  }
  buffer_add_text(reading->out, name);
}

static void add_all_read(struct buffer *out, struct naming naming, const struct case_columns *columns) {
  struct reading reading = {.out = out, .naming = naming, .columns = columns, .start = out->length};
  column_text_each(columns, add_read, &reading);
}

/* A reader of Chinese knows columns by their Chinese names, which --column takes, too. */
static struct naming names_in(enum language language) {
  return (struct naming){sheet_words_in(language), language != LANGUAGE_ZH};
}

void column_text_read(struct buffer *out, enum language language, const struct case_columns *columns) {
  add_all_read(out, names_in(language), columns);
}

void column_text_read_in_words(struct buffer *out, enum sheet_language sheets,
                               const struct case_columns *columns) {
  add_all_read(out, (struct naming){sheets, false}, columns);
}

/* A heading that would be read if a better one did not stand beside it. */
static void add_better(struct buffer *out, struct naming naming, const struct case_columns *columns,
                       struct text heading) {
  enum case_field field = case_field_find(heading);
  if (field == FIELD_NONE || columns->index[field] == COLUMN_ABSENT) return;
  buffer_add_literal(out, " (");
  buffer_add_text(out, name_of(naming, field));
  buffer_add_literal(out, ": ");
  column_text_heading(out, columns->names[columns->index[field]]);
  buffer_add_byte(out, ')');
}

static void add_unread(struct buffer *out, struct naming naming, const struct case_columns *columns) {
  const size_t start = out->length;
  size_t shown = 0, named = 0;
  for (size_t i = 0; i < columns->carried_count; i++) {
    struct text heading = text_trim(columns->names[columns->carried[i]]);
    named += heading.length > 0;
    if (heading.length == 0 || shown == UNREAD_SHOWN) continue;
    add_comma(out, start);
    column_text_heading(out, heading);
    add_better(out, naming, columns, heading);
    shown++;
  }
  if (named == shown) return;
  struct buffer number = {0};
  figure_number(&number, (int64_t)(named - shown));
  const struct text rest = buffer_text(&number);
  sheet_words_add(out, naming.sheets, ' ', LABEL_COLUMNS_MORE, &rest, 1);
  buffer_clear(&number);
}

void column_text_unread(struct buffer *out, enum language language, const struct case_columns *columns) {
  add_unread(out, names_in(language), columns);
}

void column_text_unread_in_words(struct buffer *out, enum sheet_language sheets,
                                 const struct case_columns *columns) {
  add_unread(out, (struct naming){sheets, false}, columns);
}

void column_text_line(struct buffer *out, enum language language, const struct case_columns *columns) {
  struct buffer texts[2] = {0};
  column_text_read(&texts[0], language, columns);
  column_text_unread(&texts[1], language, columns);
  const struct text arguments[] = {buffer_text(&texts[0]), buffer_text(&texts[1])};
  template_add(out, language, label(language, LABEL_SAY_COLUMNS), arguments, arguments[1].length > 0 ? 2 : 1);
  for (int i = 0; i < 2; i++) buffer_clear(&texts[i]);
}

struct place {
  size_t at;
  enum case_field field;
};

static int compare_places(const void *left, const void *right) {
  const struct place *one = left, *other = right;
  if (one->at != other->at) return one->at < other->at ? -1 : 1;
  return (int)one->field - (int)other->field;
}

void column_text_each(const struct case_columns *columns,
                      void (*each)(void *context, size_t column, enum case_field field), void *context) {
  struct place places[FIELD_COUNT];
  int count = 0, next = 0;
  for (int field = 0; field < FIELD_COUNT; field++)
    if (columns->index[field] != COLUMN_ABSENT)
      places[count++] = (struct place){(size_t)columns->index[field], (enum case_field)field};
  qsort(places, (size_t)count, sizeof places[0], compare_places);
  for (size_t at = 0; at < columns->count; at++) {
    struct text heading = text_trim(columns->names[at]);
    bool is_unread = (next == count || places[next].at != at) && heading.length > 0;
    if (is_unread) each(context, at, find_month(columns, at) != NULL ? FIELD_WAGE : FIELD_NONE);
    for (; next < count && places[next].at == at; next++) each(context, at, places[next].field);
  }
}
