#include "formats/file/output_error.h"

#include <errno.h>

static enum output_status status_of(int system) {
  switch (system) {
    case EEXIST: return OUTPUT_EXISTS;
    case EISDIR: return OUTPUT_IS_FOLDER;
    case ENOENT:
    case ENOTDIR: return OUTPUT_NO_FOLDER;
    case EACCES:
    case EPERM:
    case EROFS: return OUTPUT_NOT_PERMITTED;
    case ENOSPC:
    case EDQUOT: return OUTPUT_DISK_FULL;
    case EFBIG: return OUTPUT_TOO_LARGE;
    case EPIPE: return OUTPUT_PIPE_CLOSED;
    default: return OUTPUT_FAILED;
  }
}

struct output_error output_error_of(int system) {
  return (struct output_error){status_of(system), system};
}
