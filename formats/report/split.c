#include "formats/report/split.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "calc/array.h"
#include "formats/file/path.h"
#include "formats/report/index.h"
#include "formats/report/split_workbooks.h"

struct split_writer {
  struct writer writer; /* first */
  struct split_workbooks workbooks;
  struct output_file index; /* opened first, so that an existing one is refused at once */
  char *folder;             /* owned */
  /* what `reserve` has come to */
  struct split_keys keys;
  size_t completed; /* workbooks in the order of opening; only SPLIT_ROWS */
  bool is_settled, is_named;
  bool is_refused;
  struct writer_failure refusal;
  /* what `append` has come to */
  struct report_totals totals;
  struct row_failure unwritten; /* why there is no index */
};

/* The rows of a batch that go to one workbook. */
struct split_group {
  struct split_workbook *workbook;
  size_t first, count; /* among the gathered */
  void *rows;          /* a block of the report's */
};

/* One thread's own. */
struct split_block {
  struct split_workbook **workbooks; /* owned: of each row */
  struct dossier *gathered; /* owned: flat copies, workbook by workbook; what they point to is the batch's */
  size_t capacity;
  struct split_group *groups; /* owned; those beyond `group_count` keep their `rows` for the next batch */
  size_t group_count, group_capacity;
  struct report_totals totals;
  bool is_refused;
};

static struct split_writer *own(struct writer *writer) { return (struct split_writer *)writer; }

/* The workbook the next row goes to. NULL: see writer->refusal. */
static struct split_workbook *workbook_of(struct split_writer *writer, const struct dossier *dossier) {
  const struct split_key key = split_keys_next(&writer->keys, dossier);
  struct split_workbook *workbook = split_workbooks_find(&writer->workbooks, key);
  if (workbook != NULL) return workbook;
  struct text name, what;
  split_keys_describe(&writer->keys, key, dossier, &name, &what);
  return split_workbooks_open(&writer->workbooks, key, name, what, &writer->refusal);
}

static void *block_new(struct writer *writer) {
  struct split_block *block = array_new(1, sizeof *block);
  report_totals_init(&block->totals, own(writer)->workbooks.options.language,
                     own(writer)->workbooks.options.rules->count);
  return block;
}

