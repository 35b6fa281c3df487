/* arrears in SQLite: `SELECT load_extension('arrears_sqlite')` or `.load`, and then
 *
 *   arrears_assess(row [, options])   {"status":0,"message":"","results":[...],"diagnostics":[...]}, as text
 *   arrears_ledger(row [, options])   a table: scheme, and a column for each of arrears_ledger_name
 *
 * `row` is a JSON object with the columns of a case list; NULL gives NULL, or no lines. `options` is a JSON
 * object of the texts of struct arrears_options: language, rules (one file), calendar, region, scheme, payer,
 * pay_on, grade, max_age; and "ledger":"no" leaves the ledger out of results, which is quicker. What is wrong
 * with a row is in its diagnostics; options that are refused are an error of the statement. Rows are worked
 * out one by one: the same person twice is not noticed.
 *
 * Options may name files. As SQLite advises for what could tell of them, a database that somebody else made
 * cannot use options: views, triggers and the rest of its schema have arrears_assess(row) alone, which reads
 * no file. Whoever writes the statement, and TEMP views, have it all. */
#include <arrears.h>
#include <sqlite3ext.h>
#include <stdlib.h>
#include <string.h>

SQLITE_EXTENSION_INIT1

/* What a connection keeps: the engine of the options that were asked for last. */
struct connection {
  arrears_handle engine; /* 0: none */
  char *options;         /* as they were written; NULL: none */
  struct arrears_answer answer;
};

static void connection_close(void *shared) {
  struct connection *connection = shared;
  (void)arrears_close(connection->engine);
  arrears_answer_clear(&connection->answer);
  sqlite3_free(connection->options);
  sqlite3_free(connection);
}

enum { OPTION_RULES = 1, OPTION_LEDGER = 9, OPTION_COUNT };

static const char *const option_names[OPTION_COUNT] = {"language", "rules",  "calendar", "region",  "scheme",
                                                       "payer",    "pay_on", "grade",    "max_age", "ledger"};

static int open_engine(struct connection *connection, const char *const texts[OPTION_COUNT]) {
  struct arrears_options options = ARREARS_OPTIONS;
  const char **const places[OPTION_COUNT] = {
      &options.language, NULL,           &options.calendar, &options.region, &options.scheme, &options.payer,
      &options.pay_on,   &options.grade, &options.max_age};
  for (int i = 0; i < OPTION_COUNT; i++)
    if (places[i] != NULL) *places[i] = texts[i];
  options.rule_files = &texts[OPTION_RULES];
  options.rule_file_count = texts[OPTION_RULES] == NULL ? 0 : 1;
  const char *ledger = texts[OPTION_LEDGER];
  if (ledger != NULL && strcmp(ledger, "no") == 0) options.flags = ARREARS_WITHOUT_LEDGER;
  if (ledger != NULL && strcmp(ledger, "no") != 0 && strcmp(ledger, "yes") != 0) return ARREARS_BAD_OPTION;
  return arrears_open(&options, &connection->engine, &connection->answer);
}

/* An unknown name among the options is an error, too. */
static int has_unknown_name(sqlite3 *database, const char *written) {
  sqlite3_stmt *statement;
  int is_unknown = 0;
  if (sqlite3_prepare_v2(database, "SELECT key FROM json_each(?1)", -1, &statement, NULL) != SQLITE_OK)
    return 1;
  (void)sqlite3_bind_text(statement, 1, written, -1, SQLITE_STATIC);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(statement, 0);
    int is_known = 0;
    for (int i = 0; i < OPTION_COUNT && name != NULL; i++) is_known |= strcmp(name, option_names[i]) == 0;
    is_unknown |= !is_known;
  }
  return sqlite3_finalize(statement) != SQLITE_OK || is_unknown;
}

