// The list of roots is made by several threads and is the same bytes on any number of them.
#include <chrono>
#include <cstddef>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "renaksi/io/rekap.hpp"
#include "report/pieces_in_order.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

/// One root a row.
rekap roots(int count) {
    std::string table = "opd,kode,pagu,tw1,tw2,tw3,tw4\n";
    for (int i = 0; i < count; ++i) {
        const std::string opd = "5" + std::to_string(i % 3) + ".0" + std::to_string(i % 9) + ".\"\"dinas\"\", " + std::to_string(i / 4);
        table += "\"" + opd + "\",2.17.0" + std::to_string(1 + i % 4) + "," + std::to_string(i + 1) + ".25," + std::to_string(i) + ",,,\n";
    }
    rekap_options options;
    options.settings.by = *parse_rekap_key("program");
    options.settings.scattered = true;
    result<rekap> read = rekap_bytes(table, "nasional.csv", options);
    REQUIRE(read);
    REQUIRE_FALSE(read->close());
    REQUIRE(read->named_roots() == static_cast<std::size_t>(count));
    return *std::move(read);
}

}  // namespace

TEST_CASE("the roots as CSV are the same on any number of threads, handed on in order by the one that asks") {
    for (const int count : {0, 1, 511, 512, 513, 9'000}) {
        const rekap of = roots(count);
        const std::string expected = write_rekap_roots_csv(of);
        std::size_t lines = 0;
        for (const char c : expected) lines += c == '\n' ? 1U : 0U;
        CHECK(lines == static_cast<std::size_t>(count) + 1);
        for (const unsigned threads : {0U, 1U, 2U, 3U, 16U}) {
            INFO(count << " roots, " << threads << " threads");
            std::string whole;
            const std::thread::id here = std::this_thread::get_id();
            write_rekap_roots_csv(
                of,
                [&](std::string_view piece) {
                    if (std::this_thread::get_id() != here) throw std::logic_error("handed on elsewhere");
                    // The others get as far ahead as they may.
                    if (whole.empty() && count > 513) std::this_thread::sleep_for(std::chrono::milliseconds(100));
                    whole += piece;
                },
                threads);
            CHECK((whole == expected));
        }
    }
}

TEST_CASE("a writer of roots that throws ends the writing") {
    const rekap of = roots(9'000);
    int calls = 0;
    const auto write = [&calls](std::string_view) {
        if (++calls == 3) throw std::runtime_error("the disk is full");
    };
    CHECK_THROWS_AS(write_rekap_roots_csv(of, write, 3), std::runtime_error);
    CHECK(calls == 3);
}

TEST_CASE("a piece that cannot be made ends the writing, whichever thread made it") {
    for (const std::size_t bad : {0U, 1U, 57U, 199U}) {
        std::size_t written = 0;
        const auto make = [bad](std::size_t piece, report::csv_writer& out) {
            if (piece == bad) throw std::bad_alloc();
            out.record({std::to_string(piece)});
        };
        const auto write = [&written](std::string_view piece) { CHECK(piece == std::to_string(written++) + "\r\n"); };
        CHECK_THROWS_AS(report::write_in_order(200, 3, make, write), std::bad_alloc);
        CHECK(written <= bad);
    }
}
