#include <stdio.h>
#include <string.h>

#include "cli/code_help.h"
#include "cli/commands.h"
#include "cli/user/column_help.h"
#include "cli/user/option_help.h"
#include "cli/user/program.h"
#include "formats/list/builtin_tables.h"
#include "formats/words/words_json.h"

/* One page of help in both languages; see option_help_add_page. */
struct page {
  const char *text[LANGUAGE_COUNT];
};

static const struct page introduction = {{
    "arrears 计算社保/医保断缴后补缴的本金、滞纳金和待遇影响,精确到分,并写明每个数字的规则和来源。\n"
    "\n"
    "  arrears quote --region 北京 --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20\n"
    "  arrears report cases.csv -o report.xlsx\n"
    "\n"
    "帮助:arrears --help;单个命令:arrears help quote\n"
    "结果仅供测算,以经办机构核定为准。\n",
    "arrears works out what a gap in social or medical insurance costs: arrears, late fee and cover,\n"
    "exact to the fen, with the rule and the source behind every figure.\n"
    "\n"
    "  arrears quote --region Beijing --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20\n"
    "  arrears report cases.csv -o report.xlsx\n"
    "\n"
    "Help: arrears --help; on one command: arrears help quote\n"
    "An estimate only; the office's own assessment decides.\n",
}};

static const struct page overview = {{
    "例子\n"
    "  arrears quote --region 北京 --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20\n"
    "  arrears report 名单.csv -o 报告.xlsx --lang zh\n"
    "  arrears assess 名单.csv -o 结果.csv --ledger 台账.csv --rejects 未通过.csv\n"
    "\n"
    "命令\n"
    "  quote    一个案件,直接在终端回答\n"
    "  report   名单或有清单的结果 -> 审计工作簿(XLSX)\n"
    "  assess   名单 -> 结果、台账、未通过行(CSV 或 JSON lines)\n"
    "  check    只检查名单,列出全部问题\n"
    "  explain  名单中一个案件的每个数字怎么来,逐步说明\n"
    "  rules    规则表:list、show 地区、coverage 地区、template 地区、lint 文件\n"
    "  merge    合并各分片(assess --shard)的输出并核对\n"
    "  template 空白名单(XLSX 或 CSV),供填写\n"
    "  help     帮助(help columns:可用的表头;help W211:代码的含义和处理;help words:各项文字,JSON);version "
    "版本\n"
    "\n"
    "共同选项\n"
    "{26 rules no-builtin-rules calendar}\n"
    "  --region R --scheme S --payer P --pay-on DAY\n"
    "                          名单中留空时的默认值;--pay-on 默认为今天\n"
    "{26 encoding sheet column lang force mode quiet jobs}\n"
    "\n"
    "退出码 0 全部核算 · 1 内部错误 · 2 用法 · 3 部分行未通过 · 4 输入不可读或输出不可写 ·\n"
    "       5 规则表无效 · 6 核对发现差异\n",
    "EXAMPLES\n"
    "  arrears quote --region Beijing --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20\n"
    "  arrears report cases.csv -o report.xlsx\n"
    "  arrears assess cases.csv -o results.csv --ledger ledger.csv --rejects rejects.csv\n"
    "\n"
    "COMMANDS\n"
    "  quote    one case, answered on the terminal\n"
    "  report   a case list, or results with a manifest -> an audit workbook (XLSX)\n"
    "  assess   a case list -> results, ledger and rejected rows (CSV or JSON lines)\n"
    "  check    only validate a list, and report everything that is wrong\n"
    "  explain  how every figure of a case of a list comes about, step by step\n"
    "  rules    the rule tables: list, show, coverage or template REGION, lint FILE...\n"
    "  merge    puts the outputs of shards (assess --shard) back together and verifies them\n"
    "  template an empty case list (XLSX or CSV), to be filled in\n"
    "  help     this (help columns: the headings of a list; help W211: what a code means; help words: all\n"
    "           words as JSON); version: versions\n"
    "\n"
    "COMMON OPTIONS\n"
    "{26 rules no-builtin-rules calendar}\n"
    "  --region R --scheme S --payer P --pay-on DAY\n"
    "                          defaults for cells a row leaves empty; --pay-on itself defaults to today\n"
    "{26 encoding sheet column lang force mode quiet jobs}\n"
    "\n"
    "EXIT CODES 0 every case assessed, 1 internal error, 2 usage, 3 some rows rejected,\n"
    "           4 input unreadable or output unwritable, 5 rule table invalid, 6 difference found\n",
}};

