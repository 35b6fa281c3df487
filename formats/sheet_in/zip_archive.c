#define _GNU_SOURCE /* madvise */

#include "formats/sheet_in/zip_archive.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>
#include <unzip.h>

#include "formats/sheet_in/zip_wide.h"

enum { NAME_SIZE = 512 };

static voidpf open_bytes(voidpf opaque, const void *name, int mode) {
  (void)name, (void)mode;
  return opaque;
}

static uLong read_bytes(voidpf opaque, voidpf stream, void *bytes, uLong count) {
  (void)stream;
  struct zip_archive *archive = opaque;
  size_t taken = byte_source_read(archive->bytes, archive->position, bytes, count);
  archive->position += taken;
  return taken;
}

static uLong write_nothing(voidpf opaque, voidpf stream, const void *bytes, uLong count) {
  (void)opaque, (void)stream, (void)bytes, (void)count;
  return 0;
}

static ZPOS64_T tell(voidpf opaque, voidpf stream) {
  (void)stream;
  const struct zip_archive *archive = opaque;
  return archive->position;
}

static long seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
  (void)stream;
  struct zip_archive *archive = opaque;
  const uint64_t origins[] = {[ZLIB_FILEFUNC_SEEK_SET] = 0,
                              [ZLIB_FILEFUNC_SEEK_CUR] = archive->position,
                              [ZLIB_FILEFUNC_SEEK_END] = archive->bytes->size};
  uint64_t target = origins[origin] + offset;
  if (target > archive->bytes->size) return -1;
  archive->position = target;
  return 0;
}

static int close_nothing(voidpf opaque, voidpf stream) {
  (void)opaque, (void)stream;
  return 0;
}

static int read_error(voidpf opaque, voidpf stream) {
  (void)stream;
  const struct zip_archive *archive = opaque;
  return archive->bytes->error;
}

static enum sheet_status damage(const struct zip_archive *archive) {
  return archive->bytes->error != 0 ? SHEET_READ_ERROR : SHEET_ZIP_DAMAGED;
}

enum sheet_status zip_archive_open(struct zip_archive *archive, struct byte_source *bytes) {
  *archive = (struct zip_archive){.bytes = bytes};
  zlib_filefunc64_def functions = {open_bytes, read_bytes,    write_nothing, tell,
                                   seek,       close_nothing, read_error,    archive};
  unz_global_info64 info;
  archive->unzip = unzOpen2_64("", &functions);
  if (archive->unzip == NULL) return damage(archive);
  if (unzGetGlobalInfo64(archive->unzip, &info) == UNZ_OK && info.number_entry <= ZIP_PART_COUNT_LIMIT)
    return SHEET_OK;
  zip_archive_close(archive);
  return SHEET_TOO_MANY_PARTS;
}

/* The current part's name, with `/` between its folders. */
static struct text current_name(struct zip_archive *archive, char name[NAME_SIZE]) {
  name[0] = '\0';
  if (unzGetCurrentFileInfo64(archive->unzip, NULL, name, NAME_SIZE - 1, NULL, 0, NULL, 0) != UNZ_OK)
    return TEXT("");
  name[NAME_SIZE - 1] = '\0';
  for (char *at = name; *at != '\0'; at++) *at = *at == '\\' ? '/' : *at;
  return text_from(name);
}

void zip_archive_list(struct zip_archive *archive, bool (*see)(void *context, struct text name),
                      void *context) {
  char name[NAME_SIZE];
  int found = unzGoToFirstFile(archive->unzip);
  while (found == UNZ_OK && see(context, current_name(archive, name)))
    found = unzGoToNextFile(archive->unzip);
}

struct search {
  struct text name;
  bool is_found;
};

static bool seek_name(void *context, struct text name) {
  struct search *search = context;
  search->is_found = text_equals_any_case(search->name, name);
  return !search->is_found;
}

