#include "formats/words/words_json.h"

#include "calc/case.h"
#include "calc/diagnostic.h"
#include "calc/figure.h"
#include "calc/parameter.h"
#include "formats/words/json_text.h"
#include "formats/words/note_text.h"

#define NAME_OF(list) #list
#define NAME_OF_LIST(list) NAME_OF(list)

/* Words of the page alone; all others have their place elsewhere. */
static const struct {
  const char *key, *words[LANGUAGE_COUNT];
} page_words[] = {
#define PAGE(key, zh, en) {#key, {zh, en}},
#include "formats/words/page.def"
#undef PAGE
};

static const char *const list_names[WORD_LIST_COUNT] = {
#define WORD_LIST(tag, PREFIX) [WORDS_##PREFIX] = #PREFIX,
#include "calc/words.def"
};

#define BY(kind) (1u << KIND_##kind)
#define ALL (~0u)
#define NONE 0u
static const struct {
  const char *reader;
  unsigned used_by, needed_by;
} fields[FIELD_COUNT] = {
#define FIELD(ID, key, zh, en, reader, member, range, used_by, needed_by, ...) \
  [FIELD_##ID] = {#reader, used_by, needed_by},
#include "calc/case_fields.def"
};
#undef BY
#undef ALL
#undef NONE

/* What a figure is called, and what its cells are: the list of a word, else its type. */
struct figure_words {
  const char *key, *type;
  enum label label;
};

#define TYPE_OF_WORD(value) NAME_OF_LIST(value)
#define TYPE_OF_NUMBER(value) "NUMBER"
#define TYPE_OF_COUNT(value) "COUNT"
#define TYPE_OF_TEXT(value) "TEXT"
#define TYPE_OF_REGION(value) "REGION"
#define TYPE_OF_MONTH(value) "MONTH"
#define TYPE_OF_DAY(value) "DAY"
#define TYPE_OF_MONEY(value) "MONEY"
#define TYPE_OF_RATE(value) "RATE"
#define TYPE_OF_EXACT(value) "EXACT"
#define TYPE_OF_FEE_RATES(value) "FEE_RATES"
#define TYPE_OF_BASIS(value) "BASIS"
#define TYPE_OF_WORSENINGS(value) "WORSENING"
#define TYPE_OF_NOTES(value) "NOTES"
#define TYPE_OF_GRADE(value) "GRADE"
#define TYPE_OF_PARAMETERS(value) "PARAMETER"
#undef WORD_OF
#define WORD_OF(list, value) list

static const struct figure_words result_words[RESULT_FIGURE_COUNT] = {
#define RESULT_ROW(ID, key, label, type, value, ...) [RESULT_##ID] = {#key, TYPE_OF_##type(value), label},
#include "calc/figures.def"
};

static const struct figure_words ledger_words[LEDGER_FIGURE_COUNT] = {
#define LINE_ROW(ID, key, label, type, value, ...) [LEDGER_##ID] = {#key, TYPE_OF_##type(value), label},
#include "calc/figures.def"
};

/* The comma between members, the brace before the first. */
static char opening(int place) { return place == 0 ? '{' : ','; }

static void add_page(struct buffer *out, enum language language) {
  for (size_t i = 0; i < sizeof page_words / sizeof page_words[0]; i++)
    json_text_member(out, opening((int)i), page_words[i].key, text_from(page_words[i].words[language]));
  buffer_add_byte(out, '}');
}

static void add_kinds(struct buffer *out, const char *name, unsigned kinds) {
  bool is_first = true;
  json_name(out, ',', text_from(name));
  buffer_add_byte(out, '[');
  for (int kind = 0; kind < KIND_COUNT; kind++) {
    if ((kinds >> kind & 1u) == 0) continue;
    if (!is_first) buffer_add_byte(out, ',');
    json_add_string(out, text_from(kind_keys[kind]));
    is_first = false;
  }
  buffer_add_byte(out, ']');
}

static void add_columns(struct buffer *out, enum language language) {
  for (int field = 0; field < FIELD_COUNT; field++) {
    buffer_add_byte(out, field == 0 ? '[' : ',');
    json_text_member(out, '{', "key", text_from(field_keys[field]));
    json_text_member(out, ',', "label", text_from(label(language, field_label(field))));
    json_text_member(out, ',', "type", text_from(fields[field].reader));
    add_kinds(out, "used_by", fields[field].used_by);
    add_kinds(out, "needed_by", fields[field].needed_by);
    buffer_add_byte(out, '}');
  }
  buffer_add_byte(out, ']');
}

static void add_figures(struct buffer *out, enum language language, const struct figure_words *figures,
                        int count) {
  for (int i = 0; i < count; i++) {
    buffer_add_byte(out, i == 0 ? '[' : ',');
    json_text_member(out, '{', "key", text_from(figures[i].key));
    json_text_member(out, ',', "label", text_from(label(language, figures[i].label)));
    json_text_member(out, ',', "type", text_from(figures[i].type));
    buffer_add_byte(out, '}');
  }
  buffer_add_byte(out, ']');
}

static void add_lists(struct buffer *out, enum language language) {
  for (int list = 0; list < WORD_LIST_COUNT; list++) {
    json_name(out, opening(list), text_from(list_names[list]));
    for (int i = 0; word_keys[list][i] != NULL; i++)
      json_text_member(out, opening(i), word_keys[list][i],
                       text_from(label(language, word_label((enum word_list)list, i))));
    buffer_add_byte(out, '}');
  }
  buffer_add_byte(out, '}');
}

static void add_parameters(struct buffer *out, enum language language) {
  for (int i = 0; i < PARAMETER_COUNT; i++)
    json_text_member(out, opening(i), parameters[i].name,
                     text_from(label(language, parameter_label((enum parameter)i))));
  buffer_add_byte(out, '}');
}

static void add_notes(struct buffer *out, enum language language) {
  struct buffer words = {0};
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    buffer_reset(&words);
    note_text(&words, language, code, (struct note_reader){0});
    json_text_member(out, opening(code - NOTE_FIRST), diagnostics_table[code].code, buffer_text(&words));
  }
  buffer_add_byte(out, '}');
  buffer_clear(&words);
}

