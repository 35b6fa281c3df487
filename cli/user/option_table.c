#include "cli/user/option_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/grading.h"
#include "cli/user/options.h"

enum { FIELD_NAME_MAX = 32 };

enum {
  QUOTE = 1 << COMMAND_QUOTE,
  REPORT = 1 << COMMAND_REPORT,
  ASSESS = 1 << COMMAND_ASSESS,
  CHECK = 1 << COMMAND_CHECK,
  RULES = 1 << COMMAND_RULES,
  MERGE = 1 << COMMAND_MERGE,
  TEMPLATE = 1 << COMMAND_TEMPLATE,
  EXPLAIN = 1 << COMMAND_EXPLAIN,
  LISTS = REPORT | ASSESS | CHECK,
  EVERY = (1 << COMMAND_COUNT) - 1
};

#define BY(action) (1u << RULES_##action)

static bool take_version(struct options *options, const char *value) {
  (void)value;
  options->command = COMMAND_VERSION;
  return true;
}

static bool take_rules(struct options *options, const char *value) {
  if (options->rule_file_count == RULE_FILES_MAX) return false;
  options->rule_files[options->rule_file_count++] = value;
  return true;
}

static bool take_encoding(struct options *options, const char *value) {
  options->has_encoding = true;
  return encoding_parse(text_from(value), &options->encoding);
}

/* command_line_read has taken the language long before, so that it holds for whatever goes wrong first. */
static bool take_language(struct options *options, const char *value) {
  options->is_bilingual = strcmp(value, sheet_words_key(SHEETS_ZH_EN)) == 0;
  return options->is_bilingual || strcmp(value, "zh") == 0 || strcmp(value, "en") == 0;
}

static bool take_format(struct options *options, const char *value) {
  options->as_json = strcmp(value, "jsonl") == 0;
  options->as_csv = strcmp(value, "csv") == 0;
  return options->as_json || options->as_csv;
}

static bool take_because(struct options *options, const char *value) {
  options->is_because_inline = strcmp(value, "inline") == 0;
  options->because = options->is_because_inline ? NULL : value;
  return *value != '\0';
}

static bool take_no_colour(struct options *options, const char *value) {
  (void)value;
  options->with_colour = false;
  return true;
}

/* Octal, as chmod takes it; whoever owns a file must be able to read it. */
static bool take_mode(struct options *options, const char *value) {
  char *end;
  const long mode = strtol(value, &end, 8);
  const size_t digits = strspn(value, "01234567");
  if (digits < 3 || digits > 4 || value[digits] != '\0' || mode > 0777 || (mode & 0600) != 0600) return false;
  options->mode = (int)mode;
  return true;
}

static bool take_column(struct options *options, const char *value) {
  if (options->column_count == COLUMNS_MAX) return false;
  options->columns[options->column_count++] = value;
  return true;
}

static bool take_sheet(struct options *options, const char *value) {
  if (options->sheet_count == SHEETS_MAX || *value == '\0') return false;
  options->sheets[options->sheet_count++] = value;
  return true;
}

static bool take_grade(struct options *options, const char *value) {
  options->choices.is_graded = true;
  return grading_read_weakest(&options->choices.weakest, text_from(value));
}

static bool take_formulas(struct options *options, const char *value) {
  static const char *const words[] = {
      [FORMULAS_AUTO] = "auto", [FORMULAS_LIVE] = "live", [FORMULAS_VALUES] = "values"};
  for (int i = 0; i < 3; i++) {
    options->formulas = (enum report_formulas)i;
    if (strcmp(value, words[i]) == 0) return true;
  }
  return false;
}

static bool take_split(struct options *options, const char *value) {
  return report_split_parse(&options->split, text_from(value));
}

#define FLAG(member) .kind = OPTION_FLAG, .place = offsetof(struct options, member)
#define KEEP(member) .kind = OPTION_TEXT, .place = offsetof(struct options, member)
#define NUMBER(member, from, to) \
  .kind = OPTION_NUMBER, .place = offsetof(struct options, member), .least = (from), .most = (to)
#define TAKE(function, values) .kind = OPTION_OTHER, .take = (function), .possible = (values)

