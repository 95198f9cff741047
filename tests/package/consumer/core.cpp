// A program of somebody else's that wants the arithmetic only.
#include <cstdio>

#include "renaksi/renaksi.hpp"

int main() {
    const auto cell = renaksi::parse_amount("Rp. 1.544.000.000,-");
    if (!cell) return 1;
    const long long sen = cell->value.sen();
    std::printf("%lld sen\n", sen);
    return sen == 154'400'000'000 ? 0 : 1;
}
