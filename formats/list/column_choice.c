#include "formats/list/column_choice.h"

#include "formats/file/plain_text.h"
#include "formats/list/heading.h"

bool column_choice_read(struct column_choice *choice, struct text typed) {
  size_t equals = typed.length;
  while (equals > 0 && typed.at[equals - 1] != '=') equals--;
  *choice = (struct column_choice){.meaning.field = FIELD_NONE};
  if (equals == 0) return false;
  choice->heading = text_trim((struct text){typed.at, equals - 1});
  choice->name = text_trim(text_from_offset(typed, equals));
  return choice->heading.length > 0 &&
         (choice->name.length == 0 || heading_find(&choice->meaning, choice->name));
}

bool column_choice_is_about(const struct column_choice *choice, struct text heading) {
  struct buffer chosen = {0}, other = {0};
  if (text_equals(choice->heading, text_trim(heading))) return true;
  heading_fold(&chosen, choice->heading);
  heading_fold(&other, heading);
  bool is_same = chosen.length > 0 && text_equals(buffer_text(&chosen), buffer_text(&other));
  buffer_clear(&chosen);
  buffer_clear(&other);
  return is_same;
}
