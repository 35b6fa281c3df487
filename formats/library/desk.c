#include "formats/library/desk.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "calc/array.h"
#include "formats/list/column_refusal.h"
#include "formats/list/title_statements.h"
#include "formats/list/unread_cells.h"
#include "formats/words/figures_text.h"

/* What messages call the list. */
static const char list_name[] = "JSON";

void desk_init(struct desk *desk, const struct engine *engine) {
  *desk = (struct desk){.engine = engine};
  desk->context = (struct text_context){
      .language = engine->language, .columns = &desk->columns, .with_ledger = engine->with_ledger};
}

static void drop_columns(struct desk *desk) {
  if (!desk->has_columns) return;
  desk->has_columns = false;
  case_list_clear(&desk->list);
  caseworker_clear(&desk->worker);
  case_columns_clear(&desk->columns);
}

void desk_clear(struct desk *desk) {
  drop_columns(desk);
  row_header_clear(&desk->header);
  json_row_clear(&desk->json);
  kept_rows_clear(&desk->first);
  dossier_clear(&desk->dossier);
  free(desk->cells);
  free(desk->marks);
}

static void tell_fault(const struct json_row_problem *problem, const struct listener *listener) {
  static const enum label labels[JSON_ROW_FAULT_COUNT] = {
      [JSON_ROW_MALFORMED] = LABEL_JSON_ROW_MALFORMED, [JSON_ROW_NOT_UTF_8] = LABEL_JSON_ROW_NOT_UTF_8,
      [JSON_ROW_NO_OBJECT] = LABEL_JSON_ROW_NO_OBJECT, [JSON_ROW_NAME_TWICE] = LABEL_JSON_ROW_NAME_TWICE,
      [JSON_ROW_NESTED] = LABEL_JSON_ROW_NESTED,       [JSON_ROW_TOO_LONG] = LABEL_JSON_ROW_TOO_LONG,
      [JSON_ROW_TOO_MANY] = LABEL_JSON_ROW_TOO_MANY,
  };
  const bool is_too_much = problem->fault == JSON_ROW_TOO_LONG || problem->fault == JSON_ROW_TOO_MANY;
  const int64_t most = problem->fault == JSON_ROW_TOO_LONG ? JSON_ROW_BYTES_MOST : JSON_ROW_MEMBERS_MOST;
  struct buffer number = {0};
  figure_number(&number, is_too_much ? most : (int64_t)problem->at);
  const struct text argument = problem->fault == JSON_ROW_NESTED ? problem->name : buffer_text(&number);
  tell_texts(listener, labels[problem->fault], &argument, 1);
  buffer_clear(&number);
}

bool desk_read(struct desk *desk, struct text json, const struct listener *listener) {
  struct json_row_problem problem;
  if (json_row_read(&desk->json, json, &problem)) return true;
  tell_fault(&problem, listener);
  return false;
}

static void make_room(struct desk *desk, size_t count) {
  size_t capacity = desk->cell_capacity;
  desk->cells = array_grow(desk->cells, &desk->cell_capacity, count, sizeof *desk->cells);
  desk->marks = array_grow(desk->marks, &capacity, count, sizeof *desk->marks);
}

struct table_row desk_row(struct desk *desk, int64_t line) {
  const struct json_row *json = &desk->json;
  const size_t count = desk->header.count;
  make_room(desk, count);
  for (size_t i = 0; i < count; i++) desk->cells[i] = TEXT("");
  if (count > 0) memset(desk->marks, 0, count);
  for (size_t i = 0; i < json->count; i++) {
    const size_t at = row_header_find(&desk->header, json->names[i], i);
    desk->cells[at] = json->cells[i];
    desk->marks[at] = json->marks[i];
  }
  return (struct table_row){.cells = desk->cells,
                            .marks = desk->marks,
                            .count = count,
                            .raw = TEXT(""),
                            .line = line,
                            .line_count = 1};
}

static struct column_refusal refusal_of(const struct desk *desk, const struct listener *listener) {
  return (struct column_refusal){listener, list_name, desk->header.names, desk->header.count, &desk->first};
}

