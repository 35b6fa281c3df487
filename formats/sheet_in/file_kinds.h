/* What a file can turn out to be. */
#ifndef ARREARS_FORMATS_SHEET_IN_FILE_KINDS_H
#define ARREARS_FORMATS_SHEET_IN_FILE_KINDS_H

enum file_kind {
  FILE_TEXT, /* none of the others; so a CSV file, or nothing that is known */
  FILE_EMPTY,

  FILE_XLSX, /* a workbook in Office Open XML; also one with macros */
  FILE_XLS,  /* a workbook of Excel 97 to 2003, BIFF8 */

  FILE_XLS_TOO_OLD,     /* Excel 2 to 95; or BIFF without an OLE file around it */
  FILE_XLSB,            /* a binary workbook of Excel 2007 and later */
  FILE_ENCRYPTED,       /* Office Open XML behind a password */
  FILE_ODS,             /* a workbook of LibreOffice; also ODS templates */
  FILE_XML_SPREADSHEET, /* "XML Spreadsheet 2003" */
  FILE_HTML,            /* a web page or a web archive, often named .xls */

  FILE_WORD,       /* DOC or DOCX */
  FILE_SLIDES,     /* PPT or PPTX */
  FILE_ODF,        /* another OpenDocument */
  FILE_ZIP,        /* another ZIP archive */
  FILE_BROKEN_ZIP, /* begins like a ZIP archive and has no directory: cut short, as a rule */
  FILE_ARCHIVE,    /* RAR, 7-Zip, gzip */
  FILE_OLE,        /* another OLE file, or a broken one */
  FILE_XML,        /* another XML file */
  FILE_PDF,
  FILE_RTF,
  FILE_PICTURE,  /* PNG, JPEG, GIF, BMP, TIFF, WebP */
  FILE_UTF_16BE, /* text, the high byte of each character first */
  FILE_KIND_COUNT
};
_Static_assert(FILE_KIND_COUNT == 22, "a new kind needs its words");

#endif
