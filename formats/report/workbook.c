#include "formats/report/workbook.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/output_file.h"
#include "formats/file/path.h"
#include "formats/file/unnamed_file.h"
#include "formats/report/basis_lists.h"
#include "formats/report/report.h"
#include "formats/report/row_writer.h"
#include "formats/report/skeleton.h"
#include "formats/sheet/row_stream.h"

struct report_writer {
  struct writer writer; /* first */
  struct report report;
  struct row_stream stream;
  struct output_file file;
  struct row_shape shapes[REPORT_SHEET_COUNT];
  int64_t reserved[REPORT_SHEET_COUNT]; /* rows given away so far */
  struct shared_strings words;          /* what the cells name by number; grows while rows are reserved */
  struct basis_lists basis_lists;
  bool is_complete; /* all bytes are written, the name not yet taken */
  char *folder;     /* owned */
};

/* The rows of one batch, one thread's own. */
struct report_block {
  struct deflater *deflater;
  bool borrows; /* the deflater is another block's */
  struct row_writer row_writers[REPORT_SHEET_COUNT];
  struct report_totals totals;
  int64_t first_rows[REPORT_SHEET_COUNT];
  uint32_t *basis; /* owned: of each ledger line, the number of the words of its basis */
  size_t basis_count, basis_capacity;
};

static const struct report_layout *const layouts[REPORT_SHEET_COUNT] = {
    [REPORT_CASES] = &report_cases, [REPORT_LEDGER] = &report_ledger,     [REPORT_PERSONS] = &report_persons,
    [REPORT_RULES] = &report_rules, [REPORT_REJECTED] = &report_rejected,
};

/* Sheets whose rows come with the dossiers; the rules used are known at the end. */
static const enum report_sheet_id streamed[] = {REPORT_CASES, REPORT_LEDGER, REPORT_PERSONS, REPORT_REJECTED};
enum { STREAMED_COUNT = sizeof streamed / sizeof streamed[0] };

static struct report_writer *own(struct writer *writer) { return (struct report_writer *)writer; }

static struct report_block *make_block(struct report_writer *report_writer, struct deflater *deflater) {
  struct report_block *block = array_new(1, sizeof *block);
  block->deflater = deflater;
  for (int i = 0; i < REPORT_SHEET_COUNT; i++)
    row_writer_init(&block->row_writers[i], &report_writer->report.context, &report_writer->report.sheets[i]);
  report_totals_init(&block->totals, report_writer->report.options.rules->count);
  return block;
}

static void *block_new(struct writer *writer) { return make_block(own(writer), deflater_new()); }

void *report_workbook_block_beside(struct writer *writer, void *beside) {
  const struct report_block *first = beside;
  struct report_block *block = make_block(own(writer), first->deflater);
  block->borrows = true;
  return block;
}

static void block_free(void *opaque) {
  struct report_block *block = opaque;
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) row_writer_clear(&block->row_writers[i]);
  report_totals_clear(&block->totals);
  if (!block->borrows) deflater_free(block->deflater);
  free(block->basis);
  free(block);
}

static void count_rows(int64_t rows[REPORT_SHEET_COUNT], const struct dossier *dossier) {
  if (dossier_is_rejected(dossier)) {
    rows[REPORT_REJECTED] += (int64_t)dossier->diagnostics.count;
    return;
  }
  rows[REPORT_PERSONS]++;
  rows[REPORT_CASES] += dossier->assessment_count;
  for (int i = 0; i < dossier->assessment_count; i++)
    rows[REPORT_LEDGER] += (int64_t)dossier->assessments[i].line_count;
}

/* Lines of one month after the other mostly stand on the same rows. */
static void number_lines(struct report_writer *writer, struct report_block *block,
                         const struct assessment *assessment) {
  struct basis before = {0, 0};
  uint32_t word = SHARED_STRING_NONE;
  block->basis = array_grow(block->basis, &block->basis_capacity, block->basis_count + assessment->line_count,
                            sizeof *block->basis);
  for (size_t i = 0; i < assessment->line_count; i++) {
    struct basis basis = assessment->lines[i].basis;
    if (basis.first != before.first || basis.count != before.count)
      word = basis_lists_word(&writer->basis_lists, &writer->words, assessment, basis);
    before = basis;
    block->basis[block->basis_count++] = word;
  }
}

static void number_basis_lists(struct report_writer *writer, struct report_block *block,
                               const struct dossier *dossiers, size_t count) {
  block->basis_count = 0;
  for (size_t i = 0; i < count; i++)
    for (int k = 0; k < dossiers[i].assessment_count; k++)
      number_lines(writer, block, &dossiers[i].assessments[k]);
}

static void reserve(struct writer *writer, void *opaque, const struct dossier *dossiers, size_t count) {
  struct report_writer *report_writer = own(writer);
  struct report_block *block = opaque;
  memcpy(block->first_rows, report_writer->reserved, sizeof block->first_rows);
  for (size_t i = 0; i < count; i++) count_rows(report_writer->reserved, &dossiers[i]);
  number_basis_lists(report_writer, block, dossiers, count);
}

