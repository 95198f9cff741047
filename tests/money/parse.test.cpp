#include "renaksi/money/parse.hpp"

#include <rapidcheck.h>

#include <limits>
#include <ostream>
#include <string>

#include "renaksi/money/format.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

/// The sen of an accepted text; the message of a refused one makes the comparison fail readably.
std::string sen(std::string_view text, number_style style = number_style::automatic) {
    const result<amount> cell = parse_amount(text, style);
    if (!cell) return message(cell.error(), language::en);
    if (cell->state == amount_state::blank) return "blank";
    if (cell->state == amount_state::dash) return "dash";
    return std::to_string(cell->value.sen());
}

struct refusal {
    errc code = errc::invalid_argument;
    std::int64_t column = 0;
    friend bool operator==(const refusal&, const refusal&) = default;
};
std::ostream& operator<<(std::ostream& out, const refusal& r) { return out << static_cast<int>(r.code) << " at " << r.column; }

refusal refused(std::string_view text, number_style style = number_style::automatic) {
    const result<amount> cell = parse_amount(text, style);
    INFO(text);
    REQUIRE_FALSE(cell);
    CHECK_FALSE(cell.error().detail.empty());
    return {cell.error().code, cell.error().where.column};
}

}  // namespace

TEST_CASE("the ways in which documents print an amount") {
    CHECK(sen("32,535,393") == "3253539300");
    CHECK(sen("32.535.393,00") == "3253539300");
    CHECK(sen("Rp 1.234.567") == "123456700");
    CHECK(sen("Rp1.234.567") == "123456700");
    CHECK(sen("Rp. 1.544.000.000,-") == "154400000000");
    CHECK(sen("Rp.1.000") == "100000");
    CHECK(sen("RP 5") == "500");
    CHECK(sen("IDR 5") == "500");
    CHECK(sen("1.000,--") == "100000");
    CHECK(sen("5,000,-") == "500000");
    CHECK(sen("1.000 ,-") == "100000");
    CHECK(sen("1.000,\xE2\x80\x93") == "100000");
    CHECK(sen("1 234 567") == "123456700");
    CHECK(sen("1 234 567,50") == "123456750");
    CHECK(sen("1\xC2\xA0"
              "234\xC2\xA0"
              "567") == "123456700");
    CHECK(sen("\xC2\xA0Rp\xC2\xA0"
              "1.000\xC2\xA0") == "100000");
    CHECK(sen("'123") == "12300");
    CHECK(sen("' 1.234") == "123400");
    CHECK(sen("0") == "0");
    CHECK(sen("007") == "700");
    CHECK(sen("26005473") == "2600547300");
}

TEST_CASE("negative amounts: sign or brackets, on either side of the currency") {
    CHECK(sen("(1.000)") == "-100000");
    CHECK(sen("-1.000") == "-100000");
    CHECK(sen("Rp (1.000)") == "-100000");
    CHECK(sen("(Rp 1.000,-)") == "-100000");
    CHECK(sen("-Rp 1.000") == "-100000");
    CHECK(sen("Rp -1.000") == "-100000");
    CHECK(sen("\xE2\x88\x92"
              "12") == "-1200");
    CHECK(sen("-0.50") == "-50");
    CHECK(refused("(-5)") == refusal{errc::bad_number, 2});
    CHECK(refused("-(5)") == refusal{errc::bad_number, 2});
    CHECK(refused("(5") == refusal{errc::bad_number, 3});
    CHECK(refused("5)") == refusal{errc::bad_number, 2});
    CHECK(refused("--5") == refusal{errc::bad_number, 2});
    CHECK(refused("5-") == refusal{errc::bad_number, 2});
}

TEST_CASE("blank and dash are no zeros") {
    CHECK(sen("") == "blank");
    CHECK(sen(" \t\xC2\xA0") == "blank");
    CHECK(sen("'") == "blank");
    for (const char* text : {"-", " - ", "\xE2\x80\x93", "\xE2\x80\x94", "Rp -", "Rp. -", "Rp.-", "\xC2\xA0-\xC2\xA0", "--", "'-"}) {
        INFO(text);
        CHECK(sen(text) == "dash");
    }
    CHECK(refused("- -") == refusal{errc::bad_number, 3});
    CHECK(refused("Rp") == refusal{errc::bad_number, 3});
    CHECK(refused("()") == refusal{errc::bad_number, 2});
}

