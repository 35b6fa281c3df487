/* An amount in Chinese capital figures (人民币大写), as used on cheques and vouchers. */
#ifndef ARREARS_FORMATS_REPORT_CAPITAL_FIGURES_H
#define ARREARS_FORMATS_REPORT_CAPITAL_FIGURES_H

#include <stdbool.h>

#include "calc/buffer.h"
#include "calc/money.h"
#include "calc/status.h"

/* Appends for example 壹万贰仟叁佰肆拾伍元陆角柒分, 壹佰元整, 叁元零伍分, 零元整; 负 before a negative
 * amount. False from 10^16 yuan on, which has no customary name: nothing appended. */
MUST_USE bool capital_figures_add(struct buffer *out, const struct money *amount);

#endif
