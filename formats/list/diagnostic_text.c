#include "formats/list/diagnostic_text.h"

#include "formats/list/id_mask.h"
#include "formats/list/person_mask.h"
#include "formats/words/remedy.h"
#include "formats/words/template.h"

void diagnostic_text(struct buffer *out, enum language language, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic) {
  enum { PARAMETER_AT = 0, PARTY_AT = 3 }; /* where a rule is missing */
  const struct diagnostic_definition *definition = &diagnostics_table[diagnostic->code];
  struct text arguments[DIAGNOSTIC_ARGUMENTS_MAX] = {{0}};
  for (int i = 0; i < diagnostic->argument_count; i++)
    arguments[i] = diagnostics_text(diagnostics, diagnostic->arguments[i]);
  template_add(out, language, language == LANGUAGE_ZH ? definition->zh : definition->en, arguments,
               diagnostic->argument_count);
  bool is_hole = diagnostic->code == DIAGNOSTIC_HOLE || diagnostic->code == DIAGNOSTIC_RULE_EXPIRED;
  if (is_hole || diagnostic->code == DIAGNOSTIC_NO_RULE)
    remedy_add(out, language, arguments[PARAMETER_AT], arguments[PARTY_AT],
               (struct remedy_choices){.is_hole = is_hole, .is_of_several = diagnostic->is_of_several});
}

static void add_number(struct buffer *out, int64_t number) {
  struct integer digits = integer_from(number);
  integer_format_digits(out, &digits, 1);
}

static size_t column_of(const struct case_columns *columns, int field) {
  int column = columns->names == NULL ? COLUMN_ABSENT : case_columns_at(columns, field);
  return column == COLUMN_ABSENT ? SHEET_COLUMN_NONE : (size_t)column;
}

static void add_replaced(struct buffer *out, struct text place) {
  if (place.length == 0) return;
  buffer_add_literal(out, " (");
  buffer_add_text(out, place);
  buffer_add_byte(out, ')');
}

/* `缴费基数 "5,OOO": `; nothing where there is neither. */
static void add_subject(struct buffer *out, struct text name, struct text value, bool is_masked) {
  buffer_add_text(out, name);
  if (value.length > 0) {
    if (name.length > 0) buffer_add_byte(out, ' ');
    buffer_add_byte(out, '"');
    if (is_masked)
      id_mask_add(out, value);
    else
      buffer_add_text(out, value);
    buffer_add_byte(out, '"');
  }
  if (name.length > 0 || value.length > 0) buffer_add_literal(out, ": ");
}

static void add_code(struct buffer *out, const struct diagnostic *diagnostic) {
  buffer_add_literal(out, " [");
  buffer_add_text(out, text_from(diagnostics_table[diagnostic->code].code));
}

void diagnostic_line(struct buffer *out, enum language language, const struct row_place *place,
                     const struct case_columns *columns, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic) {
  struct text value = diagnostics_text(diagnostics, diagnostic->value);
  const bool is_id = diagnostic->field == FIELD_ID_NUMBER && !person_mask_is_id(value);
  const size_t start = out->length;
  if (place->file.length > 0) {
    table_place_add(out, place->file, place->sheet, column_of(columns, diagnostic->field), place->line);
    add_replaced(out, place->stands_for);
    buffer_add_literal(out, ": ");
  }
  add_subject(out, case_columns_told(columns, diagnostic->field, language), value, place->masks_ids && is_id);
  diagnostic_text(out, language, diagnostics, diagnostic);
  add_code(out, diagnostic);
  if (place->file.length > 0) {
    buffer_add_literal(out, ", ");
    buffer_add_text(out, text_from(label(language, LABEL_RECORD_NUMBER)));
    buffer_add_byte(out, ' ');
    add_number(out, place->record);
  }
  buffer_add_byte(out, ']');
  if (place->masks_ids) id_mask_from(out, start);
}

void diagnostic_option_line(struct buffer *out, enum language language, struct text name,
                            const struct diagnostics *diagnostics, const struct diagnostic *diagnostic) {
  const struct text value = diagnostics_text(diagnostics, diagnostic->value);
  const size_t start = out->length;
  if (name.length > 0 && value.length == 0) { /* an option that was given, of an empty text */
    buffer_add_text(out, name);
    buffer_add_literal(out, " \"\": ");
  } else {
    add_subject(out, name, value, false);
  }
  diagnostic_text(out, language, diagnostics, diagnostic);
  add_code(out, diagnostic);
  buffer_add_byte(out, ']');
  id_mask_from(out, start);
}
