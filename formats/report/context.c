#include "formats/report/context.h"

#include "formats/words/display_width.h"

/* Documents to bring, in a language of the workbook. */
static bool is_papers(const struct report_context *context, const struct rule *row) {
  const bool is_listed = row->parameter == PARAMETER_DOCUMENTS_ZH || row->parameter == PARAMETER_DOCUMENTS_EN;
  return is_listed && sheet_words_tell_rule(context->language, row);
}

/* Words of a case and its figures, and the documents to bring: what appears in row after row. */
static void share_words(struct report_context *context) {
  for (int i = LABEL_FIRST_OF_KIND; i < LABEL_FIRST_OF_ANSWER; i++) /* the words of cases and results */
    context->numbers[i] = shared_strings_add(&context->shared, context->words[i]);
  for (size_t i = 0; context->rules != NULL && i < context->rules->count; i++)
    if (is_papers(context, &context->rules->rows[i]))
      (void)shared_strings_add(&context->shared, context->rules->rows[i].value_text);
}

/* An m or w is nearly as wide as two figures. */
static int width_of(struct text word) {
  int wide = 0;
  for (size_t i = 0; i < word.length; i++) wide += word.at[i] == 'm' || word.at[i] == 'w';
  return display_width(word) + wide / 2;
}

void report_context_init(struct report_context *context, enum sheet_language language,
                         const struct rules *rules) {
  *context = (struct report_context){.language = language, .rules = rules};
  for (int i = 0; i < LABEL_COUNT; i++) {
    context->words[i] = text_from(sheet_words_label(language, (enum label)i));
    context->widths[i] = width_of(context->words[i]);
    context->numbers[i] = SHARED_STRING_NONE;
  }
  share_words(context);
}

void report_context_clear(struct report_context *context) { shared_strings_clear(&context->shared); }

static void add_names(struct buffer *out, enum sheet_language sheets, const struct region_name *name) {
  const struct text names[LANGUAGE_COUNT] = {[LANGUAGE_ZH] = name->name, [LANGUAGE_EN] = name->english};
  for (EACH_SHEET_LANGUAGE(language, sheets)) {
    if (language != sheet_words_first(sheets)) buffer_add_byte(out, ' ');
    buffer_add_text(out, names[language]);
  }
}

void report_context_add_region(const struct report_context *context, struct buffer *out, region_code region) {
  const struct region_name *name = context->regions == NULL ? NULL : regions_name(context->regions, region);
  region_format(out, region);
  if (name == NULL && region != REGION_NATION) return;
  buffer_add_byte(out, ' ');
  if (name == NULL)
    buffer_add_text(out, context->words[LABEL_NATION]);
  else
    add_names(out, context->language, name);
}
