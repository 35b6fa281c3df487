/* The names of temporary files: FOLDER/.NAME.tmp-PID-MACHINE-START-NUMBER. They say which process writes
 * there, so that a later one can tell what a killed run has left behind from what is being written. */
#ifndef ARREARS_FORMATS_FILE_TEMPORARY_NAME_H
#define ARREARS_FORMATS_FILE_TEMPORARY_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/status.h"

/* Writes the name of this process's temporary file `number` (0 to 9999) beside `path`, whose name is
 * shortened so that the file system takes the whole. False: it does not fit `size` bytes. */
MUST_USE bool temporary_name(char *to, size_t size, const char *path, int number);

/* Who writes a file of this name. */
enum temporary_owner {
  TEMPORARY_NONE,     /* it is no temporary file of the program */
  TEMPORARY_RUNS,     /* a process that runs */
  TEMPORARY_GONE,     /* a process of this machine, since its last start, that has ended */
  TEMPORARY_ELSEWHERE /* a process of another machine or container, or from before the start: nobody here
                         knows */
};

/* `name`: without its folder. A process number that another process has now is told by the time it was
 * started. */
enum temporary_owner temporary_owner(const char *name);

#endif
