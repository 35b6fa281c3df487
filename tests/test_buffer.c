#include "calc/buffer.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdint.h>

Test(buffer, is_valid_and_empty_as_zeroes) {
  struct buffer buffer = {0};
  cr_expect(text_is(buffer_text(&buffer), ""));
  buffer_reset(&buffer);
  buffer_clear(&buffer);
  cr_expect(buffer.at == NULL && buffer.length == 0 && buffer.capacity == 0);
}

Test(buffer, adds_bytes_texts_and_literals_one_behind_the_other) {
  struct buffer buffer = {0};
  buffer_add(&buffer, "ab\0c", 4);
  buffer_add_byte(&buffer, '-');
  buffer_add_text(&buffer, TEXT("张"));
  buffer_add_literal(&buffer, "xyz");
  cr_expect(text_equals(buffer_text(&buffer), TEXT("ab\0c-张xyz")));
  buffer_clear(&buffer);
}

Test(buffer, takes_nothing_from_nowhere) {
  struct buffer buffer = {0};
  buffer_add(&buffer, NULL, 0);
  buffer_add_text(&buffer, (struct text){0});
  cr_expect(buffer.length == 0 && buffer.at == NULL);
  buffer_add_byte(&buffer, 'x');
  buffer_add(&buffer, NULL, 0);
  cr_expect(text_is(buffer_text(&buffer), "x"));
  buffer_clear(&buffer);
}

Test(buffer, keeps_its_bytes_while_it_grows) {
  struct buffer buffer = {0};
  enum { COUNT = 100000 };
  for (int i = 0; i < COUNT; i++) buffer_add_byte(&buffer, (char)(i % 97));
  cr_assert(buffer.length == COUNT && buffer.capacity >= COUNT);
  for (int i = 0; i < COUNT; i++) cr_assert(buffer.at[i] == (char)(i % 97), "byte %d", i);
  buffer_clear(&buffer);
}

Test(buffer, has_room_for_no_bytes_too) {
  struct buffer buffer = {0};
  cr_expect_not_null(buffer_room(&buffer, 0));
  cr_expect(buffer.length == 0);
  buffer_clear(&buffer);
}

Test(buffer, gives_room_at_its_end_that_does_not_count_until_it_is_used) {
  struct buffer buffer = {0};
  buffer_add_literal(&buffer, "ab");
  memcpy(buffer_room(&buffer, 300), "cdef", 4);
  cr_expect(text_is(buffer_text(&buffer), "ab") && buffer.capacity >= 302);
  buffer.length += 3;
  cr_expect(text_is(buffer_text(&buffer), "abcde"));
  buffer_clear(&buffer);
}

Test(buffer, keeps_its_storage_when_emptied_and_stops_allocating) {
  struct buffer buffer = {0};
  for (int i = 0; i < 1000; i++) buffer_add_literal(&buffer, "0123456789");
  char *at = buffer.at;
  size_t capacity = buffer.capacity;
  for (int round = 0; round < 10; round++) {
    buffer_reset(&buffer);
    cr_expect(buffer.length == 0);
    for (int i = 0; i < 1000; i++) buffer_add_literal(&buffer, "9876543210");
    cr_expect(buffer.at == at && buffer.capacity == capacity);
  }
  buffer_clear(&buffer);
}

Test(buffer, can_be_used_again_after_it_has_been_cleared) {
  struct buffer buffer = {0};
  buffer_add_literal(&buffer, "before");
  buffer_clear(&buffer);
  cr_expect(buffer.at == NULL && buffer.length == 0 && buffer.capacity == 0);
  buffer_add_literal(&buffer, "after");
  cr_expect(text_is(buffer_text(&buffer), "after"));
  buffer_clear(&buffer);
}

Test(buffer, ends_the_program_when_memory_ends, .signal = SIGABRT) {
  struct buffer buffer = {0};
  buffer_grow(&buffer, SIZE_MAX);
}
