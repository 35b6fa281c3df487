#include "formats/list/lines.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/file/descriptor.h"

enum { BLOCK = 256 * 1024, HEAD = 14 };

#define REPLACEMENT TEXT("\xEF\xBF\xBD")

static size_t read_memory(struct line_source *source, struct buffer *to) {
  size_t count = source->memory.length < BLOCK ? source->memory.length : BLOCK;
  buffer_add(to, source->memory.at, count);
  if (count > 0) source->memory = text_from_offset(source->memory, count);
  return count;
}

static size_t read_file(struct line_source *source, struct buffer *to) {
  char *room = buffer_room(to, BLOCK);
  ssize_t count = descriptor_read(source->descriptor, room, BLOCK);
  if (count < 0) source->error = errno;
  if (count <= 0) return 0;
  to->length += (size_t)count;
  return (size_t)count;
}

static void read_block(struct line_source *source, struct buffer *to) {
  size_t count = source->descriptor < 0 ? read_memory(source, to) : read_file(source, to);
  if (count == 0) source->is_at_end = true;
}

static void drop_front(struct buffer *buffer, size_t count) {
  if (count == 0) return;
  memmove(buffer->at, buffer->at + count, buffer->length - count);
  buffer->length -= count;
}

/* A byte that never occurs in UTF-8 marks a broken unit, so that it is found again when its line is checked.
 */
static void decode_block(struct line_source *source) {
  struct decoded decoded = decoder_add(&source->decoder, buffer_text(&source->block), source->is_at_end,
                                       TEXT("\xFF"), &source->window);
  drop_front(&source->block, decoded.consumed);
}

/* Reads more, dropping what lies before the cursor (or before the held place). */
static void fill(struct line_source *source) {
  size_t keep = source->is_held ? source->held : source->cursor;
  drop_front(&source->window, keep);
  source->cursor -= keep;
  source->clean -= source->clean < keep ? source->clean : keep;
  if (source->is_held) source->held = 0;
  source->knows_line_feed = false;
  if (source->encoding == ENCODING_UTF_16LE) {
    read_block(source, &source->block);
    decode_block(source);
  } else {
    read_block(source, &source->window);
  }
}

static void read_head(struct line_source *source) {
  while (!source->is_at_end && source->window.length < HEAD) fill(source);
}

int lines_open(struct line_source *source, const char *path) {
  *source = (struct line_source){.descriptor = STDIN_FILENO, .total = -1};
  if (strcmp(path, "-") != 0) {
    source->descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (source->descriptor < 0) return errno;
    source->owns_descriptor = true;
  }
  struct stat status;
  if (fstat(source->descriptor, &status) != 0) return errno;
  if (S_ISDIR(status.st_mode)) return EISDIR;
  if (S_ISREG(status.st_mode)) source->total = status.st_size;
  read_head(source);
  return source->error;
}

void lines_open_memory(struct line_source *source, struct text bytes) {
  *source = (struct line_source){.descriptor = -1, .memory = bytes, .total = (int64_t)bytes.length};
  read_head(source);
}

struct text lines_head(const struct line_source *source) {
  return buffer_text(&source->window);
}

bool lines_start(struct line_source *source, enum file_encoding encoding) {
  source->encoding = encoding;
  source->cursor = encoding_of_mark(lines_head(source), &source->encoding);
  source->offset = (int64_t)source->cursor;
  if (source->encoding == ENCODING_AUTO) return true;
  if (!decoder_open(&source->decoder, source->encoding)) return false;
  if (source->encoding != ENCODING_UTF_16LE) return true;
  buffer_add_text(&source->block, text_from_offset(buffer_text(&source->window), source->cursor));
  buffer_reset(&source->window);
  source->cursor = 0;
  decode_block(source);
  return true;
}

