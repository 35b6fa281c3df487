#include "cli/list_json.h"

#include <stdio.h>

#include "calc/person_total.h"
#include "cli/user/program.h"
#include "formats/file/plain_text.h"
#include "formats/words/json_text.h"
#include "formats/words/note_text.h"
#include "formats/words/region_text.h"

enum { SAMPLES = 3 };

static const char *use_of_tab(const struct table *table, const struct sheet_info *tabs, size_t tab) {
  int count;
  const struct table_sheet *sheets = table_sheets(table, &count);
  for (int i = 0; i < count; i++)
    if (sheets[i].tab == tab) return "read";
  return tabs[tab].visibility == SHEET_VISIBLE ? "left" : "hidden";
}

static void add_sheets(struct buffer *out, const struct table *table) {
  size_t count;
  const struct sheet_info *tabs = table_tabs(table, &count);
  json_name(out, ',', TEXT("sheets"));
  buffer_add_byte(out, '[');
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    json_text_member(out, '{', "name", tabs[i].name);
    json_text_member(out, ',', "use", text_from(use_of_tab(table, tabs, i)));
    buffer_add_byte(out, '}');
  }
  buffer_add_byte(out, ']');
}

/* How the headings are read; those in doubt are taken as unread, so that the others tell. False: no way. */
static bool find_columns(const struct list_source *source, struct case_columns *columns,
                         struct columns_problem *problem) {
  struct column_choice settled[SETTLED_MAX];
  struct columns_problem further;
  size_t count;
  const struct text *names = table_header(source->table, &count);
  const struct column_choices chosen = {source->choices, source->choice_count};
  if (case_columns_find(columns, names, count, chosen, problem)) return true;
  return problem->doubt_count > 0 &&
         case_columns_find(columns, names, count, list_source_settle(source, problem, settled), &further);
}

/* A masked list shows none of its cells. */
static void add_samples(struct buffer *out, const struct list_source *source, size_t column) {
  const struct table *table = source->table;
  size_t header;
  const struct kept_rows *rows = table_first_rows(table, &header);
  int shown = 0, most = source->options->mask == NULL ? SAMPLES : 0;
  json_name(out, ',', TEXT("samples"));
  buffer_add_byte(out, '[');
  for (size_t i = header + (table_has_two_header_rows(table) ? 2 : 1); i < rows->count && shown < most; i++) {
    const struct table_row *row = &rows->list[i].row;
    if (column >= row->count || text_is_empty(text_trim(row->cells[column]))) continue;
    if (shown++ > 0) buffer_add_byte(out, ',');
    json_add_string(out, text_clip(row->cells[column], VALUE_SHOWN_MAX));
  }
  buffer_add_byte(out, ']');
}

/* The first field that the column is read for, or FIELD_NONE. */
static int field_of(const struct case_columns *columns, size_t column) {
  for (int field = 0; field < FIELD_COUNT; field++)
    if (columns->index[field] == (int)column) return field;
  return FIELD_NONE;
}

static void add_month(struct buffer *out, const struct case_columns *columns, size_t column) {
  for (size_t i = 0; i < columns->month_count; i++) {
    if (columns->months[i].column != column) continue;
    struct buffer month = {0};
    month_format(&month, columns->months[i].month);
    json_text_member(out, ',', "month", buffer_text(&month));
    buffer_clear(&month);
  }
}

static void add_column(struct buffer *out, const struct list_source *source, size_t column,
                       const struct case_columns *columns, const struct columns_problem *problem) {
  size_t count;
  const struct text heading = text_trim(table_header(source->table, &count)[column]);
  const int field = columns == NULL ? (int)case_field_find(heading) : field_of(columns, column);
  json_text_member(out, '{', "heading", heading);
  json_text_member(out, ',', "column", field == FIELD_NONE ? TEXT("") : text_from(field_keys[field]));
  if (columns != NULL) add_month(out, columns, column);
  for (int i = 0; i < problem->doubt_count; i++) {
    if (!text_equals(text_trim(problem->doubts[i].heading), heading)) continue;
    json_text_member(out, ',', "doubt", text_from(field_keys[problem->doubts[i].field]));
    break;
  }
  add_samples(out, source, column);
  buffer_add_byte(out, '}');
}

