/* The output seam: dossiers in, a file out. Every output of a list is a writer.
 *
 * Dossiers come in batches. A batch is formatted by any one thread into a block that is the thread's own;
 * reserving and appending happen one batch after another, in the order of the list, so the bytes do not
 * depend on the number of threads. Writers only read dossiers.
 *
 *   reserve (in order)  ->  format (any thread)  ->  append (in order)  ...  settle, finish or abandon */
#ifndef ARREARS_FORMATS_RECORD_WRITER_H
#define ARREARS_FORMATS_RECORD_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/dossier.h"
#include "calc/status.h"
#include "formats/file/output_file.h"

struct writer;

struct writer_operations {
  /* A block for one thread; freed by block_free. */
  void *(*block_new)(struct writer *writer);
  void (*block_free)(void *block);
  /* Where the batch will be in the file; NULL when it does not matter. */
  void (*reserve)(struct writer *writer, void *block, const struct dossier *dossiers, size_t count);
  void (*format)(const struct writer *writer, void *block, const struct dossier *dossiers, size_t count);
  /* False: see writer.failure; what follows is refused too. */
  bool (*append)(struct writer *writer, void *block);
  /* Completes all but the name, so that outputs that belong together appear together. False: see
   * writer.failure. */
  bool (*settle)(struct writer *writer);
  /* Settles, and gives the file its name for now. False: see writer.failure; what has a name already is taken
   * back by take_back. */
  bool (*name)(struct writer *writer);
  /* Undoes `name`, as far as it came. False: something stands that the system could not take back. */
  bool (*take_back)(struct writer *writer);
  /* Settles, and gives the file its final name. False: there is no such file; see writer.failure. */
  bool (*finish)(struct writer *writer);
  /* Removes what was begun; harmless after finish. */
  void (*abandon)(struct writer *writer);
  /* Abandons and frees the writer. */
  void (*free)(struct writer *writer);
};

/* Why an output could not be written. */
struct writer_failure {
  const char *path; /* as given on the command line; not owned */
  struct output_error error;
  const char *detail; /* what the workbook library says, or NULL; static or owned by the writer */
};

/* First member of every writer. */
struct writer {
  const struct writer_operations *operations;
  struct writer_failure failure;
};

#endif
