#include "formats/list/person_mask.h"

#include <stdio.h>

#include "calc/folded_text.h"
#include "calc/id_number.h"
#include "formats/file/plain_text.h"
#include "formats/list/cell_values.h"
#include "formats/list/csv_text.h"

#define NAME_PREFIX "name:"
#define ID_PREFIX "id:"
enum { PSEUDONYM_LENGTH = 2 + MASK_DIGITS_SIZE - 1, PERSON_DIGITS = 17 };

/* One row under way, and what its name and its number become; empty where it has none. */
struct masking {
  struct person_mask *mask;
  struct dossier *dossier;
  const struct case_columns *columns;
  struct text name, id;
};

static void fold_name(struct buffer *out, struct text text) {
  buffer_reset(out);
  buffer_add_literal(out, NAME_PREFIX);
  folded_text_add(out, text);
}

/* Of a citizen's number the 17 digits that make the person. */
static void fold_id(struct buffer *out, struct text text) {
  char digits[PERSON_DIGITS + 1];
  uint64_t person;
  const size_t start = sizeof ID_PREFIX - 1;
  if (text_starts_with(text, TEXT("'"))) text = text_from_offset(text, 1);
  buffer_reset(out);
  buffer_add_literal(out, ID_PREFIX);
  folded_text_add(out, text);
  if (!id_number_person(&person, text_from_offset(buffer_text(out), start))) return;
  (void)snprintf(digits, sizeof digits, "%017llu", (unsigned long long)person);
  out->length = start;
  buffer_add(out, digits, PERSON_DIGITS);
}

/* The room is there, so that what was added before stays where it is. */
static struct text add_pseudonym(const struct masking *masking, const char *kind,
                                 const struct buffer *folded) {
  char digits[MASK_DIGITS_SIZE];
  struct buffer *out = &masking->dossier->masked;
  const size_t start = out->length;
  mask_key_digits(masking->mask->key, buffer_text(folded), digits);
  buffer_add(out, kind, 2);
  buffer_add(out, digits, MASK_DIGITS_SIZE - 1);
  return (struct text){out->at + start, PSEUDONYM_LENGTH};
}

static size_t cells_room(const struct dossier *dossier) {
  size_t room = 8 * PSEUDONYM_LENGTH;
  for (size_t i = 0; i < dossier->cell_count; i++)
    room += 2 * dossier->cells[i].length + 2 * PSEUDONYM_LENGTH + 3;
  for (size_t i = 0; i < dossier->diagnostics.count; i++)
    room += (DIAGNOSTIC_ARGUMENTS_MAX + 1) * PSEUDONYM_LENGTH;
  return room;
}

static bool is_column(const struct masking *masking, size_t cell, enum case_field field) {
  return masking->columns->index[field] == (int)cell;
}

/* What the case has, or the cell of a row that was not read. */
static struct text value_of(const struct masking *masking, enum case_field field, struct text value) {
  const struct dossier *dossier = masking->dossier;
  const int at = masking->columns->index[field];
  if (value.length == 0 && at != COLUMN_ABSENT && (size_t)at < dossier->cell_count)
    value = dossier->cells[at];
  value = text_trim(value);
  return cell_is_nothing(value) ? TEXT("") : value;
}

static void find_person(struct masking *masking) {
  struct person_mask *mask = masking->mask;
  const struct reported_case *reported = &masking->dossier->reported;
  const struct text name = value_of(masking, FIELD_NAME, reported->name);
  const struct text id = value_of(masking, FIELD_ID_NUMBER, reported->id_number);
  fold_name(&mask->name, name);
  fold_id(&mask->id, id);
  masking->name = name.length == 0 ? name : add_pseudonym(masking, "P-", &mask->name);
  masking->id = id.length == 0 ? id : add_pseudonym(masking, "I-", &mask->id);
}

static bool is_id_number(const struct buffer *folded) {
  const struct text number = text_from_offset(buffer_text(folded), sizeof NAME_PREFIX - 1);
  return number.length == PERSON_DIGITS + 1 && id_number_check(number).fault == ID_NUMBER_FINE;
}

static struct text masked(const struct masking *masking, struct text text) {
  struct buffer *cell = &masking->mask->cell;
  if (text.length == 0) return text;
  fold_name(cell, text);
  if (masking->name.length > 0 && text_equals(buffer_text(cell), buffer_text(&masking->mask->name)))
    return masking->name;
  const bool is_id = is_id_number(cell);
  fold_id(cell, text);
  if (masking->id.length > 0 && text_equals(buffer_text(cell), buffer_text(&masking->mask->id)))
    return masking->id;
  return is_id ? add_pseudonym(masking, "I-", cell) : text;
}

