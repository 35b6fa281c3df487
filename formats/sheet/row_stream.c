#include "formats/sheet/row_stream.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/unnamed_file.h"
#include "formats/sheet/sheet_xml.h"
#include "formats/sheet/zip_parts.h"

enum { COPY_SIZE = 256 * 1024 };

/* What is known of the rows of one continuation. */
struct packed_rows {
  int64_t rows;
  uint64_t xml_length;
  uint64_t packed_length; /* the continuations follow each other in the unnamed file */
  uint32_t xml_checksum;
};

static void add_continuation(struct row_stream_track *track) {
  track->packed =
      array_grow(track->packed, &track->packed_capacity, track->packed_count + 1, sizeof *track->packed);
  track->packed[track->packed_count++] = (struct packed_rows){0};
}

static struct row_plan make_plan(const struct row_stream *stream, bool is_probe) {
  struct row_plan plan = {.is_probe = is_probe, .words = stream->words};
  for (size_t i = 0; i < stream->track_count; i++) plan.sheet_count += stream->tracks[i].packed_count;
  plan.sheets = array_new(plan.sheet_count, sizeof *plan.sheets);
  struct planned_sheet *next = plan.sheets;
  for (size_t i = 0; i < stream->track_count; i++) {
    for (size_t k = 0; k < stream->tracks[i].packed_count; k++) {
      int64_t rows = stream->tracks[i].packed[k].rows;
      *next++ =
          (struct planned_sheet){.shape = i, .continuation = k, .rows = rows, .span = rows == 0 ? 1 : rows};
    }
  }
  return plan;
}

/* A skeleton being read. */
struct skeleton {
  int unnamed_file;
  struct row_plan plan; /* its sheets are owned */
  struct zip_source source;
  struct buffer xml; /* the current part */
  bool has_words;    /* the shared strings have been met */
};

static bool open_skeleton(struct row_stream *stream, struct skeleton *skeleton, const char *folder,
                          bool is_probe) {
  *skeleton = (struct skeleton){.plan = make_plan(stream, is_probe),
                                .unnamed_file = unnamed_file_open_memory(folder)};
  if (skeleton->unnamed_file < 0)
    return row_failure_set(&stream->failure, ROW_FAILURE_SPOOL, errno, "no temporary file for the skeleton");
  char path[UNNAMED_FILE_PATH_SIZE];
  unnamed_file_path(skeleton->unnamed_file, path);
  errno = 0;
  const char *reason = stream->skeleton(stream->context, path, &skeleton->plan);
  if (reason != NULL)
    return row_failure_set(&stream->failure, ROW_FAILURE_SKELETON, errno, "the skeleton was not written: %s",
                           reason);
  return zip_source_open(&skeleton->source, path, &stream->failure);
}

static void close_skeleton(struct skeleton *skeleton) {
  zip_source_close(&skeleton->source);
  if (skeleton->unnamed_file >= 0) close(skeleton->unnamed_file);
  free(skeleton->plan.sheets);
  buffer_clear(&skeleton->xml);
}

static bool ends_with(const char *name, const char *suffix) {
  size_t length = strlen(name), expected = strlen(suffix);
  return length >= expected && strcmp(name + length - expected, suffix) == 0;
}

/* The words must have the numbers by which cells name them. */
static bool check_words(struct row_stream *stream, struct skeleton *skeleton) {
  if (stream->words != NULL && !sheet_xml_has_words(buffer_text(&skeleton->xml), stream->words))
    return row_failure_set(&stream->failure, ROW_FAILURE_SKELETON_DISAGREES, 0,
                           "the words of the workbook are not in their places");
  skeleton->has_words = true;
  return true;
}

/* Unpacks the current part into skeleton->xml and looks for what a full disk leaves behind. */
static bool check_part(struct row_stream *stream, struct skeleton *skeleton, const struct zip_part *part) {
  buffer_reset(&skeleton->xml);
  if (!zip_source_read(&skeleton->source, part, &skeleton->xml, &stream->failure)) return false;
  if (strcmp(part->name, "xl/sharedStrings.xml") == 0 && !check_words(stream, skeleton)) return false;
  bool is_xml = ends_with(part->name, ".xml") || ends_with(part->name, ".rels");
  if (!is_xml || sheet_xml_is_whole(buffer_text(&skeleton->xml))) return true;
  return row_failure_set(&stream->failure, ROW_FAILURE_SKELETON_BROKEN, 0,
                         "skeleton, %s: is cut off (is the temporary folder full?)", part->name);
}

