/* Engines and streams by number. A number that was closed, or never given, is told from one that is open: it
 * is never used again. Any thread may call. */
#ifndef ARREARS_FORMATS_LIBRARY_HANDLES_H
#define ARREARS_FORMATS_LIBRARY_HANDLES_H

#include <stdbool.h>

#include "calc/status.h"
#include "formats/library/arrears.h"

enum handle_kind { HANDLE_ENGINE, HANDLE_STREAM };

enum { HANDLES_MOST = 1024 };

/* The number of an object, which is destroyed once it is closed and nobody uses it; 0: there are too many,
 * and it has been destroyed. */
MUST_USE arrears_handle handles_add(enum handle_kind kind, void *object, void (*destroy)(void *object));

/* Begins to use an object. `alone`: only if nobody else does. ARREARS_OK, and handles_leave must follow; or
 * ARREARS_CLOSED, ARREARS_BUSY, ARREARS_BAD_ARGUMENT where it is of the other kind. */
MUST_USE int handles_enter(arrears_handle handle, enum handle_kind kind, bool alone, void **object);
void handles_leave(arrears_handle handle);

/* ARREARS_OK or ARREARS_CLOSED. */
MUST_USE int handles_close(arrears_handle handle);

#endif
