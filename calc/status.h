/* What every room shares about outcomes. */
#ifndef ARREARS_CALC_STATUS_H
#define ARREARS_CALC_STATUS_H

/* A returned value that must not be dropped. */
#if defined(__GNUC__)
#define MUST_USE __attribute__((warn_unused_result))
#else
#define MUST_USE
#endif

#endif
