/* A calendar made of any bytes: what is read counts working days as counting them one by one does. libFuzzer:
 * sh tests/run.sh fuzz 1 calendar */
#include "formats/list/rule_tables.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_STARTS = 40 };

static void pass_over(void *context, struct text file, const struct rules_trouble *trouble) {
  struct buffer said = {0};
  (void)file;
  rules_trouble_text(&said, LANGUAGE_EN, context, trouble);
  must_be(said.length > 0);
  buffer_clear(&said);
}

/* Every day after `start` up to the answer, looked for in the days as they were read. */
static void check_after(const struct workdays *calendar, struct date start, int count) {
  bool known = true;
  const struct date found = workdays_after(calendar, start, count, &known);
  int working = 0;
  for (struct date day = date_add_days(start, 1); !date_is_before(found, day); day = date_add_days(day, 1)) {
    bool is_working = date_weekday(day) < 5;
    for (size_t i = 0; i < calendar->count; i++)
      if (calendar->days[i].date.serial == day.serial) is_working = calendar->days[i].kind == DAY_WORKDAY;
    working += is_working;
    if (day.serial == found.serial) must_be(is_working);
  }
  must_be(working == count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct workdays calendar = {0};
  struct rules none = {0};
  struct table_error error;
  struct table *table =
      table_open_memory((struct text){(const char *)data, size}, (struct table_options){0}, &error);
  if (table == NULL) return 0;
  if (calendar_read(&calendar, table, TEXT("days.csv"), pass_over, &none))
    for (size_t i = 0; i < calendar.count && i < MOST_STARTS; i++)
      for (int count = 0; count <= 15; count += 5)
        check_after(&calendar, date_add_days(calendar.days[i].date, -3), count);
  workdays_clear(&calendar);
  table_close(table);
  return 0;
}
