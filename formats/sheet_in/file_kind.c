#include "formats/sheet_in/file_kind.h"

#include "formats/sheet_in/byte_source.h"
#include "formats/sheet_in/ole_file.h"
#include "formats/sheet_in/zip_archive.h"

enum { HEAD_SIZE = 4096 };

/* What the file begins with; the first that fits counts. */
struct signature {
  struct text bytes;
  enum file_kind kind;
};

#define SIGNATURE(literal, kind) \
  { {(literal), sizeof(literal) - 1}, (kind) }

static enum file_kind find_signature(struct text head, const struct signature *signatures, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (text_starts_with(head, signatures[i].bytes)) return signatures[i].kind;
  return FILE_TEXT;
}

static enum file_kind kind_of_bytes(struct text head) {
  static const struct signature signatures[] = {
      SIGNATURE("PK\x03\x04", FILE_ZIP),
      SIGNATURE("PK\x05\x06", FILE_ZIP), /* empty */
      SIGNATURE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FILE_OLE),
      SIGNATURE("\x09\x00\x04\x00", FILE_XLS_TOO_OLD), /* the first records of BIFF2 to BIFF8 */
      SIGNATURE("\x09\x02\x06\x00", FILE_XLS_TOO_OLD),
      SIGNATURE("\x09\x04\x06\x00", FILE_XLS_TOO_OLD),
      SIGNATURE("\x09\x08\x08\x00", FILE_XLS_TOO_OLD),
      SIGNATURE("\x09\x08\x10\x00", FILE_XLS_TOO_OLD),
      SIGNATURE("%PDF-", FILE_PDF),
      SIGNATURE("{\\rtf", FILE_RTF),
      SIGNATURE("\x89PNG\r\n\x1A\n", FILE_PICTURE),
      SIGNATURE("\xFF\xD8\xFF", FILE_PICTURE),
      SIGNATURE("GIF87a", FILE_PICTURE),
      SIGNATURE("GIF89a", FILE_PICTURE),
      SIGNATURE("II*\0", FILE_PICTURE),
      SIGNATURE("MM\0*", FILE_PICTURE),
      SIGNATURE("Rar!\x1A\x07", FILE_ARCHIVE),
      SIGNATURE("7z\xBC\xAF\x27\x1C", FILE_ARCHIVE),
      SIGNATURE("\x1F\x8B\x08", FILE_ARCHIVE),
      SIGNATURE("MIME-Version:", FILE_HTML), /* a web archive, MHTML */
  };
  return find_signature(head, signatures, sizeof signatures / sizeof signatures[0]);
}

/* BMP and WebP begin with letters that a text could begin with as well; further bytes settle it. */
static bool is_picture(struct text head) {
  enum { LONGEST = 14 };
  if (head.length < LONGEST) return false;
  bool is_bmp = text_starts_with(head, TEXT("BM")) && memcmp(head.at + 6, "\0\0\0\0", 4) == 0;
  bool is_webp = text_starts_with(head, TEXT("RIFF")) && memcmp(head.at + 8, "WEBP", 4) == 0;
  return is_bmp || is_webp;
}

/* Byte order marks and blanks removed, UTF-16 as its ASCII, letters small: enough to know mark-up. */
static struct text folded(struct text head, char room[HEAD_SIZE]) {
  size_t length = 0;
  for (size_t i = 0; i < head.length; i++) {
    unsigned char byte = (unsigned char)head.at[i];
    bool is_mark = i < 3 && (byte == 0xEF || byte == 0xBB || byte == 0xBF || byte == 0xFF || byte == 0xFE);
    bool is_blank = byte == ' ' || (byte >= '\t' && byte <= '\r');
    if (byte != 0 && !is_mark && (length > 0 || !is_blank)) room[length++] = lower_case(head.at[i]);
  }
  return (struct text){room, length};
}

static bool has(struct text text, const char *part) {
  size_t length = strlen(part);
  for (size_t i = 0; i + length <= text.length; i++)
    if (memcmp(text.at + i, part, length) == 0) return true;
  return false;
}

static enum file_kind kind_of_xml(struct text text) {
  if (has(text, "urn:schemas-microsoft-com:office:spreadsheet") || has(text, "excel.sheet"))
    return FILE_XML_SPREADSHEET;
  return has(text, "<html") || has(text, "<!doctype html") ? FILE_HTML : FILE_XML;
}

