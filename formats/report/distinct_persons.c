#include "formats/report/distinct_persons.h"

enum { SOUGHT_MOST = 255 /* bytes of a text that formulas look for */ };

static bool is_plain(char byte) {
  return (unsigned char)byte >= ' ' && byte != '*' && byte != '?' && byte != '~';
}

static bool is_sought_as_it_is(struct text text) {
  for (size_t i = 0; i < text.length; i++)
    if (!is_plain(text.at[i])) return false;
  return text.length <= SOUGHT_MOST;
}

static struct text fold(struct distinct_persons *persons, struct text text) {
  buffer_reset(&persons->folded);
  for (size_t i = 0; i < text.length; i++) {
    const char byte = text.at[i];
    buffer_add_byte(&persons->folded, byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte);
  }
  return buffer_text(&persons->folded);
}

void distinct_persons_add(struct distinct_persons *persons, struct text id_number) {
  persons->rows++;
  if (!is_sought_as_it_is(id_number)) persons->is_beyond_formulas = true;
  if (persons->rows > DISTINCT_PERSONS_MOST || persons->is_beyond_formulas) return;
  if (id_number.length == 0)
    persons->without_number++;
  else
    (void)text_numbers_of(&persons->numbers, fold(persons, id_number));
}

bool distinct_persons_can_be_counted(const struct distinct_persons *persons) {
  return persons->rows > 0 && persons->rows <= DISTINCT_PERSONS_MOST && !persons->is_beyond_formulas;
}

int64_t distinct_persons_count(const struct distinct_persons *persons) {
  return persons->numbers.count + persons->without_number;
}

void distinct_persons_clear(struct distinct_persons *persons) {
  text_numbers_clear(&persons->numbers);
  buffer_clear(&persons->folded);
  *persons = (struct distinct_persons){0};
}
