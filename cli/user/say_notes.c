#include "cli/user/say_notes.h"

#include "cli/user/say.h"
#include "formats/words/figures_text.h"

static void say_note(enum language language, int code, int64_t rows, const struct note_reader *reader) {
  struct buffer count = {0}, words = {0};
  figure_number(&count, rows);
  note_text(&words, language, code, *reader);
  buffer_add_byte(&count, '\0');
  buffer_add_byte(&words, '\0');
  say(language, note_is_assumption(code) ? LABEL_SAY_ASSUMED : LABEL_SAY_NOTED, count.at, words.at,
      diagnostics_table[code].code, NULL);
  buffer_clear(&count);
  buffer_clear(&words);
}

void say_notes(enum language language, const int64_t noted[NOTE_COUNT], const struct note_reader *reader,
               bool says_all) {
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    const bool is_told = says_all || note_is_assumption(code) || note_leaves_out(code);
    if (is_told && noted[code - NOTE_FIRST] > 0) say_note(language, code, noted[code - NOTE_FIRST], reader);
  }
}
