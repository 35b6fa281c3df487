#include "region_forms.h"

/* Where the forms of a text are gathered. */
struct forms {
  struct text text;
  struct region_form *items;
  int count;
};

static bool comes_before(const struct region_form *left, const struct region_form *right) {
  if (left->is_county != right->is_county) return right->is_county;
  return left->code < right->code;
}

static void add_form(struct forms *forms, struct region_form form) {
  int at = forms->count;
  if (form.length == 0 || at == REGION_FORMS_MAX) return;
  for (; at > 0 && comes_before(&form, &forms->items[at - 1]); at--) forms->items[at] = forms->items[at - 1];
  forms->items[at] = form;
  forms->count++;
}

/* What may follow the short name in the place of the peoples and 自治州; 0 when nothing of it does. */
static size_t autonomous_ending(struct text name, struct text rest) {
  static const struct text endings[] = {{"自治区", 9}, {"自治州", 9}, {"自治县", 9}, {"自治旗", 9}};
  enum { KIND_AT = 6 }; /* 区, 州, 县, 旗 */
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    if (!text_ends_with(name, endings[i])) continue;
    struct text kind = text_from_offset(endings[i], KIND_AT);
    if (text_starts_with(rest, endings[i])) return endings[i].length;
    if (i > 0 && text_starts_with(rest, kind)) return kind.length; /* nobody says 广西区 */
  }
  return 0;
}

static void add_forms(struct forms *forms, struct text name, struct text short_name, region_code code,
                      bool is_county) {
  struct region_form form = {code, short_name.length, is_county};
  struct text text = forms->text;
  if (text_starts_with(text, name)) add_form(forms, (struct region_form){code, name.length, is_county});
  if (short_name.length == 0 || short_name.length == name.length || !text_starts_with(text, short_name))
    return;
  add_form(forms, form);
  size_t ending = autonomous_ending(name, text_from_offset(text, short_name.length));
  if (ending == 0 || short_name.length + ending == name.length) return;
  form.length += ending;
  add_form(forms, form);
}

static void add_english(struct forms *forms, struct text english, region_code code) {
  size_t length = 0;
  for (size_t i = 0; i < english.length; i++) {
    char letter = lower_case(english.at[i]);
    if (letter < 'a' || letter > 'z') continue;
    if (length == forms->text.length || forms->text.at[length] != letter) return;
    length++;
  }
  add_form(forms, (struct region_form){code, length, false});
}

/* The forms of one name that may stand at the start of the text. */
static void add_name(struct forms *forms, const struct regions *regions, size_t place,
                     enum region_list list) {
  if (list == REGION_LIST_COUNTIES) {
    struct county_name county = regions_county(regions, place);
    add_forms(forms, county.name, county.short_name, county.code, true);
    return;
  }
  const struct region_name *name = &regions->names[place];
  if (list == REGION_LIST_NAMES)
    add_forms(forms, name->name, name->short_name, name->code, false);
  else
    add_english(forms, name->english, name->code);
}

int region_forms(const struct regions *regions, struct text text,
                 struct region_form items[REGION_FORMS_MAX]) {
  const struct region_starts *starts = &regions->starts;
  struct forms forms = {text, items, 0};
  for (size_t item = region_starts_first(starts, text); item != REGION_STARTS_NONE;
       item = region_starts_next(starts, item))
    add_name(&forms, regions, item / REGION_LISTS, (enum region_list)(item % REGION_LISTS));
  return forms.count;
}
