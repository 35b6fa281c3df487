#define _GNU_SOURCE
#include "formats/sheet/sheet_xml.h"

#include <inttypes.h>
#include <stdio.h>

#include "formats/sheet/row_text.h"

enum { DEPTH_MOST = 64 };

/* Length of the text up to and including `mark`, 0 when it is not there. */
static size_t length_through(struct text text, struct text mark) {
  const char *at = text.length == 0 ? NULL : memmem(text.at, text.length, mark.at, mark.length);
  return at == NULL ? 0 : (size_t)(at - text.at) + mark.length;
}

/* Length of the tag at the start of `xml`, '>' included; 0 when it does not end. '>' may stand inside quotes.
 */
static size_t tag_length(struct text xml) {
  char quote = 0;
  for (size_t i = 1; i < xml.length; i++) {
    char byte = xml.at[i];
    if (quote != 0)
      quote = byte == quote ? 0 : quote;
    else if (byte == '"' || byte == '\'')
      quote = byte;
    else if (byte == '>')
      return i + 1;
  }
  return 0;
}

static struct text tag_name(struct text tag) {
  size_t start = tag.at[1] == '/' ? 2 : 1, end = start;
  while (end < tag.length && strchr(" \t\r\n/>", tag.at[end]) == NULL) end++;
  return (struct text){tag.at + start, end - start};
}

/* The elements that are open. */
struct open_tags {
  struct text names[DEPTH_MOST];
  size_t depth;
};

/* False when a tag closes what is not open, or the nesting is deeper than any part of a workbook. */
static bool follow_tag(struct open_tags *open, struct text tag) {
  struct text name = tag_name(tag);
  if (tag.at[1] == '/') return open->depth > 0 && text_equals(open->names[--open->depth], name);
  if (tag.at[tag.length - 2] == '/') return true;
  if (open->depth == DEPTH_MOST) return false;
  open->names[open->depth++] = name;
  return true;
}

bool sheet_xml_is_whole(struct text xml) {
  size_t declaration = length_through(xml, TEXT("?>"));
  if (!text_starts_with(xml, TEXT("<?xml ")) || declaration == 0) return false;
  struct open_tags open = {.depth = 0};
  struct text rest = text_from_offset(xml, declaration);
  size_t tags = 0;
  for (size_t next; (next = length_through(rest, TEXT("<"))) > 0; tags++) {
    if (tags > 0 && open.depth == 0) return false;
    rest = text_from_offset(rest, next - 1);
    size_t length = tag_length(rest);
    if (length < 3 || !follow_tag(&open, (struct text){rest.at, length})) return false;
    rest = text_from_offset(rest, length);
  }
  return tags > 0 && open.depth == 0 && (rest.length == 0 || rest.at[0] == '\n' || rest.at[0] == '\r');
}

static bool disagrees(struct row_failure *failure, const struct row_shape *shape, const char *what,
                      int64_t number) {
  return row_failure_set(failure, ROW_FAILURE_SKELETON_DISAGREES, 0, "sheet %s: %s (%" PRId64 ")",
                         shape->name, what, number);
}

/* The value of an attribute in a tag, an empty text without storage when it is not there. `name` is ` r="`.
 */
static struct text attribute(struct text tag, struct text name) {
  size_t start = length_through(tag, name);
  if (start == 0) return (struct text){NULL, 0};
  struct text rest = text_from_offset(tag, start);
  size_t end = length_through(rest, TEXT("\""));
  return (struct text){rest.at, end == 0 ? 0 : end - 1};
}

/* A unsigned whole number below 10^9; -1 when it is not. */
static int64_t number_in(struct text digits) {
  if (digits.length == 0 || digits.length > 9) return -1;
  int64_t number = 0;
  for (size_t i = 0; i < digits.length; i++) {
    if (digits.at[i] < '0' || digits.at[i] > '9') return -1;
    number = number * 10 + (digits.at[i] - '0');
  }
  return number;
}

/* The row number at the end of "A1:T3" or "T3"; -1 when there is none. */
static int64_t last_row_of(struct text reference) {
  size_t start = reference.length;
  while (start > 0 && reference.at[start - 1] >= '0' && reference.at[start - 1] <= '9') start--;
  return number_in(text_from_offset(reference, start));
}

/* The next <row> of `rest` up to its end; `rest` continues after it. Empty when there is none. */
static struct text next_row(struct text *rest) {
  size_t start = length_through(*rest, TEXT("<row "));
  if (start == 0) return (struct text){NULL, 0};
  struct text row = text_from_offset(*rest, start - 5);
  size_t length = tag_length(row);
  if (length >= 2 && row.at[length - 2] != '/') length = length_through(row, TEXT("</row>"));
  row.length = length;
  *rest = (struct text){row.at + length, (size_t)(rest->at + rest->length - row.at) - length};
  return row;
}

static struct text tag_of(struct text element) { return (struct text){element.at, tag_length(element)}; }

