#include "formats/list/table_tabs.h"

#include <string.h>

#include "calc/array.h"
#include "formats/list/case_columns.h"
#include "formats/list/results_header.h"
#include "formats/list/table_book.h"
#include "formats/list/table_failure.h"
#include "formats/list/table_head.h"

enum table_status table_choose(struct table *table, size_t tab) {
  table->book.width = 0;
  table->chosen = tab + 1;
  table->is_head_ready = false;
  if (sheet_source_choose(table->book.source, tab) == SHEET_OK) return TABLE_OK;
  return table_fail_in_sheet(table);
}

static void add_sheet(struct table *table, const struct sheet_info *tabs, size_t tab) {
  table->sheets[table->sheet_count++] = (struct table_sheet){.name = tabs[tab].name, .tab = tab};
}

static bool wants_all(const struct table_options *options) {
  for (int i = 0; i < options->sheet_count; i++)
    if (strcmp(options->sheets[i], "all") == 0) return true;
  return false;
}

static void tell_names(struct table *table, const struct sheet_info *tabs, size_t count) {
  struct buffer names = {0};
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_literal(&names, ", ");
    buffer_add_text(&names, tabs[i].name);
  }
  table_error_name(table->failure.other, buffer_text(&names));
  buffer_clear(&names);
}

/* The sheets that were asked for by name or number. */
static enum table_status take_named(struct table *table, const struct sheet_info *tabs, size_t count) {
  for (int i = 0; i < table->options.sheet_count; i++) {
    struct text wanted = text_from(table->options.sheets[i]);
    size_t tab;
    if (table_book_find_tab(tabs, count, wanted, &tab)) {
      add_sheet(table, tabs, tab);
      continue;
    }
    table_error_name(table->failure.sheet, wanted);
    tell_names(table, tabs, count);
    return table_fail(table, TABLE_NO_SUCH_SHEET, 0, -1);
  }
  return TABLE_OK;
}

/* Looks into a visible sheet; one without a header is passed by, and what was seen there is remembered. */
static enum table_status look_into(struct table *table, size_t tab, struct table_error *refused) {
  enum table_status status = table_choose(table, tab);
  if (status == TABLE_OK) status = table_read_head(table, &table->header);
  if (status != TABLE_NO_HEADER && status != TABLE_EMPTY) return status;
  (void)table_fail_at_tab(table, status, tab);
  if (status == TABLE_NO_HEADER || refused->status == TABLE_OK) *refused = table->failure;
  table->failure = (struct table_error){.column = -1};
  return status;
}

static bool names_gap(const struct list_header *header) {
  for (size_t i = 0; i < header->count; i++)
    if (case_field_find(header->names[i]) == FIELD_GAP_FROM) return true;
  return false;
}

/* What the sheets with a header are. */
struct sheets_seen {
  bool has_list;       /* one that names a gap and is none of this program's */
  struct text telling; /* a heading of a sheet that is, or "" */
};

static void see(struct sheets_seen *seen, const struct list_header *header) {
  struct text telling;
  if (results_header_is(header->names, header->count, &telling))
    seen->telling = telling;
  else if (names_gap(header))
    seen->has_list = true;
}

/* A workbook of this program is refused as a whole, before it is asked which of its sheets is meant. */
static enum table_status refuse_results(struct table *table, const struct sheets_seen *seen) {
  table_error_name(table->failure.other, seen->telling);
  return table_fail_at_tab(table, TABLE_ARE_RESULTS, table->sheets[0].tab);
}

/* All visible sheets with a header, looked into from the last to the first, whose rows then lie ready; of a
 * table that is no case list the first with a row. */
static enum table_status find_sheets(struct table *table, const struct sheet_info *tabs, size_t count) {
  struct table_error refused = {.status = TABLE_OK, .column = -1};
  const bool takes_one = !table->options.is_case_list;
  struct sheets_seen seen = {.telling = TEXT("")};
  for (size_t i = 0; i < count && !(takes_one && table->sheet_count > 0); i++) {
    size_t tab = takes_one ? i : count - 1 - i;
    if (tabs[tab].visibility != SHEET_VISIBLE || !tabs[tab].has_cells) continue;
    enum table_status status = look_into(table, tab, &refused);
    if (status == TABLE_OK && !takes_one) see(&seen, &table->header);
    if (status == TABLE_OK)
      add_sheet(table, tabs, tab);
    else if (status != TABLE_NO_HEADER && status != TABLE_EMPTY)
      return status;
  }
  for (int i = 0; i < table->sheet_count / 2; i++) {
    struct table_sheet swapped = table->sheets[i];
    table->sheets[i] = table->sheets[table->sheet_count - 1 - i];
    table->sheets[table->sheet_count - 1 - i] = swapped;
  }
  if (seen.telling.length > 0 && !seen.has_list) return refuse_results(table, &seen);
  if (table->sheet_count > 0) return TABLE_OK;
  table->failure = refused;
  return refused.status == TABLE_OK ? table_fail(table, TABLE_EMPTY, 0, -1) : refused.status;
}

/* The columns of every further sheet, found once beforehand: they are asked for while rows are read. */
static enum table_status map_sheet(struct table *table, struct table_sheet *sheet) {
  struct text other;
  enum table_status status = table_choose(table, sheet->tab);
  if (status == TABLE_OK) status = table_read_head(table, &table->further);
  if (status != TABLE_OK) return table_fail_at_tab(table, status, sheet->tab);
  if (table_book_map(sheet, &table->header, &table->further, &other)) return TABLE_OK;
  table_error_name(table->failure.other, other);
  return table_fail_at_tab(table, TABLE_OTHER_COLUMNS, sheet->tab);
}

static enum table_status read_first_sheet(struct table *table) {
  size_t tab = table->sheets[0].tab;
  if (table->chosen == tab + 1 && table->is_head_ready) {
    table_begin(table);
    return TABLE_OK;
  }
  enum table_status status = table_choose(table, tab);
  if (status == TABLE_OK) status = table_read_first_head(table);
  return status == TABLE_NO_HEADER || status == TABLE_EMPTY ? table_fail_at_tab(table, status, tab) : status;
}

static enum table_status map_sheets(struct table *table) {
  enum table_status status = read_first_sheet(table);
  for (int i = 1; i < table->sheet_count && status == TABLE_OK; i++)
    status = map_sheet(table, &table->sheets[i]);
  if (status != TABLE_OK || table->sheet_count == 1) return status;
  table->titles = 0;
  table->cells = array_new(table->header.count + 1, sizeof *table->cells);
  table->marks = array_new(table->header.count + 1, sizeof *table->marks);
  return read_first_sheet(table);
}

enum table_status table_start_book(struct table *table) {
  size_t count;
  const struct sheet_info *tabs = sheet_source_sheets(table->book.source, &count);
  const bool are_named = table->options.sheet_count > 0 && !wants_all(&table->options);
  size_t room = (size_t)table->options.sheet_count > count ? (size_t)table->options.sheet_count : count;
  table->sheets = array_new(room, sizeof *table->sheets);
  enum table_status status = are_named ? take_named(table, tabs, count) : find_sheets(table, tabs, count);
  if (status != TABLE_OK) return status;
  if (table->options.sheet_count == 0 && table->sheet_count > 1) {
    table_error_name(table->failure.other, table->sheets[1].name);
    return table_fail_at_tab(table, TABLE_TWO_LISTS, table->sheets[0].tab);
  }
  return map_sheets(table);
}
