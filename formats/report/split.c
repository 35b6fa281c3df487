#include "formats/report/split.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "calc/array.h"
#include "formats/file/path.h"
#include "formats/report/index.h"
#include "formats/report/report.h"
#include "formats/report/split_key.h"
#include "formats/report/split_workbooks.h"

struct split_writer {
  struct writer writer; /* first */
  struct split_workbooks parts;
  struct output_file index; /* opened first, so that an existing one is refused at once */
  char *folder;             /* owned */
  /* what `reserve` has come to */
  struct split_key_maker key_maker;
  size_t completed; /* parts in the order of opening; only SPLIT_ROWS */
  bool is_refused;
  struct writer_failure refusal;
  /* what `append` has come to */
  struct report_totals totals;
  struct row_failure unwritten; /* why there is no index */
};

/* The rows of a batch that go to one part. */
struct split_group {
  struct split_workbook *part;
  size_t first, count; /* among the gathered */
  void *rows;          /* a block of the report's */
};

/* One thread's own. */
struct split_block {
  struct split_workbook **workbooks; /* owned: of each row */
  struct dossier *gathered; /* owned array of flat copies, part by part; what they point to is the batch's */
  size_t capacity;
  struct split_group *groups; /* owned; those beyond `group_count` keep their `rows` for the next batch */
  size_t group_count, group_capacity;
  struct report_totals totals;
  bool is_refused;
};

static struct split_writer *own(struct writer *writer) { return (struct split_writer *)writer; }

/* The part the next row goes to. NULL: see writer->refusal. */
static struct split_workbook *part_of(struct split_writer *writer, const struct dossier *dossier) {
  const struct split_key key = split_key_make(&writer->key_maker, dossier);
  struct split_workbook *part = split_workbooks_find(&writer->parts, key);
  if (part != NULL) return part;
  struct text name, what;
  split_key_describe(&writer->key_maker, key, dossier, &name, &what);
  return split_workbooks_open(&writer->parts, key, name, what, &writer->refusal);
}

static void *block_new(struct writer *writer) {
  struct split_block *block = array_new(1, sizeof *block);
  report_totals_init(&block->totals, own(writer)->parts.options.rules->count);
  return block;
}

/* The first group's rows were made first and own the compressor. */
static void block_free(void *opaque) {
  struct split_block *block = opaque;
  for (size_t i = block->group_capacity; i-- > 0;) {
    const struct split_group *group = &block->groups[i];
    if (group->rows != NULL) group->part->report->operations->block_free(group->rows);
  }
  report_totals_clear(&block->totals);
  free(block->workbooks);
  free(block->gathered);
  free(block->groups);
  free(block);
}

static void make_room(struct split_block *block, size_t count) {
  if (count <= block->capacity) return;
  free(block->workbooks);
  free(block->gathered);
  block->workbooks = array_new(count, sizeof *block->workbooks);
  block->gathered = array_new(count, sizeof *block->gathered);
  block->capacity = count;
}

/* A further group; its rows may be left from an earlier batch. */
static struct split_group *add_group(struct split_writer *writer, struct split_block *block,
                                     struct split_workbook *part) {
  if (block->group_count == block->group_capacity) {
    size_t before = block->group_capacity;
    block->groups = array_grow(block->groups, &block->group_capacity, before + 1, sizeof *block->groups);
    memset(block->groups + before, 0, (block->group_capacity - before) * sizeof *block->groups);
  }
  struct split_group *group = &block->groups[block->group_count++];
  struct writer *first = writer->parts.items[0]->report;
  if (group->rows == NULL)
    group->rows = group == block->groups ? first->operations->block_new(first)
                                         : report_xlsx_block_beside(first, block->groups[0].rows);
  group->part = part;
  group->count = 0;
  return group;
}

static struct split_group *group_of(struct split_writer *writer, struct split_block *block,
                                    struct split_workbook *part) {
  for (size_t i = 0; i < block->group_count; i++)
    if (block->groups[i].part == part) return &block->groups[i];
  return add_group(writer, block, part);
}

