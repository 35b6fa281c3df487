#include <signal.h>
#include <stdio.h>

#include "cli/commands.h"
#include "cli/memory_end.h"
#include "cli/run/command_merge.h"
#include "cli/user/command_line.h"
#include "cli/user/program.h"
#include "formats/file/output_file.h"

/* A stopped run leaves no temporary file behind and dies of its signal, so that the shell sees why. */
static void stop(int number) {
  if (output_file_is_shielded_in_signal(number)) return;
  output_file_abandon_all_in_signal();
  signal(number, SIG_DFL);
  raise(number);
}

static void watch_signals(void) {
  static const int stopping[] = {SIGINT, SIGTERM, SIGHUP};
  const struct sigaction action = {.sa_handler = stop, .sa_flags = SA_RESTART};
  for (size_t i = 0; i < sizeof stopping / sizeof stopping[0]; i++) {
    struct sigaction before;
    bool is_ignored = sigaction(stopping[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN; /* nohup */
    if (!is_ignored) (void)sigaction(stopping[i], &action, NULL);
  }
  (void)signal(SIGPIPE, SIG_IGN);
  (void)signal(SIGXFSZ, SIG_IGN); /* exceeding a file size limit is then a failed write like any other */
}

static enum exit_code (*const commands[COMMAND_COUNT])(const struct options *options) = {
    [COMMAND_NONE] = command_introduce, [COMMAND_QUOTE] = command_quote,
    [COMMAND_REPORT] = command_list,    [COMMAND_ASSESS] = command_list,
    [COMMAND_CHECK] = command_list,     [COMMAND_RULES] = command_rules,
    [COMMAND_MERGE] = command_merge,    [COMMAND_TEMPLATE] = command_template,
    [COMMAND_HELP] = command_help,      [COMMAND_VERSION] = command_version,
};

static enum exit_code run_command(const struct options *options) {
  bool wants_help = options->wants_help && options->command != COMMAND_VERSION;
  return wants_help ? command_help(options) : commands[options->command](options);
}

int main(int count, char *arguments[]) {
  struct options options;
  memory_end_prepare();
  watch_signals();
  program_keep_command_line(count, arguments);
  bool is_understood = command_line_read(&options, count, arguments);
  memory_end_speak(options.language);
  enum exit_code code = is_understood ? run_command(&options) : EXIT_USAGE;
  bool is_printed = fflush(stdout) == 0 && ferror(stdout) == 0; /* earlier writes may have failed, too */
  if (!is_printed && code == EXIT_OK) code = EXIT_FILE;
  program_forget_command_line();
  return (int)code;
}
