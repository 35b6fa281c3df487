#include "formats/list/cases.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/words/labels.h"

enum { MONTHS_MOST = 1200, YEARS_MOST = 100, AGE_MOST = 130, YEAR_LEAST = 1950, YEAR_MOST = 2199 };

void cases_reader_init(struct cases_reader *reader, const struct case_columns *columns,
                       const struct case_defaults *defaults, const struct regions *regions) {
  assert(date_is_set(defaults->pay_on));
  *reader = (struct cases_reader){.columns = columns, .defaults = defaults, .context = {.regions = regions}};
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

static void keep_cells(struct dossier *dossier, const struct table_row *row, size_t columns) {
  size_t room = row->raw.length + 1;
  for (size_t i = 0; i < columns && i < row->count; i++) room += row->cells[i].length;
  (void)buffer_room(&dossier->texts, room); /* from here on the views stay where they are */
  dossier->raw = keep(dossier, row->raw);
  if (dossier->cell_capacity < columns) {
    free(dossier->cells);
    dossier->cells = array_new(columns, sizeof *dossier->cells);
    dossier->cell_capacity = columns;
  }
  for (size_t i = 0; i < columns; i++)
    dossier->cells[i] = i < row->count ? keep(dossier, row->cells[i]) : (struct text){"", 0};
  dossier->cell_count = columns;
}

void cases_take_row(struct dossier *dossier, const struct table_row *row, const struct case_columns *columns,
                    enum file_encoding encoding) {
  dossier_reset(dossier);
  dossier->record = row->record;
  dossier->line = row->line;
  keep_cells(dossier, row, columns->count);
  if (row->fault != ROW_FINE) {
    report_fault(dossier, row, encoding);
  } else if (!has_right_count(row, columns->count)) {
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_CELL_COUNT, FIELD_NONE, TEXT(""));
    diagnostics_argument_number(&dossier->diagnostics, (int64_t)row->count);
    diagnostics_argument_number(&dossier->diagnostics, (int64_t)columns->count);
  }
}

static struct text cell_of(const struct cases_reader *reader, const struct dossier *dossier,
                           enum case_field field) {
  int index = reader->columns->index[field];
  return index == COLUMN_ABSENT ? (struct text){"", 0} : text_trim(dossier->cells[index]);
}

/* One field's cell, if the row fills it. False: nothing to read. */
static bool has_cell(const struct cases_reader *reader, const struct dossier *dossier, enum case_field field,
                     struct text *cell) {
  *cell = cell_of(reader, dossier, field);
  return cell->length > 0;
}

static void read_number(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                        struct stated_number *number) {
  struct text cell;
  if (!has_cell(reader, dossier, field, &cell)) return;
  number->is_stated = field == FIELD_RATE ? cell_rate(&number->number, &reader->context, field, cell)
                                          : cell_amount(&number->number, &reader->context, field, cell);
}

static void read_count(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                       int *count, int least, int most) {
  struct text cell;
  if (has_cell(reader, dossier, field, &cell))
    (void)!cell_count(count, least, most, &reader->context, field, cell);
}

static void read_date(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                      struct date *date) {
  struct text cell;
  if (has_cell(reader, dossier, field, &cell)) (void)!cell_date(date, &reader->context, field, cell);
}

static void read_month(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                       struct month *month) {
  struct text cell;
  if (has_cell(reader, dossier, field, &cell)) (void)!cell_month(month, &reader->context, field, cell);
}

static void read_yes_no(struct cases_reader *reader, struct dossier *dossier, enum case_field field,
                        bool *is_yes) {
  struct text cell;
  if (has_cell(reader, dossier, field, &cell)) (void)!cell_yes_no(is_yes, &reader->context, field, cell);
}

/* The number made plain takes the place of the cell as typed; it is never longer. */
static void read_id_number(struct cases_reader *reader, struct dossier *dossier) {
  struct text cell, number;
  if (!has_cell(reader, dossier, FIELD_ID_NUMBER, &cell)) return;
  dossier->reported.id_number = cell;
  if (!cell_id_number(&number, &reader->context, FIELD_ID_NUMBER, cell)) return;
  char *place = dossier->texts.at + (cell.at - dossier->texts.at);
  memmove(place, number.at, number.length);
  if (number.length == 18 && place[17] == 'x') place[17] = 'X';
  dossier->reported.id_number = (struct text){place, number.length};
}

static void read_identity(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  reported->case_id = cell_of(reader, dossier, FIELD_CASE_ID);
  reported->name = cell_of(reader, dossier, FIELD_NAME);
  reported->employer = cell_of(reader, dossier, FIELD_EMPLOYER);
  read_id_number(reader, dossier);
  if (reported->name.length > 0 && memchr(reported->name.at, '?', reported->name.length) != NULL)
    reported->notes |= NOTE(QUESTION_MARK_IN_NAME);
}

/* False: nobody knows which columns the row needs. */
static bool read_kind(struct cases_reader *reader, struct dossier *dossier) {
  struct text cell;
  return !has_cell(reader, dossier, FIELD_KIND, &cell) ||
         cell_kind(&dossier->reported.kind, &reader->context, FIELD_KIND, cell);
}

static void read_region(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  struct text cell;
  reported->region = reader->defaults->region;
  if (has_cell(reader, dossier, FIELD_REGION, &cell)) {
    (void)!cell_region(&reported->region, &reader->context, FIELD_REGION, cell);
  } else if (reported->region == REGION_NONE) {
    reported->region = REGION_NATION;
    reported->notes |= NOTE(NATION_ASSUMED);
  }
  if (has_cell(reader, dossier, FIELD_REGION_TO, &cell))
    (void)!cell_region(&reported->region_to, &reader->context, FIELD_REGION_TO, cell);
}

