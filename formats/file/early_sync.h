/* Brings a growing file to the disk while it is still written, so that the sync at its end finds little left:
 * a disk may well take longer than the figures. early_sync_linux.c has a thread for each such file,
 * early_sync_page.c none, for the page's files are in memory. One of the two is built. */
#ifndef ARREARS_FORMATS_FILE_EARLY_SYNC_H
#define ARREARS_FORMATS_FILE_EARLY_SYNC_H

#include <stdint.h>

#include "calc/status.h"

/* Bytes worth a sync: less would keep the disk with its bookkeeping, more would be left for the end. A file
 * that never has as many needs none of this. */
enum { EARLY_SYNC_STEP = 8 * 1024 * 1024 };

struct early_sync;

/* Owned by the caller, until early_sync_end; the descriptor stays the caller's and has to outlive it. NULL
 * where no thread is to be had: the file's own sync then does it all. */
MUST_USE struct early_sync *early_sync_new(int descriptor);

/* So many bytes of the file are written by now. Returns 0 or the error number (errno) with which a sync
 * failed. */
MUST_USE int early_sync_written(struct early_sync *sync, int64_t written);

/* Waits for a sync under way and frees. Returns like early_sync_written: the system tells such an error once,
 * so that the file's own sync would not hear of it. NULL is fine. */
MUST_USE int early_sync_end(struct early_sync *sync);

#endif
