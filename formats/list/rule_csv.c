#include "formats/list/rule_csv.h"

#include "formats/list/csv_text.h"
#include "formats/words/figures_text.h"
#include "formats/words/parameter_text.h"
#include "formats/words/template.h"
#include "formats/words/value_form.h"

void rule_csv_header(struct buffer *out) {
  buffer_add_literal(
      out, "region,scheme,payer,parameter,above,from,to,value,source,url,confidence,valid_on,note\n");
}

/* A day as a rule table writes it: empty where open. */
static void add_day(struct buffer *out, struct date date) {
  if (date.serial != DATE_FIRST.serial && date.serial != DATE_LAST.serial) figure_date(out, date);
}

/* The columns from region to `to`, each with its comma. */
static void add_key(struct buffer *out, const struct rule_gap *key) {
  const struct text any = TEXT("*");
  region_format(out, key->region);
  buffer_add_byte(out, ',');
  buffer_add_text(out, key->scheme == ANY_SCHEME ? any : text_from(scheme_keys[key->scheme]));
  buffer_add_byte(out, ',');
  buffer_add_text(out, key->party == ANY_PARTY ? any : text_from(word_key(party_word(key->party))));
  buffer_add_byte(out, ',');
  buffer_add_text(out, text_from(parameters[key->parameter].name));
  buffer_add_byte(out, ',');
  if (key->above != ABOVE_NOTHING) figure_number(out, key->above);
  buffer_add_byte(out, ',');
  add_day(out, key->from);
  buffer_add_byte(out, ',');
  add_day(out, key->to);
  buffer_add_byte(out, ',');
}

static void add_cell(struct buffer *out, struct text text) {
  csv_add_cell(out, text);
  buffer_add_byte(out, ',');
}

void rule_csv_add(struct buffer *out, const struct rule *row) {
  const struct rule_gap key = {row->region, row->scheme, row->party, row->parameter,
                               row->above,  row->from,   row->to,    DATE_NONE};
  add_key(out, &key);
  add_cell(out, row->value_text);
  add_cell(out, row->source);
  add_cell(out, row->url);
  add_cell(out, text_from(grade_keys[row->confidence]));
  figure_date(out, row->valid_on);
  buffer_add_byte(out, ',');
  csv_add_cell(out, row->note);
  buffer_add_byte(out, '\n');
}

static void add_request(struct buffer *out, enum language language, const struct rule_gap *gap) {
  struct buffer name = {0}, form = {0}, day = {0};
  parameter_text(&name, language, gap->parameter);
  value_form_add(&form, language, gap->parameter);
  figure_date(&day, gap->run_out);
  const struct text arguments[] = {buffer_text(&name), buffer_text(&form), buffer_text(&day)};
  buffer_add_text(out, text_from(label(language, LABEL_RULE_TO_FILL)));
  template_add(out, language, label(language, LABEL_RULE_WANTED), arguments,
               date_is_set(gap->run_out) ? 3 : 2);
  buffer_clear(&name);
  buffer_clear(&form);
  buffer_clear(&day);
}

void rule_csv_add_gap(struct buffer *out, enum language language, const struct rule_gap *gap) {
  struct buffer note = {0};
  add_key(out, gap);
  buffer_add_literal(out, ",,,,,");
  add_request(&note, language, gap);
  csv_add_cell(out, buffer_text(&note));
  buffer_add_byte(out, '\n');
  buffer_clear(&note);
}

bool rule_csv_is_request(struct text note) {
  for (int language = 0; language < LANGUAGE_COUNT; language++)
    if (text_starts_with(note, text_from(label((enum language)language, LABEL_RULE_TO_FILL)))) return true;
  return false;
}
