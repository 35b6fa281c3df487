/* libarrears: what missed months of Chinese social or medical insurance cost to put right, exact to the fen.
 *
 * The engine of the command `arrears`, to be linked. A row is a JSON object with the columns of a case list
 * (`arrears help columns`); its answer is, byte for byte, what
 * `arrears assess --format jsonl --because inline` writes for the same row.
 *
 *   struct arrears_options options = ARREARS_OPTIONS;
 *   struct arrears_answer answer = ARREARS_ANSWER;
 *   arrears_handle engine;
 *   if (arrears_open(&options, &engine, &answer) != ARREARS_OK) puts(answer.message);
 *   if (arrears_assess(engine, row, strlen(row), &answer) == ARREARS_OK) puts(answer.results);
 *   arrears_close(engine);
 *   arrears_answer_clear(&answer);
 *
 * Errors. Every function that can fail returns an enum arrears_status; answer->message says more, in the
 * engine's language. What is wrong with a row comes as data: answer->diagnostics. The library writes nothing
 * to standard error, sets no signal handler, changes neither locale nor working directory, and never ends the
 * process, but for two cases: memory that has run out, and a fault of the library's own that it notices
 * (assert). It reads no file but those that the options name, the clock once in arrears_open where no day of
 * payment is given, and has no thread of its own.
 *
 * Threads. Any number may use one engine at the same time, each with an answer of its own. A stream is used
 * by one thread at a time; a call that finds it in use returns ARREARS_BUSY. An answer belongs to its caller.
 *
 * Handles are numbers, not addresses. One that was closed, or never opened, is refused with ARREARS_CLOSED.
 * What is closed while a call uses it stays until that call returns.
 *
 * Texts are UTF-8. Texts that go in are copied if they are kept. Structs are set up with their macro, so that
 * the library can tell which header its caller was built with. */
#ifndef ARREARS_H
#define ARREARS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ARREARS_API __attribute__((visibility("default")))
#else
#define ARREARS_API
#endif

/* Of this header. A library with another one refuses to open. */
#define ARREARS_API_VERSION 1u

enum arrears_status {
  ARREARS_OK = 0,
  ARREARS_REJECTED = 1,    /* the row is wrong: diagnostics; with ARREARS_PARTIAL there may be results, too */
  ARREARS_NO_CASE = 2,     /* what a list would skip: a sum, a blank row, a foot line: message */
  ARREARS_BAD_ROW = 3,     /* no JSON object of cells: message */
  ARREARS_BAD_COLUMNS = 4, /* the names of the row's members are refused as a list's headings: message */
  ARREARS_BAD_RULES = 5,   /* rules or calendar are refused: message, diagnostics */
  ARREARS_BAD_OPTION = 6,  /* a text of the options is none that its option takes: message */
  ARREARS_CANNOT_READ = 7, /* a file of the options: message */
  ARREARS_STOPPED = 8,     /* the caller's function stopped the run */
  ARREARS_BAD_ARGUMENT = 9, /* NULL, a row number that does not grow, or a handle of the other kind */
  ARREARS_BAD_STRUCT = 10,  /* struct_size is not that of the library's struct */
  ARREARS_BAD_VERSION = 11, /* the caller was built with a header that does not fit */
  ARREARS_CLOSED = 12,      /* the handle is not open */
  ARREARS_BUSY = 13,        /* another call uses the stream */
  ARREARS_TOO_MANY = 14,    /* handles, or rows of a stream */
  ARREARS_STATUS_COUNT = 15
};

/* Of an engine or a stream; 0 is none. */
typedef uint64_t arrears_handle;

enum arrears_flag {
  ARREARS_WITHOUT_BUILTIN_RULES = 1, /* as --no-builtin-rules: nor the built-in calendar */
  ARREARS_ESTIMATE = 2,              /* as --estimate */
  ARREARS_PARTIAL = 4,               /* as --partial */
  ARREARS_APART = 8,                 /* as --no-join, of streams */
  ARREARS_FILL_DOWN = 16,            /* as --fill-down, of streams */
  ARREARS_WITHOUT_LEDGER = 32        /* results have no `ledger`; quicker */
};

