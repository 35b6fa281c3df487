/* What the user asks for, as it was typed. CONTRACT 1. */
#ifndef ARREARS_CLI_USER_OPTIONS_H
#define ARREARS_CLI_USER_OPTIONS_H

#include <stdbool.h>

#include "calc/assess.h"
#include "calc/case.h"
#include "calc/freshness.h"
#include "cli/user/command.h"
#include "cli/user/exit_code.h"
#include "formats/file/encoding.h"
#include "formats/report/split.h"
#include "formats/words/sheet_words.h"

enum { RULE_FILES_MAX = 64, OPERANDS_MAX = 10000, SHEETS_MAX = 64, COLUMNS_MAX = 256 };

struct options {
  enum command command;
  enum language language;             /* of messages, texts and figures for programs; of `zh+en` Chinese */
  bool is_bilingual;                  /* --lang zh+en: workbooks and quotations speak English, too */
  const char *operands[OPERANDS_MAX]; /* what is not an option, except the command */
  int operand_count;
  const char *rule_files[RULE_FILES_MAX];
  int rule_file_count;
  const char *calendar; /* NULL: the built-in one */
  bool without_builtin_rules;
  const char *fields[FIELD_COUNT]; /* --region, --scheme, --payer, --pay-on; for quote every column; NULL: not
                                      given */
  const char *assumed_wage;        /* of every row of a list, in place of its own; NULL: none */
  bool pay_on_is_today;            /* a run to prove took the day it was made on for --pay-on */
  char schemes[256]; /* what several --scheme come to; fields[FIELD_SCHEME] is a view of it then */
  enum file_encoding encoding;
  bool has_encoding;  /* --encoding, though it be auto */
  const char *source; /* the manifest that fields, encoding, rules and calendar come from;
                         NULL: the command line */
  const char *output, *ledger, *rejects, *fix; /* NULL: not given */
  const char *quotations;                      /* of a report: NAME.xlsx or a folder; NULL: none */
  bool as_pdf;                                 /* --pdf: the pages of the quotations, too */
  int pdf_limit;                               /* seconds; 0: not given */
  const char *pdf;                             /* the PDF of one workbook; NULL: none, or one beside each */
  char pdf_beside[4096];                       /* its name */
  const char *mask;                            /* the key file; NULL: names and numbers are shown */
  const char *because;                         /* the file of the ledger's lists of rule rows; NULL: none */
  bool is_because_inline;                      /* ledger lines write their rule rows out */
  char because_beside[4096];                   /* its name where only the ledger's is given */
  bool explains;                               /* quote --explain */
  const char *of_case;                         /* explain --case */
  bool as_json;                                /* --json, --format jsonl */
  bool as_csv;                                 /* --format csv */
  bool with_mark;                              /* --bom */
  bool keeps_formulas;                         /* --no-neutralise */
  bool force;
  int mode; /* permissions of the outputs; -1: not given */
  bool is_quiet;
  bool with_colour; /* on a terminal, unless NO_COLOR or --no-color */
  bool wants_help;
  int jobs;                       /* 0: as many as there are processors */
  int max_age;                    /* days; -1: not given, which is MAX_AGE_USUAL but for rules lint */
  bool lists_gaps;                /* rules lint --gaps */
  int sheet_rows;                 /* rows of one sheet; 0: as many as a sheet holds */
  enum report_formulas formulas;  /* --formulas */
  const char *group_by;           /* a heading of the list; NULL: not given */
  struct report_split split;      /* SPLIT_NONE: one workbook */
  const char *on;                 /* rules show --on DAY */
  const char *from, *to;          /* rules coverage: months; NULL: not given */
  const char *shard, *manifest;   /* NULL: not given */
  const char *sheets[SHEETS_MAX]; /* of a workbook: by name, number or "all" */
  int sheet_count;
  const char *columns[COLUMNS_MAX]; /* --column HEADING=NAME */
  int column_count;
  bool fills_down;               /* --fill-down */
  bool leaves_apart;             /* --no-join */
  bool as_summary;               /* --summary */
  struct assess_choices choices; /* --grade, --estimate */
};

/* What its workbooks and quotations speak. */
static inline enum sheet_language options_sheets(const struct options *options) {
  return options->is_bilingual ? SHEETS_ZH_EN : sheet_words_in(options->language);
}

#endif
