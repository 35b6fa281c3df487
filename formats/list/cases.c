#include "formats/list/cases.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/cell_conflicts.h"
#include "formats/list/month_wages.h"
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
  if (reader->cells.columns->index[field] != COLUMN_ABSENT) reader->fields[reader->field_count++] = field;
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
  *reader = (struct cases_reader){.cells = {.columns = columns, .context = {.regions = regions}},
                                  .defaults = defaults};
  find_fields(reader);
  find_needed(reader);
}

void cases_reader_init_months(struct cases_reader *reader, const struct case_columns *columns,
                              const struct case_defaults *defaults, const struct regions *regions) {
  static const enum case_field fields[] = {FIELD_CASE_ID, FIELD_NAME,   FIELD_ID_NUMBER, FIELD_EMPLOYER,
                                           FIELD_REGION,  FIELD_SCHEME, FIELD_PAYER,     FIELD_GAP_FROM,
                                           FIELD_GAP_TO,  FIELD_PAY_ON};
  assert(date_is_set(defaults->pay_on));
  *reader = (struct cases_reader){.cells = {.columns = columns, .context = {.regions = regions}},
                                  .defaults = defaults,
                                  .is_of_months = true};
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
    if (fields[i] != FIELD_CASE_ID || !case_columns_number_rows(columns)) add_field(reader, fields[i]);
  reader->needed[KIND_BACKPAY] = BIT_OF(FIELD_GAP_FROM);
}

void cases_reader_clear(struct cases_reader *reader) { buffer_clear(&reader->cells.context.scratch); }

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

/* A cell that stands in the raw row needs no copy of its own. */
static bool is_within(struct text raw, struct text cell) {
  const size_t at = (size_t)((uintptr_t)cell.at - (uintptr_t)raw.at);
  return at <= raw.length && cell.length <= raw.length - at;
}

/* With room for a number made plain, too. */
static void make_room(struct dossier *dossier, const struct table_row *row, size_t columns) {
  size_t room = row->raw.length + 1;
  for (size_t i = 0; i < columns && i < row->count; i++) room += 2 * row->cells[i].length;
  (void)buffer_room(&dossier->texts, room); /* from here on the views stay where they are */
  if (dossier->cell_capacity >= columns) return;
  free(dossier->cells);
  free(dossier->marks);
  dossier->cells = array_new(columns, sizeof *dossier->cells);
  dossier->marks = array_new(columns, sizeof *dossier->marks);
  dossier->cell_capacity = columns;
}

static void keep_cells(struct dossier *dossier, const struct table_row *row, size_t columns) {
  const size_t filled = columns < row->count ? columns : row->count;
  make_room(dossier, row, columns);
  const struct text raw = dossier->raw = keep(dossier, row->raw);
  for (size_t i = 0; i < filled; i++) {
    const struct text cell = row->cells[i];
    dossier->cells[i] = is_within(row->raw, cell)
                            ? (struct text){raw.at + (cell.at - row->raw.at), cell.length}
                            : keep(dossier, cell);
  }
  for (size_t i = filled; i < columns; i++) dossier->cells[i] = (struct text){"", 0};
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

/* One field's cell, if the row fills it and its kind has a use for it. False: nothing to read. */
static bool has_cell(const struct cases_reader *reader, const struct dossier *dossier, enum case_field field,
                     struct text *cell) {
  *cell = field_reader_cell(&reader->cells, dossier, field);
  bool is_filled = !cell_is_nothing(*cell) ||
                   (field_reader_marks(&reader->cells, dossier, field) & CELL_MARK_NO_RESULT) != 0;
  return is_filled && cases_use(field, dossier->reported.kind);
}

/* Adds the field to `filled` if the row fills it. False: it does, and the cell cannot be read. */
static bool read_field(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                       field_set *filled) {
  struct text cell;
  if (!has_cell(reader, dossier, field, &cell)) return true;
  *filled |= BIT_OF(field);
  return field_reader_read(&reader->cells, dossier, field, cell);
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
  reported->wage.is_stated = cell_wage(&reported->wage.number, &reader->cells.context, FIELD_WAGE, wage);
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

/* Whether the row fills the field with something that can be read. */
static bool says(const struct dossier *dossier, field_set filled, enum case_field field) {
  for (size_t i = 0; i < dossier->diagnostics.count; i++)
    if (dossier->diagnostics.items[i].field == (int)field) return false;
  return (filled & BIT_OF(field)) != 0;
}

/* Wages by month say the first and the last month, too. */
static field_set read_months(struct cases_reader *reader, struct dossier *dossier, field_set filled) {
  const struct month_wages wages = {.columns = reader->cells.columns,
                                    .context = &reader->cells.context,
                                    .has_first = says(dossier, filled, FIELD_GAP_FROM),
                                    .has_last = says(dossier, filled, FIELD_GAP_TO)};
  month_wages_read(&wages, dossier);
  return BIT_OF(FIELD_GAP_FROM) | BIT_OF(FIELD_GAP_TO) | BIT_OF(FIELD_WAGE);
}

void cases_read(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  reader->cells.context.diagnostics = &dossier->diagnostics;
  reader->cells.context.notes = &reported->notes;
  field_set filled = 0;
  bool is_kind_known = read_field(reader, dossier, FIELD_KIND, &filled);
  if (is_kind_known) cell_conflicts_paid(&reader->cells, dossier, (filled & BIT_OF(FIELD_KIND)) != 0);
  take_defaults(reported, reader->defaults);
  for (int i = 0; i < reader->field_count; i++)
    (void)!read_field(reader, dossier, reader->fields[i], &filled);
  if (reader->cells.columns->month_count > 0 && kind_has_months(reported->kind))
    filled |= read_months(reader, dossier, filled);
  assume_wage(reader, reported, &filled);
  assume(reported, reader->defaults, filled);
  if (!reader->is_of_months) cell_conflicts_stated(&reader->cells, dossier, cases_use);
  if (reported->name.length > 0 && memchr(reported->name.at, '?', reported->name.length) != NULL)
    reported->notes |= NOTE(QUESTION_MARK_IN_NAME);
  if (is_kind_known) report_missing(dossier, reader->needed[reported->kind] & ~filled);
}

/* Where no row can have both, nobody is looked for. */
uint64_t cases_namesake(const struct cases_reader *reader, const struct dossier *dossier) {
  const int *index = reader->cells.columns->index;
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
