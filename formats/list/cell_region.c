#include "formats/list/cell_values.h"

static void tell_candidates(struct cell_context *context, const struct region_finding *finding) {
  struct buffer place = {0};
  for (int i = 0; i < finding->count; i++) {
    buffer_reset(&place);
    region_format(&place, finding->candidates[i]);
    buffer_add_byte(&place, ' ');
    regions_add_path(&place, context->regions, finding->candidates[i]);
    diagnostics_argument(context->diagnostics, buffer_text(&place));
  }
  buffer_clear(&place);
}

bool cell_region(region_code *region, struct cell_context *context, enum case_field field, struct text cell) {
  static const enum diagnostic_code codes[] = {[REGION_UNKNOWN] = DIAGNOSTIC_UNKNOWN_REGION,
                                               [REGION_AMBIGUOUS] = DIAGNOSTIC_AMBIGUOUS_REGION,
                                               [REGION_CONTRADICTORY] = DIAGNOSTIC_CONTRADICTORY_REGION};
  const struct region_finding *known = region_memo_find(&context->regions_read, cell);
  struct region_finding finding =
      known != NULL ? *known : regions_find(context->regions, cell_plain(context, cell));
  if (known == NULL) region_memo_keep(&context->regions_read, cell, &finding);
  if (finding.match == REGION_FOUND) {
    *region = finding.region;
    return true;
  }
  (void)cell_refuse(context, codes[finding.match], field, cell);
  tell_candidates(context, &finding);
  return false;
}
