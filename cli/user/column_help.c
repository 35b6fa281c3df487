#include "cli/user/column_help.h"

#include "formats/list/heading_aliases.h"
#include "formats/words/display_width.h"

enum { INDENT = 2, ALIASES = 6, WIDTH = 98 };

static void add_indented(struct buffer *out, int indent, struct text text) {
  for (int i = 0; i < indent; i++) buffer_add_byte(out, ' ');
  display_wrap(out, text, indent, indent, WIDTH);
  buffer_add_byte(out, '\n');
}

static void add_column(struct buffer *out, enum language language, enum case_field field) {
  struct buffer title = {0};
  buffer_add_text(&title, text_from(field_keys[field]));
  buffer_add_literal(&title, "  ");
  buffer_add_text(&title, text_from(label(language, field_label((int)field))));
  add_indented(out, INDENT, buffer_text(&title));
  add_indented(out, ALIASES, text_from(heading_typed_aliases(field)));
  buffer_clear(&title);
}

static void add_parts(struct buffer *out, enum language language) {
  static const enum label labels[HEADING_GAP_PART_COUNT] = {LABEL_HELP_GAP_CAUSES, LABEL_HELP_GAP_STARTS,
                                                            LABEL_HELP_GAP_ENDS, LABEL_HELP_GAP_SUFFIXES};
  add_indented(out, INDENT, text_from(label(language, LABEL_HELP_GAPS)));
  for (int part = 0; part < HEADING_GAP_PART_COUNT; part++) {
    struct buffer line = {0};
    buffer_add_text(&line, text_from(label(language, labels[part])));
    buffer_add_byte(&line, ' ');
    buffer_add_text(&line, text_from(heading_gap_words((enum heading_gap_part)part)));
    add_indented(out, ALIASES, buffer_text(&line));
    buffer_clear(&line);
  }
}

void column_help_add(struct buffer *out, enum language language) {
  add_indented(out, 0, text_from(label(language, LABEL_HELP_COLUMNS)));
  buffer_add_byte(out, '\n');
  for (int field = 0; field < FIELD_COUNT; field++) add_column(out, language, (enum case_field)field);
  buffer_add_byte(out, '\n');
  add_parts(out, language);
}
