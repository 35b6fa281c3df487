#include "formats/sheet_in/xlsx_relations.h"

#include <stdbool.h>
#include <stdlib.h>

#include "calc/array.h"
#include "formats/sheet_in/sheet_row.h"
#include "formats/sheet_in/xlsx_xml.h"

enum { RELATION_LIMIT = 2 * SHEET_LIMIT };

struct reading {
  struct xlsx_xml xml;
  struct xlsx_relations *relations;
  struct text base; /* the part that the relations belong to */
};

/* The type is a long name that ends in one of these, strict or not. */
static enum relation_kind kind_of(struct text type) {
  static const struct text ends[] = {[RELATION_OTHER] = {"", 0},
                                     [RELATION_WORKBOOK] = {"/officeDocument", 15},
                                     [RELATION_WORKSHEET] = {"/worksheet", 10},
                                     [RELATION_STRINGS] = {"/sharedStrings", 14},
                                     [RELATION_STYLES] = {"/styles", 7}};
  _Static_assert(sizeof ends / sizeof ends[0] == RELATION_KIND_COUNT, "every kind has its name");
  for (size_t i = RELATION_KIND_COUNT; i-- > 1;)
    if (type.length > ends[i].length &&
        text_equals(text_from_offset(type, type.length - ends[i].length), ends[i]))
      return (enum relation_kind)i;
  return RELATION_OTHER;
}

/* Takes the last step off a path, with the slash before it. */
static void step_up(struct buffer *path) {
  while (path->length > 0 && path->at[path->length - 1] != '/') path->length -= 1;
  if (path->length > 0) path->length -= 1;
}

static struct text first_step(struct text path) {
  const char *slash = path.length == 0 ? NULL : memchr(path.at, '/', path.length);
  return (struct text){path.at, slash == NULL ? path.length : (size_t)(slash - path.at)};
}

/* A target is absolute, or relative to the folder of the part that names it. */
static void resolve(struct buffer *path, struct text base, struct text target) {
  bool is_absolute = text_starts_with(target, TEXT("/"));
  buffer_add_text(path, is_absolute ? TEXT("") : base);
  step_up(path);
  while (target.length > 0) {
    struct text step = first_step(target);
    target = text_from_offset(target, step.length < target.length ? step.length + 1 : step.length);
    if (step.length == 0 || text_is(step, ".")) continue;
    if (text_is(step, "..")) {
      step_up(path);
      continue;
    }
    if (path->length > 0) buffer_add_byte(path, '/');
    buffer_add_text(path, step);
  }
}

static void see_start(void *context, struct text name, const struct xlsx_attribute *attributes,
                      size_t count) {
  struct reading *reading = context;
  struct xlsx_relations *relations = reading->relations;
  const struct text *id = xlsx_attribute(attributes, count, TEXT("Id"));
  const struct text *type = xlsx_attribute(attributes, count, TEXT("Type"));
  const struct text *target = xlsx_attribute(attributes, count, TEXT("Target"));
  const struct text *mode = xlsx_attribute(attributes, count, TEXT("TargetMode"));
  if (!text_is(name, "Relationship") || id == NULL || type == NULL || target == NULL) return;
  if (mode != NULL && text_is(*mode, "External")) return;
  if (relations->count == RELATION_LIMIT) {
    xlsx_xml_fail(&reading->xml, SHEET_TOO_MANY_SHEETS);
    return;
  }
  relations->list =
      array_grow(relations->list, &relations->capacity, relations->count + 1, sizeof *relations->list);
  struct xlsx_relation *relation = &relations->list[relations->count++];
  *relation = (struct xlsx_relation){.kind = kind_of(*type)};
  buffer_add_text(&relation->id, *id);
  resolve(&relation->part, reading->base, *target);
}

static void ignore_end(void *context, struct text name) { (void)context, (void)name; }
static void ignore_text(void *context, struct text text) { (void)context, (void)text; }

/* `xl/workbook.xml` keeps its relations in `xl/_rels/workbook.xml.rels`. */
static void add_relations_part(struct buffer *path, struct text part) {
  buffer_add_text(path, part);
  step_up(path);
  size_t folder = path->length;
  if (folder > 0) buffer_add_byte(path, '/');
  buffer_add_literal(path, "_rels/");
  buffer_add_text(path, text_from_offset(part, folder == 0 ? 0 : folder + 1));
  buffer_add_literal(path, ".rels");
}

enum sheet_status xlsx_relations_read(struct xlsx_relations *relations, struct zip_archive *archive,
                                      struct text part) {
  static const struct xml_handler handler = {.start = see_start, .end = ignore_end, .text = ignore_text};
  struct reading reading = {.relations = relations, .base = part};
  struct buffer path = {0};
  add_relations_part(&path, part);
  enum sheet_status status = xlsx_xml_open(&reading.xml, archive, buffer_text(&path), XLSX_SMALL_PART, false);
  while (status == SHEET_OK) status = xlsx_xml_next(&reading.xml, &handler, &reading);
  xlsx_xml_close(&reading.xml);
  buffer_clear(&path);
  return status == SHEET_END ? SHEET_OK : status;
}

const struct xlsx_relation *xlsx_relations_by_id(const struct xlsx_relations *relations, struct text id) {
  for (size_t i = 0; i < relations->count; i++)
    if (text_equals(buffer_text(&relations->list[i].id), id)) return &relations->list[i];
  return NULL;
}

const struct xlsx_relation *xlsx_relations_by_kind(const struct xlsx_relations *relations,
                                                   enum relation_kind kind) {
  for (size_t i = 0; i < relations->count; i++)
    if (relations->list[i].kind == kind) return &relations->list[i];
  return NULL;
}

void xlsx_relations_clear(struct xlsx_relations *relations) {
  for (size_t i = 0; i < relations->count; i++) {
    buffer_clear(&relations->list[i].id);
    buffer_clear(&relations->list[i].part);
  }
  free(relations->list);
  *relations = (struct xlsx_relations){0};
}
