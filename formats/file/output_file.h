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
 * (formats/report/split_workbooks.h), its index, the quotations of a list
 * and their pages (formats/report/quotation_writer.h), and the few other outputs. */
enum { OUTPUT_FILES_AT_ONCE = 1320 };

/* Whether the file has its name already, and what stood there before. */
enum output_standing { OUTPUT_STANDS_NOT, OUTPUT_STANDS_NEW, OUTPUT_STANDS_FOR_OLD, OUTPUT_STANDS_FOR_GOOD };

struct early_sync;

/* `{0}` is valid and closed. */
struct output_file {
  bool is_open;
  bool is_direct;   /* written under its own name, no temporary file */
  bool may_replace; /* force */
  bool was_there;   /* a regular file had the name when it was opened */
  bool is_settled;
  enum output_standing standing;
  int mode;                      /* that it gets when it is settled; -1: its owner's alone */
  int descriptor;                /* owned unless standard output */
  int slot;                      /* in the table of temporary files; -1: none */
  char *path;                    /* owned: the target; NULL: standard output */
  const char *temporary;         /* lives in the slot; NULL: none */
  struct buffer pending;         /* bytes not yet written, less than 256 KiB */
  int64_t written;               /* bytes given to the system */
  bool has_early_sync;           /* it was begun, if there was a thread for it */
  struct early_sync *early_sync; /* owned; NULL: none */
  struct output_error error;     /* the first failure; OUTPUT_OK: none */
};

/* The permissions of all files that are opened from now on; -1: those of the file replaced, or the owner's
 * alone. */
void output_file_set_mode(int mode);

/* Opens an output; the target itself is not touched. Two of one target at one time are refused, by whatever
 * name: the later would destroy the earlier. Without `force` an existing regular file is
 * refused, and so is a pipe or a device but the null device. Until it is settled a file may be read by its
 * owner alone, and then, too, unless the file it replaces says otherwise or output_file_set_mode has. A
 * symbolic link is followed. */
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

/* Settles the file and gives it its name for now: until it is committed, what stood there before is kept.
 * false: the file has failed and has no name. */
MUST_USE bool output_file_name(struct output_file *file, struct output_error *error);

/* Undoes output_file_name. false: the file stands under its name, on a system that cannot keep what it
 * replaced. Harmless on a file without its name. */
bool output_file_take_back(struct output_file *file);

/* Settles the file and gives it its name, for good. false: nothing stands under the target's name
 * but what stood there before, and the temporary file is gone. Closes the file in any case. */
MUST_USE bool output_file_commit(struct output_file *file, struct output_error *error);

/* Drops the output, takes its name back and removes the temporary file. Harmless on a closed file. */
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