static void mask_cells(const struct masking *masking) {
  struct text *cells = masking->dossier->cells;
  for (size_t i = 0; i < masking->dossier->cell_count; i++)
    cells[i] = is_column(masking, i, FIELD_NAME)        ? masking->name
               : is_column(masking, i, FIELD_ID_NUMBER) ? masking->id
                                                        : masked(masking, cells[i]);
}

static void mask_case(const struct masking *masking) {
  struct reported_case *reported = &masking->dossier->reported;
  reported->name = masking->name;
  reported->id_number = masking->id;
  reported->case_id = masked(masking, reported->case_id);
  reported->id_type = masked(masking, reported->id_type);
  reported->employer = masked(masking, reported->employer);
}

/* Do its cells stand in the columns they belong to? */
static bool is_cut(const struct dossier *dossier) {
  if (dossier->diagnostics.count == 0) return true;
  switch (dossier->diagnostics.items[0].code) {
    case DIAGNOSTIC_MALFORMED_ROW:
    case DIAGNOSTIC_UNCLOSED_QUOTE:
    case DIAGNOSTIC_ROW_TOO_LONG:
    case DIAGNOSTIC_NUL_BYTE:
    case DIAGNOSTIC_UNDECODABLE_ROW:
    case DIAGNOSTIC_CELL_COUNT:
    case DIAGNOSTIC_TOTAL_LIKE:
    case DIAGNOSTIC_CONTINUATION_ROW: return false;
    default: return true;
  }
}

/* After the cells. */
static void mask_raw(const struct masking *masking) {
  struct dossier *dossier = masking->dossier;
  struct buffer *out = &dossier->masked;
  const size_t start = out->length;
  dossier->raw = TEXT("");
  if (dossier->diagnostics.count == 0 || !is_cut(dossier)) return;
  for (size_t i = 0; i < dossier->cell_count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    csv_add_cell(out, dossier->cells[i]);
  }
  dossier->raw = (struct text){out->at + start, out->length - start};
}

static void mask_slice(const struct masking *masking, struct text_slice *slice) {
  struct diagnostics *diagnostics = &masking->dossier->diagnostics;
  const struct text before = diagnostics_text(diagnostics, *slice), after = masked(masking, before);
  if (after.at == before.at) return;
  *slice = (struct text_slice){diagnostics->texts.length, after.length};
  buffer_add_text(&diagnostics->texts, after);
}

static void mask_value(const struct masking *masking, struct diagnostic *item) {
  struct diagnostics *diagnostics = &masking->dossier->diagnostics;
  const bool is_person = item->field == FIELD_NAME || item->field == FIELD_ID_NUMBER;
  if (!is_person) {
    mask_slice(masking, &item->value);
  } else if (item->value.length > 0) {
    const struct text person = item->field == FIELD_NAME ? masking->name : masking->id;
    item->value = (struct text_slice){diagnostics->texts.length, person.length};
    buffer_add_text(&diagnostics->texts, person);
  }
}

static void mask_diagnostics(const struct masking *masking) {
  enum { COUNTS = 2 }; /* of cells; a surplus one stands behind them */
  struct diagnostics *diagnostics = &masking->dossier->diagnostics;
  for (size_t i = 0; i < diagnostics->count; i++) {
    struct diagnostic *item = &diagnostics->items[i];
    if (item->code == DIAGNOSTIC_CELL_COUNT) item->argument_count = COUNTS;
    mask_value(masking, item);
    for (int k = 0; k < item->argument_count; k++) mask_slice(masking, &item->arguments[k]);
  }
}

void person_mask_apply(struct person_mask *mask, struct dossier *dossier,
                       const struct case_columns *columns) {
  struct masking masking = {.mask = mask, .dossier = dossier, .columns = columns};
  buffer_reset(&dossier->masked);
  (void)buffer_room(&dossier->masked, cells_room(dossier)); /* from here on the views stay where they are */
  find_person(&masking);
  mask_cells(&masking);
  mask_case(&masking);
  mask_diagnostics(&masking);
  mask_raw(&masking);
}

bool person_mask_is_id(struct text text) {
  if (text.length != PSEUDONYM_LENGTH || !text_starts_with(text, TEXT("I-"))) return false;
  for (size_t i = 2; i < text.length; i++)
    if (!is_digit(text.at[i]) && (text.at[i] < 'a' || text.at[i] > 'f')) return false;
  return true;
}

void person_mask_clear(struct person_mask *mask) {
  buffer_clear(&mask->name);
  buffer_clear(&mask->id);
  buffer_clear(&mask->cell);
}
