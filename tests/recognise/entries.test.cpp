#include "recognise/entries.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace renaksi;
using recognise::entry;
using recognise::entry_queue;

namespace {

entry coded_entry(std::string nama, std::int64_t rupiah_of_it, std::optional<level> by_kode = std::nullopt) {
    entry out;
    out.draft.nama = std::move(nama);
    out.draft.money[0].value = amount::of(rupiah::from_sen(rupiah_of_it * 100));
    out.by_kode = by_kode;
    return out;
}

entry sasaran_entry(std::string text) {
    entry out;
    out.draft.sasaran = std::move(text);
    out.is_sasaran = true;
    return out;
}

}  // namespace

TEST_CASE("rows come back in their order with the levels that their codes give, sasaran between them") {
    entry_queue queue;
    CHECK(queue.empty());
    queue.expect(5);
    queue.add(sasaran_entry("Minat baca"));
    queue.add(coded_entry("PROGRAM A", 5'000, level::program));
    queue.add(coded_entry("Kegiatan", 5'000, level::kegiatan));
    queue.add(sasaran_entry("Naskah"));
    queue.add(coded_entry("PROGRAM B", 7'000, level::program));
    CHECK_FALSE(queue.empty());
    static_cast<void>(queue.settle_levels(nullptr));
    CHECK_FALSE(queue.has_named_sasaran());
    std::vector<std::string> told;
    std::vector<level> levels;
    while (const auto row = queue.take()) {
        told.push_back(row->nama.empty() ? row->sasaran : row->nama);
        levels.push_back(row->level);
    }
    CHECK(told == std::vector<std::string>{"Minat baca", "PROGRAM A", "Kegiatan", "Naskah", "PROGRAM B"});
    CHECK(levels == std::vector<level>{level::sasaran, level::program, level::kegiatan, level::sasaran, level::program});
}

TEST_CASE("the last row may be changed until the next one comes") {
    entry_queue queue;
    queue.add(coded_entry("PROGRAM", 1, level::program));
    queue.last().draft.nama += " PEMBINAAN";
    queue.add(coded_entry("Kegiatan", 1, level::kegiatan));
    queue.last().draft.indikator.emplace_back().nama = "Jumlah naskah";
    static_cast<void>(queue.settle_levels(nullptr));
    CHECK(queue.take()->nama == "PROGRAM PEMBINAAN");
    const auto second = queue.take();
    REQUIRE(second);
    REQUIRE(second->indikator.size() == 1);
    CHECK(second->indikator[0].nama == "Jumlah naskah");
    CHECK_FALSE(queue.take());
}

TEST_CASE("a level that a word gives goes before the code's, and a sasaran that a word names is told") {
    entry_queue queue;
    entry given = coded_entry("Pembinaan", 1, level::program);
    given.given = level::kegiatan;
    entry named = sasaran_entry("Minat baca");
    named.given = level::sasaran;
    queue.add(named);
    queue.add(coded_entry("PROGRAM", 1, level::program));
    queue.add(given);
    static_cast<void>(queue.settle_levels(nullptr));
    CHECK(queue.has_named_sasaran());
    CHECK(queue.take()->level == level::sasaran);
    CHECK(queue.take()->level == level::program);
    CHECK(queue.take()->level == level::kegiatan);
}
