#include "formats/list/cases.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/cell_series.h"
#include "formats/list/heading.h"
#include "formats/list/heading_aliases.h"
#include "formats/list/month_wages.h"
#include "formats/list/stated_count.h"
#include "formats/words/labels.h"

#define NONE 0
#define BY(kind) (1u << KIND_##kind)
#define ALL (~0u)
static const unsigned used_by[FIELD_COUNT] = {
#define FIELD(ID, key, zh, en, reader, member, range, used, ...) [FIELD_##ID] = used,
#include "calc/case_fields.def"
};
static const unsigned needed_by[FIELD_COUNT] = {
#define FIELD(ID, key, zh, en, reader, member, range, used, needed, ...) [FIELD_##ID] = needed,
#include "calc/case_fields.def"
};

bool cases_use(enum case_field field, enum kind kind) { return (used_by[field] >> kind & 1u) != 0; }

#define BIT_OF(field) ((field_set)1 << (field))

static void add_field(struct cases_reader *reader, enum case_field field) {
  if (reader->columns->index[field] != COLUMN_ABSENT) reader->fields[reader->field_count++] = field;
}

/* The two regions are read one after the other, so that their faults stand together. */
static void find_fields(struct cases_reader *reader) {
  for (int field = FIELD_KIND + 1; field < FIELD_COUNT; field++) {
    if (field != FIELD_REGION_TO) add_field(reader, (enum case_field)field);
    if (field == FIELD_REGION) add_field(reader, FIELD_REGION_TO);
  }
}

static void find_needed(struct cases_reader *reader) {
  for (int field = 0; field < FIELD_COUNT; field++)
    for (int kind = 0; kind < KIND_COUNT; kind++)
      if ((needed_by[field] >> kind & 1u) != 0) reader->needed[kind] |= BIT_OF(field);
}

void cases_reader_init(struct cases_reader *reader, const struct case_columns *columns,
                       const struct case_defaults *defaults, const struct regions *regions) {
  assert(date_is_set(defaults->pay_on));
  *reader = (struct cases_reader){.columns = columns, .defaults = defaults, .context = {.regions = regions}};
  find_fields(reader);
  find_needed(reader);
}

void cases_reader_init_months(struct cases_reader *reader, const struct case_columns *columns,
                              const struct case_defaults *defaults, const struct regions *regions) {
  static const enum case_field fields[] = {FIELD_CASE_ID, FIELD_NAME,   FIELD_ID_NUMBER, FIELD_EMPLOYER,
                                           FIELD_REGION,  FIELD_SCHEME, FIELD_PAYER,     FIELD_GAP_FROM,
                                           FIELD_GAP_TO,  FIELD_PAY_ON};
  assert(date_is_set(defaults->pay_on));
  *reader = (struct cases_reader){.columns = columns, .defaults = defaults, .context = {.regions = regions}};
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
    if (fields[i] != FIELD_CASE_ID || !case_columns_number_rows(columns)) add_field(reader, fields[i]);
  reader->needed[KIND_BACKPAY] = BIT_OF(FIELD_GAP_FROM);
}

void cases_reader_clear(struct cases_reader *reader) { buffer_clear(&reader->context.scratch); }

static void report_fault(struct dossier *dossier, const struct table_row *row, enum file_encoding encoding) {
  static const enum diagnostic_code codes[ROW_FAULT_COUNT] = {
      [ROW_MALFORMED] = DIAGNOSTIC_MALFORMED_ROW,       [ROW_UNCLOSED] = DIAGNOSTIC_UNCLOSED_QUOTE,
      [ROW_TOO_LONG] = DIAGNOSTIC_ROW_TOO_LONG,         [ROW_HAS_NUL] = DIAGNOSTIC_NUL_BYTE,
      [ROW_NOT_DECODABLE] = DIAGNOSTIC_UNDECODABLE_ROW,
  };
  struct diagnostics *diagnostics = &dossier->diagnostics;
  diagnostics_add(diagnostics, codes[row->fault], FIELD_NONE, TEXT(""));
  if (row->fault == ROW_MALFORMED) diagnostics_argument_number(diagnostics, (int64_t)row->fault_at + 1);
  if (row->fault == ROW_HAS_NUL || row->fault == ROW_NOT_DECODABLE)
    diagnostics_argument_number(diagnostics, row->fault_offset + 1);
  if (row->fault == ROW_NOT_DECODABLE) diagnostics_argument(diagnostics, text_from(encoding_name(encoding)));
}

