#include "rule_lookup.h"

#include "case.h"

void rule_lookup_report_missing(struct rule_lookup *lookup, enum parameter parameter, struct date day) {
  struct diagnostics *diagnostics = lookup->diagnostics;
  struct buffer text = {0};
  diagnostics_add(diagnostics, DIAGNOSTIC_NO_RULE, FIELD_REGION, TEXT(""));
  diagnostics_argument(diagnostics, text_from(parameters[parameter].name));
  region_format(&text, lookup->region);
  diagnostics_argument(diagnostics, buffer_text(&text));
  diagnostics_argument(diagnostics, text_from(scheme_keys[lookup->resolved->scheme]));
  diagnostics_argument(diagnostics, text_from(word_key(party_word((int)lookup->resolved->party))));
  buffer_reset(&text);
  date_format(&text, day);
  diagnostics_argument(diagnostics, buffer_text(&text));
  buffer_clear(&text);
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
