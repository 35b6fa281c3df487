#include "formats/sheet_in/cell_formats.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/number_format.h"
#include "formats/sheet_in/sheet_row.h"

/* A number format that has no code of its own in the file. */
enum { CODE_UNKNOWN = NUMBER_LOOK_COUNT };

static enum number_look look_of(struct text code) {
  static const enum number_look looks[] = {[PERCENT_NONE] = NUMBER_PLAIN,
                                           [PERCENT_SCALES] = NUMBER_IN_PERCENT,
                                           [PERCENT_IS_TEXT] = NUMBER_BEFORE_PERCENT_SIGN};
  return number_format_is_date(code) ? NUMBER_AS_DATE : looks[number_format_percent(code)];
}

static enum number_look builtin_look(uint32_t number) {
  enum { PERCENT = 9, PERCENT_WITH_CENTS = 10 };
  if (number == PERCENT || number == PERCENT_WITH_CENTS) return NUMBER_IN_PERCENT;
  return number_format_builtin_is_date(number) ? NUMBER_AS_DATE : NUMBER_PLAIN;
}

enum sheet_status cell_formats_add_code(struct cell_formats *formats, uint32_t number, struct text code) {
  if (number >= NUMBER_FORMAT_LIMIT) return SHEET_TOO_MANY_FORMATS;
  if (formats->codes == NULL) {
    formats->codes = array_new(NUMBER_FORMAT_LIMIT, sizeof *formats->codes);
    memset(formats->codes, CODE_UNKNOWN, NUMBER_FORMAT_LIMIT);
  }
  formats->codes[number] = (unsigned char)look_of(code);
  return SHEET_OK;
}

enum sheet_status cell_formats_add(struct cell_formats *formats, uint32_t number) {
  if (number >= NUMBER_FORMAT_LIMIT || formats->count == SHEET_FORMAT_LIMIT) return SHEET_TOO_MANY_FORMATS;
  formats->numbers =
      array_grow(formats->numbers, &formats->capacity, formats->count + 1, sizeof *formats->numbers);
  formats->numbers[formats->count++] = (uint16_t)number;
  return SHEET_OK;
}

enum number_look cell_formats_look(const struct cell_formats *formats, size_t format) {
  uint32_t number = formats->numbers[format];
  unsigned char code = formats->codes == NULL ? CODE_UNKNOWN : formats->codes[number];
  return code == CODE_UNKNOWN ? builtin_look(number) : (enum number_look)code;
}

void cell_formats_clear(struct cell_formats *formats) {
  free(formats->codes);
  free(formats->numbers);
  *formats = (struct cell_formats){0};
}
