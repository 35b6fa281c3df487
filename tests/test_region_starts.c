#include "calc/region_starts.h"

#include <criterion/criterion.h>
#include <stdio.h>

static bool is_among(const struct region_starts *starts, struct text text, size_t wanted) {
  for (size_t item = region_starts_first(starts, text); item != REGION_STARTS_NONE;
       item = region_starts_next(starts, item))
    if (item == wanted) return true;
  return false;
}

Test(region_starts, finds_every_name_that_a_text_may_begin_with) {
  struct region_starts starts = {0};
  region_starts_add(&starts, TEXT("朝阳市"), 4);
  region_starts_add(&starts, TEXT("朝阳区"), 9);
  region_starts_add(&starts, TEXT("beijing"), 0);
  cr_expect(is_among(&starts, TEXT("朝阳区望京"), 4) && is_among(&starts, TEXT("朝阳区望京"), 9));
  cr_expect(is_among(&starts, TEXT("朝阳"), 4));
  region_starts_add(&starts, TEXT("anhui"), 2);
  region_starts_add(&starts, TEXT("zibo"), 3);
  cr_expect(is_among(&starts, TEXT("anhui"), 2) && is_among(&starts, TEXT("zibo"), 3)); /* a to z */
  cr_expect(is_among(&starts, TEXT("beijingcity"), 0) && is_among(&starts, TEXT("bei"), 0));
  cr_expect_not(is_among(&starts, TEXT("朝"), 4));
  cr_expect_not(is_among(&starts, TEXT("be"), 0));
  cr_expect_not(is_among(&starts, TEXT(""), 0));
  region_starts_clear(&starts);
  cr_expect(region_starts_first(&starts, TEXT("朝阳")) == REGION_STARTS_NONE);
}

Test(region_starts, leaves_out_names_too_short_to_be_found_by) {
  struct region_starts starts = {0};
  region_starts_add(&starts, TEXT("津"), 0);
  region_starts_add(&starts, TEXT("xi"), 1);
  region_starts_add(&starts, TEXT(""), 2);
  cr_expect(region_starts_first(&starts, TEXT("津津津")) == REGION_STARTS_NONE);
  cr_expect(region_starts_first(&starts, TEXT("xian")) == REGION_STARTS_NONE);
  region_starts_clear(&starts);
}

Test(region_starts, keeps_ten_thousand_names_apart_from_each_other) {
  struct region_starts starts = {0};
  char name[12];
  for (unsigned i = 0; i < 10000; i++) {
    size_t length = (size_t)snprintf(name, sizeof name, "%06u", i);
    region_starts_add(&starts, (struct text){name, length}, i);
  }
  for (unsigned i = 0; i < 10000; i++) {
    size_t length = (size_t)snprintf(name, sizeof name, "%06u", i), companions = 0;
    cr_expect(is_among(&starts, (struct text){name, length}, i), "%s", name);
    for (size_t item = region_starts_first(&starts, (struct text){name, length}); item != REGION_STARTS_NONE;
         item = region_starts_next(&starts, item))
      companions++;
    cr_expect(companions < 30, "%s: %zu", name, companions); /* 2.4 on average */
  }
  region_starts_clear(&starts);
}
