#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/memory_end.h"
#include "cli/run/command_merge.h"
#include "cli/user/command_line.h"
#include "cli/user/program.h"
#include "cli/user/say.h"
#include "formats/file/output_file.h"

/* Standard streams that whoever started the program has closed would be the next files that it opens:
 * messages went into a ledger. What holds their place refuses what a closed one refuses. */
static void hold_closed_streams(void) {
  static const struct {
    const char *path;
    int mode;
  } holders[] = {{"/dev/null", O_WRONLY}, {"/", O_RDONLY}, {"/", O_RDONLY}};
  for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
    if (fcntl(i, F_GETFD) < 0 && errno == EBADF) (void)!open(holders[i].path, holders[i].mode);
}

/* A stopped run leaves no temporary file behind and dies of its signal, so that the shell sees why. */
static void stop(int number) {
  if (output_file_is_shielded_in_signal(number)) return;
  output_file_abandon_all_in_signal();
  signal(number, SIG_DFL);
  raise(number);
}

static void watch(int number) {
  const struct sigaction action = {.sa_handler = stop, .sa_flags = SA_RESTART};
  struct sigaction before;
  bool is_ignored = sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN; /* nohup */
  if (!is_ignored) (void)sigaction(number, &action, NULL);
}

/* All that end a program, but those by which a sanitizer or a debugger reports a fault of its own. */
static void watch_signals(void) {
  static const int stopping[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,   SIGALRM, SIGUSR1,
                                 SIGUSR2, SIGXCPU, SIGPROF, SIGVTALRM, SIGPOLL, SIGABRT};
  for (size_t i = 0; i < sizeof stopping / sizeof stopping[0]; i++) watch(stopping[i]);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) watch(number);
  (void)signal(SIGPIPE, SIG_IGN);
  (void)signal(SIGXFSZ, SIG_IGN); /* exceeding a file size limit is then a failed write like any other */
}

static enum exit_code (*const commands[COMMAND_COUNT])(const struct options *options) = {
    [COMMAND_NONE] = command_introduce,    [COMMAND_QUOTE] = command_quote,
    [COMMAND_REPORT] = command_list,       [COMMAND_ASSESS] = command_list,
    [COMMAND_CHECK] = command_list,        [COMMAND_EXPLAIN] = command_list,
    [COMMAND_RULES] = command_rules,       [COMMAND_MERGE] = command_merge,
    [COMMAND_TEMPLATE] = command_template, [COMMAND_HELP] = command_help,
    [COMMAND_VERSION] = command_version,
};

static enum exit_code run_command(const struct options *options) {
  output_file_set_mode(options->mode);
  bool wants_help = options->wants_help && options->command != COMMAND_VERSION;
  return wants_help ? command_help(options) : commands[options->command](options);
}

/* Whether standard output took everything; else errno. Of a write that failed early on the stream keeps no
 * reason, so it is asked for another. */
static bool has_taken_all(void) {
  errno = 0;
  if (fflush(stdout) != 0) return false;
  if (ferror(stdout) == 0) return true;
  if (putchar('\n') != EOF) (void)fflush(stdout);
  return false;
}

/* THE check of all that went to standard output: a write that failed early on shows up here, too. Whoever
 * stopped reading knows that they did. */
static bool is_all_printed(enum language language) {
  const bool is_printed = has_taken_all();
  const struct writer_failure failure = {.path = label(language, LABEL_STANDARD_OUTPUT),
                                         .error = output_error_of(errno)};
  if (!is_printed && failure.error.status != OUTPUT_PIPE_CLOSED) say_writer_failure(language, &failure);
  return is_printed;
}

int main(int count, char *arguments[]) {
  struct options options;
  hold_closed_streams();
  memory_end_prepare();
  watch_signals();
  program_keep_command_line(count, arguments);
  bool is_understood = command_line_read(&options, count, arguments);
  memory_end_speak(options.language);
  enum exit_code code = is_understood ? run_command(&options) : EXIT_USAGE;
  const bool has_answer = code == EXIT_OK || code == EXIT_SOME_REJECTED;
  if (!is_all_printed(options.language) && has_answer) code = EXIT_FILE;
  program_forget_command_line();
  return (int)code;
}
