#include "formats/report/split_workbooks.h"

#include <locale.h>
#include <stdlib.h>
#include <wctype.h>

#include "calc/array.h"
#include "calc/character.h"
#include "formats/file/path.h"
#include "formats/report/file_name.h"
#include "formats/words/figures_text.h"

static const struct text suffix = {".xlsx", 5};

void split_workbooks_init(struct split_workbooks *workbooks, const struct report_options *options,
                          const char *index) {
  struct text stem = text_from(index);
  *workbooks = (struct split_workbooks){.options = *options, .folder_length = path_name_offset(index)};
  if (path_ends_with(index, suffix.at)) stem.length -= suffix.length;
  workbooks->stem = stem;
}

static void free_workbook(struct split_workbook *workbook) {
  if (workbook == NULL) return;
  if (workbook->report != NULL) workbook->report->operations->free(workbook->report);
  buffer_clear(&workbook->key);
  buffer_clear(&workbook->path);
  buffer_clear(&workbook->what);
  buffer_clear(&workbook->input_name);
  free(workbook);
}

void split_workbooks_clear(struct split_workbooks *workbooks) {
  for (size_t i = 0; i < workbooks->count; i++) free_workbook(workbooks->items[i]);
  free_workbook(workbooks->refused);
  *workbooks = (struct split_workbooks){0};
}

static int compare(const struct split_workbook *workbook, struct split_key key) {
  if (workbook->rank != key.rank) return workbook->rank < key.rank ? -1 : 1;
  return text_compare(buffer_text(&workbook->key), key.text);
}

/* Where the key stands among the sorted workbooks, or would. */
static size_t place_of(const struct split_workbooks *workbooks, struct split_key key) {
  size_t low = 0, high = workbooks->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(workbooks->sorted[middle], key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

struct split_workbook *split_workbooks_find(const struct split_workbooks *workbooks, struct split_key key) {
  size_t place = place_of(workbooks, key);
  bool is_found = place < workbooks->count && compare(workbooks->sorted[place], key) == 0;
  return is_found ? workbooks->sorted[place] : NULL;
}

static wint_t folded(struct text text, size_t at, size_t *length, locale_t letters) {
  wint_t code = (wint_t)character_at(text, at, length);
  return letters == (locale_t)0 ? code : towlower_l(towupper_l(code, letters), letters);
}

/* Many file systems keep one file for two names that differ in letter case, of any alphabet. */
static bool is_one_file(struct text left, struct text right, locale_t letters) {
  size_t l = 0, r = 0;
  while (l < left.length && r < right.length) {
    size_t left_length, right_length;
    if (folded(left, l, &left_length, letters) != folded(right, r, &right_length, letters)) return false;
    l += left_length;
    r += right_length;
  }
  return l == left.length && r == right.length;
}

static bool is_taken(const struct split_workbooks *workbooks, struct text name) {
  locale_t letters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  bool is_found = false;
  for (size_t i = 0; i < workbooks->count && !is_found; i++)
    is_found = is_one_file(workbooks->items[i]->name, name, letters);
  if (letters != (locale_t)0) freelocale(letters);
  return is_found;
}

/* Adds the harmless name, with -2, -3, ... behind it where another workbook has it. */
static void add_name(struct buffer *out, const struct split_workbooks *workbooks, struct text name) {
  size_t start = out->length;
  file_name_add(out, name);
  size_t end = out->length;
  for (int64_t number = 2; is_taken(workbooks, text_from_offset(buffer_text(out), start)); number++) {
    out->length = end;
    buffer_add_byte(out, '-');
    figure_number(out, number);
  }
}

static void set_path(struct split_workbook *workbook, const struct split_workbooks *workbooks,
                     struct text name) {
  struct buffer *path = &workbook->path;
  const size_t folder = workbooks->folder_length;
  buffer_add_text(path, workbooks->stem);
  buffer_add_byte(path, '-');
  size_t start = path->length;
  add_name(path, workbooks, name);
  size_t end = path->length;
  buffer_add_text(path, suffix);
  buffer_add_byte(path, '\0');
  workbook->name = (struct text){path->at + start, end - start};
  workbook->file = (struct text){path->at + folder, end + suffix.length - folder};
}

static struct split_workbook *make_workbook(const struct split_workbooks *workbooks, struct split_key key,
                                            struct text name, struct text what) {
  struct split_workbook *workbook = array_new(1, sizeof *workbook);
  workbook->rank = key.rank;
  buffer_add_text(&workbook->key, key.text);
  buffer_add_text(&workbook->what, what);
  buffer_add_text(&workbook->input_name, workbooks->options.input_name);
  if (workbook->input_name.length > 0) buffer_add_literal(&workbook->input_name, " · ");
  buffer_add_text(&workbook->input_name, what);
  atomic_init(&workbook->is_full, false);
  set_path(workbook, workbooks, name);
  return workbook;
}

static void insert(struct split_workbooks *workbooks, struct split_workbook *workbook, struct split_key key) {
  size_t place = place_of(workbooks, key);
  struct split_workbook **at = &workbooks->sorted[place];
  memmove(at + 1, at, (workbooks->count - place) * sizeof *at);
  *at = workbook;
  workbooks->items[workbooks->count++] = workbook;
}

/* Is its file one that the run reads or writes? */
static bool is_used(const struct split_workbooks *workbooks, const struct split_workbook *workbook,
                    struct writer_failure *failure) {
  const struct file_roles *files = workbooks->options.files;
  const struct file_role *role = files == NULL ? NULL : file_roles_find(files, workbook->path.at);
  if (role != NULL)
    *failure = (struct writer_failure){.path = workbook->path.at,
                                       .error = {role->is_output ? OUTPUT_IS_TWICE : OUTPUT_IS_USED, 0},
                                       .detail = role->path};
  return role != NULL;
}

struct split_workbook *split_workbooks_open(struct split_workbooks *workbooks, struct split_key key,
                                            struct text name, struct text what,
                                            struct writer_failure *failure) {
  if (workbooks->count == SPLIT_WORKBOOKS_MOST) {
    *failure = (struct writer_failure){
        .path = workbooks->options.path,
        .error = {OUTPUT_FAILED, 0},
        .detail = label(sheet_words_first(workbooks->options.language), LABEL_SPLIT_TOO_MANY)};
    return NULL;
  }
  struct split_workbook *workbook = make_workbook(workbooks, key, name, what);
  if (is_used(workbooks, workbook, failure)) {
    workbooks->refused = workbook;
    return NULL;
  }
  struct report_options options = workbooks->options;
  options.path = workbook->path.at;
  options.input_name = buffer_text(&workbook->input_name);
  workbook->report = report_workbook_open(&options, failure);
  if (workbook->report == NULL) {
    workbooks->refused = workbook;
    return NULL;
  }
  insert(workbooks, workbook, key);
  return workbook;
}

bool split_workbooks_each(struct split_workbooks *workbooks, bool (*done)(struct writer *),
                          struct writer_failure *failure) {
  for (size_t i = 0; i < workbooks->count; i++) {
    struct writer *report = workbooks->items[i]->report;
    if (done(report)) continue;
    *failure = report->failure;
    return false;
  }
  return true;
}

bool split_workbooks_take_back(struct split_workbooks *workbooks) {
  bool are_back = true;
  for (size_t i = 0; i < workbooks->count; i++) {
    struct writer *report = workbooks->items[i]->report;
    are_back = report->operations->take_back(report) && are_back;
  }
  return are_back;
}
