/* Prints the mistakes behind the broken sums of a plan, and its totals by sasaran. Usage: mistakes PLAN */
#include <renaksi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static renaksi_error error;

static void must(renaksi_status status) {
    if (status == RENAKSI_OK) return;
    fprintf(stderr, "%s: %s\n", renaksi_status_name(status), error.message);
    exit(1);
}

static renaksi_column column_of(const renaksi_table* table, const char* name) {
    renaksi_column column = {.struct_size = sizeof column};
    int64_t index = 0;
    must(renaksi_table_find(table, name, strlen(name), &index, &error));
    must(renaksi_table_column(table, index, &column, &error));
    return column;
}

static int64_t number_at(renaksi_column column, int64_t row) { return ((const int64_t*)column.data)[row]; }

static void print_money(renaksi_column column, int64_t row) {
    char text[32];
    size_t size = 0;
    must(renaksi_rupiah_format(number_at(column, row), RENAKSI_GROUPING_DOT, text, sizeof text, &size, &error));
    printf("%15s", text);
}

static void print_text(renaksi_column column, int64_t row) {
    const int32_t begin = column.offsets[row], end = column.offsets[row + 1];
    printf("  %.*s\n", (int)(end - begin), (const char*)column.data + begin);
}

int main(int argc, char** argv) {
    static char bytes[1 << 24];
    FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    const size_t size = file == NULL ? sizeof bytes : fread(bytes, 1, sizeof bytes, file);
    if (size == sizeof bytes) return fprintf(stderr, "usage: mistakes PLAN (a file of less than 16 MiB)\n"), 2;
    fclose(file);

    renaksi_plan* plan = NULL;
    must(renaksi_plan_read(bytes, size, NULL, &plan, &error));

    renaksi_table* mistakes = NULL;
    must(renaksi_plan_mistakes(plan, &mistakes, &error));
    const renaksi_column line = column_of(mistakes, "line"), nama = column_of(mistakes, "nama");
    const renaksi_column difference = column_of(mistakes, "difference");
    puts("Mistakes: line, difference, name");
    for (int64_t row = 0; row < line.length; ++row) {
        printf("%5lld", (long long)number_at(line, row));
        print_money(difference, row);
        print_text(nama, row);
    }

    renaksi_table* totals = NULL;
    must(renaksi_plan_roll_up(plan, RENAKSI_BY_SASARAN, &totals, &error));
    const renaksi_column key = column_of(totals, "key"), pagu = column_of(totals, "pagu");
    const renaksi_column tw[] = {column_of(totals, "tw1"), column_of(totals, "tw2"), column_of(totals, "tw3"), column_of(totals, "tw4")};
    puts("Totals by sasaran: pagu, tw1, tw2, tw3, tw4");
    for (int64_t row = 0; row < key.length; ++row) {
        print_money(pagu, row);
        for (int i = 0; i < 4; ++i) print_money(tw[i], row);
        row + 1 < key.length ? print_text(key, row) : (void)puts("  Jumlah");
    }

    renaksi_table_release(totals);
    renaksi_table_release(mistakes);
    renaksi_plan_release(plan);
    return 0;
}
