#include "formats/report/split_workbooks.h"

#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/words/figures_text.h"

enum { NAME_BYTES = 80 };

static const struct text suffix = {".xlsx", 5};

void split_workbooks_init(struct split_workbooks *parts, const struct report_options *options,
                          const char *index) {
  struct text stem = text_from(index);
  *parts = (struct split_workbooks){.options = *options};
  if (stem.length > suffix.length &&
      text_equals_any_case(text_from_offset(stem, stem.length - suffix.length), suffix))
    stem.length -= suffix.length;
  parts->stem = stem;
}

static void free_part(struct split_workbook *part) {
  if (part == NULL) return;
  if (part->report != NULL) part->report->operations->free(part->report);
  buffer_clear(&part->key);
  buffer_clear(&part->path);
  buffer_clear(&part->what);
  buffer_clear(&part->input_name);
  free(part);
}

void split_workbooks_clear(struct split_workbooks *parts) {
  for (size_t i = 0; i < parts->count; i++) free_part(parts->items[i]);
  free_part(parts->refused);
  *parts = (struct split_workbooks){0};
}

static int compare(const struct split_workbook *part, struct split_key key) {
  if (part->rank != key.rank) return part->rank < key.rank ? -1 : 1;
  return text_compare(buffer_text(&part->key), key.text);
}

/* Where the key stands among the sorted parts, or would. */
static size_t place_of(const struct split_workbooks *parts, struct split_key key) {
  size_t low = 0, high = parts->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(parts->sorted[middle], key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

struct split_workbook *split_workbooks_find(const struct split_workbooks *parts, struct split_key key) {
  size_t place = place_of(parts, key);
  bool is_found = place < parts->count && compare(parts->sorted[place], key) == 0;
  return is_found ? parts->sorted[place] : NULL;
}

/* What no common file system minds, at most NAME_BYTES of it. */
static void add_harmless(struct buffer *out, struct text name) {
  name = text_clip(name, NAME_BYTES);
  for (size_t i = 0; i < name.length; i++) {
    unsigned char byte = (unsigned char)name.at[i];
    bool is_harmful = byte < 0x20 || byte == 0x7F || strchr("/\\:*?\"<>|", byte) != NULL;
    buffer_add_byte(out, is_harmful ? '_' : (char)byte);
  }
}

/* Names that differ in letter case alone are one file on many a disk. */
static bool is_taken(const struct split_workbooks *parts, struct text name) {
  for (size_t i = 0; i < parts->count; i++)
    if (text_equals_any_case(parts->items[i]->name, name)) return true;
  return false;
}

/* Adds the harmless name, with -2, -3, ... behind it where another part has it. */
static void add_name(struct buffer *out, const struct split_workbooks *parts, struct text name) {
  size_t start = out->length;
  add_harmless(out, name);
  size_t end = out->length;
  for (int64_t number = 2; is_taken(parts, text_from_offset(buffer_text(out), start)); number++) {
    out->length = end;
    buffer_add_byte(out, '-');
    figure_number(out, number);
  }
}

static void set_path(struct split_workbook *part, const struct split_workbooks *parts, struct text name) {
  struct buffer *path = &part->path;
  size_t folder = parts->stem.length;
  while (folder > 0 && parts->stem.at[folder - 1] != '/') folder--;
  buffer_add_text(path, parts->stem);
  buffer_add_byte(path, '-');
  size_t start = path->length;
  add_name(path, parts, name);
  size_t end = path->length;
  buffer_add_text(path, suffix);
  buffer_add_byte(path, '\0');
  part->name = (struct text){path->at + start, end - start};
  part->file = (struct text){path->at + folder, end + suffix.length - folder};
}

static struct split_workbook *make_part(const struct split_workbooks *parts, struct split_key key,
                                        struct text name, struct text what) {
  struct split_workbook *part = array_new(1, sizeof *part);
  part->rank = key.rank;
  buffer_add_text(&part->key, key.text);
  buffer_add_text(&part->what, what);
  buffer_add_text(&part->input_name, parts->options.input_name);
  if (part->input_name.length > 0) buffer_add_literal(&part->input_name, " · ");
  buffer_add_text(&part->input_name, what);
  atomic_init(&part->is_full, false);
  set_path(part, parts, name);
  return part;
}

static void insert(struct split_workbooks *parts, struct split_workbook *part, struct split_key key) {
  size_t place = place_of(parts, key);
  struct split_workbook **at = &parts->sorted[place];
  memmove(at + 1, at, (parts->count - place) * sizeof *at);
  *at = part;
  parts->items[parts->count++] = part;
}

struct split_workbook *split_workbooks_open(struct split_workbooks *parts, struct split_key key,
                                            struct text name, struct text what,
                                            struct writer_failure *failure) {
  if (parts->count == SPLIT_WORKBOOKS_MOST) {
    *failure = (struct writer_failure){.path = parts->options.path,
                                       .error = {OUTPUT_FAILED, 0},
                                       .detail = label(parts->options.language, LABEL_SPLIT_TOO_MANY)};
    return NULL;
  }
  struct split_workbook *part = make_part(parts, key, name, what);
  struct report_options options = parts->options;
  options.path = part->path.at;
  options.input_name = buffer_text(&part->input_name);
  part->report = report_xlsx_open(&options, failure);
  if (part->report == NULL) {
    parts->refused = part;
    return NULL;
  }
  insert(parts, part, key);
  return part;
}

void split_workbooks_remove(const struct split_workbooks *parts, size_t count) {
  for (size_t i = 0; i < count; i++) (void)unlink(parts->items[i]->path.at);
}

bool split_workbooks_commit(struct split_workbooks *parts, struct writer_failure *failure) {
  for (size_t i = 0; i < parts->count; i++) {
    struct writer *report = parts->items[i]->report;
    if (report->operations->finish(report)) continue;
    *failure = report->failure;
    split_workbooks_remove(parts, i);
    return false;
  }
  return true;
}