/* What stands beside the columns of a sheet. */
static void tell_surplus(struct dossier *dossier, const struct table_row *row, size_t columns) {
  size_t at = columns;
  while (at + 1 < row->count && row->cells[at].length == 0) at++;
  if (at < row->count)
    diagnostics_argument(&dossier->diagnostics, text_clip(row->cells[at], VALUE_SHOWN_MAX));
}

/* Too many cells are forgiven when the surplus is empty: a spreadsheet's stray commas. */
static bool has_right_count(const struct table_row *row, size_t columns) {
  for (size_t i = columns; i < row->count; i++)
    if (row->cells[i].length > 0) return false;
  return row->count >= columns;
}

static struct text keep(struct dossier *dossier, struct text text) {
  size_t start = dossier->texts.length;
  buffer_add_text(&dossier->texts, text);
  return (struct text){dossier->texts.at + start, text.length};
}

static void keep_marks(struct dossier *dossier, const struct table_row *row) {
  dossier->has_marks = row->marks != NULL;
  for (size_t i = 0; i < dossier->cell_count && dossier->has_marks; i++)
    dossier->marks[i] = i < row->count ? row->marks[i] : 0;
}

static void keep_cells(struct dossier *dossier, const struct table_row *row, size_t columns) {
  size_t room = row->raw.length + 1;
  for (size_t i = 0; i < columns && i < row->count; i++) room += row->cells[i].length;
  (void)buffer_room(&dossier->texts, room); /* from here on the views stay where they are */
  dossier->raw = keep(dossier, row->raw);
  if (dossier->cell_capacity < columns) {
    free(dossier->cells);
    free(dossier->marks);
    dossier->cells = array_new(columns, sizeof *dossier->cells);
    dossier->marks = array_new(columns, sizeof *dossier->marks);
    dossier->cell_capacity = columns;
  }
  for (size_t i = 0; i < columns; i++)
    dossier->cells[i] = i < row->count ? keep(dossier, row->cells[i]) : (struct text){"", 0};
  dossier->cell_count = columns;
  keep_marks(dossier, row);
}

void cases_take_row(struct dossier *dossier, const struct table_row *row, const struct case_columns *columns,
                    enum file_encoding encoding) {
  dossier_reset(dossier);
  dossier->record = row->record;
  dossier->line = row->line;
  dossier->sheet = row->sheet;
  dossier->correction = row->correction;
  keep_cells(dossier, row, columns->count);
  if (row->fault != ROW_FINE) {
    report_fault(dossier, row, encoding);
  } else if (!has_right_count(row, columns->count)) {
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_CELL_COUNT, FIELD_NONE, TEXT(""));
    diagnostics_argument_number(&dossier->diagnostics, (int64_t)row->count);
    diagnostics_argument_number(&dossier->diagnostics, (int64_t)columns->count);
    if (row->marks != NULL) tell_surplus(dossier, row, columns->count);
  } else if (row->is_total_like) {
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_TOTAL_LIKE, FIELD_NONE, TEXT(""));
  } else if (row->is_continuation) {
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_CONTINUATION_ROW, FIELD_NONE, TEXT(""));
  }
  if (row->was_filled) dossier->reported.notes |= NOTE(FILLED_DOWN);
  if (row->correction != 0) dossier->reported.notes |= NOTE(CORRECTED);
}

static struct text cell_of(const struct cases_reader *reader, const struct dossier *dossier,
                           enum case_field field) {
  int index = reader->columns->index[field];
  return index == COLUMN_ABSENT ? (struct text){"", 0} : text_trim(dossier->cells[index]);
}

static int marks_of(const struct cases_reader *reader, const struct dossier *dossier, enum case_field field) {
  int index = reader->columns->index[field];
  return index == COLUMN_ABSENT || !dossier->has_marks ? 0 : dossier->marks[index];
}

