#include <stdint.h>

#include "calc/id_number.h"
#include "formats/file/plain_text.h"
#include "formats/list/cell_values.h"

static uint32_t code_point(struct text character) {
  static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  if (character.length > 4) return UINT32_MAX;
  uint32_t point = (unsigned char)character.at[0] & lead_bits[character.length];
  for (size_t i = 1; i < character.length; i++) point = point << 6 | ((unsigned char)character.at[i] & 0x3Fu);
  return point;
}

/* Blanks, controls and marks that leave nothing on the screen. */
static bool is_invisible(uint32_t point) {
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0, 0x20},        {0x7F, 0xA0},     {0xAD, 0xAD},     {0x2000, 0x200F}, {0x2028, 0x202F},
                {0x205F, 0x2064}, {0x2066, 0x206F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
    if (point >= ranges[i].first && point <= ranges[i].last) return true;
  return false;
}

/* Roman ten, Cyrillic ha, the sign of multiplication. */
static bool looks_like_x(uint32_t point) {
  static const uint32_t twins[] = {0x2169, 0x2179, 0x0425, 0x0445, 0xD7, 0xFF38, 0xFF58};
  for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++)
    if (point == twins[i]) return true;
  return false;
}

/* Appends one character of a number as it is meant. True: that is not what a reader saw there. */
static bool add_character(struct buffer *out, struct text character) {
  uint32_t point = code_point(character);
  bool is_x = looks_like_x(point), is_gone = is_invisible(point);
  if (is_x)
    buffer_add_byte(out, 'X');
  else if (!is_gone)
    plain_text_add(out, character);
  return is_x || is_gone;
}

static struct text clean(struct cell_context *context, struct text typed) {
  bool is_changed = false;
  if (text_is_digits(typed)) return typed;
  buffer_reset(&context->scratch);
  for (size_t at = 0, length; at < typed.length; at += length) {
    length = character_length(typed, at);
    is_changed |= add_character(&context->scratch, (struct text){typed.at + at, length});
  }
  if (is_changed) *context->notes |= NOTE(ID_CLEANED);
  return buffer_text(&context->scratch);
}

/* Blanks around a number, which anybody sees or expects. */
static struct text drop_blanks(struct text text) {
  static const struct text blanks[] = {{" ", 1}, {"\t", 1}, {"\r", 1}, {"\n", 1}, {"\xC2\xA0", 2}, {"　", 3}};
  if (cell_is_plain(text)) return text;
  for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
    bool is_first = text_starts_with(text, blanks[i]), is_last = text_ends_with(text, blanks[i]);
    if (is_first) text = text_from_offset(text, blanks[i].length);
    if (is_last && text.length > 0) text.length -= blanks[i].length;
    if (is_first || is_last) i = (size_t)-1;
  }
  return text;
}

/* `doc:` in front, as people type it. */
static bool has_document_prefix(struct text text) {
  struct text word = TEXT("doc"), colon = TEXT("："), rest;
  if (text.length <= word.length || !text_equals_any_case((struct text){text.at, word.length}, word))
    return false;
  rest = text_from_offset(text, word.length);
  return rest.at[0] == ':' || text_starts_with(rest, colon);
}

/* 居民身份证, 身份证件: the only documents whose numbers are checked. */
static bool is_identity_card(struct text document) {
  static const char *const cards[] = {"身份证",       "居民身份证", "身份证件",
                                      "居民身份证件", "二代身份证", "第二代居民身份证",
                                      "公民身份证",   "id",         "id card"};
  for (size_t i = 0; i < sizeof cards / sizeof cards[0]; i++)
    if (text_equals_any_case(document, text_from(cards[i]))) return true;
  return false;
}

static bool refuse_id(struct cell_context *context, enum case_field field, struct text cell,
                      struct text digits, struct id_number_check check) {
  static const enum diagnostic_code codes[] = {
      [ID_NUMBER_LENGTH] = DIAGNOSTIC_ID_LENGTH, [ID_NUMBER_CHARACTER] = DIAGNOSTIC_ID_CHARACTER,
      [ID_NUMBER_DATE] = DIAGNOSTIC_ID_DATE,     [ID_NUMBER_DAMAGED] = DIAGNOSTIC_ID_DAMAGED,
      [ID_NUMBER_CHECK] = DIAGNOSTIC_ID_CHECK,
  };
  int64_t characters = (int64_t)character_index(digits, digits.length);
  bool is_long_enough = characters == 18 || characters == 15; /* in characters, not in bytes */
  if (check.fault == ID_NUMBER_CHARACTER && !is_long_enough) check.fault = ID_NUMBER_LENGTH;
  if (check.fault == ID_NUMBER_LENGTH && is_long_enough) {
    check.fault = ID_NUMBER_CHARACTER;
    for (check.at = 0; check.at < digits.length && is_digit(digits.at[check.at]);) check.at++;
  }
  (void)cell_refuse(context, codes[check.fault], field, cell);
  if (check.fault == ID_NUMBER_LENGTH) diagnostics_argument_number(context->diagnostics, characters);
  if (check.fault == ID_NUMBER_CHARACTER)
    diagnostics_argument_number(context->diagnostics, (int64_t)character_index(digits, check.at) + 1);
  if (check.fault == ID_NUMBER_CHECK)
    diagnostics_argument(context->diagnostics, (struct text){&check.expected, 1});
  return false;
}

static bool note_end(struct cell_context *context, struct id_number_check check) {
  if (check.ends_in_zeros) *context->notes |= NOTE(ID_ENDS_IN_ZEROS);
  return true;
}

bool cell_id_number(struct text *number, struct cell_context *context, enum case_field field,
                    struct text cell, struct text document) {
  struct id_number_check check = id_number_check(cell);
  *number = cell;
  if (document.length == 0 && check.fault == ID_NUMBER_FINE) return note_end(context, check);
  struct text typed = drop_blanks(cell);
  if (text_starts_with(typed, TEXT("'"))) typed = drop_blanks(text_from_offset(typed, 1));
  *number = typed;
  if (has_document_prefix(typed) || (document.length > 0 && !is_identity_card(document))) return true;
  struct text digits = clean(context, typed);
  if (cell_is_scientific(digits)) return cell_refuse(context, DIAGNOSTIC_DAMAGED_NUMBER, field, cell);
  check = id_number_check(digits);
  if (check.fault != ID_NUMBER_FINE) return refuse_id(context, field, typed, digits, check);
  *number = digits;
  return note_end(context, check);
}