static const struct page quote_page = {{
    "  arrears quote --region 北京 --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20\n"
    "  arrears quote --kind topup --region 长沙 --sex female --contributed-months 176 \\\n"
    "      --retire-on 2024-09-30 --wage 3770 --pay-on 2024-10-08\n"
    "\n"
    "arrears quote [案件各列作为选项] [-o QUOTE.xlsx [--pdf]] [--explain] [--json]\n"
    "{columns 名单的每一列都是一个选项(下划线写作连字符;含义见 arrears help columns):}\n"
    "  -o FILE     另写成可签字盖章的报价单(XLSX,一页 A4)\n"
    "{14 pdf pdf-limit explain json no-color grade partial estimate max-age mask}\n",
    "  arrears quote --region Beijing --gap-from 2026-03 --gap-to 2026-05 --wage 9000 --pay-on 2026-06-20\n"
    "  arrears quote --kind topup --region Changsha --sex female --contributed-months 176 \\\n"
    "      --retire-on 2024-09-30 --wage 3770 --pay-on 2024-10-08\n"
    "\n"
    "arrears quote [the case as options] [-o QUOTE.xlsx [--pdf]] [--explain] [--json]\n"
    "{columns Every column of a case list is an option (_ written as -; arrears help columns says what they "
    "are): }\n"
    "  -o FILE     a quotation to be signed as well (XLSX, one A4 page)\n"
    "{14 pdf pdf-limit explain json no-color grade partial estimate max-age mask}\n",
}};

static const struct page report_page = {{
    "  arrears report 名单.csv -o 报告.xlsx --lang zh\n"
    "  arrears report 合并 -o 报告.xlsx --lang zh\n"
    "\n"
    "arrears report CASES.csv|FOLDER|MANIFEST.json|RESULTS.csv [CASES.csv] [FIX...] -o REPORT.xlsx\n"
    "  "
    "工作簿含:说明、汇总、待遇中断、明细、台账(每月一行)"
    "、人员合计、参数、依据、规则、输入、未通过、校验、运行信息\n"
    "{22 rejects fix ledger because quotations pdf pdf-limit formulas sheet-rows split group-by shard}\n"
    "{22 grade partial estimate assume-wage max-age no-join fill-down mask summary bom no-neutralise}\n"
    "\n"
    "  FIX         --fix 写出并已更正的文件(可多个,assess、check 也可用):其中的行替换名单中的来源行,\n"
    "              “运行信息”表列明文件、SHA-256 和行号;行对不上时退出码 4\n"
    "  已有清单(assess --manifest)的运行或 merge 的合并结果也可直接出报告:给出 manifest.json 所在的文件夹、\n"
    "  清单本身(*.json)或其结果文件。列表按清单所记的规则和选项重新核算,结果、台账、未通过须逐字节相同,\n"
    "  否则退出码 6,不写报告。列表和规则表若已移动,另给列表(第二个参数)、--rules、--calendar。\n",
    "  arrears report cases.csv -o report.xlsx\n"
    "  arrears report merged -o report.xlsx\n"
    "\n"
    "arrears report CASES.csv|FOLDER|MANIFEST.json|RESULTS.csv [CASES.csv] [FIX...] -o REPORT.xlsx\n"
    "  The workbook: about, summary, without cover, cases, ledger (a line for each month), persons, "
    "parameters,\n"
    "  basis (what the ledger rests on), rules, input, rejected rows, checks, run\n"
    "{22 rejects fix ledger because quotations pdf pdf-limit formulas sheet-rows split group-by shard}\n"
    "{22 grade partial estimate assume-wage max-age no-join fill-down mask summary bom no-neutralise}\n"
    "\n"
    "  FIX         files of --fix, corrected (assess and check take them too): their rows stand in place of\n"
    "              their source lines, and the run sheet names file, SHA-256 and lines; a row that does not\n"
    "              fit its line ends the run with 4\n"
    "  A run with a manifest (assess --manifest), merged or not, can be reported on as it is: name the "
    "folder\n"
    "  of its manifest.json, the manifest (*.json), or its results. The list is worked out again with the "
    "rules\n"
    "  and options of the manifest; results, ledger and rejected rows must match byte for byte, or it\n"
    "  exits with 6 and writes no report. If list or tables have moved: the list as a second operand,\n"
    "  --rules, --calendar.\n",
}};

