/* What the sheet of an XLS workbook holds. */
#include <criterion/criterion.h>

#include "xls_fixture.h"

/* Values */

Test(xls_in, reads_texts_and_numbers) {
  struct buffer cells = {0};
  CELL(&cells, BIFF_LABELSST, 0, 0, 0, "\x00\0\0\0");
  CELL(&cells, BIFF_LABELSST, 0, 1, 0, "\x01\0\0\0");
  CELL(&cells, BIFF_LABELSST, 0, 2, 0, "\x02\0\0\0");
  put_number(&cells, BIFF_NUMBER, 0, 3, 0, 8000.3);
  put_number(&cells, BIFF_NUMBER, 0, 4, 1, 45688);
  put_number(&cells, BIFF_NUMBER, 0, 5, 2, 45688.4375);
  put_number(&cells, BIFF_NUMBER, 0, 6, 0, 110101199001011230.0);
  CELL(&cells, BIFF_LABEL, 2, 0, 0, "\x02\x00\x00\xE9z"); /* é z in one byte each */
  expect(&cells,
         "1 A:T(ab) B:T(王) C:T() D:N(8000.3) E:D(2025-01-31) F:D(2025-01-31T10:30:00) "
         "G:N!(110101199001011230)\n3 A:T(éz)\n");
}

/* 5 is 5 x 4 + 2; -5 likewise in thirty bits; 800030 hundredths; 1.5 is 3FF80000 00000000, 150 4062C000
 * 00000000. */
Test(xls_in, reads_numbers_of_thirty_bits) {
  struct buffer cells = {0};
  put_rk(&cells, 0, 0, 5 << 2 | 2);
  put_rk(&cells, 0, 1, UINT32_C(0xFFFFFFFB) << 2 | 2);
  put_rk(&cells, 0, 2, 800030 << 2 | 3);
  put_rk(&cells, 0, 3, UINT32_C(0x3FF80000));
  put_rk(&cells, 0, 4, UINT32_C(0x4062C001));
  CELL(&cells, BIFF_MULRK, 1, 1, 0,
       "\x06\0\0\0"
       "\x01\x00\x0A\0\0\0"
       "\x03\x00");
  expect(&cells, "1 A:N(5) B:N(-5) C:N(8000.3) D:N(1.5) E:N(1.5)\n2 B:N(1) C:D(1900-01-02)\n");
}

Test(xls_in, reads_what_formulas_came_to) {
  struct buffer cells = {0};
  put_number(&cells, BIFF_FORMULA, 0, 0, 0, 0.25);
  put_number(&cells, BIFF_FORMULA, 0, 1, 1, 45688);
  CELL(&cells, BIFF_FORMULA, 0, 2, 0, "\x00\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0");
  RECORD(&cells, BIFF_STRING, "\x01\x00\x01\x8B\x73");
  CELL(&cells, BIFF_FORMULA, 0, 3, 0, "\x01\0\x01\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0");
  CELL(&cells, BIFF_FORMULA, 0, 4, 0, "\x02\0\x2A\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0");
  CELL(&cells, BIFF_FORMULA, 0, 5, 0, "\x03\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0");
  CELL(&cells, BIFF_FORMULA, 0, 6, 0, "\x00\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0");
  expect(&cells, "1 A:Nf(0.25) B:Df(2025-01-31) C:Tf(王) D:Bf(TRUE) E:Ef(#N/A) F:Tf() G:F()\n");
}

Test(xls_in, reads_booleans_and_errors) {
  struct buffer cells = {0};
  CELL(&cells, BIFF_BOOLERR, 0, 0, 0, "\x01\x00");
  CELL(&cells, BIFF_BOOLERR, 0, 1, 0, "\x00\x00");
  CELL(&cells, BIFF_BOOLERR, 0, 2, 0, "\x07\x01");
  CELL(&cells, BIFF_BOOLERR, 0, 3, 0, "\x17\x01");
  expect(&cells, "1 A:B(TRUE) B:B(FALSE) C:E(#DIV/0!) D:E(#REF!)\n");
}

