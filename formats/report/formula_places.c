#include "formats/report/formula_places.h"

const enum label ledger_titles[LEDGER_CELLS] = {
#define LINE_ROW(ID, key, label, ...) [LEDGER_##ID] = label,
#include "calc/figures.def"
    [LEDGER_CELL_WAGE] = LABEL_LEDGER_WAGE,
    [LEDGER_CELL_AVERAGE] = LABEL_LEDGER_AVERAGE,
    [LEDGER_CELL_FIXED_EMPLOYER] = LABEL_LEDGER_FIXED_EMPLOYER,
    [LEDGER_CELL_FIXED_EMPLOYEE] = LABEL_LEDGER_FIXED_EMPLOYEE,
};

const enum label result_titles[RESULT_FIGURE_COUNT] = {
#define RESULT_ROW(ID, key, label, ...) [RESULT_##ID] = label,
#include "calc/figures.def"
};

static const enum label parameter_titles[PARAMETER_CELLS] = {
    [RULE_CELL_NUMBER] = LABEL_PARAMETERS_NUMBER,
    [RULE_CELL_UNIT] = LABEL_PARAMETERS_UNIT,
    [RULE_CELL_FROM] = LABEL_RULE_FROM,
    [RULE_CELL_TO] = LABEL_RULE_TO,
};

static void find_columns(column_letters *letters, const enum label *titles, size_t count,
                         const struct report_sheet *sheet) {
  for (size_t i = 0; i < count; i++)
    for (size_t column = 0; column < sheet->count; column++)
      if (sheet->columns[column].title == titles[i]) (void)row_column_letters(column, letters[i]);
}

static struct link_sheet link_sheet_of(const struct report_sheet *sheet) {
  return (struct link_sheet){text_from(sheet->shape.name), row_shape_capacity(&sheet->shape)};
}

void formula_places_init(struct formula_places *places, const struct report_sheet *sheets, bool is_live) {
  const struct report_sheet *ledger = &sheets[REPORT_LEDGER], *parameters_sheet = &sheets[REPORT_PARAMETERS];
  *places = (struct formula_places){
      .is_live = is_live,
      .ledger_name = text_from(ledger->shape.name),
      .parameters_name = text_from(parameters_sheet->shape.name),
      .ledger_capacity = row_shape_capacity(&ledger->shape),
      .parameters_capacity = row_shape_capacity(&parameters_sheet->shape),
      .ledger_lines = link_sheet_of(ledger),
      .bases = link_sheet_of(&sheets[REPORT_BASES]),
      .rules = link_sheet_of(&sheets[REPORT_RULES]),
  };
  find_columns(places->ledger, ledger_titles, LEDGER_CELLS, ledger);
  find_columns(places->results, result_titles, RESULT_FIGURE_COUNT, &sheets[REPORT_CASES]);
  find_columns(places->parameters, parameter_titles, PARAMETER_CELLS, parameters_sheet);
}