static void add_place(struct buffer *out, char before, region_code region, struct text name) {
  buffer_add_byte(out, before);
  buffer_add_byte(out, '"');
  region_format(out, region);
  buffer_add_literal(out, "\":");
  json_add_string(out, name);
}

/* Former names come after the one that holds. */
static void add_regions(struct buffer *out, enum language language, const struct regions *regions) {
  add_place(out, '{', REGION_NATION, text_from(label(language, LABEL_NATION)));
  region_code latest = REGION_NATION;
  for (size_t i = 0; i < regions->count; i++) {
    const struct region_name *name = &regions->names[i];
    const bool has_english = language != LANGUAGE_ZH && !text_is_empty(name->english);
    if (name->code != latest) add_place(out, ',', name->code, has_english ? name->english : name->name);
    latest = name->code;
  }
  for (size_t i = 0; i < regions->county_count; i++) {
    const struct county_name county = regions_county(regions, i);
    if (county.code != latest) add_place(out, ',', county.code, county.name);
    latest = county.code;
  }
  buffer_add_byte(out, '}');
}

void words_json_add(struct buffer *out, enum language language, const struct regions *regions,
                    struct text version) {
  json_text_member(out, '{', "schema", TEXT("arrears.words/1"));
  json_text_member(out, ',', "version", version);
  json_text_member(out, ',', "lang", language == LANGUAGE_ZH ? TEXT("zh") : TEXT("en"));
  json_name(out, ',', TEXT("page"));
  add_page(out, language);
  json_name(out, ',', TEXT("columns"));
  add_columns(out, language);
  json_name(out, ',', TEXT("results"));
  add_figures(out, language, result_words, RESULT_FIGURE_COUNT);
  json_name(out, ',', TEXT("ledger"));
  add_figures(out, language, ledger_words, LEDGER_FIGURE_COUNT);
  json_name(out, ',', TEXT("words"));
  add_lists(out, language);
  json_name(out, ',', TEXT("parameters"));
  add_parameters(out, language);
  json_name(out, ',', TEXT("notes"));
  add_notes(out, language);
  json_name(out, ',', TEXT("regions"));
  add_regions(out, language, regions);
  buffer_add_literal(out, "}\n");
}