Test(xls_in, knows_merges_and_hidden_rows) {
  struct buffer cells = {0};
  RECORD(&cells, BIFF_ROW, "\x01\0\0\0\x02\0\xFF\0\0\0\0\0\x20\x01\x0F\0");
  CELL(&cells, BIFF_LABELSST, 0, 0, 0, "\x00\0\0\0");
  put_rk(&cells, 0, 1, 5 << 2 | 2);
  put_rk(&cells, 1, 0, 6 << 2 | 2); /* under the merge */
  put_rk(&cells, 1, 1, 7 << 2 | 2);
  RECORD(&cells, BIFF_MERGEDCELLS, "\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00");
  expect(&cells, "1 A:T(ab) B:N(5) {A1:A2=ab}\n2h B:N(7) {A1:A2=ab}\n");
}

Test(xls_in, passes_over_charts_within_a_sheet) {
  struct buffer cells = {0};
  put_rk(&cells, 0, 0, 5 << 2 | 2);
  RECORD(&cells, BIFF_BOF, BOF_CHART);
  put_rk(&cells, 0, 0, 9 << 2 | 2);
  RECORD(&cells, BIFF_EOF, "");
  put_rk(&cells, 1, 0, 6 << 2 | 2);
  expect(&cells, "1 A:N(5)\n2 A:N(6)\n");
}

/* A text of 3 characters is cut behind its first; the second record says that it goes on in one byte each. */
Test(xls_in, joins_texts_that_go_on_in_another_record) {
  struct buffer globals = {0}, cells = {0};
  RECORD(&globals, BIFF_SST, "\x02\0\0\0\x02\0\0\0\x03\x00\x01\x8B\x73");
  RECORD(&globals, BIFF_CONTINUE,
         "\x00"
         "bc"
         "\x01\x00\x00");
  RECORD(&globals, BIFF_CONTINUE,
         "\x00"
         "d");
  CELL(&cells, BIFF_LABELSST, 0, 0, 0, "\x00\0\0\0");
  CELL(&cells, BIFF_LABELSST, 0, 1, 0, "\x01\0\0\0");
  struct buffer stream = book_of(buffer_text(&globals), buffer_text(&cells), 0);
  struct buffer shown = show_stream(buffer_text(&stream), false);
  cr_expect_str_eq(shown.at, "1 A:T(王bc) B:T(d)\n");
  buffer_clear(&shown);
  buffer_clear(&stream);
  buffer_clear(&globals);
  buffer_clear(&cells);
}

/* U+1F600 is D83D DE00; half of a pair, and a character 0, are none: U+FFFD. */
Test(xls_in, reads_characters_of_two_units) {
  struct buffer cells = {0};
  CELL(&cells, BIFF_LABEL, 0, 0, 0, "\x02\x00\x01\x3D\xD8\x00\xDE");
  CELL(&cells, BIFF_LABEL, 0, 1, 0, "\x02\x00\x01\x3D\xD8z\x00");
  CELL(&cells, BIFF_LABEL, 0, 2, 0, "\x02\x00\x01\x00\xDEz\x00");
  CELL(&cells, BIFF_LABEL, 0, 3, 0, "\x03\x00\x01\x3D\xD8\x3D\xD8\x00\xDE");
  CELL(&cells, BIFF_LABEL, 0, 4, 0, "\x02\x00\x01z\x00\x3D\xD8");
  CELL(&cells, BIFF_LABEL, 0, 5, 0, "\x03\x00\x01z\x00\x00\x00z\x00");
  CELL(&cells, BIFF_LABEL, 0, 6, 0, "\x02\x00\x01\x00\xE0z\x00"); /* U+E000 is no half */
  expect(&cells,
         "1 A:T(\U0001F600) B:T(\uFFFDz) C:T(\uFFFDz) D:T(\uFFFD\U0001F600) E:T(z\uFFFD) F:T(z\uFFFDz) "
         "G:T(\uE000z)\n");
}

/* Runs of letters and how to say a word stand behind its characters: 1 x 4 and 3 bytes. */
Test(xls_in, passes_over_what_is_said_of_a_text) {
  struct buffer globals = {0}, cells = {0};
  RECORD(&globals, BIFF_SST,
         "\x02\0\0\0\x02\0\0\0\x01\x00\x0C\x01\x00\x03\0\0\0"
         "a"
         "\xFF\xFF\xFF\xFF\xFE\xFE\xFE\x01\x00\x00"
         "b");
  CELL(&cells, BIFF_LABELSST, 0, 0, 0, "\x00\0\0\0");
  CELL(&cells, BIFF_LABELSST, 0, 1, 0, "\x01\0\0\0");
  struct buffer stream = book_of(buffer_text(&globals), buffer_text(&cells), 0);
  struct buffer shown = show_stream(buffer_text(&stream), true);
  cr_expect_str_eq(shown.at, "1 A:T(a) B:T(b)\n");
  buffer_clear(&shown);
  buffer_clear(&stream);
  buffer_clear(&globals);
  buffer_clear(&cells);
}

