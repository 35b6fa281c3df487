#include "inquiry.h"

#include "case.h"

void inquiry_report_missing(struct inquiry *inquiry, enum parameter parameter, struct date day) {
  struct diagnostics *diagnostics = inquiry->diagnostics;
  struct buffer text = {0};
  diagnostics_add(diagnostics, DIAGNOSTIC_NO_RULE, FIELD_REGION, TEXT(""));
  diagnostics_argument(diagnostics, text_from(parameters[parameter].name));
  region_format(&text, inquiry->region);
  diagnostics_argument(diagnostics, buffer_text(&text));
  diagnostics_argument(diagnostics, text_from(scheme_keys[inquiry->terms->scheme]));
  diagnostics_argument(diagnostics, text_from(payer_keys[inquiry->terms->payer]));
  buffer_reset(&text);
  date_format(&text, day);
  diagnostics_argument(diagnostics, buffer_text(&text));
  buffer_clear(&text);
}

const struct rule *inquiry_tier(struct inquiry *inquiry, enum parameter parameter, struct date day, int key) {
  const struct rule *row = terms_find_tier(inquiry->terms, parameter, day, key);
  if (row != NULL)
    inquiry_remember(inquiry, parameter, row);
  else if (!parameters[parameter].is_optional)
    inquiry_report_missing(inquiry, parameter, day);
  return row;
}
