/* Raw deflate in independent blocks that can be put one after another.
 *
 * Measured on the ledger of a report (20 MB of its XML, 23,159 rows of 21 cells, packed 256 KiB at a time,
 * one core of a Xeon, processor time; libxlsxwriter packs at level 6):
 *
 *   zlib 1                       3.7 us and 118 bytes a row
 *   zlib 1 tuned (4, 16, 64, 6)  4.1 us     109      the one built in
 *   zlib 4 tuned (4, 8, 32, 8)   5.4 us     100
 *   zlib 6                      13.4 us      92
 *
 * So zlib without lazy matching, but with short matches entered too and a chain cut short: a row repeats the
 * one before it, and what is there to be found is found soon.
 * ISA-L's igzip takes a quarter of the time for 118 bytes, but its bytes depend on where its working memory
 * lies: with zeroed memory at random addresses 6 of 60,000 pieces came out one byte longer. A workbook has to
 * be the same in every run, so it is not used. libdeflate ends the stream with every call, there is no flush.
 * Smaller packing units cost size (64 KiB: +2 %), larger ones gain under 1 %. */
#ifndef ARREARS_FORMATS_SHEET_DEFLATE_H
#define ARREARS_FORMATS_SHEET_DEFLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/text.h"

/* Working memory of the compressor, about 0.3 MiB: one thread at a time, any number of blocks one after the
 * other. */
struct deflater;

enum deflate_effort {
  DEFLATE_FULL,
  DEFLATE_LIGHT /* a shorter chain, 4 for 6: of rows of formulas 5 % of the time for 2.5 % of the size */
};

/* Never NULL; the caller frees it. */
struct deflater *deflater_new(enum deflate_effort effort);
void deflater_free(struct deflater *deflater); /* NULL is allowed */

/* Compresses `input` (under 2 GiB) and adds it to `packed`: byte-aligned and without reference to anything
 * before it, so packed pieces may be joined in any order. The bytes depend on `input`, `is_last`, the
 * effort and the version of zlib alone. Only the last piece of a stream sets `is_last`. */
void deflater_add(struct deflater *deflater, struct text input, bool is_last, struct buffer *packed);

/* CRC-32 as ZIP wants it, continued from `checksum`; start with 0. */
uint32_t deflate_checksum(uint32_t checksum, struct text bytes);

/* The checksum of A followed by B, from those of A and B and the length of B. */
uint32_t deflate_checksum_join(uint32_t first, uint32_t second, uint64_t second_length);

/* The compressor built in, for the record: "zlib 1.2.13, L1". Static. */
const char *deflate_library(void);

#endif