Test(xls_in, leaves_out_rows_without_a_filled_cell) {
  struct buffer cells = {0};
  expect(&cells, "");
  put_rk(&cells, 0, 0, 5 << 2 | 2);
  put_rk(&cells, 1, 0, 6 << 2 | 2);             /* under the merge */
  RECORD(&cells, BIFF_STRING, "\x01\x00\x00z"); /* no formula awaits it */
  put_rk(&cells, 3, 0, 7 << 2 | 2);
  RECORD(&cells, BIFF_MERGEDCELLS, "\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00");
  expect(&cells, "1 A:N(5) {A1:A2=5}\n4 A:N(7)\n");
}

Test(xls_in, counts_from_1904_where_the_workbook_says_so) {
  struct buffer globals = {0}, cells = {0};
  put_globals(&globals);
  RECORD(&globals, BIFF_DATEMODE, "\x01\x00");
  put_number(&cells, BIFF_NUMBER, 0, 0, 1, 44226);
  struct buffer stream = book_of(buffer_text(&globals), buffer_text(&cells), 0);
  struct buffer shown = show_stream(buffer_text(&stream), false);
  cr_expect_str_eq(shown.at, "1 A:D(2025-01-31)\n");
  buffer_clear(&shown);
  buffer_clear(&stream);
  buffer_clear(&globals);
  buffer_clear(&cells);
}

Test(xls_in, names_its_sheets_and_who_can_see_them) {
  for (unsigned state = 0; state < SHEET_VISIBILITY_COUNT; state++) {
    struct buffer stream = book_of(TEXT(""), TEXT(""), state);
    struct buffer file = ole_of("Workbook", buffer_text(&stream), true);
    struct sheet_error error;
    size_t count;
    struct sheet_source *source = sheet_source_open_memory(buffer_text(&file), &error);
    cr_assert_not_null(source);
    const struct sheet_info *sheets = sheet_source_sheets(source, &count);
    cr_expect(count == 1 && text_is(sheets[0].name, "员工") && sheets[0].has_cells);
    cr_expect_eq(sheets[0].visibility, state);
    cr_expect_eq(sheet_source_kind(source), FILE_XLS);
    sheet_source_close(source);
    buffer_clear(&file);
    buffer_clear(&stream);
  }
}

/* What cannot be read */

static void expect_refused(struct text globals, const char *expected) {
  struct buffer stream = book_of(globals, TEXT(""), 0);
  struct buffer shown = show_stream(buffer_text(&stream), false);
  cr_expect_str_eq(shown.at, expected);
  buffer_clear(&shown);
  buffer_clear(&stream);
}

Test(xls_in, refuses_a_workbook_with_a_password) {
  expect_refused(TEXT("\x2F\x00\x06\x00\x01\x00\x01\x00\x01\x00"), "refused: is encrypted");
}

Test(xls_in, refuses_an_encrypted_workbook_of_today) {
  struct buffer file = ole_of("EncryptedPackage", TEXT("anything"), true);
  struct sheet_error error;
  cr_expect_null(sheet_source_open_memory(buffer_text(&file), &error));
  cr_expect_eq(error.status, SHEET_IS_ENCRYPTED);
  buffer_clear(&file);
}

Test(xls_in, refuses_records_that_are_too_short) {
  expect_refused(TEXT("\x22\x00\x01\x00\x01"), "refused: record damaged");
  expect_refused(TEXT("\xFC\x00\x08\x00\x01\0\0\0\x01\0\0\0"),
                 "refused: record damaged");                           /* a text is missing */
  expect_refused(TEXT("\x22\x00\x21\x20"), "refused: record damaged"); /* longer than a record can be */
}