/* One field's cell, if the row fills it and its kind has a use for it. False: nothing to read. */
static bool has_cell(const struct cases_reader *reader, const struct dossier *dossier, enum case_field field,
                     struct text *cell) {
  *cell = cell_of(reader, dossier, field);
  bool is_filled = !cell_is_nothing(*cell) || (marks_of(reader, dossier, field) & CELL_MARK_NO_RESULT) != 0;
  return is_filled && cases_use(field, dossier->reported.kind);
}

/* The number made plain takes the place of the cell as typed; it is never longer. */
static bool take_id_number(struct cases_reader *reader, struct dossier *dossier, struct text cell) {
  struct text number, document = cell_of(reader, dossier, FIELD_ID_TYPE);
  struct text typed = dossier->cells[reader->columns->index[FIELD_ID_NUMBER]];
  dossier->reported.id_number = cell;
  if (!cell_id_number(&number, &reader->context, FIELD_ID_NUMBER, typed, document)) return false;
  char *place = dossier->texts.at + (typed.at - dossier->texts.at);
  memmove(place, number.at, number.length);
  if (number.length == 18 && place[17] == 'x') place[17] = 'X';
  dossier->reported.id_number = (struct text){place, number.length};
  return true;
}

static bool keep_text(struct text *text, struct text cell) {
  *text = cell;
  return true;
}

/* A spreadsheet that shows a number in percent leaves no doubt of it. */
static bool take_rate(struct cases_reader *reader, struct dossier *dossier, struct text cell) {
  bool is_shown = (marks_of(reader, dossier, FIELD_RATE) & CELL_MARK_OF_1904) == CELL_MARK_PERCENT;
  bool is_percent = !is_shown && heading_is_in_percent(case_columns_name(reader->columns, FIELD_RATE));
  return cell_series(&dossier->reported.rate, is_percent ? cell_percent : cell_rate, &reader->context,
                     FIELD_RATE, cell);
}

/* First and last month out of one cell. What is wrong with it is told once, of the first. */
static bool take_months(struct cases_reader *reader, struct reported_case *reported, enum case_field field,
                        struct text cell) {
  struct month first, last;
  bool is_span = heading_is_span(case_columns_name(reader->columns, FIELD_GAP_FROM));
  if (field == FIELD_GAP_TO && !month_is_set(reported->gap_from)) return false;
  if (!cell_months(&first, &last, is_span, &reader->context, field, cell)) return false;
  if (field == FIELD_GAP_FROM)
    reported->gap_from = first;
  else
    reported->gap_to = last;
  return true;
}

static bool take_month(struct cases_reader *reader, struct reported_case *reported, enum case_field field,
                       struct text cell) {
  const int *index = reader->columns->index;
  if (index[FIELD_GAP_FROM] != COLUMN_ABSENT && index[FIELD_GAP_FROM] == index[FIELD_GAP_TO])
    return take_months(reader, reported, field, cell);
  return field == FIELD_GAP_FROM ? cell_month(&reported->gap_from, &reader->context, field, cell)
                                 : cell_last_month(&reported->gap_to, &reader->context, field, cell);
}

static bool take_amount(struct stated_number *stated, struct cell_context *context, enum case_field field,
                        struct text cell) {
  return stated->is_stated = cell_amount(&stated->number, context, field, cell);
}

/* A pension may be small, the wage of a month is not. */
static bool take_wage(struct stated_number *stated, struct cell_context *context, enum case_field field,
                      struct text cell) {
  return cell_series(stated, cell_wage, context, field, cell);
}

static bool (*const amount_takers[FIELD_COUNT])(struct stated_number *, struct cell_context *,
                                                enum case_field,
                                                struct text) = {[FIELD_WAGE] = take_wage,
                                                                [FIELD_PAID_ARREARS] = take_amount,
                                                                [FIELD_AVERAGE_WAGE] = take_wage,
                                                                [FIELD_DECLARED_BASE] = take_wage,
                                                                [FIELD_PAID_EMPLOYER] = take_amount,
                                                                [FIELD_PAID_EMPLOYEE] = take_amount,
                                                                [FIELD_PENSION] = take_amount};

