#include "formats/sheet_in/ole_file.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/little_endian.h"

enum {
  HEADER_SIZE = 512,
  SMALL_PIECE = 64,
  HEADER_TABLES = 109, /* sectors of the table that the header itself names */
  ENTRY_SIZE = 128,
  NAME_SIZE = 64
};

#define LAST_SECTOR UINT32_C(0xFFFFFFFA) /* larger numbers are marks: free, end of chain, table */

/* What the header names. */
struct header {
  unsigned char bytes[HEADER_SIZE];
  uint32_t table_count, first_directory, first_small_table, first_list;
};

static uint64_t place_of(const struct ole_file *ole, uint32_t sector) {
  return ((uint64_t)sector + 1) * ole->sector_size;
}

static bool add_place(struct ole_stream *stream, uint64_t place) {
  if (place >= stream->bytes->size) return false;
  stream->places = array_grow(stream->places, &stream->capacity, stream->count + 1, sizeof *stream->places);
  stream->places[stream->count++] = place;
  return true;
}

/* Follows a chain of sectors; one longer than the file has sectors runs in a circle. */
static bool follow_sectors(struct ole_file *ole, uint32_t sector, struct ole_stream *stream) {
  *stream = (struct ole_stream){.bytes = ole->bytes, .piece = ole->sector_size};
  while (sector < LAST_SECTOR) {
    if (sector >= ole->sector_count || stream->count >= ole->sector_count) return false;
    if (!add_place(stream, place_of(ole, sector))) return false;
    sector = ole->next[sector];
  }
  stream->size = (uint64_t)stream->count * stream->piece;
  return true;
}

/* The same for the pieces of the small stream. */
static bool follow_pieces(struct ole_file *ole, uint32_t piece, struct ole_stream *stream) {
  *stream = (struct ole_stream){.bytes = ole->bytes, .piece = SMALL_PIECE};
  unsigned char next[4];
  size_t limit = (size_t)(ole->small.size / SMALL_PIECE);
  while (piece < LAST_SECTOR) {
    uint64_t at = (uint64_t)piece * SMALL_PIECE;
    if (at + SMALL_PIECE > ole->small.size || stream->count >= limit) return false;
    uint64_t within = at % ole->small.piece;
    if (!add_place(stream, ole->small.places[at / ole->small.piece] + within)) return false;
    if (ole_stream_read(&ole->small_table, (uint64_t)piece * 4, next, 4) != 4) return false;
    piece = little_32(next);
  }
  stream->size = (uint64_t)stream->count * stream->piece;
  return true;
}

/* Reads one sector of the table that says what follows each sector. */
static bool read_table_sector(struct ole_file *ole, uint32_t sector, size_t *known) {
  unsigned char bytes[4096];
  size_t entries = ole->sector_size / 4;
  if (sector >= LAST_SECTOR) return false;
  if (byte_source_read(ole->bytes, place_of(ole, sector), bytes, ole->sector_size) != ole->sector_size)
    return false;
  for (size_t i = 0; i < entries && *known < ole->sector_count; i++)
    ole->next[(*known)++] = little_32(bytes + 4 * i);
  return true;
}

/* Further sectors of the table are named by a list of sectors, the last entry of each naming the next. */
static bool read_listed_tables(struct ole_file *ole, const struct header *header, size_t *known) {
  unsigned char bytes[4096];
  size_t last = ole->sector_size / 4 - 1;
  uint32_t list = header->first_list;
  for (size_t read = 0; list < LAST_SECTOR && *known < ole->sector_count; read++) {
    if (read > ole->sector_count) return false;
    if (byte_source_read(ole->bytes, place_of(ole, list), bytes, ole->sector_size) != ole->sector_size)
      return false;
    for (size_t i = 0; i < last && little_32(bytes + 4 * i) < LAST_SECTOR; i++)
      if (!read_table_sector(ole, little_32(bytes + 4 * i), known)) return false;
    list = little_32(bytes + 4 * last);
  }
  return true;
}

static bool read_table(struct ole_file *ole, const struct header *header) {
  size_t known = 0;
  ole->sector_count = (size_t)(ole->bytes->size / ole->sector_size);
  ole->next = array_new(ole->sector_count, sizeof *ole->next);
  for (uint32_t i = 0; i < HEADER_TABLES && i < header->table_count; i++)
    if (!read_table_sector(ole, little_32(header->bytes + 76 + 4 * i), &known)) return false;
  if (!read_listed_tables(ole, header, &known)) return false;
  ole->sector_count = known;
  return true;
}

