#include "formats/report/file_name.h"

#include <string.h>

#include "formats/file/encoding.h"
#include "formats/file/plain_text.h"
#include "formats/sheet/row_text.h"
#include "formats/words/visible_text.h"

enum { NAME_BYTES = 80 };

void file_name_add(struct buffer *out, struct text name) {
  name = text_clip(name, NAME_BYTES);
  for (size_t at = 0, length; at < name.length; at += length) {
    const struct text rest = text_from_offset(name, at);
    length = utf8_character_length(rest);
    const bool is_harmful = length == 0 || visible_is_hidden(rest) || row_text_is_forbidden(rest) ||
                            strchr("/\\:*?\"<>|", rest.at[0]) != NULL;
    if (length == 0) length = 1;
    buffer_add(out, is_harmful ? "_" : rest.at, is_harmful ? 1 : length);
  }
}

void file_name_add_to_sheet(struct buffer *out, struct text name, int characters) {
  enum { BYTES_OF_TWO = 4 };
  struct buffer harmless = {0};
  file_name_add(&harmless, name);
  for (size_t at = 0, length; at < harmless.length; at += length) {
    const struct text rest = text_from_offset(buffer_text(&harmless), at);
    length = utf8_character_length(rest);
    characters -= length == BYTES_OF_TWO ? 2 : 1;
    if (characters < 0) break;
    const bool is_harmful = strchr("[]'", rest.at[0]) != NULL;
    buffer_add(out, is_harmful ? "_" : rest.at, is_harmful ? 1 : length);
  }
  buffer_clear(&harmless);
}
