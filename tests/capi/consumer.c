/* Every kind of handle, every way to let go of it, and failures on the way: run under valgrind, which must find no error and no leak.
 *
 * usage: consumer PLAN */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "renaksi.h"

static int failures = 0;

static void expect(int holds, const char* what) {
    if (holds) return;
    fprintf(stderr, "not so: %s\n", what);
    ++failures;
}

static char* read_file(const char* path, size_t* size) {
    FILE* file = fopen(path, "rb");
    char* bytes = NULL;
    long length = -1;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0) length = ftell(file);
    if (length >= 0) bytes = malloc((size_t)length + 1);
    if (bytes != NULL) {
        rewind(file);
        *size = fread(bytes, 1, (size_t)length, file);
    }
    if (file != NULL) fclose(file);
    return bytes;
}

/* Reads every byte that a table shows, so that valgrind sees what was freed too early or never written. */
static unsigned long read_table(const renaksi_table* table) {
    unsigned long sum = 0;
    int64_t c;
    for (c = 0; c < renaksi_table_columns(table); ++c) {
        renaksi_column column;
        const unsigned char* bytes;
        size_t size;
        size_t i;
        memset(&column, 0, sizeof column);
        column.struct_size = sizeof column;
        expect(renaksi_table_column(table, c, &column, NULL) == RENAKSI_OK, "a column by its position");
        bytes = column.data;
        size = (size_t)column.length;
        if (column.type == RENAKSI_TYPE_INT64 || column.type == RENAKSI_TYPE_MONEY) size *= 8;
        if (column.type == RENAKSI_TYPE_INT32) size *= 4;
        if (column.type == RENAKSI_TYPE_TEXT) size = (size_t)column.offsets[column.length];
        if (column.type == RENAKSI_TYPE_INT64_LIST) size = (size_t)column.offsets[column.length] * 8;
        for (i = 0; i < size; ++i) sum += bytes[i];
        for (i = 0; column.validity != NULL && i < (size_t)(column.length + 7) / 8; ++i) sum += column.validity[i];
        for (i = 0; i < column.name.size; ++i) sum += (unsigned char)column.name.data[i];
    }
    return sum;
}

static unsigned long read_tables(const renaksi_plan* plan) {
    unsigned long sum = 0;
    int32_t by;
    renaksi_table* table = NULL;
    expect(renaksi_plan_rows(plan, &table, NULL) == RENAKSI_OK, "rows");
    sum += read_table(table);
    renaksi_table_release(table);
    expect(renaksi_plan_indicators(plan, &table, NULL) == RENAKSI_OK, "indicators");
    sum += read_table(table);
    renaksi_table_release(table);
    expect(renaksi_plan_mistakes(plan, &table, NULL) == RENAKSI_OK, "mistakes");
    sum += read_table(table);
    renaksi_table_release(table);
    expect(renaksi_plan_candidates(plan, &table, NULL) == RENAKSI_OK, "candidates");
    sum += read_table(table);
    renaksi_table_release(table);
    expect(renaksi_plan_check(plan, NULL, &table, NULL) == RENAKSI_OK, "findings");
    sum += read_table(table);
    renaksi_table_release(table);
    for (by = RENAKSI_BY_LEVEL; by <= RENAKSI_BY_PENANGGUNG_JAWAB; ++by) {
        expect(renaksi_plan_roll_up(plan, by, &table, NULL) == RENAKSI_OK, "totals");
        sum += read_table(table);
        renaksi_table_release(table);
    }
    return sum;
}

/* The mended plan and what changed outlive the plan they come from. */
static void mend(const char* bytes, size_t size) {
    renaksi_error error;
    renaksi_fix_options options;
    renaksi_plan* plan = NULL;
    renaksi_plan* mended = NULL;
    renaksi_table* changes = NULL;
    renaksi_table* mistakes = NULL;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.apply.data = "2,99";
    options.apply.size = 4;
    expect(renaksi_plan_read(bytes, size, NULL, &plan, NULL) == RENAKSI_OK, "a plan");
    expect(renaksi_plan_fix(plan, &options, &mended, &changes, &error) == RENAKSI_INVALID_ARGUMENT && error.column == 3, "no such mistake");
    expect(mended == NULL && changes == NULL, "nothing mended");
    expect(renaksi_plan_fix(plan, NULL, &mended, NULL, &error) == RENAKSI_OK, "a plan without what is confident");
    renaksi_plan_release(mended);
    options.apply.data = "all";
    options.apply.size = 3;
    expect(renaksi_plan_fix(plan, &options, &mended, &changes, &error) == RENAKSI_OK, "a mended plan");
    renaksi_plan_release(plan);
    expect(renaksi_table_rows(changes) > 0, "changes");
    read_table(changes);
    expect(renaksi_plan_mistakes(mended, &mistakes, NULL) == RENAKSI_OK && renaksi_table_rows(mistakes) == 0, "no mistakes");
    renaksi_table_release(mistakes);
    read_tables(mended);
    renaksi_plan_release(mended);
    read_table(changes);
    renaksi_table_release(changes);
}

