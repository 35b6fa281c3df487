/* Which libraries the program stands on. */
#ifndef ARREARS_CLI_LIBRARIES_H
#define ARREARS_CLI_LIBRARIES_H

/* "GMP 6.2.1, libxlsxwriter 1.1.4, ...": static, filled by the first call, which is not for two threads. */
const char *libraries(void);

#endif