/* Where two are equally near to a misspelt one, the first is guessed. */
static const struct option_row fixed[OPTION_FIXED_COUNT] = {
    {"output", 'o', "FILE", QUOTE | REPORT | ASSESS | MERGE | TEMPLATE | RULES, .actions = BY(TEMPLATE),
     KEEP(output),
     .help = {"写到哪里:工作簿(quote、report)、结果(assess,默认标准输出)、文件夹(merge)",
              "where the answer goes: a workbook (quote, report), results (assess; standard "
              "output unless\n"
              "given), a folder (merge)"}},
    {"force", 'f', NULL, QUOTE | LISTS | MERGE | TEMPLATE | RULES, .actions = BY(TEMPLATE), FLAG(force),
     .help = {"允许覆盖已有文件", "an existing output may be replaced"}},
    {"mode", 0, "MODE", QUOTE | LISTS | MERGE | TEMPLATE | RULES, .actions = BY(TEMPLATE),
     TAKE(take_mode, "600..777"),
     .help = {"输出文件的权限(八进制,如 640);默认 600,覆盖已有文件时沿用其权限",
              "permissions of the outputs (octal, such as 640); 600 by default, and those of a file that\n"
              "is replaced"}},
    {"quiet", 'q', NULL, EXPLAIN | QUOTE | LISTS | MERGE | TEMPLATE | RULES, FLAG(is_quiet),
     .help = {"不输出进度和摘要", "no progress, no summary"}},
    {"help", 'h', NULL, EVERY, FLAG(wants_help),
     .help = {"显示该命令的帮助", "what the command does and takes"}},
    {"version", 'V', NULL, EVERY, TAKE(take_version, NULL),
     .help = {"显示程序和所用库的版本", "the versions of the program and of its libraries"}},
    {"rules", 0, "FILE", EXPLAIN | QUOTE | LISTS | RULES, TAKE(take_rules, NULL), .repeats = true,
     .most = RULE_FILES_MAX,
     .help = {"追加规则表(可多次;后者优先)", "a further rule table (repeatable; a later one wins)"}},
    {"calendar", 0, "FILE", EXPLAIN | QUOTE | LISTS | RULES, .actions = BY(LINT), KEEP(calendar),
     .help = {"节假日历(date,kind),替换内置日历", "holidays (date,kind) in place of the built-in calendar"}},
    {"no-builtin-rules", 0, NULL, EXPLAIN | QUOTE | LISTS | RULES, FLAG(without_builtin_rules),
     .help = {"不用内置规则和日历", "start without built-in rules and calendar"}},
    {"encoding", 0, "E", EXPLAIN | LISTS, TAKE(take_encoding, "auto, utf-8, gb18030"),
     .help = {"auto(默认)、utf-8、gb18030", "auto (default), utf-8, gb18030"}},
    {"lang", 0, "zh|en|zh+en", EVERY, TAKE(take_language, "zh, en, zh+en"),
     .help = {"默认取自系统语言;zh+en:报告工作簿和报价单中英对照,其余用中文",
              "default from the locale; zh+en: report workbooks and quotations in both, the\n"
              "rest in Chinese"}},
    {"ledger", 0, "FILE", LISTS, KEEP(ledger), .help = {"台账另存为 CSV", "the ledger as CSV too"}},
    {"because", 0, "FILE|inline", LISTS, TAKE(take_because, "..."),
     .help = {"台账的依据列只写编号,各编号的规则行和来源另存到 FILE(默认:台账名加 .because.csv);\n"
              "inline:不编号,逐月写出规则行",
              "where the lists of rule rows go that the ledger names by number (LEDGER.because.csv\n"
              "unless given); inline: no numbers, every month writes its rule rows out"}},
    {"rejects", 0, "FILE", LISTS, KEEP(rejects),
     .help = {"未通过的行另存为 CSV", "rejected rows as CSV too"}},
    {"fix", 0, "FILE.xlsx|csv", LISTS, KEEP(fix),
     .help = {"未通过的行按名单原有的表头和次序另存,前面加来源行、原因与处理,便于更正;\n"
              ".xlsx 中有误的单元格标红;更正后放在名单后面交回:report 名单 FILE",
              "the rejected rows under the list's own headings, source line and reason in front, to\n"
              "be corrected; in .xlsx the wrong cells are marked; corrected it is given back behind the\n"
              "list: report LIST FILE"}},
    {"quotations", 0, "FOLDER|FILE.xlsx", REPORT, KEEP(quotations),
     .help = {"每行另出一张报价单(一页 A4,可签字盖章):文件夹中每行一个文件(最多 400 个),\n"
              "或 .xlsx 一个工作簿,每行一张表(最多 200 张)",
              "a quotation for each row too, one A4 page to be signed: a file each in a folder (400 at\n"
              "most), or a sheet each of one .xlsx workbook (200 at most)"}},
    {"pdf", 0, NULL, QUOTE | REPORT, FLAG(as_pdf),
     .help = {"报价单另存为 PDF,与 -o 或 --quotations 的工作簿同名;由 LibreOffice 生成,未安装则退出码 4",
              "the quotation, or those of --quotations, as PDF too, beside each workbook; made by\n"
              "LibreOffice, exit code 4 where there is none"}},
    {"pdf-limit", 0, "SECONDS", QUOTE | REPORT, NUMBER(pdf_limit, 1, 86400),
     .help = {"LibreOffice 最多用多少秒(默认 120 秒,每份报价单另加 2 秒);超过即终止,什么也不写",
              "how long LibreOffice may take (120 seconds, and 2 for each quotation); after that it is\n"
              "ended and nothing is written"}},
    {"format", 0, "csv|jsonl", QUOTE | ASSESS | RULES, .actions = BY(SHOW), TAKE(take_format, "csv, jsonl"),
     .help = {"结果格式;jsonl 每行一个对象,含台账",
              "form of the results; jsonl: one object a line, with its ledger"}},
    {"json", 0, NULL, EXPLAIN | QUOTE | ASSESS, FLAG(as_json), .help = {"以 JSON 回答", "answer as JSON"}},
    {"explain", 0, NULL, QUOTE, FLAG(explains),
     .help = {"逐步说明每个数字怎么来:从工资、基数到天数、取整和依据;与 --json 同用时以数据给出",
              "how every figure comes about, step by step, with its rules; with --json as data"}},
    {"case", 0, "ID", EXPLAIN, KEEP(of_case),
     .help = {"只说明此案件:案件编号、证件号码或姓名;不给则说明名单中的每一行",
              "only this case, by its case id, identity number or name; every row of the list unless given"}},
    {"bom", 0, NULL, LISTS | TEMPLATE | RULES, .actions = BY(TEMPLATE), FLAG(with_mark),
     .help = {"文件开头加 BOM,便于 Excel 打开", "a byte order mark first, for Excel"}},
    {"no-neutralise", 0, NULL, LISTS, FLAG(keeps_formulas),
     .help = {"带 BOM 的 CSV 和 --fix 的 CSV 中,以 = + - @ 开头的文字前不加撇号(默认加,以免被当作公式)",
              "no apostrophe before text that begins with = + - @ in CSV with a byte order mark and in\n"
              "the CSV of --fix (there by default, so that it is not worked out as a formula)"}},
    {"mask", 0, "KEYFILE", EXPLAIN | QUOTE | LISTS, KEEP(mask),
     .help = {"所有输出中的姓名和证件号码换成代号(如 P-3f9a1c…),由密钥文件(16 至 4096 字节)算出,\n"
              "同一密钥下同一人代号相同;单位名称不换",
              "names and identity numbers replaced in every output (P-3f9a1c…), by a key file of 16 to\n"
              "4096 bytes, a person alike under the same key; employers are not"}},
    {"no-color", 0, NULL, EXPLAIN | QUOTE, TAKE(take_no_colour, NULL),
     .help = {"不用颜色", "without colour"}},
    {"jobs", 0, "N", EXPLAIN | LISTS, NUMBER(jobs, 1, 64),
     .help = {"线程数;结果与线程数无关", "threads; the results do not depend on it"}},
    {"max-age", 0, "DAYS", EXPLAIN | QUOTE | LISTS | RULES, .actions = BY(LINT),
     NUMBER(max_age, 0, MAX_AGE_MOST),
     .help = {"提示仍在执行、但最后核对距补缴日已超过该天数的规则(默认 400);\n"
              "rules lint:列出这样的规则(默认不查)",
              "note rules in force that were last checked more than these days before payment (400\n"
              "unless given); rules lint: list them (not unless given)"}},
    {"gaps", 0, NULL, RULES, .actions = BY(LINT), FLAG(lists_gaps),
     .help = {"lint:逐条列出整月空缺", "lint: list the holes of whole months too"}},
    {"sheet-rows", 0, "N", REPORT, NUMBER(sheet_rows, 100, 1048576),
     .help = {"每张表的最多行数(默认 1048576);超出的行续到下一张表",
              "most rows of one sheet (default 1048576); further rows continue on another sheet"}},
    {"formulas", 0, "live|values|auto", REPORT, TAKE(take_formulas, "live, values, auto"),
     .help = {"金额用公式(live)还是数值(values);auto(默认):名单超过 2 MB 时用数值",
              "amounts as formulas (live) or as values; auto (default): values for lists over 2 MB"}},
    {"split", 0, "region|employer|N", REPORT, TAKE(take_split, "region, employer, 1..1000000000"),
     .help = {"按参保地、按单位或每 N 行分成多个工作簿(最多 500 个),如 报告-110000.xlsx;\n"
              "报告.xlsx 为索引,含链接、合计和核对",
              "several workbooks (500 at most), such as REPORT-110000.xlsx: one for each region,\n"
              "each employer, or N rows; REPORT.xlsx is their index: links, totals, checks"}},
    {"group-by", 0, "HEADING", REPORT, KEEP(group_by),
     .help = {"汇总表另按名单中这一列合计,如 --group-by 部门",
              "totals by this column of the list as well, such as --group-by department"}},
    {"sheet", 0, "NAME|N|all", EXPLAIN | LISTS, TAKE(take_sheet, NULL), .repeats = true, .most = SHEETS_MAX,
     .help = {"工作簿中要读的工作表:名称、序号或 all(可多次,依次读取)",
              "the sheet of a workbook to read, by name or number, or all of them (repeatable: one\n"
              "behind the other)"}},
    {"column", 0, "HEADING=NAME", EXPLAIN | LISTS, TAKE(take_column, NULL), .repeats = true,
     .most = COLUMNS_MAX,
     .help = {"表头 HEADING 按 NAME 读取(可多次;列名见 arrears help columns);'HEADING=' 表示不读取",
              "read the heading as the column NAME (repeatable; names: arrears help columns);\n"
              "'HEADING=' leaves it unread"}},
    {"fill-down", 0, NULL, EXPLAIN | LISTS, FLAG(fills_down),
     .help = {"续行和“同上”沿用上一行(会注明);否则这些行不予通过",
              "rows that go on with the one above, and ditto marks, take what stands there, with a\n"
              "note; else they are rejected"}},
    {"no-join", 0, NULL, EXPLAIN | LISTS, FLAG(leaves_apart),
     .help = {"同一人月份相连的各行分别计算;默认按一次断缴计待遇(金额各行不变)",
              "leave rows of one person apart whose months adjoin; by default they count as one gap for\n"
              "cover, and each keeps its own money"}},
    {"summary", 0, NULL, LISTS, FLAG(as_summary),
     .help =
         {"读到的内容和合计另以 JSON 写到标准输出(名单被拒绝时也写)",
          "what was read and what it came to, as JSON on standard output; of a list that is refused, too"}},
    {"grade", 0, "official|secondary|default", EXPLAIN | QUOTE | LISTS,
     TAKE(take_grade, "official, secondary, default"),
     .help = {"结果的依据弱于此等级的不予通过(official 官方依据 > own 自备规则 > stated 名单填报 >\n"
              "secondary 非官方来源 > default 通行假定;默认 default,即全部通过)",
              "reject results that rest on a weaker rule (official > own > stated > secondary >\n"
              "default; by default none is rejected)"}},
    {"partial", 0, NULL, EXPLAIN | QUOTE | LISTS, FLAG(choices.is_partial),
     .help = {"一行有多个险种时,核算不了的险种不影响其余险种(该险种列为未通过);否则整行不予通过",
              "in a row of several schemes one that cannot be assessed is rejected alone; else the\n"
              "whole row is"}},
    {"estimate", 0, NULL, EXPLAIN | QUOTE | LISTS, FLAG(choices.estimates),
     .help = {"当地没有该月的费率或基数上下限时,按最近的已知值估算(会注明,按通行假定计)",
              "where a place has no rate or bound for a month, take its nearest known one, with a\n"
              "note; it counts as default"}},
    {"assume-wage", 0, "YUAN", EXPLAIN | LISTS, KEEP(assumed_wage),
     .help = {"试算:各行的月工资一律按此金额计算,不用名单所载(会注明)",
              "try out: every row is worked out from this wage a month in place of its own, with a note"}},
    {"from", 0, "MONTH", RULES, .actions = BY(COVERAGE) | BY(TEMPLATE), KEEP(from),
     .help = {"coverage、template:从哪个月起(默认三年前的 1 月)",
              "coverage, template: the first month (default: January three years ago)"}},
    {"to", 0, "MONTH", RULES, .actions = BY(COVERAGE) | BY(TEMPLATE), KEEP(to),
     .help = {"coverage、template:到哪个月止(默认本月)",
              "coverage, template: the last month (default: this one)"}},
    {"on", 0, "DAY", RULES, .actions = BY(SHOW), KEEP(on),
     .help = {"show:只列该日有效的规则", "show: only the rows in force on that day"}},
    {"shard", 0, "I/N", LISTS, KEEP(shard),
     .help = {"只核算第 I 片(共 N 片,按人划分),再用 arrears merge 合并;\n"
              "auto、auto/N 取自 Slurm、AWS Batch、Kubernetes 的阵列作业",
              "only the I-th of N parts, a person's rows in one part; arrears merge puts them\n"
              "together. auto, auto/N: from an array job of Slurm, AWS Batch or Kubernetes"}},
    {"manifest", 0, "FILE", ASSESS, KEEP(manifest),
     .help = {"另写清单(JSON):输入、规则、选项、输出的摘要,行数和控制合计;\n"
              "已完成且未变的运行不再重算",
              "a manifest (JSON) as well: digests of input, rules and outputs, options, counts,\n"
              "control totals; a run that is done and unchanged is not computed again"}},
};

