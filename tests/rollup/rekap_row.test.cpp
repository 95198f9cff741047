#include "renaksi/rollup/rekap_row.hpp"

#include <rapidcheck.h>

#include <string>

#include "support/catch.hpp"

using namespace renaksi;

namespace {

/// The text of some code with so many groups.
std::string random_kode_text() {
    const auto digits = [](int value, std::size_t width) {
        const std::string out = std::to_string(value);
        return std::string(width - out.size(), '0') + out;
    };
    const std::size_t groups = *rc::gen::element<std::size_t>(1, 2, 3, 5, 6);
    const bool generic = *rc::gen::inRange(0, 4) == 0;
    std::string out = generic ? "X" : std::to_string(*rc::gen::inRange(1, 10));
    if (groups > 1) out += generic ? ".XX" : "." + digits(*rc::gen::inRange(1, 100), 2);
    if (groups > 2) out += "." + digits(*rc::gen::element(1, 1, 2, 99), 2);
    if (groups > 3) out += "." + std::to_string(*rc::gen::inRange(1, 10)) + "." + digits(*rc::gen::inRange(1, 100), 2);
    if (groups > 5)
        out += "." + (*rc::gen::inRange(0, 2) == 0 ? digits(*rc::gen::inRange(1, 100), 2) : digits(*rc::gen::inRange(1, 10'000), 4));
    return out;
}

std::string text_of_packed(packed_kode of) {
    std::string out;
    of.append_to(out);
    return out;
}

}  // namespace

TEST_CASE("a packed kode says and orders what a kode does") {
    CHECK(rc::check("against kode", [] {
        const std::string a = random_kode_text();
        const std::string b = random_kode_text();
        const auto kode_a = parse_kode(a);
        const auto kode_b = parse_kode(b);
        // A bidang that reads in two ways (2.1) never has one digit here, so all of them are codes.
        RC_ASSERT(kode_a.has_value());
        RC_ASSERT(kode_b.has_value());
        const packed_kode packed_a = *parse_packed_kode(a);
        const packed_kode packed_b = *parse_packed_kode(b);
        RC_ASSERT(packed_a.is_well_formed());
        RC_ASSERT(text_of_packed(packed_a) == a);
        RC_ASSERT((packed_a < packed_b) == (*kode_a < *kode_b));
        RC_ASSERT((packed_a.text_rank() < packed_b.text_rank()) == (a < b));
        RC_ASSERT(packed_a.is_generic() == kode_a->is_generic());
        const bool is_above = kode_a->is_prefix_of(*kode_b) && kode_a->is_generic() == kode_b->is_generic();
        RC_ASSERT(packed_a.is_above(packed_b) == is_above);
        if (const auto parent = kode_a->parent()) {
            const std::size_t groups = packed_a.groups() == 5 ? 3 : packed_a.groups() - 1;
            RC_ASSERT(text_of_packed(packed_a.prefix(groups)) == parent->text());
            RC_ASSERT(packed_a.prefix(groups).is_well_formed());
        }
        RC_ASSERT(packed_a.prefix(6) == packed_a);
    }));
}

TEST_CASE("bits that are no code are told") {
    CHECK(rc::check("a well-formed code reads back", [] {
        const std::uint64_t whole = parse_packed_kode(random_kode_text())->bits();
        const auto bit = *rc::gen::inRange(0U, 64U);
        const packed_kode changed(whole ^ (std::uint64_t{1} << bit));
        const auto read = parse_packed_kode(text_of_packed(changed));
        const bool is_code = read && *read == changed;
        RC_ASSERT(changed.is_well_formed() == is_code);
    }));
    CHECK_FALSE(packed_kode().is_well_formed());
    CHECK_FALSE(packed_kode(std::uint64_t{4} << 12U).is_well_formed());
}

TEST_CASE("program 01 of every bidang folds into X.XX.01") {
    const auto folded = [](const char* text) { return text_of_packed(parse_packed_kode(text)->folded_penunjang()); };
    CHECK(folded("2.17.01.2.01.0001") == "X.XX.01.2.01.0001");
    CHECK(folded("2.17.01") == "X.XX.01");
    CHECK(folded("2.17.02") == "2.17.02");
    CHECK(folded("2.17") == "2.17");
    CHECK(folded("X.XX.01") == "X.XX.01");
}
