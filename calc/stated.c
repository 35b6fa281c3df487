#include "stated.h"

#include <assert.h>
#include <stdlib.h>

#include "array.h"

const struct exact *stated_find_step(const struct stated_number *stated, struct month month) {
  size_t at = stated->step_count;
  while (at > 0 && stated->steps[at - 1].from.index > month.index) at--;
  return at == 0 ? &stated->number : &stated->steps[at - 1].number;
}

struct date stated_until(const struct stated_number *stated, struct month month) {
  for (size_t i = 0; i < stated->step_count; i++)
    if (stated->steps[i].from.index > month.index)
      return date_add_days(month_first_day(stated->steps[i].from), -1);
  return DATE_LAST;
}

bool stated_has_zero(const struct stated_number *stated, struct month *from) {
  bool is_zero = exact_sign(&stated->number) == 0;
  *from = stated->from;
  for (size_t i = 0; !is_zero && i < stated->step_count; i++) {
    is_zero = exact_sign(&stated->steps[i].number) == 0;
    *from = stated->steps[i].from;
  }
  return is_zero;
}

static const struct exact *last_number(const struct stated_number *stated) {
  return stated->step_count == 0 ? &stated->number : &stated->steps[stated->step_count - 1].number;
}

void stated_add(struct stated_number *stated, struct month from, struct exact *number) {
  if (!stated->is_stated) {
    stated->is_stated = true;
    stated->from = from;
    exact_clear(&stated->number);
    stated->number = *number;
  } else if (exact_compare(last_number(stated), number) == 0) {
    exact_clear(number);
  } else {
    assert(from.index > stated->from.index);
    stated->steps =
        array_grow(stated->steps, &stated->step_capacity, stated->step_count + 1, sizeof *stated->steps);
    stated->steps[stated->step_count++] = (struct stated_step){from, *number};
  }
  *number = (struct exact){0};
}

void stated_reset(struct stated_number *stated) {
  exact_clear(&stated->number);
  for (size_t i = 0; i < stated->step_count; i++) exact_clear(&stated->steps[i].number);
  stated->is_stated = false;
  stated->from = (struct month){0};
  stated->step_count = 0;
}

void stated_clear(struct stated_number *stated) {
  stated_reset(stated);
  free(stated->steps);
  *stated = (struct stated_number){0};
}
