#include "formats/list/xls_in.h"
const struct sheet_format xls_in = {0};