/* The bytes that `text`, a part of the window, takes in the file. */
static int64_t file_length(const struct line_source *source, struct text text) {
  if (source->encoding != ENCODING_UTF_16LE) return (int64_t)text.length;
  int64_t units = 0;
  for (size_t i = 0; i < text.length; i++) {
    unsigned char byte = (unsigned char)text.at[i];
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 && byte < 0xFF ? 2 : 1;
  }
  return 2 * units;
}

static void advance(struct line_source *source, size_t count) {
  source->offset += file_length(source, (struct text){source->window.at + source->cursor, count});
  source->cursor += count;
}

static struct text rest_of_window(const struct line_source *source) {
  if (source->window.length == source->cursor) return TEXT("");
  return text_from_offset(buffer_text(&source->window), source->cursor);
}

static size_t index_of(struct text text, char byte) {
  const char *found = text.length == 0 ? NULL : memchr(text.at, byte, text.length);
  return found == NULL ? text.length : (size_t)(found - text.at);
}

/* The bytes from the cursor to the end of its line, as far as the window goes; *end_length 0: no end in
 * sight. The next LF is remembered: a file with bare CRs would else be searched through at each line. */
static size_t line_length(struct line_source *source, size_t *end_length) {
  struct text rest = rest_of_window(source);
  if (!source->knows_line_feed || source->line_feed < source->cursor) {
    source->line_feed = source->cursor + index_of(rest, '\n');
    source->knows_line_feed = true;
  }
  size_t feed = source->line_feed - source->cursor;
  size_t length = index_of((struct text){rest.at, feed}, '\r');
  bool is_pair = length + 1 == feed && feed < rest.length;
  *end_length = length == rest.length ? 0 : is_pair ? 2 : 1;
  /* A CR in the last place of the window may be half of a pair. */
  if (*end_length == 1 && length + 1 == rest.length && rest.at[length] == '\r' && !source->is_at_end)
    *end_length = 0;
  return length;
}

/* Brings a whole line, or `limit` bytes of it, into the window. false: nothing is left. */
static bool load_line(struct line_source *source, size_t limit, size_t *length, size_t *end_length) {
  *length = line_length(source, end_length);
  while (*end_length == 0 && !source->is_at_end && *length <= limit) {
    fill(source);
    *length = line_length(source, end_length);
  }
  if (source->error != 0 && *end_length == 0) return false;
  return *length > 0 || *end_length > 0;
}

static void skip_line(struct line_source *source) {
  size_t end_length;
  size_t length = line_length(source, &end_length);
  while (end_length == 0 && !source->is_at_end) {
    /* A CR at the very end stays, to meet its LF. */
    advance(source, length);
    fill(source);
    length = line_length(source, &end_length);
  }
  advance(source, length + end_length);
  source->is_skipping = false;
}

/* Decides the encoding at the first byte beyond ASCII, which is `at` bytes from the cursor. */
static void decide(struct line_source *source, size_t at) {
  while (!source->is_at_end && rest_of_window(source).length - at < ENCODING_WINDOW) fill(source);
  struct text window = text_from_offset(rest_of_window(source), at);
  struct encoding_verdict verdict = encoding_decide(window, source->is_at_end);
  source->is_doubtful = !verdict.is_certain;
  source->doubt_offset = source->offset + (int64_t)(at + verdict.bad_at);
  source->encoding = verdict.encoding;
  /* The verdict came from such a decoder, or is UTF-8, which needs no converter. */
  bool is_open = decoder_open(&source->decoder, source->encoding);
  assert(is_open);
  (void)is_open;
}

static void note_fault(struct line_source *source, struct line *line, size_t at) {
  struct text before = {source->window.at + source->cursor, at};
  line->fault_offset = source->offset + file_length(source, before);
}

static void replace_nul(struct buffer *buffer) {
  size_t nul = index_of(buffer_text(buffer), '\0');
  if (nul == buffer->length) return;
  struct buffer clean = {0};
  for (size_t i = 0; i < buffer->length; i++) {
    if (buffer->at[i] == '\0')
      buffer_add_text(&clean, REPLACEMENT);
    else
      buffer_add_byte(&clean, buffer->at[i]);
  }
  buffer_clear(buffer);
  *buffer = clean;
}