/* The planned sheet that a part of the ZIP file holds, NULL for all other parts. */
static const struct planned_sheet *planned_in(const struct row_plan *plan, const char *name) {
  for (size_t i = 0; i < plan->sheet_count; i++) {
    char expected[64];
    snprintf(expected, sizeof expected, "xl/worksheets/sheet%u.xml", plan->sheets[i].worksheet);
    if (strcmp(name, expected) == 0) return &plan->sheets[i];
  }
  return NULL;
}

/* What is done with each part of the skeleton; skeleton->xml holds it, `planned` is NULL for parts without
 * rows. */
typedef bool part_action(struct row_stream *stream, struct skeleton *skeleton, const struct zip_part *part,
                         const struct planned_sheet *planned, struct zip_target *target);

static bool for_each_part(struct row_stream *stream, struct skeleton *skeleton, part_action *action,
                          struct zip_target *target) {
  size_t met = 0;
  for (;;) {
    struct zip_part part;
    bool is_end = false;
    if (!zip_source_next(&skeleton->source, &part, &is_end, &stream->failure)) return false;
    if (is_end) break;
    const struct planned_sheet *planned = planned_in(&skeleton->plan, part.name);
    met += planned != NULL;
    if (!check_part(stream, skeleton, &part) || !action(stream, skeleton, &part, planned, target))
      return false;
  }
  if (met < skeleton->plan.sheet_count)
    return row_failure_set(&stream->failure, ROW_FAILURE_SKELETON_DISAGREES, 0,
                           "%zu worksheets take rows, %zu of them are in the skeleton",
                           skeleton->plan.sheet_count, met);
  return skeleton->has_words || stream->words == NULL || stream->words->count == 0 ||
         row_failure_set(&stream->failure, ROW_FAILURE_SKELETON_DISAGREES, 0,
                         "the skeleton has no shared strings");
}

static char *terminated(struct text text) {
  char *copy = array_new(text.length + 1, 1);
  memcpy(copy, text.at, text.length);
  copy[text.length] = '\0';
  return copy;
}

/* Makes a track's sheet ready from the template row. */
static bool learn_template(struct row_stream *stream, struct skeleton *skeleton, const struct zip_part *part,
                           const struct planned_sheet *planned, struct zip_target *target) {
  (void)part, (void)target;
  if (planned == NULL) return true;
  struct row_stream_track *track = &stream->tracks[planned->shape];
  uint32_t *styles = array_new(track->shape->column_count, sizeof *styles);
  struct sheet_template found;
  bool is_found = sheet_template_find(&found, styles, buffer_text(&skeleton->xml), track->shape,
                                      planned->span, &stream->failure);
  if (is_found && track->sheet.shape == NULL) {
    char *attributes = terminated(found.row_attributes);
    row_sheet_init(&track->sheet, track->shape, styles, attributes);
    free(attributes);
  }
  free(styles);
  return is_found;
}

static bool open_unnamed_files(struct row_stream *stream, const char *folder) {
  for (size_t i = 0; i < stream->track_count; i++) {
    stream->tracks[i].unnamed_file = unnamed_file_open(folder);
    if (stream->tracks[i].unnamed_file < 0)
      return row_failure_set(&stream->failure, ROW_FAILURE_SPOOL, errno, "no temporary file in %s", folder);
  }
  return true;
}

bool row_stream_open(struct row_stream *stream, const char *folder, const struct row_shape *shapes,
                     size_t shape_count, const struct shared_strings *words, row_skeleton *skeleton,
                     void *context) {
  *stream = (struct row_stream){
      .skeleton = skeleton, .context = context, .words = words, .track_count = shape_count};
  stream->folder = terminated(text_from(folder));
  stream->deflater = deflater_new(DEFLATE_FULL);
  stream->tracks = array_new(shape_count, sizeof *stream->tracks);
  for (size_t i = 0; i < shape_count; i++) {
    stream->tracks[i] = (struct row_stream_track){.shape = &shapes[i], .unnamed_file = -1};
    add_continuation(&stream->tracks[i]);
  }
  struct skeleton probe;
  bool is_open = open_skeleton(stream, &probe, folder, true) &&
                 for_each_part(stream, &probe, learn_template, NULL) && open_unnamed_files(stream, folder);
  close_skeleton(&probe);
  return is_open;
}

