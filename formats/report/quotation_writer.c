#include "formats/report/quotation_writer.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "calc/array.h"
#include "calc/integer.h"
#include "formats/file/path.h"
#include "formats/report/file_name.h"
#include "formats/report/printed_pages.h"
#include "formats/report/quotation.h"
#include "formats/report/quotation_book.h"

enum { RECORD_DIGITS = 4, SHEET_NAME_CHARACTERS = 20 };

/* A file on its way, and that of its pages; of a folder each quotation has one. */
struct quotation_file {
  struct output_file file, pdf;
  struct buffer path, pdf_path; /* terminated */
};

struct quotation_writer {
  struct writer writer; /* first */
  struct quotation_options options;
  bool is_one;
  bool is_settled;
  size_t most;                                          /* quotations */
  struct quotation_sheet *sheets[QUOTATION_FILES_MOST]; /* owned, in the order of the list */
  size_t count;
  struct quotation_file *files; /* owned; of a folder one for each sheet, else one */
  size_t file_count;
  struct row_failure reason;
};

/* One thread's own. */
struct quotation_block {
  struct quotation_sheet **sheets; /* owned, until they are appended */
  size_t count, capacity;
};

static struct quotation_writer *own(struct writer *writer) { return (struct quotation_writer *)writer; }

static void *block_new(struct writer *writer) {
  (void)writer;
  return array_new(1, sizeof(struct quotation_block));
}

static void free_sheet(struct quotation_sheet *sheet) {
  quotation_sheet_clear(sheet);
  free(sheet);
}

static void block_free(void *opaque) {
  struct quotation_block *block = opaque;
  for (size_t i = 0; i < block->count; i++) free_sheet(block->sheets[i]);
  free(block->sheets);
  free(block);
}

static void name_single(struct quotation_sheet *sheet, enum sheet_language language) {
  buffer_add_text(&sheet->name, text_from(sheet_words_label(language, LABEL_SHEET_QUOTATION)));
  buffer_add_byte(&sheet->name, '\0');
}

/* Sheet `0012 李敏`, file `0012-李敏.xlsx`: no two rows have the same number. */
static void name_sheet(struct quotation_sheet *sheet, const struct dossier *dossier) {
  const struct integer record = integer_from(dossier->record);
  const struct text person = dossier->reported.name;
  integer_format_digits(&sheet->name, &record, RECORD_DIGITS);
  integer_format_digits(&sheet->file, &record, RECORD_DIGITS);
  if (!text_is_empty(person)) {
    buffer_add_byte(&sheet->name, ' ');
    file_name_add_to_sheet(&sheet->name, person, SHEET_NAME_CHARACTERS);
    buffer_add_byte(&sheet->file, '-');
    file_name_add(&sheet->file, person);
  }
  buffer_add_byte(&sheet->name, '\0');
  buffer_add_literal(&sheet->file, ".xlsx");
  buffer_add_byte(&sheet->file, '\0');
}

static struct quotation_sheet *lay_sheet(const struct quotation_writer *writer,
                                         const struct dossier *dossier) {
  struct quotation_sheet *sheet = array_new(1, sizeof *sheet);
  const struct quotation quotation = {.paper = &sheet->paper,
                                      .language = writer->options.language,
                                      .regions = writer->options.regions,
                                      .dossier = dossier};
  quotation_lay(&quotation);
  if (writer->options.is_single)
    name_single(sheet, writer->options.language);
  else
    name_sheet(sheet, dossier);
  return sheet;
}

static void format(const struct writer *writer, void *opaque, const struct dossier *dossiers, size_t count) {
  struct quotation_block *block = opaque;
  for (size_t i = 0; i < count; i++) {
    if (dossiers[i].assessment_count == 0) continue;
    block->sheets =
        array_grow(block->sheets, &block->capacity, block->count + 1, sizeof(struct quotation_sheet *));
    block->sheets[block->count++] = lay_sheet((const struct quotation_writer *)writer, &dossiers[i]);
  }
}

/* Is the file one that the run reads or writes? */
static bool is_used(struct quotation_writer *writer, const char *path) {
  const struct file_roles *files = writer->options.files;
  const struct file_role *role = files == NULL ? NULL : file_roles_find(files, path);
  if (role != NULL)
    writer->writer.failure =
        (struct writer_failure){path, {role->is_output ? OUTPUT_IS_TWICE : OUTPUT_IS_USED, 0}, role->path};
  return role != NULL;
}

