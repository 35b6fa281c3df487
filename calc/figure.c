#include "figure.h"

#include <stddef.h>

#define RESULT_AMOUNT(ID, key, zh, en, member, when, ...)                               \
  static const struct money *result_amount_##key(const struct assessment *assessment) { \
    return (when) ? &assessment->member : NULL;                                         \
  }
#define LINE_AMOUNT(ID, key, zh, en, member, ...)                                  \
  static const struct money *ledger_amount_##key(const struct ledger_line *line) { \
    return PAYABLE ? &line->member : NULL;                                         \
  }
#include "figures.def"

const struct money *result_amount(const struct assessment *assessment, enum result_figure figure) {
  static const struct money *(*const amounts[RESULT_FIGURE_COUNT])(const struct assessment *) = {
#define RESULT_AMOUNT(ID, key, ...) [RESULT_##ID] = result_amount_##key,
#include "figures.def"
  };
  return amounts[figure] == NULL ? NULL : amounts[figure](assessment);
}

const struct money *ledger_amount(const struct ledger_line *line, enum ledger_figure figure) {
  static const struct money *(*const amounts[LEDGER_FIGURE_COUNT])(const struct ledger_line *) = {
#define LINE_AMOUNT(ID, key, ...) [LEDGER_##ID] = ledger_amount_##key,
#include "figures.def"
  };
  return amounts[figure] == NULL ? NULL : amounts[figure](line);
}
