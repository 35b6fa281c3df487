#include "formats/list/list_header.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/plain_text.h"
#include "formats/list/heading_aliases.h"
#include "formats/list/heading_score.h"
#include "formats/list/month_heading.h"

static size_t cells_seen(const struct table_row *row) {
  return row->count < LIST_HEADER_CELLS ? row->count : LIST_HEADER_CELLS;
}

/* Of a heading that reaches over several columns only the first has it. */
static struct text own_name(const struct table_row *row, size_t column) {
  bool is_beside = column < row->count && row->marks != NULL && (row->marks[column] & CELL_MARK_BESIDE) != 0;
  return is_beside ? TEXT("") : table_row_cell(row, column);
}

static bool is_known(struct text name, struct column_choices choices) {
  return heading_score(&name, 1, choices) == 1;
}

size_t list_header_known(const struct table_row *row, struct column_choices choices) {
  struct text names[LIST_HEADER_CELLS];
  size_t count = cells_seen(row);
  for (size_t i = 0; i < count; i++) names[i] = own_name(row, i);
  return heading_score(names, count, choices);
}

/* A heading of two rows on its way: the parent that reaches over column i is the last one before. */
struct pair {
  const struct table_row *above, *below;
  struct column_choices choices;
  struct text parent; /* over the column */
  struct buffer joined;
};

static void go_to(struct pair *pair, size_t column) {
  struct text parent = table_row_cell(pair->above, column);
  if (parent.length > 0) pair->parent = parent;
}

static struct text join(struct pair *pair, struct text child) {
  buffer_reset(&pair->joined);
  buffer_add_text(&pair->joined, pair->parent);
  buffer_add_text(&pair->joined, child);
  return buffer_text(&pair->joined);
}

/* Whether the parent stands over this column and no other. */
static bool is_single(const struct pair *pair, size_t column) {
  bool goes_on =
      own_name(pair->above, column + 1).length == 0 && table_row_cell(pair->below, column + 1).length > 0;
  return own_name(pair->above, column).length > 0 && !goes_on;
}

/* "parent + child", else the child, else the parent, if it stands over this column alone; if none is known,
 * both. What was chosen for a heading goes before what it says. */
static struct text name_of(struct pair *pair, size_t column) {
  struct text own = own_name(pair->above, column), child = own_name(pair->below, column);
  if (child.length == 0 || text_equals(child, pair->parent)) return child.length == 0 ? own : child;
  struct text joined = join(pair, child);
  if (pair->choices.count > 0 && is_known(joined, pair->choices)) return joined;
  switch (heading_choose(pair->parent, child)) {
    case HEADING_CHILD: return child;
    case HEADING_PARENT: return is_single(pair, column) ? own : joined;
    default: return joined;
  }
}

/* A month below a heading of figures or of nothing known: 每月工资 over 2024-07. */
static bool is_month_below(struct pair *pair, struct text child) {
  struct month month;
  struct heading_meaning meaning;
  if (pair->parent.length == 0) return false;
  enum month_heading found = month_heading_read(&month, join(pair, child));
  bool is_known_matter = heading_find(&meaning, pair->parent);
  return found == MONTH_HEADING_OTHER ? !is_known_matter : found != MONTH_HEADING_NONE;
}

/* Whether the row below holds headings, and nothing where a case would have its person and first month. */
static bool is_second_row(const struct table_row *above, const struct table_row *below,
                          struct column_choices choices) {
  struct pair pair = {.above = above, .below = below, .choices = choices};
  bool has_headings = false, has_values = false, has_months = false, has_others = false;
  for (size_t i = 0; i < cells_seen(below) && !has_values; i++) {
    struct text own = own_name(above, i), child = own_name(below, i);
    go_to(&pair, i);
    if (child.length == 0 || text_equals(child, own)) continue;
    bool is_heading = is_known(child, choices) || is_known(join(&pair, child), choices);
    enum case_field field = own.length == 0 ? FIELD_NONE : case_field_find(own);
    bool is_month = !is_heading && is_month_below(&pair, child);
    has_headings = has_headings || is_heading;
    has_months = has_months || is_month;
    has_others = has_others || (!is_heading && !is_month);
    has_values = !is_heading && (field == FIELD_NAME || field == FIELD_ID_NUMBER || field == FIELD_GAP_FROM);
  }
  buffer_clear(&pair.joined);
  return (has_headings || (has_months && !has_others)) && !has_values;
}

static void reset(struct list_header *header, size_t count) {
  free(header->names);
  header->names = array_new(count, sizeof *header->names);
  header->count = count;
  buffer_reset(&header->texts);
}

static void add_name(struct list_header *header, size_t column, struct text name) {
  header->names[column].length = name.length;
  buffer_add_text(&header->texts, name);
}

/* The names' texts lie one after another. */
static void show_names(struct list_header *header) {
  const char *at = header->texts.at;
  for (size_t i = 0; i < header->count; i++) {
    header->names[i].at = at == NULL ? "" : at;
    if (header->names[i].length > 0) at += header->names[i].length;
  }
}