bool zip_archive_has_part(struct zip_archive *archive, struct text name) {
  struct search search = {name, false};
  zip_archive_list(archive, seek_name, &search);
  return search.is_found;
}

static void close_part(struct zip_archive *archive) {
  archive->is_part_open = archive->is_keeping = archive->is_read_from_kept = false;
}

static void forget_kept(struct zip_archive *archive) {
  buffer_clear(&archive->kept);
  zip_unpacker_close(&archive->rest);
  archive->is_kept = false;
}

/* What the directory says where it is at. */
struct directory_entry {
  unz_file_info64 info;
  struct zip_wide wide;
};

/* False: damaged. What is no entry where minizip says, behind other bytes, is left to it. */
static bool read_entry(struct zip_archive *archive, struct directory_entry *found) {
  unz_file_info64 *info = &found->info;
  if (unzGetCurrentFileInfo64(archive->unzip, info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) return false;
  const uint64_t at = (uint64_t)unzGetOffset64(archive->unzip);
  if (!zip_wide_read(&found->wide, archive->bytes, at)) found->wide = (struct zip_wide){0};
  if (!found->wide.is_wide) return true;
  info->compressed_size = found->wide.packed_size;
  info->uncompressed_size = found->wide.size;
  return true;
}

static enum sheet_status check_sizes(const struct zip_archive *archive, const unz_file_info64 *info,
                                     uint64_t limit) {
  if (info->compressed_size > archive->bytes->size) return SHEET_ZIP_DAMAGED;
  if (info->uncompressed_size > ZIP_RATIO_FREE &&
      info->uncompressed_size / ZIP_RATIO_LIMIT > info->compressed_size)
    return SHEET_ZIP_BOMB;
  return info->uncompressed_size > limit ? SHEET_PART_TOO_LARGE : SHEET_OK;
}

/* Where the first packed byte is of the part that the directory is at; 0: damaged. */
static uint64_t find_start(struct zip_archive *archive, const struct directory_entry *found) {
  int method;
  if (found->wide.is_wide)
    return zip_wide_start(&found->wide, archive->bytes, (int)found->info.compression_method);
  if (unzOpenCurrentFile2(archive->unzip, &method, NULL, 1) != UNZ_OK) return 0;
  const uint64_t at = unzGetCurrentFileZStreamPos64(archive->unzip);
  (void)unzCloseCurrentFile(archive->unzip);
  return at;
}

/* Of the part that the directory is at, which must be packed in one of the two usual ways. */
static bool find_entry(struct zip_archive *archive, const struct directory_entry *found,
                       struct zip_entry *entry) {
  enum { FLAG_ENCRYPTED = 1 };
  const unz_file_info64 *info = &found->info;
  const bool is_stored = info->compression_method == 0;
  if ((info->flag & FLAG_ENCRYPTED) != 0 || (!is_stored && info->compression_method != Z_DEFLATED))
    return false;
  *entry = (struct zip_entry){.at = find_start(archive, found),
                              .packed_size = info->compressed_size,
                              .size = info->uncompressed_size,
                              .sum = (uint32_t)info->crc,
                              .is_stored = is_stored};
  return entry->at != 0;
}

/* Begins with what is kept of the part, or unpacks it from its beginning. */
static bool begin_part(struct zip_archive *archive, const struct directory_entry *found) {
  struct zip_entry entry;
  archive->is_read_from_kept =
      archive->is_kept && archive->kept_offset == (uint64_t)unzGetOffset64(archive->unzip);
  if (archive->is_read_from_kept) {
    zip_unpacker_mark(&archive->unpacker, &archive->rest);
    return true;
  }
  forget_kept(archive);
  if (!find_entry(archive, found, &entry)) return false;
  zip_unpacker_open(&archive->unpacker, archive->bytes, &entry);
  return true;
}

enum sheet_status zip_archive_open_part(struct zip_archive *archive, struct text name, uint64_t limit) {
  struct directory_entry found;
  close_part(archive);
  if (!zip_archive_has_part(archive, name)) return SHEET_PART_MISSING;
  if (!read_entry(archive, &found)) return damage(archive);
  enum sheet_status status = check_sizes(archive, &found.info, limit);
  if (status != SHEET_OK) return status;
  if (!begin_part(archive, &found)) return damage(archive);
  archive->is_part_open = true;
  archive->part_size = found.info.uncompressed_size;
  archive->part_taken = 0;
  return SHEET_OK;
}

/* What is kept is some ten thousand small pages: asked for in large ones, it costs a tenth of a reader's time
 * less. Not being given them is no failure. */
static void ask_for_large_pages(void *at, size_t size) {
#ifdef MADV_HUGEPAGE
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), past = (uintptr_t)at % page;
  const size_t skipped = past == 0 ? 0 : page - past;
  if (size > skipped) (void)madvise((char *)at + skipped, size - skipped, MADV_HUGEPAGE);
#else
  (void)at, (void)size;
#endif
}

