/* Why an output could not be written. */
#ifndef ARREARS_FORMATS_FILE_OUTPUT_ERROR_H
#define ARREARS_FORMATS_FILE_OUTPUT_ERROR_H

enum output_status {
  OUTPUT_OK,
  OUTPUT_EXISTS,        /* the target is there and `force` was not given */
  OUTPUT_IS_FOLDER,     /* the target is a folder */
  OUTPUT_NO_FOLDER,     /* the folder of the target does not exist */
  OUTPUT_NOT_PERMITTED, /* no right to write there, or a read-only disk */
  OUTPUT_DISK_FULL,     /* disk or quota */
  OUTPUT_TOO_LARGE,     /* more than a file may have there: the disk's format, or a limit on the process */
  OUTPUT_PIPE_CLOSED,   /* whoever read the output has gone */
  OUTPUT_IS_SPECIAL,    /* a pipe or a device, and `force` was not given */
  OUTPUT_IS_USED,       /* the run reads or writes that file already */
  OUTPUT_IS_TWICE,      /* another output of the run is on its way to that file */
  OUTPUT_TOO_MANY,      /* more than OUTPUT_FILES_AT_ONCE temporary files */
  OUTPUT_FAILED,        /* anything else: system */
  OUTPUT_STATUS_COUNT
};

struct output_error {
  enum output_status status;
  int system; /* errno, or 0 */
};

/* What a failed call of the system means for an output; `system` is its errno, 0: the system is not to blame.
 */
struct output_error output_error_of(int system);

#endif
