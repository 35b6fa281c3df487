#include "formats/file/office.h"

bool office_is_there(void) { return false; }

enum office_status office_print(const char *const *paths, const char *const *names, size_t count, int seconds,
                                struct buffer *pdfs) {
  (void)paths, (void)names, (void)count, (void)seconds, (void)pdfs;
  return OFFICE_ABSENT;
}