/* Takes the sheet over; in a folder it has a file. False: it may not. */
static bool add_sheet(struct quotation_writer *writer, struct quotation_sheet *sheet) {
  writer->sheets[writer->count++] = sheet;
  if (writer->is_one) return true;
  struct quotation_file *file = &writer->files[writer->file_count++];
  path_join(&file->path, text_from(writer->options.path), sheet->file.at);
  printed_pages_name(&file->pdf_path, file->path.at);
  return !is_used(writer, file->path.at) && !(writer->options.as_pdf && is_used(writer, file->pdf_path.at));
}

static bool append(struct writer *writer, void *opaque) {
  struct quotation_writer *quotations = own(writer);
  struct quotation_block *block = opaque;
  const enum label limit =
      quotations->is_one ? LABEL_QUOTATION_TOO_MANY_SHEETS : LABEL_QUOTATION_TOO_MANY_FILES;
  if (block->count > quotations->most - quotations->count) {
    writer->failure.error = (struct output_error){OUTPUT_FAILED, 0};
    writer->failure.detail = label(sheet_words_first(quotations->options.language), limit);
    return false;
  }
  bool is_added = true;
  for (size_t i = 0; i < block->count; i++) is_added = add_sheet(quotations, block->sheets[i]) && is_added;
  block->count = 0;
  return is_added;
}

static bool open_file(struct quotation_writer *writer, struct quotation_file *file) {
  struct writer_failure *failure = &writer->writer.failure;
  failure->path = file->path.at;
  if (!output_file_open(&file->file, file->path.at, writer->options.force, &failure->error)) return false;
  if (!writer->options.as_pdf) return true;
  failure->path = file->pdf_path.at;
  return output_file_open(&file->pdf, file->pdf_path.at, writer->options.force, &failure->error);
}

static bool write_file(struct quotation_writer *writer, struct quotation_file *file, size_t first,
                       size_t count) {
  const struct quotation_book book = {
      .language = writer->options.language,
      .created = writer->options.report_date,
      .run_id = writer->options.run_id,
      .sheets = (const struct quotation_sheet *const *)(writer->sheets + first),
      .count = count,
  };
  writer->writer.failure.path = file->path.at;
  return quotation_book_write(&book, &file->file, &writer->reason, &writer->writer.failure);
}

static bool settle_folder(struct quotation_writer *writer) {
  for (size_t i = 0; i < writer->count; i++)
    if (!open_file(writer, &writer->files[i]) || !write_file(writer, &writer->files[i], i, 1)) return false;
  return true;
}

/* A list without any quotation gives no file in a folder, and a workbook that says so. */
static void add_empty_sheet(struct quotation_writer *writer) {
  const enum sheet_language language = writer->options.language;
  struct quotation_sheet *sheet = array_new(1, sizeof *sheet);
  name_single(sheet, language);
  paper_paragraph(&sheet->paper, text_from(sheet_words_label(language, LABEL_QUOTATION_NOBODY)),
                  STYLE_PARAGRAPH);
  writer->sheets[writer->count++] = sheet;
}

static bool settle_workbook(struct quotation_writer *writer) {
  if (writer->count == 0) add_empty_sheet(writer);
  return write_file(writer, writer->files, 0, writer->count);
}

/* All of them at once: LibreOffice takes longer to start than to print. */
static bool print_files(struct quotation_writer *writer) {
  if (!writer->options.as_pdf) return true;
  struct printed_workbook *workbooks = array_new(writer->file_count, sizeof *workbooks);
  for (size_t i = 0; i < writer->file_count; i++) {
    struct quotation_file *file = &writer->files[i];
    workbooks[i] =
        (struct printed_workbook){output_file_writable_path(&file->file), &file->pdf, file->pdf_path.at};
  }
  const struct printed_pages pages = {.language = sheet_words_first(writer->options.language),
                                      .created = writer->options.report_date,
                                      .seconds = writer->options.pdf_seconds,
                                      .workbooks = workbooks,
                                      .count = writer->file_count};
  const bool is_printed = printed_pages_write(&pages, &writer->writer.failure);
  free(workbooks);
  return is_printed;
}

