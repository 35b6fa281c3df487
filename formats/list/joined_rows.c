#include "formats/list/joined_rows.h"

bool joined_rows_are_possible(const struct case_columns *columns) {
  bool has_case_id = columns->index[FIELD_CASE_ID] != COLUMN_ABSENT && !case_columns_number_rows(columns);
  return (columns->index[FIELD_GAP_FROM] != COLUMN_ABSENT || columns->month_count > 0) &&
         (columns->index[FIELD_ID_NUMBER] != COLUMN_ABSENT || has_case_id);
}

static void take_row(struct joined_gaps *gaps, struct cases_reader *reader, struct dossier *dossier,
                     const struct table_row *row, enum file_encoding encoding) {
  cases_take_row(dossier, row, reader->columns, encoding);
  if (dossier_is_rejected(dossier)) return;
  cases_read(reader, dossier);
  joined_gaps_take(gaps, dossier);
}

bool joined_rows_read(struct joined_gaps *gaps, struct case_list *list, const struct case_defaults *defaults,
                      const struct regions *regions) {
  struct cases_reader reader;
  struct dossier dossier = {0};
  struct table_row row;
  enum table_status status;
  cases_reader_init_months(&reader, list->columns, defaults, regions);
  while ((status = case_list_next(list, &row)) == TABLE_OK)
    take_row(gaps, &reader, &dossier, &row, table_encoding(list->table));
  dossier_clear(&dossier);
  cases_reader_clear(&reader);
  if (status == TABLE_END)
    joined_gaps_seal(gaps);
  else
    joined_gaps_clear(gaps);
  return status == TABLE_END;
}