static void sum_up_person(struct report_person *person, const struct dossier *dossier) {
  *person = (struct report_person){.resumes_on = DATE_NONE};
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    report_sums_add(&person->sums, assessment);
    person->figures |= assessment->figures;
    person->resumes_on = date_later(person->resumes_on, assessment->resumes_on);
  }
}

/* `basis` goes on to the lines of the next dossier. */
static void write_assessed(struct row_writer *row_writers, const struct dossier *dossier,
                           const uint32_t **basis) {
  struct report_person person;
  struct report_subject subject = {.dossier = dossier, .person = &person};
  sum_up_person(&person, dossier);
  row_writer_row(&row_writers[REPORT_PERSONS], &subject);
  for (int i = 0; i < dossier->assessment_count; i++) {
    const struct assessment *assessment = &dossier->assessments[i];
    subject.assessment = assessment;
    row_writer_row(&row_writers[REPORT_CASES], &subject);
    for (size_t line = 0; line < assessment->line_count; line++) {
      subject.line = &assessment->lines[line];
      subject.basis = *(*basis)++;
      row_writer_row(&row_writers[REPORT_LEDGER], &subject);
    }
  }
  report_sums_clear(&person.sums);
}

static void write_rejected(struct row_writer *row_writers, const struct dossier *dossier) {
  struct report_subject subject = {.dossier = dossier};
  for (size_t i = 0; i < dossier->diagnostics.count; i++) {
    subject.diagnostic = &dossier->diagnostics.items[i];
    row_writer_row(&row_writers[REPORT_REJECTED], &subject);
  }
}

static void start_row_writers(const struct row_stream *stream, struct report_block *block) {
  for (int i = 0; i < STREAMED_COUNT; i++) {
    enum report_sheet_id sheet = streamed[i];
    row_writer_start(&block->row_writers[sheet], row_stream_sheet(stream, sheet), block->first_rows[sheet],
                     block->deflater);
  }
}

static void format(const struct writer *writer, void *opaque, const struct dossier *dossiers, size_t count) {
  const struct report_writer *report_writer = (const struct report_writer *)writer;
  struct report_block *block = opaque;
  const uint32_t *basis = block->basis;
  start_row_writers(&report_writer->stream, block);
  report_totals_reset(&block->totals);
  for (size_t i = 0; i < count; i++) {
    report_totals_add(&block->totals, &dossiers[i]);
    if (dossier_is_rejected(&dossiers[i]))
      write_rejected(block->row_writers, &dossiers[i]);
    else
      write_assessed(block->row_writers, &dossiers[i], &basis);
  }
  for (int i = 0; i < STREAMED_COUNT; i++) row_writer_finish(&block->row_writers[streamed[i]]);
}

static bool fail_by_stream(struct report_writer *writer) {
  writer->writer.failure.error = output_error_of(writer->stream.failure.error_number);
  writer->writer.failure.detail = writer->stream.failure.text;
  return false;
}

static bool append_rows(struct report_writer *writer, enum report_sheet_id sheet,
                        const struct row_writer *rows) {
  if (!row_stream_append(&writer->stream, sheet, &rows->rows)) return fail_by_stream(writer);
  writer->report.rows[sheet] += rows->rows.rows;
  report_tally_join(&writer->report.tallies[sheet], &rows->tally);
  return true;
}

static bool append(struct writer *writer, void *opaque) {
  struct report_writer *report_writer = own(writer);
  struct report_block *block = opaque;
  for (int i = 0; i < STREAMED_COUNT; i++)
    if (!append_rows(report_writer, streamed[i], &block->row_writers[streamed[i]])) return false;
  report_totals_join(&report_writer->report.totals, &block->totals);
  return true;
}

/* The rules that were used, in the order of the table. */
static bool write_rules(struct report_writer *writer) {
  const struct rules *rules = writer->report.options.rules;
  struct report_block *block = block_new(&writer->writer);
  struct row_writer *rows = &block->row_writers[REPORT_RULES];
  row_writer_start(rows, row_stream_sheet(&writer->stream, REPORT_RULES), 0, block->deflater);
  for (size_t i = 0; i < rules->count; i++) {
    if (writer->report.totals.rules_used[i] == 0) continue;
    const struct report_subject subject = {.rule = &rules->rows[i]};
    row_writer_row(rows, &subject);
  }
  row_writer_finish(rows);
  bool is_written = append_rows(writer, REPORT_RULES, rows);
  block_free(block);
  return is_written;
}

