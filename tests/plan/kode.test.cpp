#include "renaksi/plan/kode.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using renaksi::errc;
using renaksi::join_kode;
using renaksi::joined_kode;
using renaksi::kode;
using renaksi::kode_damage;
using renaksi::kode_tingkat;
using renaksi::language;
using renaksi::level;
using renaksi::looks_like_kode;
using renaksi::parse_kode;
using renaksi::parse_kode_tolerant;
using renaksi::repaired_kode;
using renaksi::result;

namespace {

/// Sub kegiatan of many bidang and of every level of government, in the order of their texts.
constexpr std::array<std::string_view, 36> official{
    "1.01.02.1.01.0001", "1.01.02.2.01.0076", "1.01.02.3.06.0018", "1.02.02.2.02.0017", "1.02.03.3.03.0002", "1.03.02.1.01.0028",
    "1.03.02.2.02.0045", "1.03.12.2.04.0009", "1.04.04.2.01.0005", "1.05.03.2.01.0010", "1.06.04.1.02.0015", "2.07.03.2.01.0002",
    "2.08.03.1.02.0014", "2.10.05.2.01.0001", "2.12.03.2.02.0003", "2.12.04.1.02.0002", "2.15.04.4.05.0001", "2.16.03.1.01.0004",
    "2.17.03.2.01.0001", "2.17.08.2.01.0002", "2.20.02.2.01.0006", "2.22.04.1.01.0002", "3.25.03.2.01.0003", "3.27.03.2.02.0012",
    "3.29.04.4.03.0001", "3.32.03.2.01.0005", "4.01.02.2.03.0001", "5.01.02.2.01.0001", "5.05.02.2.04.0003", "6.01.02.2.01.0007",
    "7.01.05.2.01.0001", "7.03.04.6.01.0024", "8.01.03.1.01.0005", "9.01.02.8.01.0001", "X.XX.01.2.01.0001", "X.XX.01.2.10.0001",
};

kode code(std::string_view text) {
    const result<kode> read = parse_kode(text);
    INFO(text);
    REQUIRE(read);
    return *read;
}

std::string mended(std::string_view text) {
    const result<repaired_kode> read = parse_kode_tolerant(text);
    return read ? read->value.text() : message(read.error(), language::en);
}

void check_error(std::string_view text, std::int64_t column, std::string_view expected) {
    const result<kode> read = parse_kode(text);
    INFO(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == errc::bad_kode);
    CHECK(read.error().where.column == column);
    CHECK(read.error().detail.find(expected) != std::string::npos);
}

/// A canonical code of the wanted number of groups (1, 2, 3, 5 or 6).
std::string any_code(int groups) {
    const auto two = [] {
        const int value = *rc::gen::inRange(1, 100);
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    const auto one = [] { return std::to_string(*rc::gen::inRange(1, 10)); };
    const bool generic = *rc::gen::inRange(0, 4) == 0;
    std::string text = generic ? "X" : one();
    if (groups > 1) text += "." + (generic ? "XX" : two());
    if (groups > 2) text += "." + two();
    if (groups > 3) text += "." + one() + "." + two();
    if (groups > 5) text += *rc::gen::arbitrary<bool>() ? "." + two() : "." + two() + two();
    return text;
}

std::string any_code() { return any_code(*rc::gen::element(1, 2, 3, 5, 6)); }

}  // namespace

TEST_CASE("kode reads official codes and writes them back") {
    for (const std::string_view text : official) {
        const kode sub = code(text);
        CHECK(sub.text() == text);
        CHECK(sub.tingkat() == kode_tingkat::sub_kegiatan);
        CHECK(sub.plan_level() == level::sub_kegiatan);
        const kode kegiatan = code(text.substr(0, 12));
        const kode program = code(text.substr(0, 7));
        const kode bidang = code(text.substr(0, 4));
        CHECK(kegiatan.plan_level() == level::kegiatan);
        CHECK(program.plan_level() == level::program);
        CHECK(bidang.tingkat() == kode_tingkat::bidang);
        CHECK_FALSE(bidang.plan_level());
        CHECK(sub.parent() == kegiatan);
        CHECK(kegiatan.parent() == program);
        CHECK(program.parent() == bidang);
        CHECK(bidang.parent() == code(text.substr(0, 1)));
        CHECK_FALSE(bidang.parent()->parent());
        for (const kode above : {kegiatan, program, bidang}) {
            CHECK(above.is_prefix_of(sub));
            CHECK_FALSE(sub.is_prefix_of(above));
        }
        CHECK_FALSE(sub.is_prefix_of(sub));
        CHECK(looks_like_kode(text));
        const result<repaired_kode> tolerant = parse_kode_tolerant(text);
        REQUIRE(tolerant);
        CHECK_FALSE(tolerant->repaired);
        CHECK(tolerant->value == sub);
        CHECK(tolerant->reason(language::id).empty());
    }
}

TEST_CASE("kode orders as its groups do") {
    std::vector<kode> codes;
    for (const std::string_view text : official) codes.push_back(code(text));
    CHECK(std::is_sorted(codes.begin(), codes.end()));
    CHECK(code("1.01") < code("1.01.01"));
    CHECK(code("1.01.01") < code("1.01.01.2.01"));
    CHECK(code("1.01.01.9.99") < code("1.01.02"));
    CHECK(code("9.99.99") < code("X.XX.01"));
    CHECK(code("2.17.01.2.01.01") < code("2.17.01.2.01.0001"));
    CHECK(code("2.17.01.2.01.0001") < code("2.17.01.2.01.02"));
}

TEST_CASE("kode takes X.XX for any bidang") {
    const kode generic = code("X.XX.01.2.01.0001");
    CHECK(generic.is_generic());
    CHECK(generic.same_as(code("2.17.01.2.01.0001")));
    CHECK(code("1.01.01.2.01.0001").same_as(generic));
    CHECK_FALSE(code("1.01.01.2.01.0001").same_as(code("2.17.01.2.01.0001")));
    CHECK_FALSE(generic.same_as(code("2.17.01.2.01.0002")));
    CHECK_FALSE(generic.same_as(code("2.17.01.2.01")));
    CHECK_FALSE(generic == code("2.17.01.2.01.0001"));
    CHECK(code("X.XX").same_as(code("2.17")));
    CHECK(parse_kode_tolerant("x.xx.01")->value.same_as(code("7.01.01")));
    CHECK(code("X.XX.01").is_prefix_of(code("2.17.01.2.01")));
    CHECK(code("2.17.01").is_prefix_of(code("X.XX.01.2.01")));
    CHECK_FALSE(code("X.XX.01").is_prefix_of(code("2.17.02.2.01")));
}

TEST_CASE("kode keeps the two widths of a sub kegiatan apart and pads the old one") {
    const kode old = code("2.17.01.2.01.07");
    CHECK(old.text() == "2.17.01.2.01.07");
    CHECK(old.padded().text() == "2.17.01.2.01.0007");
    CHECK_FALSE(old.same_as(code("2.17.01.2.01.0007")));
    CHECK(old.padded().same_as(code("X.XX.01.2.01.0007")));
    CHECK(code("2.17.01").padded() == code("2.17.01"));
    CHECK(code("2.17.01.2.01.0123").padded().text() == "2.17.01.2.01.0123");
}

TEST_CASE("kode refuses what is not canonical and says what was expected where") {
    check_error("", 1, "urusan 1-9 or X");
    check_error("0.17", 1, "urusan 1-9 or X");
    check_error("21.17.01", 1, "urusan 1-9 or X");
    check_error("2.00", 3, "bidang 01-99");
    check_error("2.XX.01", 3, "bidang 01-99");
    check_error("X.17.01", 3, "bidang XX");
    check_error("2.17.1", 6, "program 01-99");
    check_error("2.17.01.2", 10, "kegiatan 01-99, found the end");
    check_error("2.17.01.0.01", 9, "found '0'");
    check_error("2.17.01.2.100", 11, "kegiatan 01-99");
    check_error("2.17.01.2.01.000", 14, "found '000'");
    check_error("2.17.01.2.01.00001", 14, "sub kegiatan 01-99 or 0001-9999");
    check_error("2.17.01.2.01.0001.01", 19, "the end of the kode");
    check_error("2.17.01.2,01", 10, "expected '.', found ','");
    check_error("2.17.01.", 8, "the end of the kode");
    check_error(" 2.17", 1, "found ' '");
    check_error("2..17", 3, "found '.'");
    check_error("x.xx.01", 1, "found 'x'");
    check_error("2.17.01.2.01 Perencanaan", 13, "found ' '");
    check_error(
        "\xC2\xA0"
        "2.17.a",
        1, "U+00A0");
    check_error(std::string("2.\0", 3), 3, "found U+0000");
}

TEST_CASE("kode mends what spreadsheets do to codes") {
    struct row {
        std::string_view text;
        std::string_view read;
        kode_damage damage;
    };
    const std::array<row, 16> rows{{
        {"5.01.01.2,01", "5.01.01.2.01", kode_damage::decimal_comma},
        {"1.01.02.0.00.00.", "1.01.02", kode_damage::trailing_dot},
        {"1.01.02.0.00.00.", "1.01.02", kode_damage::zero_groups},
        {"1.01.01.02.01.0001", "1.01.01.2.01.0001", kode_damage::extra_zero},
        {"05.01.02", "5.01.02", kode_damage::extra_zero},
        {"2. 17 .02", "2.17.02", kode_damage::blanks},
        {"2 17 02 2.01", "2.17.02.2.01", kode_damage::blanks},
        {"x.xx.01.2.01", "X.XX.01.2.01", kode_damage::lower_case},
        {"2.17.3", "2.17.03", kode_damage::lost_zero},
        {"2.17.03.2.01.1", "2.17.03.2.01.01", kode_damage::lost_zero},
        {"2.17.03.2.01.123", "2.17.03.2.01.0123", kode_damage::lost_zero},
        {"X.XX.01.0.00.00.01", "X.XX.01", kode_damage::indicator_number},
        {"X.XX.01.2.01.00.", "X.XX.01.2.01", kode_damage::zero_groups},
        {"4.01.02.2.03.00.01", "4.01.02.2.03", kode_damage::indicator_number},
        {"4.01.02.2.03.03.01", "4.01.02.2.03.03", kode_damage::indicator_number},
        {"'1.02.02", "1.02.02", kode_damage::apostrophe},
    }};
    for (const row& r : rows) {
        INFO(r.text);
        const result<repaired_kode> read = parse_kode_tolerant(r.text);
        REQUIRE(read);
        CHECK(read->value.text() == r.read);
        CHECK(read->repaired);
        CHECK(read->has(r.damage));
        CHECK_FALSE(read->reason(language::id).empty());
        CHECK(read->reason(language::en) != read->reason(language::id));
        CHECK_FALSE(read->alternative);
        CHECK_FALSE(parse_kode(r.text));
    }
    CHECK(mended("\xC2\xA0 2.17.02\n") == "2.17.02");
    CHECK_FALSE(parse_kode_tolerant(" 2.17.02 ")->repaired);
}

TEST_CASE("kode names both readings of a kegiatan that lost a zero") {
    const result<repaired_kode> number = parse_kode_tolerant("1.03.01.2.1.0001");
    REQUIRE(number);
    CHECK(number->value.text() == "1.03.01.2.10.0001");
    CHECK(number->has(kode_damage::read_as_number));
    CHECK_FALSE(number->has(kode_damage::lost_zero));
    REQUIRE(number->alternative);
    CHECK(number->alternative->text() == "1.03.01.2.01.0001");
    CHECK(number->reason(language::id).find("dapat juga 1.03.01.2.01.0001") != std::string::npos);

    const result<repaired_kode> stripped = parse_kode_tolerant("1.3.1.2.1");
    REQUIRE(stripped);
    CHECK(stripped->value.text() == "1.03.01.2.01");
    CHECK(stripped->has(kode_damage::lost_zero));
    REQUIRE(stripped->alternative);
    CHECK(stripped->alternative->text() == "1.03.01.2.10");
    CHECK(mended("2.1.03") == "2.10.03");
    CHECK(mended("2.7.03") == "2.07.03");
    CHECK(mended("3.3.03") == "3.30.03");
    CHECK(mended("1.6.03") == "1.06.03");
}

TEST_CASE("kode does not mend other things into a code") {
    for (const std::string_view text :
         {"5.1.02.01.01.0024", "5.1.02.01.01", "5.01.5.05.0.00.01.0000", "1.03.0.00.0.00.01.0000", "2.17.01.2.00", "2.17.00.2.01",
          "2.17.01.0.00.0001", "1,234,567", "abc", "2.17.01-2.01", "2.17.XX", "", "   ", "."}) {
        INFO(text);
        const result<repaired_kode> read = parse_kode_tolerant(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errc::bad_kode);
        CHECK(read.error().where.column >= 1);
        CHECK_FALSE(looks_like_kode(text));
    }
}

TEST_CASE("kode is joined from cells") {
    using cells = std::vector<std::string_view>;
    const auto joined = [](const cells& of) {
        const result<repaired_kode> read = join_kode(of);
        const std::optional<kode> code = joined_kode(of);
        CHECK(code == (read ? std::optional(read->value) : std::nullopt));
        return read ? read->value.text() : message(read.error(), language::en);
    };
    CHECK(joined({"5", "01", "01", "", ""}) == "5.01.01");
    CHECK(joined({"5", "01", "01", "2,01", ""}) == "5.01.01.2.01");
    CHECK(joined({"5", "05", "02", "2.04", "0003"}) == "5.05.02.2.04.0003");
    CHECK(joined({"", "5", "1", "1", "2", "1"}) == "5.01.01.2.01");
    CHECK_FALSE(join_kode(cells{"5", "01", "01"})->repaired);
    CHECK(join_kode(cells{"5", "01", "01", "2,01"})->has(kode_damage::decimal_comma));

    // 2.01 stays 2.01 as a number, so a cell that shows 2.1 held 2.10, whatever happened to the zeros of the others.
    const result<repaired_kode> ten = join_kode(cells{"5", "1", "1", "2.1"});
    REQUIRE(ten);
    CHECK(ten->value.text() == "5.01.01.2.10");
    REQUIRE(ten->alternative);
    CHECK(ten->alternative->text() == "5.01.01.2.01");
    CHECK_FALSE(join_kode(cells{"5", "1", "1", "2", "1"})->alternative);

    for (const cells& none :
         {cells{"5", "01", "", "2.01"}, cells{"5", "01", "PROGRAM"}, cells{"26005473", "1", "1"}, cells{}, cells{"", " "}}) {
        CHECK_FALSE(joined_kode(none));
    }

    const result<repaired_kode> hole = join_kode(cells{"5", "01", "", "2.01"});
    REQUIRE_FALSE(hole);
    CHECK(hole.error().where.column == 3);
    const result<repaired_kode> wrong = join_kode(cells{"5", "01", "PROGRAM"});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().where.column == 3);
    CHECK_FALSE(join_kode(cells{}));
    CHECK_FALSE(join_kode(cells{"", " "}));
}