/* Copies the dossiers so that those of a part stand side by side, the parts in the order they are met. */
static void gather(struct split_block *block, const struct dossier *dossiers, size_t count) {
  size_t next = 0;
  for (size_t i = 0; i < block->group_count; i++) {
    struct split_group *group = &block->groups[i];
    group->first = next;
    for (size_t k = 0; k < count; k++)
      if (block->workbooks[k] == group->part) block->gathered[next++] = dossiers[k];
  }
}

/* A part of N rows that has got its last one is written now and takes no memory any more. It is done here,
 * not in `append`: libxlsxwriter is no place for two threads, and parts are opened here too. */
static bool complete_full(struct split_writer *writer) {
  struct split_workbooks *parts = &writer->parts;
  for (; writer->completed < parts->count; writer->completed++) {
    struct split_workbook *part = parts->items[writer->completed];
    if (!atomic_load(&part->is_full)) return true;
    if (report_xlsx_complete(part->report)) continue;
    writer->refusal = part->report->failure;
    return false;
  }
  return true;
}

static bool assign_all(struct split_writer *writer, struct split_block *block, const struct dossier *dossiers,
                       size_t count) {
  for (size_t i = 0; i < count; i++) {
    block->workbooks[i] = part_of(writer, &dossiers[i]);
    if (block->workbooks[i] == NULL) return false;
    group_of(writer, block, block->workbooks[i])->count++;
  }
  return true;
}

static void reserve(struct writer *writer, void *opaque, const struct dossier *dossiers, size_t count) {
  struct split_writer *split = own(writer);
  struct split_block *block = opaque;
  block->group_count = 0;
  make_room(block, count);
  if (!split->is_refused)
    split->is_refused = !complete_full(split) || !assign_all(split, block, dossiers, count);
  block->is_refused = split->is_refused;
  if (block->is_refused) return;
  gather(block, dossiers, count);
  for (size_t i = 0; i < block->group_count; i++) {
    const struct split_group *group = &block->groups[i];
    struct writer *report = group->part->report;
    report->operations->reserve(report, group->rows, block->gathered + group->first, group->count);
  }
}

static void format(const struct writer *writer, void *opaque, const struct dossier *dossiers, size_t count) {
  struct split_block *block = opaque;
  (void)writer;
  report_totals_reset(&block->totals);
  if (block->is_refused) return;
  for (size_t i = 0; i < count; i++) report_totals_add(&block->totals, &dossiers[i]);
  for (size_t i = 0; i < block->group_count; i++) {
    const struct split_group *group = &block->groups[i];
    const struct writer *report = group->part->report;
    report->operations->format(report, group->rows, block->gathered + group->first, group->count);
  }
}

static bool append_group(struct split_writer *writer, const struct split_group *group) {
  struct split_workbook *part = group->part;
  if (!part->report->operations->append(part->report, group->rows)) {
    writer->writer.failure = part->report->failure;
    return false;
  }
  part->rows += (int64_t)group->count;
  if (part->rows == writer->key_maker.split.rows) atomic_store(&part->is_full, true);
  return true;
}

static bool append(struct writer *writer, void *opaque) {
  struct split_writer *split = own(writer);
  struct split_block *block = opaque;
  if (block->is_refused) {
    writer->failure = split->refusal;
    return false;
  }
  for (size_t i = 0; i < block->group_count; i++)
    if (!append_group(split, &block->groups[i])) return false;
  report_totals_join(&split->totals, &block->totals);
  return true;
}

static bool complete_all(struct split_writer *writer) {
  for (size_t i = 0; i < writer->parts.count; i++) {
    struct writer *report = writer->parts.items[i]->report;
    if (report_xlsx_complete(report)) continue;
    writer->writer.failure = report->failure;
    return false;
  }
  return true;
}

static bool write_index(struct split_writer *writer) {
  const struct split_workbooks *parts = &writer->parts;
  struct report_index_line *lines = array_new(parts->count + 1, sizeof *lines);
  struct report_index index = {.options = &parts->options,
                               .folder = writer->folder,
                               .what = split_key_title(&writer->key_maker),
                               .lines = lines,
                               .count = parts->count};
  for (size_t i = 0; i < parts->count; i++) {
    const struct split_workbook *part = parts->sorted[i];
    lines[i].file = part->file;
    lines[i].what = buffer_text(&part->what);
    report_index_figures(lines[i].figures, part->rows, report_xlsx_totals(part->report));
  }
  report_index_figures(index.figures, writer->key_maker.rows, &writer->totals);
  bool is_written = report_index_write(&index, output_file_writable_path(&writer->index), &writer->unwritten);
  if (!is_written)
    writer->writer.failure = (struct writer_failure){.path = parts->options.path,
                                                     .error = output_error_of(writer->unwritten.error_number),
                                                     .detail = writer->unwritten.text};
  for (size_t i = 0; i < parts->count; i++) report_index_figures_clear(lines[i].figures);
  report_index_figures_clear(index.figures);
  free(lines);
  return is_written;
}

