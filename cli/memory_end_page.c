#include "cli/memory_end.h"

/* Memory that cannot grow ends the run by itself, and the page says why (page/arrears_worker.js). */
void memory_end_prepare(void) {}

void memory_end_speak(enum language language) { (void)language; }
