#include "formats/run/trace_json.h"

#include "formats/quote/basis.h"
#include "formats/run/json_must.h"
#include "formats/words/figures_text.h"
#include "formats/words/labels.h"
#include "formats/words/trace_text.h"
#include "formats/words/visible_text.h"

/* Members are added in the order in which they are read. */
struct trace_object {
  json_t *json;
  const struct quote_options *options;
  const struct quote_basis *basis;
};

static json_t *text_json(struct text text) {
  struct buffer visible = {0};
  visible_text_add(&visible, text);
  json_t *value = json_stringn(visible.length == 0 ? "" : visible.at, visible.length);
  buffer_clear(&visible);
  return value;
}

/* Nothing where there is nothing to say. */
static void set_text(json_t *object, const char *key, struct text text) {
  if (!text_is_empty(text)) json_must_set(object, key, text_json(text));
}

static void set_day(json_t *object, const char *key, struct date day) {
  struct buffer text = {0};
  if (!date_is_set(day)) return;
  date_format(&text, day);
  set_text(object, key, buffer_text(&text));
  buffer_clear(&text);
}

static void set_month(json_t *object, const char *key, struct month month) {
  struct buffer text = {0};
  if (!month_is_set(month)) return;
  month_format(&text, month);
  set_text(object, key, buffer_text(&text));
  buffer_clear(&text);
}

static void set_number(json_t *object, const char *key, const struct exact *number) {
  struct buffer text = {0};
  exact_format(&text, number);
  set_text(object, key, buffer_text(&text));
  buffer_clear(&text);
}

/* A count is a number; all else is text, so that no reader makes binary fractions of it. */
static void set_value(json_t *object, const char *key, const struct trace_value *value) {
  const struct trace_definition *definition = &trace_definitions[value->name];
  switch (definition->form) {
    case FORM_AMOUNT:
    case FORM_EXACT:
    case FORM_PERCENT: set_number(object, key, &value->number); break;
    case FORM_COUNT: json_must_set(object, key, json_integer(value->whole)); break;
    case FORM_DAY: set_day(object, key, (struct date){value->whole}); break;
    case FORM_MONTH: set_month(object, key, (struct month){value->whole}); break;
    case FORM_WORD:
      json_must_set(object, key, text_json(text_from(word_keys[definition->list][value->whole])));
      break;
  }
}

static void set_rule(const struct trace_object *object, json_t *json, const char *key,
                     const struct rule *row) {
  const int number = quote_basis_number(object->basis, row);
  if (number > 0) json_must_set(json, key, json_integer(number));
}

static json_t *input_json(const struct trace_object *object, const struct trace_value *value) {
  json_t *json = json_must(json_object());
  json_must_set(json, "name", text_json(text_from(trace_definitions[value->name].key)));
  json_must_set(json, "join", text_json(text_from(trace_join_keys[value->join])));
  set_value(json, "value", value);
  set_month(json, "month", value->month);
  if (value->is_stated) json_must_set(json, "stated", json_true());
  set_rule(object, json, "rule", value->row);
  return json;
}

static void set_rounding(const struct trace_object *object, json_t *json, const struct trace_step *step) {
  struct buffer text = {0};
  if (!step->is_rounded) return;
  if (!step->is_quotient) set_number(json, "unrounded", &step->unrounded);
  rounding_format(&text, step->rounding);
  set_text(json, "rounding", buffer_text(&text));
  set_rule(object, json, "rounding_rule", step->rounding_row);
  buffer_clear(&text);
}

static void set_law(const struct trace_object *object, json_t *json, const struct trace *trace,
                    const struct trace_step *step) {
  struct buffer text = {0};
  trace_law_text(&text, object->options->language, trace, step);
  set_text(json, "law", buffer_text(&text));
  buffer_clear(&text);
}

static json_t *step_json(const struct trace_object *object, const struct trace *trace, size_t index) {
  const struct trace_step *step = &trace->steps[index];
  json_t *json = json_must(json_object()), *inputs = json_must(json_array());
  json_must_set(json, "number", json_integer((json_int_t)index + 1));
  set_month(json, "month", step->month);
  json_must_set(json, "step", text_json(text_from(trace_definitions[step->result.name].key)));
  json_must_set(json, "operation", text_json(text_from(trace_operation_keys[step->operation])));
  for (size_t i = 0; i < step->count; i++)
    json_must_append(inputs, input_json(object, &trace->values[step->first + i]));
  json_must_set(json, "inputs", inputs);
  set_rounding(object, json, step);
  set_value(json, "result", &step->result);
  set_rule(object, json, "rule", step->row);
  set_law(object, json, trace, step);
  return json;
}

