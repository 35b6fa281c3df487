#include "formats/sheet_in/sheet_source.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/file_kind.h"
#include "formats/sheet_in/sheet_format.h"
#include "formats/sheet_in/xls_in.h"
#include "formats/sheet_in/xlsx_in.h"

struct sheet_source {
  struct byte_source bytes;
  enum file_kind kind;
  const struct sheet_format *format;
  void *book;
  bool is_chosen; /* a sheet was */
  struct sheet_error failure;
};

static const struct sheet_format *format_of(enum file_kind kind) {
  return kind == FILE_XLSX ? &xlsx_in : kind == FILE_XLS ? &xls_in : NULL;
}

static enum sheet_status status_of(enum file_kind kind) {
  static const enum sheet_status statuses[FILE_KIND_COUNT] = {[FILE_ENCRYPTED] = SHEET_IS_ENCRYPTED,
                                                              [FILE_XLS_TOO_OLD] = SHEET_IS_TOO_OLD,
                                                              [FILE_BROKEN_ZIP] = SHEET_ZIP_DAMAGED};
  return statuses[kind] == SHEET_OK ? SHEET_NOT_A_WORKBOOK : statuses[kind];
}

static struct sheet_source *refuse(struct sheet_source *source, enum sheet_status status, int system,
                                   struct sheet_error *error) {
  *error = SHEET_NO_ERROR;
  error->status = status;
  error->kind = source->kind;
  error->system = system;
  sheet_source_close(source);
  return NULL;
}

/* The source once its bytes are there. */
static struct sheet_source *start(struct sheet_source *source, struct sheet_error *error) {
  source->kind = file_kind_find(&source->bytes);
  source->format = format_of(source->kind);
  int system = source->bytes.error;
  if (system != 0) return refuse(source, SHEET_READ_ERROR, system, error);
  if (source->format == NULL) return refuse(source, status_of(source->kind), 0, error);
  source->book = source->format->open(&source->bytes, error);
  if (source->book != NULL) return source;
  return refuse(source, error->status, source->bytes.error, error);
}

static struct sheet_source *new_source(void) {
  struct sheet_source *source = array_new(1, sizeof *source);
  source->failure = SHEET_NO_ERROR;
  return source;
}

struct sheet_source *sheet_source_open(const char *path, struct sheet_error *error) {
  struct sheet_source *source = new_source();
  bool is_opened;
  int system = byte_source_open(&source->bytes, path, &is_opened);
  if (system == 0) return start(source, error);
  enum sheet_status status = system == EISDIR ? SHEET_IS_FOLDER
                             : is_opened      ? SHEET_READ_ERROR
                                              : SHEET_CANNOT_OPEN;
  return refuse(source, status, system, error);
}

struct sheet_source *sheet_source_open_pipe(struct text head, int pipe, struct sheet_error *error) {
  struct sheet_source *source = new_source();
  int system = byte_source_open_pipe(&source->bytes, head, pipe);
  return system == 0 ? start(source, error) : refuse(source, SHEET_READ_ERROR, system, error);
}

struct sheet_source *sheet_source_open_memory(struct text bytes, struct sheet_error *error) {
  struct sheet_source *source = new_source();
  byte_source_open_memory(&source->bytes, bytes);
  return start(source, error);
}

enum file_kind sheet_source_kind(const struct sheet_source *source) { return source->kind; }

const struct sheet_info *sheet_source_sheets(const struct sheet_source *source, size_t *count) {
  return source->format->sheets(source->book, count);
}

/* Keeps what a reader said of a failure, with what the reader does not know of it. */
static enum sheet_status keep_failure(struct sheet_source *source, enum sheet_status status, size_t sheet) {
  if (status == SHEET_OK || status == SHEET_END) return status;
  source->failure.status = status;
  source->failure.sheet = sheet;
  if (status == SHEET_READ_ERROR) source->failure.system = source->bytes.error;
  return status;
}

enum sheet_status sheet_source_choose(struct sheet_source *source, size_t sheet) {
  size_t count;
  const struct sheet_info *sheets = sheet_source_sheets(source, &count);
  source->failure = SHEET_NO_ERROR;
  source->failure.sheet = sheet;
  source->is_chosen = true;
  if (sheet >= count || !sheets[sheet].has_cells) return keep_failure(source, SHEET_HAS_NO_CELLS, sheet);
  return keep_failure(source, source->format->choose(source->book, sheet, &source->failure), sheet);
}

enum sheet_status sheet_source_next(struct sheet_source *source, struct sheet_row *row) {
  assert(source->is_chosen);
  if (source->failure.status != SHEET_OK) return source->failure.status;
  enum sheet_status status = source->format->next(source->book, row, &source->failure);
  return keep_failure(source, status, source->failure.sheet);
}

struct sheet_error sheet_source_failure(const struct sheet_source *source) {
  return source->failure;
}

int64_t sheet_source_bytes_read(const struct sheet_source *source) {
  return source->format->bytes_read(source->book);
}

int64_t sheet_source_bytes_total(const struct sheet_source *source) {
  return source->format->bytes_total(source->book);
}

void sheet_source_close(struct sheet_source *source) {
  if (source == NULL) return;
  if (source->book != NULL) source->format->close(source->book);
  byte_source_close(&source->bytes);
  free(source);
}
