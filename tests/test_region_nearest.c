#include "calc/region_nearest.h"

#include <criterion/criterion.h>

static struct regions some_regions(void) {
  const struct region_name names[] = {
      {330000, TEXT("浙江省"), TEXT("浙江"), TEXT("Zhejiang")},
      {330100, TEXT("杭州市"), TEXT("杭州"), TEXT("Hangzhou")},
      {330200, TEXT("宁波市"), TEXT("宁波"), TEXT("Ningbo")},
      {430000, TEXT("湖南省"), TEXT("湖南"), TEXT("Hunan")},
      {430200, TEXT("株洲市"), TEXT("株洲"), TEXT("Zhuzhou")},
      {650100, TEXT("乌鲁木齐市"), TEXT("乌鲁木齐"), TEXT("Urumqi")},
  };
  const struct county_name counties[] = {
      {330114, TEXT("钱塘区"), TEXT("钱塘")}, {330182, TEXT("建德市"), TEXT("建德")},
      {431023, TEXT("永兴县"), TEXT("永兴")}, {440605, TEXT("南海区"), TEXT("南海")},
      {445122, TEXT("饶平县"), TEXT("饶平")},
  };
  struct regions regions = {0};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) regions_add(&regions, names[i]);
  for (size_t i = 0; i < sizeof counties / sizeof counties[0]; i++) regions_add_county(&regions, counties[i]);
  return regions;
}

Test(region_nearest, is_at_most_a_character_or_two_away) {
  static const struct {
    const char *text;
    region_code within;
    int count;
    region_code nearest[REGIONS_NEAR];
  } table[] = {
      {"杭洲市", REGION_NONE, 2, {330100, 430200}}, /* one away each; the one that begins alike first */
      {"杭洲市", 330000, 1, {330100}},
      {"杭洲市", 430200, 0, {0}},                 /* not the place itself */
      {"杭洲市西湖区", 330000, 1, {330100}},      /* it begins like a name */
      {"杭州市西湖区", REGION_NONE, 1, {330100}}, /* nothing is wrong in the name itself */
      {"杭洲", REGION_NONE, 2, {330100, 430200}},
      {"建得市", REGION_NONE, 1, {330182}},
      {"建得", REGION_NONE, 1, {330182}},
      {"乌路木其市", REGION_NONE, 1, {650100}}, /* five characters may have two wrong */
      {"乌路木其世", REGION_NONE, 0, {0}},      /* but not three */
      {"南海市", REGION_NONE, 1, {440605}},     /* it was a city once */
      {"华北分公司", REGION_NONE, 0, {0}},
      {"杭", REGION_NONE, 0, {0}},
      {"Hangzou", REGION_NONE, 1, {330100}},
      {"hangzouu", REGION_NONE, 1, {330100}},
      {"hangou", REGION_NONE, 1, {330100}}, /* eight letters may have two wrong */
      {"hunam", REGION_NONE, 1, {430000}},
      {"hngo", REGION_NONE, 0, {0}},
      {"ningpo", REGION_NONE, 1, {330200}},
      {"gotham", REGION_NONE, 0, {0}},
  };
  struct regions regions = some_regions();
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    region_code nearest[REGIONS_NEAR] = {0};
    char folded[40];
    size_t length = strlen(table[i].text);
    for (size_t k = 0; k < length; k++) folded[k] = lower_case(table[i].text[k]);
    int count = regions_nearest(&regions, (struct text){folded, length}, table[i].within, nearest);
    cr_expect(count == table[i].count, "%s: %d", table[i].text, count);
    for (int k = 0; k < count && k < table[i].count; k++)
      cr_expect(nearest[k] == table[i].nearest[k], "%s at %d: %06d", table[i].text, k, (int)nearest[k]);
  }
  regions_clear(&regions);
}

/* hangzhon lacks the last letter of Hangzhong; Hanzhong has two others. */
Test(region_nearest, have_the_fewest_characters_wrong_first) {
  const struct region_name cities[] = {{610700, TEXT("汉中市"), TEXT("汉中"), TEXT("Hanzhong")},
                                       {610800, TEXT("航中市"), TEXT("航中"), TEXT("Hangzhong")}};
  region_code nearest[REGIONS_NEAR];
  struct regions regions = {0};
  for (size_t i = 0; i < 2; i++) regions_add(&regions, cities[i]);
  cr_assert_eq(regions_nearest(&regions, TEXT("hangzhon"), REGION_NONE, nearest), 2);
  cr_expect(nearest[0] == 610800 && nearest[1] == 610700, "%d %d", (int)nearest[0], (int)nearest[1]);
  regions_clear(&regions);
}

Test(region_nearest, are_three_at_most_and_prefectures_go_before_counties) {
  const struct region_name cities[] = {{130100, TEXT("甲乙市"), TEXT("甲乙"), TEXT("")},
                                       {130200, TEXT("丙丁市"), TEXT("丙丁"), TEXT("")}};
  const struct county_name counties[] = {{130102, TEXT("甲丙市"), TEXT("甲丙")},
                                         {130103, TEXT("甲戊市"), TEXT("甲戊")},
                                         {130204, TEXT("甲己市"), TEXT("甲己")}};
  region_code nearest[REGIONS_NEAR];
  struct regions regions = {0};
  for (size_t i = 0; i < 2; i++) regions_add(&regions, cities[i]);
  for (size_t i = 0; i < 3; i++) regions_add_county(&regions, counties[i]);
  cr_assert(regions_nearest(&regions, TEXT("甲丁市"), REGION_NONE, nearest) == 3);
  cr_expect(nearest[0] == 130100 && nearest[1] == 130102 && nearest[2] == 130103, "%d %d %d", (int)nearest[0],
            (int)nearest[1], (int)nearest[2]);
  regions_clear(&regions);
}
