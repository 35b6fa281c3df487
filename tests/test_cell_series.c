/* A series is shown as `2024-07:8000 2025-07:9200`, a refusal as its code and arguments:
 * `E178(2025-07,2024-07)`. */
#include "formats/list/cell_series.h"

#include <criterion/criterion.h>
#include <stdio.h>

struct example {
  const char *cell, *expected;
};

static void add_figure(struct buffer *out, const struct stated_number *stated, struct month from,
                       const struct exact *figure) {
  if (out->length > 0) buffer_add_byte(out, ' ');
  if (stated_is_over_time(stated)) {
    month_format(out, from);
    buffer_add_byte(out, ':');
  }
  exact_format(out, figure);
}

static void add_refusals(struct buffer *out, const struct diagnostics *diagnostics) {
  for (size_t i = 0; i < diagnostics->count; i++) {
    const struct diagnostic *item = &diagnostics->items[i];
    buffer_add_text(out, text_from(diagnostics_table[item->code].code));
    for (int k = 0; k < item->argument_count; k++) {
      buffer_add_byte(out, k == 0 ? '(' : ',');
      buffer_add_text(out, diagnostics_text(diagnostics, item->arguments[k]));
    }
    if (item->argument_count > 0) buffer_add_byte(out, ')');
  }
}

static void expect_series(cell_figure_reader *read, const struct example *example) {
  struct diagnostics diagnostics = {0};
  note_set notes = 0;
  struct cell_context context = {.diagnostics = &diagnostics, .notes = &notes};
  struct stated_number stated = {0};
  struct buffer found = {0};
  bool is_read = cell_series(&stated, read, &context, FIELD_WAGE, text_from(example->cell));
  if (is_read) add_figure(&found, &stated, stated.from, &stated.number);
  for (size_t i = 0; i < stated.step_count; i++)
    add_figure(&found, &stated, stated.steps[i].from, &stated.steps[i].number);
  add_refusals(&found, &diagnostics);
  cr_expect_eq(is_read, diagnostics.count == 0, "%s", example->cell);
  cr_expect(is_read || (!stated.is_stated && stated.step_count == 0), "%s", example->cell);
  cr_expect(text_equals(buffer_text(&found), text_from(example->expected)), "%s: %.*s", example->cell,
            (int)found.length, found.at);
  stated_clear(&stated);
  buffer_clear(&found);
  buffer_clear(&context.scratch);
  diagnostics_clear(&diagnostics);
}

#define EXPECT(read, examples) \
  for (size_t i = 0; i < sizeof(examples) / sizeof(examples)[0]; i++) expect_series(read, &(examples)[i])

Test(cell_series, reads_one_figure_as_before) {
  static const struct example examples[] = {
      {"8000", "8000"},          {"8,000.50", "8000.5"},   {"¥8000元", "8000"},
      {"8000,920", "E101(5,,)"}, {"2024-07", "E101(5,-)"},
  };
  EXPECT(cell_wage, examples);
}

Test(cell_series, takes_every_form_of_month_connector_and_separator) {
  static const struct example examples[] = {
      {"2024-07:8000; 2025-07:9200", "2024-07:8000 2025-07:9200"},
      {"2024-07:8000", "2024-07:8000"},
      {"2024/7=8000；2025.07＝9200", "2024-07:8000 2025-07:9200"},
      {"2024年7月起8000，2025年7月份起：9200元", "2024-07:8000 2025-07:9200"},
      {"202407：8000\n202507：9200\r\n202601 : 9300", "2024-07:8000 2025-07:9200 2026-01:9300"},
      {"２０２４年７月：８０００；", "2024-07:8000"},
      {"Jul-24:8000;2025-Aug:9000", "2024-07:8000 2025-08:9000"},
      {";; 2024-07:8000 ;;2025-07:9200;", "2024-07:8000 2025-07:9200"},
      /* the same figure again is no change */
      {"2024-07:8000;2025-01:8000.0;2025-07:9200", "2024-07:8000 2025-07:9200"},
  };
  EXPECT(cell_wage, examples);
}

Test(cell_series, tells_commas_of_thousands_from_those_between_entries) {
  static const struct example examples[] = {
      {"2024-07:8,000; 2025-07:19,200.50", "2024-07:8000 2025-07:19200.5"},
      {"2024-07:8,000,2025-07:9,200", "2024-07:8000 2025-07:9200"},
      {"202407:8,000, 202507:1,234,567", "2024-07:8000 2025-07:1234567"},
      {"2024-07:8000,2025-07:9200", "2024-07:8000 2025-07:9200"},
      {"2024-07:8，000", "E177(2,000)"},
      {"2024-07:8000,920", "E101(5,,)"},
      {"2024-07:8000,9200", "E177(2,9200)"},
      {"2024-07:8,00", "E177(2,00)"},
      {"2024-07:12345,678", "E101(6,,)"},
      {"2024-07:1,2345,678", "E177(2,2345,678)"},
  };
  EXPECT(cell_wage, examples);
}

Test(cell_series, refuses_what_is_out_of_order_or_not_understood) {
  static const struct example examples[] = {
      {"2025-07:9200; 2024-07:8000", "E178(2025-07,2024-07)"},
      {"2024-07:8000; 2024年7月:9200", "E178(2024-07,2024-07)"},
      /* in order though one figure says nothing new */
      {"2024-07:8000; 2024-09:8000; 2024-08:9200", "E178(2024-09,2024-08)"},
      {"8000; 2025-07:9200", "E177(1,8000)"},
      {"2024-07:8000; 9200", "E177(2,9200)"},
      {"2024-07:", "E177(1,2024-07:)"},
      {":8000", "E177(1,:8000)"},
      {"2024.1:8000", "E108(2024-01,2024-10)"},
      {"24年7月:8000", "E109"},
      {"2024-13:8000", "E107"},
      {"2024-07:-8000", "E102"},
      {"2024-07:8OOO", "E101(2,O)"},
      {"2024-07:8000:9000", "E101(5,:)"},
  };
  EXPECT(cell_wage, examples);
}

Test(cell_series, reads_rates_each_for_itself) {
  static const struct example examples[] = {
      {"2024-07:10%; 2025-07:0.12", "2024-07:0.1 2025-07:0.12"},
      {"2024-07:10%; 2025-07:12", "E105"},
  };
  EXPECT(cell_rate, examples);
  static const struct example in_percent[] = {
      {"2024-07:10; 2025-07:12.5", "2024-07:0.1 2025-07:0.125"},
      {"2024-07:10; 2025-07:0.5", "E117(0.5)"},
  };
  EXPECT(cell_percent, in_percent);
}
