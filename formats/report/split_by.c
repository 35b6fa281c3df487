#include "formats/report/split_by.h"

bool report_split_parse(struct report_split *split, struct text text) {
  enum { DIGITS_MOST = 10 };
  static const int64_t rows_most = 1000000000;
  *split = (struct report_split){.by = SPLIT_REGION};
  if (text_is(text, "region")) return true;
  split->by = SPLIT_EMPLOYER;
  if (text_is(text, "employer")) return true;
  split->by = SPLIT_ROWS;
  for (size_t i = 0; i < text.length; i++) {
    if (text.length > DIGITS_MOST || text.at[i] < '0' || text.at[i] > '9') return false;
    split->rows = split->rows * 10 + (text.at[i] - '0');
  }
  return split->rows >= 1 && split->rows <= rows_most;
}
