#include "formats/list/title_statements.h"

#include "formats/file/plain_text.h"
#include "formats/list/column_text.h"

struct titles {
  const struct case_columns *columns;
  const struct case_defaults *defaults;
  struct cell_context context;
  struct diagnostics diagnostics; /* of what is no such value; nobody reads them */
  note_set notes;
};

static bool starts_with_any(struct text text, const char *const *words, size_t *length) {
  for (; *words != NULL; words++) {
    *length = strlen(*words);
    if (text_starts_with(text, text_from(*words))) return true;
  }
  return false;
}

/* Where a colon stands, and its length. */
static bool find_colon(struct text text, size_t *at, size_t *length) {
  static const char *const colons[] = {":", "：", NULL};
  for (*at = 0; *at < text.length; ++*at)
    if (starts_with_any(text_from_offset(text, *at), colons, length)) return true;
  return false;
}

/* What stands between a label and a unit: 金额单位：人民币 万元. */
static struct text drop_between(struct text text) {
  static const char *const between[] = {":", "：", " ", "\xE3\x80\x80", "人民币", "(", "（", NULL};
  for (size_t length; starts_with_any(text, between, &length);) text = text_from_offset(text, length);
  return text;
}

/* Whether a unit other than yuan begins the text, and nothing goes on with its word: 万元/人, not 万元户. */
static bool begins_with_unit(struct text text) {
  static const char *const units[] = {"万元", "千元", "百元", "亿元", "角",   "分",   "万",
                                      "千",   "美元", "港元", "港币", "欧元", "日元", "澳门元",
                                      "usd",  "hkd",  "eur",  "jpy",  NULL};
  static const char *const ends[] = {")",  "）", "/",  " ",  "\xE3\x80\x80", ",",
                                     "，", ";",  "；", "。", "、",           NULL};
  for (const char *const *unit = units; *unit != NULL; unit++) {
    struct text head = {text.at, strlen(*unit)}, rest;
    size_t length;
    if (text.length < head.length || !text_equals_any_case(head, text_from(*unit))) continue;
    rest = text_from_offset(text, head.length);
    if (rest.length == 0 || starts_with_any(rest, ends, &length)) return true;
  }
  return false;
}

/* 单位：万元, 金额单位:千元, 币种 USD, (万元), 以万元为单位; not 单位：万里公司, nor 注册资本 500 万元. */
static bool is_unit(struct text cell) {
  static const char *const labels[] = {"单位", "币种",     "币别",     "货币", "Unit",
                                       "unit", "Currency", "currency", NULL};
  static const char *const said[] = {"以万元为单位", "以千元为单位", "以万元计", "以千元计", NULL};
  size_t length;
  for (size_t at = 0; at < cell.length; at++) {
    struct text rest = text_from_offset(cell, at);
    if (starts_with_any(rest, said, &length)) return true;
    if (starts_with_any(rest, labels, &length) &&
        begins_with_unit(drop_between(text_from_offset(rest, length))))
      return true;
  }
  static const char *const open[] = {"(", "（", NULL};
  return starts_with_any(cell, open, &length) && begins_with_unit(text_from_offset(cell, length));
}

static bool has_wages(const struct titles *titles) {
  const int *index = titles->columns->index;
  return index[FIELD_WAGE] != COLUMN_ABSENT || index[FIELD_AVERAGE_WAGE] != COLUMN_ABSENT;
}

static bool is_missing(const struct titles *titles, enum case_field field) {
  return titles->columns->index[field] == COLUMN_ABSENT && !case_defaults_have(titles->defaults, field);
}

static bool reads(struct titles *titles, enum case_field field, struct text value) {
  region_code region;
  enum scheme schemes[SCHEME_COUNT];
  enum payer payer;
  struct date date;
  int count;
  bool is_read = false;
  if (field == FIELD_REGION) is_read = cell_region(&region, &titles->context, field, value);
  if (field == FIELD_SCHEME) is_read = cell_schemes(schemes, &count, &titles->context, field, value);
  if (field == FIELD_PAYER) is_read = cell_payer(&payer, &titles->context, field, value);
  if (field == FIELD_PAY_ON) is_read = cell_date(&date, &titles->context, field, value);
  diagnostics_reset(&titles->diagnostics);
  return is_read;
}

/* Whether a label and a value say what a missing column would. */
static bool is_said(struct titles *titles, struct text label, struct text value, enum case_field *field) {
  *field = case_field_find(label);
  return *field != FIELD_NONE && is_missing(titles, *field) && value.length > 0 &&
         reads(titles, *field, value);
}

/* What stands up to the next blank. */
static struct text next_word(struct text *rest) {
  *rest = text_trim(*rest);
  struct text word = {rest->at, 0};
  while (word.length < rest->length && rest->at[word.length] != ' ' &&
         !text_starts_with(text_from_offset(*rest, word.length), TEXT("\xE3\x80\x80")))
    word.length += character_length(*rest, word.length);
  *rest = text_from_offset(*rest, word.length);
  return word;
}

/* `参保地：上海市  险种： 养老`, in one cell: the value may stand behind a blank. */
static bool find_in_cell(struct titles *titles, struct text cell, struct title_statement *statement) {
  struct text rest = cell;
  while (rest.length > 0) {
    struct text word = next_word(&rest);
    size_t at = word.length, length = 0;
    if (!find_colon(word, &at, &length)) length = 0; /* 参保地 上海市 */
    struct text label = {word.at, at}, value = text_from_offset(word, at + length), after = rest;
    if (value.length == 0) value = next_word(&after);
    if (!is_said(titles, label, value, &statement->field)) continue;
    statement->text = (struct text){word.at, (size_t)(value.at + value.length - word.at)};
    return true;
  }
  return false;
}

