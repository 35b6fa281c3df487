#include "freshness.h"

bool freshness_has_passed(const struct freshness *freshness, const struct rule *row) {
  if (!date_is_set(row->valid_on) || !date_is_before(row->valid_on, freshness->oldest)) return false;
  if (parameters[row->parameter].concern == CONCERN_NOTHING) return false;
  return row->from.serial <= freshness->day.serial && freshness->day.serial <= row->to.serial;
}
