#include "case.h"

static void number_reset(struct stated_number *number) {
  exact_clear(&number->number);
  number->is_stated = false;
}

void case_reset(struct reported_case *reported) {
  number_reset(&reported->wage);
  number_reset(&reported->average_wage);
  number_reset(&reported->rate);
  number_reset(&reported->pension);
  *reported = (struct reported_case){
      .region = REGION_NONE,
      .gap_from = MONTH_NONE,
      .gap_to = MONTH_NONE,
      .pay_on = DATE_NONE,
      .fee_from = DATE_NONE,
      .fee_to = DATE_NONE,
      .retire_on = DATE_NONE,
      .contributed_months = COUNT_UNSTATED,
      .missed_years = COUNT_UNSTATED,
      .repaired_years = COUNT_UNSTATED,
      .cover_year = COUNT_UNSTATED,
      .region_to = REGION_NONE,
      .age = COUNT_UNSTATED,
  };
}
