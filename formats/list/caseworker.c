#include "formats/list/caseworker.h"

void caseworker_init(struct caseworker *worker, const struct casework *casework) {
  worker->casework = casework;
  cases_reader_init(&worker->reader, casework->columns, casework->defaults, casework->regions);
  assessor_init(&worker->assessor, casework->rules, casework->calendar, casework->choices);
}

void caseworker_clear(struct caseworker *worker) {
  assessor_clear(&worker->assessor);
  cases_reader_clear(&worker->reader);
}

static bool is_traced(const struct casework *casework, const struct reported_case *reported) {
  const struct text wanted = casework->choices.traced_case;
  if (!casework->choices.traces || text_is_empty(wanted)) return casework->choices.traces;
  return text_equals(reported->case_id, wanted) || text_equals(reported->id_number, wanted) ||
         text_equals(reported->name, wanted);
}

void caseworker_assess(struct caseworker *worker, struct dossier *dossier) {
  if (!dossier_is_rejected(dossier)) cases_read(&worker->reader, dossier);
  dossier->is_traced = is_traced(worker->casework, &dossier->reported);
  if (dossier_is_rejected(dossier)) return;
  const struct joined_gaps *joined = worker->casework->joined;
  if (joined != NULL) {
    dossier->joined = joined_gaps_find(joined, dossier->sheet, dossier->line);
    if (namesakes_have(&joined->namesakes, &dossier->reported)) dossier->reported.notes |= NOTE(NUMBER_LACKS);
  }
  assess(&worker->assessor, dossier);
  cases_quote_cells(&worker->reader, dossier);
}

void caseworker_row(struct caseworker *worker, struct claims *claims, struct dossier *dossier,
                    const struct table_row *row, enum file_encoding encoding) {
  cases_take_row(dossier, row, worker->casework->columns, encoding);
  caseworker_assess(worker, dossier);
  claims_take(claims, dossier);
}
