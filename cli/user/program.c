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

static struct buffer command_line;

/* --jobs and its number. */
static int jobs_words(int left, char *argument) {
  if (strncmp(argument, "--jobs=", 7) == 0) return 1;
  return strcmp(argument, "--jobs") == 0 && left > 1 ? 2 : 0;
}

void program_keep_command_line(int count, char *arguments[]) {
  buffer_reset(&command_line);
  buffer_add_literal(&command_line, "arrears");
  for (int i = 1, words; i < count; i += words) {
    words = jobs_words(count - i, arguments[i]);
    if (words > 0) continue;
    words = 1;
    buffer_add_byte(&command_line, ' ');
    buffer_add_text(&command_line, text_from(arguments[i]));
  }
  buffer_add_byte(&command_line, '\0');
}

void program_forget_command_line(void) { buffer_clear(&command_line); }

const char *program_command_line(void) { return command_line.length == 0 ? "" : command_line.at; }
