/* An output that appears whole or not at all: bytes go to a temporary file beside the target, which
 * takes the target's name only when everything has reached the disk.
 * What is no regular file ("-", /dev/stdout, /dev/null, a FIFO) is written directly.
 *
 * Every function that returns false fills *error. A file that failed once stays failed: commit refuses
 * it and removes the temporary file, so a single check at the end is enough.
 * The program must ignore SIGPIPE; a closed pipe is then a status like any other. */
#ifndef ARREARS_FORMATS_FILE_OUTPUT_FILE_H
#define ARREARS_FORMATS_FILE_OUTPUT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/status.h"
#include "formats/file/output_error.h"

/* Temporary files that may be open at one time in the whole program: the workbooks of a split report
 * (formats/report/split_workbooks.h), its index, and the few other outputs. */
enum { OUTPUT_FILES_AT_ONCE = 520 };

/* `{0}` is valid and closed. */
struct output_file {
  bool is_open;
  bool is_direct;   /* written under its own name, no temporary file */
  bool may_replace; /* force */
  bool is_settled;
  int descriptor;            /* owned unless standard output */
  int slot;                  /* in the table of temporary files; -1: none */
  char *path;                /* owned: the target; NULL: standard output */
  const char *temporary;     /* lives in the slot; NULL: none */
  struct buffer pending;     /* bytes not yet written, at most 256 KiB */
  int64_t written, started;  /* bytes given to the system; those it has been asked to put on the disk */
  struct output_error error; /* the first failure; OUTPUT_OK: none */
};

/* Opens an output; the target itself is not touched. Without `force` an existing regular file is
 * refused. A replaced file passes on its permissions, a new one has those of the umask.
 * A symbolic link is followed. */
MUST_USE bool output_file_open(struct output_file *file, const char *path, bool force,
                               struct output_error *error);

/* Writes all bytes, through a buffer: a full disk may show up only at a later write or at commit. */
MUST_USE bool output_file_write(struct output_file *file, const void *bytes, size_t count,
                                struct output_error *error);

/* The name a library may open and truncate (not replace by another file) to write the content itself;
 * then output_file_write is not used. NULL: standard output, which has no name. Valid until commit or
 * abandon. */
const char *output_file_writable_path(const struct output_file *file);

/* Flushes, syncs and closes: from now on only the name is missing. Nothing is written afterwards; harmless
 * where it was done before. false: the file has failed. Where several outputs belong together, all are
 * settled before the first is committed. */
MUST_USE bool output_file_settle(struct output_file *file, struct output_error *error);

/* Settles the file and gives it its name. false: nothing stands under the target's name
 * but what stood there before, and the temporary file is gone. Closes the file in any case. */
MUST_USE bool output_file_commit(struct output_file *file, struct output_error *error);

/* Drops the output and removes the temporary file. Harmless on a closed file. */
void output_file_abandon(struct output_file *file);

/* Removes every temporary file that is open; callable from a signal handler (SIGINT, SIGTERM, SIGHUP)
 * that ends the program afterwards. Touches only a fixed table and unlink(). */
void output_file_abandon_all_in_signal(void);

/* Between these two a thread may have a library make and remove files of its own, which nobody else could
 * remove: a signal that ends the program waits for the end. Not nested; a thread that begins when a signal is
 * waiting does not come back. */
void output_file_shield_begin(void);
void output_file_shield_end(void);

/* For a signal handler, before it removes anything. True: a thread is shielded; the handler returns, and gets
 * the same signal once more when the thread is through. */
bool output_file_is_shielded_in_signal(int signal_number);

#endif
