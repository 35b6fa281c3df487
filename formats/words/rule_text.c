#include "formats/words/rule_text.h"

#include "formats/words/region_text.h"
#include "formats/words/template.h"

bool rule_is_told(enum language language, const struct rule *row) {
  return row->parameter != (language == LANGUAGE_ZH ? PARAMETER_DOCUMENTS_EN : PARAMETER_DOCUMENTS_ZH);
}

void rule_text_days(struct buffer *out, enum language language, const struct rule *row) {
  struct buffer days = {0};
  bool has_first = row->from.serial != DATE_FIRST.serial, has_last = row->to.serial != DATE_LAST.serial;
  date_format(&days, row->from);
  size_t length = days.length;
  date_format(&days, row->to);
  const struct text first = {days.at, length}, last = {days.at + length, days.length - length};
  const struct text arguments[] = {has_first ? first : last, last};
  enum label id = has_first ? (has_last ? LABEL_QUOTE_FROM_TO : LABEL_QUOTE_SINCE)
                            : (has_last ? LABEL_QUOTE_UNTIL : LABEL_QUOTE_ALWAYS);
  template_add(out, language, label(language, id), arguments, 2);
  buffer_clear(&days);
}

static void add_word(struct buffer *out, enum language language, enum label id) {
  buffer_add_text(out, text_from(label(language, id)));
  buffer_add_byte(out, ' ');
}

void rule_text(struct buffer *out, enum language language, const struct regions *regions,
               const struct rule *row) {
  region_text(out, language, regions, row->region);
  buffer_add_byte(out, ' ');
  if (row->scheme != ANY_SCHEME) add_word(out, language, word_label(WORDS_SCHEME, row->scheme));
  if (row->party != ANY_PARTY) add_word(out, language, party_label(row->party));
  add_word(out, language, parameter_label(row->parameter));
  buffer_add_byte(out, '(');
  rule_text_days(out, language, row);
  buffer_add_byte(out, ')');
}