TEST_CASE("without a style a third decimal settles what a mark is, since money has none") {
    CHECK(sen("1.234") == "123400");
    CHECK(sen("1,234") == "123400");
    CHECK(sen("1.23") == "123");
    CHECK(sen("1,23") == "123");
    CHECK(sen("1,2") == "120");
    CHECK(sen("0.5") == "50");
    CHECK(sen("1,234.5") == "123450");
    CHECK(sen("1.234,56") == "123456");
    CHECK(refused("1.2345") == refusal{errc::too_many_decimals, 5});
    CHECK(refused("1234.567") == refusal{errc::too_many_decimals, 8});
    CHECK(refused("0.125") == refusal{errc::too_many_decimals, 5});
    CHECK(refused("1.234,567") == refusal{errc::too_many_decimals, 9});
}

TEST_CASE("a given style refuses the others") {
    CHECK(sen("1.234.567,5", number_style::dot_groups) == "123456750");
    CHECK(sen("1,234,567.5", number_style::comma_groups) == "123456750");
    CHECK(sen("1234567.5", number_style::plain) == "123456750");
    CHECK(sen("1234", number_style::dot_groups) == "123400");
    CHECK(sen("1 234,5", number_style::dot_groups) == "123450");
    CHECK(sen("5,000,-", number_style::comma_groups) == "500000");
    CHECK(refused("1.234.567", number_style::comma_groups) == refusal{errc::bad_number, 6});
    CHECK(refused("1.234", number_style::comma_groups) == refusal{errc::too_many_decimals, 5});
    CHECK(refused("1,234,567", number_style::dot_groups) == refusal{errc::bad_number, 6});
    CHECK(refused("1.5", number_style::dot_groups) == refusal{errc::bad_number, 4});
    CHECK(refused("1.234", number_style::plain) == refusal{errc::too_many_decimals, 5});
    CHECK(refused("1,234", number_style::plain) == refusal{errc::bad_number, 2});
    CHECK(refused("1 234", number_style::plain) == refusal{errc::bad_number, 3});
    CHECK(refused("1000,-", number_style::plain) == refusal{errc::bad_number, 5});
}

TEST_CASE("groups have three digits, and the refusal stands at the character that breaks them") {
    CHECK(refused("1.23.456") == refusal{errc::bad_number, 5});
    CHECK(refused("1.234.56") == refusal{errc::bad_number, 9});
    CHECK(refused("1.234.5678") == refusal{errc::bad_number, 10});
    CHECK(refused("1234.567.890") == refusal{errc::bad_number, 5});
    CHECK(refused("0.123.456") == refusal{errc::bad_number, 2});
    CHECK(refused("1.234,56.7") == refusal{errc::bad_number, 9});
    CHECK(refused("1..234") == refusal{errc::bad_number, 3});
    CHECK(refused("1.234.") == refusal{errc::bad_number, 7});
    CHECK(refused("12 34") == refusal{errc::bad_number, 6});
    CHECK(refused("1  234") == refusal{errc::bad_number, 4});
    CHECK(refused("1.234 567") == refusal{errc::bad_number, 6});
    CHECK(refused("1.000,50,-") == refusal{errc::bad_number, 9});
}

TEST_CASE("what is no amount is refused with its place in characters") {
    CHECK(refused("abc") == refusal{errc::bad_number, 1});
    CHECK(refused("Rp abc") == refusal{errc::bad_number, 4});
    CHECK(refused("\xC2\xA0\xC2\xA0"
                  "12x") == refusal{errc::bad_number, 5});
    CHECK(refused("12 orang") == refusal{errc::bad_number, 4});
    CHECK(refused("+5") == refusal{errc::bad_number, 1});
    CHECK(refused("1e5") == refusal{errc::bad_number, 2});
    CHECK(refused(std::string_view("12\0003", 4)) == refusal{errc::bad_number, 3});
    CHECK(refused(std::string_view("\0", 1)) == refusal{errc::bad_number, 1});
    CHECK(refused("12\xFF") == refusal{errc::bad_number, 3});
    CHECK(parse_amount("12x").error().detail == "found 'x', expected the end of the amount");
}

