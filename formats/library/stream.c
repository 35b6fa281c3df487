#include "formats/library/stream.h"

#include <assert.h>
#include <stdlib.h>

#include "calc/array.h"
#include "calc/claims.h"
#include "formats/library/handles.h"
#include "formats/list/list_header.h"

struct stream_row {
  size_t start, length; /* in bytes */
  int64_t line;
};

struct stream {
  const struct engine *engine;
  arrears_handle engine_handle;
  struct desk desk;
  struct buffer bytes; /* the rows */
  struct stream_row *rows;
  size_t count, capacity;
  struct joined_gaps joined;
  struct arrears_answer answer; /* of a row */
};

struct stream *stream_new(const struct engine *engine, arrears_handle handle) {
  struct stream *stream = array_new(1, sizeof *stream);
  stream->engine = engine;
  stream->engine_handle = handle;
  stream->answer = (struct arrears_answer)ARREARS_ANSWER;
  desk_init(&stream->desk, engine);
  return stream;
}

enum language stream_language(const struct stream *stream) { return stream->engine->language; }

int stream_add(struct stream *stream, struct text json, int64_t line, struct arrears_answer *answer) {
  const struct listener listener = answer_listener(answer->storage, stream->engine->language);
  const int64_t last = stream->count == 0 ? 0 : stream->rows[stream->count - 1].line;
  if (line == 0) line = last + 1;
  if (line <= last || line > CLAIM_LINE_MOST) return ARREARS_BAD_ARGUMENT;
  if (!desk_read(&stream->desk, json, &listener)) return ARREARS_BAD_ROW;
  row_header_add(&stream->desk.header, stream->desk.json.names, stream->desk.json.count);
  stream->rows = array_grow(stream->rows, &stream->capacity, stream->count + 1, sizeof *stream->rows);
  stream->rows[stream->count++] = (struct stream_row){stream->bytes.length, json.length, line};
  buffer_add_text(&stream->bytes, json);
  return ARREARS_OK;
}

/* The row as one of a list; it was read without a fault when it was added. */
static struct table_row row_at(struct stream *stream, size_t i) {
  const struct stream_row *row = &stream->rows[i];
  struct json_row_problem problem;
  const bool is_read =
      json_row_read(&stream->desk.json, (struct text){stream->bytes.at + row->start, row->length}, &problem);
  assert(is_read);
  return desk_row(&stream->desk, row->line);
}

/* As many rows as a list is looked through for its header. */
static void keep_first(struct stream *stream) {
  kept_rows_reset(&stream->desk.first);
  for (size_t i = 0; i < stream->count && i < LIST_HEADER_ROWS - 1; i++) {
    const struct table_row row = row_at(stream, i);
    (void)kept_rows_add(&stream->desk.first, &row);
  }
}

/* The first of two passes: which rows belong together. False: two columns disagree, told. */
static bool look_through(struct stream *stream, const struct listener *listener) {
  struct desk *desk = &stream->desk;
  const bool are_joined = !stream->engine->leaves_apart && case_columns_can_join(&desk->columns);
  struct cases_reader reader;
  bool is_clear = true;
  joined_gaps_clear(&stream->joined);
  cases_reader_init_months(&reader, &desk->columns, &stream->engine->defaults, &stream->engine->regions);
  desk_begin_list(desk);
  for (size_t i = 0; i < stream->count && is_clear; i++) {
    struct table_row row = row_at(stream, i);
    is_clear = !desk_disagrees(desk, &row, listener);
    if (!is_clear || !are_joined || !case_list_take(&desk->list, &row)) continue;
    cases_take_row(&desk->dossier, &row, &desk->columns, ENCODING_UTF_8);
    if (!dossier_is_rejected(&desk->dossier)) cases_read(&reader, &desk->dossier);
    joined_gaps_take(&stream->joined, &desk->dossier);
    namesakes_take(&stream->joined.namesakes, cases_namesake(&reader, &desk->dossier));
  }
  joined_gaps_seal(&stream->joined);
  cases_reader_clear(&reader);
  return is_clear;
}

static int assess_row(struct stream *stream, size_t i, struct claims *claims) {
  struct desk *desk = &stream->desk;
  const struct listener listener = answer_listener(answer_begin(&stream->answer), stream->engine->language);
  struct table_row row = row_at(stream, i);
  stream->answer.row = (int64_t)i + 1;
  desk->list.skipped = (struct skipped_rows){0};
  if (!case_list_take(&desk->list, &row)) {
    desk_tell_skipped(desk, &listener);
    return ARREARS_NO_CASE;
  }
  cases_take_row(&desk->dossier, &row, &desk->columns, ENCODING_UTF_8);
  caseworker_assess(&desk->worker, &desk->dossier);
  if (!claims_have_room(claims, &desk->dossier)) return ARREARS_TOO_MANY;
  claims_take(claims, &desk->dossier);
  answer_add(&stream->answer, &desk->context, &desk->dossier);
  return dossier_has_errors(&desk->dossier) ? ARREARS_REJECTED : ARREARS_OK;
}

static int assess_rows(struct stream *stream, arrears_each *each, void *context) {
  struct claims claims = {.cases_are_rows = case_columns_number_rows(&stream->desk.columns)};
  int status = ARREARS_OK;
  desk_begin_list(&stream->desk);
  for (size_t i = 0; i < stream->count && status == ARREARS_OK; i++) {
    const int of_row = assess_row(stream, i, &claims);
    (void)answer_end(&stream->answer, of_row);
    if (of_row == ARREARS_TOO_MANY)
      status = of_row;
    else if (each(context, &stream->answer) != 0)
      status = ARREARS_STOPPED;
  }
  claims_clear(&claims);
  return status;
}

int stream_run(struct stream *stream, arrears_each *each, void *context, struct arrears_answer *answer) {
  const struct listener listener = answer_listener(answer->storage, stream->engine->language);
  if (stream->count == 0) return ARREARS_OK;
  keep_first(stream);
  const bool is_clear = desk_find_columns(&stream->desk, &stream->joined, &listener) &&
                        !desk_is_doubtful(&stream->desk, &listener) && look_through(stream, &listener);
  return is_clear ? assess_rows(stream, each, context) : ARREARS_BAD_COLUMNS;
}

void stream_destroy(void *object) {
  struct stream *stream = object;
  const arrears_handle engine = stream->engine_handle;
  desk_clear(&stream->desk);
  joined_gaps_clear(&stream->joined);
  arrears_answer_clear(&stream->answer);
  buffer_clear(&stream->bytes);
  free(stream->rows);
  free(stream);
  handles_leave(engine);
}
