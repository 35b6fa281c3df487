/* A figure in a cell, or several, each from a month on: 2024-07:8000; 2025-07:9200. CONTRACT 2.6. */
#ifndef ARREARS_FORMATS_LIST_CELL_SERIES_H
#define ARREARS_FORMATS_LIST_CELL_SERIES_H

#include "calc/stated.h"
#include "formats/list/cell_values.h"

/* How a single figure is read: cell_wage, cell_rate, cell_percent. */
typedef bool cell_figure_reader(struct exact *figure, struct cell_context *context, enum case_field field,
                                struct text cell);

/* Whether the cell names months: something in it joins a month with a figure. */
bool cell_is_series(struct text cell);

/* Reads either into `stated`, which is empty. False: diagnosed, and empty. */
MUST_USE bool cell_series(struct stated_number *stated, cell_figure_reader *read,
                          struct cell_context *context, enum case_field field, struct text cell);

#endif
