/* The words that cases, rules and results choose from: `enum kind`, `enum scheme`, `enum payer` and the
 * others of words.def, and their stable English keys. Only formats knows what people call them. */
#ifndef ARREARS_CALC_WORD_H
#define ARREARS_CALC_WORD_H

#include "status.h"
#include "text.h"

#define WORD_LIST(tag, PREFIX) enum tag {
#define WORD(PREFIX, ID, ...) PREFIX##_##ID,
#define WORD_LIST_END(tag, PREFIX) \
  PREFIX##_COUNT                   \
  }                                \
  ;
#include "words.def"

enum word_list {
#define WORD_LIST(tag, PREFIX) WORDS_##PREFIX,
#include "words.def"
  WORD_LIST_COUNT
};

/* The keys of each list, in the order of its enum, NULL after the last: kind_keys[KIND_BACKPAY]. */
#define WORD_LIST(tag, PREFIX) extern const char *const tag##_keys[PREFIX##_COUNT + 1];
#include "words.def"
extern const char *const *const word_keys[WORD_LIST_COUNT];
extern const struct text *const word_texts[WORD_LIST_COUNT];

/* One word: its list and its value in the enum of that list. */
struct word {
  enum word_list list;
  int index;
};

#define WORD_OF(LIST, value) ((struct word){WORDS_##LIST, (int)(value)})

static inline const char *word_key(struct word word) { return word_keys[word.list][word.index]; }
static inline struct text word_text(struct word word) { return word_texts[word.list][word.index]; }

/* Index of the key that equals `text`, or -1. */
int key_find(const char *const keys[], int count, struct text text);

/* Whom a rule row is about: a payer, a sex where it fixes the months required at retirement, or a group of
 * residents where it fixes their premium. RULES 7 */
enum party {
  PARTY_OF_PAYERS,
  PARTY_OF_SEXES = PAYER_COUNT,
  PARTY_OF_GROUPS = PARTY_OF_SEXES + SEX_COUNT,
  PARTY_COUNT = PARTY_OF_GROUPS + GROUP_COUNT
};

/* A rule row for every scheme, or every party (`*`). */
enum { ANY_SCHEME = -1, ANY_PARTY = -1 };

static inline enum party party_of_payer(enum payer payer) { return (enum party)payer; }
static inline enum party party_of_sex(enum sex sex) { return (enum party)(PARTY_OF_SEXES + (int)sex); }
static inline enum party party_of_group(enum resident_group group) {
  return (enum party)(PARTY_OF_GROUPS + (int)group);
}

/* A payer's word, a sex's or a group's; `party` is none of ANY_PARTY. */
static inline struct word party_word(int party) {
  if (party < PARTY_OF_SEXES) return (struct word){WORDS_PAYER, party};
  if (party < PARTY_OF_GROUPS) return (struct word){WORDS_SEX, party - PARTY_OF_SEXES};
  return (struct word){WORDS_GROUP, party - PARTY_OF_GROUPS};
}

/* The party of this key, or -1. */
int party_find(struct text key);

#endif
