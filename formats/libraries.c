#include "formats/libraries.h"

#include <csv.h>
#include <gmp.h>
#include <jansson.h>
#include <openssl/opensslv.h>
#include <xlsxwriter.h>

#include "formats/deflate.h"
#include "formats/figures_text.h"

void libraries_add(struct buffer *out) {
  buffer_add_literal(out, "GMP ");
  buffer_add_text(out, text_from(gmp_version));
  buffer_add_literal(out, ", libxlsxwriter " LXW_VERSION ", libcsv ");
  figure_number(out, CSV_MAJOR);
  buffer_add_byte(out, '.');
  figure_number(out, CSV_MINOR);
  buffer_add_byte(out, '.');
  figure_number(out, CSV_RELEASE);
  buffer_add_literal(out, ", ");
  buffer_add_text(out, text_from(deflate_library()));
  buffer_add_literal(out, ", jansson " JANSSON_VERSION ", OpenSSL " OPENSSL_VERSION_STR);
}
