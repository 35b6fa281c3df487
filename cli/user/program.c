#include "cli/user/program.h"

#include <stdio.h>
#include <string.h>

#include "calc/buffer.h"
#include "calc/integer.h"
#include "formats/file/sha256.h"
#include "formats/list/cells.h"
#include "formats/run/manifest.h"
#include "formats/sheet/deflate.h"
#include "formats/sheet/xlsx_book.h"

const char program_version[] = ARREARS_VERSION;

const char *program_libraries(void) {
  static char text[256];
  if (text[0] == '\0')
    (void)snprintf(text, sizeof text, "GMP %s, %s, %s, %s, %s, %s", integer_library(), xlsx_book_library(),
                   cells_library(), deflate_library(), manifest_library(), sha256_library());
  return text;
}

/* What was typed, and how it is shown. */
static struct {
  char **words;
  int count;
} typed;
static struct buffer command_line;

struct masked_files {
  const struct mask_key *key;
  const char *const *names;
  size_t count;
};

/* --jobs and its number. */
static int jobs_words(int left, char *argument) {
  if (strncmp(argument, "--jobs=", 7) == 0) return 1;
  return strcmp(argument, "--jobs") == 0 && left > 1 ? 2 : 0;
}

/* Does a file's name begin here? It ends with its word. */
static bool is_file(const struct masked_files *files, const char *at) {
  for (size_t i = 0; i < files->count; i++)
    if (files->names[i] == at) return true;
  return false;
}

static void add_word(const char *word, const struct masked_files *files) {
  const char *at = word;
  while (*at != '\0' && !is_file(files, at)) at++;
  buffer_add_byte(&command_line, ' ');
  buffer_add(&command_line, word, (size_t)(at - word));
  if (*at != '\0') mask_key_add_file(files->key, &command_line, at);
}

static void show(const struct masked_files *files) {
  buffer_reset(&command_line);
  buffer_add_literal(&command_line, "arrears");
  for (int i = 1, words; i < typed.count; i += words) {
    words = jobs_words(typed.count - i, typed.words[i]);
    if (words > 0) continue;
    words = 1;
    add_word(typed.words[i], files);
  }
  buffer_add_byte(&command_line, '\0');
}

void program_keep_command_line(int count, char *arguments[]) {
  typed.words = arguments;
  typed.count = count;
  show(&(struct masked_files){0});
}

void program_mask_files(const struct mask_key *key, const char *const files[], size_t count) {
  show(&(struct masked_files){key, files, count});
}

void program_forget_command_line(void) {
  typed.count = 0;
  buffer_clear(&command_line);
}

const char *program_command_line(void) { return command_line.length == 0 ? "" : command_line.at; }
