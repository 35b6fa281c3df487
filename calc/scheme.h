/* The words of a case that are chosen from a list: kinds of case, of insurance, of payer. Keys are the
 * stable English names of CONTRACT 2; what people call them in Chinese stands in formats. */
#ifndef ARREARS_CALC_SCHEME_H
#define ARREARS_CALC_SCHEME_H

#include "status.h"
#include "text.h"

/* 险种 */
enum scheme {
  SCHEME_MEDICAL,          /* 职工基本医疗保险 */
  SCHEME_MATERNITY,        /* 生育保险 */
  SCHEME_MAJOR_MEDICAL,    /* 大额医疗互助, 大病 */
  SCHEME_PENSION,          /* 职工基本养老保险 */
  SCHEME_UNEMPLOYMENT,     /* 失业保险 */
  SCHEME_INJURY,           /* 工伤保险 */
  SCHEME_RESIDENT_MEDICAL, /* 城乡居民基本医疗保险 */
  SCHEME_COUNT
};

/* 缴费主体; a rule row for the years required at retirement holds the sex in the same place. */
enum payer { PAYER_EMPLOYER, PAYER_FLEXIBLE, PAYER_MALE, PAYER_FEMALE, PAYER_COUNT };

/* 业务类型 */
enum kind { KIND_BACKPAY, KIND_TOPUP, KIND_RESIDENT, KIND_TRANSFER, KIND_CREDIT, KIND_COUNT };

/* A rule row for every scheme, or every payer (`*`). */
enum { ANY_SCHEME = -1, ANY_PAYER = -1 };

extern const char *const scheme_keys[SCHEME_COUNT];
extern const char *const payer_keys[PAYER_COUNT];
extern const char *const kind_keys[KIND_COUNT];

/* Index of the key that equals `text`, or -1. */
int key_find(const char *const keys[], int count, struct text text);

#endif