/* A label, and its value in the next filled cell. */
static bool find_beside(struct titles *titles, const struct table_row *row, size_t column,
                        struct title_statement *statement) {
  struct text label = table_row_cell(row, column);
  size_t next = column + 1;
  while (next < row->count &&
         (table_row_cell(row, next).length == 0 || text_equals(table_row_cell(row, next), label)))
    next++;
  statement->text = table_row_cell(row, next);
  const char *time =
      statement->text.length == 0 ? NULL : memchr(statement->text.at, 'T', statement->text.length);
  struct text value = statement->text;
  if (time != NULL) value.length = (size_t)(time - value.at);
  return is_said(titles, label, value, &statement->field);
}

/* A list of months paid on too low a base; without a kind its rows would be months not paid at all. */
static bool says_shortfall(const struct titles *titles, struct text text) {
  static const char *const words[] = {"补差", "少缴", NULL};
  size_t length;
  if (titles->columns->index[FIELD_KIND] != COLUMN_ABSENT) return false;
  for (size_t at = 0; at < text.length; at++)
    if (starts_with_any(text_from_offset(text, at), words, &length)) return true;
  return false;
}

static bool find_in_row(struct titles *titles, const struct table_row *row,
                        struct title_statement *statement) {
  statement->line = row->line;
  for (size_t i = 0; i < row->count; i++) {
    struct text cell = table_row_cell(row, i);
    statement->column = i;
    if (cell.length == 0) continue;
    const bool is_money = has_wages(titles) && is_unit(cell);
    if (is_money || says_shortfall(titles, cell)) {
      statement->text = cell;
      statement->field = is_money ? FIELD_NONE : FIELD_KIND;
      return true;
    }
    if (find_in_cell(titles, cell, statement) || find_beside(titles, row, i, statement)) return true;
  }
  return false;
}

static bool names_a_unit(struct text heading) {
  static const char *const words[] = {"单位", "币种",     "币别",     "货币", "unit",
                                      "Unit", "currency", "Currency", NULL};
  size_t length;
  for (size_t at = 0; at < heading.length; at++)
    if (starts_with_any(text_from_offset(heading, at), words, &length)) return true;
  return false;
}

/* 万元 or 美元 in a column 币种, 金额单位 or 单位, which is the employer's otherwise. */
static bool find_in_column(const struct kept_rows *rows, size_t column, struct title_statement *statement) {
  for (size_t i = rows->next; i < rows->count; i++) {
    struct text cell = table_row_cell(&rows->list[i].row, column);
    if (rows->list[i].row.fault != ROW_FINE || cell.length == 0 || !begins_with_unit(drop_between(cell)))
      continue;
    *statement = (struct title_statement){cell, FIELD_NONE, column, rows->list[i].row.line};
    return true;
  }
  return false;
}

static bool find_in_columns(const struct titles *titles, const struct kept_rows *rows,
                            struct title_statement *statement) {
  if (!has_wages(titles)) return false;
  for (size_t i = 0; i < titles->columns->count; i++)
    if (names_a_unit(titles->columns->names[i]) && find_in_column(rows, i, statement)) return true;
  return false;
}

/* 补差开始月份, 少缴月份: a heading that is read, but for the one word that matters. */
static bool find_in_headings(const struct titles *titles, const struct kept_rows *rows, size_t header,
                             struct title_statement *statement) {
  const struct case_columns *columns = titles->columns;
  const int64_t line = header < rows->count ? rows->list[header].row.line : 1;
  for (int field = 0; field < FIELD_COUNT; field++) {
    if (columns->index[field] == COLUMN_ABSENT) continue;
    const size_t at = (size_t)columns->index[field];
    if (!says_shortfall(titles, columns->names[at])) continue;
    *statement = (struct title_statement){columns->names[at], FIELD_KIND, at, line};
    return true;
  }
  return false;
}

bool title_statements_find(struct title_statement *statement, const struct case_columns *columns,
                           const struct kept_rows *rows, size_t header, const struct case_defaults *defaults,
                           const struct regions *regions) {
  struct titles titles = {.columns = columns, .defaults = defaults, .context = {.regions = regions}};
  bool is_found = false;
  titles.context.diagnostics = &titles.diagnostics;
  titles.context.notes = &titles.notes;
  for (size_t i = 0; i < header && i < rows->count && !is_found; i++)
    is_found = rows->list[i].row.fault == ROW_FINE && find_in_row(&titles, &rows->list[i].row, statement);
  is_found = is_found || find_in_columns(&titles, rows, statement) ||
             find_in_headings(&titles, rows, header, statement);
  diagnostics_clear(&titles.diagnostics);
  buffer_clear(&titles.context.scratch);
  return is_found;
}

/* The option that states the field for the whole list. */
static const char *option_of(enum case_field field) {
  switch (field) {
    case FIELD_REGION: return "--region";
    case FIELD_SCHEME: return "--scheme";
    case FIELD_PAYER: return "--payer";
    default: return "--pay-on";
  }
}

void title_statement_tell(const struct listener *listener, const char *place,
                          const struct title_statement *statement) {
  struct buffer said = {0};
  column_text_heading(&said, text_clip(statement->text, VALUE_SHOWN_MAX));
  buffer_add_byte(&said, '\0');
  if (statement->field == FIELD_NONE)
    tell(listener, LABEL_SAY_TITLE_UNIT, place, said.at, NULL);
  else if (statement->field == FIELD_KIND)
    tell(listener, LABEL_SAY_TITLE_SHORTFALL, place, said.at, NULL);
  else
    tell(listener, LABEL_SAY_TITLE_STATES, place, said.at, field_keys[statement->field],
         label(listener->language, field_label((int)statement->field)), option_of(statement->field), NULL);
  buffer_clear(&said);
}
