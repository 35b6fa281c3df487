/* What a later payment day would lose: worse_from and worse_why. RULES 6.5. */
#ifndef ARREARS_CALC_DELAY_EFFECTS_H
#define ARREARS_CALC_DELAY_EFFECTS_H

#include "assessment.h"
#include "benefits.h"
#include "case.h"
#include "resolved_rules.h"

enum { DELAY_EFFECTS_MONTHS = 36 };

/* What paying on P secures and paying later would lose. */
struct delay_effects {
  struct resolved_rules *resolved;
  struct date pay_on;
  struct gap gap;
  struct benefit_tiers tiers;  /* today's */
  struct month oldest_payable; /* the first month to fall out of the window */
  struct date waiver_ends;     /* last day on which a waiver still spares a fee; DATE_NONE: none */
  struct date order_ends;      /* the same of the term of an order to pay */
};

/* Searches the first worse day after P through the day 36 months later, and fills worse_from, worse_why and
 * what they would bring; leaves them unset when nothing gets worse. */
void delay_effects_fill(struct assessment *assessment, const struct delay_effects *effects);

#endif
