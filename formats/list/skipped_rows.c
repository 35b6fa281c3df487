#include "formats/list/skipped_rows.h"

#include "formats/words/figures_text.h"
#include "formats/words/template.h"

const char *const skipped_keys[SKIPPED_KIND_COUNT] = {
    [SKIPPED_TITLE] = "title",    [SKIPPED_BLANK] = "blank",   [SKIPPED_TOTAL] = "total",
    [SKIPPED_FOOT] = "foot",      [SKIPPED_HEADER] = "header", [SKIPPED_INSTRUCTION] = "instruction",
    [SKIPPED_EXAMPLE] = "example"};

enum label skipped_label(enum skipped_kind kind) {
  static const enum label labels[SKIPPED_KIND_COUNT] = {
      [SKIPPED_TITLE] = LABEL_SKIPPED_TITLE,    [SKIPPED_BLANK] = LABEL_SKIPPED_BLANK,
      [SKIPPED_TOTAL] = LABEL_SKIPPED_TOTAL,    [SKIPPED_FOOT] = LABEL_SKIPPED_FOOT,
      [SKIPPED_HEADER] = LABEL_SKIPPED_HEADER,  [SKIPPED_INSTRUCTION] = LABEL_SKIPPED_INSTRUCTION,
      [SKIPPED_EXAMPLE] = LABEL_SKIPPED_EXAMPLE};
  return labels[kind];
}

void skipped_rows_add(struct skipped_rows *skipped, enum skipped_kind kind, int64_t line) {
  if (skipped->counts[kind]++ == 0) skipped->first_lines[kind] = line;
}

static void add_kind(struct buffer *out, enum language language, const struct skipped_rows *skipped,
                     enum skipped_kind kind) {
  struct buffer count = {0}, line = {0};
  figure_number(&count, skipped->counts[kind]);
  figure_number(&line, skipped->first_lines[kind]);
  const struct text arguments[] = {text_from(label(language, skipped_label(kind))), buffer_text(&count),
                                   buffer_text(&line)};
  const enum label id = skipped->counts[kind] == 1 ? LABEL_SKIPPED_PLACE : LABEL_SKIPPED_PLACES;
  template_add(out, language, label(language, id), arguments, 3);
  buffer_clear(&count);
  buffer_clear(&line);
}

void skipped_rows_text(struct buffer *out, enum language language, const struct skipped_rows *skipped) {
  const size_t start = out->length;
  for (int kind = 0; kind < SKIPPED_KIND_COUNT; kind++) {
    if (skipped->counts[kind] == 0) continue;
    if (out->length > start) buffer_add_text(out, language == LANGUAGE_ZH ? TEXT("、") : TEXT(", "));
    add_kind(out, language, skipped, (enum skipped_kind)kind);
  }
}