static void set_joined(json_t *json, const struct joined_gap *joined) {
  if (joined->rows == 0) return;
  json_t *gap = json_must(json_object());
  set_month(gap, "from", joined->first);
  set_month(gap, "to", joined->last);
  json_must_set(gap, "rows", json_integer(joined->rows));
  json_must_set(json, "joined", gap);
}

static void set_list(json_t *json, const char *key, void (*add)(struct buffer *, note_set), note_set notes) {
  struct buffer text = {0};
  add(&text, notes);
  set_text(json, key, buffer_text(&text));
  buffer_clear(&text);
}

static void set_worse(json_t *json, const struct assessment *assessment) {
  struct buffer text = {0};
  figure_worse_why(&text, assessment->worse_why);
  set_day(json, "worse_from", assessment->worse_from);
  set_text(json, "worse_why", buffer_text(&text));
  buffer_clear(&text);
}

static json_t *result_json(const struct trace_object *object, const struct dossier *dossier,
                           const struct assessment *assessment) {
  json_t *json = json_must(json_object()), *steps = json_must(json_array());
  json_must_set(json, "scheme", text_json(text_from(scheme_keys[assessment->scheme])));
  if (kind_has_months(dossier->reported.kind))
    json_must_set(json, "payer", text_json(text_from(payer_keys[assessment->payer])));
  json_must_set(json, "status", text_json(text_from(assessment_status_keys[assessment->status])));
  set_list(json, "notes", figure_notes, assessment->notes);
  set_joined(json, &assessment->joined);
  set_worse(json, assessment);
  for (size_t i = 0; i < assessment->trace.step_count; i++)
    json_must_append(steps, step_json(object, &assessment->trace, i));
  json_must_set(json, "steps", steps);
  return json;
}

static json_t *rule_json(const struct trace_object *object, size_t index) {
  const struct rule *row = object->basis->rows[index];
  const char *grade = grade_keys[row->confidence];
  json_t *json = json_must(json_object());
  json_must_set(json, "number", json_integer((json_int_t)index + 1));
  set_text(json, "rule", row->label);
  json_must_set(json, "parameter", text_json(text_from(parameters[row->parameter].name)));
  if (row->above != ABOVE_NOTHING) json_must_set(json, "above", json_integer(row->above));
  set_text(json, "value", row->value_text);
  if (row->from.serial > DATE_FIRST.serial) set_day(json, "from", row->from);
  if (row->to.serial < DATE_LAST.serial) set_day(json, "to", row->to);
  set_text(json, "source", row->source);
  set_text(json, "url", row->url);
  json_must_set(json, "confidence", text_json(text_from(grade)));
  set_day(json, "valid_on", row->valid_on);
  set_text(json, "file", object->options->rules->files[row->file].name);
  json_must_set(json, "line", json_integer(row->line));
  return json;
}

static json_t *case_json(const struct dossier *dossier) {
  const struct reported_case *reported = &dossier->reported;
  struct buffer region = {0};
  json_t *json = json_must(json_object());
  region_format(&region, reported->region);
  json_must_set(json, "line", json_integer(dossier->line));
  set_text(json, "case_id", reported->case_id);
  set_text(json, "name", reported->name);
  set_text(json, "id_number", reported->id_number);
  json_must_set(json, "kind", text_json(text_from(kind_keys[reported->kind])));
  set_text(json, "region", buffer_text(&region));
  set_day(json, "pay_on", reported->pay_on);
  buffer_clear(&region);
  return json;
}

void trace_json(struct buffer *out, const struct quote_options *options, const struct dossier *dossier) {
  struct quote_basis basis;
  quote_basis_gather(&basis, options->language, dossier);
  const struct trace_object object = {json_must(json_object()), options, &basis};
  json_t *results = json_must(json_array()), *rules = json_must(json_array());
  for (int i = 0; i < dossier->assessment_count; i++)
    json_must_append(results, result_json(&object, dossier, &dossier->assessments[i]));
  for (size_t i = 0; i < basis.count; i++) json_must_append(rules, rule_json(&object, i));
  json_must_set(object.json, "format", text_json(text_from("arrears.trace/1")));
  json_must_set(object.json, "case", case_json(dossier));
  json_must_set(object.json, "results", results);
  json_must_set(object.json, "rules", rules);
  char *text = json_dumps(object.json, JSON_COMPACT);
  if (text == NULL) abort();
  buffer_add_text(out, text_from(text));
  buffer_add_byte(out, '\n');
  free(text);
  json_decref(object.json);
  quote_basis_clear(&basis);
}
