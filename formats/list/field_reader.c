#include "formats/list/field_reader.h"

#include "formats/file/plain_text.h"
#include "formats/list/cell_series.h"
#include "formats/list/heading.h"
#include "formats/list/heading_aliases.h"

/* The number made plain is never longer than the cell as typed: there is room for it. */
static bool take_id_number(struct field_reader *reader, struct dossier *dossier, struct text cell) {
  struct text number, document = field_reader_cell(reader, dossier, FIELD_ID_TYPE);
  struct text typed = dossier->cells[reader->columns->index[FIELD_ID_NUMBER]];
  dossier->reported.id_number = cell;
  if (!cell_id_number(&number, &reader->context, FIELD_ID_NUMBER, typed, document)) return false;
  char *kept = buffer_room(&dossier->texts, number.length);
  buffer_add_text(&dossier->texts, number);
  if (number.length == 18 && kept[17] == 'x') kept[17] = 'X';
  dossier->reported.id_number = (struct text){kept, number.length};
  return true;
}

static bool keep_text(struct text *text, struct text cell) {
  *text = cell;
  return true;
}

/* A spreadsheet that shows a number in percent leaves no doubt of it. */
static bool take_rate(struct field_reader *reader, struct dossier *dossier, struct text cell) {
  bool is_shown = (field_reader_marks(reader, dossier, FIELD_RATE) & CELL_MARK_OF_1904) == CELL_MARK_PERCENT;
  bool is_percent = !is_shown && heading_is_in_percent(case_columns_name(reader->columns, FIELD_RATE));
  return cell_series(&dossier->reported.rate, is_percent ? cell_percent : cell_rate, &reader->context,
                     FIELD_RATE, cell);
}

/* First and last month out of one cell. What is wrong with it is told once, of the first. */
static bool take_months(struct field_reader *reader, struct reported_case *reported, enum case_field field,
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

static bool take_month(struct field_reader *reader, struct reported_case *reported, enum case_field field,
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

typedef bool cell_reader(struct field_reader *reader, struct dossier *dossier, struct text cell);

#define FIELD(ID, key, zh, en, kind, member, range, ...)                                           \
  static bool read_##key(struct field_reader *reader, struct dossier *dossier, struct text cell) { \
    struct reported_case *reported = &dossier->reported;                                           \
    (void)reader, (void)reported;                                                                  \
    return READ_##kind(ID, member, range);                                                         \
  }
#include "calc/case_fields.def"

static cell_reader *const readers[FIELD_COUNT] = {
#define FIELD(ID, key, ...) [FIELD_##ID] = read_##key,
#include "calc/case_fields.def"
};

/* The time of day that a cell shows after its date says nothing of a case. */
static struct text day_of(struct text cell) {
  const char *time = cell.length == 0 ? NULL : memchr(cell.at, 'T', cell.length);
  return time == NULL ? cell : (struct text){cell.at, (size_t)(time - cell.at)};
}

/* A cell of which the file says more than its text. */
static bool read_marked(struct field_reader *reader, struct dossier *dossier, enum case_field field,
                        struct text cell) {
  int marks = field_reader_marks(reader, dossier, field);
  if ((marks & CELL_MARK_UNREADABLE) != 0) return cell_refuse_marked(&reader->context, field, cell, marks);
  if ((marks & CELL_MARK_ROUNDED) != 0) dossier->reported.notes |= NOTE(NUMBER_ROUNDED);
  reader->context.is_of_1904 = cell_mark_is_of_1904(marks);
  bool is_read = readers[field](reader, dossier, (marks & CELL_MARK_DATE) != 0 ? day_of(cell) : cell);
  reader->context.is_of_1904 = false;
  return is_read;
}

bool field_reader_read(struct field_reader *reader, struct dossier *dossier, enum case_field field,
                       struct text cell) {
  return dossier->has_marks ? read_marked(reader, dossier, field, cell)
                            : readers[field](reader, dossier, cell);
}
