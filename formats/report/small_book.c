#include "formats/report/small_book.h"

#include <stdlib.h>

#include "formats/file/path.h"

bool small_book_write(struct output_file *file, row_skeleton *skeleton, void *context,
                      struct row_failure *reason, struct writer_failure *failure) {
  struct row_stream stream;
  char *folder = path_folder(file->path);
  bool is_written = row_stream_open(&stream, folder, NULL, 0, NULL, skeleton, context) &&
                    row_stream_finish(&stream, output_file_writable_path(file));
  row_stream_close(&stream);
  free(folder);
  *reason = stream.failure;
  if (is_written) return output_file_settle(file, &failure->error);
  failure->error = output_error_of(reason->error_number);
  failure->detail = reason->text;
  return false;
}