static bool read_header(struct ole_file *ole, struct header *header) {
  unsigned char *bytes = header->bytes;
  if (ole->bytes->size > UINT32_MAX) return false; /* more than such a file can be */
  if (byte_source_read(ole->bytes, 0, bytes, HEADER_SIZE) != HEADER_SIZE) return false;
  if (memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) != 0) return false;
  uint16_t shift = little_16(bytes + 30);
  if (shift != 9 && shift != 12) return false;
  ole->sector_size = UINT32_C(1) << shift;
  header->table_count = little_32(bytes + 44);
  header->first_directory = little_32(bytes + 48);
  ole->small_limit = little_32(bytes + 56);
  header->first_small_table = little_32(bytes + 60);
  header->first_list = little_32(bytes + 68);
  return true;
}

/* The root's own stream is the small stream. */
static bool read_small(struct ole_file *ole, const struct header *header) {
  unsigned char root[ENTRY_SIZE];
  if (ole_stream_read(&ole->directory, 0, root, ENTRY_SIZE) != ENTRY_SIZE) return false;
  return follow_sectors(ole, header->first_small_table, &ole->small_table) &&
         follow_sectors(ole, little_32(root + 116), &ole->small);
}

enum sheet_status ole_file_open(struct ole_file *ole, struct byte_source *bytes) {
  struct header header;
  *ole = (struct ole_file){.bytes = bytes};
  if (read_header(ole, &header) && read_table(ole, &header) &&
      follow_sectors(ole, header.first_directory, &ole->directory) && read_small(ole, &header))
    return SHEET_OK;
  ole_file_close(ole);
  return bytes->error != 0 ? SHEET_READ_ERROR : SHEET_OLE_DAMAGED;
}

/* An entry's name is UTF-16 followed by a NUL. */
static bool has_name(const unsigned char *entry, struct text name) {
  if (little_16(entry + NAME_SIZE) != 2 * (name.length + 1) || name.length * 2 >= NAME_SIZE) return false;
  for (size_t i = 0; i < name.length; i++) {
    if (entry[2 * i + 1] != 0) return false;
    if (lower_case((char)entry[2 * i]) != lower_case(name.at[i])) return false;
  }
  return true;
}

static bool find_entry(struct ole_file *ole, struct text name, unsigned char entry[ENTRY_SIZE]) {
  enum { IS_STREAM = 2, TYPE_AT = 66 };
  for (uint64_t at = 0; ole_stream_read(&ole->directory, at, entry, ENTRY_SIZE) == ENTRY_SIZE;
       at += ENTRY_SIZE)
    if (entry[TYPE_AT] == IS_STREAM && has_name(entry, name)) return true;
  return false;
}

bool ole_file_has(struct ole_file *ole, struct text name) {
  unsigned char entry[ENTRY_SIZE];
  return find_entry(ole, name, entry);
}

enum sheet_status ole_file_find(struct ole_file *ole, struct text name, struct ole_stream *stream) {
  unsigned char entry[ENTRY_SIZE];
  *stream = (struct ole_stream){0};
  if (!find_entry(ole, name, entry)) return SHEET_PART_MISSING;
  uint32_t first = little_32(entry + 116), size = little_32(entry + 120);
  bool is_sound =
      size < ole->small_limit ? follow_pieces(ole, first, stream) : follow_sectors(ole, first, stream);
  if (is_sound && size <= stream->size) {
    stream->size = size;
    return SHEET_OK;
  }
  ole_stream_close(stream);
  return ole->bytes->error != 0 ? SHEET_READ_ERROR : SHEET_OLE_DAMAGED;
}

size_t ole_stream_read(struct ole_stream *stream, uint64_t offset, void *bytes, size_t count) {
  size_t taken = 0;
  while (taken < count && offset < stream->size) {
    uint64_t within = offset % stream->piece;
    uint64_t part = stream->piece - within;
    if (part > stream->size - offset) part = stream->size - offset;
    if (part > count - taken) part = count - taken;
    uint64_t place = stream->places[offset / stream->piece] + within;
    size_t got = byte_source_read(stream->bytes, place, (char *)bytes + taken, (size_t)part);
    taken += got;
    offset += got;
    if (got < part) break;
  }
  return taken;
}

void ole_stream_close(struct ole_stream *stream) {
  free(stream->places);
  *stream = (struct ole_stream){0};
}

void ole_file_close(struct ole_file *ole) {
  ole_stream_close(&ole->directory);
  ole_stream_close(&ole->small);
  ole_stream_close(&ole->small_table);
  free(ole->next);
  *ole = (struct ole_file){0};
}