static const struct page assess_page = {{
    "  arrears assess 名单.csv -o 结果.csv --ledger 台账.csv --rejects 未通过.csv\n"
    "  arrears assess - < 名单.csv > 结果.csv\n"
    "\n"
    "arrears assess [CASES.csv|-] [FIX...] [-o RESULTS.csv|-] [--ledger LEDGER.csv] [--rejects REJECTS.csv]\n"
    "{22 fix format because manifest shard}\n"
    "{22 grade partial estimate assume-wage max-age no-join fill-down mask summary bom no-neutralise}\n",
    "  arrears assess cases.csv -o results.csv --ledger ledger.csv --rejects rejects.csv\n"
    "  arrears assess - < cases.csv > results.csv\n"
    "\n"
    "arrears assess [CASES.csv|-] [FIX...] [-o RESULTS.csv|-] [--ledger LEDGER.csv] [--rejects REJECTS.csv]\n"
    "{22 fix format because manifest shard}\n"
    "{22 grade partial estimate assume-wage max-age no-join fill-down mask summary bom no-neutralise}\n",
}};

static const struct page check_page = {{
    "  arrears check 名单.csv\n"
    "\n"
    "arrears check [CASES.csv|-] [FIX...] [--fix FILE.xlsx|csv]\n"
    "  核算名单但不写结果;列出每一处问题:文件、行、列、内容、原因和改法。有问题时退出码为 3。\n"
    "{22 fix grade partial estimate assume-wage max-age no-join fill-down mask summary bom no-neutralise "
    "shard}\n",
    "  arrears check cases.csv\n"
    "\n"
    "arrears check [CASES.csv|-] [FIX...] [--fix FILE.xlsx|csv]\n"
    "  Assesses the list and writes no results; lists every fault: file, line, column, text, why, and what "
    "to\n"
    "  do about it. Exits with 3 if there is any.\n"
    "{22 fix grade partial estimate assume-wage max-age no-join fill-down mask summary bom no-neutralise "
    "shard}\n",
}};

static const struct page explain_page = {{
    "  arrears explain 名单.csv --case 110105199003078888\n"
    "  arrears explain 名单.csv --json > 计算过程.jsonl\n"
    "\n"
    "arrears explain [CASES.csv|-] [FIX...] [--case ID] [--json]\n"
    "  "
    "逐步说明名单中一个案件的每个数字怎么来:工资、上下限、基数、费率、天数、取整、合计、待遇,"
    "各带规则和法条。\n"
    "{22 case json no-color grade partial estimate assume-wage max-age no-join fill-down mask}\n",
    "  arrears explain cases.csv --case 110105199003078888\n"
    "  arrears explain cases.csv --json > traces.jsonl\n"
    "\n"
    "arrears explain [CASES.csv|-] [FIX...] [--case ID] [--json]\n"
    "  How every figure of a case of the list comes about, step by step: wage, bounds, base, rates, days,\n"
    "  rounding, totals and cover, each with its rule and the law.\n"
    "{22 case json no-color grade partial estimate assume-wage max-age no-join fill-down mask}\n",
}};

