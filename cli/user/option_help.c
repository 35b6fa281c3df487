#include "cli/user/option_help.h"

#include <assert.h>
#include <string.h>

#include "formats/words/display_width.h"

/* -f, --force. Where it takes a value one form will do: -o FILE, --rules FILE. */
static void add_typed(struct buffer *out, const struct option_row *row) {
  const char letter[] = {'-', row->letter};
  bool is_short = row->letter != 0, takes = row->argument != NULL;
  if (is_short) buffer_add(out, letter, sizeof letter);
  if (is_short && !takes) buffer_add_literal(out, ", ");
  if (!is_short || !takes) {
    buffer_add_literal(out, "--");
    buffer_add_text(out, text_from(row->name));
  }
  if (!takes) return;
  buffer_add_byte(out, ' ');
  buffer_add_text(out, text_from(row->argument));
}

static void add_blanks(struct buffer *out, size_t count) {
  while (count-- > 0) buffer_add_byte(out, ' ');
}

void option_help_add(struct buffer *out, const struct option_row *row, size_t column,
                     enum language language) {
  const size_t start = out->length;
  buffer_add_literal(out, "  ");
  add_typed(out, row);
  size_t width = out->length - start;
  if (width + 2 > column) {
    buffer_add_byte(out, '\n');
    width = 0;
  }
  add_blanks(out, column - width);
  for (const char *at = row->help[language]; *at != '\0'; at++) {
    buffer_add_byte(out, *at);
    if (*at == '\n') add_blanks(out, column);
  }
  buffer_add_byte(out, '\n');
}

/* The text up to a mark, which is dropped with it. */
static struct text cut(struct text *rest, char mark) {
  const char *end = rest->length == 0 ? NULL : memchr(rest->at, mark, rest->length);
  struct text piece = {rest->at, end == NULL ? rest->length : (size_t)(end - rest->at)};
  *rest = text_from_offset(*rest, piece.length + (end != NULL));
  return piece;
}

/* `line` is what stands between { and }. */
static void add_options(struct buffer *out, struct text line, enum language language) {
  size_t column = 0;
  struct text number = cut(&line, ' ');
  for (size_t i = 0; i < number.length; i++) column = column * 10 + (size_t)(number.at[i] - '0');
  while (line.length > 0) {
    const struct option_row *row = option_find(cut(&line, ' '));
    assert(row != NULL);
    option_help_add(out, row, column, language);
  }
}

/* Every column of a case list as an option, after the words that introduce them. */
static void add_columns(struct buffer *out, struct text words) {
  enum { INDENT = 2, WIDTH = 98 };
  struct buffer line = {0};
  buffer_add_text(&line, words);
  for (int field = 0; field < FIELD_COUNT; field++) {
    buffer_add_text(&line, field == 0 ? TEXT("--") : TEXT(" --"));
    buffer_add_text(&line, text_from(option_of_field((enum case_field)field)->name));
  }
  add_blanks(out, INDENT);
  display_wrap(out, buffer_text(&line), INDENT, INDENT, WIDTH);
  buffer_add_byte(out, '\n');
  buffer_clear(&line);
}

void option_help_add_page(struct buffer *out, struct text page, enum language language) {
  while (page.length > 0) {
    struct text line = cut(&page, '\n');
    if (text_starts_with(line, TEXT("{columns "))) {
      add_columns(out, (struct text){line.at + 9, line.length - 10});
      continue;
    }
    if (text_starts_with(line, TEXT("{"))) {
      add_options(out, (struct text){line.at + 1, line.length - 2}, language);
      continue;
    }
    buffer_add_text(out, line);
    buffer_add_byte(out, '\n');
  }
}

/* The words of zh|en or FILE|inline; a piece that is not in small letters stands for something else. */
static void add_choices(struct buffer *out, struct text argument) {
  const size_t start = out->length;
  const bool are_endings = memchr(argument.at, '.', argument.length) != NULL; /* FILE.xlsx|csv */
  if (are_endings || memchr(argument.at, '|', argument.length) == NULL) return;
  while (argument.length > 0) {
    struct text choice = cut(&argument, '|');
    if (choice.length == 0 || choice.at[0] < 'a' || choice.at[0] > 'z') continue;
    if (out->length > start) buffer_add_byte(out, ' ');
    buffer_add_text(out, choice);
  }
}

static void add_words(struct buffer *out, const struct option_row *row) {
  if (row->words == NULL) {
    add_choices(out, text_from(row->argument == NULL ? "" : row->argument));
    return;
  }
  for (size_t i = 0; row->words[i] != NULL; i++) {
    if (i > 0) buffer_add_byte(out, ' ');
    buffer_add_text(out, text_from(row->words[i]));
  }
}

static void add_listed(struct buffer *out, const struct option_row *row, enum command command,
                       enum language language) {
  const char letter[] = {'-', row->letter};
  buffer_add_text(out, text_from(command_name(command)));
  buffer_add_literal(out, "\t--");
  buffer_add_text(out, text_from(row->name));
  buffer_add_byte(out, '\t');
  if (row->letter != 0) buffer_add(out, letter, sizeof letter);
  buffer_add_byte(out, '\t');
  if (row->argument != NULL) buffer_add_text(out, text_from(row->argument));
  buffer_add_byte(out, '\t');
  add_words(out, row);
  buffer_add_byte(out, '\t');
  for (const char *at = row->help[language]; *at != '\0'; at++) {
    if (*at != '\n') buffer_add_byte(out, *at);
    if (*at == '\n' && language == LANGUAGE_EN) buffer_add_byte(out, ' ');
  }
  buffer_add_byte(out, '\n');
}

void option_list_add(struct buffer *out, enum command command, enum language language) {
  for (int i = 0; i < OPTION_COUNT; i++)
    if (option_is_used(&option_table()[i], command)) add_listed(out, &option_table()[i], command, language);
}