static void write_plan(const renaksi_plan* plan) {
    int32_t format;
    for (format = RENAKSI_WRITE_PLAN_JSON; format <= RENAKSI_WRITE_PAGE; ++format) {
        renaksi_blob* blob = NULL;
        renaksi_text bytes;
        expect(renaksi_plan_write(plan, format, &blob, NULL) == RENAKSI_OK, "a blob");
        renaksi_blob_retain(blob);
        renaksi_blob_release(blob);
        bytes = renaksi_blob_bytes(blob);
        expect(bytes.size > 0, "bytes in a blob");
        expect(format == RENAKSI_WRITE_PLAN_XLSX || memchr(bytes.data, '\0', bytes.size) == NULL, "text in a blob");
        renaksi_blob_release(blob);
        blob = NULL;
        expect(renaksi_plan_write_with(plan, format, NULL, &blob, NULL) == RENAKSI_OK, "a blob by options");
        renaksi_blob_release(blob);
    }
    {
        renaksi_table* losses = NULL;
        expect(renaksi_plan_losses(plan, plan, &losses, NULL) == RENAKSI_OK && renaksi_table_rows(losses) == 0, "no losses");
        renaksi_table_release(losses);
    }
}

/* The plan goes first, then the table, then the stream; what was exported stays until its own release. */
static void outlive(renaksi_plan* plan) {
    renaksi_table* rows = NULL;
    struct ArrowSchema schema;
    struct ArrowArray array;
    struct ArrowArray child;
    struct ArrowArray batch;
    struct ArrowArrayStream stream;
    struct ArrowArrayStream unread;
    renaksi_builder* builder = NULL;
    expect(renaksi_plan_rows(plan, &rows, NULL) == RENAKSI_OK, "rows");
    renaksi_plan_release(plan);
    expect(renaksi_table_export(rows, &schema, &array, NULL) == RENAKSI_OK, "an export");
    expect(renaksi_table_export_stream(rows, &stream, NULL) == RENAKSI_OK, "a stream");
    expect(renaksi_table_export_stream(rows, &unread, NULL) == RENAKSI_OK, "a stream that nobody reads");
    renaksi_table_release(rows);
    unread.release(&unread);
    expect(stream.get_next(&stream, &batch) == 0 && batch.release != NULL, "a batch");
    stream.release(&stream);
    batch.release(&batch);
    expect(renaksi_builder_new(&builder, NULL) == RENAKSI_OK, "a builder");
    expect(renaksi_builder_import(builder, &schema, &array, NULL) == RENAKSI_OK, "an import");
    child = *array.children[1];
    array.children[1]->release = NULL; /* moved out */
    array.release(&array);
    schema.release(&schema);
    expect(((const int64_t*)child.buffers[1])[0] == 11, "the line of the first row");
    child.release(&child);
    expect(renaksi_builder_finish(builder, &plan, NULL) == RENAKSI_OK, "a plan of the same rows");
    read_tables(plan);
    renaksi_plan_release(plan);
}

static void fail(const char* bytes, size_t size) {
    renaksi_error error;
    renaksi_plan* plan = NULL;
    renaksi_table* table = NULL;
    renaksi_builder* builder = NULL;
    renaksi_check_options options;
    renaksi_row row;
    int64_t position = 0;
    expect(renaksi_plan_read("", 0, NULL, &plan, &error) == RENAKSI_EMPTY_INPUT && error.message[0] != '\0', "empty input");
    expect(renaksi_plan_read("text", 4, NULL, &plan, &error) == RENAKSI_NO_TABLE, "no table");
    expect(renaksi_plan_read(bytes, size, NULL, NULL, &error) == RENAKSI_INVALID_ARGUMENT, "nowhere to write");
    expect(plan == NULL, "no plan");
    expect(renaksi_plan_read(bytes, size, NULL, &plan, &error) == RENAKSI_OK, "a plan");
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.rules.data = "R999";
    options.rules.size = 4;
    expect(renaksi_plan_check(plan, &options, &table, &error) == RENAKSI_UNKNOWN_RULE && error.column == 1, "an unknown rule");
    expect(table == NULL, "no table");
    renaksi_plan_release(plan);
    expect(renaksi_builder_new(&builder, NULL) == RENAKSI_OK, "a builder");
    memset(&row, 0, sizeof row);
    row.struct_size = sizeof row;
    row.level = RENAKSI_LEVEL_JUMLAH;
    expect(renaksi_builder_add_row(builder, &row, &position, NULL) == RENAKSI_OK, "Jumlah");
    expect(renaksi_builder_add_row(builder, &row, &position, NULL) == RENAKSI_OK, "another Jumlah");
    plan = NULL;
    expect(renaksi_builder_finish(builder, &plan, &error) == RENAKSI_BAD_STRUCTURE && error.row == 2, "two Jumlah rows");
    expect(plan == NULL, "no plan");
    renaksi_builder_free(builder);
    renaksi_builder_free(NULL);
    renaksi_plan_release(NULL);
    renaksi_table_release(NULL);
    renaksi_blob_release(NULL);
}

