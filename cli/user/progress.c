#include "cli/user/progress.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "formats/words/figures_text.h"
#include "formats/words/template.h"

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

const char *progress_file(void) { return getenv("ARREARS_PROGRESS"); }

void progress_start(struct progress *progress, enum language language, bool is_quiet) {
  *progress = (struct progress){.language = language,
                                .is_quiet = is_quiet,
                                .is_terminal = isatty(STDERR_FILENO) != 0,
                                .numbers = progress_file(),
                                .started = now()};
  progress->shown = progress->told = progress->started;
}

static void add_time_left(struct buffer *out, const struct progress_point *point, double elapsed) {
  double total = (double)point->bytes_total, done = (double)point->bytes_done;
  char text[32] = "?";
  if (total > 0 && done > 0) {
    int64_t left = (int64_t)(elapsed * (total - done) / done + 0.5);
    (void)snprintf(text, sizeof text, "%d:%02d", (int)(left / 60), (int)(left % 60));
  }
  buffer_add_text(out, text_from(text));
}

static void show(struct progress *progress, enum label stage, const struct progress_point *point,
                 double time) {
  struct buffer numbers[3] = {0}, line = {0};
  double elapsed = time - progress->started;
  figure_number(&numbers[0], point->rows);
  figure_number(&numbers[1], (int64_t)((double)point->rows / elapsed));
  add_time_left(&numbers[2], point, elapsed);
  const struct text arguments[] = {buffer_text(&numbers[0]), buffer_text(&numbers[1]),
                                   buffer_text(&numbers[2])};
  if (progress->is_terminal) buffer_add_literal(&line, "\r\033[K");
  template_add(&line, progress->language, label(progress->language, stage), arguments, 3);
  if (!progress->is_terminal) buffer_add_byte(&line, '\n');
  (void)fwrite(line.at, 1, line.length, stderr);
  for (int i = 0; i < 3; i++) buffer_clear(&numbers[i]);
  buffer_clear(&line);
  progress->shown = time;
  progress->has_line = progress->is_terminal;
}

static const char *stage_word(enum label stage) {
  if (stage == LABEL_SAY_PROGRESS_MERGING) return "merging";
  return stage == LABEL_SAY_PROGRESS_WRITING ? "writing" : "reading";
}

/* Opened anew each time: nobody has to close it, and a pipe that nobody reads costs no more than its line. */
static void tell_numbers(struct progress *progress, enum label stage, const struct progress_point *point,
                         double time) {
  char line[160];
  progress->told = time;
  const int file = open(progress->numbers, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0666);
  if (file < 0) return;
  const int length = snprintf(
      line, sizeof line,
      "{\"stage\":\"%s\",\"rows\":%" PRId64 ",\"done\":%" PRId64 ",\"total\":%" PRId64 "}\n",
      stage_word(stage), point->rows, point->bytes_done, point->bytes_total < 0 ? 0 : point->bytes_total);
  (void)!write(file, line, (size_t)length);
  (void)close(file);
}

/* On a terminal the first line waits a second, further ones a fifth: short runs stay silent. */
void progress_step(struct progress *progress, enum label stage, struct progress_point point) {
  static const double terminal_pause = 0.2, log_pause = 60, numbers_pause = 0.1;
  if (progress->is_quiet && progress->numbers == NULL) return;
  double time = now();
  if (progress->numbers != NULL && time - progress->told >= numbers_pause)
    tell_numbers(progress, stage, &point, time);
  if (progress->is_quiet) return;
  double pause = progress->is_terminal ? terminal_pause : log_pause;
  if (time - progress->started >= 1 && time - progress->shown >= pause) show(progress, stage, &point, time);
}

void progress_writing(struct progress *progress, int64_t rows) {
  const struct progress_point point = {.rows = rows};
  if (progress->numbers != NULL) tell_numbers(progress, LABEL_SAY_PROGRESS_WRITING, &point, now());
  if (progress->has_line) show(progress, LABEL_SAY_PROGRESS_WRITING, &point, now());
}

double progress_finish(struct progress *progress) {
  if (progress->has_line) (void)fputs("\r\033[K", stderr);
  progress->has_line = false;
  return now() - progress->started;
}
