/* Numbers as Intel's processors, and therefore Excel's files, store them. */
#ifndef ARREARS_FORMATS_SHEET_IN_LITTLE_ENDIAN_H
#define ARREARS_FORMATS_SHEET_IN_LITTLE_ENDIAN_H

#include <stdint.h>

static inline uint16_t little_16(const unsigned char *at) { return (uint16_t)(at[0] | at[1] << 8); }

static inline uint32_t little_32(const unsigned char *at) {
  return little_16(at) | (uint32_t)little_16(at + 2) << 16;
}

static inline uint64_t little_64(const unsigned char *at) {
  return little_32(at) | (uint64_t)little_32(at + 4) << 32;
}

#endif
