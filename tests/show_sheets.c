/* show_sheets FILE: every sheet's name and rows, as sheet_fixture.h writes them. For scripts. */
#include "sheet_fixture.h"

int main(int count, char **words) {
  struct sheet_error error;
  size_t sheets;
  struct buffer out = {0};
  if (count != 2) return 2;
  struct sheet_source *source = sheet_source_open(words[1], &error);
  if (source == NULL) {
    printf("refused: %s\n", status_word(error.status));
    return 4;
  }
  const struct sheet_info *list = sheet_source_sheets(source, &sheets);
  for (size_t i = 0; i < sheets; i++) {
    buffer_add_literal(&out, "# ");
    buffer_add_text(&out, list[i].name);
    buffer_add_byte(&out, '\n');
    if (list[i].has_cells) add_sheet(&out, source, i);
  }
  fwrite(out.at, 1, out.length, stdout);
  buffer_clear(&out);
  sheet_source_close(source);
  return 0;
}
