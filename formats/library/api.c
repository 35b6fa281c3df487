#include <limits.h>

#include "formats/library/handles.h"
#include "formats/library/office.h"
#include "formats/library/stream.h"
#include "formats/record/result_columns.h"

static const enum label status_labels[ARREARS_STATUS_COUNT] = {
    [ARREARS_OK] = LABEL_LIBRARY_OK,
    [ARREARS_REJECTED] = LABEL_LIBRARY_REJECTED,
    [ARREARS_NO_CASE] = LABEL_LIBRARY_NO_CASE,
    [ARREARS_BAD_ROW] = LABEL_LIBRARY_BAD_ROW,
    [ARREARS_BAD_COLUMNS] = LABEL_LIBRARY_BAD_COLUMNS,
    [ARREARS_BAD_RULES] = LABEL_LIBRARY_BAD_RULES,
    [ARREARS_BAD_OPTION] = LABEL_LIBRARY_OPTION_REFUSED,
    [ARREARS_CANNOT_READ] = LABEL_LIBRARY_CANNOT_READ,
    [ARREARS_STOPPED] = LABEL_LIBRARY_STOPPED,
    [ARREARS_BAD_ARGUMENT] = LABEL_LIBRARY_BAD_ARGUMENT,
    [ARREARS_BAD_STRUCT] = LABEL_LIBRARY_BAD_STRUCT,
    [ARREARS_BAD_VERSION] = LABEL_LIBRARY_BAD_VERSION,
    [ARREARS_CLOSED] = LABEL_LIBRARY_CLOSED,
    [ARREARS_BUSY] = LABEL_LIBRARY_BUSY,
    [ARREARS_TOO_MANY] = LABEL_LIBRARY_TOO_MANY,
};

/* ARREARS_OK, and the answer is empty; or why it cannot be used. */
static int begin(struct arrears_answer *answer) {
  if (answer == NULL) return ARREARS_BAD_ARGUMENT;
  if (answer->struct_size != sizeof *answer) return ARREARS_BAD_STRUCT;
  (void)answer_begin(answer);
  return ARREARS_OK;
}

/* A status that nothing was told of says itself. */
static int end(struct arrears_answer *answer, int status, enum language language) {
  struct answer_texts *texts = answer->storage;
  const bool is_told = status == ARREARS_OK || status == ARREARS_REJECTED || texts->message.length > 0;
  if (!is_told) buffer_add_text(&texts->message, text_from(label(language, status_labels[status])));
  return answer_end(answer, status);
}

static bool are_given(const char *const *texts, size_t count) {
  if (count > INT_MAX || (count > 0 && texts == NULL)) return false;
  for (size_t i = 0; i < count; i++)
    if (texts[i] == NULL) return false;
  return true;
}

static int check_options(const struct arrears_options *options) {
  if (options == NULL) return ARREARS_BAD_ARGUMENT;
  if (options->api_version != ARREARS_API_VERSION) return ARREARS_BAD_VERSION;
  if (options->struct_size != sizeof *options) return ARREARS_BAD_STRUCT;
  const bool are_texts_given = are_given(options->rule_files, options->rule_file_count) &&
                               are_given(options->columns, options->column_count);
  const uint32_t flags = (ARREARS_WITHOUT_LEDGER << 1) - 1;
  return are_texts_given && (options->flags & ~flags) == 0 && options->reserved == 0 ? ARREARS_OK
                                                                                     : ARREARS_BAD_ARGUMENT;
}

int arrears_open(const struct arrears_options *options, arrears_handle *opened,
                 struct arrears_answer *answer) {
  struct office *office = NULL;
  enum language language = LANGUAGE_EN;
  if (opened != NULL) *opened = 0;
  int status = begin(answer);
  if (status != ARREARS_OK) return status;
  status = opened == NULL ? ARREARS_BAD_ARGUMENT : check_options(options);
  if (status == ARREARS_OK) status = office_open(&office, options, answer);
  if (office != NULL) language = office_engine(office)->language;
  if (status == ARREARS_OK) {
    *opened = handles_add(HANDLE_ENGINE, office, office_destroy);
    if (*opened == 0) status = ARREARS_TOO_MANY;
  } else if (office != NULL) {
    office_destroy(office);
  }
  return end(answer, status, language);
}

