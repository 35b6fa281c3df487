#include "formats/list/heading_score.h"

#include "formats/file/plain_text.h"
#include "formats/list/month_heading.h"

static enum case_field chosen_or_found(struct text name, struct column_choices choices) {
  for (size_t i = 0; i < choices.count; i++)
    if (column_choice_is_about(&choices.list[i], name))
      return choices.list[i].name.length == 0 ? FIELD_NONE : choices.list[i].meaning.field;
  return case_field_find(name);
}

static bool begins_with_number(struct text name) {
  return name.length >= 3 && text_is_digits((struct text){name.at, 3});
}

size_t heading_score(const struct text *names, size_t count, struct column_choices choices) {
  bool is_found[FIELD_COUNT] = {false};
  size_t score = 0, months;
  for (size_t i = 0; i < count; i++) {
    if (names[i].length == 0 || begins_with_number(names[i])) continue;
    enum case_field field = chosen_or_found(names[i], choices);
    if (field == FIELD_NONE || is_found[field]) continue;
    is_found[field] = true;
    score++;
  }
  bool has_person = is_found[FIELD_NAME] || is_found[FIELD_ID_NUMBER] || is_found[FIELD_CASE_ID];
  months = has_person ? month_headings_count(names, count) : 0;
  return months == 0 ? score : score + months + 1; /* one more than a heading over all of them */
}