/* Reads the texts of the options, NULL for those that are not there. SQLite reads the JSON. */
static int open_with(sqlite3 *database, struct connection *connection, const char *written) {
  static const char query[] =
      "SELECT ?1->>'language',?1->>'rules',?1->>'calendar',?1->>'region',?1->>'scheme',"
      "?1->>'payer',?1->>'pay_on',?1->>'grade',?1->>'max_age',?1->>'ledger'";
  const char *texts[OPTION_COUNT] = {NULL};
  sqlite3_stmt *statement;
  int status = ARREARS_BAD_OPTION;
  if (written == NULL) return open_engine(connection, texts);
  if (has_unknown_name(database, written)) return status;
  if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK) return status;
  (void)sqlite3_bind_text(statement, 1, written, -1, SQLITE_STATIC);
  if (sqlite3_step(statement) == SQLITE_ROW) {
    for (int i = 0; i < OPTION_COUNT; i++) texts[i] = (const char *)sqlite3_column_text(statement, i);
    status = open_engine(connection, texts);
  }
  (void)sqlite3_finalize(statement);
  return status;
}

static int is_open_with(const struct connection *connection, const char *written) {
  if (connection->engine == 0) return 0;
  if (written == NULL || connection->options == NULL) return written == connection->options;
  return strcmp(written, connection->options) == 0;
}

/* The engine of these options. False: *error says why; sqlite3_free. */
static int find_engine(sqlite3 *database, struct connection *connection, const char *written, char **error) {
  if (is_open_with(connection, written)) return 1;
  (void)arrears_close(connection->engine);
  connection->engine = 0;
  arrears_answer_clear(&connection->answer); /* what it says is of another engine */
  sqlite3_free(connection->options);
  connection->options = written == NULL ? NULL : sqlite3_mprintf("%s", written);
  const int status = open_with(database, connection, written);
  const char *told = connection->answer.message;
  if (status == ARREARS_OK) return 1;
  if (told == NULL || told[0] == '\0') told = arrears_status_text(status, NULL);
  *error = sqlite3_mprintf("arrears: %s", told);
  return 0;
}

/* Lines as the items of an array. */
static void add_lines(sqlite3_str *out, const char *lines, size_t length) {
  for (const char *end = lines + length; lines < end;) {
    const char *line_end = memchr(lines, '\n', (size_t)(end - lines));
    sqlite3_str_append(out, lines, (int)(line_end - lines));
    lines = line_end + 1;
    if (lines < end) sqlite3_str_appendchar(out, 1, ',');
  }
}

/* A string of a few words, with what JSON does not take as it is. */
static void add_string(sqlite3_str *out, const char *text) {
  sqlite3_str_appendchar(out, 1, '"');
  for (; *text != '\0'; text++) {
    const unsigned char byte = (unsigned char)*text;
    if (byte < ' ')
      sqlite3_str_appendf(out, "\\u%04x", byte);
    else if (byte == '"' || byte == '\\')
      sqlite3_str_appendf(out, "\\%c", byte);
    else
      sqlite3_str_appendchar(out, 1, *text);
  }
  sqlite3_str_appendchar(out, 1, '"');
}

/* arrears_assess; SQLite owns what is returned. NULL: memory has run out. */
static char *answer_text(const struct arrears_answer *answer) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendf(out, "{\"status\":%d,\"message\":", answer->status);
  add_string(out, answer->message);
  sqlite3_str_appendall(out, ",\"results\":[");
  add_lines(out, answer->results, answer->results_length);
  sqlite3_str_appendall(out, "],\"diagnostics\":[");
  add_lines(out, answer->diagnostics, answer->diagnostics_length);
  sqlite3_str_appendall(out, "]}");
  return sqlite3_str_finish(out);
}

static void assess(sqlite3_context *context, int count, sqlite3_value **values) {
  struct connection *connection = sqlite3_user_data(context);
  const char *row = (const char *)sqlite3_value_text(values[0]);
  const char *options = count > 1 ? (const char *)sqlite3_value_text(values[1]) : NULL;
  char *error = NULL;
  if (row == NULL) return;
  if (!find_engine(sqlite3_context_db_handle(context), connection, options, &error)) {
    sqlite3_result_error(context, error, -1);
    sqlite3_free(error);
    return;
  }
  (void)arrears_assess(connection->engine, row, (size_t)sqlite3_value_bytes(values[0]), &connection->answer);
  sqlite3_result_text(context, answer_text(&connection->answer), -1, sqlite3_free);
}

/* The table-valued function is a statement of SQLite's own over arrears_assess. */
struct ledger_table {
  sqlite3_vtab base; /* first */
  sqlite3 *database;
};

