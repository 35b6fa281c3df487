#include "formats/list/table_book.h"

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/case_columns.h"

static bool parse_number(struct text digits, size_t *number) {
  enum { LONGEST = 4 };
  if (!text_is_digits(digits) || digits.length > LONGEST) return false;
  *number = 0;
  for (size_t i = 0; i < digits.length; i++) *number = *number * 10 + (size_t)(digits.at[i] - '0');
  return *number > 0;
}

bool table_book_find_tab(const struct sheet_info *tabs, size_t count, struct text wanted, size_t *tab) {
  size_t number;
  for (*tab = 0; *tab < count; *tab += 1)
    if (text_equals(text_trim(tabs[*tab].name), text_trim(wanted))) return true;
  if (!parse_number(wanted, &number) || number > count) return false;
  *tab = number - 1;
  return true;
}

static bool mean_the_same(struct text left, struct text right) {
  enum case_field field = case_field_find(left);
  if (field != FIELD_NONE) return field == case_field_find(right);
  return text_equals(text_trim(left), text_trim(right));
}

static size_t find_name(const struct list_header *header, struct text name) {
  for (size_t i = 0; i < header->count; i++)
    if (text_equals(text_trim(header->names[i]), text_trim(name))) return i;
  for (size_t i = 0; i < header->count; i++)
    if (mean_the_same(header->names[i], name)) return i;
  return SHEET_COLUMN_NONE;
}

bool table_book_map(struct table_sheet *sheet, const struct list_header *first,
                    const struct list_header *further, struct text *other) {
  sheet->places = array_new(first->count, sizeof *sheet->places);
  for (size_t i = 0; i < first->count; i++) {
    bool is_named = text_trim(first->names[i]).length > 0;
    sheet->places[i] = is_named ? find_name(further, first->names[i]) : SHEET_COLUMN_NONE;
  }
  for (size_t i = 0; i < further->count; i++) {
    *other = text_trim(further->names[i]);
    if (other->length > 0 && find_name(first, *other) == SHEET_COLUMN_NONE) return false;
  }
  return true;
}

void table_error_name(char name[TABLE_NAME_SIZE], struct text text) {
  enum { CUT_AT = TABLE_NAME_SIZE - 8 }; /* text_clip adds up to a character's bytes */
  struct text clipped = text_clip(text, CUT_AT);
  if (clipped.length >= TABLE_NAME_SIZE) clipped.length = 0;
  if (clipped.length > 0) memcpy(name, clipped.at, clipped.length);
  name[clipped.length] = '\0';
}
