#include "cli/user/column_help.h"

#include "formats/file/plain_text.h"
#include "formats/list/heading_aliases.h"
#include "formats/words/display_width.h"

enum { INDENT = 2, ALIASES = 6, WIDTH = 98 };

static void add_blanks(struct buffer *out, int count) {
  while (count-- > 0) buffer_add_byte(out, ' ');
}

static void add_indented(struct buffer *out, int indent, struct text text) {
  add_blanks(out, indent);
  display_wrap(out, text, indent, indent, WIDTH);
  buffer_add_byte(out, '\n');
}

/* Words that are not broken inside: they are to be found again. */
static void add_words(struct buffer *out, const char *first, const char *words) {
  int used = ALIASES + display_width(text_from(first));
  add_blanks(out, ALIASES);
  buffer_add_text(out, text_from(first));
  for (struct text word; text_next_word(&words, &word);) {
    const bool is_full = used + 1 + display_width(word) > WIDTH;
    if (is_full) {
      buffer_add_byte(out, '\n');
      add_blanks(out, ALIASES);
      used = ALIASES;
    } else if (used > ALIASES) {
      buffer_add_byte(out, ' ');
      used++;
    }
    buffer_add_text(out, word);
    used += display_width(word);
  }
  buffer_add_byte(out, '\n');
}

static void add_column(struct buffer *out, enum language language, enum case_field field) {
  struct buffer title = {0};
  buffer_add_text(&title, text_from(field_keys[field]));
  buffer_add_literal(&title, "  ");
  buffer_add_text(&title, text_from(label(language, field_label((int)field))));
  add_indented(out, INDENT, buffer_text(&title));
  add_words(out, "", heading_typed_aliases(field));
  buffer_clear(&title);
}

static void add_parts(struct buffer *out, enum language language) {
  static const enum label labels[HEADING_GAP_PART_COUNT] = {LABEL_HELP_GAP_CAUSES, LABEL_HELP_GAP_STARTS,
                                                            LABEL_HELP_GAP_ENDS, LABEL_HELP_GAP_SUFFIXES};
  add_indented(out, INDENT, text_from(label(language, LABEL_HELP_GAPS)));
  for (int part = 0; part < HEADING_GAP_PART_COUNT; part++)
    add_words(out, label(language, labels[part]), heading_gap_words((enum heading_gap_part)part));
}

void column_help_add(struct buffer *out, enum language language) {
  add_indented(out, 0, text_from(label(language, LABEL_HELP_COLUMNS)));
  buffer_add_byte(out, '\n');
  for (int field = 0; field < FIELD_COUNT; field++) add_column(out, language, (enum case_field)field);
  buffer_add_byte(out, '\n');
  add_parts(out, language);
}
