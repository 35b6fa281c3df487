/* What each byte of UTF-8 may be in XML, for the scanner. */
#ifndef ARREARS_FORMATS_SHEET_IN_XML_BYTES_H
#define ARREARS_FORMATS_SHEET_IN_XML_BYTES_H

#include <stdbool.h>

/* Bytes of names; those of blanks; neither. */
enum byte_class {
  BYTE_OTHER = 'O',
  BYTE_NAME = 'N',
  BYTE_INNER = 'I', /* not the first of a name */
  BYTE_BLANK = 'B'
};

/* One letter for each byte. */
extern const char xml_byte_classes[];

/* What a run of characters cannot go on over unlooked at: `<`, `&`, a quotation mark, CR. */
extern const bool xml_ends_run[256];

static inline enum byte_class xml_class_of(char byte) {
  return (enum byte_class)xml_byte_classes[(unsigned char)byte];
}

/* The end of the run at `at`, at most `end`. */
static inline const char *xml_run_end(const char *at, const char *end) {
  while (at < end && !xml_ends_run[(unsigned char)*at]) at++;
  return at;
}

#endif
