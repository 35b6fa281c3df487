#include "region_words.h"

bool region_word_is_nation(struct text text) {
  return text_is(text, "全国") || text_is(text, "nation") || text_is(text, "thenation");
}

bool region_word_is_outside(struct text text) {
  static const struct text names[] = {{"香港", 6}, {"澳门", 6}, {"台湾", 6}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (text_starts_with(text, names[i])) return true;
  return false;
}

/* After what a word may stand. */
enum {
  NOTHING_YET = 1,
  PROVINCE = 2,
  MUNICIPALITY = 4,
  PREFECTURE = 8, /* or a county under a province */
  COUNTY = 16,
  AND_BEFORE_MORE = 32,
  CITY = MUNICIPALITY | PREFECTURE,
  ANY_REGION = PROVINCE | CITY | COUNTY
};

struct word {
  struct text word;
  int after;
};
#define WORD(literal, after) \
  { {literal, sizeof(literal) - 1}, after }

/* The longer of two words that begin alike stands first. */
static const struct word words[] = {
    WORD("中国", NOTHING_YET),
    WORD("中华人民共和国", NOTHING_YET),
    WORD("省直辖县级行政区划", PROVINCE),
    WORD("省直辖县", PROVINCE),
    WORD("省直属", PROVINCE),
    WORD("省直", PROVINCE),
    WORD("省本级", PROVINCE),
    WORD("自治区直辖县级行政区划", PROVINCE),
    WORD("自治区直属", PROVINCE),
    WORD("自治区本级", PROVINCE),
    WORD("区直", PROVINCE),
    WORD("区本级", PROVINCE),
    WORD("全省", PROVINCE),
    WORD("市直属", CITY),
    WORD("市直", CITY),
    WORD("市本级", CITY),
    WORD("市辖区", CITY),
    WORD("市区", CITY),
    WORD("全市", CITY),
    WORD("州本级", CITY),
    WORD("县", MUNICIPALITY | AND_BEFORE_MORE), /* 重庆市/县/城口县, as the statistics office has it */
    WORD("本级", ANY_REGION),
    WORD("本地", ANY_REGION),
    WORD("china", NOTHING_YET | ANY_REGION),
    WORD("province", PROVINCE),
    WORD("municipality", CITY),
    WORD("city", CITY),
    WORD("prefecture", CITY),
    WORD("autonomousprefecture", CITY),
    WORD("autonomousregion", PROVINCE),
};

static int level_of(region_code named) {
  if (named == REGION_NONE) return NOTHING_YET;
  if (region_is_province(named)) return region_is_municipal(named) ? MUNICIPALITY : PROVINCE;
  return named % 100 == 0 || named / 100 % 100 == 90 ? PREFECTURE : COUNTY;
}

/* One Chinese character. Its last byte alone tells most words apart. */
enum { SHORTEST = 3 };

size_t region_word_length(struct text text, region_code named) {
  int level = level_of(named);
  if (text.length < SHORTEST) return 0;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    struct text word = words[i].word;
    if (text.at[2] != word.at[2] || (words[i].after & level) == 0 || !text_starts_with(text, word)) continue;
    if ((words[i].after & AND_BEFORE_MORE) == 0 || text.length > word.length) return word.length;
  }
  return 0;
}

#define ENDING(literal) \
  { literal, sizeof(literal) - 1 }

bool region_word_is_zone(struct text text) {
  static const struct text endings[] = {
      ENDING("开发区"), ENDING("高新区"), ENDING("经开区"), ENDING("园区"),   ENDING("新区"),
      ENDING("示范区"), ENDING("管理区"), ENDING("保税区"), ENDING("综保区"), ENDING("合作区"),
      ENDING("度假区"), ENDING("风景区"), ENDING("工业区"), ENDING("功能区"), ENDING("集聚区"),
      ENDING("试验区"), ENDING("实验区"), ENDING("产业园"), ENDING("新城"),
  };
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
    if (text_ends_with(text, endings[i])) return true;
  return false;
}

bool region_word_is_town(struct text text) {
  static const struct text endings[] = {ENDING("街道"), ENDING("镇"), ENDING("乡")};
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
    if (text_ends_with(text, endings[i])) return text.length > endings[i].length;
  return false;
}
