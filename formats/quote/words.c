#include "formats/quote/words.h"

#include "formats/words/amount_text.h"
#include "formats/words/region_text.h"
#include "formats/words/template.h"
#include "formats/words/value_text.h"

void quote_amount(struct buffer *out, const struct money *amount) { amount_text(out, amount); }

void quote_rate(struct buffer *out, const struct exact *rate) { value_text_percent(out, rate); }

void quote_label(struct buffer *out, const struct quote_options *options, enum label id,
                 const struct text *arguments, int count) {
  template_add(out, options->language, label(options->language, id), arguments, count);
}

struct text quote_word(const struct quote_options *options, enum word_list list, int value) {
  return text_from(label(options->language, word_label(list, value)));
}

void quote_region(struct buffer *out, const struct quote_options *options, region_code region) {
  region_text(out, options->language, options->regions, region);
}

void quote_title(struct buffer *out, const struct quote_options *options, enum label id) {
  buffer_add_byte(out, '\n');
  if (options->with_colour) buffer_add_literal(out, "\033[1m");
  buffer_add_text(out, text_from(label(options->language, id)));
  if (options->with_colour) buffer_add_literal(out, "\033[0m");
  buffer_add_byte(out, '\n');
}