static bool read_styles(uint32_t *styles, struct text row, const struct row_shape *shape, int64_t row_number,
                        struct row_failure *failure) {
  struct text rest = text_from_offset(row, tag_length(row));
  size_t column = 0;
  for (size_t next; (next = length_through(rest, TEXT("<c "))) > 0; column++) {
    rest = text_from_offset(rest, next - 3);
    struct text tag = tag_of(rest), style = attribute(tag, TEXT(" s=\""));
    char expected[32];
    if (column < shape->column_count) {
      size_t length = row_column_letters(column, expected);
      snprintf(expected + length, sizeof expected - length, "%" PRId64, row_number);
      if (!text_is(attribute(tag, TEXT(" r=\"")), expected))
        return disagrees(failure, shape, "the template row lacks a cell in column", (int64_t)column + 1);
      styles[column] = style.length == 0 ? 0 : (uint32_t)number_in(style);
    }
    rest = text_from_offset(rest, tag.length);
  }
  if (column == shape->column_count) return true;
  return disagrees(failure, shape, "the template row has another number of cells than columns",
                   (int64_t)column);
}

/* What follows the next quotation mark. */
static struct text behind_quote(struct text text) {
  return text_from_offset(text, length_through(text, TEXT("\"")));
}

static bool note_template(struct sheet_template *found, uint32_t *styles, struct text row,
                          const struct row_shape *shape, struct row_failure *failure) {
  struct text tag = tag_of(row);
  size_t start = length_through(tag, TEXT(" r=\""));
  struct text rest = behind_quote(text_from_offset(tag, start));
  static const struct text spans = {" spans=\"", sizeof " spans=\"" - 1}; /* a hint that no reader needs */
  if (text_starts_with(rest, spans)) rest = behind_quote(text_from_offset(rest, spans.length));
  found->row = row;
  found->row_attributes = (struct text){rest.at, rest.length - 1};
  return read_styles(styles, row, shape, shape->rows_above + 1, failure);
}

static bool check_filter(struct text xml, const struct row_shape *shape, int64_t last,
                         struct row_failure *failure) {
  size_t start = length_through(xml, TEXT("<autoFilter "));
  if (start == 0) return true;
  struct text tag = tag_of(text_from_offset(xml, start - 12));
  int64_t filtered = last_row_of(attribute(tag, TEXT(" ref=\"")));
  return filtered == last ||
         disagrees(failure, shape, "the filter does not end with the last data row", filtered);
}

bool sheet_template_find(struct sheet_template *found, uint32_t *styles, struct text xml,
                         const struct row_shape *shape, int64_t span, struct row_failure *failure) {
  int64_t last = shape->rows_above + span;
  *found = (struct sheet_template){.last_row = last};
  size_t dimension = length_through(xml, TEXT("<dimension "));
  if (dimension > 0)
    found->dimension = attribute(tag_of(text_from_offset(xml, dimension - 11)), TEXT(" ref=\""));
  if (found->dimension.length == 0) return disagrees(failure, shape, "it has no dimension", 0);
  struct text rest = xml, row;
  while (row = next_row(&rest), row.length > 0) {
    int64_t number = number_in(attribute(tag_of(row), TEXT(" r=\"")));
    if (number <= shape->rows_above) continue;
    if (number == shape->rows_above + 1) {
      if (!note_template(found, styles, row, shape, failure)) return false;
      continue;
    }
    if (number <= last || number > last + shape->rows_below)
      return disagrees(failure, shape, "a row under the data stands in the wrong place", number);
    found->last_row = number;
  }
  if (found->row.length == 0)
    return disagrees(failure, shape, "there is no template row", shape->rows_above + 1);
  return check_filter(xml, shape, last, failure);
}

void sheet_template_add_before(const struct sheet_template *found, struct text xml, struct buffer *before) {
  const char *colon = memchr(found->dimension.at, ':', found->dimension.length);
  struct text corner = {found->dimension.at,
                        colon == NULL ? found->dimension.length : (size_t)(colon - found->dimension.at)};
  struct text last = colon == NULL ? corner : text_from_offset(found->dimension, corner.length + 1);
  size_t letters = 0;
  while (letters < last.length && last.at[letters] >= 'A' && last.at[letters] <= 'Z') letters++;
  char row[32];
  snprintf(row, sizeof row, "%" PRId64, found->last_row);
  buffer_add(before, xml.at, (size_t)(corner.at - xml.at));
  buffer_add_text(before, corner);
  buffer_add_byte(before, ':');
  buffer_add(before, last.at, letters);
  buffer_add_text(before, text_from(row));
  const char *after = found->dimension.at + found->dimension.length;
  buffer_add(before, after, (size_t)(found->row.at - after));
}

bool sheet_xml_has_words(struct text xml, const struct shared_strings *words) {
  size_t table = length_through(xml, TEXT("<sst "));
  struct text rest = text_from_offset(xml, table);
  struct buffer expected = {0};
  bool is_found = table > 0;
  rest = text_from_offset(rest, length_through(rest, TEXT(">")));
  for (size_t i = 0; i < words->count && is_found; i++) {
    buffer_reset(&expected);
    buffer_add_literal(&expected, "<si><t>");
    (void)row_text_add(&expected, shared_strings_text(words, i), 0);
    buffer_add_literal(&expected, "</t></si>");
    is_found = text_starts_with(rest, buffer_text(&expected));
    if (is_found) rest = text_from_offset(rest, expected.length);
  }
  buffer_clear(&expected);
  return is_found;
}
