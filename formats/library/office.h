/* An engine, and the desks at which calls work with it: one for each call at the same time, used again by
 * later ones. Any thread may call. */
#ifndef ARREARS_FORMATS_LIBRARY_OFFICE_H
#define ARREARS_FORMATS_LIBRARY_OFFICE_H

#include "formats/library/desk.h"

struct office;

/* As engine_open; the office is to be destroyed whatever the status. */
MUST_USE int office_open(struct office **office, const struct arrears_options *options,
                         struct arrears_answer *answer);

const struct engine *office_engine(const struct office *office);

/* A desk for one call, to be given back. */
struct desk *office_take_desk(struct office *office);
void office_give_desk(struct office *office, struct desk *desk);

/* As handles_add wants it. */
void office_destroy(void *object);

#endif
