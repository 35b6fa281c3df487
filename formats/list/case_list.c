#include "formats/list/case_list.h"

#include "formats/list/row_kind.h"

/* Titles of a sheet are known once its first row has come. */
static void note_titles(struct case_list *list) {
  int64_t first;
  if (list->table == NULL) return;
  list->skipped.counts[SKIPPED_TITLE] = table_titles(list->table, &first);
  list->skipped.first_lines[SKIPPED_TITLE] = first;
}

void case_list_init(struct case_list *list, struct table *table, const struct case_columns *columns,
                    bool fills_down) {
  *list = (struct case_list){
      .table = table, .columns = columns, .fills_down = fills_down, .is_below_header = true};
  note_titles(list);
}

static void enter_sheet(struct case_list *list, int sheet) {
  if (sheet == list->sheet) return;
  list->sheet = sheet;
  list->is_below_header = true;
  row_above_forget(&list->above);
  note_titles(list);
}

static bool is_skipped(struct case_list *list, struct table_row *row) {
  enum skipped_kind kind = SKIPPED_HEADER;
  const bool is_again = list->table != NULL && table_is_header_again(list->table);
  if (!is_again &&
      !row_kind_is_skipped(list->columns, row, list->is_below_header, &kind, &row->is_total_like))
    return false;
  skipped_rows_add(&list->skipped, kind, row->line);
  return true;
}

/* A corrected row is called what the correction says. */
static void correct(struct case_list *list, struct table_row *row) {
  enum skipped_kind kind;
  corrections_apply(list->corrections, row);
  (void)!row_kind_is_skipped(list->columns, row, false, &kind, &row->is_total_like);
}

bool case_list_take(struct case_list *list, struct table_row *row) {
  enter_sheet(list, row->sheet);
  if (is_skipped(list, row)) return false;
  row->record = ++list->record;
  list->is_below_header = false;
  list->hidden += row->is_hidden;
  if (list->corrections != NULL) correct(list, row);
  if (list->fills_down)
    row_above_fill(&list->above, list->columns, row);
  else
    row_above_mark(&list->above, list->columns, row);
  row_above_set(&list->above, row, list->fills_down);
  return true;
}

enum table_status case_list_next(struct case_list *list, struct table_row *row) {
  do {
    enum table_status status = table_next(list->table, row);
    if (status != TABLE_OK) return status;
  } while (!case_list_take(list, row));
  return TABLE_OK;
}

void case_list_clear(struct case_list *list) { row_above_clear(&list->above); }