static const struct page rules_page = {{
    "  arrears rules list\n"
    "  arrears rules show 杭州 --scheme medical --payer employer --on 2026-06-30\n"
    "  arrears rules lint my-rules.csv --max-age 365\n"
    "\n"
    "arrears rules list [PLACE] | show REGION [--scheme S] [--payer P] [--on DAY] |\n"
    "              coverage [REGION...] [--from MONTH] [--to MONTH] | lint [FILE...] |\n"
    "              template REGION [--from MONTH] [--to MONTH] [-o FILE.xlsx|csv]\n"
    "  template            当地规则的填写表:已知的连同来源列出,缺的列为待填行并说明填法;填好后用 --rules "
    "给出\n"
    "  coverage            各参数逐月的依据:官方、非官方、通行假定,还是缺\n"
    "  show --format csv   以规则表格式输出,可作为自定义规则的起点\n"
    "  lint                检查重叠、日期空档、下限高于上限、费率超出 0..1、未知名称、缺少来源;\n"
    "                      整月空缺只计数,--gaps 逐条列出;--max-age DAYS "
    "另查核对日期;不给文件则检查内置规则\n"
    "{22 bom}\n",
    "  arrears rules list\n"
    "  arrears rules show Hangzhou --scheme medical --payer employer --on 2026-06-30\n"
    "  arrears rules lint my-rules.csv --max-age 365\n"
    "\n"
    "arrears rules list [PLACE] | show REGION [--scheme S] [--payer P] [--on DAY] |\n"
    "              coverage [REGION...] [--from MONTH] [--to MONTH] | lint [FILE...] |\n"
    "              template REGION [--from MONTH] [--to MONTH] [-o FILE.xlsx|csv]\n"
    "  template            a table of a place to fill in: what is known, with its source, and a row with an\n"
    "                      explanation for what is not; filled in, it is a table for --rules\n"
    "  coverage            month by month, what each parameter rests on: official, secondary, default, or "
    "missing\n"
    "  show --format csv   in the form of a rule table, to start one of your own\n"
    "  lint                overlaps, gaps between days, floors above ceilings, rates outside 0..1, unknown\n"
    "                      names, missing sources; holes of whole months are counted, --gaps lists them;\n"
    "                      --max-age DAYS: when last checked; without files the built-in tables are "
    "checked\n"
    "{22 bom}\n",
}};

static const struct page merge_page = {{
    "  arrears assess 名单.csv --shard 1/2 -o 片1.csv --manifest 片1.json\n"
    "  arrears assess 名单.csv --shard 2/2 -o 片2.csv --manifest 片2.json\n"
    "  arrears merge 片1.json 片2.json -o 合并\n"
    "\n"
    "arrears merge MANIFEST... -o FOLDER\n"
    "  把各分片的输出按名单次序合并为 results.csv、ledger.csv、rejects.csv 和 manifest.json,\n"
    "  与一台机器不分片时写出的字节相同。分片缺失、重复,或输入、规则、选项、版本不同,或输出与清单\n"
    "  不符时拒绝合并;控制合计由合并后的行重新加总核对。退出码 6:有差异,什么也不写。\n",
    "  arrears assess cases.csv --shard 1/2 -o part1.csv --manifest part1.json\n"
    "  arrears assess cases.csv --shard 2/2 -o part2.csv --manifest part2.json\n"
    "  arrears merge part1.json part2.json -o merged\n"
    "\n"
    "arrears merge MANIFEST... -o FOLDER\n"
    "  Puts the shards' outputs into the order of the list as results.csv, ledger.csv, rejects.csv and\n"
    "  manifest.json: the bytes that one machine would have written. Refuses a shard that is missing, given\n"
    "  twice, or from a different list, rules, options or version, and an output that does not match its\n"
    "  manifest; adds the merged rows up again. If anything differs it exits with 6 and writes nothing.\n",
}};

