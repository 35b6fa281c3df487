/* Raw deflate in independent blocks that can be put behind each other.
 *
 * Measured on 1,047 MB of worksheet XML (1,000,000 rows of 20 cells, packed 256 KiB at a time, one core of a
 * Xeon at 2.5 GHz, rows formatted on the fly in 0.6 s that are included); libxlsxwriter's own file of these
 * cells: 113.9 MiB.
 *
 *   ISA-L igzip 1   1.6 s  132 MiB      zlib 1    4.8 s  135 MiB
 *   ISA-L igzip 2   1.7 s  132 MiB      zlib 3    6.4 s  128 MiB
 *   ISA-L igzip 3   4.0 s  124 MiB      zlib 6   15.0 s  110 MiB
 *
 * So igzip level 1 where ARREARS_WITH_ISAL is defined: three times the speed at the same size, and its CRC-32
 * costs nothing. zlib level 1 everywhere else, and for judging igzip's output. libdeflate is out of the
 * question: every call ends the stream, there is no flush. Smaller packing units cost size (64 KiB: +3 %),
 * larger ones gain under 1 %. */
#ifndef ARREARS_FORMATS_DEFLATE_H
#define ARREARS_FORMATS_DEFLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/text.h"

/* Working memory of the compressor, about 0.4 MiB: one thread at a time, any number of blocks one after the
 * other. */
struct deflater;

/* Never NULL; the caller frees it. */
struct deflater *deflater_new(void);
void deflater_free(struct deflater *deflater); /* NULL is allowed */

/* Compresses `input` (under 2 GiB) and adds it to `packed`: byte-aligned and without reference to anything
 * before it, so packed pieces may be joined in any order. The bytes depend on `input` and `is_last` alone
 * (and on the library built in, which with ISA-L picks its code by the processor). Only the last piece of a
 * stream sets `is_last`. */
void deflater_add(struct deflater *deflater, struct text input, bool is_last, struct buffer *packed);

/* CRC-32 as ZIP wants it, continued from `checksum`; start with 0. */
uint32_t deflate_checksum(uint32_t checksum, struct text bytes);

/* The checksum of A followed by B, from those of A and B and the length of B. */
uint32_t deflate_checksum_join(uint32_t first, uint32_t second, uint64_t second_length);

/* The compressor built in, for the record: "zlib 1.2.13, level 1". Static. */
const char *deflate_library(void);

#endif
