// A program of somebody else's that wants the arithmetic only.
#include <cstdio>

#include "renaksi/renaksi.hpp"

int main() {
    const auto amount = renaksi::parse_rupiah("Rp. 1.544.000.000,-");
    if (!amount) return 1;
    std::printf("sen: %lld\n", static_cast<long long>(amount->sen()));
    return amount->sen() == 154'400'000'000 ? 0 : 1;
}