/* Each is one byte short of what its kind has at least, or of what it says that it holds. */
Test(xls_in, refuses_records_of_the_workbook_that_are_cut) {
  const struct text globals[] = {
      TEXT("\x1E\x04\x01\x00\xA4"),                                       /* a format: its number */
      TEXT("\x1E\x04\x02\x00\xA4\x00"),                                   /* its code */
      TEXT("\x1E\x04\x06\x00\xA4\x00\x02\x00\x00y"),                      /* one of its two characters */
      TEXT("\x1E\x04\x07\x00\xA4\x00\x02\x00\x01y\x00"),                  /* the same of two bytes each */
      TEXT("\x1E\x04\x06\x00\xA4\x00\x01\x00\x01y"),                      /* half a character */
      TEXT("\xE0\x00\x03\x00\0\0\x0E"),                                   /* a cell format */
      TEXT("\x85\x00\x05\x00\0\0\0\0\0"),                                 /* a sheet: its place */
      TEXT("\x85\x00\x06\x00\0\0\0\0\0\0"),                               /* its name */
      TEXT("\x85\x00\x07\x00\0\0\0\0\0\0\x01"),                           /* what width the name has */
      TEXT("\xFC\x00\x07\x00\x01\0\0\0\x01\0\0"),                         /* texts: how many */
      TEXT("\xFC\x00\x0B\x00\x01\0\0\0\x01\0\0\0\x00\x00\x08"),           /* how many runs */
      TEXT("\xFC\x00\x0D\x00\x01\0\0\0\x01\0\0\0\x00\x00\x08\x01\x00"),   /* the run */
      TEXT("\xFC\x00\x0B\x00\x01\0\0\0\x01\0\0\0\x00\x00\x04"),           /* how many further bytes */
      TEXT("\xFC\x00\x0F\x00\x01\0\0\0\x01\0\0\0\x00\x00\x04\x01\0\0\0"), /* that byte */
      TEXT("\xFC\x00\x0B\x00\x01\0\0\0\x01\0\0\0\x01\x00\x00\x3C\x00\x00\x00"), /* it goes on with nothing */
  };
  for (size_t i = 0; i < sizeof globals / sizeof globals[0]; i++)
    expect_refused(globals[i], "refused: record damaged");
}

Test(xls_in, refuses_records_of_a_sheet_that_are_cut) {
  const struct {
    uint16_t type;
    struct text bytes;
  } records[] = {{BIFF_LABELSST, TEXT("\0\0\0\0\0\0\0\0\0")},
                 {BIFF_NUMBER, TEXT("\0\0\0\0\0\0\0\0\0\0\0\0\0")},
                 {BIFF_MULRK, TEXT("\0\0\0\0\0\0\0\0\0\0\0")},
                 {BIFF_FORMULA, TEXT("\0\0\0\0\0\0\0\0\0\0\0\0\0")},
                 {BIFF_BOOLERR, TEXT("\0\0\0\0\0\0\0")},
                 {BIFF_ROW, TEXT("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")},
                 {BIFF_MERGEDCELLS, TEXT("\x01")},
                 {BIFF_MERGEDCELLS, TEXT("\x01\x00\0\0\0\0\0\0\0")}};
  for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
    struct buffer cells = {0};
    put_record(&cells, records[i].type, records[i].bytes);
    expect(&cells, "record damaged\n");
  }
}

Test(xls_in, refuses_texts_of_a_sheet_that_are_cut) {
  struct buffer cells = {0};
  CELL(&cells, BIFF_LABEL, 3, 0, 0, "\x02\x00\x00z");
  expect(&cells, "record damaged, row 4\n");
  CELL(&cells, BIFF_RSTRING, 3, 0, 0, "\x02\x00\x01");
  expect(&cells, "record damaged, row 4\n");
  CELL(&cells, BIFF_FORMULA, 0, 2, 0, "\x00\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0");
  RECORD(&cells, BIFF_STRING, "\x02\x00\x00z");
  expect(&cells, "record damaged, row 1\n");
}

/* Without the last record, EOF, there is no whole sheet; without that of the workbook, no workbook. */
Test(xls_in, refuses_a_stream_that_was_cut_anywhere) {
  struct buffer globals = {0}, cells = {0};
  put_globals(&globals);
  CELL(&cells, BIFF_LABELSST, 0, 0, 0, "\x00\0\0\0");
  put_number(&cells, BIFF_NUMBER, 0, 3, 0, 8000.3);
  struct buffer stream = book_of(buffer_text(&globals), buffer_text(&cells), 0);
  size_t sheet = stream.length - cells.length - 20 - 4; /* where its BOF begins */
  for (size_t length = 1; length < stream.length; length++) {
    struct buffer shown = show_stream((struct text){stream.at, length}, true);
    const char *expected = length < sheet ? "refused: record damaged" : "record damaged\n";
    cr_expect_str_eq(shown.at, expected, "%zu bytes: %s", length, shown.at);
    buffer_clear(&shown);
  }
  buffer_clear(&stream);
  buffer_clear(&globals);
  buffer_clear(&cells);
}

