#include "formats/sheet_in/text_store.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "calc/array.h"
#include "formats/file/unnamed_file.h"
#include "formats/sheet_in/overflow_file.h"
#include "formats/sheet_in/sheet_row.h"

enum { WRITE_SIZE = 64 * 1024 };

static enum sheet_status fail(struct text_store *store) {
  store->error = errno;
  return SHEET_SPILL_ERROR;
}

static enum sheet_status write_out(struct text_store *store) {
  const bool is_first = store->file == 0;
  if (is_first) store->file = overflow_file_open() + 1;
  if (store->file == 0) return fail(store);
  if (!unnamed_file_write(store->file - 1, store->pending.at, store->pending.length)) return fail(store);
  store->file_size += (uint32_t)store->pending.length;
  if (is_first)
    buffer_clear(&store->pending); /* much larger than what it gathers from now on */
  else
    buffer_reset(&store->pending);
  return SHEET_OK;
}

enum sheet_status text_store_add(struct text_store *store, struct text text) {
  const uint32_t start = store->count == 0 ? 0 : store->ends[store->count - 1];
  if (store->count == SHEET_STRING_LIMIT || text.length > UINT32_MAX - start) return SHEET_TOO_MANY_STRINGS;
  store->ends = array_grow(store->ends, &store->capacity, store->count + 1, sizeof *store->ends);
  store->ends[store->count++] = start + (uint32_t)text.length;
  buffer_add_text(&store->pending, text);
  return store->pending.length <= (store->file == 0 ? TEXT_STORE_MEMORY : WRITE_SIZE) ? SHEET_OK
                                                                                      : write_out(store);
}

/* The page of the file, read if it is not in the cache; NULL and errno. */
static const char *page_at(struct text_store *store, uint32_t number) {
  if (store->pages == NULL) store->pages = array_new(TEXT_STORE_PAGES, sizeof *store->pages);
  struct text_page *page = &store->pages[number % TEXT_STORE_PAGES];
  if (page->number == number + 1) return page->bytes;
  uint64_t start = (uint64_t)number * TEXT_STORE_PAGE;
  uint64_t there = store->file_size - start;
  size_t length = there < TEXT_STORE_PAGE ? (size_t)there : TEXT_STORE_PAGE;
  page->number = 0;
  if (!unnamed_file_read(store->file - 1, start, page->bytes, length)) return NULL;
  page->number = number + 1;
  return page->bytes;
}

/* Appends bytes [start, end) of the file. */
static enum sheet_status get_from_file(struct text_store *store, uint32_t start, uint32_t end,
                                       struct buffer *out) {
  if (store->pending.length > 0 && write_out(store) != SHEET_OK) return SHEET_SPILL_ERROR;
  while (start < end) {
    uint32_t within = start % TEXT_STORE_PAGE;
    uint32_t part = TEXT_STORE_PAGE - within < end - start ? TEXT_STORE_PAGE - within : end - start;
    const char *page = page_at(store, start / TEXT_STORE_PAGE);
    if (page == NULL) return fail(store);
    buffer_add(out, page + within, part);
    start += part;
  }
  return SHEET_OK;
}

enum sheet_status text_store_get(struct text_store *store, size_t number, struct buffer *out) {
  const uint32_t start = number == 0 ? 0 : store->ends[number - 1], end = store->ends[number];
  if (store->file != 0) return get_from_file(store, start, end, out);
  buffer_add(out, store->pending.at + start, end - start);
  return SHEET_OK;
}

bool text_store_is_in_file(const struct text_store *store) { return store->file != 0; }

size_t text_store_memory(const struct text_store *store) {
  const size_t cache = store->file == 0 ? 0 : sizeof *store->pages * TEXT_STORE_PAGES;
  return store->pending.length + store->count * sizeof *store->ends + cache;
}

void text_store_clear(struct text_store *store) {
  if (store->file != 0) close(store->file - 1);
  buffer_clear(&store->pending);
  free(store->ends);
  free(store->pages);
  *store = (struct text_store){0};
}
