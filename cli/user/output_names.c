#include "cli/user/output_names.h"

#include <string.h>
#include <sys/stat.h>

#include "cli/user/say.h"
#include "formats/file/path.h"

/* What stands in an output. */
enum content {
  CONTENT_WORKBOOK,
  CONTENT_CSV,
  CONTENT_JSON_LINES,
  CONTENT_JSON,
  CONTENT_FOLDER,
  CONTENT_COUNT
};

enum {
  WORKBOOK = 1 << CONTENT_WORKBOOK,
  CSV = 1 << CONTENT_CSV,
  LINES = 1 << CONTENT_JSON_LINES,
  JSON = 1 << CONTENT_JSON
};

static const struct {
  enum label name;
  const char *ending; /* that fits it; NULL: none does */
} contents[CONTENT_COUNT] = {
    [CONTENT_WORKBOOK] = {LABEL_FORM_WORKBOOK, ".xlsx"},
    [CONTENT_CSV] = {LABEL_FORM_CSV, ".csv"},
    [CONTENT_JSON_LINES] = {LABEL_FORM_JSON_LINES, ".jsonl"},
    [CONTENT_JSON] = {LABEL_FORM_JSON, ".json"},
    [CONTENT_FOLDER] = {LABEL_FORM_FOLDER, NULL},
};

/* Endings that a program opens as a certain kind of file, and what may stand there. An ending that is not
 * here promises nothing. */
static const struct ending {
  const char *text;
  unsigned forms;
} endings[] = {
    {".xlsx", WORKBOOK}, {".csv", CSV},      {".txt", CSV | LINES | JSON},
    {".jsonl", LINES},   {".ndjson", LINES}, {".json", LINES | JSON},
    {".tsv", 0},         {".tab", 0},        {".xls", 0},
    {".xlsm", 0},        {".xlsb", 0},       {".xltx", 0},
    {".xlt", 0},         {".ods", 0},        {".fods", 0},
    {".ots", 0},         {".et", 0},         {".ett", 0},
    {".numbers", 0},     {".pdf", 0},        {".ofd", 0},
    {".doc", 0},         {".docx", 0},       {".odt", 0},
    {".wps", 0},         {".rtf", 0},        {".htm", 0},
    {".html", 0},        {".xml", 0},        {".gz", 0},
    {".zip", 0},         {".7z", 0},         {".rar", 0},
    {".bz2", 0},         {".xz", 0},         {".zst", 0},
};

static const struct ending *ending_of(const char *path) {
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
    if (path_ends_with(path, endings[i].text)) return &endings[i];
  return NULL;
}

static bool is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void refuse(const struct options *options, const char *path, const char *ending,
                   enum content content) {
  struct text arguments[] = {text_from(path), text_from(label(options->language, contents[content].name)),
                             text_from(ending),
                             text_from(contents[content].ending == NULL ? "" : contents[content].ending)};
  say_texts(options->language, LABEL_SAY_NAME_CONTRADICTS, arguments,
            contents[content].ending == NULL ? 3 : 4);
}

static bool fits(const struct options *options, const char *path, enum content content) {
  const struct ending *ending = path == NULL ? NULL : ending_of(path);
  if (ending == NULL || (ending->forms >> content & 1u) != 0 ||
      (content == CONTENT_FOLDER && is_folder(path)))
    return true;
  refuse(options, path, ending->text, content);
  return false;
}

/* What -o is, by command; those that are not here look at its ending themselves. */
static bool output_fits(const struct options *options) {
  switch (options->command) {
    case COMMAND_QUOTE:
    case COMMAND_REPORT: return fits(options, options->output, CONTENT_WORKBOOK);
    case COMMAND_ASSESS:
      return fits(options, options->output, options->as_json ? CONTENT_JSON_LINES : CONTENT_CSV);
    case COMMAND_MERGE: return fits(options, options->output, CONTENT_FOLDER);
    default: return true;
  }
}

/* Of two contents the one that the name asks for. */
static enum content workbook_or(enum content other, const char *path) {
  return path != NULL && path_ends_with(path, ".xlsx") ? CONTENT_WORKBOOK : other;
}

bool output_names_fit(const struct options *options) {
  return output_fits(options) && fits(options, options->ledger, CONTENT_CSV) &&
         fits(options, options->because, CONTENT_CSV) && fits(options, options->rejects, CONTENT_CSV) &&
         fits(options, options->fix, workbook_or(CONTENT_CSV, options->fix)) &&
         fits(options, options->manifest, CONTENT_JSON) &&
         fits(options, options->quotations, workbook_or(CONTENT_FOLDER, options->quotations));
}
