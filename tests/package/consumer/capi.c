/* A program of somebody else's in C99: reads a plan and says what it costs.
 *
 * usage: consumer PLAN SEN, where SEN is the pagu that the plan must have */
#include <inttypes.h>
#include <renaksi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char bytes[1 << 20];

int main(int argc, char** argv) {
    renaksi_error error;
    renaksi_plan* plan = NULL;
    renaksi_table* totals = NULL;
    renaksi_column pagu;
    int64_t index = 0;
    int64_t sen = 0;
    size_t size = 0;
    FILE* file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) return 2;
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    memset(&pagu, 0, sizeof pagu);
    pagu.struct_size = sizeof pagu;
    if (renaksi_plan_read(bytes, size, NULL, &plan, &error) != RENAKSI_OK ||
        renaksi_plan_roll_up(plan, RENAKSI_BY_SASARAN, &totals, &error) != RENAKSI_OK ||
        renaksi_table_find(totals, "pagu", strlen("pagu"), &index, &error) != RENAKSI_OK ||
        renaksi_table_column(totals, index, &pagu, &error) != RENAKSI_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    sen = ((const int64_t*)pagu.data)[pagu.length - 1]; /* the last row is the whole plan */
    printf("%" PRId64 " sen\n", sen);
    renaksi_table_release(totals);
    renaksi_plan_release(plan);
    return sen == strtoll(argv[2], NULL, 10) ? 0 : 1;
}