const struct row_sheet *row_stream_sheet(const struct row_stream *stream, size_t sheet) {
  assert(sheet < stream->track_count && stream->tracks[sheet].sheet.shape != NULL);
  return &stream->tracks[sheet].sheet;
}

static void add_segment(struct row_stream_track *track, size_t continuation,
                        const struct row_segment *segment) {
  while (track->packed_count <= continuation) add_continuation(track);
  struct packed_rows *packed = &track->packed[continuation];
  packed->xml_checksum =
      deflate_checksum_join(packed->xml_checksum, segment->xml_checksum, segment->xml_length);
  packed->xml_length += segment->xml_length;
  packed->packed_length += segment->packed_length;
  packed->rows += segment->rows;
}

static void add_counts(struct row_counts *sum, struct row_counts counts) {
  sum->cut_texts += counts.cut_texts;
  sum->repaired_texts += counts.repaired_texts;
  sum->wide_numbers += counts.wide_numbers;
}

bool row_stream_append(struct row_stream *stream, size_t sheet, const struct row_block *block) {
  if (stream->failure.kind != ROW_FAILURE_NONE) return false;
  assert(sheet < stream->track_count);
  struct row_stream_track *track = &stream->tracks[sheet];
  assert(block->sheet == &track->sheet && block->first_row == track->rows && block->xml.length == 0);
  if (!unnamed_file_write(track->unnamed_file, block->packed.at, block->packed.length))
    return row_failure_set(&stream->failure, ROW_FAILURE_SPOOL, errno,
                           "rows of sheet %s cannot be kept in %s", track->shape->name, stream->folder);
  size_t first = (size_t)(block->first_row / track->sheet.capacity);
  for (size_t i = 0; i < block->segment_count; i++)
    if (block->segments[i].rows > 0) add_segment(track, first + i, &block->segments[i]);
  track->rows += block->rows;
  add_counts(&stream->counts, block->counts);
  return true;
}

static bool same_template(const struct row_sheet *sheet, const uint32_t *styles, struct text attributes) {
  for (size_t i = 0; i < sheet->shape->column_count; i++)
    if (styles[i] != sheet->forms[i].style) return false;
  struct text known = {sheet->pieces.at + sheet->row_open.start, sheet->row_open.length};
  return known.length == attributes.length + 2 &&
         text_equals((struct text){known.at + 1, attributes.length}, attributes);
}

/* Finds the template row again and makes sure that the rows were written with its styles. */
static bool find_template(struct row_stream *stream, const struct row_stream_track *track, struct text xml,
                          int64_t span, struct sheet_template *found) {
  uint32_t *styles = array_new(track->shape->column_count, sizeof *styles);
  bool is_found = sheet_template_find(found, styles, xml, track->shape, span, &stream->failure);
  bool is_same = is_found && same_template(&track->sheet, styles, found->row_attributes);
  free(styles);
  if (is_found && !is_same)
    return row_failure_set(&stream->failure, ROW_FAILURE_SKELETON_DISAGREES, 0,
                           "sheet %s: the template row has other formats than at first", track->shape->name);
  return is_same;
}

static bool copy_rows(struct row_stream *stream, const struct row_stream_track *track, size_t continuation,
                      struct zip_target *target, struct buffer *work) {
  uint64_t offset = 0, left = track->packed[continuation].packed_length;
  for (size_t i = 0; i < continuation; i++) offset += track->packed[i].packed_length;
  buffer_reset(work);
  char *bytes = buffer_room(work, COPY_SIZE);
  while (left > 0) {
    size_t count = left < COPY_SIZE ? (size_t)left : COPY_SIZE;
    if (!unnamed_file_read(track->unnamed_file, offset, bytes, count))
      return row_failure_set(&stream->failure, ROW_FAILURE_SPOOL, errno,
                             "rows of sheet %s cannot be read back", track->shape->name);
    if (!zip_target_write(target, (struct text){bytes, count}, &stream->failure)) return false;
    offset += count;
    left -= count;
  }
  return true;
}

