/* The floor under every reader of this format: libcsv over one file, counting. floor_csv FILE */

#include <csv.h>
#include <stdio.h>

#define BLOCK_SIZE (64 * 1024)

struct counts {
  unsigned long long cells;
  unsigned long long rows;
  unsigned long long bytes;
};

static char block[BLOCK_SIZE];

static void count_cell(void *cell, size_t size, void *context) {
  struct counts *counts = context;
  (void)cell;
  counts->cells++;
  counts->bytes += size;
}

static void count_row(int end, void *context) {
  struct counts *counts = context;
  (void)end;
  counts->rows++;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fputs("usage: floor_csv FILE\n", stderr);
    return 2;
  }
  FILE *file = fopen(argv[1], "rb");
  if (file == NULL) {
    perror(argv[1]);
    return 4;
  }
  struct csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
    fputs("csv_init failed\n", stderr);
    return 1;
  }
  csv_set_blk_size(&parser, BLOCK_SIZE);

  struct counts counts = {0, 0, 0};
  size_t size;
  int outcome = 0;
  while (outcome == 0 && (size = fread(block, 1, sizeof block, file)) > 0) {
    if (csv_parse(&parser, block, size, count_cell, count_row, &counts) != size) {
      outcome = 4;
    }
  }
  if (outcome == 0 && (ferror(file) || csv_fini(&parser, count_cell, count_row, &counts) != 0)) {
    outcome = 4;
  }
  if (outcome != 0) {
    fprintf(stderr, "%s: %s\n", argv[1], csv_strerror(csv_error(&parser)));
  }
  csv_free(&parser);
  fclose(file);
  printf("%llu rows, %llu cells, %llu bytes\n", counts.rows, counts.cells, counts.bytes);
  return outcome;
}
