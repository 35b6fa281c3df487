#include "formats/words/region_text.h"

#include "formats/words/template.h"

static void add_with_code(struct buffer *out, enum language language, struct text name, region_code region) {
  struct buffer code = {0};
  region_format(&code, region);
  const struct text arguments[] = {name, buffer_text(&code)};
  template_add(out, language, label(language, LABEL_QUOTE_CODE), arguments, 2);
  buffer_clear(&code);
}

void region_text(struct buffer *out, enum language language, const struct regions *regions,
                 region_code region) {
  if (region == REGION_NATION) {
    buffer_add_text(out, text_from(label(language, LABEL_NATION)));
    return;
  }
  const struct region_name *found = regions == NULL ? NULL : regions_name(regions, region);
  if (found == NULL) {
    region_format(out, region);
    return;
  }
  struct text name = language == LANGUAGE_ZH || text_is_empty(found->english) ? found->name : found->english;
  if (found->code == region)
    buffer_add_text(out, name);
  else
    add_with_code(out, language, name, region);
}