/* The first group's rows were made first and own the compressor. */
static void block_free(void *opaque) {
  struct split_block *block = opaque;
  for (size_t i = block->group_capacity; i-- > 0;) {
    const struct split_group *group = &block->groups[i];
    if (group->rows != NULL) group->workbook->report->operations->block_free(group->rows);
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
                                     struct split_workbook *workbook) {
  if (block->group_count == block->group_capacity) {
    size_t before = block->group_capacity;
    block->groups = array_grow(block->groups, &block->group_capacity, before + 1, sizeof *block->groups);
    memset(block->groups + before, 0, (block->group_capacity - before) * sizeof *block->groups);
  }
  struct split_group *group = &block->groups[block->group_count++];
  struct writer *first = writer->workbooks.items[0]->report;
  if (group->rows == NULL)
    group->rows = group == block->groups ? first->operations->block_new(first)
                                         : report_workbook_block_beside(first, block->groups[0].rows);
  group->workbook = workbook;
  group->count = 0;
  return group;
}

static struct split_group *group_of(struct split_writer *writer, struct split_block *block,
                                    struct split_workbook *workbook) {
  for (size_t i = 0; i < block->group_count; i++)
    if (block->groups[i].workbook == workbook) return &block->groups[i];
  return add_group(writer, block, workbook);
}

/* Copies the dossiers so that those of a workbook stand side by side, the workbooks in the order they are
 * met. */
static void gather(struct split_block *block, const struct dossier *dossiers, size_t count) {
  size_t next = 0;
  for (size_t i = 0; i < block->group_count; i++) {
    struct split_group *group = &block->groups[i];
    group->first = next;
    for (size_t k = 0; k < count; k++)
      if (block->workbooks[k] == group->workbook) block->gathered[next++] = dossiers[k];
  }
}

/* A workbook of N rows that has got its last one is written now and takes no memory any more. It is done
 * here, not in `append`: libxlsxwriter is no place for two threads, and workbooks are opened here too. */
static bool complete_full(struct split_writer *writer) {
  struct split_workbooks *workbooks = &writer->workbooks;
  for (; writer->completed < workbooks->count; writer->completed++) {
    struct split_workbook *workbook = workbooks->items[writer->completed];
    if (!atomic_load(&workbook->is_full)) return true;
    if (report_workbook_complete(workbook->report)) continue;
    writer->refusal = workbook->report->failure;
    return false;
  }
  return true;
}

static bool assign_all(struct split_writer *writer, struct split_block *block, const struct dossier *dossiers,
                       size_t count) {
  for (size_t i = 0; i < count; i++) {
    block->workbooks[i] = workbook_of(writer, &dossiers[i]);
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
    struct writer *report = group->workbook->report;
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
    const struct writer *report = group->workbook->report;
    report->operations->format(report, group->rows, block->gathered + group->first, group->count);
  }
}

static bool append_group(struct split_writer *writer, const struct split_group *group) {
  struct split_workbook *workbook = group->workbook;
  if (!workbook->report->operations->append(workbook->report, group->rows)) {
    writer->writer.failure = workbook->report->failure;
    return false;
  }
  workbook->rows += (int64_t)group->count;
  if (workbook->rows == writer->keys.split.rows) atomic_store(&workbook->is_full, true);
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

static bool write_index(struct split_writer *writer) {
  const struct split_workbooks *workbooks = &writer->workbooks;
  struct report_index_line *lines = array_new(workbooks->count + 1, sizeof *lines);
  struct report_index index = {.options = &workbooks->options,
                               .folder = writer->folder,
                               .what = split_keys_title(&writer->keys),
                               .lines = lines,
                               .count = workbooks->count};
  for (size_t i = 0; i < workbooks->count; i++) {
    const struct split_workbook *workbook = workbooks->sorted[i];
    lines[i].file = workbook->file;
    lines[i].what = buffer_text(&workbook->what);
    report_index_figures(lines[i].figures, workbook->rows, report_workbook_totals(workbook->report));
  }
  report_index_figures(index.figures, writer->keys.rows, &writer->totals);
  bool is_written = report_index_write(&index, output_file_writable_path(&writer->index), &writer->unwritten);
  if (!is_written)
    writer->writer.failure = (struct writer_failure){.path = workbooks->options.path,
                                                     .error = output_error_of(writer->unwritten.error_number),
                                                     .detail = writer->unwritten.text};
  for (size_t i = 0; i < workbooks->count; i++) report_index_figures_clear(lines[i].figures);
  report_index_figures_clear(index.figures);
  free(lines);
  return is_written;
}

static bool settle_one(struct writer *report) { return report->operations->settle(report); }

static bool settle(struct writer *writer) {
  struct split_writer *split = own(writer);
  if (split->is_settled) return true;
  split->is_settled = split_workbooks_each(&split->workbooks, settle_one, &writer->failure) &&
                      write_index(split) && output_file_settle(&split->index, &writer->failure.error);
  return split->is_settled;
}

static bool name_one(struct writer *report) { return report->operations->name(report); }

/* Old workbooks stand, or can come back, until the last new one and the index have their names. */
static bool name(struct writer *writer) {
  struct split_writer *split = own(writer);
  split->is_named = settle(writer) && split_workbooks_each(&split->workbooks, name_one, &writer->failure) &&
                    output_file_name(&split->index, &writer->failure.error);
  return split->is_named;
}

static bool take_back(struct writer *writer) {
  struct split_writer *split = own(writer);
  const bool is_index_back = output_file_take_back(&split->index);
  return split_workbooks_take_back(&split->workbooks) && is_index_back;
}

static bool finish_one(struct writer *report) { return report->operations->finish(report); }

static bool finish(struct writer *writer) {
  struct split_writer *split = own(writer);
  if (!split->is_named && !name(writer)) return (void)take_back(writer), false;
  return split_workbooks_each(&split->workbooks, finish_one, &writer->failure) &&
         output_file_commit(&split->index, &writer->failure.error);
}

static void abandon(struct writer *writer) {
  struct split_writer *split = own(writer);
  output_file_abandon(&split->index);
  for (size_t i = 0; i < split->workbooks.count; i++) {
    struct writer *report = split->workbooks.items[i]->report;
    report->operations->abandon(report);
  }
}

static void free_writer(struct writer *writer) {
  struct split_writer *split = own(writer);
  abandon(writer);
  split_workbooks_clear(&split->workbooks);
  report_totals_clear(&split->totals);
  split_keys_clear(&split->keys);
  free(split->folder);
  free(split);
}

static const struct writer_operations operations = {
    .block_new = block_new,
    .block_free = block_free,
    .reserve = reserve,
    .format = format,
    .append = append,
    .settle = settle,
    .name = name,
    .take_back = take_back,
    .finish = finish,
    .abandon = abandon,
    .free = free_writer,
};

/* The shell's usual 1,024 would not do. Where the system has fewer to give, opening a workbook fails and says
 * so. */
static void ask_for_descriptors(void) {
  enum { NEEDED = SPLIT_WORKBOOKS_MOST * REPORT_FILES_OPEN + 64 };
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
  failure->detail =
      label(sheet_words_first(options->language), LABEL_SPLIT_NO_FILE); /* a pipe has no neighbours */
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
  split_workbooks_init(&writer->workbooks, options, writer->index.path);
  split_keys_init(&writer->keys, split, options->language, options->regions);
  report_totals_init(&writer->totals, options->language, options->rules->count);
  writer->folder = path_folder(writer->index.path);
  ask_for_descriptors();
  return &writer->writer;
}

size_t report_split_workbooks(const struct writer *writer) {
  return ((const struct split_writer *)writer)->workbooks.count;
}