/* A ZIP file is not written straight through: what has no name to take gets a copy. */
static bool copy_to_output(struct report_writer *writer, int unnamed_file) {
  enum { PIECE = 64 * 1024 };
  char *bytes = malloc(PIECE);
  if (bytes == NULL) abort();
  off_t length = lseek(unnamed_file, 0, SEEK_END), offset = 0;
  bool is_copied = length > 0;
  while (is_copied && offset < length) {
    size_t piece = length - offset < PIECE ? (size_t)(length - offset) : PIECE;
    is_copied = unnamed_file_read(unnamed_file, (uint64_t)offset, bytes, piece) &&
                output_file_write(&writer->file, bytes, piece, &writer->writer.failure.error);
    offset += (off_t)piece;
  }
  free(bytes);
  return is_copied;
}

static bool write_directly(struct report_writer *writer) {
  char path[UNNAMED_FILE_PATH_SIZE];
  int unnamed_file = unnamed_file_open(writer->folder);
  writer->writer.failure.error = (struct output_error){OUTPUT_FAILED, errno};
  if (unnamed_file < 0) return false;
  unnamed_file_path(unnamed_file, path);
  bool is_written = row_stream_finish(&writer->stream, path);
  if (!is_written) (void)fail_by_stream(writer);
  is_written = is_written && copy_to_output(writer, unnamed_file);
  close(unnamed_file);
  return is_written;
}

static bool write_by_name(struct report_writer *writer) {
  return row_stream_finish(&writer->stream, output_file_writable_path(&writer->file)) ||
         fail_by_stream(writer);
}

bool report_workbook_complete(struct writer *writer) {
  struct report_writer *report_writer = own(writer);
  if (report_writer->is_complete) return true;
  if (!write_rules(report_writer)) return false;
  report_writer->report.counts = report_writer->stream.counts;
  bool is_written =
      report_writer->file.is_direct ? write_directly(report_writer) : write_by_name(report_writer);
  if (is_written) row_stream_close(&report_writer->stream);
  report_writer->is_complete = is_written;
  return is_written;
}

const struct report_totals *report_workbook_totals(const struct writer *writer) {
  return &((const struct report_writer *)writer)->report.totals;
}

static bool finish(struct writer *writer) {
  return report_workbook_complete(writer) && output_file_commit(&own(writer)->file, &writer->failure.error);
}

static void abandon(struct writer *writer) { output_file_abandon(&own(writer)->file); }

static void free_writer(struct writer *writer) {
  struct report_writer *report_writer = own(writer);
  abandon(writer);
  row_stream_close(&report_writer->stream);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    report_sheet_clear(&report_writer->report.sheets[i]);
    report_tally_clear(&report_writer->report.tallies[i]);
  }
  report_totals_clear(&report_writer->report.totals);
  report_context_clear(&report_writer->report.context);
  basis_lists_clear(&report_writer->basis_lists);
  shared_strings_clear(&report_writer->words);
  free(report_writer->folder);
  free(report_writer);
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

/* Temporary files stand beside the workbook, or in the system's folder when it has no name. The caller frees.
 */
static char *folder_for(const struct output_file *file) {
  if (!file->is_direct) return path_folder(file->path);
  const char *temporary = getenv("TMPDIR");
  char *folder = strdup(temporary != NULL && temporary[0] != '\0' ? temporary : "/tmp");
  if (folder == NULL) abort();
  return folder;
}

static void prepare(struct report_writer *writer, const struct report_options *options) {
  struct report *report = &writer->report;
  report->options = *options;
  report_context_init(&report->context, options->language, options->rules);
  shared_strings_add_all(&writer->words, &report->context.shared);
  report->context.regions = options->regions;
  report->context.columns = options->columns;
  report_totals_init(&report->totals, options->rules->count);
  for (int i = 0; i < REPORT_SHEET_COUNT; i++) {
    report_sheet_init(&report->sheets[i], layouts[i], options->language, options->columns,
                      options->sheet_row_limit);
    report_tally_init(&report->tallies[i], report->sheets[i].count);
    writer->shapes[i] = report->sheets[i].shape;
  }
  writer->folder = folder_for(&writer->file);
  report->folder = writer->folder;
}

/* The failure outlives the writer here. */
static struct writer *give_up(struct report_writer *writer, struct writer_failure *failure) {
  static char detail[ROW_FAILURE_TEXT_SIZE];
  *failure = writer->writer.failure;
  if (failure->detail != NULL) {
    memcpy(detail, writer->stream.failure.text, sizeof detail);
    failure->detail = detail;
  }
  free_writer(&writer->writer);
  return NULL;
}

struct writer *report_workbook_open(const struct report_options *options, struct writer_failure *failure) {
  assert(options->rules != NULL && date_is_set(options->report_date));
  struct report_writer *writer = array_new(1, sizeof *writer);
  writer->writer = (struct writer){.operations = &operations, .failure = {.path = options->path}};
  if (!output_file_open(&writer->file, options->path, options->force, &writer->writer.failure.error))
    return give_up(writer, failure);
  prepare(writer, options);
  if (!row_stream_open(&writer->stream, writer->folder, writer->shapes, REPORT_SHEET_COUNT, &writer->words,
                       report_skeleton, &writer->report)) {
    (void)fail_by_stream(writer);
    return give_up(writer, failure);
  }
  return &writer->writer;
}