struct ledger_cursor {
  sqlite3_vtab_cursor base; /* first */
  sqlite3_stmt *statement;  /* NULL: no line */
  sqlite3_int64 line;
  int is_at_end;
};

enum { COLUMN_SCHEME, COLUMN_FIRST_FIGURE };

/* scheme, the names of the ledger; behind them the arguments, which do not show. */
static int ledger_connect(sqlite3 *database, void *shared, int count, const char *const *words,
                          sqlite3_vtab **made, char **error) {
  sqlite3_str *columns = sqlite3_str_new(database);
  (void)shared, (void)count, (void)words, (void)error;
  sqlite3_str_appendall(columns, "CREATE TABLE x(scheme");
  for (size_t i = 0; arrears_ledger_name(i) != NULL; i++)
    sqlite3_str_appendf(columns, ",\"%w\"", arrears_ledger_name(i));
  sqlite3_str_appendall(columns, ",\"row\" HIDDEN,\"options\" HIDDEN)");
  char *declaration = sqlite3_str_finish(columns);
  struct ledger_table *table = sqlite3_malloc(sizeof *table);
  if (declaration == NULL || table == NULL)
    return sqlite3_free(declaration), sqlite3_free(table), SQLITE_NOMEM;
  *table = (struct ledger_table){.database = database};
  *made = &table->base;
  const int status = sqlite3_declare_vtab(database, declaration);
  sqlite3_free(declaration);
  return status == SQLITE_OK ? sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY) : status;
}