void zip_archive_keep(struct zip_archive *archive, uint64_t most) {
  archive->is_keeping = !archive->is_read_from_kept && most > 0;
  if (!archive->is_keeping) return;
  archive->kept_offset = (uint64_t)unzGetOffset64(archive->unzip);
  archive->most_kept = most;
  const size_t size = (size_t)(archive->part_size < most ? archive->part_size : most) + 1;
  ask_for_large_pages(buffer_room(&archive->kept, size), size);
}

/* The part has ended: all of it, and as it was packed? */
static enum sheet_status check_end(struct zip_archive *archive) {
  const bool is_sound = zip_unpacker_is_sound(&archive->unpacker);
  archive->is_part_open = false;
  archive->is_kept = archive->is_kept || (archive->is_keeping && is_sound);
  archive->is_keeping = false;
  return is_sound ? SHEET_OK : damage(archive);
}

static size_t read_kept(struct zip_archive *archive, void *bytes, size_t room) {
  size_t left = archive->kept.length - (size_t)archive->part_taken;
  size_t count = room < left ? room : left;
  memcpy(bytes, archive->kept.at + archive->part_taken, count);
  return count;
}

/* From here on nothing more can be kept: what comes is unpacked anew next time. */
static void end_keeping_before(struct zip_archive *archive, size_t room) {
  const bool is_full = archive->rest.bytes != NULL;
  if (!is_full && archive->kept.length + room > archive->most_kept)
    zip_unpacker_mark(&archive->rest, &archive->unpacker);
}

static enum sheet_status unpack(struct zip_archive *archive, void *bytes, size_t room, size_t *count) {
  if (archive->is_keeping) end_keeping_before(archive, room);
  if (!zip_unpacker_read(&archive->unpacker, bytes, room, count)) return damage(archive);
  if (*count == 0) return check_end(archive);
  if (archive->is_keeping && archive->rest.bytes == NULL) buffer_add(&archive->kept, bytes, *count);
  return SHEET_OK;
}

enum sheet_status zip_archive_read(struct zip_archive *archive, void *bytes, size_t room, size_t *count) {
  enum sheet_status status = SHEET_OK;
  *count = 0;
  if (!archive->is_part_open) return SHEET_OK;
  if (archive->is_read_from_kept && archive->part_taken < archive->kept.length)
    *count = read_kept(archive, bytes, room);
  else if (!archive->is_read_from_kept || archive->rest.bytes != NULL)
    status = unpack(archive, bytes, room, count);
  archive->part_taken += *count;
  return status;
}

void zip_archive_close(struct zip_archive *archive) {
  if (archive->unzip == NULL) return;
  close_part(archive);
  forget_kept(archive);
  zip_unpacker_close(&archive->unpacker);
  unzClose(archive->unzip);
  *archive = (struct zip_archive){0};
}