/* A list's rows and `rules` take some of a case's columns for all; `quote` takes every column. */
static unsigned field_users(enum case_field field) {
  switch (field) {
    case FIELD_REGION: return QUOTE | LISTS | EXPLAIN;
    case FIELD_SCHEME:
    case FIELD_PAYER:
    case FIELD_PAY_ON: return QUOTE | LISTS | EXPLAIN | RULES;
    default: return QUOTE;
  }
}

/* What `rules` takes them for; 0: it does not take them. */
static unsigned field_actions(enum case_field field) {
  switch (field) {
    case FIELD_SCHEME:
    case FIELD_PAYER: return BY(SHOW) | BY(COVERAGE);
    case FIELD_PAY_ON: return BY(COVERAGE) | BY(TEMPLATE) | BY(LINT);
    default: return 0;
  }
}

/* The words a column takes, where it takes words alone. */
static const char *const *field_words(enum case_field field) {
  static const char *const *const words[FIELD_COUNT] = {
      [FIELD_KIND] = kind_keys,
      [FIELD_SCHEME] = scheme_keys,
      [FIELD_PAYER] = payer_keys,
      [FIELD_SEX] = sex_keys,
      [FIELD_RESIDENT_GROUP] = resident_group_keys,
      [FIELD_CENTRAL_PERIOD] = yes_no_keys,
      [FIELD_EXEMPT] = yes_no_keys,
      [FIELD_RETIRED] = yes_no_keys,
  };
  return words[field];
}

