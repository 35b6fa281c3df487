#include "formats/words/system_words.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "formats/words/figures_text.h"
#include "formats/words/template.h"

static const struct {
  int code;
  enum label label;
} words[] = {
    {ENOENT, LABEL_SYSTEM_NO_FILE},        {EACCES, LABEL_SYSTEM_NO_PERMISSION},
    {EPERM, LABEL_SYSTEM_NOT_PERMITTED},   {EISDIR, LABEL_SYSTEM_IS_FOLDER},
    {ENOTDIR, LABEL_SYSTEM_NOT_A_FOLDER},  {EIO, LABEL_SYSTEM_INPUT_OUTPUT},
    {ENOSPC, LABEL_SYSTEM_DISK_FULL},      {EDQUOT, LABEL_SYSTEM_QUOTA},
    {EFBIG, LABEL_SYSTEM_FILE_TOO_LARGE},  {EROFS, LABEL_SYSTEM_READ_ONLY},
    {EMFILE, LABEL_SYSTEM_TOO_MANY_FILES}, {ENFILE, LABEL_SYSTEM_TOO_MANY_IN_SYSTEM},
    {ENOMEM, LABEL_SYSTEM_NO_MEMORY},      {ENAMETOOLONG, LABEL_SYSTEM_NAME_TOO_LONG},
    {ELOOP, LABEL_SYSTEM_LINKS},           {EBUSY, LABEL_SYSTEM_BUSY},
    {ETXTBSY, LABEL_SYSTEM_TEXT_BUSY},     {ESTALE, LABEL_SYSTEM_STALE},
    {EEXIST, LABEL_SYSTEM_EXISTS},         {EPIPE, LABEL_SYSTEM_PIPE},
    {EBADF, LABEL_SYSTEM_NOT_OPEN},        {ENXIO, LABEL_SYSTEM_NO_DEVICE},
    {ENODEV, LABEL_SYSTEM_NO_DEVICE},      {EINVAL, LABEL_SYSTEM_UNFIT},
    {ETIMEDOUT, LABEL_SYSTEM_TIMEOUT},     {EXDEV, LABEL_SYSTEM_OTHER_DISK},
};

static void add_unknown(struct buffer *out, enum language language, int code) {
  struct buffer number = {0};
  if (language == LANGUAGE_EN) {
    char told[256];
    if (strerror_r(code, told, sizeof told) != 0) (void)snprintf(told, sizeof told, "error %d", code);
    buffer_add_text(out, text_from(told));
    return;
  }
  figure_number(&number, code);
  const struct text argument = buffer_text(&number);
  template_add(out, language, label(language, LABEL_SYSTEM_ERROR), &argument, 1);
  buffer_clear(&number);
}

void system_words_add(struct buffer *out, enum language language, int code) {
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (words[i].code == code) {
      buffer_add_text(out, text_from(label(language, words[i].label)));
      return;
    }
  add_unknown(out, language, code);
}