static int ledger_disconnect(sqlite3_vtab *table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

static int figure_count(void) {
  int count = 0;
  while (arrears_ledger_name((size_t)count) != NULL) count++;
  return count;
}

/* A letter for each column: u where the statement uses it. SQLite reads a line's JSON once for each. */
static char *used_columns(const sqlite3_index_info *index, int count) {
  sqlite3_str *used = sqlite3_str_new(NULL);
  for (int i = 0; i < count; i++) {
    const int bit = i < 63 ? i : 63;
    sqlite3_str_appendchar(used, 1, (index->colUsed >> bit & 1) != 0 ? 'u' : '-');
  }
  return sqlite3_str_finish(used);
}

/* Row and options are taken as arguments, in this order. */
static int ledger_best_index(sqlite3_vtab *table, sqlite3_index_info *index) {
  const int row = COLUMN_FIRST_FIGURE + figure_count();
  int places[2] = {-1, -1};
  (void)table;
  for (int i = 0; i < index->nConstraint; i++) {
    const int argument = index->aConstraint[i].iColumn - row;
    if (argument < 0 || argument > 1 || index->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (!index->aConstraint[i].usable) return SQLITE_CONSTRAINT;
    places[argument] = i;
  }
  for (int argument = 0, next = 1; argument < 2; argument++) {
    if (places[argument] < 0) continue;
    index->aConstraintUsage[places[argument]].argvIndex = next++;
    index->aConstraintUsage[places[argument]].omit = 1;
    index->idxNum |= 1 << argument;
  }
  index->idxStr = used_columns(index, row);
  index->needToFreeIdxStr = 1;
  if (index->idxStr == NULL) return SQLITE_NOMEM;
  index->estimatedCost = (index->idxNum & 1) != 0 ? 10 : 1e9;
  return SQLITE_OK;
}

static int ledger_open(sqlite3_vtab *table, sqlite3_vtab_cursor **opened) {
  struct ledger_cursor *cursor = sqlite3_malloc(sizeof *cursor);
  (void)table;
  if (cursor == NULL) return SQLITE_NOMEM;
  *cursor = (struct ledger_cursor){.is_at_end = 1};
  *opened = &cursor->base;
  return SQLITE_OK;
}

static int ledger_close(sqlite3_vtab_cursor *base) {
  struct ledger_cursor *cursor = (struct ledger_cursor *)base;
  (void)sqlite3_finalize(cursor->statement);
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int ledger_next(sqlite3_vtab_cursor *base) {
  struct ledger_cursor *cursor = (struct ledger_cursor *)base;
  const int status = sqlite3_step(cursor->statement);
  cursor->is_at_end = status != SQLITE_ROW;
  cursor->line++;
  if (status == SQLITE_ROW || status == SQLITE_DONE) return SQLITE_OK;
  sqlite3 *database = ((struct ledger_table *)base->pVtab)->database;
  sqlite3_free(base->pVtab->zErrMsg);
  base->pVtab->zErrMsg = sqlite3_mprintf("%s", sqlite3_errmsg(database));
  return SQLITE_ERROR;
}

static char *ledger_query(const char *used) {
  sqlite3_str *query = sqlite3_str_new(NULL);
  sqlite3_str_appendall(query, "SELECT result.value->>'scheme'");
  for (size_t i = 0; arrears_ledger_name(i) != NULL; i++)
    if (used[COLUMN_FIRST_FIGURE + i] == 'u')
      sqlite3_str_appendf(query, ",line.value->>'%q'", arrears_ledger_name(i));
    else
      sqlite3_str_appendall(query, ",NULL");
  sqlite3_str_appendall(query,
                        " FROM json_each(arrears_assess(?1,?2),'$.results') AS result,"
                        "json_each(result.value,'$.ledger') AS line");
  return sqlite3_str_finish(query);
}

static int ledger_filter(sqlite3_vtab_cursor *base, int which, const char *used, int count,
                         sqlite3_value **values) {
  struct ledger_cursor *cursor = (struct ledger_cursor *)base;
  (void)sqlite3_finalize(cursor->statement);
  cursor->statement = NULL;
  cursor->line = 0;
  cursor->is_at_end = 1;
  if ((which & 1) == 0) return SQLITE_OK;
  char *query = ledger_query(used);
  if (query == NULL) return SQLITE_NOMEM;
  const struct ledger_table *table = (const struct ledger_table *)base->pVtab;
  const int status = sqlite3_prepare_v2(table->database, query, -1, &cursor->statement, NULL);
  sqlite3_free(query);
  if (status != SQLITE_OK) return status;
  for (int i = 0; i < count; i++) (void)sqlite3_bind_value(cursor->statement, i + 1, values[i]);
  return ledger_next(base);
}

static int ledger_eof(sqlite3_vtab_cursor *base) { return ((struct ledger_cursor *)base)->is_at_end; }

static int ledger_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
  const struct ledger_cursor *cursor = (const struct ledger_cursor *)base;
  if (column < COLUMN_FIRST_FIGURE + figure_count())
    sqlite3_result_value(context, sqlite3_column_value(cursor->statement, column));
  return SQLITE_OK;
}

static int ledger_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *line) {
  *line = ((struct ledger_cursor *)base)->line;
  return SQLITE_OK;
}

static const sqlite3_module ledger_module = {.xConnect = ledger_connect,
                                             .xBestIndex = ledger_best_index,
                                             .xDisconnect = ledger_disconnect,
                                             .xOpen = ledger_open,
                                             .xClose = ledger_close,
                                             .xFilter = ledger_filter,
                                             .xNext = ledger_next,
                                             .xEof = ledger_eof,
                                             .xColumn = ledger_column,
                                             .xRowid = ledger_rowid};

/* What `.load arrears_sqlite` and load_extension look for by the file's name. */
ARREARS_API int sqlite3_arrearssqlite_init(sqlite3 *database, char **error,
                                           const sqlite3_api_routines *routines);

int sqlite3_arrearssqlite_init(sqlite3 *database, char **error, const sqlite3_api_routines *routines) {
  SQLITE_EXTENSION_INIT2(routines);
  (void)error;
  struct connection *connections[2];
  for (int i = 0; i < 2; i++) {
    struct connection *made = connections[i] = sqlite3_malloc(sizeof *made);
    if (made == NULL) return SQLITE_NOMEM;
    *made = (struct connection){0, NULL, ARREARS_ANSWER};
    const int how = i == 0 ? SQLITE_UTF8 : SQLITE_UTF8 | SQLITE_DIRECTONLY;
    const int status = sqlite3_create_function_v2(database, "arrears_assess", i + 1, how, made, assess, NULL,
                                                  NULL, connection_close);
    if (status != SQLITE_OK) return status;
  }
  return sqlite3_create_module(database, "arrears_ledger", &ledger_module, NULL);
}
