#include "formats/sheet_in/xlsx_survey.h"

#include <stdlib.h>

#include "calc/array.h"
#include "formats/file/encoding.h"
#include "formats/sheet_in/xlsx_xml.h"

enum { OVERLAP = 16 }; /* longer than anything that is looked for */

/* A block, after the last bytes of the block before it. */
struct survey_block {
  char bytes[OVERLAP + XML_BLOCK];
  size_t length;
  size_t checked; /* UTF-8 up to here */
  uint64_t start; /* of the bytes in the part */
};

/* The first place of `part`, whose first byte is rare in `text`: faster than memmem there. NULL: none. */
static const char *find_rare(struct text text, struct text part) {
  const char *at = text.at, *end = text.at + text.length;
  while ((at = memchr(at, part.at[0], (size_t)(end - at))) != NULL) {
    if ((size_t)(end - at) >= part.length && memcmp(at, part.at, part.length) == 0) return at;
    at++;
  }
  return NULL;
}

static bool has(struct text text, struct text part) { return find_rare(text, part) != NULL; }

static bool is_forbidden(char byte) {
  return (unsigned char)byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

/* What many bytes have to be looked at for, all of them at once. */
struct byte_traits {
  bool may_have_control, is_ascii;
};

static struct byte_traits traits_of(const char *at, size_t words) {
  const uint64_t each = UINT64_C(0x0101010101010101);
  uint64_t below = 0, any = 0, word;
  for (size_t i = 0; i < words; i++) {
    memcpy(&word, at + i * sizeof word, sizeof word);
    below |= (word - each * 0x20) & ~word;
    any |= word;
  }
  return (struct byte_traits){(below & each * 0x80) != 0, (any & each * 0x80) == 0};
}

static bool has_forbidden(const char *at, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (is_forbidden(at[i])) return true;
  return false;
}

/* Whether there is a control character that XML does not allow, and whether all bytes are ASCII. */
static bool has_control(struct text text, bool *is_ascii) {
  enum { WORDS = 16, STRIDE = WORDS * sizeof(uint64_t) };
  size_t i = 0;
  *is_ascii = true;
  for (; i + STRIDE <= text.length; i += STRIDE) {
    const struct byte_traits traits = traits_of(text.at + i, WORDS);
    *is_ascii &= traits.is_ascii;
    if (traits.may_have_control && has_forbidden(text.at + i, STRIDE)) return true;
  }
  const struct text rest = text_from_offset(text, i);
  *is_ascii &= ascii_length(rest) == rest.length;
  return has_forbidden(rest.at, rest.length);
}

/* `<!` and `<?` begin what the scanner leaves to expat. */
static bool has_special_tag(struct text text) {
  static const char marks[] = {'!', '?'};
  for (size_t i = 0; i < sizeof marks; i++) {
    const char *at = text.at, *end = text.at + text.length;
    while ((at = memchr(at, marks[i], (size_t)(end - at))) != NULL) {
      if (at > text.at && at[-1] == '<') return true;
      at++;
    }
  }
  return false;
}

static bool has_no_character(struct text text) {
  return has(text, TEXT("\xEF\xBF\xBE")) || has(text, TEXT("\xEF\xBF\xBF"));
}

/* Checks the block's UTF-8; a character may be cut by its end. */
static bool is_utf8(struct survey_block *block, bool is_last) {
  enum { LONGEST = 4 };
  struct text rest = {block->bytes + block->checked, block->length - block->checked};
  size_t valid = utf8_valid_length(rest);
  block->checked += valid;
  return valid == rest.length || (!is_last && rest.length - valid < LONGEST);
}

/* What a part may begin with: a mark and a declaration, which is blanked out. false: in another encoding. */
static bool take_declaration(struct survey_block *block) {
  char *at = block->bytes;
  size_t length = block->length;
  bool has_mark = length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0;
  struct text head = {at + (has_mark ? 3 : 0), length - (has_mark ? 3 : 0)};
  if (!text_starts_with(head, TEXT("<?xml"))) return text_starts_with(head, TEXT("<"));
  const char *end = find_rare(head, TEXT("?>"));
  if (end == NULL) return false;
  struct text declaration = {head.at, (size_t)(end - head.at)};
  bool is_utf8 = !has(declaration, TEXT("encoding")) || has(declaration, TEXT("\"UTF-8\"")) ||
                 has(declaration, TEXT("\"utf-8\"")) || has(declaration, TEXT("'UTF-8'"));
  memset(at, ' ', (size_t)(end + 2 - at));
  return is_utf8;
}

/* Looks for the first tag of merged cells. One with a prefix, and the word in a text, is left to be looked
 * for. */
static void seek_merges(struct xlsx_survey *survey, const struct survey_block *block) {
  static const struct text word = {"mergeCells", 10};
  const char *at = survey->may_merge ? NULL : find_rare((struct text){block->bytes, block->length}, word);
  if (at == NULL) return;
  const char *behind = at + word.length, *end = block->bytes + block->length;
  bool is_tag = at > block->bytes && at[-1] == '<' && behind < end && (*behind == '>' || *behind == ' ');
  survey->may_merge = true;
  if (is_tag) survey->merges_at = block->start + (uint64_t)(at - 1 - block->bytes);
}

static void examine(struct xlsx_survey *survey, struct survey_block *block, bool is_first, bool is_last) {
  if (is_first) survey->is_plain = take_declaration(block);
  struct text text = {block->bytes, block->length};
  seek_merges(survey, block);
  if (!survey->is_plain) return;
  bool is_ascii;
  survey->is_plain = !has_control(text, &is_ascii) && !has_special_tag(text) && !has(text, TEXT("]]>"));
  if (is_ascii)
    block->checked = block->length;
  else if (survey->is_plain)
    survey->is_plain = is_utf8(block, is_last) && !has_no_character(text);
}

/* Unpacks the next block. */
static enum sheet_status fill(struct survey_block *block, struct zip_archive *archive, bool *is_last) {
  size_t kept = block->length < OVERLAP ? block->length : OVERLAP;
  memmove(block->bytes, block->bytes + block->length - kept, kept);
  block->checked = block->checked + kept > block->length ? block->checked + kept - block->length : 0;
  block->start += block->length - kept;
  block->length = kept;
  size_t count;
  enum sheet_status status = zip_archive_read(archive, block->bytes + kept, XML_BLOCK, &count);
  block->length += count;
  *is_last = count == 0;
  return status;
}

enum sheet_status xlsx_survey_part(struct xlsx_survey *survey, struct zip_archive *archive, struct text part,
                                   uint64_t limit, uint64_t keeps) {
  *survey = (struct xlsx_survey){.is_plain = false};
  enum sheet_status status = zip_archive_open_part(archive, part, limit);
  if (status == SHEET_OK) zip_archive_keep(archive, keeps);
  struct survey_block *block = array_new(1, sizeof *block);
  bool is_first = true, is_last = false;
  while (status == SHEET_OK && !is_last) {
    status = fill(block, archive, &is_last);
    if (status == SHEET_OK) examine(survey, block, is_first, is_last);
    is_first = false;
  }
  free(block);
  return status;
}
