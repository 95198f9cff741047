// A program of somebody else's: reads a plan from a file and says how many rows it has.
#include <cstdio>

#include "renaksi/io/read.hpp"
#include "renaksi/renaksi.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto plan = renaksi::read_plan_file(argv[1]);
    if (!plan) return 1;
    std::printf("rows: %lld\n", static_cast<long long>(plan->size()));
    return plan->size() > 0 ? 0 : 1;
}
