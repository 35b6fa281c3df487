#include "formats/list/csv_delimiter.h"

#include <ctype.h>
#include <strings.h>

#include "formats/file/plain_text.h"
#include "formats/list/heading_score.h"
#include "formats/list/list_header.h"

bool csv_line_is_blank(const struct line *line, char delimiter) {
  for (size_t i = 0; i < line->text.length; i++) {
    char byte = line->text.at[i];
    bool is_blank = byte == ' ' || byte == '\t' || byte == '\x1A';
    if (!is_blank || byte == delimiter) return false;
  }
  return !line->is_cut; /* of a line that was cut nobody knows */
}

bool csv_line_names_delimiter(struct text line) {
  return line.length == 5 && strncasecmp(line.at, "sep=", 4) == 0 && line.at[4] != '"' &&
         (line.at[4] == '\t' || ispunct((unsigned char)line.at[4]));
}

enum { DELIMITERS = 3 };
static const char delimiters[DELIMITERS] = {',', ';', '\t'};

/* What a row has of each delimiter outside quotes. */
struct delimiter_count {
  size_t counts[DELIMITERS];
  bool is_quoted; /* a quote is open */
};

static void count_delimiters(struct delimiter_count *count, struct text line) {
  for (size_t i = 0; i < line.length; i++) {
    if (line.at[i] == '"') count->is_quoted = !count->is_quoted;
    for (size_t d = 0; d < DELIMITERS && !count->is_quoted; d++)
      count->counts[d] += line.at[i] == delimiters[d];
  }
}

static char most_frequent(const struct delimiter_count *count) {
  size_t best = 0;
  for (size_t d = 1; d < DELIMITERS; d++) best = count->counts[d] > count->counts[best] ? d : best;
  return delimiters[best];
}

/* By the first row alone, which may take several lines, as titles in cells do. *is_named: a line says so. */
static char find_by_first_row(struct line_source *lines, size_t row_limit, bool *is_named) {
  struct delimiter_count count = {{0}, false};
  struct line line;
  size_t seen = 0;
  bool has_begun = false;
  char named = 0;
  lines_hold(lines);
  while (named == 0 && seen < row_limit && lines_next(lines, row_limit, &line)) {
    if (!has_begun && csv_line_is_blank(&line, ',')) continue;
    if (!has_begun && csv_line_names_delimiter(line.text)) named = line.text.at[4];
    has_begun = true;
    count_delimiters(&count, line.text);
    seen += line.text.length + line.end_length;
    if (!count.is_quoted) break;
  }
  lines_rewind(lines);
  *is_named = named != 0;
  return named != 0 ? named : most_frequent(&count);
}

/* The cells of a line, quotes and all that they may hide set aside: good enough to know headings by. */
static int known_headings(struct text line, char delimiter, struct column_choices choices) {
  struct text names[LIST_HEADER_CELLS];
  size_t count = 0;
  while (count < LIST_HEADER_CELLS && line.length > 0) {
    const char *end = memchr(line.at, delimiter, line.length);
    struct text cell = {line.at, end == NULL ? line.length : (size_t)(end - line.at)};
    line = text_from_offset(line, cell.length + (end == NULL ? 0 : 1));
    if (cell.length >= 2 && cell.at[0] == '"' && cell.at[cell.length - 1] == '"')
      cell = (struct text){cell.at + 1, cell.length - 2};
    names[count++] = cell;
  }
  return (int)heading_score(names, count, choices);
}

/* The most headings that one of the first lines holds; from LIST_HEADER_LEAST on no further line is looked
 * at. */
static int best_line(struct line_source *lines, size_t row_limit, char delimiter,
                     struct column_choices choices) {
  struct line line;
  size_t seen = 0;
  int best = 0;
  lines_hold(lines);
  for (int i = 0; i < LIST_HEADER_ROWS && best < LIST_HEADER_LEAST && seen < row_limit &&
                  lines_next(lines, row_limit, &line);) {
    if (csv_line_is_blank(&line, delimiter)) continue;
    if (line.is_cut) break; /* what comes next is its rest */
    int known = known_headings(line.text, delimiter, choices);
    if (known > best) best = known;
    seen += line.text.length + line.end_length;
    i++;
  }
  lines_rewind(lines);
  return best;
}

char csv_delimiter_find(struct line_source *lines, const struct table_options *options) {
  const size_t row_limit = options->row_limit;
  bool is_named;
  char found = find_by_first_row(lines, row_limit, &is_named);
  if (is_named || !options->is_case_list) return found;
  int best = best_line(lines, row_limit, found, options->choices);
  for (size_t d = 0; d < DELIMITERS && best < LIST_HEADER_LEAST; d++) {
    int known = delimiters[d] == found ? 0 : best_line(lines, row_limit, delimiters[d], options->choices);
    if (known <= best) continue;
    best = known;
    found = delimiters[d];
  }
  return found;
}
