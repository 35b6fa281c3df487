#include "calc/person_total.h"
#include "formats/record/result_columns.h"
#include "formats/record/text_block.h"
#include "formats/words/figures_text.h"
#include "formats/words/json_text.h"

/* A cell already appended from `start` on becomes a JSON value: a number, a string, or null when empty. */
static void json_value_from(struct buffer *out, size_t start, enum figure_type type) {
  if (out->length == start)
    buffer_add_literal(out, "null");
  else if (type != TYPE_NUMBER && type != TYPE_COUNT)
    json_string_from(out, start);
}

static void json_basis_member(struct buffer *out, const char *name, const struct assessment *assessment,
                              struct basis basis,
                              void (*add)(struct buffer *, const struct assessment *, struct basis)) {
  json_name(out, ',', text_from(name));
  size_t start = out->length;
  add(out, assessment, basis);
  json_value_from(out, start, TYPE_TEXT);
}

/* `because` by number; where a number comes for the first time the list itself follows. */
static void json_numbered(struct buffer *out, struct basis_mark mark, const struct assessment *assessment,
                          struct basis basis) {
  if (mark.number == 0) {
    buffer_add_literal(out, "null");
  } else {
    figure_number(out, (int64_t)mark.number);
  }
  if (!mark.is_first) return;
  json_basis_member(out, "rule_rows", assessment, basis, figure_basis);
  json_basis_member(out, "sources", assessment, basis, figure_basis_sources);
}

/* What stands before the figures of a line in ledger.csv stands on the object already. `mark`: NULL, or how
 * the line names its rule rows. */
static void json_line(struct buffer *out, const struct basis_mark *mark, const struct assessment *assessment,
                      const struct ledger_line *line) {
  for (int i = 0; i < LEDGER_FIGURE_COUNT; i++) {
    json_name(out, i == 0 ? '{' : ',', text_from(ledger_columns[i].name));
    if (i == LEDGER_BECAUSE && mark != NULL) {
      json_numbered(out, *mark, assessment, line->basis);
      continue;
    }
    size_t start = out->length;
    ledger_columns[i].add(out, assessment, line);
    json_value_from(out, start, ledger_columns[i].type);
  }
  buffer_add_byte(out, '}');
}

static void json_ledger(struct text_block *block, const struct text_context *context,
                        const struct assessment *assessment) {
  struct buffer *out = &block->out;
  buffer_add_literal(out, ",\"ledger\":[");
  for (size_t i = 0; i < assessment->line_count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    const struct basis_mark *mark = NULL;
    if (context->numbers != NULL) mark = &block->marks.marks[block->marks.next++];
    json_line(out, mark, assessment, &assessment->lines[i]);
  }
  buffer_add_byte(out, ']');
}

/* What the schemes of the row come to together, on the last of them. */
static void json_person(struct buffer *out, const struct dossier *dossier) {
  struct person_total total;
  person_total_of(&total, dossier);
  buffer_add_literal(out, ",\"person\":");
  json_money_member(out, '{', "employer_arrears", &total.employer);
  json_money_member(out, ',', "employee_arrears", &total.employee);
  json_money_member(out, ',', "arrears", &total.arrears);
  json_money_member(out, ',', "late_fee", &total.late_fee);
  if (total.has_interest) json_money_member(out, ',', "deferral_interest", &total.deferral_interest);
  json_money_member(out, ',', "total", &total.total);
  json_money_member(out, ',', "employer_pays", &total.employer_pays);
  json_money_member(out, ',', "employee_pays", &total.employee_pays);
  json_money_member(out, ',', "late_fee_per_day", &total.late_fee_per_day);
  buffer_add_byte(out, '}');
  person_total_clear(&total);
}

static bool is_last_of_several(const struct dossier *dossier, const struct assessment *assessment) {
  return dossier->reported.scheme_count > 1 && kind_has_months(dossier->reported.kind) &&
         assessment == &dossier->assessments[dossier->assessment_count - 1];
}

static void json_object(struct text_block *block, const struct text_context *context,
                        const struct dossier *dossier, const struct assessment *assessment) {
  struct buffer *out = &block->out;
  buffer_add_literal(out, "{\"schema\":\"arrears.assessment/1\"");
  for (int i = 0; i < RESULT_FIGURE_COUNT; i++) {
    json_name(out, ',', text_from(result_columns[i].name));
    size_t start = out->length;
    result_columns[i].add(out, dossier, assessment);
    json_value_from(out, start, result_columns[i].type);
  }
  for (size_t i = 0; i < context->columns->carried_count; i++) {
    buffer_add_byte(out, ',');
    size_t start = out->length;
    buffer_add_text(out, carried_names_text(&context->columns->carried_names, i));
    json_value_from(out, start, TYPE_TEXT);
    buffer_add_byte(out, ':');
    json_add_string(out, dossier->cells[context->columns->carried[i]]);
  }
  if (context->with_ledger) json_ledger(block, context, assessment);
  if (is_last_of_several(dossier, assessment)) json_person(out, dossier);
  buffer_add_literal(out, "}\n");
}

static void json_rows(struct text_block *block, const struct text_context *context,
                      const struct dossier *dossier) {
  for (int a = 0; a < dossier->assessment_count; a++)
    json_object(block, context, dossier, &dossier->assessments[a]);
}

const struct text_format results_jsonl = {NULL, text_block_mark, json_rows};
