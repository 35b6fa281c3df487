/* Which columns of a list hold the wage of a month each, and what speaks against reading them. CONTRACT 2.3.
 */
#ifndef ARREARS_FORMATS_LIST_MONTH_COLUMNS_H
#define ARREARS_FORMATS_LIST_MONTH_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/date.h"
#include "calc/text.h"

/* A column that holds the wage of a month. */
struct month_column {
  struct month month;
  size_t column;
};

enum month_standing {
  MONTH_FREE,
  MONTH_CHOSEN, /* said by hand to be one */
  MONTH_BARRED  /* stands for something else */
};

/* Why a heading that is a month may be taken in two ways. */
enum month_doubt {
  MONTH_DOUBT_NONE,
  MONTH_OF_OTHER,     /* 单位缴费2024-07: the month of something else */
  MONTH_OF_FIGURE,    /* 已缴基数2024-07: read in one column only */
  MONTH_WITHOUT_YEAR, /* 24年7月 */
  MONTH_TWICE,        /* one month, two columns: `other` is the first of them */
  MONTH_BESIDE_WAGE   /* wages by month, and `other` for all months */
};

struct month_doubted {
  enum month_doubt doubt;
  size_t column, other; /* other: the same column where there is none */
};

/* A header whose fields are found. */
struct month_search {
  const struct text *names;
  size_t count;
  const enum month_standing *standings; /* of each column */
  bool has_person;                      /* a name or a number of a person has a column */
  int wage;                             /* the column of wages, or -1 */
};

/* What was found; both arrays have room for two of every column. */
struct months_found {
  struct month_column *months; /* month ascends */
  size_t month_count;
  struct month_doubted *doubts;
  size_t doubt_count;
};

void month_columns_find(struct months_found *found, const struct month_search *search);

#endif