Test(xls_in, refuses_more_sheets_than_a_workbook_has) {
  struct buffer globals = {0};
  for (int i = 0; i < 4096; i++)
    RECORD(&globals, BIFF_BOUNDSHEET, "\0\0\0\0\0\0\0\0"); /* with book_of's: 4097 */
  expect_refused(buffer_text(&globals), "refused: too many sheets");
  buffer_clear(&globals);
}

Test(xls_in, refuses_merges_that_are_none) {
  struct buffer cells = {0};
  RECORD(&cells, BIFF_MERGEDCELLS, "\x01\x00\x01\x00\x00\x00\x00\x00\x00\x00"); /* up from row 2 to 1 */
  expect(&cells, "bad merge\n");
  RECORD(&cells, BIFF_MERGEDCELLS, "\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00"); /* left from B to A */
  expect(&cells, "bad merge\n");
}

Test(xls_in, refuses_excel_95) {
  struct buffer shown = show_stream(TEXT("\x09\x08\x08\x00\x00\x05\x05\x00\0\0\0\0"), false);
  cr_expect_str_eq(shown.at, "refused: is too old");
  buffer_clear(&shown);
}

Test(xls_in, refuses_cells_that_contradict_the_workbook) {
  struct buffer cells = {0};
  CELL(&cells, BIFF_LABELSST, 3, 2, 0, "\x03\0\0\0");
  expect(&cells, "bad string index, row 4, column 2\n");
  put_number(&cells, BIFF_NUMBER, 3, 2, 3, 1);
  expect(&cells, "bad format index, row 4, column 2\n");
  CELL(&cells, BIFF_BOOLERR, 3, 2, 0, "\x08\x01");
  expect(&cells, "bad cell, row 4, column 2\n");
  CELL(&cells, BIFF_RK, 3, 2, 0, "\0");
  expect(&cells, "record damaged\n");
  CELL(&cells, BIFF_FORMULA, 3, 2, 0, "\x09\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0"); /* no kind of result */
  expect(&cells, "bad cell, row 4, column 2\n");
  CELL(&cells, BIFF_MULRK, 3, 1, 9,
       "\x06\0\0\0"
       "\x01\x00\x0A\0\0\0"
       "\x03\x00");
  expect(&cells, "bad format index, row 4, column 1\n");
  put_rk(&cells, 3, 16384, 0);
  expect(&cells, "bad reference, row 4\n");
}

Test(xls_in, refuses_rows_and_cells_that_go_back) {
  struct buffer cells = {0};
  put_rk(&cells, 1, 0, 2);
  put_rk(&cells, 0, 0, 2);
  expect(&cells, "out of order, row 2, column 0\n");
  put_rk(&cells, 0, 1, 2);
  put_rk(&cells, 0, 1, 2);
  expect(&cells, "out of order, row 1, column 1\n");
}

Test(xls_in, refuses_a_sheet_that_does_not_end) {
  struct buffer globals = {0};
  put_globals(&globals);
  struct buffer stream = book_of(buffer_text(&globals), TEXT(""), 0);
  struct buffer shown = show_stream((struct text){stream.at, stream.length - 4}, true);
  cr_expect_str_eq(shown.at, "record damaged\n");
  buffer_clear(&shown);
  buffer_clear(&stream);
  buffer_clear(&globals);
}

/* Sector 3 is the stream's first; its place in the table is byte 512 + 12. */
Test(xls_in, refuses_sectors_that_run_in_a_circle_or_do_not_exist) {
  static const unsigned char next[] = {3, 100};
  struct buffer stream = book_of(TEXT(""), TEXT(""), 0);
  for (size_t i = 0; i < sizeof next; i++) {
    struct buffer file = ole_of("Workbook", buffer_text(&stream), false);
    struct sheet_error error;
    memset(file.at + 512 + 12, 0, 4);
    file.at[512 + 12] = (char)next[i];
    cr_expect_null(sheet_source_open_memory(buffer_text(&file), &error));
    cr_expect_eq(error.status, SHEET_OLE_DAMAGED);
    buffer_clear(&file);
  }
  buffer_clear(&stream);
}