/* How a filled cell becomes a member of the case, by the reader that its row in case_fields.def names. False:
 * diagnosed. */
#define IN(field) &reader->context, FIELD_##field, cell
#define READ_TEXT(field, member, ...) keep_text(&reported->member, cell)
#define READ_ID_NUMBER(field, member, ...) take_id_number(reader, dossier, cell)
#define READ_KIND(field, member, ...) cell_kind(&reported->member, IN(field))
#define READ_REGION(field, member, ...) cell_region(&reported->member, IN(field))
#define READ_SCHEMES(field, member, ...) cell_schemes(reported->member, &reported->scheme_count, IN(field))
#define READ_PAYER(field, member, ...) cell_payer(&reported->member, IN(field))
#define READ_SEX(field, member, ...) cell_sex(&reported->member, IN(field))
#define READ_GROUP(field, member, ...) cell_resident_group(&reported->member, IN(field))
#define READ_MONTH(field, member, ...) take_month(reader, reported, FIELD_##field, cell)
#define READ_LAST_MONTH(field, member, ...) take_month(reader, reported, FIELD_##field, cell)
#define READ_DATE(field, member, ...) cell_date(&reported->member, IN(field))
#define READ_AMOUNT(field, member, ...) amount_takers[FIELD_##field](&reported->member, IN(field))
#define READ_RATE(field, member, ...) take_rate(reader, dossier, cell)
#define READ_COUNT(field, member, ...) cell_count(&reported->member, __VA_ARGS__, IN(field))
#define READ_YES_NO(field, member, ...) cell_yes_no(&reported->member, IN(field))
#define FROM_TO(least, most) least, most

typedef bool field_reader(struct cases_reader *reader, struct dossier *dossier, struct text cell);

#define FIELD(ID, key, zh, en, kind, member, range, ...)                                           \
  static bool read_##key(struct cases_reader *reader, struct dossier *dossier, struct text cell) { \
    struct reported_case *reported = &dossier->reported;                                           \
    (void)reader, (void)reported;                                                                  \
    return READ_##kind(ID, member, range);                                                         \
  }
#include "calc/case_fields.def"

static field_reader *const readers[FIELD_COUNT] = {
#define FIELD(ID, key, ...) [FIELD_##ID] = read_##key,
#include "calc/case_fields.def"
};

/* The time of day that a cell shows after its date says nothing of a case. */
static struct text day_of(struct text cell) {
  const char *time = cell.length == 0 ? NULL : memchr(cell.at, 'T', cell.length);
  return time == NULL ? cell : (struct text){cell.at, (size_t)(time - cell.at)};
}

/* A cell of which the file says more than its text. */
static bool read_marked(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                        struct text cell) {
  int marks = marks_of(reader, dossier, field);
  if ((marks & CELL_MARK_UNREADABLE) != 0) return cell_refuse_marked(&reader->context, field, cell, marks);
  if ((marks & CELL_MARK_ROUNDED) != 0) dossier->reported.notes |= NOTE(NUMBER_ROUNDED);
  reader->context.is_of_1904 = cell_mark_is_of_1904(marks);
  bool is_read = readers[field](reader, dossier, (marks & CELL_MARK_DATE) != 0 ? day_of(cell) : cell);
  reader->context.is_of_1904 = false;
  return is_read;
}

/* Adds the field to `filled` if the row fills it. False: it does, and the cell cannot be read. */
static bool read_field(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                       field_set *filled) {
  struct text cell;
  if (!has_cell(reader, dossier, field, &cell)) return true;
  *filled |= BIT_OF(field);
  return dossier->has_marks ? read_marked(reader, dossier, field, cell)
                            : readers[field](reader, dossier, cell);
}

/* What the options of the command line say of every row. */
static void take_defaults(struct reported_case *reported, const struct case_defaults *defaults) {
  reported->region = defaults->region;
  reported->payer = defaults->has_payer ? defaults->payer : PAYER_EMPLOYER;
  reported->pay_on = defaults->pay_on;
  if (!kind_has_months(reported->kind)) return;
  reported->scheme_count = defaults->scheme_count;
  memcpy(reported->schemes, defaults->schemes, sizeof reported->schemes);
}

