/* The months that `rules coverage` and `rules template` are about, and the parameters they watch. */
#ifndef ARREARS_CLI_RULE_WINDOW_H
#define ARREARS_CLI_RULE_WINDOW_H

#include "cli/flow/session.h"

struct rule_window {
  struct month first, last; /* inclusive */
};

/* What money and cover rest on; rounding and levels move fen only. */
enum { WATCHED_COUNT = 10 };
extern const enum parameter rule_window_watched[WATCHED_COUNT];

/* From --from, or January three years before, through --to, or the month of --pay-on, which is today's unless
 * given. False: said. */
MUST_USE bool rule_window_read(const struct session *session, struct rule_window *window);

/* Whose cover a gap interrupts: scheme medical. Whose rate it is: a flexible worker pays alone. */
bool rule_window_asks(enum parameter parameter, enum scheme scheme, enum payer payer);

#endif
