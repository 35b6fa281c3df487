/* LibreOffice, the program beside ours that turns the pages of workbooks into PDF.
 *
 * It is started without a shell, by a keeper: a process of its own in a folder of its own ($TMPDIR or /tmp,
 * open to the owner alone), which holds the profile and all files, so that neither another run nor a
 * LibreOffice that is open is disturbed. However the program ends, the keeper ends LibreOffice and removes
 * the folder. office_linux.c; the page has none (office_page.c). */
#ifndef ARREARS_FORMATS_FILE_OFFICE_H
#define ARREARS_FORMATS_FILE_OFFICE_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/buffer.h"
#include "calc/status.h"

enum office_status {
  OFFICE_DONE,
  OFFICE_ABSENT,    /* no such program in PATH */
  OFFICE_TOO_SLOW,  /* not done in time; it was ended */
  OFFICE_NO_ANSWER, /* it ended without the PDF of every workbook */
  OFFICE_NO_FOLDER  /* its folder could not be made or filled: errno */
};

/* Whether there is one. */
bool office_is_there(void);

/* Prints the workbooks at `paths` (XLSX, whatever they are called), all in one go of at most `seconds`. Pages
 * may tell the name of their file: it is that of `names`, all different, without ending or folder. It
 * appends each PDF to the buffer of its number; a failure leaves them as they were. */
MUST_USE enum office_status office_print(const char *const *paths, const char *const *names, size_t count,
                                         int seconds, struct buffer *pdfs);

#endif