/* What stands in for cells that the row leaves empty and no option names; each is said. */
static void assume(struct reported_case *reported, const struct case_defaults *defaults, field_set filled) {
  const bool is_backpay = reported->kind == KIND_BACKPAY, is_resident = reported->kind == KIND_RESIDENT;
  const bool asks_payer =
      kind_has_months(reported->kind) || reported->kind == KIND_TOPUP || reported->kind == KIND_CREDIT;
  if (reported->region == REGION_NONE && (filled & BIT_OF(FIELD_REGION)) == 0) {
    reported->region = REGION_NATION;
    reported->notes |= NOTE(NATION_ASSUMED);
  }
  if (!defaults->has_pay_on && (filled & BIT_OF(FIELD_PAY_ON)) == 0) reported->notes |= NOTE(PAY_ON_ASSUMED);
  if (asks_payer && !defaults->has_payer && (filled & BIT_OF(FIELD_PAYER)) == 0)
    reported->notes |= NOTE(PAYER_ASSUMED);
  if (is_backpay && (filled & BIT_OF(FIELD_GAP_TO)) == 0) reported->notes |= NOTE(GAP_ASSUMED_OPEN);
  if (reported->scheme_count > 0) return;
  reported->scheme_count = 1;
  reported->schemes[0] = is_resident ? SCHEME_RESIDENT_MEDICAL : SCHEME_MEDICAL;
  if (!is_resident) reported->notes |= NOTE(SCHEME_ASSUMED);
}

/* The wage that all rows are tried out with, in place of the row's own, which was read, and refused if it is
 * wrong. */
static void assume_wage(struct cases_reader *reader, struct reported_case *reported, field_set *filled) {
  const struct text wage = reader->defaults->assumed_wage;
  if (text_is_empty(wage) || !cases_use(FIELD_WAGE, reported->kind)) return;
  stated_reset(&reported->wage);
  reported->wage.is_stated = cell_wage(&reported->wage.number, &reader->context, FIELD_WAGE, wage);
  reported->notes |= NOTE(WAGE_TRIED);
  *filled |= BIT_OF(FIELD_WAGE);
}

static void report_missing(struct dossier *dossier, field_set missing) {
  for (int field = 0; missing != 0; field++, missing >>= 1) {
    if ((missing & 1u) == 0) continue;
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_MISSING_VALUE, field, TEXT(""));
    diagnostics_argument(&dossier->diagnostics, text_from(kind_keys[dossier->reported.kind]));
  }
}

/* Lists put 0 into the columns of months of which nothing was paid. */
static bool is_zero(struct text cell) {
  for (size_t i = 0; i < cell.length; i++)
    if (cell.at[i] != '0' && cell.at[i] != '.') return false;
  return cell.length > 0 && memchr(cell.at, '0', cell.length) != NULL;
}

/* The first column that says what was paid of a month, or FIELD_NONE. */
static enum case_field find_paid(const struct cases_reader *reader, const struct dossier *dossier) {
  static const enum case_field paid[] = {FIELD_DECLARED_BASE, FIELD_PAID_EMPLOYER, FIELD_PAID_EMPLOYEE};
  for (size_t i = 0; i < sizeof paid / sizeof paid[0]; i++) {
    struct text cell = cell_of(reader, dossier, paid[i]);
    if (!cell_is_nothing(cell) && !is_zero(cell)) return paid[i];
  }
  return FIELD_NONE;
}

/* What was paid of a month says that it was paid: as a month not paid at all it would be charged in full.
 * Where the row itself says that nothing was paid, it is, and that is said. */
static void judge_paid(const struct cases_reader *reader, struct dossier *dossier, bool has_kind) {
  if (has_kind && dossier->reported.kind != KIND_BACKPAY) return;
  const enum case_field paid = find_paid(reader, dossier);
  if (paid == FIELD_NONE) return;
  if (has_kind)
    dossier->reported.notes |= NOTE(PAID_PASSED_OVER);
  else
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_PAID_WITHOUT_KIND, (int)paid,
                    text_clip(cell_of(reader, dossier, paid), VALUE_SHOWN_MAX));
}