static void add_columns(struct buffer *out, const struct list_source *source) {
  struct case_columns columns = {0};
  struct columns_problem problem;
  size_t count;
  const bool are_found = find_columns(source, &columns, &problem);
  (void)table_header(source->table, &count);
  json_name(out, ',', TEXT("columns"));
  buffer_add_byte(out, '[');
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    add_column(out, source, i, are_found ? &columns : NULL, &problem);
  }
  buffer_add_byte(out, ']');
  if (are_found) case_columns_clear(&columns);
}

void list_json_begin(struct list_json *json, const struct list_source *source) {
  struct buffer *out = &json->reading;
  json_text_member(out, '{', "schema", TEXT("arrears.summary/1"));
  json_text_member(out, ',', "version", text_from(program_version));
  json_text_member(out, ',', "list", text_from(source->path));
  add_sheets(out, source->table);
  json_number_member(out, ',', "header_row", table_header_line(source->table));
  add_columns(out, source);
}

static bool is_without_cover(const struct dossier *dossier, const struct assessment *assessment) {
  const struct date day = dossier->reported.pay_on;
  return date_is_set(assessment->suspended_from) && assessment->suspended_from.serial <= day.serial &&
         (!date_is_set(assessment->resumes_on) || assessment->resumes_on.serial > day.serial);
}

void list_json_add(struct list_json *json, const struct dossier *dossier) {
  struct person_total total;
  if (dossier->assessment_count == 0) return;
  person_total_of(&total, dossier);
  money_add(&json->employer_pays, &json->employer_pays, &total.employer_pays);
  money_add(&json->employee_pays, &json->employee_pays, &total.employee_pays);
  money_add(&json->late_fee_per_day, &json->late_fee_per_day, &total.late_fee_per_day);
  person_total_clear(&total);
  for (int i = 0; i < dossier->assessment_count; i++)
    json->without_cover += is_without_cover(dossier, &dossier->assessments[i]) ? 1 : 0;
}

static void add_counts(struct buffer *out, const struct pipeline_counts *counts, int64_t without_cover) {
  json_name(out, ',', TEXT("counts"));
  json_number_member(out, '{', "read", counts->read);
  json_number_member(out, ',', "assessed", counts->assessed);
  json_number_member(out, ',', "rejected", counts->rejected);
  json_number_member(out, ',', "partial", counts->partial);
  json_number_member(out, ',', "results", counts->results);
  json_number_member(out, ',', "hidden", counts->hidden);
  json_number_member(out, ',', "without_cover", without_cover);
  buffer_add_byte(out, '}');
}

static void add_totals(struct buffer *out, const struct list_json *json,
                       const struct pipeline_counts *counts) {
  struct money outstanding = {0};
  money_subtract(&outstanding, &counts->total, &counts->paid);
  json_name(out, ',', TEXT("totals"));
  json_money_member(out, '{', "arrears", &counts->arrears);
  json_money_member(out, ',', "late_fee", &counts->late_fee);
  if (counts->has_interest) json_money_member(out, ',', "deferral_interest", &counts->deferral_interest);
  json_money_member(out, ',', "total", &counts->total);
  json_money_member(out, ',', "employer_pays", &json->employer_pays);
  json_money_member(out, ',', "employee_pays", &json->employee_pays);
  json_money_member(out, ',', "late_fee_per_day", &json->late_fee_per_day);
  json_money_member(out, ',', "paid", &counts->paid);
  json_money_member(out, ',', "outstanding", &outstanding);
  buffer_add_byte(out, '}');
  money_clear(&outstanding);
}

static void add_skipped(struct buffer *out, enum language language, const struct skipped_rows *skipped) {
  bool is_first = true;
  json_name(out, ',', TEXT("skipped"));
  buffer_add_byte(out, '[');
  for (int kind = 0; kind < SKIPPED_KIND_COUNT; kind++) {
    if (skipped->counts[kind] == 0) continue;
    if (!is_first) buffer_add_byte(out, ',');
    is_first = false;
    json_text_member(out, '{', "kind", text_from(skipped_keys[kind]));
    json_text_member(out, ',', "label", text_from(label(language, skipped_label((enum skipped_kind)kind))));
    json_number_member(out, ',', "rows", skipped->counts[kind]);
    json_number_member(out, ',', "first_line", skipped->first_lines[kind]);
    buffer_add_byte(out, '}');
  }
  buffer_add_byte(out, ']');
}

