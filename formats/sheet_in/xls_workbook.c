#include "formats/sheet_in/xls_workbook.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/little_endian.h"

enum { BIFF8 = 0x0600 };

struct reading {
  struct xls_workbook *workbook;
  struct biff_reader reader;
  struct buffer text;
};

static enum sheet_status read_datemode(struct reading *reading) {
  if (little_16(reading->reader.bytes) == 1) reading->workbook->dates = DATE_SYSTEM_1904;
  return SHEET_OK;
}

static enum sheet_status refuse_password(struct reading *reading) {
  (void)reading;
  return SHEET_IS_ENCRYPTED;
}

static enum sheet_status read_format(struct reading *reading) {
  uint16_t number;
  buffer_reset(&reading->text);
  if (!biff_take_16(&reading->reader, &number) || !biff_take_text(&reading->reader, false, &reading->text))
    return SHEET_RECORD_DAMAGED;
  return cell_formats_add_code(&reading->workbook->formats, number, buffer_text(&reading->text));
}

static enum sheet_status read_xf(struct reading *reading) {
  return cell_formats_add(&reading->workbook->formats, little_16(reading->reader.bytes + 2));
}

static enum sheet_status read_boundsheet(struct reading *reading) {
  enum { STATE = 3, WORKSHEET = 0 };
  struct xls_workbook *workbook = reading->workbook;
  unsigned char head[6];
  if (workbook->sheet_count == SHEET_LIMIT) return SHEET_TOO_MANY_SHEETS;
  if (!biff_take(&reading->reader, head, sizeof head)) return SHEET_RECORD_DAMAGED;
  unsigned state = head[4] & STATE;
  workbook->sheets = array_grow(workbook->sheets, &workbook->sheet_capacity, workbook->sheet_count + 1,
                                sizeof *workbook->sheets);
  struct xls_sheet *sheet = &workbook->sheets[workbook->sheet_count++];
  *sheet = (struct xls_sheet){
      .place = little_32(head),
      .visibility = state < SHEET_VISIBILITY_COUNT ? (enum sheet_visibility)state : SHEET_HIDDEN,
      .has_cells = head[5] == WORKSHEET};
  return biff_take_text(&reading->reader, true, &sheet->name) ? SHEET_OK : SHEET_RECORD_DAMAGED;
}

static enum sheet_status read_strings(struct reading *reading) {
  uint32_t uses, count;
  if (!biff_take_32(&reading->reader, &uses) || !biff_take_32(&reading->reader, &count))
    return SHEET_RECORD_DAMAGED;
  enum sheet_status status = SHEET_OK;
  for (uint32_t i = 0; i < count && status == SHEET_OK; i++) {
    buffer_reset(&reading->text);
    if (!biff_take_text(&reading->reader, false, &reading->text)) return SHEET_RECORD_DAMAGED;
    status = text_store_add(&reading->workbook->strings, buffer_text(&reading->text));
  }
  return status;
}

/* What is read of the workbook, and the bytes that each record has at least. */
static const struct record {
  uint16_t type, least;
  enum sheet_status (*read)(struct reading *reading);
} records[] = {{BIFF_DATEMODE, 2, read_datemode},     {BIFF_FILEPASS, 0, refuse_password},
               {BIFF_FORMAT, 2, read_format},         {BIFF_XF, 4, read_xf},
               {BIFF_BOUNDSHEET, 6, read_boundsheet}, {BIFF_SST, 8, read_strings}};

static enum sheet_status read_record(struct reading *reading) {
  for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
    if (records[i].type != reading->reader.type) continue;
    return reading->reader.length < records[i].least ? SHEET_RECORD_DAMAGED : records[i].read(reading);
  }
  return SHEET_OK;
}

/* The workbook's own records end with EOF; those of the sheets follow. */
static enum sheet_status read_records(struct reading *reading) {
  struct biff_reader *reader = &reading->reader;
  if (biff_next(reader) != SHEET_OK || reader->type != BIFF_BOF || reader->length < 4)
    return SHEET_RECORD_DAMAGED;
  if (little_16(reader->bytes) != BIFF8) return SHEET_IS_TOO_OLD;
  enum sheet_status status = SHEET_OK;
  while (status == SHEET_OK) {
    status = biff_next(reader);
    if (status == SHEET_OK && reader->type == BIFF_EOF) return SHEET_OK;
    if (status == SHEET_OK) status = read_record(reading);
  }
  return status == SHEET_END ? SHEET_RECORD_DAMAGED : status;
}

enum sheet_status xls_workbook_read(struct xls_workbook *workbook, struct ole_stream *stream) {
  struct reading *reading = array_new(1, sizeof *reading);
  *workbook = (struct xls_workbook){.dates = DATE_SYSTEM_1900};
  reading->workbook = workbook;
  biff_begin(&reading->reader, stream, 0);
  enum sheet_status status = read_records(reading);
  if (status == SHEET_OK && workbook->sheet_count == 0) status = SHEET_NO_SHEETS;
  buffer_clear(&reading->text);
  free(reading);
  return status;
}

void xls_workbook_clear(struct xls_workbook *workbook) {
  for (size_t i = 0; i < workbook->sheet_count; i++) buffer_clear(&workbook->sheets[i].name);
  free(workbook->sheets);
  text_store_clear(&workbook->strings);
  cell_formats_clear(&workbook->formats);
  *workbook = (struct xls_workbook){.dates = DATE_SYSTEM_1900};
}