/* What rows are worked out by. Every text may be NULL: as if the command's option were not given. */
struct arrears_options {
  uint32_t api_version;          /* ARREARS_API_VERSION */
  uint32_t struct_size;          /* sizeof(struct arrears_options) */
  const char *language;          /* of messages: "en" or "zh"; NULL: "en" */
  const char *const *rule_files; /* as --rules FILE, several times */
  size_t rule_file_count;
  const char *calendar; /* as --calendar FILE */
  const char *region;   /* as --region, --scheme, --payer, --pay-on: for rows that do not say */
  const char *scheme;
  const char *payer;
  const char *pay_on;         /* NULL: the day of arrears_open, by local time */
  const char *const *columns; /* as --column HEADING=NAME, several times */
  size_t column_count;
  const char *grade;   /* as --grade */
  const char *max_age; /* as --max-age, "400" */
  uint32_t flags;      /* enum arrears_flag */
  uint32_t reserved;   /* 0 */
};
#define ARREARS_OPTIONS                                                                                     \
  {                                                                                                         \
    ARREARS_API_VERSION, sizeof(struct arrears_options), NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, \
        0, NULL, NULL, 0, 0                                                                                 \
  }

/* What came of a call. Texts end with a NUL, which their length does not count; they are never NULL after a
 * call, and belong to the answer: valid until the next call with it. An answer may be used again and again,
 * and then the library stops allocating. */
struct arrears_answer {
  uint32_t struct_size;     /* sizeof(struct arrears_answer) */
  int32_t status;           /* enum arrears_status of the call; in a stream of the row */
  int64_t row;              /* in a stream: the row, from 1 in the order they were added; else 0 */
  int64_t result_count;     /* lines of `results` */
  int64_t diagnostic_count; /* lines of `diagnostics` */
  const char *results;      /* a JSON object a line, one for each scheme: CONTRACT 3 */
  size_t results_length;
  const char *diagnostics; /* a JSON object a line: CONTRACT 7 */
  size_t diagnostics_length;
  const char *message; /* for a person: lines, the last without its end, fit for a terminal; "" if there is
                          nothing to say */
  size_t message_length;
  void *storage; /* the library's */
};
#define ARREARS_ANSWER \
  { sizeof(struct arrears_answer), 0, 0, 0, 0, NULL, 0, NULL, 0, NULL, 0, NULL }

/* Reads rules and calendar. *opened is 0 unless it returns ARREARS_OK; else arrears_close closes it. */
ARREARS_API int arrears_open(const struct arrears_options *options, arrears_handle *opened,
                             struct arrears_answer *answer);

/* Works out one row by itself: ARREARS_OK, REJECTED, NO_CASE, BAD_ROW or BAD_COLUMNS. */
ARREARS_API int arrears_assess(arrears_handle engine, const char *row, size_t length,
                               struct arrears_answer *answer);

/* A stream is a list: its rows are held against each other as the command does, the same person twice and
 * rows that are one gap. All columns of all rows are columns of the list; a row that lacks one leaves it
 * empty. The stream keeps its rows, and the engine while it is open. */
ARREARS_API int arrears_stream_open(arrears_handle engine, arrears_handle *opened,
                                    struct arrears_answer *answer);

/* Adds a row: ARREARS_OK, or BAD_ROW and nothing was added. `line` is what messages call it, more than that
 * of the row before and less than 2^32; 0: one more. */
ARREARS_API int arrears_stream_add(arrears_handle stream, const char *row, size_t length, int64_t line,
                                   struct arrears_answer *answer);

/* Takes the answer of a row; 0: go on, anything else stops the run. It may use the engine. */
typedef int arrears_each(void *context, const struct arrears_answer *answer);

/* Works out all rows, in their order, and calls `each` for every row: its status is ARREARS_OK, REJECTED or
 * NO_CASE. Returns ARREARS_OK, STOPPED, BAD_COLUMNS (before the first row) or TOO_MANY. May be called again,
 * also after further rows. */
ARREARS_API int arrears_stream_run(arrears_handle stream, arrears_each *each, void *context,
                                   struct arrears_answer *answer);

/* Closes an engine or a stream: ARREARS_OK or ARREARS_CLOSED. */
ARREARS_API int arrears_close(arrears_handle handle);

/* Frees what the answer owns; it may be used again. NULL is allowed. */
ARREARS_API void arrears_answer_clear(struct arrears_answer *answer);

/* "0.1.0", and the ARREARS_API_VERSION the library was built with. */
ARREARS_API const char *arrears_version(void);
ARREARS_API uint32_t arrears_api_version(void);

/* The words for a status; static. NULL or an unknown language: English. */
ARREARS_API const char *arrears_status_text(int status, const char *language);

/* Names of the members of a result, or of a line of its ledger, in their order; NULL behind the last. Static.
 */
ARREARS_API const char *arrears_result_name(size_t index);
ARREARS_API const char *arrears_ledger_name(size_t index);

#ifdef __cplusplus
}
#endif

#endif
