/* A program as it was linked with the first librenaksi.so.0: compiled with the header of then, run with the library of today.
 *
 * usage: consumer PLAN */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "renaksi.h"

#define EXPECT(holds)                                                   \
    do {                                                                \
        if (!(holds)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #holds); \
            exit(1);                                                    \
        }                                                               \
    } while (0)

static char* read_file(const char* path, size_t* size) {
    FILE* file = fopen(path, "rb");
    char* bytes;
    EXPECT(file != NULL);
    EXPECT(fseek(file, 0, SEEK_END) == 0);
    *size = (size_t)ftell(file);
    rewind(file);
    bytes = malloc(*size + 1);
    EXPECT(bytes != NULL);
    EXPECT(fread(bytes, 1, *size, file) == *size);
    fclose(file);
    return bytes;
}

static renaksi_column column_of(const renaksi_table* table, const char* name) {
    renaksi_column column;
    int64_t index = -1;
    memset(&column, 0, sizeof column);
    column.struct_size = sizeof column;
    EXPECT(renaksi_table_find(table, name, strlen(name), &index, NULL) == RENAKSI_OK);
    EXPECT(renaksi_table_column(table, index, &column, NULL) == RENAKSI_OK);
    EXPECT(column.struct_size == sizeof column);
    EXPECT(column.length == renaksi_table_rows(table));
    EXPECT(column.name.size == strlen(name) && memcmp(column.name.data, name, column.name.size) == 0);
    return column;
}

static int64_t number_at(const renaksi_table* table, const char* name, int64_t row) {
    const renaksi_column column = column_of(table, name);
    EXPECT(column.type == RENAKSI_TYPE_INT64 || column.type == RENAKSI_TYPE_MONEY);
    return ((const int64_t*)column.data)[row];
}

static void versions(void) {
    EXPECT(renaksi_version() >= RENAKSI_VERSION_MAJOR * 10000 + RENAKSI_VERSION_MINOR * 100 + RENAKSI_VERSION_PATCH);
    EXPECT(renaksi_abi_version() == RENAKSI_ABI_VERSION);
    EXPECT(renaksi_format_version() >= RENAKSI_FORMAT_VERSION);
    EXPECT(strcmp(renaksi_status_name(RENAKSI_NO_TABLE), "no_table") == 0);
    EXPECT(strcmp(renaksi_status_name(RENAKSI_INTERNAL), "internal") == 0);
}

static void money(void) {
    static const char texts[] = "1.234,50-x";
    static const int32_t offsets[] = {0, 8, 9, 10};
    int64_t sen[3] = {0, 0, 0};
    uint8_t state[3] = {9, 9, 9};
    char buffer[32];
    size_t written = 0;
    renaksi_error error;
    renaksi_table* table = NULL;
    EXPECT(renaksi_rupiah_parse(texts, 8, RENAKSI_NUMBERS_DOT_GROUPS, sen, state, NULL) == RENAKSI_OK);
    EXPECT(sen[0] == 123450 && state[0] == RENAKSI_AMOUNT_VALUE);
    EXPECT(renaksi_rupiah_parse_many(texts, offsets, 2, RENAKSI_NUMBERS_AUTOMATIC, sen, state, NULL) == RENAKSI_OK);
    EXPECT(state[1] == RENAKSI_AMOUNT_DASH);
    EXPECT(renaksi_rupiah_parse_many(texts, offsets, 3, RENAKSI_NUMBERS_AUTOMATIC, sen, state, &error) == RENAKSI_BAD_NUMBER);
    EXPECT(error.code == RENAKSI_BAD_NUMBER && error.row == 3 && error.column == 1 && error.message[0] != '\0');
    EXPECT(renaksi_rupiah_format(123450, RENAKSI_GROUPING_COMMA, buffer, sizeof buffer, &written, NULL) == RENAKSI_OK);
    EXPECT(written == 8 && strcmp(buffer, "1,234.50") == 0);
    EXPECT(renaksi_rupiah_format_many(sen, state, 2, RENAKSI_GROUPING_NONE, &table, NULL) == RENAKSI_OK);
    EXPECT(column_of(table, "text").type == RENAKSI_TYPE_TEXT);
    renaksi_table_release(table);
}

static renaksi_plan* build(void) {
    static const int64_t pagu[] = {100, 100};
    static const int32_t offsets[] = {0, 1, 1};
    renaksi_builder* builder = NULL;
    renaksi_plan* plan = NULL;
    renaksi_row row;
    int64_t position = -1;
    EXPECT(renaksi_builder_new(&builder, NULL) == RENAKSI_OK);
    EXPECT(renaksi_builder_set_field(builder, RENAKSI_FIELD_TAHUN, "2022", 4, NULL) == RENAKSI_OK);
    memset(&row, 0, sizeof row);
    row.struct_size = sizeof row;
    row.level = RENAKSI_LEVEL_PROGRAM;
    row.line = 7;
    row.nama.data = "Program";
    row.nama.size = 7;
    row.satuan.data = "Dokumen";
    row.satuan.size = 7;
    EXPECT(renaksi_builder_add_row(builder, &row, &position, NULL) == RENAKSI_OK && position == 0);
    row.level = RENAKSI_LEVEL_KEGIATAN;
    EXPECT(renaksi_builder_add_row(builder, &row, &position, NULL) == RENAKSI_OK && position == 1);
    EXPECT(renaksi_builder_set_money(builder, 0, 2, RENAKSI_COLUMN_YEAR, pagu, NULL, NULL) == RENAKSI_OK);
    EXPECT(renaksi_builder_set_targets(builder, 0, 2, RENAKSI_COLUMN_TW4, "4", offsets, NULL) == RENAKSI_OK);
    EXPECT(renaksi_builder_finish(builder, &plan, NULL) == RENAKSI_OK);
    return plan;
}