static enum file_kind kind_of_markup(struct text head) {
  static const struct signature signatures[] = {
      SIGNATURE("<?xml", FILE_XML),           SIGNATURE("<workbook", FILE_XML),
      SIGNATURE("<!doctype html", FILE_HTML), SIGNATURE("<html", FILE_HTML),
      SIGNATURE("<head", FILE_HTML),          SIGNATURE("<body", FILE_HTML),
      SIGNATURE("<table", FILE_HTML),         SIGNATURE("<meta", FILE_HTML),
      SIGNATURE("<style", FILE_HTML),         SIGNATURE("<div", FILE_HTML),
      SIGNATURE("<!--", FILE_HTML),
  };
  char room[HEAD_SIZE];
  struct text text = folded(head, room);
  enum file_kind kind = find_signature(text, signatures, sizeof signatures / sizeof signatures[0]);
  return kind == FILE_XML ? kind_of_xml(text) : kind;
}

/* An OpenDocument keeps its type, unpacked, as its first part. */
static enum file_kind kind_of_mimetype(struct text head) {
  enum { NAME_AT = 30 };
  if (head.length < NAME_AT) return FILE_ZIP;
  struct text name = text_from_offset(head, NAME_AT);
  if (text_starts_with(name, TEXT("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"))) return FILE_ODS;
  if (text_starts_with(name, TEXT("mimetypeapplication/vnd.oasis.opendocument."))) return FILE_ODF;
  return FILE_ZIP;
}

/* Names inside a ZIP archive, a weak sign giving way to a strong one. */
static bool see_part(void *context, struct text name) {
  static const struct signature strong[] = {
      SIGNATURE("xl/workbook.bin", FILE_XLSB), SIGNATURE("xl/", FILE_XLSX),    SIGNATURE("/xl/", FILE_XLSX),
      SIGNATURE("word/", FILE_WORD),           SIGNATURE("ppt/", FILE_SLIDES),
  };
  enum file_kind *kind = context;
  enum { LONGEST = 16 };
  char small[LONGEST];
  size_t length = name.length < LONGEST ? name.length : LONGEST;
  for (size_t i = 0; i < length; i++) small[i] = lower_case(name.at[i]);
  enum file_kind found =
      find_signature((struct text){small, length}, strong, sizeof strong / sizeof strong[0]);
  if (found != FILE_TEXT) *kind = found;
  if (*kind == FILE_ZIP && text_equals_any_case(name, TEXT("_rels/.rels"))) *kind = FILE_XLSX;
  return found == FILE_TEXT || found == FILE_XLSX;
}

static enum file_kind kind_of_zip(struct byte_source *bytes, struct text head) {
  struct zip_archive archive;
  enum file_kind kind = kind_of_mimetype(head);
  if (kind != FILE_ZIP) return kind;
  enum sheet_status status = zip_archive_open(&archive, bytes);
  if (status == SHEET_ZIP_DAMAGED) return FILE_BROKEN_ZIP;
  if (status == SHEET_TOO_MANY_PARTS) return FILE_XLSX; /* whose reader says so */
  if (status != SHEET_OK) return FILE_ZIP;
  zip_archive_list(&archive, see_part, &kind);
  zip_archive_close(&archive);
  return kind;
}

static enum file_kind kind_of_ole(struct byte_source *bytes) {
  static const struct signature streams[] = {
      SIGNATURE("EncryptedPackage", FILE_ENCRYPTED), SIGNATURE("Workbook", FILE_XLS),
      SIGNATURE("Book", FILE_XLS_TOO_OLD),           SIGNATURE("WordDocument", FILE_WORD),
      SIGNATURE("PowerPoint Document", FILE_SLIDES),
  };
  struct ole_file ole;
  enum file_kind kind = FILE_OLE;
  if (ole_file_open(&ole, bytes) != SHEET_OK) return kind;
  for (size_t i = 0; i < sizeof streams / sizeof streams[0] && kind == FILE_OLE; i++)
    if (ole_file_has(&ole, streams[i].bytes)) kind = streams[i].kind;
  ole_file_close(&ole);
  return kind;
}

/* With its mark, or three ASCII characters of it. */
static bool is_utf_16be(struct text head) {
  enum { LEAST = 6 };
  if (text_starts_with(head, TEXT("\xFE\xFF"))) return true;
  if (head.length < LEAST) return false;
  for (size_t i = 0; i < LEAST; i += 2)
    if (head.at[i] != 0 || head.at[i + 1] < ' ' || head.at[i + 1] > '~') return false;
  return true;
}

enum file_kind file_kind_find(struct byte_source *bytes) {
  char room[HEAD_SIZE];
  struct text head = {room, byte_source_read(bytes, 0, room, sizeof room)};
  enum file_kind kind = kind_of_bytes(head);
  if (head.length == 0) return FILE_EMPTY;
  if (kind == FILE_ZIP) return kind_of_zip(bytes, head);
  if (kind == FILE_OLE) return kind_of_ole(bytes);
  if (kind == FILE_TEXT) kind = kind_of_markup(head);
  if (kind == FILE_TEXT && is_utf_16be(head)) return FILE_UTF_16BE;
  if (kind != FILE_TEXT) return kind;
  return is_picture(head) ? FILE_PICTURE : FILE_TEXT;
}
