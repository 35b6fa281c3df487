/* The tables built into the program: calc/rules, embedded at build time. */
#ifndef ARREARS_FORMATS_LIST_BUILTIN_H
#define ARREARS_FORMATS_LIST_BUILTIN_H

#include <stddef.h>

struct builtin_table {
  const char *name; /* file name in calc/rules */
  const unsigned char *bytes;
  size_t length;
};

/* Rule tables, ended by an entry without name. */
extern const struct builtin_table builtin_rules[];
extern const struct builtin_table builtin_regions;
extern const struct builtin_table builtin_counties;
extern const struct builtin_table builtin_calendar;

#endif