static struct option_row rows[OPTION_COUNT];
static char field_names[FIELD_COUNT][FIELD_NAME_MAX];

static void fill_field(enum case_field field) {
  char *name = field_names[field];
  (void)snprintf(name, FIELD_NAME_MAX, "%s", field_keys[field]);
  for (char *at = name; *at != '\0'; at++)
    if (*at == '_') *at = '-';
  rows[OPTION_FIXED_COUNT + field] = (struct option_row){
      .name = name,
      .argument = "VALUE",
      .words = field_words(field),
      .commands = field_users(field),
      .actions = field_actions(field),
      .kind = OPTION_TEXT,
      .place = offsetof(struct options, fields) + (size_t)field * sizeof(const char *),
      .help = {label(LANGUAGE_ZH, field_label((int)field)), label(LANGUAGE_EN, field_label((int)field))}};
}

const struct option_row *option_table(void) {
  if (rows[0].name != NULL) return rows;
  for (int field = 0; field < FIELD_COUNT; field++) fill_field((enum case_field)field);
  memcpy(rows, fixed, sizeof fixed);
  return rows;
}

const struct option_row *option_find(struct text name) {
  for (int i = 0; i < OPTION_COUNT; i++)
    if (text_is(name, option_table()[i].name)) return &rows[i];
  return NULL;
}

const struct option_row *option_find_letter(char letter) {
  for (int i = 0; i < OPTION_FIXED_COUNT; i++)
    if (fixed[i].letter == letter && letter != 0) return &option_table()[i];
  return NULL;
}

const struct option_row *option_of_field(enum case_field field) {
  return &option_table()[OPTION_FIXED_COUNT + (int)field];
}

void option_add_field(struct buffer *out, enum case_field field) {
  buffer_add_literal(out, "--");
  buffer_add_text(out, text_from(option_of_field(field)->name));
}

bool option_is_used(const struct option_row *row, enum command command) {
  return (row->commands >> command & 1u) != 0;
}

bool option_is_used_by_rules(const struct option_row *row, enum rules_action action) {
  return option_is_used(row, COMMAND_RULES) && (row->actions == 0 || (row->actions >> action & 1u) != 0);
}
