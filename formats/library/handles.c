#include "formats/library/handles.h"

#include <pthread.h>
#include <stddef.h>

struct slot {
  uint32_t generation; /* of the number; one more each time */
  bool is_open;
  enum handle_kind kind;
  int64_t users;
  void *object; /* NULL: the slot is free */
  void (*destroy)(void *object);
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct slot slots[HANDLES_MOST];

/* Under the mutex. NULL: no such number was given, or not any more. */
static struct slot *slot_of(arrears_handle handle) {
  const uint64_t place = handle & UINT32_MAX;
  if (place == 0 || place > HANDLES_MOST) return NULL;
  struct slot *slot = &slots[place - 1];
  return slot->object != NULL && slot->generation == handle >> 32 ? slot : NULL;
}

arrears_handle handles_add(enum handle_kind kind, void *object, void (*destroy)(void *object)) {
  arrears_handle handle = 0;
  pthread_mutex_lock(&mutex);
  for (uint64_t i = 0; i < HANDLES_MOST && handle == 0; i++) {
    if (slots[i].object != NULL) continue;
    slots[i] = (struct slot){slots[i].generation + 1, true, kind, 0, object, destroy};
    handle = (uint64_t)slots[i].generation << 32 | (i + 1);
  }
  pthread_mutex_unlock(&mutex);
  if (handle == 0) destroy(object);
  return handle;
}

static int enter(struct slot *slot, enum handle_kind kind, bool alone, void **object) {
  if (slot == NULL || !slot->is_open) return ARREARS_CLOSED;
  if (slot->kind != kind) return ARREARS_BAD_ARGUMENT;
  if (alone && slot->users > 0) return ARREARS_BUSY;
  slot->users++;
  *object = slot->object;
  return ARREARS_OK;
}

int handles_enter(arrears_handle handle, enum handle_kind kind, bool alone, void **object) {
  pthread_mutex_lock(&mutex);
  const int status = enter(slot_of(handle), kind, alone, object);
  pthread_mutex_unlock(&mutex);
  return status;
}

/* Under the mutex: the slot as it was if its object is to be destroyed now. */
static struct slot take_if_unused(struct slot *slot) {
  struct slot taken = {0};
  if (slot->is_open || slot->users > 0) return taken;
  taken = *slot;
  slot->object = NULL;
  return taken;
}

static void destroy(struct slot slot) {
  if (slot.object != NULL) slot.destroy(slot.object);
}

void handles_leave(arrears_handle handle) {
  pthread_mutex_lock(&mutex);
  struct slot *slot = slot_of(handle);
  slot->users--;
  const struct slot taken = take_if_unused(slot);
  pthread_mutex_unlock(&mutex);
  destroy(taken);
}

int handles_close(arrears_handle handle) {
  struct slot taken = {0};
  pthread_mutex_lock(&mutex);
  struct slot *slot = slot_of(handle);
  const bool is_open = slot != NULL && slot->is_open;
  if (is_open) {
    slot->is_open = false;
    taken = take_if_unused(slot);
  }
  pthread_mutex_unlock(&mutex);
  destroy(taken);
  return is_open ? ARREARS_OK : ARREARS_CLOSED;
}