/* A table in two parts, merged, asked and written; the states go before the tables that were made of them. */
static void rekap(void) {
    static const char table[] =
        "opd,kode,pagu,tw1\n"
        "52.02.1,2.17.02,300.50,300\n"
        "52.02.1,2.17.02.2.01,300.50,300\n"
        "73.01.5,X.XX.01,5,5\n"
        "73.01.5,no code,5,5\n";
    renaksi_error error;
    renaksi_rekap_options options;
    renaksi_blob* state = NULL;
    renaksi_blob* parts[2] = {NULL, NULL};
    renaksi_blob* merged = NULL;
    renaksi_table* groups = NULL;
    renaksi_text texts[2];
    renaksi_text bytes;
    int32_t which;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.by.data = "provinsi,program";
    options.by.size = strlen(options.by.data);
    expect(renaksi_rekap_bytes(table, strlen(table), &options, &state, &error) == RENAKSI_OK, "a rekap");
    bytes = renaksi_blob_bytes(state);
    expect(renaksi_rekap_table(bytes.data, bytes.size, RENAKSI_REKAP_GROUPS, &groups, &error) == RENAKSI_OK, "its groups");
    expect(renaksi_table_rows(groups) == 2, "two groups");
    options.end = 60; /* and another process: options.begin = 60 */
    expect(renaksi_rekap_bytes(table, strlen(table), &options, &parts[0], &error) == RENAKSI_OK, "the first part");
    options.begin = options.end;
    options.end = 0;
    expect(renaksi_rekap_bytes(table, strlen(table), &options, &parts[1], &error) == RENAKSI_OK, "the second part");
    texts[0] = renaksi_blob_bytes(parts[1]);
    texts[1] = renaksi_blob_bytes(parts[0]);
    expect(renaksi_rekap_merge(texts, 2, 1, &merged, &error) == RENAKSI_OK, "the whole");
    renaksi_blob_release(parts[0]);
    renaksi_blob_release(parts[1]);
    expect(renaksi_blob_bytes(merged).size == bytes.size && memcmp(renaksi_blob_bytes(merged).data, bytes.data, bytes.size) == 0, "the same");
    renaksi_blob_release(state);
    bytes = renaksi_blob_bytes(merged);
    for (which = RENAKSI_REKAP_GROUPS; which <= RENAKSI_REKAP_SOURCES; ++which) {
        renaksi_table* made = NULL;
        expect(renaksi_rekap_table(bytes.data, bytes.size, which, &made, NULL) == RENAKSI_OK, "a table of a rekap");
        read_table(made);
        renaksi_table_release(made);
    }
    for (which = RENAKSI_REKAP_JSON; which <= RENAKSI_REKAP_ROOTS_CSV; ++which) {
        expect(renaksi_rekap_write(bytes.data, bytes.size, which, RENAKSI_LANGUAGE_ID, &state, NULL) == RENAKSI_OK, "a rekap as text");
        renaksi_blob_release(state);
    }
    renaksi_blob_release(merged);
    read_table(groups);
    {
        struct ArrowArrayStream stream;
        options.begin = 0;
        expect(renaksi_table_export_stream(groups, &stream, NULL) == RENAKSI_OK, "a stream");
        renaksi_table_release(groups);
        expect(renaksi_rekap_stream(&stream, &options, &state, &error) == RENAKSI_BAD_STRUCTURE && stream.release == NULL, "no column opd");
    }
}

int main(int argc, char** argv) {
    static const int64_t sen[] = {123450, -1};
    renaksi_plan* plan = NULL;
    renaksi_table* table = NULL;
    size_t size = 0;
    char* bytes = argc == 2 ? read_file(argv[1], &size) : NULL;
    if (bytes == NULL) {
        fprintf(stderr, "usage: consumer PLAN\n");
        return 2;
    }
    expect(renaksi_rupiah_format_many(sen, NULL, 2, RENAKSI_GROUPING_DOT, &table, NULL) == RENAKSI_OK, "amounts as text");
    read_table(table);
    renaksi_table_release(table);
    expect(renaksi_rules(RENAKSI_LANGUAGE_EN, &table, NULL) == RENAKSI_OK, "rules");
    read_table(table);
    renaksi_table_release(table);
    fail(bytes, size);
    mend(bytes, size);
    rekap();
    expect(renaksi_plan_read(bytes, size, NULL, &plan, NULL) == RENAKSI_OK, "a plan");
    free(bytes); /* nothing of it is kept */
    expect(read_tables(plan) > 0, "tables");
    write_plan(plan);
    renaksi_plan_retain(plan);
    renaksi_plan_release(plan);
    outlive(plan);
    return failures == 0 ? 0 : 1;
}
