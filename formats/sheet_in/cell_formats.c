#include "formats/sheet_in/cell_formats.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/number_format.h"
#include "formats/sheet_in/sheet_row.h"

enum { CODE_UNKNOWN, CODE_IS_DATE, CODE_IS_NUMBER };

enum sheet_status cell_formats_add_code(struct cell_formats *formats, uint32_t number, struct text code) {
  if (number >= NUMBER_FORMAT_LIMIT) return SHEET_TOO_MANY_FORMATS;
  if (formats->codes == NULL) formats->codes = array_new(NUMBER_FORMAT_LIMIT, sizeof *formats->codes);
  formats->codes[number] = number_format_is_date(code) ? CODE_IS_DATE : CODE_IS_NUMBER;
  return SHEET_OK;
}

enum sheet_status cell_formats_add(struct cell_formats *formats, uint32_t number) {
  if (number >= NUMBER_FORMAT_LIMIT || formats->count == SHEET_FORMAT_LIMIT) return SHEET_TOO_MANY_FORMATS;
  formats->numbers =
      array_grow(formats->numbers, &formats->capacity, formats->count + 1, sizeof *formats->numbers);
  formats->numbers[formats->count++] = (uint16_t)number;
  return SHEET_OK;
}

bool cell_formats_is_date(const struct cell_formats *formats, size_t format) {
  uint32_t number = formats->numbers[format];
  unsigned char code = formats->codes == NULL ? CODE_UNKNOWN : formats->codes[number];
  return code == CODE_UNKNOWN ? number_format_builtin_is_date(number) : code == CODE_IS_DATE;
}

void cell_formats_clear(struct cell_formats *formats) {
  free(formats->codes);
  free(formats->numbers);
  *formats = (struct cell_formats){0};
}