bool desk_find_columns(struct desk *desk, const struct joined_gaps *joined, const struct listener *listener) {
  const struct engine *engine = desk->engine;
  const struct text *names = row_header_names(&desk->header);
  struct columns_problem problem;
  drop_columns(desk);
  if (!case_columns_find(&desk->columns, names, desk->header.count, engine_column_choices(engine),
                         &problem)) {
    const struct column_refusal refusal = refusal_of(desk, listener);
    column_refusal_tell(&refusal, &problem);
    return false;
  }
  desk->casework = (struct casework){&desk->columns, &engine->defaults, &engine->regions,
                                     &engine->rules, &engine->calendar, engine->choices,
                                     joined};
  caseworker_init(&desk->worker, &desk->casework);
  case_list_init(&desk->list, NULL, &desk->columns, engine->fills_down);
  desk->has_columns = true;
  return true;
}

bool desk_is_doubtful(const struct desk *desk, const struct listener *listener) {
  const struct engine *engine = desk->engine;
  const struct column_choices choices = engine_column_choices(engine);
  struct title_statement title;
  struct columns_problem problem;
  const bool is_titled =
      title_statements_find(&title, &desk->columns, &desk->first, 0, &engine->defaults, &engine->regions);
  const bool is_doubtful =
      unread_cells_find(&problem, &desk->columns, choices, &desk->first, &engine->defaults, &engine->regions);
  const struct column_refusal refusal = refusal_of(desk, listener);
  if (is_titled) title_statement_tell(listener, list_name, &title);
  if (is_doubtful) column_refusal_tell(&refusal, &problem);
  return is_titled || is_doubtful;
}

bool desk_disagrees(const struct desk *desk, const struct table_row *row, const struct listener *listener) {
  const struct column_twins *twins = case_columns_disagree(&desk->columns, row);
  struct buffer place = {0};
  if (twins == NULL) return false;
  table_place_add(&place, text_from(list_name), NULL, twins->second, row->line);
  buffer_add_byte(&place, '\0');
  column_twins_tell(listener, place.at, &desk->columns, twins);
  buffer_clear(&place);
  return true;
}

void desk_begin_list(struct desk *desk) {
  struct row_above above = desk->list.above;
  row_above_forget(&above);
  case_list_init(&desk->list, NULL, &desk->columns, desk->engine->fills_down);
  desk->list.above = above;
}

void desk_tell_skipped(const struct desk *desk, const struct listener *listener) {
  struct text words = {0};
  for (int kind = 0; kind < SKIPPED_KIND_COUNT; kind++)
    if (desk->list.skipped.counts[kind] > 0)
      words = text_from(label(listener->language, skipped_label((enum skipped_kind)kind)));
  tell_texts(listener, LABEL_JSON_ROW_SKIPPED, &words, 1);
}

/* Everything that a list is looked through for before its first row is worked out. */
static bool columns_are_clear(struct desk *desk, const struct listener *listener) {
  const bool is_new =
      !desk->has_columns || !row_header_equals(&desk->header, desk->json.names, desk->json.count);
  if (is_new) {
    row_header_reset(&desk->header);
    row_header_add(&desk->header, desk->json.names, desk->json.count);
  } else if (desk->columns.carried_count == 0) {
    return true;
  }
  const struct table_row row = desk_row(desk, 1);
  kept_rows_reset(&desk->first);
  (void)kept_rows_add(&desk->first, &row);
  return (!is_new || desk_find_columns(desk, NULL, listener)) && !desk_is_doubtful(desk, listener);
}

int desk_assess(struct desk *desk, struct text json, struct arrears_answer *answer) {
  const struct listener listener = answer_listener(answer->storage, desk->engine->language);
  if (!desk_read(desk, json, &listener)) return ARREARS_BAD_ROW;
  if (!columns_are_clear(desk, &listener)) return ARREARS_BAD_COLUMNS;
  struct table_row row = desk_row(desk, 1);
  if (desk_disagrees(desk, &row, &listener)) return ARREARS_BAD_COLUMNS;
  desk_begin_list(desk);
  if (!case_list_take(&desk->list, &row)) {
    desk_tell_skipped(desk, &listener);
    return ARREARS_NO_CASE;
  }
  cases_take_row(&desk->dossier, &row, &desk->columns, ENCODING_UTF_8);
  caseworker_assess(&desk->worker, &desk->dossier);
  answer_add(answer, &desk->context, &desk->dossier);
  return dossier_has_errors(&desk->dossier) ? ARREARS_REJECTED : ARREARS_OK;
}
