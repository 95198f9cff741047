/* Prints the mistakes behind the broken sums of a plan, and its totals by sasaran. Usage: mistakes PLAN */
#include <renaksi.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the program where a call failed. */
static void must(renaksi_status status, const renaksi_error* error) {
    if (status == RENAKSI_OK) return;
    fprintf(stderr, "%s: %s\n", renaksi_status_name(status), error->message);
    exit(1);
}

static char* read_file(const char* path, size_t* size) {
    char* bytes = NULL;
    long length = 0;
    FILE* file = fopen(path, "rb");
    if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= 0 && fseek(file, 0, SEEK_SET) == 0) {
        bytes = malloc((size_t)length + 1);
        *size = bytes == NULL ? 0 : fread(bytes, 1, (size_t)length, file);
    }
    if (file != NULL) fclose(file);
    if (bytes == NULL) {
        perror(path);
        exit(1);
    }
    return bytes;
}

static renaksi_column column_of(const renaksi_table* table, const char* name, size_t size) {
    renaksi_error error;
    renaksi_column column = {.struct_size = sizeof column};
    int64_t index = 0;
    must(renaksi_table_find(table, name, size, &index, &error), &error);
    must(renaksi_table_column(table, index, &column, &error), &error);
    return column;
}
#define COLUMN(table, name) column_of(table, name, sizeof(name) - 1)

static int has_value(const renaksi_column* column, int64_t row) {
    return column->validity == NULL || (column->validity[row / 8] >> (row % 8) & 1) != 0;
}

static int64_t number_at(const renaksi_column* column, int64_t row) { return ((const int64_t*)column->data)[row]; }

static void print_text(const renaksi_column* column, int64_t row) {
    const char* bytes = column->data;
    printf("%.*s", (int)(column->offsets[row + 1] - column->offsets[row]), bytes + column->offsets[row]);
}

static void print_money(const renaksi_column* column, int64_t row, int width) {
    renaksi_error error;
    char text[32];
    size_t size = 0;
    must(renaksi_rupiah_format(number_at(column, row), RENAKSI_GROUPING_DOT, text, sizeof text, &size, &error), &error);
    printf("%*s", width, text);
}

static void print_mistakes(const renaksi_plan* plan) {
    renaksi_error error;
    renaksi_table* mistakes = NULL;
    must(renaksi_plan_mistakes(plan, &mistakes, &error), &error);
    const renaksi_column line = COLUMN(mistakes, "line"), difference = COLUMN(mistakes, "difference"), nama = COLUMN(mistakes, "nama");
    puts("Mistakes: line, difference, name");
    for (int64_t row = 0; row < renaksi_table_rows(mistakes); ++row) {
        printf("%5lld", (long long)number_at(&line, row));
        print_money(&difference, row, 15);
        fputs("  ", stdout);
        print_text(&nama, row);
        putchar('\n');
    }
    renaksi_table_release(mistakes);
}

static void print_totals(const renaksi_plan* plan) {
    renaksi_error error;
    renaksi_table* totals = NULL;
    must(renaksi_plan_roll_up(plan, RENAKSI_BY_SASARAN, &totals, &error), &error);
    const renaksi_column key = COLUMN(totals, "key");
    const renaksi_column money[5] = {COLUMN(totals, "pagu"), COLUMN(totals, "tw1"), COLUMN(totals, "tw2"), COLUMN(totals, "tw3"),
                                     COLUMN(totals, "tw4")};
    puts("Totals by sasaran: pagu, tw1, tw2, tw3, tw4");
    const int64_t whole = renaksi_table_rows(totals) - 1;
    for (int64_t row = 0; row <= whole; ++row) {
        for (int i = 0; i < 5; ++i) print_money(&money[i], row, 15);
        fputs("  ", stdout);
        if (has_value(&key, row)) {
            print_text(&key, row);
        } else {
            fputs(row == whole ? "Jumlah" : "-", stdout);
        }
        putchar('\n');
    }
    renaksi_table_release(totals);
}

int main(int argc, char** argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s PLAN\n", argv[0]);
        return 2;
    }
    size_t size = 0;
    char* bytes = read_file(argv[1], &size);
    renaksi_error error;
    renaksi_plan* plan = NULL;
    must(renaksi_plan_read(bytes, size, NULL, &plan, &error), &error);
    free(bytes);
    print_mistakes(plan);
    print_totals(plan);
    renaksi_plan_release(plan);
    return 0;
}
