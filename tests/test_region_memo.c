#include "calc/region_memo.h"

#include <criterion/criterion.h>
#include <stdio.h>

static const struct region_finding found = {.match = REGION_FOUND, .region = 330100};
static const struct region_finding unknown = {
    .match = REGION_UNKNOWN, .region = REGION_NONE, .candidates = {330100}, .count = 1};

Test(region_memo, remembers_what_was_found_and_what_was_not) {
  static struct region_memo memo;
  cr_expect_null(region_memo_find(&memo, TEXT("杭州")));
  cr_expect_null(region_memo_find(&memo, TEXT("")), "a free slot is no empty text");
  region_memo_keep(&memo, TEXT("杭州"), &found);
  region_memo_keep(&memo, TEXT("杭洲"), &unknown);
  cr_assert_not_null(region_memo_find(&memo, TEXT("杭州")));
  cr_expect(region_memo_find(&memo, TEXT("杭州"))->region == 330100);
  cr_assert_not_null(region_memo_find(&memo, TEXT("杭洲")));
  cr_expect(region_memo_find(&memo, TEXT("杭洲"))->candidates[0] == 330100);
  cr_expect_null(region_memo_find(&memo, TEXT("杭州市")));
}

Test(region_memo, keeps_no_text_that_is_empty_or_too_long) {
  static struct region_memo memo;
  char text[REGION_MEMO_TEXT_MAX + 1];
  memset(text, 'a', sizeof text);
  region_memo_keep(&memo, (struct text){text, sizeof text}, &found);
  region_memo_keep(&memo, TEXT(""), &found);
  cr_expect_null(region_memo_find(&memo, (struct text){text, sizeof text}));
  cr_expect_null(region_memo_find(&memo, TEXT("")));
  region_memo_keep(&memo, (struct text){text, sizeof text - 1}, &found);
  cr_expect_not_null(region_memo_find(&memo, (struct text){text, sizeof text - 1}));
}

Test(region_memo, never_takes_one_text_for_another_of_its_slot) {
  static struct region_memo memo;
  int remembered = 0;
  for (int i = 0; i < 1000; i++) {
    char text[12];
    struct region_finding finding = {.match = REGION_FOUND, .region = i};
    size_t length = (size_t)snprintf(text, sizeof text, "place %d", i);
    cr_expect_null(region_memo_find(&memo, (struct text){text, length}));
    region_memo_keep(&memo, (struct text){text, length}, &finding);
  }
  for (int i = 0; i < 1000; i++) {
    char text[12];
    size_t length = (size_t)snprintf(text, sizeof text, "place %d", i);
    const struct region_finding *finding = region_memo_find(&memo, (struct text){text, length});
    remembered += finding != NULL;
    if (finding != NULL) cr_expect(finding->region == i, "%d", i);
  }
  cr_expect(remembered > 0 && remembered <= REGION_MEMO_SLOTS, "%d", remembered);
}