/* A worksheet put together: what stands before the rows, the rows, what follows them. */
struct joint {
  struct buffer before, after;               /* XML */
  struct buffer packed_before, packed_after; /* the same deflated */
  struct buffer work;
};

static void pack_joint(struct row_stream *stream, struct joint *joint, const struct packed_rows *rows,
                       struct zip_part *part) {
  struct text before = buffer_text(&joint->before), after = buffer_text(&joint->after);
  deflater_add(stream->deflater, before, false, &joint->packed_before);
  deflater_add(stream->deflater, after, true, &joint->packed_after);
  part->length = before.length + rows->xml_length + after.length;
  part->packed_length = joint->packed_before.length + rows->packed_length + joint->packed_after.length;
  uint32_t checksum = deflate_checksum(0, before);
  checksum = deflate_checksum_join(checksum, rows->xml_checksum, rows->xml_length);
  part->checksum = deflate_checksum_join(checksum, deflate_checksum(0, after), after.length);
}

static bool write_joint(struct row_stream *stream, struct joint *joint, const struct planned_sheet *planned,
                        struct zip_part *part, struct zip_target *target) {
  const struct row_stream_track *track = &stream->tracks[planned->shape];
  struct row_failure *failure = &stream->failure;
  pack_joint(stream, joint, &track->packed[planned->continuation], part);
  return zip_target_begin(target, part, failure) &&
         zip_target_write(target, buffer_text(&joint->packed_before), failure) &&
         copy_rows(stream, track, planned->continuation, target, &joint->work) &&
         zip_target_write(target, buffer_text(&joint->packed_after), failure) &&
         zip_target_end(target, part, failure);
}

static void clear_joint(struct joint *joint) {
  buffer_clear(&joint->before);
  buffer_clear(&joint->after);
  buffer_clear(&joint->packed_before);
  buffer_clear(&joint->packed_after);
  buffer_clear(&joint->work);
}

static bool write_part(struct row_stream *stream, struct skeleton *skeleton, const struct zip_part *part,
                       const struct planned_sheet *planned, struct zip_target *target) {
  if (planned == NULL) return zip_target_copy(target, &skeleton->source, part, &stream->failure);
  struct text xml = buffer_text(&skeleton->xml);
  struct sheet_template found;
  if (!find_template(stream, &stream->tracks[planned->shape], xml, planned->span, &found)) return false;
  struct joint joint = {0};
  sheet_template_add_before(&found, xml, &joint.before);
  const char *after = planned->rows == 0 ? found.row.at : found.row.at + found.row.length;
  buffer_add(&joint.after, after, (size_t)(xml.at + xml.length - after));
  struct zip_part joined = *part;
  bool is_written = write_joint(stream, &joint, planned, &joined, target);
  clear_joint(&joint);
  return is_written;
}

bool row_stream_finish(struct row_stream *stream, const char *path) {
  if (stream->failure.kind != ROW_FAILURE_NONE) return false;
  struct skeleton skeleton;
  struct zip_target target = {0};
  bool is_written = open_skeleton(stream, &skeleton, stream->folder, false) &&
                    zip_target_open(&target, path, &stream->failure) &&
                    for_each_part(stream, &skeleton, write_part, &target);
  bool is_closed = zip_target_close(&target, &stream->failure);
  close_skeleton(&skeleton);
  return is_written && is_closed;
}

void row_stream_close(struct row_stream *stream) {
  for (size_t i = 0; i < stream->track_count; i++) {
    struct row_stream_track *track = &stream->tracks[i];
    if (track->unnamed_file >= 0) close(track->unnamed_file);
    row_sheet_clear(&track->sheet);
    free(track->packed);
  }
  free(stream->tracks);
  free(stream->folder);
  deflater_free(stream->deflater);
  *stream = (struct row_stream){.failure = stream->failure, .counts = stream->counts};
}