static void take_one(struct list_header *header, const struct table_row *row) {
  reset(header, row->count);
  for (size_t i = 0; i < row->count; i++) {
    bool is_beside = row->marks != NULL && (row->marks[i] & CELL_MARK_BESIDE) != 0;
    add_name(header, i, is_beside ? TEXT("") : row->cells[i]);
  }
  show_names(header);
}

static void take_two(struct list_header *header, const struct table_row *above, const struct table_row *below,
                     struct column_choices choices) {
  struct pair pair = {.above = above, .below = below, .choices = choices};
  reset(header, above->count > below->count ? above->count : below->count);
  for (size_t i = 0; i < header->count; i++) {
    go_to(&pair, i);
    add_name(header, i, name_of(&pair, i));
  }
  show_names(header);
  buffer_clear(&pair.joined);
}

static const struct table_row *header_row(const struct kept_rows *rows, size_t at) {
  bool may_be = at < rows->count && !rows->list[at].is_blank && rows->list[at].row.fault == ROW_FINE;
  return may_be ? &rows->list[at].row : NULL;
}

/* Known headings of the row below that do not stand above as well, as merged cells do. */
static size_t known_of_its_own(const struct table_row *above, const struct table_row *below,
                               struct column_choices choices) {
  struct text names[LIST_HEADER_CELLS];
  size_t count = cells_seen(below);
  for (size_t i = 0; i < count; i++) {
    struct text child = own_name(below, i);
    names[i] = text_equals(child, own_name(above, i)) ? TEXT("") : child;
  }
  return heading_score(names, count, choices);
}

/* Words of groups stand in several cells; a title fills one, and is known by nothing. */
static bool may_be_above(const struct table_row *row, size_t known) {
  size_t filled = 0;
  for (size_t i = 0; i < row->count; i++) filled += own_name(row, i).length > 0;
  return known > 0 || filled > 1;
}

/* Known headings if the header began here; *is_double: if the next row belongs to it. */
static size_t score_at(const struct kept_rows *rows, size_t at, struct column_choices choices,
                       bool *is_double) {
  const struct table_row *row = header_row(rows, at), *below = header_row(rows, at + 1);
  struct list_header both = {0};
  *is_double = false;
  if (row == NULL) return 0;
  size_t single = list_header_known(row, choices);
  if (below == NULL || !may_be_above(row, single) || !is_second_row(row, below, choices)) return single;
  take_two(&both, row, below, choices);
  size_t joined = heading_score(both.names, both.count, choices);
  list_header_clear(&both);
  /* a title above a header has less in common with it */
  *is_double = joined > single && joined > known_of_its_own(row, below, choices);
  return *is_double ? joined : single;
}

/* A list of one column has one heading. */
static bool is_enough(const struct table_row *row, size_t known) {
  size_t filled = 0;
  for (size_t i = 0; i < row->count; i++) filled += own_name(row, i).length > 0;
  return known >= LIST_HEADER_LEAST || (known > 0 && known == filled);
}

bool list_header_find(struct list_header *header, const struct kept_rows *rows,
                      struct column_choices choices) {
  size_t best = 0;
  bool is_best_double = false;
  for (size_t i = 0; i < rows->count; i++) {
    bool is_double;
    if (rows->list[i].row.count <= best && (i + 1 == rows->count || rows->list[i + 1].row.count <= best))
      continue;
    size_t known = score_at(rows, i, choices, &is_double);
    if (known <= best) continue;
    best = known;
    header->first = i;
    is_best_double = is_double;
  }
  if (best == 0 || !is_enough(&rows->list[header->first].row, best)) return false;
  header->row_count = is_best_double ? 2 : 1;
  if (is_best_double)
    take_two(header, &rows->list[header->first].row, &rows->list[header->first + 1].row, choices);
  else
    take_one(header, &rows->list[header->first].row);
  return true;
}

void list_header_take_first(struct list_header *header, const struct kept_rows *rows) {
  header->first = 0;
  header->row_count = 1;
  take_one(header, &rows->list[0].row);
}

/* All that the row fills stands in the header's row too, and at least two cells. */
static bool is_repeated(const struct table_row *header, const struct table_row *row) {
  size_t equal = 0;
  for (size_t i = 0; i < row->count; i++) {
    struct text cell = table_row_cell(row, i);
    if (cell.length == 0) continue;
    if (!text_equals(cell, table_row_cell(header, i))) return false;
    equal++;
  }
  return equal >= LIST_HEADER_LEAST;
}

/* The very cells of a row above the header, as they are printed on every page. */
static bool is_title(const struct kept_row *title, const struct table_row *row) {
  const size_t count = row->count > title->row.count ? row->count : title->row.count;
  for (size_t i = 0; i < count; i++)
    if (!text_equals(table_row_cell(row, i), table_row_cell(&title->row, i))) return false;
  return !title->is_blank;
}

bool list_header_is_again(const struct list_header *header, const struct kept_rows *rows,
                          const struct table_row *row) {
  for (size_t i = 0; i < header->row_count; i++)
    if (is_repeated(&rows->list[header->first + i].row, row)) return true;
  for (size_t i = 0; i < header->first; i++)
    if (is_title(&rows->list[i], row)) return true;
  return false;
}

void list_header_clear(struct list_header *header) {
  buffer_clear(&header->texts);
  free(header->names);
  *header = (struct list_header){0};
}