/* Shows a line that is not valid UTF-8 as it is in the window. */
static void show_decoded(struct line_source *source, struct text bytes, struct line *line) {
  struct decoder utf8 = {.encoding = ENCODING_UTF_8};
  struct decoder *decoder = source->encoding == ENCODING_GB18030 ? &source->decoder : &utf8;
  buffer_reset(&source->decoded);
  struct decoded decoded = decoder_add(decoder, bytes, !line->is_cut, REPLACEMENT, &source->decoded);
  if (line->has_nul) replace_nul(&source->decoded);
  if (decoded.replaced > 0) {
    line->is_undecodable = true;
    note_fault(source, line, decoded.first_bad);
  }
  size_t length = source->decoded.length;
  buffer_add(&source->decoded, bytes.at + bytes.length, line->end_length);
  line->text = (struct text){source->decoded.at, length};
}

/* Whether the next bytes are UTF-8 without NUL: many lines are looked at together. */
static bool is_clean(struct line_source *source, size_t length) {
  enum { STEP = 4096 };
  if (source->encoding == ENCODING_GB18030) return false;
  if (source->cursor + length <= source->clean) return true;
  if (source->clean < source->cursor) source->clean = source->cursor;
  struct text next = text_from_offset(buffer_text(&source->window), source->clean);
  const size_t wanted = source->cursor + length - source->clean + STEP;
  if (next.length > wanted) next.length = wanted;
  next.length = index_of(next, '\0');
  source->clean += utf8_valid_length(next);
  return source->cursor + length <= source->clean;
}

static void show_line(struct line_source *source, struct text bytes, struct line *line) {
  line->text = bytes;
  if (!line->is_cut && is_clean(source, bytes.length)) return; /* a cut may go through a character */
  size_t nul = index_of(bytes, '\0');
  line->has_nul = nul < bytes.length;
  if (line->has_nul) note_fault(source, line, nul);
  bool is_gb = source->encoding == ENCODING_GB18030;
  size_t plain = is_gb ? ascii_length(bytes) : utf8_valid_length(bytes);
  if (plain < bytes.length || line->has_nul) show_decoded(source, bytes, line);
}

bool lines_next(struct line_source *source, size_t limit, struct line *line) {
  if (source->is_skipping) skip_line(source);
  *line = (struct line){0};
  size_t length, end_length;
  if (!load_line(source, limit, &length, &end_length)) return false;
  if (source->encoding == ENCODING_AUTO) {
    size_t ascii = ascii_length((struct text){source->window.at + source->cursor, length});
    if (ascii < length) {
      decide(source, ascii);
      length = line_length(source, &end_length);
    }
  }
  line->is_cut = length > limit;
  line->end_length = line->is_cut ? 0 : end_length;
  if (line->is_cut) length = limit;
  show_line(source, (struct text){source->window.at + source->cursor, length}, line);
  source->is_skipping = line->is_cut;
  advance(source, length + line->end_length);
  return true;
}

void lines_hold(struct line_source *source) {
  assert(!source->is_held);
  source->is_held = true;
  source->held = source->cursor;
  source->held_offset = source->offset;
}

void lines_release(struct line_source *source) { source->is_held = false; }

void lines_rewind(struct line_source *source) {
  assert(source->is_held);
  source->cursor = source->held;
  source->offset = source->held_offset;
  source->clean = source->cursor;
  source->knows_line_feed = false;
  source->is_skipping = false;
  source->is_held = false;
}

void lines_close(struct line_source *source) {
  if (source->owns_descriptor) close(source->descriptor);
  decoder_close(&source->decoder);
  buffer_clear(&source->window);
  buffer_clear(&source->block);
  buffer_clear(&source->decoded);
  *source = (struct line_source){.descriptor = -1};
}
