#include "recognise/roles.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

#include "recognise/documents.hpp"
#include "recognise/quarter_block.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;
using renaksi::test::document;
using renaksi::test::letters;
using renaksi::test::small_plan;

namespace {

/// The small plan's table alone, its columns in another order.
std::string reordered(const std::vector<std::size_t>& order) {
    std::string out;
    const document text(small_plan);
    for (std::size_t row = 4; row < 13; ++row) {
        for (std::size_t i = 0; i < order.size(); ++i) {
            out.append(i > 0 ? "|" : "").append(text.grid().cell(row, order[i]));
        }
        out.append("\n");
    }
    return out;
}

}  // namespace

TEST_CASE("the columns of a small plan") { CHECK(letters(document(small_plan).roles()) == "nsiuTttttaMmmmmp"); }

TEST_CASE("roles follow their columns wherever they stand") {
    CHECK(letters(document(reordered({10, 11, 12, 13, 14, 9, 2, 3, 4, 5, 6, 7, 8, 15, 0, 1})).roles()) == "MmmmmaiuTttttpns");
    CHECK(letters(document(reordered({9, 15, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14})).roles()) == "apiuTttttMmmmm");
}

TEST_CASE("roles do not need a header") {
    std::string text(small_plan);
    text.erase(text.find("No|Sasaran"), text.find("1|Meningkatnya") - text.find("No|Sasaran"));
    text.replace(text.find("baca|||||"), 9, "baca|Nilai literasi|Nilai|60||");
    CHECK(letters(document(text).roles()) == "nsiuTttttaMmmmmp");
}

TEST_CASE("the triwulan follow the header's order where it names them") {
    const document text(reordered({0, 1, 2, 3, 4, 8, 7, 6, 5, 9, 10, 14, 13, 12, 11, 15}));
    const column_roles roles = text.roles();
    CHECK(roles.find(role::money, plan_column::tw4) == 11);
    CHECK(roles.find(role::money, plan_column::tw1) == 14);
    CHECK(roles.find(role::target, plan_column::tw4) == 5);
    CHECK(roles.find(role::target, plan_column::tw1) == 8);
}

TEST_CASE("the year is the column that the others add up to, wherever it stands") {
    const document text(reordered({0, 1, 2, 3, 5, 6, 7, 8, 4, 9, 11, 12, 13, 14, 10, 15}));
    const column_roles roles = text.roles();
    CHECK(roles.find(role::money) == 14);
    CHECK(roles.find(role::money, plan_column::tw1) == 10);
    CHECK(roles.find(role::target) == 8);
    CHECK(roles.find(role::target, plan_column::tw1) == 4);
}

TEST_CASE("a document without triwulan has one column of amounts") {
    CHECK(letters(document(reordered({0, 9, 2, 3, 4, 10, 15})).roles()) == "naiuTMp");
    std::string grouped = reordered({9, 10});
    CHECK(letters(document(grouped).roles()) == "aM");
}

TEST_CASE("amounts of nine digits with dots are a column of amounts") {
    const document text(
        "Program|Indikator|Satuan|Target|Pagu\n"
        "PROGRAM SATU|Nilai satu|Nilai|60|930.000.000\nKegiatan satu|Jumlah satu|Unit|3|580.000.000\n"
        "Sub kegiatan satu|Jumlah dua|Unit|3|580.000.000\nKegiatan dua|Jumlah tiga|Unit|3|350.000.000\n");
    CHECK(letters(text.roles()) == "aiuTM");
}

TEST_CASE("a column of codes, numbers of every row, and columns that a plan has no place for") {
    CHECK(letters(document("No|Kode|Program|Anggaran|I|II|III|IV|Lokasi\n"
                           "1|1.02.02|PROGRAM SATU|9,000|2,000|3,000|2,000|2,000|Blitar\n"
                           "2|1.02.02.2.01|Kegiatan satu|9,000|2,000|3,000|2,000|2,000|Blitar\n"
                           "3|1.02.02.2.01.0001|Sub kegiatan satu|9,000|2,000|3,000|2,000|2,000|Blitar\n")
                      .roles()) == "nkaMmmmm.");
}

TEST_CASE("amounts that do not add up in every row are still a block") {
    std::string text(small_plan);
    text.replace(text.find("15,000,000|10,000,000|"), 10, "16,000,000");
    CHECK(letters(document(text).roles()) == "nsiuTttttaMmmmmp");
}

TEST_CASE("labels of triwulan by column") {
    const document text("No|Program|Anggaran|I|TW II|III|Triwulan 4\n|PROGRAM SATU|4,000|1,000|1,000|1,000|1,000\n");
    const auto labels = find_triwulan_labels(text.cells(), text.sections());
    REQUIRE(labels.size() == 1);
    CHECK(labels[0] == triwulan_labels{0, 0, 0, 1, 2, 3, 4});
}

TEST_CASE("however the columns of whole blocks are ordered, the roles are found", "[property]") {
    const std::vector<std::vector<std::size_t>> blocks{{0, 1}, {2, 3}, {4, 5, 6, 7, 8}, {9}, {10, 11, 12, 13, 14}, {15}};
    const std::string wanted = "nsiuTttttaMmmmmp";
    CHECK(rc::check([&](const std::vector<std::uint8_t>& keys) {
        std::vector<std::size_t> at(blocks.size());
        std::iota(at.begin(), at.end(), std::size_t{0});
        std::stable_sort(at.begin(), at.end(), [&keys](std::size_t a, std::size_t b) {
            return (a < keys.size() ? keys[a] : 0) < (b < keys.size() ? keys[b] : 0);
        });
        std::vector<std::size_t> order;
        std::string expected;
        for (const std::size_t block : at) {
            for (const std::size_t column : blocks[block]) {
                order.push_back(column);
                expected += wanted[column];
            }
        }
        RC_ASSERT(letters(document(reordered(order)).roles()) == expected);
    }));
}
