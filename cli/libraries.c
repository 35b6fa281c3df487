#include "cli/libraries.h"

#include <stdio.h>

#include "calc/integer.h"
#include "formats/file/digest.h"
#include "formats/list/cells.h"
#include "formats/run/manifest.h"
#include "formats/sheet/deflate.h"
#include "formats/sheet/xlsx_book.h"

const char *libraries(void) {
  static char text[256];
  if (text[0] == '\0')
    (void)snprintf(text, sizeof text, "GMP %s, %s, %s, %s, %s, %s", integer_library(), xlsx_book_library(),
                   cells_library(), deflate_library(), manifest_library(), digest_library());
  return text;
}
