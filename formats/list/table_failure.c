#include "formats/list/table_failure.h"

#include "formats/list/table_book.h"

enum table_status table_fail(struct table *table, enum table_status status, int64_t line, int64_t offset) {
  table->failure.status = status;
  table->failure.system = table->csv.lines.error;
  table->failure.line = line;
  table->failure.offset = offset;
  table->failure.encoding = table->csv.lines.encoding;
  return status;
}

enum table_status table_fail_at_tab(struct table *table, enum table_status status, size_t tab) {
  size_t count;
  const struct sheet_info *tabs = sheet_source_sheets(table->book.source, &count);
  if (tab < count) table_error_name(table->failure.sheet, tabs[tab].name);
  return table_fail(table, status, 0, -1);
}

/* What opening or reading a workbook came to. */
enum table_status table_fail_as(struct table *table, const struct sheet_error *error) {
  static const enum table_status statuses[SHEET_STATUS_COUNT] = {
      [SHEET_CANNOT_OPEN] = TABLE_CANNOT_OPEN,    [SHEET_IS_FOLDER] = TABLE_IS_FOLDER,
      [SHEET_READ_ERROR] = TABLE_READ_ERROR,      [SHEET_NOT_A_WORKBOOK] = TABLE_IS_OTHER_KIND,
      [SHEET_IS_ENCRYPTED] = TABLE_IS_OTHER_KIND, [SHEET_IS_TOO_OLD] = TABLE_IS_OTHER_KIND,
  };
  enum table_status status = statuses[error->status];
  bool is_broken = error->status == SHEET_ZIP_DAMAGED && error->kind == FILE_BROKEN_ZIP;
  if (status == TABLE_OK) status = is_broken ? TABLE_IS_OTHER_KIND : TABLE_BAD_WORKBOOK;
  (void)table_fail(table, status, error->row, -1);
  table->failure.system = error->system;
  table->failure.column = error->column;
  table->failure.sheet_status = error->status;
  table->failure.kind = error->status == SHEET_IS_ENCRYPTED ? FILE_ENCRYPTED
                        : error->status == SHEET_IS_TOO_OLD ? FILE_XLS_TOO_OLD
                                                            : error->kind;
  return status;
}

enum table_status table_fail_in_sheet(struct table *table) {
  struct sheet_error error = sheet_source_failure(table->book.source);
  enum table_status status = table_fail_as(table, &error);
  size_t count;
  const struct sheet_info *tabs = sheet_source_sheets(table->book.source, &count);
  if (error.sheet < count) table_error_name(table->failure.sheet, tabs[error.sheet].name);
  return status;
}