static const struct page template_page = {{
    "  arrears template -o 名单.xlsx --lang zh\n"
    "  arrears template topup -o 名单.xlsx --lang zh\n"
    "\n"
    "arrears template [backpay|shortfall|topup|resident|transfer|credit] -o LIST.xlsx|csv\n"
    "  写出一份空白名单:表头(* 为必填)、下拉列表、身份证号的文本格式、日期格式、填写提示和一行示例;\n"
    "  第二张表逐列说明怎么填。示例行以“示例”开头,读取时跳过,可以不删。默认为补缴(backpay)。\n"
    "{22 bom}\n",
    "  arrears template -o list.xlsx\n"
    "  arrears template topup -o list.xlsx\n"
    "\n"
    "arrears template [backpay|shortfall|topup|resident|transfer|credit] -o LIST.xlsx|csv\n"
    "  An empty list: headings (* required), drop-down lists, identity numbers as text, date formats, "
    "hints,\n"
    "  one example row; a second sheet tells how to fill in each column. The example row begins with "
    "Example\n"
    "  and is skipped when the list is read: it may stay. Without a kind: backpay.\n"
    "{22 bom}\n",
}};

static const struct page *const pages[] = {
    [COMMAND_NONE] = &overview,      [COMMAND_QUOTE] = &quote_page, [COMMAND_REPORT] = &report_page,
    [COMMAND_ASSESS] = &assess_page, [COMMAND_CHECK] = &check_page, [COMMAND_EXPLAIN] = &explain_page,
    [COMMAND_RULES] = &rules_page,   [COMMAND_MERGE] = &merge_page, [COMMAND_TEMPLATE] = &template_page,
    [COMMAND_HELP] = &overview,      [COMMAND_VERSION] = &overview,
};

static enum exit_code print_page(const struct page *page, enum language language) {
  struct buffer out = {0};
  option_help_add_page(&out, text_from(page->text[language]), language);
  bool is_printed = fwrite(out.at, 1, out.length, stdout) == out.length;
  buffer_clear(&out);
  return is_printed ? EXIT_OK : EXIT_FILE;
}

static void add_columns(struct buffer *out, const struct options *options) {
  column_help_add(out, options->language);
}

/* `help options [COMMAND]`. */
static void add_options(struct buffer *out, const struct options *options) {
  const enum command only = options->operand_count < 2 ? COMMAND_NONE : command_find(options->operands[1]);
  for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++)
    if (only == COMMAND_NONE || only == (enum command)command)
      option_list_add(out, (enum command)command, options->language);
}

/* Words for other programs, as JSON. */
static void add_words(struct buffer *out, const struct options *options) {
  struct regions regions = {0};
  builtin_regions_read(&regions);
  words_json_add(out, options->language, &regions, text_from(program_version));
  regions_clear(&regions);
}

/* Tables and lists in place of a page. False: the topic is none of them, nor a code. */
static bool add_topic(struct buffer *out, const struct options *options) {
  static const struct {
    const char *name;
    void (*add)(struct buffer *out, const struct options *options);
  } topics[] = {{"columns", add_columns}, {"options", add_options}, {"words", add_words}};
  const char *topic = options->operands[0];
  for (size_t i = 0; i < sizeof topics / sizeof topics[0]; i++)
    if (strcmp(topic, topics[i].name) == 0) {
      topics[i].add(out, options);
      return true;
    }
  return code_help_add(out, options->language, text_from(topic));
}

enum exit_code command_help(const struct options *options) {
  enum command topic = options->command;
  if (topic == COMMAND_HELP && options->operand_count > 0) {
    struct buffer out = {0};
    const bool is_topic = add_topic(&out, options);
    const bool is_printed = is_topic && fwrite(out.at, 1, out.length, stdout) == out.length;
    buffer_clear(&out);
    if (is_topic) return is_printed ? EXIT_OK : EXIT_FILE;
    topic = command_find(options->operands[0]);
  } else if (topic == COMMAND_HELP) {
    topic = COMMAND_NONE;
  }
  return print_page(pages[topic], options->language);
}

enum exit_code command_introduce(const struct options *options) {
  return print_page(&introduction, options->language);
}

enum exit_code command_version(const struct options *options) {
  (void)options;
  int printed = printf("arrears %s (%s)\n", program_version, program_libraries());
  return printed < 0 ? EXIT_FILE : EXIT_OK;
}
