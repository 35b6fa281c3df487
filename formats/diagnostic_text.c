#include "formats/diagnostic_text.h"

static bool is_letter(struct text character) {
  char byte = character.length == 1 ? character.at[0] : 0;
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static void describe_character(struct buffer *out, enum language language, struct text character) {
  if (character.length == 0) {
    buffer_add_text(out, text_from(label(language, LABEL_CHARACTER_MISSING)));
    return;
  }
  if (is_letter(character)) {
    buffer_add_text(out, text_from(label(language, LABEL_CHARACTER_LETTER)));
    buffer_add_byte(out, ' ');
    buffer_add_text(out, character);
    return;
  }
  if (language == LANGUAGE_ZH) buffer_add_byte(out, ' ');
  buffer_add_byte(out, '"');
  buffer_add_text(out, character);
  buffer_add_byte(out, '"');
}

void template_add(struct buffer *out, enum language language, const char *template, const struct text *arguments,
                  int count) {
  for (const char *at = template; *at != '\0'; at++) {
    int index = at[0] == '{' ? at[1] - '0' : -1;
    bool is_plain = index >= 0 && index < count && at[2] == '}';
    bool is_described = index >= 0 && index < count && at[2] == '!' && at[3] == '}';
    if (is_plain) buffer_add_text(out, arguments[index]);
    else if (is_described) describe_character(out, language, arguments[index]);
    else buffer_add_byte(out, *at);
    at += is_described ? 3 : is_plain ? 2 : 0;
  }
}

void diagnostic_text(struct buffer *out, enum language language, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic) {
  const struct diagnostic_definition *definition = &diagnostics_table[diagnostic->code];
  struct text arguments[DIAGNOSTIC_ARGUMENTS_MAX];
  for (int i = 0; i < diagnostic->argument_count; i++)
    arguments[i] = diagnostics_text(diagnostics, diagnostic->arguments[i]);
  template_add(out, language, language == LANGUAGE_ZH ? definition->zh : definition->en, arguments,
               diagnostic->argument_count);
}

static void add_number(struct buffer *out, int64_t number) {
  struct integer digits = integer_from(number);
  integer_format_digits(out, &digits, 1);
}

void diagnostic_line(struct buffer *out, enum language language, const struct row_place *place,
                     const struct case_columns *columns, const struct diagnostics *diagnostics,
                     const struct diagnostic *diagnostic) {
  struct text name = case_columns_name(columns, diagnostic->field);
  struct text value = diagnostics_text(diagnostics, diagnostic->value);
  if (place->file.length > 0) {
    buffer_add_text(out, place->file);
    buffer_add_byte(out, ':');
    add_number(out, place->line);
    buffer_add_literal(out, ": ");
  }
  buffer_add_text(out, name);
  if (value.length > 0) {
    buffer_add_literal(out, " \"");
    buffer_add_text(out, value);
    buffer_add_byte(out, '"');
  }
  if (name.length > 0 || value.length > 0) buffer_add_literal(out, ": ");
  diagnostic_text(out, language, diagnostics, diagnostic);
  buffer_add_literal(out, " [");
  buffer_add_text(out, text_from(diagnostics_table[diagnostic->code].code));
  if (place->file.length > 0) {
    buffer_add_literal(out, ", ");
    buffer_add_text(out, text_from(label(language, LABEL_RECORD_NUMBER)));
    buffer_add_byte(out, ' ');
    add_number(out, place->record);
  }
  buffer_add_byte(out, ']');
}