static void add_notes(struct buffer *out, const struct options *options,
                      const struct pipeline_counts *counts) {
  const struct note_reader reader = note_reader_of_list(options->assumed_wage, counts->months_left_out);
  const int64_t *noted = counts->noted;
  bool is_first = true;
  struct buffer words = {0};
  json_name(out, ',', TEXT("notes"));
  buffer_add_byte(out, '[');
  for (int code = NOTE_FIRST; code < DIAGNOSTIC_COUNT; code++) {
    if (noted[code - NOTE_FIRST] == 0) continue;
    if (!is_first) buffer_add_byte(out, ',');
    is_first = false;
    buffer_reset(&words);
    note_text(&words, options->language, code, reader);
    json_text_member(out, '{', "code", text_from(diagnostics_table[code].code));
    json_text_member(out, ',', "text", buffer_text(&words));
    json_name(out, ',', TEXT("assumption"));
    buffer_add_text(out, note_is_assumption(code) ? TEXT("true") : TEXT("false"));
    json_number_member(out, ',', "rows", noted[code - NOTE_FIRST]);
    buffer_add_byte(out, '}');
  }
  buffer_add_byte(out, ']');
  buffer_clear(&words);
}

static void add_grades(struct buffer *out, const struct grade_totals *grades) {
  bool is_first = true;
  json_name(out, ',', TEXT("grades"));
  buffer_add_byte(out, '[');
  for (int grade = 0; grade < GRADE_COUNT; grade++) {
    if (grades->results[grade] == 0) continue;
    if (!is_first) buffer_add_byte(out, ',');
    is_first = false;
    json_text_member(out, '{', "grade", text_from(grade_keys[grade]));
    json_number_member(out, ',', "results", grades->results[grade]);
    json_money_member(out, ',', "total", &grades->totals[grade]);
    buffer_add_byte(out, '}');
  }
  buffer_add_byte(out, ']');
}

static void add_missing(struct buffer *out, enum language language, const struct grade_totals *grades,
                        const struct regions *regions) {
  struct missing_rule missing[MISSING_RULES_SHOWN];
  struct buffer name = {0};
  size_t all;
  const int count = grade_totals_missing(grades, missing, MISSING_RULES_SHOWN, &all);
  json_number_member(out, ',', "missing_rules_in_all", (int64_t)all);
  json_name(out, ',', TEXT("missing_rules"));
  buffer_add_byte(out, '[');
  for (int i = 0; i < count; i++) {
    if (i > 0) buffer_add_byte(out, ',');
    buffer_reset(&name);
    region_text(&name, language, regions, missing[i].region);
    json_text_member(out, '{', "region", buffer_text(&name));
    json_text_member(out, ',', "parameter", text_from(parameters[missing[i].parameter].name));
    json_number_member(out, ',', "results", missing[i].results);
    json_money_member(out, ',', "moved", &missing[i].moved);
    buffer_add_byte(out, '}');
    money_clear(&missing[i].moved);
  }
  buffer_add_byte(out, ']');
  buffer_clear(&name);
}

void list_json_print(struct list_json *json, const struct list_source *source,
                     const struct pipeline_counts *counts, const struct regions *regions) {
  const enum language language = source->options->language;
  struct buffer *out = &json->reading;
  json_name(out, ',', TEXT("refused"));
  buffer_add_text(out, counts == NULL ? TEXT("true") : TEXT("false"));
  json_text_member(out, ',', "encoding", text_from(encoding_name(table_encoding(source->table))));
  if (counts != NULL) {
    add_counts(out, counts, json->without_cover);
    add_totals(out, json, counts);
    add_skipped(out, language, &counts->skipped);
    add_notes(out, source->options, counts);
    add_grades(out, &counts->grades);
    add_missing(out, language, &counts->grades, regions);
  }
  buffer_add_literal(out, "}\n");
  (void)fwrite(out->at, 1, out->length, stdout); /* main looks whether it arrived */
}

void list_json_clear(struct list_json *json) {
  buffer_clear(&json->reading);
  money_clear(&json->employer_pays);
  money_clear(&json->employee_pays);
  money_clear(&json->late_fee_per_day);
}
