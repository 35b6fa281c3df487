#include "calc/region.h"

#include <criterion/criterion.h>

Test(region, inherits_from_its_prefecture_its_province_and_the_nation) {
  static const struct {
    region_code region;
    int count;
    region_code chain[REGION_CHAIN_MAX];
  } table[] = {{330106, 4, {330106, 330100, 330000, 0}},
               {330100, 3, {330100, 330000, 0}},
               {330000, 2, {330000, 0}},
               {0, 1, {0}},
               {110105, 4, {110105, 110100, 110000, 0}},
               {659001, 4, {659001, 659000, 650000, 0}}};
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    region_code chain[REGION_CHAIN_MAX];
    int count = region_chain(chain, table[i].region);
    cr_expect(count == table[i].count, "%06d", (int)table[i].region);
    for (int k = 0; k < count && k < table[i].count; k++)
      cr_expect(chain[k] == table[i].chain[k], "%06d at %d", (int)table[i].region, k);
  }
  cr_expect(region_province(330106) == 330000 && region_province(0) == 0);
}

Test(region, is_written_as_six_digits) {
  static const struct {
    const char *text;
    region_code region;
  } codes[] = {{"000000", 0}, {"330106", 330106}, {"010203", 10203}};
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    region_code region = REGION_NONE;
    struct buffer shown = {0};
    cr_expect(region_parse_code(&region, text_from(codes[i].text)) && region == codes[i].region, "%s",
              codes[i].text);
    region_format(&shown, region);
    cr_expect(text_is(buffer_text(&shown), codes[i].text), "%s", codes[i].text);
    buffer_clear(&shown);
  }
  static const char *const refused[] = {"", "33010", "3301066", "33010a", "-33010", " 33010", "330 06"};
  region_code region = 7;
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    cr_expect_not(region_parse_code(&region, text_from(refused[i])), "\"%s\"", refused[i]);
  cr_expect(region == 7);
}

static struct regions some_regions(void) {
  const struct region_name names[] = {
      {110000, TEXT("北京市"), TEXT("北京"), TEXT("Beijing")},
      {110100, TEXT("北京市市辖区"), TEXT("北京"), TEXT("Beijing")},
      {150000, TEXT("内蒙古自治区"), TEXT("内蒙古"), TEXT("Inner Mongolia")},
      {220000, TEXT("吉林省"), TEXT("吉林"), TEXT("Jilin")},
      {220200, TEXT("吉林市"), TEXT("吉林"), TEXT("Jilin")},
      {330000, TEXT("浙江省"), TEXT("浙江"), TEXT("Zhejiang")},
      {330100, TEXT("杭州市"), TEXT("杭州"), TEXT("Hangzhou")},
      {140000, TEXT("山西省"), TEXT("山西"), TEXT("Shanxi")},
      {610000, TEXT("陕西省"), TEXT("陕西"), TEXT("Shaanxi")},
  };
  struct regions regions = {0};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) regions_add(&regions, names[i]);
  return regions;
}

Test(region, is_found_by_code_name_short_name_and_english_name) {
  static const struct {
    const char *text;
    enum region_match match;
    region_code region;
  } table[] = {{"330106", REGION_FOUND, 330106}, /* a district nobody listed */
               {"杭州市", REGION_FOUND, 330100},
               {"杭州", REGION_FOUND, 330100},
               {"Hangzhou", REGION_FOUND, 330100},
               {"hangZHOU", REGION_FOUND, 330100},
               {"inner mongolia", REGION_FOUND, 150000},
               {"内蒙古", REGION_FOUND, 150000},
               {"北京", REGION_FOUND, 110000}, /* the city district of a municipality is the same place */
               {"吉林省", REGION_FOUND, 220000},
               {"吉林市", REGION_FOUND, 220200},
               {"陕西", REGION_FOUND, 610000},
               {"Shanxi", REGION_FOUND, 140000},
               {"杭", REGION_UNKNOWN, 0},
               {"杭州 ", REGION_UNKNOWN, 0},
               {"", REGION_UNKNOWN, 0},
               {"33010", REGION_UNKNOWN, 0},
               {"Hang", REGION_UNKNOWN, 0}};
  struct regions regions = some_regions();
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    region_code region = REGION_NONE, other = REGION_NONE;
    enum region_match match = regions_find(&regions, text_from(table[i].text), &region, &other);
    cr_expect(match == table[i].match, "%s", table[i].text);
    if (match == REGION_FOUND) cr_expect(region == table[i].region, "%s: %06d", table[i].text, (int)region);
  }
  regions_clear(&regions);
}

Test(region, is_ambiguous_when_two_share_a_short_name) {
  struct regions regions = some_regions();
  region_code region = REGION_NONE, other = REGION_NONE;
  cr_expect(regions_find(&regions, TEXT("吉林"), &region, &other) == REGION_AMBIGUOUS);
  cr_expect(region == 220000 && other == 220200);
  cr_expect(regions_find(&regions, TEXT("JILIN"), &region, &other) == REGION_AMBIGUOUS);
  regions_clear(&regions);
}

Test(region, is_named_after_the_nearest_listed_one_above_it) {
  struct regions regions = some_regions(), empty = {0};
  cr_expect(text_is(regions_name(&regions, 330100)->name, "杭州市"));
  cr_expect(text_is(regions_name(&regions, 330106)->name, "杭州市"));
  cr_expect(text_is(regions_name(&regions, 330203)->name, "浙江省"));
  cr_expect_null(regions_name(&regions, 440100));
  cr_expect_null(regions_name(&empty, 330100));
  regions_clear(&regions);
}