TEST_CASE("kode is told from amounts and dates and list numbers") {
    for (const std::string_view text : {"32.535.393", "1.234", "1.234.567", "1,234,567", "2.500.000,00", "01.02.2022", "1.12.2022", "12",
                                        "2", "2.17", "0.37", "1.2.3", "01.02.03", "5 01 01", "Rp 1.234", "-", "", "12 Bulan", "1.02,03"}) {
        INFO(text);
        CHECK_FALSE(looks_like_kode(text));
    }
    for (const std::string_view text : {"2.17.02", "X.XX", "x.xx.01", "5.1.1.2.1.1", "5.01.01.2,01", "1.01.02.0.00.00.",
                                        "4.01.02.2.03.00.01", " 2.17.02.2.01 ", "2.17.01.2.01.01"}) {
        INFO(text);
        CHECK(looks_like_kode(text));
    }
}

TEST_CASE("kode properties hold for any code") {
    CHECK(rc::check("canonical text is kept by both parsers", [] {
        const std::string text = any_code();
        const result<kode> strict = parse_kode(text);
        const result<repaired_kode> tolerant = parse_kode_tolerant(text);
        RC_ASSERT(static_cast<bool>(strict) && static_cast<bool>(tolerant));
        RC_ASSERT(strict->text() == text);
        RC_ASSERT(!tolerant->repaired && tolerant->value == *strict);
    }));
    CHECK(rc::check("a code is below another one when its text starts with the other's and a dot", [] {
        const std::string child = any_code();
        const std::size_t length = *rc::gen::element<std::size_t>(1, 4, 7, 12, 99);
        const std::string above = length < child.size() ? child.substr(0, length) : any_code();
        const kode a = *parse_kode(above);
        const kode b = *parse_kode(child);
        if (a.is_generic() || b.is_generic()) return;
        RC_ASSERT(a.is_prefix_of(b) == (child.compare(0, above.size() + 1, above + ".") == 0));
    }));
    CHECK(rc::check("order is that of the texts of one width", [] {
        const auto padded = [] { return parse_kode(any_code())->padded(); };
        const kode a = padded();
        const kode b = padded();
        RC_ASSERT((a < b) == (a.text() < b.text()));
        RC_ASSERT((a == b) == (a.text() == b.text()));
    }));
    CHECK(rc::check("damage is undone", [] {
        const std::string text = any_code(6);
        std::string damaged = text;
        const int kind = *rc::gen::inRange(0, 4);
        if (kind == 0) damaged[10 - 1] = ',';
        if (kind == 1) damaged += ".";
        if (kind == 2) damaged.insert(8, "0");
        if (kind == 3) damaged = renaksi::lower(damaged);
        const result<repaired_kode> read = parse_kode_tolerant(damaged);
        RC_ASSERT(static_cast<bool>(read));
        RC_ASSERT(read->value.text() == text);
        RC_ASSERT(read->repaired == (damaged != text));
    }));
    CHECK(rc::check("any bytes give a code or an error with a column, and what looks like a code is read", [] {
        const auto character = rc::gen::oneOf(rc::gen::elementOf(std::string("0123456789....,,xX '\xC2\xA0")), rc::gen::arbitrary<char>());
        const auto text = *rc::gen::container<std::string>(character);
        const result<repaired_kode> read = parse_kode_tolerant(text);
        RC_ASSERT(!looks_like_kode(text) || static_cast<bool>(read));
        if (read) {
            RC_ASSERT(static_cast<bool>(parse_kode(read->value.text())));
        } else {
            RC_ASSERT(read.error().where.column >= 1);
            RC_ASSERT(!renaksi::first_invalid_utf8(read.error().detail));
        }
    }));
}
