#include "cli/rule_regions.h"

#include "formats/words/labels.h"

static int compare_codes(region_code left, region_code right) { return (left > right) - (left < right); }

region_code rule_regions_next(const struct rules *rules, region_code region, size_t *rows) {
  region_code next = REGION_NONE;
  *rows = 0;
  for (size_t i = 0; i < rules->count; i++) {
    region_code at = rules->rows[i].region;
    if (compare_codes(at, region) <= 0) continue;
    if (next == REGION_NONE || at < next) next = at, *rows = 0;
    if (at == next) ++*rows;
  }
  return next;
}

void rule_regions_title(struct buffer *out, const struct session *session, region_code region) {
  enum language language = session->options->language;
  const struct region_name *name = regions_name(&session->regions, region);
  region_format(out, region);
  buffer_add_byte(out, ' ');
  if (region == REGION_NATION)
    buffer_add_text(out, text_from(label(language, LABEL_NATION)));
  else if (name != NULL && name->code == region)
    buffer_add_text(out, language == LANGUAGE_ZH ? name->name : name->english);
}