TEST_CASE("an amount over 64 bits of sen is refused, one at the edge is not") {
    CHECK(refused(std::string(40, '9')) == refusal{errc::overflow, 1});
    CHECK(sen("92233720368547758.07") == "9223372036854775807");
    CHECK(refused("92233720368547758.08") == refusal{errc::overflow, 1});
    CHECK(sen("-92233720368547758.08") == "-9223372036854775808");
    CHECK(refused("-92233720368547758.09") == refusal{errc::overflow, 2});
    CHECK(sen(std::string(60, '0') + "1") == "100");
}

TEST_CASE("what a column of money is made of") {
    for (const char* text : {"-", "Rp -", "0", "32,535,393", "Rp. 1.544.000.000,-", "(1.000)", "1 234 567", "1.2345", "1.23.456",
                             "\xC2\xA0"
                             "5"}) {
        INFO(text);
        CHECK(looks_like_amount(text));
    }
    for (const char* text :
         {"", " ", "Dokumen", "12 Dokumen", "19670727 199503 1 006", "12-03-2022", "93,75%", "2.17.01 x", "Rp", "(x)", "Rp 5 /org"}) {
        INFO(text);
        CHECK_FALSE(looks_like_amount(text));
    }
}

TEST_CASE("amounts survive being printed") {
    CHECK(rc::check("parse(format(x)) == x in every grouping, with and without a named style", [](std::int64_t printed) {
        const rupiah value = rupiah::from_sen(printed);
        const struct {
            grouping written;
            number_style read;
        } pairs[] = {{grouping::none, number_style::plain},
                     {grouping::dot, number_style::dot_groups},
                     {grouping::comma, number_style::comma_groups}};
        for (const auto& pair : pairs) {
            const std::string text = format_rupiah(value, pair.written);
            for (const number_style style : {pair.read, number_style::automatic}) {
                const result<amount> back = parse_amount(text, style);
                RC_ASSERT(back.has_value());
                RC_ASSERT(back->value == value);
            }
            RC_ASSERT(looks_like_amount(text));
        }
    }));
    CHECK(rc::check("decoration changes nothing", [](std::int64_t printed) {
        RC_PRE(printed >= 0);
        const std::int64_t whole = printed / 100;
        const std::string digits = format_rupiah(*rupiah::from_rupiah(whole), grouping::dot);
        for (const std::string& text : {"Rp " + digits, "Rp. " + digits + ",-", " " + digits + "\xC2\xA0", "'" + digits, digits + ",--"}) {
            const result<amount> back = parse_amount(text);
            RC_ASSERT(back.has_value());
            RC_ASSERT(back->value.sen() == whole * 100);
        }
        const result<amount> negative = parse_amount("(" + digits + ")");
        RC_ASSERT(negative.has_value());
        RC_ASSERT(negative->value.sen() == whole * -100);
    }));
    CHECK(rc::check("any bytes give an answer, and a refusal a column inside the text", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::element('0', '1', '9', '.', ',', ' ', '-', '(', ')', 'R', 'p', '\'', 'x', '\xC2', '\xA0', '\0'));
        for (const number_style style :
             {number_style::automatic, number_style::dot_groups, number_style::comma_groups, number_style::plain}) {
            const result<amount> cell = parse_amount(text, style);
            if (cell) {
                RC_ASSERT(cell->has_value() || cell->value.is_zero());
            } else {
                RC_ASSERT(cell.error().where.column >= 1);
                RC_ASSERT(cell.error().where.column <= static_cast<std::int64_t>(text.size()) + 1);
            }
            if (cell && cell->state != amount_state::blank) RC_ASSERT(looks_like_amount(text));
        }
    }));
}
