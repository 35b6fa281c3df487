#include "rule_lookup.h"

#include "case.h"

/* Days as whole months where they are: `2023-07..2024-06`; open ends are left out. */
static void add_stretch(struct diagnostics *diagnostics, struct date first, struct date last) {
  struct buffer text = {0};
  struct date next = date_add_days(last, last.serial < DATE_LAST.serial ? 1 : 0);
  bool are_months =
      (first.serial <= DATE_FIRST.serial || first.serial == month_first_day(date_month(first)).serial) &&
      (last.serial >= DATE_LAST.serial || next.serial == month_first_day(date_month(next)).serial);
  if (first.serial > DATE_FIRST.serial && are_months) month_format(&text, date_month(first));
  if (first.serial > DATE_FIRST.serial && !are_months) date_format(&text, first);
  buffer_add_literal(&text, "..");
  if (last.serial < DATE_LAST.serial && are_months) month_format(&text, date_month(last));
  if (last.serial < DATE_LAST.serial && !are_months) date_format(&text, last);
  diagnostics_argument(diagnostics, buffer_text(&text));
  buffer_clear(&text);
}

static void add_known(struct rule_lookup *lookup, enum parameter parameter, struct date day) {
  struct date first, last;
  if (resolved_rules_known_before(lookup->resolved, parameter, day, &first, &last))
    add_stretch(lookup->diagnostics, first, last);
  if (resolved_rules_known_after(lookup->resolved, parameter, day, &first, &last))
    add_stretch(lookup->diagnostics, first, last);
}

void rule_lookup_report_missing(struct rule_lookup *lookup, enum parameter parameter, struct date day) {
  struct diagnostics *diagnostics = lookup->diagnostics;
  struct date last = DATE_NONE;
  bool is_hole = resolved_rules_span(lookup->resolved, parameter, day)->is_hole;
  bool is_expired = resolved_rules_has_run_out(lookup->resolved, parameter, day, &last);
  enum diagnostic_code hole = is_hole ? DIAGNOSTIC_HOLE : DIAGNOSTIC_NO_RULE;
  struct buffer text = {0};
  diagnostics_add(diagnostics, is_expired ? DIAGNOSTIC_RULE_EXPIRED : hole, FIELD_REGION, TEXT(""));
  diagnostics_argument(diagnostics, text_from(parameters[parameter].name));
  region_format(&text, lookup->region);
  diagnostics_argument(diagnostics, buffer_text(&text));
  diagnostics_argument(diagnostics, text_from(scheme_keys[lookup->resolved->scheme]));
  diagnostics_argument(diagnostics, text_from(word_key(party_word((int)lookup->resolved->party))));
  buffer_reset(&text);
  date_format(&text, day);
  diagnostics_argument(diagnostics, buffer_text(&text));
  if (is_expired) {
    buffer_reset(&text);
    date_format(&text, last);
    diagnostics_argument(diagnostics, buffer_text(&text));
  }
  buffer_clear(&text);
  if (is_hole && !is_expired) add_known(lookup, parameter, day);
}

const struct rule *rule_lookup_estimate(struct rule_lookup *lookup, enum parameter parameter,
                                        struct date day) {
  if (!lookup->estimates || !parameters[parameter].is_local) return NULL;
  const struct rule *row = resolved_rules_nearest(lookup->resolved, parameter, day);
  if (row == NULL) return NULL;
  rule_lookup_remember(lookup, parameter, row);
  lookup->estimated |= PARAMETER_BIT(parameter);
  rule_lookup_unsettle(lookup); /* on another day another row may be the nearest */
  return row;
}

const struct rule *rule_lookup_miss(struct rule_lookup *lookup, enum parameter parameter, struct date day) {
  const struct rule *row = rule_lookup_estimate(lookup, parameter, day);
  if (row == NULL) rule_lookup_report_missing(lookup, parameter, day);
  return row;
}

void rule_lookup_report_remainder(struct rule_lookup *lookup, const char *what, const struct exact *yuan) {
  struct buffer text = {0};
  exact_format(&text, yuan);
  diagnostics_add(lookup->diagnostics, DIAGNOSTIC_REMAINDER, FIELD_NONE, TEXT(""));
  diagnostics_argument(lookup->diagnostics, text_from(what));
  diagnostics_argument(lookup->diagnostics, buffer_text(&text));
  buffer_clear(&text);
}

const struct rule *rule_lookup_tier(struct rule_lookup *lookup, enum parameter parameter, struct date day,
                                    int key) {
  const struct rule *row = resolved_rules_find_tier(lookup->resolved, parameter, day, key);
  if (row != NULL)
    rule_lookup_remember(lookup, parameter, row);
  else if (!parameters[parameter].is_optional)
    rule_lookup_report_missing(lookup, parameter, day);
  return row;
}
