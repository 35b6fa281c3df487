/* The tables built into the program: calc/rules, embedded at build time. */
#ifndef ARREARS_FORMATS_LIST_BUILTIN_H
#define ARREARS_FORMATS_LIST_BUILTIN_H

#include <stddef.h>

#include "calc/text.h"

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

static inline struct text builtin_text(const struct builtin_table *table) {
  return (struct text){(const char *)table->bytes, table->length};
}

#endif