static bool settle(struct writer *writer) {
  struct quotation_writer *quotations = own(writer);
  if (!quotations->is_settled)
    quotations->is_settled = (quotations->is_one ? settle_workbook(quotations) : settle_folder(quotations)) &&
                             print_files(quotations);
  return quotations->is_settled;
}

static bool each_file(struct quotation_writer *writer,
                      bool (*done)(struct output_file *file, struct output_error *error)) {
  struct writer_failure *failure = &writer->writer.failure;
  for (size_t i = 0; i < writer->file_count; i++) {
    struct quotation_file *file = &writer->files[i];
    failure->path = file->path.at;
    if (!done(&file->file, &failure->error)) return false;
    failure->path = file->pdf_path.at;
    if (writer->options.as_pdf && !done(&file->pdf, &failure->error)) return false;
  }
  return true;
}

static bool name(struct writer *writer) { return settle(writer) && each_file(own(writer), output_file_name); }

static bool take_back(struct writer *writer) {
  struct quotation_writer *quotations = own(writer);
  bool are_back = true;
  for (size_t i = quotations->file_count; i-- > 0;) {
    struct quotation_file *file = &quotations->files[i];
    const bool is_pdf_back = output_file_take_back(&file->pdf), is_back = output_file_take_back(&file->file);
    if (is_pdf_back && is_back) continue;
    writer->failure.path = is_back ? file->pdf_path.at : file->path.at;
    are_back = false;
  }
  return are_back;
}

static bool finish(struct writer *writer) {
  return settle(writer) && each_file(own(writer), output_file_commit);
}

static void abandon(struct writer *writer) {
  struct quotation_writer *quotations = own(writer);
  for (size_t i = 0; i < quotations->file_count; i++) {
    output_file_abandon(&quotations->files[i].pdf);
    output_file_abandon(&quotations->files[i].file);
  }
}

static void free_writer(struct writer *writer) {
  struct quotation_writer *quotations = own(writer);
  abandon(writer);
  for (size_t i = 0; i < quotations->count; i++) free_sheet(quotations->sheets[i]);
  for (size_t i = 0; i < quotations->file_count; i++) {
    buffer_clear(&quotations->files[i].path);
    buffer_clear(&quotations->files[i].pdf_path);
  }
  free(quotations->files);
  free(quotations);
}

static const struct writer_operations operations = {
    .block_new = block_new,
    .block_free = block_free,
    .format = format,
    .append = append,
    .settle = settle,
    .name = name,
    .take_back = take_back,
    .finish = finish,
    .abandon = abandon,
    .free = free_writer,
};

static bool open_workbook(struct quotation_writer *writer) {
  writer->file_count = 1;
  buffer_add_text(&writer->files->path, text_from(writer->options.path));
  buffer_add_byte(&writer->files->path, '\0');
  if (writer->options.as_pdf) buffer_add_text(&writer->files->pdf_path, text_from(writer->options.pdf_path));
  buffer_add_byte(&writer->files->pdf_path, '\0');
  return open_file(writer, writer->files);
}

static bool is_folder(struct quotation_writer *writer) {
  struct stat status;
  errno = 0;
  bool is_there = stat(writer->options.path, &status) == 0;
  if (is_there && S_ISDIR(status.st_mode)) return true;
  writer->writer.failure.error = (struct output_error){OUTPUT_FAILED, errno};
  if (is_there || errno == ENOENT)
    writer->writer.failure.detail = label(sheet_words_first(writer->options.language),
                                          is_there ? LABEL_QUOTATION_IS_FILE : LABEL_QUOTATION_NO_FOLDER);
  return false;
}

struct writer *quotation_writer_open(const struct quotation_options *options,
                                     struct writer_failure *failure) {
  struct quotation_writer *writer = array_new(1, sizeof *writer);
  writer->writer = (struct writer){.operations = &operations, .failure = {.path = options->path}};
  writer->options = *options;
  writer->is_one = options->is_single || path_ends_with(options->path, ".xlsx");
  writer->files = array_new(QUOTATION_FILES_MOST, sizeof *writer->files);
  writer->most = writer->is_one ? QUOTATION_SHEETS_MOST : QUOTATION_FILES_MOST;
  if (writer->is_one ? open_workbook(writer) : is_folder(writer)) return &writer->writer;
  *failure = writer->writer.failure;
  failure->path = failure->path == writer->files->pdf_path.at ? options->pdf_path : options->path;
  free_writer(&writer->writer);
  return NULL;
}