static void read_schemes(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  const struct case_defaults *defaults = reader->defaults;
  struct text cell;
  if (has_cell(reader, dossier, FIELD_SCHEME, &cell)) {
    (void)!cell_schemes(reported->schemes, &reported->scheme_count, &reader->context, FIELD_SCHEME, cell);
  } else if (reported->kind == KIND_BACKPAY && defaults->scheme_count > 0) {
    reported->scheme_count = defaults->scheme_count;
    memcpy(reported->schemes, defaults->schemes, sizeof reported->schemes);
  } else {
    reported->scheme_count = 1;
    reported->schemes[0] = reported->kind == KIND_RESIDENT ? SCHEME_RESIDENT_MEDICAL : SCHEME_MEDICAL;
  }
}

static void read_payer(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  struct text cell;
  reported->payer = reader->defaults->has_payer ? reader->defaults->payer : PAYER_EMPLOYER;
  if (has_cell(reader, dossier, FIELD_PAYER, &cell))
    (void)!cell_payer(&reported->payer, &reader->context, FIELD_PAYER, cell);
}

static void read_sex(struct cases_reader *reader, struct dossier *dossier) {
  struct text cell;
  if (has_cell(reader, dossier, FIELD_SEX, &cell))
    (void)!cell_sex(&dossier->reported.sex, &reader->context, FIELD_SEX, cell);
}

static void read_other_kinds(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  read_count(reader, dossier, FIELD_CONTRIBUTED_MONTHS, &reported->contributed_months, 0, MONTHS_MOST);
  read_sex(reader, dossier);
  read_date(reader, dossier, FIELD_RETIRE_ON, &reported->retire_on);
  read_count(reader, dossier, FIELD_MISSED_YEARS, &reported->missed_years, 0, YEARS_MOST);
  read_count(reader, dossier, FIELD_REPAIRED_YEARS, &reported->repaired_years, 0, YEARS_MOST);
  read_count(reader, dossier, FIELD_COVER_YEAR, &reported->cover_year, YEAR_LEAST, YEAR_MOST);
  read_yes_no(reader, dossier, FIELD_CENTRAL_PERIOD, &reported->is_central_period);
  read_yes_no(reader, dossier, FIELD_EXEMPT, &reported->is_exempt);
  read_count(reader, dossier, FIELD_AGE, &reported->age, 0, AGE_MOST);
  read_yes_no(reader, dossier, FIELD_RETIRED, &reported->is_retired);
  read_number(reader, dossier, FIELD_PENSION, &reported->pension);
}

/* Fields that a kind cannot do without and that have no default, one bit each. */
#define FIELD_BIT(field) (1u << FIELD_##field)
static const unsigned required_fields[KIND_COUNT] = {
    [KIND_BACKPAY] = FIELD_BIT(GAP_FROM),
    [KIND_TOPUP] = FIELD_BIT(CONTRIBUTED_MONTHS) | FIELD_BIT(SEX) | FIELD_BIT(RETIRE_ON),
    [KIND_RESIDENT] = FIELD_BIT(MISSED_YEARS),
    [KIND_TRANSFER] = FIELD_BIT(REGION_TO),
    [KIND_CREDIT] = 0,
};

static void report_missing(struct cases_reader *reader, struct dossier *dossier) {
  struct text cell;
  for (int field = 0; field < FIELD_COUNT; field++) {
    if ((required_fields[dossier->reported.kind] >> field & 1u) == 0) continue;
    if (has_cell(reader, dossier, (enum case_field)field, &cell)) continue;
    diagnostics_add(&dossier->diagnostics, DIAGNOSTIC_MISSING_VALUE, field, TEXT(""));
    diagnostics_argument(&dossier->diagnostics, text_from(kind_keys[dossier->reported.kind]));
  }
}

void cases_read(struct cases_reader *reader, struct dossier *dossier) {
  struct reported_case *reported = &dossier->reported;
  reader->context.diagnostics = &dossier->diagnostics;
  reader->context.notes = &reported->notes;
  bool is_kind_known = read_kind(reader, dossier);
  read_identity(reader, dossier);
  read_region(reader, dossier);
  read_schemes(reader, dossier);
  read_payer(reader, dossier);
  read_month(reader, dossier, FIELD_GAP_FROM, &reported->gap_from);
  read_month(reader, dossier, FIELD_GAP_TO, &reported->gap_to);
  read_number(reader, dossier, FIELD_WAGE, &reported->wage);
  read_number(reader, dossier, FIELD_AVERAGE_WAGE, &reported->average_wage);
  read_number(reader, dossier, FIELD_RATE, &reported->rate);
  reported->pay_on = reader->defaults->pay_on;
  read_date(reader, dossier, FIELD_PAY_ON, &reported->pay_on);
  read_date(reader, dossier, FIELD_FEE_FROM, &reported->fee_from);
  read_date(reader, dossier, FIELD_FEE_TO, &reported->fee_to);
  read_other_kinds(reader, dossier);
  if (is_kind_known) report_missing(reader, dossier);
}

void cases_quote_cells(const struct cases_reader *reader, struct dossier *dossier) {
  enum { VALUE_SHOWN_MAX = 120 };
  struct diagnostics *diagnostics = &dossier->diagnostics;
  for (size_t i = 0; i < diagnostics->count; i++) {
    struct diagnostic *item = &diagnostics->items[i];
    struct text cell;
    if (item->field == FIELD_NONE || !has_cell(reader, dossier, (enum case_field)item->field, &cell))
      continue;
    cell = text_clip(cell, VALUE_SHOWN_MAX);
    item->value = (struct text_slice){diagnostics->texts.length, cell.length};
    buffer_add_text(&diagnostics->texts, cell);
  }
}