static void imports(const renaksi_plan* plan) {
    struct ArrowSchema schema;
    struct ArrowArray array;
    struct ArrowArrayStream stream;
    renaksi_table* rows = NULL;
    renaksi_builder* builder = NULL;
    EXPECT(renaksi_plan_rows(plan, &rows, NULL) == RENAKSI_OK);
    EXPECT(renaksi_table_export(rows, &schema, &array, NULL) == RENAKSI_OK);
    EXPECT(renaksi_table_export_stream(rows, &stream, NULL) == RENAKSI_OK);
    EXPECT(strcmp(schema.format, "+s") == 0 && schema.n_children == renaksi_table_columns(rows));
    renaksi_table_retain(rows);
    renaksi_table_release(rows);
    renaksi_table_release(rows);
    EXPECT(array.length == 2 && array.n_children == schema.n_children);
    EXPECT(renaksi_builder_new(&builder, NULL) == RENAKSI_OK);
    EXPECT(renaksi_builder_import(builder, &schema, &array, NULL) == RENAKSI_OK);
    renaksi_builder_free(builder);
    schema.release(&schema);
    array.release(&array);
    EXPECT(stream.get_next(&stream, &array) == 0 && array.length == 2);
    array.release(&array);
    stream.release(&stream);
}

static void answers(const renaksi_plan* plan) {
    renaksi_check_options options;
    renaksi_summary summary;
    renaksi_table* table = NULL;
    renaksi_text text;
    renaksi_blob* blob = NULL;
    EXPECT(renaksi_plan_roll_up(plan, RENAKSI_BY_SASARAN, &table, NULL) == RENAKSI_OK);
    EXPECT(renaksi_table_rows(table) == 4 && number_at(table, "pagu", 0) == INT64_C(73686708400));
    renaksi_table_release(table);
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.language = RENAKSI_LANGUAGE_EN;
    options.rules.data = "R101";
    options.rules.size = 4;
    EXPECT(renaksi_plan_check(plan, &options, &table, NULL) == RENAKSI_OK);
    EXPECT(renaksi_table_rows(table) == 9 && number_at(table, "line", 0) == 53);
    EXPECT(column_of(table, "roots").type == RENAKSI_TYPE_INT64_LIST);
    renaksi_table_release(table);
    EXPECT(renaksi_plan_mistakes(plan, &table, NULL) == RENAKSI_OK);
    EXPECT(renaksi_table_rows(table) == 3 && number_at(table, "difference", 2) == -212600000);
    renaksi_table_release(table);
    EXPECT(renaksi_plan_indicators(plan, &table, NULL) == RENAKSI_OK);
    EXPECT(renaksi_table_rows(table) == 55 && column_of(table, "row").type == RENAKSI_TYPE_INT32);
    renaksi_table_release(table);
    memset(&summary, 0, sizeof summary);
    summary.struct_size = sizeof summary;
    EXPECT(renaksi_plan_summary(plan, &summary, NULL) == RENAKSI_OK);
    EXPECT(summary.rows == 57 && summary.identities_violated == 9 && summary.roots == 3 && summary.jumlah_row == 56);
    EXPECT(renaksi_plan_field(plan, RENAKSI_FIELD_NIP, &text, NULL) == RENAKSI_OK && text.size == 18);
    EXPECT(renaksi_plan_write(plan, RENAKSI_WRITE_PLAN_CSV, &blob, NULL) == RENAKSI_OK);
    renaksi_blob_retain(blob);
    renaksi_blob_release(blob);
    EXPECT(renaksi_blob_bytes(blob).size > 1000);
    renaksi_blob_release(blob);
}

int main(int argc, char** argv) {
    renaksi_read_options options;
    renaksi_error error;
    renaksi_plan* plan = NULL;
    size_t size = 0;
    char* bytes;
    EXPECT(argc == 2);
    versions();
    money();
    plan = build();
    imports(plan);
    renaksi_plan_retain(plan);
    renaksi_plan_release(plan);
    renaksi_plan_release(plan);
    bytes = read_file(argv[1], &size);
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.limit_rows = 20;
    EXPECT(renaksi_plan_read(bytes, size, &options, &plan, &error) == RENAKSI_LIMIT_EXCEEDED && error.line == 21);
    options.limit_rows = 0;
    options.numbers = RENAKSI_NUMBERS_COMMA_GROUPS;
    EXPECT(renaksi_plan_read(bytes, size, &options, &plan, NULL) == RENAKSI_OK);
    free(bytes);
    answers(plan);
    renaksi_plan_release(plan);
    puts("the old program works");
    return 0;
}
