/* Kind `transfer` (转移接续): when a transfer between regions is done, and which money moves.
 * 医保办发〔2021〕43号; RULES 7. */
#ifndef ARREARS_CALC_TRANSFER_H
#define ARREARS_CALC_TRANSFER_H

#include "assessment.h"
#include "case.h"
#include "rule_lookup.h"
#include "workdays.h"

/* Fills an empty assessment. `from` asks the region left, `to` the region joined. False: rejected and
 * reported. */
MUST_USE bool transfer_assess(struct assessment *assessment, struct rule_lookup *from, struct rule_lookup *to,
                              const struct reported_case *reported, const struct workdays *calendar);

#endif
