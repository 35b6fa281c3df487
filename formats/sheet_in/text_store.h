/* Texts kept by number, for cells that share them: in memory up to TEXT_STORE_MEMORY bytes, more of them all
 * in a file without a name that is read through a small cache. Each text costs four bytes besides its own. */
#ifndef ARREARS_FORMATS_SHEET_IN_TEXT_STORE_H
#define ARREARS_FORMATS_SHEET_IN_TEXT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/sheet_in/sheet_status.h"

enum {
  TEXT_STORE_MEMORY = 8 * 1024 * 1024,
  TEXT_STORE_PAGE = 4096,
  TEXT_STORE_PAGES = 256 /* in the cache */
};

struct text_page {
  uint32_t number; /* + 1; 0: nothing */
  char bytes[TEXT_STORE_PAGE];
};

/* `{0}` is valid and empty. Texts lie one after another; text i ends at ends[i]. */
struct text_store {
  uint32_t *ends; /* owned */
  size_t count, capacity;
  struct buffer pending;   /* owned: all texts, or those that are not in the file yet */
  int file;                /* + 1; 0: none yet */
  uint32_t file_size;      /* bytes that are in the file */
  struct text_page *pages; /* owned; NULL until a text comes from the file */
  int error;               /* errno, SPILL_ERROR */
};

/* Appends a text; its number is the count before. SHEET_OK, TOO_MANY_STRINGS, SPILL_ERROR. */
MUST_USE enum sheet_status text_store_add(struct text_store *store, struct text text);

/* Appends text `number`, which is below the count, to `out`. SHEET_OK, SPILL_ERROR. */
MUST_USE enum sheet_status text_store_get(struct text_store *store, size_t number, struct buffer *out);

bool text_store_is_in_file(const struct text_store *store);

/* About as many bytes of memory as it takes. */
size_t text_store_memory(const struct text_store *store);

void text_store_clear(struct text_store *store);

#endif