int arrears_assess(arrears_handle handle, const char *row, size_t length, struct arrears_answer *answer) {
  void *object;
  int status = begin(answer);
  if (status != ARREARS_OK) return status;
  status = row == NULL ? ARREARS_BAD_ARGUMENT : handles_enter(handle, HANDLE_ENGINE, false, &object);
  if (status != ARREARS_OK) return end(answer, status, LANGUAGE_EN);
  struct office *office = object;
  struct desk *desk = office_take_desk(office);
  status =
      end(answer, desk_assess(desk, (struct text){row, length}, answer), office_engine(office)->language);
  office_give_desk(office, desk);
  handles_leave(handle);
  return status;
}

int arrears_stream_open(arrears_handle handle, arrears_handle *opened, struct arrears_answer *answer) {
  void *object;
  if (opened != NULL) *opened = 0;
  int status = begin(answer);
  if (status != ARREARS_OK) return status;
  status = opened == NULL ? ARREARS_BAD_ARGUMENT : handles_enter(handle, HANDLE_ENGINE, false, &object);
  if (status != ARREARS_OK) return end(answer, status, LANGUAGE_EN);
  const struct engine *engine = office_engine(object); /* may be gone once a stream has left it */
  const enum language language = engine->language;
  *opened = handles_add(HANDLE_STREAM, stream_new(engine, handle), stream_destroy);
  return end(answer, *opened == 0 ? ARREARS_TOO_MANY : ARREARS_OK, language);
}

int arrears_stream_add(arrears_handle handle, const char *row, size_t length, int64_t line,
                       struct arrears_answer *answer) {
  void *stream;
  int status = begin(answer);
  if (status != ARREARS_OK) return status;
  status = row == NULL ? ARREARS_BAD_ARGUMENT : handles_enter(handle, HANDLE_STREAM, true, &stream);
  if (status != ARREARS_OK) return end(answer, status, LANGUAGE_EN);
  status = stream_add(stream, (struct text){row, length}, line, answer);
  status = end(answer, status, stream_language(stream));
  handles_leave(handle);
  return status;
}

int arrears_stream_run(arrears_handle handle, arrears_each *each, void *context,
                       struct arrears_answer *answer) {
  void *stream;
  int status = begin(answer);
  if (status != ARREARS_OK) return status;
  status = each == NULL ? ARREARS_BAD_ARGUMENT : handles_enter(handle, HANDLE_STREAM, true, &stream);
  if (status != ARREARS_OK) return end(answer, status, LANGUAGE_EN);
  status = end(answer, stream_run(stream, each, context, answer), stream_language(stream));
  handles_leave(handle);
  return status;
}

int arrears_close(arrears_handle handle) { return handles_close(handle); }

const char *arrears_version(void) { return ARREARS_VERSION; }

uint32_t arrears_api_version(void) { return ARREARS_API_VERSION; }

const char *arrears_status_text(int status, const char *language) {
  const bool is_chinese = language != NULL && text_is(TEXT("zh"), language);
  if (status < 0 || status >= ARREARS_STATUS_COUNT) status = ARREARS_BAD_ARGUMENT;
  return label(is_chinese ? LANGUAGE_ZH : LANGUAGE_EN, status_labels[status]);
}

const char *arrears_result_name(size_t index) {
  return index < RESULT_FIGURE_COUNT ? result_columns[index].name : NULL;
}

const char *arrears_ledger_name(size_t index) {
  return index < LEDGER_FIGURE_COUNT ? ledger_columns[index].name : NULL;
}
