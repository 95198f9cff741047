#include "recognise/draft_store.hpp"

#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace renaksi;
using recognise::draft_store;

namespace {

row_draft stored_row(std::string nama, std::int64_t line) {
    row_draft out;
    out.nama = std::move(nama);
    out.line = line;
    return out;
}

/// Every text differs from the others, so that none can stand in another's place.
row_draft full_stored_row() {
    row_draft out = stored_row("Program Pembinaan", 4'321);
    out.no = "7.";
    out.kode = "2.23.02";
    out.sasaran = "Meningkatnya minat baca";
    out.penanggung_jawab = "Kepala Bidang";
    out.money[0] = {amount::of(rupiah::from_sen(-123'456'789)), "(1.234.567,89)"};
    out.money[1] = {amount::dash(), "-"};
    out.money[2] = {amount::of(rupiah::from_sen(std::numeric_limits<std::int64_t>::max())), ""};
    out.money[4] = {amount::of(rupiah::from_sen(std::numeric_limits<std::int64_t>::min())), "min"};
    indikator_draft first;
    first.nama = "Persentase perpustakaan";
    first.satuan = "Persen";
    first.targets[0] = {{target_kind::percent_range, {-805, 1}, {95, 0}}, "-80,5 - 95%"};
    first.targets[3] = {{target_kind::dash, {}, {}}, "-"};
    first.targets[4] = {{target_kind::text, {}, {}}, std::string(300, 'x')};
    indikator_draft second;
    second.targets[2] = {{target_kind::number, {1'200, 2}, {}}, ""};
    out.indikator = {first, {}, second};
    return out;
}

void check_same_draft(const row_draft& a, const row_draft& b) {
    CHECK(a.line == b.line);
    CHECK(a.no == b.no);
    CHECK(a.kode == b.kode);
    CHECK(a.sasaran == b.sasaran);
    CHECK(a.nama == b.nama);
    CHECK(a.penanggung_jawab == b.penanggung_jawab);
    for (std::size_t c = 0; c < a.money.size(); ++c) {
        CHECK(a.money[c].value == b.money[c].value);
        CHECK(a.money[c].written == b.money[c].written);
    }
    REQUIRE(a.indikator.size() == b.indikator.size());
    for (std::size_t k = 0; k < a.indikator.size(); ++k) {
        CHECK(a.indikator[k].nama == b.indikator[k].nama);
        CHECK(a.indikator[k].satuan == b.indikator[k].satuan);
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            const target_cell& x = a.indikator[k].targets[c];
            const target_cell& y = b.indikator[k].targets[c];
            CHECK(x.value == y.value);
            CHECK(x.value.value.scale == y.value.value.scale);
            CHECK(x.value.upper.scale == y.value.upper.scale);
            CHECK(x.written == y.written);
        }
    }
}

}  // namespace

TEST_CASE("a row that waits comes back as it was, full or empty") {
    draft_store store;
    CHECK(store.empty());
    store.push(full_stored_row(), 1);
    store.push({}, 0);
    store.push(stored_row("A", -3), 255);
    std::uint8_t mark = 0;
    check_same_draft(store.take(mark), full_stored_row());
    CHECK(mark == 1);
    check_same_draft(store.take(mark), {});
    CHECK(mark == 0);
    CHECK_FALSE(store.empty());
    check_same_draft(store.take(mark), stored_row("A", -3));
    CHECK(mark == 255);
    CHECK(store.empty());
}

TEST_CASE("many rows come back in their order, short ones and one that is longer than any other") {
    constexpr std::size_t rows = 3'000;
    draft_store store;
    const auto name = [](std::size_t i) { return i == 1'000 ? std::string(200'000, 'n') : "Kegiatan " + std::to_string(i); };
    std::vector<std::string> odd;
    for (std::size_t i = 0; i < rows; ++i) {
        row_draft row = i % 100 == 0 ? full_stored_row() : row_draft{};
        row.nama = name(i);
        row.line = static_cast<std::int64_t>(i);
        store.push(row, i % 2);
        if (i % 2 == 1) odd.push_back(row.nama);
    }
    const auto names = store.names(1);
    CHECK(std::vector<std::string>(names.begin(), names.end()) == odd);
    CHECK(store.names(2).empty());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        std::uint8_t mark = 9;
        const row_draft row = store.take(mark);
        const bool same = row.nama == name(i) && row.line == static_cast<std::int64_t>(i) && mark == i % 2;
        wrong += same && row.indikator.size() == (i % 100 == 0 ? 3U : 0U) ? 0U : 1U;
    }
    CHECK(wrong == 0);
    CHECK(store.empty());
}
