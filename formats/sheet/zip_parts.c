#include "formats/sheet/zip_parts.h"

#include <assert.h>
#include <errno.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>

enum { COPY_SIZE = 64 * 1024, FIRST_OF_1980 = (1 << 5 | 1) << 16 };

static bool broken(struct row_failure *failure, const struct zip_part *part, const char *what) {
  return row_failure_set(failure, ROW_FAILURE_SKELETON_BROKEN, 0, "skeleton, %s: %s", part->name, what);
}

bool zip_source_open(struct zip_source *source, const char *path, struct row_failure *failure) {
  *source = (struct zip_source){.file = unzOpen64(path)};
  if (source->file != NULL) return true;
  return row_failure_set(failure, ROW_FAILURE_SKELETON_BROKEN, 0, "the skeleton is not a ZIP file");
}

bool zip_source_next(struct zip_source *source, struct zip_part *part, bool *is_end,
                     struct row_failure *failure) {
  int outcome = source->is_begun ? unzGoToNextFile(source->file) : unzGoToFirstFile(source->file);
  source->is_begun = true;
  *is_end = outcome == UNZ_END_OF_LIST_OF_FILE;
  if (*is_end) return true;
  unz_file_info64 info = {0};
  struct zip_part found = {.name = "directory"};
  if (outcome != UNZ_OK ||
      unzGetCurrentFileInfo64(source->file, &info, found.name, ZIP_NAME_SIZE - 1, NULL, 0, NULL, 0) != UNZ_OK)
    return broken(failure, &found, "cannot be read");
  if (info.size_filename >= ZIP_NAME_SIZE) return broken(failure, &found, "has too long a name");
  found.length = info.uncompressed_size;
  found.packed_length = info.compressed_size;
  found.checksum = (uint32_t)info.crc;
  *part = found;
  return true;
}

bool zip_source_read(struct zip_source *source, const struct zip_part *part, struct buffer *content,
                     struct row_failure *failure) {
  if (part->length > INT32_MAX) return broken(failure, part, "is too large");
  if (unzOpenCurrentFile(source->file) != UNZ_OK) return broken(failure, part, "cannot be opened");
  char *at = buffer_room(content, (size_t)part->length + 1);
  size_t length = 0;
  int got = 0;
  do {
    got = unzReadCurrentFile(source->file, at + length, (unsigned)(part->length + 1 - length));
    if (got > 0) length += (size_t)got;
  } while (got > 0 && length <= part->length);
  int checked = unzCloseCurrentFile(source->file); /* compares the checksum */
  if (got < 0 || checked != UNZ_OK || length != part->length) return broken(failure, part, "is damaged");
  content->length += length;
  return true;
}

void zip_source_close(struct zip_source *source) {
  if (source->file != NULL) unzClose(source->file);
  *source = (struct zip_source){0};
}

static bool not_written(struct row_failure *failure, int error_number, const char *name) {
  return row_failure_set(failure, ROW_FAILURE_OUTPUT, error_number, "the workbook cannot be written (%s)",
                         name);
}

bool zip_target_open(struct zip_target *target, const char *path, struct row_failure *failure) {
  errno = 0;
  target->file = zipOpen64(path, APPEND_STATUS_CREATE);
  return target->file != NULL || not_written(failure, errno, "creating the file");
}

bool zip_target_begin(struct zip_target *target, const struct zip_part *part, struct row_failure *failure) {
  zip_fileinfo info = {.dosDate = FIRST_OF_1980};
  bool is_large = part->length >= UINT32_MAX || part->packed_length >= UINT32_MAX;
  errno = 0;
  int outcome = zipOpenNewFileInZip2_64(target->file, part->name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                                        Z_DEFAULT_COMPRESSION, 1, is_large);
  return outcome == ZIP_OK || not_written(failure, errno, part->name);
}

bool zip_target_write(struct zip_target *target, struct text packed, struct row_failure *failure) {
  assert(packed.length <= INT32_MAX);
  errno = 0;
  int outcome = zipWriteInFileInZip(target->file, packed.at, (unsigned)packed.length);
  return outcome == ZIP_OK || not_written(failure, errno, "packed bytes");
}

bool zip_target_end(struct zip_target *target, const struct zip_part *part, struct row_failure *failure) {
  errno = 0;
  int outcome = zipCloseFileInZipRaw64(target->file, part->length, part->checksum);
  return outcome == ZIP_OK || not_written(failure, errno, part->name);
}

static bool copy_bytes(struct zip_target *target, struct zip_source *source, const struct zip_part *part,
                       struct row_failure *failure) {
  char bytes[COPY_SIZE];
  for (uint64_t left = part->packed_length; left > 0;) {
    int got = unzReadCurrentFile(source->file, bytes, sizeof bytes);
    if (got <= 0 || (uint64_t)got > left) return broken(failure, part, "is damaged");
    if (!zip_target_write(target, (struct text){bytes, (size_t)got}, failure)) return false;
    left -= (uint64_t)got;
  }
  return true;
}

bool zip_target_copy(struct zip_target *target, struct zip_source *source, const struct zip_part *part,
                     struct row_failure *failure) {
  int method = 0, level = 0;
  if (unzOpenCurrentFile2(source->file, &method, &level, 1) != UNZ_OK || method != Z_DEFLATED)
    return broken(failure, part, "cannot be copied");
  bool is_copied = zip_target_begin(target, part, failure) && copy_bytes(target, source, part, failure) &&
                   zip_target_end(target, part, failure);
  unzCloseCurrentFile(source->file);
  return is_copied;
}

bool zip_target_close(struct zip_target *target, struct row_failure *failure) {
  if (target->file == NULL) return failure->kind == ROW_FAILURE_NONE;
  errno = 0;
  int outcome = zipClose(target->file, NULL);
  target->file = NULL;
  return outcome == ZIP_OK || not_written(failure, errno, "directory");
}
