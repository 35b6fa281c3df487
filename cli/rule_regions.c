#include "cli/rule_regions.h"

#include "formats/words/region_text.h"

region_code rule_regions_next(const struct rules *rules, region_code region, size_t *rows) {
  region_code next = REGION_NONE;
  *rows = 0;
  for (size_t i = 0; i < rules->count; i++) {
    region_code at = rules->rows[i].region;
    if (at <= region) continue;
    if (next == REGION_NONE || at < next) next = at, *rows = 0;
    if (at == next) ++*rows;
  }
  return next;
}

void rule_regions_title(struct buffer *out, const struct session *session, region_code region) {
  region_format(out, region);
  buffer_add_byte(out, ' ');
  region_text(out, session->options->language, &session->regions, region);
}