/* Whether the row fills the field with something that can be read. */
static bool says(const struct dossier *dossier, field_set filled, enum case_field field) {
  for (size_t i = 0; i < dossier->diagnostics.count; i++)
    if (dossier->diagnostics.items[i].field == (int)field) return false;
  return (filled & BIT_OF(field)) != 0;
}

/* Wages by month say the first and the last month, too. */
static field_set read_months(struct cases_reader *reader, struct dossier *dossier, field_set filled) {
  const struct month_wages wages = {.columns = reader->columns,
                                    .context = &reader->context,
                                    .has_first = says(dossier, filled, FIELD_GAP_FROM),
                                    .has_last = says(dossier, filled, FIELD_GAP_TO)};
  month_wages_read(&wages, dossier);
  return BIT_OF(FIELD_GAP_FROM) | BIT_OF(FIELD_GAP_TO) | BIT_OF(FIELD_WAGE);
}

static void judge_count(const struct cases_reader *reader, struct dossier *dossier) {
  const size_t column = reader->columns->counting;
  if (column == 0 || !kind_has_months(dossier->reported.kind)) return;
  if (stated_count_differs(dossier->cells[column - 1], &dossier->reported))
    dossier->reported.notes |= NOTE(MONTHS_MISCOUNTED);
}

void cases_read(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  reader->context.diagnostics = &dossier->diagnostics;
  reader->context.notes = &reported->notes;
  field_set filled = 0;
  bool is_kind_known = read_field(reader, dossier, FIELD_KIND, &filled);
  if (is_kind_known) judge_paid(reader, dossier, (filled & BIT_OF(FIELD_KIND)) != 0);
  take_defaults(reported, reader->defaults);
  for (int i = 0; i < reader->field_count; i++)
    (void)!read_field(reader, dossier, reader->fields[i], &filled);
  if (reader->columns->month_count > 0 && kind_has_months(reported->kind))
    filled |= read_months(reader, dossier, filled);
  assume_wage(reader, reported, &filled);
  assume(reported, reader->defaults, filled);
  judge_count(reader, dossier);
  if (reported->name.length > 0 && memchr(reported->name.at, '?', reported->name.length) != NULL)
    reported->notes |= NOTE(QUESTION_MARK_IN_NAME);
  if (is_kind_known) report_missing(dossier, reader->needed[reported->kind] & ~filled);
}

/* Where no row can have both, nobody is looked for. */
uint64_t cases_namesake(const struct cases_reader *reader, const struct dossier *dossier) {
  const int *index = reader->columns->index;
  if (dossier_is_rejected(dossier) || index[FIELD_ID_NUMBER] == COLUMN_ABSENT) return 0;
  return namesake_of(&dossier->reported);
}

/* What a message quotes: the cell, or the wage that stands in its place. False: nothing. */
static bool has_text(const struct cases_reader *reader, const struct dossier *dossier, enum case_field field,
                     struct text *text) {
  const bool is_assumed = field == FIELD_WAGE && (dossier->reported.notes & NOTE(WAGE_TRIED)) != 0;
  *text = reader->defaults->assumed_wage;
  return is_assumed || has_cell(reader, dossier, field, text);
}

void cases_quote_cells(const struct cases_reader *reader, struct dossier *dossier) {
  struct diagnostics *diagnostics = &dossier->diagnostics;
  for (size_t i = 0; i < diagnostics->count; i++) {
    struct diagnostic *item = &diagnostics->items[i];
    struct text cell;
    if (item->field == FIELD_NONE || item->field >= FIELD_COUNT ||
        !has_text(reader, dossier, (enum case_field)item->field, &cell))
      continue;
    cell = text_clip(cell, VALUE_SHOWN_MAX);
    item->value = (struct text_slice){diagnostics->texts.length, cell.length};
    buffer_add_text(&diagnostics->texts, cell);
  }
}
