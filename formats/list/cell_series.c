#include "formats/list/cell_series.h"

#include "formats/file/plain_text.h"

static const struct text connectors[] = {{":", 1}, {"=", 1}, {"：", 3}, {"＝", 3}, {"起", 3}};

/* The connector at the beginning of a text, or 0. */
static size_t connector_length(struct text text) {
  for (size_t i = 0; i < sizeof connectors / sizeof connectors[0]; i++)
    if (text_starts_with(text, connectors[i])) return connectors[i].length;
  return 0;
}

/* Bytes that a connector begins with; of most amounts none. */
static bool may_connect(char byte) { return byte == ':' || byte == '=' || (unsigned char)byte >= 0xE8; }

bool cell_is_series(struct text cell) {
  for (size_t at = 0; at < cell.length; at++)
    if (may_connect(cell.at[at]) && connector_length(text_from_offset(cell, at)) > 0) return true;
  return false;
}

/* A comma before three digits groups thousands; before anything else it cannot. */
static bool groups_thousands(struct text behind) {
  size_t digits = 0;
  while (digits < behind.length && is_digit(behind.at[digits])) digits++;
  return digits == 3;
}

/* What ends an entry at the beginning of a text, or 0. A full-width comma always does. */
static size_t separator_length(struct text text) {
  static const struct text separators[] = {{";", 1}, {"\n", 1}, {"\r", 1}, {"；", 3}, {"，", 3}};
  for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
    if (text_starts_with(text, separators[i])) return separators[i].length;
  return text_starts_with(text, TEXT(",")) && !groups_thousands(text_from_offset(text, 1)) ? 1 : 0;
}

/* The next entry that holds something. */
static bool next_entry(struct text *rest, struct text *entry) {
  do {
    size_t at = 0, separator = 0;
    if (rest->length == 0) return false;
    while (at < rest->length && (separator = separator_length(text_from_offset(*rest, at))) == 0) at++;
    *entry = text_trim((struct text){rest->at, at});
    *rest = text_from_offset(*rest, at + separator);
  } while (entry->length == 0);
  return true;
}

/* Month and figure of an entry; several connectors may follow each other: 2024-07起: 8000. */
static bool split(struct text entry, struct text *month, struct text *figure) {
  size_t at = 0, length;
  while (at < entry.length && connector_length(text_from_offset(entry, at)) == 0) at++;
  *month = text_trim((struct text){entry.at, at});
  *figure = text_from_offset(entry, at);
  while ((length = connector_length(*figure)) > 0) *figure = text_trim(text_from_offset(*figure, length));
  return month->length > 0 && figure->length > 0;
}

static bool refuse_entry(struct cell_context *context, enum case_field field, struct text cell, int number,
                         struct text entry) {
  (void)cell_refuse(context, DIAGNOSTIC_SERIES_ENTRY, field, cell);
  diagnostics_argument_number(context->diagnostics, number);
  diagnostics_argument(context->diagnostics, text_clip(entry, VALUE_SHOWN_MAX));
  return false;
}

static struct month last_month(const struct stated_number *stated) {
  if (!stated->is_stated) return MONTH_NONE;
  return stated->step_count == 0 ? stated->from : stated->steps[stated->step_count - 1].from;
}

static bool refuse_order(struct cell_context *context, enum case_field field, struct text cell,
                         struct month before, struct month month) {
  (void)cell_refuse(context, DIAGNOSTIC_SERIES_ORDER, field, cell);
  diagnostics_argument_month(context->diagnostics, before);
  diagnostics_argument_month(context->diagnostics, month);
  return false;
}

/* Entries of one figure are one, but their months are in order all the same. */
static bool read_entries(struct stated_number *stated, cell_figure_reader *read, struct cell_context *context,
                         enum case_field field, struct text cell) {
  struct text rest = cell, entry, month_text, figure_text;
  struct month before = last_month(stated);
  for (int number = 1; next_entry(&rest, &entry); number++) {
    struct month month;
    struct exact figure = {0};
    if (!split(entry, &month_text, &figure_text)) return refuse_entry(context, field, cell, number, entry);
    if (!cell_month(&month, context, field, month_text)) return false;
    if (month_is_set(before) && month.index <= before.index)
      return refuse_order(context, field, cell, before, month);
    if (!read(&figure, context, field, figure_text)) return false;
    stated_add(stated, month, &figure);
    before = month;
  }
  return stated->is_stated;
}

bool cell_series(struct stated_number *stated, cell_figure_reader *read, struct cell_context *context,
                 enum case_field field, struct text cell) {
  if (!cell_is_series(cell)) return stated->is_stated = read(&stated->number, context, field, cell);
  bool is_read = read_entries(stated, read, context, field, cell);
  if (!is_read) stated_reset(stated);
  return is_read;
}
