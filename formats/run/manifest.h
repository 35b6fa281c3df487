/* The manifest of a run: what went in, how it was worked out, what came out, and the sums by which it can be
 * checked. JSON, by jansson: whole numbers keep all 64 bits (cJSON's are doubles), members keep their order,
 * twice-named members and broken UTF-8 are refused (json-c lets them pass). No clock, no machine: equal runs
 * have equal manifests, byte for byte.
 *
 * Members are named by their path: "input.sha256"; elements of an array count from 1: "rules.2.sha256".
 * Members named "name" say where something was found (formats/manifest_place.h) and may differ between runs
 * that are the same. */
#ifndef ARREARS_FORMATS_RUN_MANIFEST_H
#define ARREARS_FORMATS_RUN_MANIFEST_H

#include <stdbool.h>
#include <stdint.h>

#include "calc/buffer.h"
#include "calc/diagnostic.h"
#include "calc/status.h"
#include "calc/text.h"
#include "formats/file/output_file.h"
#include "formats/run/control_totals.h"

struct json_t;

/* `{0}` is valid and empty; manifest_clear frees the storage. */
struct manifest {
  struct json_t *root; /* owned */
};

/* The outputs of a run, by their member of "outputs" and by the name they have in a merged folder. */
enum manifest_output {
  MANIFEST_RESULTS,
  MANIFEST_LEDGER,
  MANIFEST_BECAUSE,
  MANIFEST_REJECTS,
  MANIFEST_OUTPUT_COUNT
};
struct manifest_output_kind {
  const char *key;       /* member of "outputs" */
  const char *file_name; /* in a merged folder */
  enum control_table table;
};
extern const struct manifest_output_kind manifest_outputs[MANIFEST_OUTPUT_COUNT];

/* Empties the manifest, names schema and program version; no rules so far. */
void manifest_begin(struct manifest *manifest, const char *version);
void manifest_clear(struct manifest *manifest);

/* Sets a member, making the objects on its way. Bytes that are not UTF-8 become U+FFFD. */
void manifest_set_text(struct manifest *manifest, const char *path, struct text text);
void manifest_set_number(struct manifest *manifest, const char *path, int64_t number);
void manifest_set_flag(struct manifest *manifest, const char *path, bool flag);
/* Rows with each assumption (CONTRACT 2.4); `noted` has a place for each note, from NOTE_FIRST on. */
void manifest_set_assumptions(struct manifest *manifest, const int64_t noted[NOTE_COUNT]);
/* Adds what the manifest states; an older one states none. */
void manifest_add_assumptions(const struct manifest *manifest, int64_t noted[NOTE_COUNT]);
/* A further element of "rules". */
void manifest_add_rules(struct manifest *manifest, struct text name, const char *digest);
/* A further element of "fixes": a file of corrected rows. A run without any has no such member. */
void manifest_add_fix(struct manifest *manifest, struct text name, const char *digest);
/* How many rows of a kind (formats/list/skipped_rows.h) were no cases. */
void manifest_set_skipped(struct manifest *manifest, const char *kind, int64_t count);
/* What another manifest says of that. */
void manifest_copy_skipped(struct manifest *manifest, const struct manifest *other);
/* Further elements of "options.columns" and of "columns": a heading, and the column it is read as, or "". */
void manifest_add_column_option(struct manifest *manifest, struct text option);
void manifest_add_column(struct manifest *manifest, struct text heading, struct text column);
/* How many results, and how much of their total, rest on each grade; set, and added to what is there. */
void manifest_set_grades(struct manifest *manifest, const int64_t results[GRADE_COUNT],
                         const struct money totals[GRADE_COUNT]);
void manifest_add_grades(const struct manifest *manifest, int64_t results[GRADE_COUNT],
                         struct money totals[GRADE_COUNT]);

void manifest_set_totals(struct manifest *manifest, const struct control_totals *totals);
/* Sets one member of an output: manifest_set_output_text(m, MANIFEST_LEDGER, "name", text). */
void manifest_set_output_text(struct manifest *manifest, enum manifest_output output, const char *member,
                              struct text text);
void manifest_set_output_number(struct manifest *manifest, enum manifest_output output, const char *member,
                                int64_t number);

/* NULL, -1, false: there is no such member. Texts live as long as the member. */
const char *manifest_text(const struct manifest *manifest, const char *path);
int64_t manifest_number(const struct manifest *manifest, const char *path);
bool manifest_flag(const struct manifest *manifest, const char *path);
/* The elements of an array; 0: it is none. */
size_t manifest_count(const struct manifest *manifest, const char *path);
/* Of the index-th rule table, from 1 to manifest_count(manifest, "rules"). */
const char *manifest_rules_name(const struct manifest *manifest, size_t index);
const char *manifest_rules_digest(const struct manifest *manifest, size_t index);
/* Of the index-th file of corrected rows, from 1 to manifest_count(manifest, "fixes"). */
const char *manifest_fix_name(const struct manifest *manifest, size_t index);
/* Of the file that a member belongs to: "rules.2.name" of "rules.2.sha256" and of "rules.2". */
const char *manifest_name_beside(const struct manifest *manifest, struct text member);
bool manifest_has_output(const struct manifest *manifest, enum manifest_output output);
const char *manifest_output_text(const struct manifest *manifest, enum manifest_output output,
                                 const char *member);
int64_t manifest_output_number(const struct manifest *manifest, enum manifest_output output,
                               const char *member);
/* The totals are the caller's to clear. */
void manifest_totals(const struct manifest *manifest, struct control_totals *totals);

/* Reads a manifest and checks that nothing is missing and each member is of its type. What the words mean,
 * and whether numbers go together, is not looked at. False: *why is appended to, in English as libraries
 * speak; system is errno where the file could not be read, else 0. */
MUST_USE bool manifest_read(struct manifest *manifest, const char *path, struct buffer *why, int *system);

/* Appends the options that decide figures, as JSON in one line: without those of language and form, which a
 * run and a report of it need not share. */
void manifest_choices(struct buffer *out, const struct manifest *manifest);

/* Writes the manifest into an open output, which is neither committed nor abandoned. */
MUST_USE bool manifest_write(const struct manifest *manifest, struct output_file *file,
                             struct output_error *error);

/* The library this was built with, and its version; static. */
const char *manifest_library(void);

#endif
