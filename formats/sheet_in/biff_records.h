/* The records of an XLS workbook, [MS-XLS] BIFF8: a type, a length, bytes; what is longer than a record may
 * be goes on in CONTINUE records. */
#ifndef ARREARS_FORMATS_SHEET_IN_BIFF_RECORDS_H
#define ARREARS_FORMATS_SHEET_IN_BIFF_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/sheet_in/ole_file.h"
#include "formats/sheet_in/sheet_status.h"

enum {
  BIFF_RECORD_SIZE = 8224, /* bytes of the longest */

  BIFF_FORMULA = 0x0006,
  BIFF_EOF = 0x000A,
  BIFF_DATEMODE = 0x0022,
  BIFF_FILEPASS = 0x002F,
  BIFF_CONTINUE = 0x003C,
  BIFF_COLINFO = 0x007D,
  BIFF_BOUNDSHEET = 0x0085,
  BIFF_MULRK = 0x00BD,
  BIFF_RSTRING = 0x00D6,
  BIFF_XF = 0x00E0,
  BIFF_MERGEDCELLS = 0x00E5,
  BIFF_SST = 0x00FC,
  BIFF_LABELSST = 0x00FD,
  BIFF_NUMBER = 0x0203,
  BIFF_LABEL = 0x0204,
  BIFF_BOOLERR = 0x0205,
  BIFF_STRING = 0x0207,
  BIFF_ROW = 0x0208,
  BIFF_RK = 0x027E,
  BIFF_FORMAT = 0x041E,
  BIFF_BOF = 0x0809
};

/* `{0}` is valid; the stream is not owned. */
struct biff_reader {
  struct ole_stream *stream;
  uint64_t next; /* where in the stream the next record begins */
  uint16_t type;
  size_t length, taken; /* of the bytes of this record */
  unsigned char bytes[BIFF_RECORD_SIZE];
};

/* Begins at a place of the stream. */
void biff_begin(struct biff_reader *reader, struct ole_stream *stream, uint64_t place);

/* Goes to the next record. SHEET_OK, SHEET_END (of the stream), RECORD_DAMAGED. */
MUST_USE enum sheet_status biff_next(struct biff_reader *reader);

/* Takes the next `count` bytes of this record and of what continues it; false: there are not so many. */
MUST_USE bool biff_take(struct biff_reader *reader, void *bytes, size_t count);
MUST_USE bool biff_take_16(struct biff_reader *reader, uint16_t *value);
MUST_USE bool biff_take_32(struct biff_reader *reader, uint32_t *value);

/* Takes a string whose length stands in 16 bits (in 8 if is_short) and appends it as UTF-8; the fonts and
 * pronunciation that follow are taken too. What is no character, and NUL, becomes U+FFFD. false: the record
 * ends before. */
MUST_USE bool biff_take_text(struct biff_reader *reader, bool is_short, struct buffer *out);

#endif
