#include "cli/list_corrections.h"

#include "cli/run/run_manifest.h"
#include "cli/user/say.h"
#include "cli/user/say_table.h"
#include "formats/words/figures_text.h"

/* Problems of one kind or another that are reported one by one. */
enum { PROBLEMS_SAID = 20 };

struct speaker {
  const struct corrections *corrections;
  const struct corrected_list *list;
  int64_t count; /* problems so far */
};

static void add_fix_place(struct buffer *out, const struct corrections *corrections, int file, int sheet,
                          int64_t line) {
  struct table_sheet room;
  const struct text path = text_from(corrections->files[file].path);
  if (line == 0)
    buffer_add_text(out, path);
  else
    table_place_add(out, path, corrections_sheet(corrections, file, sheet, &room), SHEET_COLUMN_NONE, line);
}

static void add_list_place(struct buffer *out, const struct corrected_list *list, int sheet, int64_t line) {
  int count;
  const struct table_sheet *sheets = table_sheets(list->table, &count);
  table_place_add(out, text_from(list->path), count == 0 ? NULL : &sheets[sheet], SHEET_COLUMN_NONE, line);
}

/* Place, what was read or who else wants the line, and the list or its line. */
static void say_problem(const struct speaker *speaker, enum label id,
                        const struct correction_trouble *trouble) {
  const struct corrections *corrections = speaker->corrections;
  struct buffer texts[3] = {0};
  add_fix_place(&texts[0], corrections, trouble->file, trouble->sheet, trouble->line);
  if (trouble->twin != NULL)
    add_fix_place(&texts[1], corrections, trouble->twin->file, trouble->twin->sheet, trouble->twin->line);
  else
    buffer_add_text(&texts[1], trouble->value);
  if (trouble->row != NULL)
    add_list_place(&texts[2], speaker->list, trouble->row->list_sheet, trouble->row->list_line);
  else
    buffer_add_text(&texts[2], text_from(speaker->list->path));
  const struct text arguments[] = {buffer_text(&texts[0]), buffer_text(&texts[1]), buffer_text(&texts[2])};
  say_texts(speaker->list->language, id, arguments, 3);
  for (int i = 0; i < 3; i++) buffer_clear(&texts[i]);
}

static void tell_trouble(void *context, const struct correction_trouble *trouble) {
  static const enum label labels[CORRECTION_PROBLEM_COUNT] = {
      [CORRECTION_NO_FIX] = LABEL_SAY_FIX_NO_FIX,
      [CORRECTION_NO_COLUMN] = LABEL_SAY_FIX_NO_COLUMN,
      [CORRECTION_SURPLUS_COLUMN] = LABEL_SAY_FIX_SURPLUS_COLUMN,
      [CORRECTION_UNREADABLE_ROW] = LABEL_SAY_FIX_UNREADABLE_ROW,
      [CORRECTION_NO_LINE] = LABEL_SAY_FIX_NO_LINE,
      [CORRECTION_NO_CHECK] = LABEL_SAY_FIX_NO_CHECK,
      [CORRECTION_EMPTY] = LABEL_SAY_FIX_EMPTY,
      [CORRECTION_NO_CASE] = LABEL_SAY_FIX_NO_CASE,
      [CORRECTION_OTHER_ROW] = LABEL_SAY_FIX_OTHER_ROW,
      [CORRECTION_DOUBLED] = LABEL_SAY_FIX_DOUBLED,
  };
  struct speaker *speaker = context;
  if (speaker->count++ >= PROBLEMS_SAID) return;
  if (trouble->problem == CORRECTION_UNREADABLE_FILE)
    say_table_error(speaker->list->language, speaker->corrections->files[trouble->file].path,
                    &trouble->error);
  else
    say_problem(speaker, labels[trouble->problem], trouble);
}

static void say_more(const struct speaker *speaker) {
  struct buffer more = {0};
  if (speaker->count <= PROBLEMS_SAID) return;
  figure_number(&more, speaker->count - PROBLEMS_SAID);
  buffer_add_byte(&more, '\0');
  say(speaker->list->language, LABEL_SAY_FIX_MORE, more.at, NULL);
  buffer_clear(&more);
}

bool list_corrections_open(struct corrections *corrections, const struct corrected_list *list,
                           const char *const *paths, int count, struct table_options how) {
  struct speaker speaker = {corrections, list, 0};
  bool are_read = true;
  for (int i = 0; i < count; i++) {
    bool is_file = run_manifest_can_name(paths[i]);
    if (!is_file) say(list->language, LABEL_SAY_NO_FILE, paths[i], NULL);
    are_read = is_file &&
               corrections_add_file(corrections, paths[i], list->table, list->columns, how,
                                    (struct correction_listener){tell_trouble, &speaker}) &&
               are_read;
  }
  say_more(&speaker);
  corrections_seal(corrections);
  return are_read;
}

bool list_corrections_are_used(const struct corrections *corrections, const struct corrected_list *list) {
  struct speaker speaker = {corrections, list, 0};
  bool are_used = corrections_each_left(corrections, (struct correction_listener){tell_trouble, &speaker});
  say_more(&speaker);
  return are_used;
}

void list_corrections_say(const struct corrections *corrections, const struct corrected_list *list) {
  for (int i = 0; i < corrections->file_count; i++) {
    const struct correction_file *file = &corrections->files[i];
    struct buffer rows = {0}, unchanged = {0};
    figure_number(&rows, file->rows - file->unchanged);
    figure_number(&unchanged, file->unchanged);
    const struct text arguments[] = {text_from(file->path), buffer_text(&rows), text_from(list->path),
                                     buffer_text(&unchanged)};
    say_texts(list->language, LABEL_SAY_CORRECTED, arguments, file->unchanged > 0 ? 4 : 3);
    buffer_clear(&rows);
    buffer_clear(&unchanged);
  }
}

void list_corrections_add_line(struct buffer *out, const struct corrections *corrections,
                               const struct corrected_list *list, const struct dossier *dossier,
                               const struct diagnostic *diagnostic) {
  int count;
  const struct table_sheet *sheets = table_sheets(list->table, &count);
  struct row_place place = {.file = text_from(list->path),
                            .line = dossier->line,
                            .record = dossier->record,
                            .masks_ids = true,
                            .sheet = count == 0 ? NULL : &sheets[dossier->sheet]};
  struct table_sheet room;
  struct buffer replaced = {0};
  if (dossier->correction != 0) {
    const struct correction *row = &corrections->rows[dossier->correction - 1];
    add_list_place(&replaced, list, dossier->sheet, dossier->line);
    place.file = text_from(corrections->files[row->file].path);
    place.line = row->line;
    place.sheet = corrections_sheet(corrections, row->file, row->sheet, &room);
    place.stands_for = buffer_text(&replaced);
  }
  diagnostic_line(out, list->language, &place, list->columns, &dossier->diagnostics, diagnostic);
  buffer_clear(&replaced);
}