static bool finish(struct writer *writer) {
  struct split_writer *split = own(writer);
  if (!complete_all(split) || !write_index(split)) return false;
  if (!split_workbooks_commit(&split->parts, &writer->failure)) return false;
  if (output_file_commit(&split->index, &writer->failure.error)) return true;
  split_workbooks_remove(&split->parts, split->parts.count);
  return false;
}

static void abandon(struct writer *writer) {
  struct split_writer *split = own(writer);
  output_file_abandon(&split->index);
  for (size_t i = 0; i < split->parts.count; i++) {
    struct writer *report = split->parts.items[i]->report;
    report->operations->abandon(report);
  }
}

static void free_writer(struct writer *writer) {
  struct split_writer *split = own(writer);
  abandon(writer);
  split_workbooks_clear(&split->parts);
  report_totals_clear(&split->totals);
  split_key_clear(&split->key_maker);
  free(split->folder);
  free(split);
}

static const struct writer_operations operations = {
    .block_new = block_new,
    .block_free = block_free,
    .reserve = reserve,
    .format = format,
    .append = append,
    .finish = finish,
    .abandon = abandon,
    .free = free_writer,
};

/* An open report holds a file for each long sheet and its own; the shell's usual 1,024 would not do. Where
 * the system has fewer to give, opening a part fails and says so. */
static void ask_for_descriptors(void) {
  enum { NEEDED = SPLIT_WORKBOOKS_MOST * (REPORT_SHEET_COUNT + 1) + 64 };
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= NEEDED) return;
  limit.rlim_cur = limit.rlim_max < NEEDED ? limit.rlim_max : NEEDED;
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

static bool open_index(struct split_writer *writer, const struct report_options *options) {
  struct writer_failure *failure = &writer->writer.failure;
  if (!output_file_open(&writer->index, options->path, options->force, &failure->error)) return false;
  if (!writer->index.is_direct) return true;
  failure->error = (struct output_error){OUTPUT_FAILED, 0};
  failure->detail = label(options->language, LABEL_SPLIT_NO_FILE); /* a pipe has no neighbours */
  return false;
}

struct writer *report_split_open(const struct report_options *options, struct report_split split,
                                 struct writer_failure *failure) {
  assert(split.by != SPLIT_NONE && (split.by != SPLIT_ROWS || split.rows > 0));
  struct split_writer *writer = array_new(1, sizeof *writer);
  writer->writer = (struct writer){.operations = &operations, .failure = {.path = options->path}};
  if (!open_index(writer, options)) {
    *failure = writer->writer.failure;
    free_writer(&writer->writer);
    return NULL;
  }
  split_workbooks_init(&writer->parts, options, writer->index.path);
  split_key_init(&writer->key_maker, split, options->language, options->regions);
  report_totals_init(&writer->totals, options->rules->count);
  writer->folder = path_folder(writer->index.path);
  ask_for_descriptors();
  return &writer->writer;
}

size_t report_split_parts(const struct writer *writer) {
  return ((const struct split_writer *)writer)->parts.count;
}

bool report_split_parse(struct report_split *split, struct text text) {
  enum { DIGITS_MOST = 10 };
  static const int64_t rows_most = 1000000000;
  *split = (struct report_split){.by = SPLIT_REGION};
  if (text_is(text, "region")) return true;
  split->by = SPLIT_EMPLOYER;
  if (text_is(text, "employer")) return true;
  split->by = SPLIT_ROWS;
  for (size_t i = 0; i < text.length; i++) {
    if (text.length > DIGITS_MOST || text.at[i] < '0' || text.at[i] > '9') return false;
    split->rows = split->rows * 10 + (text.at[i] - '0');
  }
  return split->rows >= 1 && split->rows <= rows_most;
}
