/* The values are fixed for ever: shards made by one version are merged by another. */
#include "calc/hash.h"

#include <criterion/criterion.h>
#include <stdlib.h>

Test(hash, gives_the_same_number_for_a_number_on_every_machine) {
  /* worked out in Python with numbers of any size, cut to 64 bits after each product */
  static const struct {
    uint64_t value, hash;
  } known[] = {{0, 0},
               {1, UINT64_C(0xCA009717F87D8879)},
               {2, UINT64_C(0x6C3247D3EDED6346)},
               {UINT64_C(0x0123456789ABCDEF), UINT64_C(0xB5254FCBE8E4921D)},
               {UINT64_C(0x8000000000000000), UINT64_C(0x1CDE027278EDA31A)},
               {UINT64_MAX, UINT64_C(0x52B064376528D907)}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    cr_expect(hash_number(known[i].value) == known[i].hash, "%zu", i);
}

Test(hash, gives_the_same_number_for_a_text_on_every_machine) {
  /* FNV-1a of "a" is AF63DC4C8601EC8C, of "foobar" 85944171F73967E8 (its authors' test vectors); mixed as
   * above */
  const struct {
    struct text text;
    uint64_t hash;
  } known[] = {{TEXT(""), UINT64_C(0xA2EFE86CA5535E87)},     {{NULL, 0}, UINT64_C(0xA2EFE86CA5535E87)},
               {TEXT("a"), UINT64_C(0x68A4295D6CBE3598)},    {TEXT("foobar"), UINT64_C(0x7B6FEC3696E3D6E1)},
               {TEXT("张三"), UINT64_C(0x8CD2ED5A95D389AD)}, /* bytes above 127 are not negative */
               {TEXT("\0"), UINT64_C(0xAA568FD302DFD984)}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    cr_expect(hash_text(known[i].text) == known[i].hash, "%zu", i);
}

static int ascending(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return (a > b) - (a < b);
}

/* The value before hash_number: each of its steps taken back, last first. An xor with the value shifted by 29
 * or more bits is taken back by two such steps; a product by an odd number by the number's inverse mod 2^64.
 */
static uint64_t inverse_of(uint64_t odd) {
  uint64_t inverse = odd; /* right in the last 3 bits; each round doubles them: 6, 12, 24, 48, 96 */
  for (int round = 0; round < 5; round++) inverse *= 2 - odd * inverse;
  return inverse;
}

static uint64_t unhash(uint64_t hash) {
  hash ^= hash >> 32;
  hash *= inverse_of(UINT64_C(0xBF58476D1CE4E5B9));
  hash ^= hash >> 29 ^ hash >> 58;
  hash *= inverse_of(UINT64_C(0x9E3779B97F4A7C15));
  return hash ^ hash >> 31 ^ hash >> 62;
}

Test(hash, can_be_taken_back_so_no_two_numbers_meet) {
  uint64_t value = 1;
  for (int i = 0; i < 100000; i++) {
    cr_assert(unhash(hash_number(value)) == value, "%llx", (unsigned long long)value);
    value = value * UINT64_C(6364136223846793005) + 1442695040888963407u;
  }
}

Test(hash, keeps_neighbours_apart) {
  enum { COUNT = 200000 };
  uint64_t *hashes = malloc(COUNT * sizeof *hashes);
  for (uint64_t i = 0; i < COUNT; i++)
    hashes[i] = hash_number(i % 2 == 0 ? i : i << 40); /* low numbers, and numbers of high bits */
  qsort(hashes, COUNT, sizeof *hashes, ascending);
  for (size_t i = 1; i < COUNT; i++) cr_assert(hashes[i] != hashes[i - 1]);
  free(hashes);
}

Test(hash, lets_every_bit_decide_about_half_the_bits) {
  enum { SAMPLES = 1000 };
  for (int bit = 0; bit < 64; bit++) {
    int changed = 0;
    for (uint64_t value = 1; value <= SAMPLES; value++)
      changed += __builtin_popcountll(hash_number(value) ^ hash_number(value ^ UINT64_C(1) << bit));
    cr_expect(changed > 28 * SAMPLES && changed < 36 * SAMPLES, "bit %d: %d", bit, changed / SAMPLES);
  }
}

Test(hash, spreads_running_numbers_evenly_among_shards) {
  /* 60000 numbers on 6 shards are 10000 each; chance alone strays by about 91 (root of 60000 x 1/6 x 5/6) */
  int counts[6] = {0};
  for (uint64_t value = 0; value < 60000; value++) counts[hash_number(value) % 6]++;
  for (int i = 0; i < 6; i++) cr_expect(abs(counts[i] - 10000) < 500, "shard %d: %d", i, counts[i]);
}
