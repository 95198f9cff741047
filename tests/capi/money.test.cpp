// Amounts, one and many, read and written.
#include <limits>

#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

constexpr std::int64_t poison_sen = 0x5A5A5A5A5A5A5A5A;
constexpr std::uint8_t poison_state = 0x5A;

struct parsed {
    std::int64_t sen = poison_sen;
    std::uint8_t state = poison_state;
    failure why;

    [[nodiscard]] bool is_untouched() const { return sen == poison_sen && state == poison_state; }
};

parsed parse(std::string_view text, std::int32_t style = RENAKSI_NUMBERS_AUTOMATIC) {
    parsed out;
    out.why = failure_of(
        [&](renaksi_error* error) { return renaksi_rupiah_parse(text.data(), text.size(), style, &out.sen, &out.state, error); });
    return out;
}

void check_value(std::string_view text, std::int32_t style, std::int64_t sen) {
    const parsed got = parse(text, style);
    INFO(text << ": " << got.why.message);
    CHECK(got.why.status == RENAKSI_OK);
    CHECK(got.sen == sen);
    CHECK(got.state == RENAKSI_AMOUNT_VALUE);
}

void check_refused(std::string_view text, std::int32_t style, renaksi_status status, std::int64_t column) {
    const parsed got = parse(text, style);
    INFO(text << ": " << got.why.message);
    CHECK(got.why.status == status);
    CHECK(got.why.column == column);
    CHECK(got.why.line == 0);
    CHECK(got.is_untouched());
}

std::string format(std::int64_t sen, std::int32_t grouping) {
    std::array<char, 32> buffer{};
    std::size_t size = 0;
    REQUIRE(renaksi_rupiah_format(sen, grouping, buffer.data(), buffer.size(), &size, nullptr) == RENAKSI_OK);
    CHECK(std::strlen(buffer.data()) == size);
    return buffer.data();
}

}  // namespace

TEST_CASE("an amount is read in each style", "[capi][money]") {
    check_value("32,535,393", RENAKSI_NUMBERS_AUTOMATIC, 3'253'539'300);
    check_value("32.535.393,00", RENAKSI_NUMBERS_AUTOMATIC, 3'253'539'300);
    check_value("Rp. 1.544.000.000,-", RENAKSI_NUMBERS_AUTOMATIC, 154'400'000'000);
    check_value("(1.000)", RENAKSI_NUMBERS_AUTOMATIC, -100'000);
    check_value("0", RENAKSI_NUMBERS_AUTOMATIC, 0);
    check_value("1.234,50", RENAKSI_NUMBERS_DOT_GROUPS, 123'450);
    check_value("1,234.50", RENAKSI_NUMBERS_COMMA_GROUPS, 123'450);
    check_value("1234.50", RENAKSI_NUMBERS_PLAIN, 123'450);
    check_value("92233720368547758.07", RENAKSI_NUMBERS_PLAIN, std::numeric_limits<std::int64_t>::max());
    check_value("-92233720368547758.08", RENAKSI_NUMBERS_PLAIN, std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("blank, a dash and zero are three answers", "[capi][money]") {
    for (const char* text : {"", "  ", "\t"}) {
        const parsed got = parse(text);
        CHECK(got.why.status == RENAKSI_OK);
        CHECK(got.sen == 0);
        CHECK(got.state == RENAKSI_AMOUNT_BLANK);
    }
    const parsed dash = parse("Rp -");
    CHECK(dash.sen == 0);
    CHECK(dash.state == RENAKSI_AMOUNT_DASH);
    std::int64_t sen = 1;
    std::uint8_t state = 1;
    CHECK(renaksi_rupiah_parse(nullptr, 0, 0, &sen, &state, nullptr) == RENAKSI_OK);
    CHECK(state == RENAKSI_AMOUNT_BLANK);
}

TEST_CASE("what is no amount is refused with the column of the character and nothing written", "[capi][money]") {
    check_refused("12x", RENAKSI_NUMBERS_AUTOMATIC, RENAKSI_BAD_NUMBER, 3);
    check_refused("1.2345", RENAKSI_NUMBERS_PLAIN, RENAKSI_TOO_MANY_DECIMALS, 5);
    check_refused("92233720368547758.08", RENAKSI_NUMBERS_PLAIN, RENAKSI_OVERFLOW, 1);
    check_refused("1.234,50", RENAKSI_NUMBERS_COMMA_GROUPS, RENAKSI_BAD_NUMBER, 6);
    const parsed bytes = parse("12\xFF");
    CHECK(bytes.why.status == RENAKSI_BAD_NUMBER);
    CHECK(bytes.is_untouched());
    CHECK(bytes.why.message.find('\xFF') == std::string::npos);
    const parsed zero = parse(std::string_view("1\0002", 3));
    CHECK(zero.why.status == RENAKSI_BAD_NUMBER);
    CHECK(zero.why.column == 2);
}

TEST_CASE("a text that is far too long is refused and its message still ends", "[capi][money]") {
    const parsed got = parse(std::string(1U << 20U, '9'));
    CHECK(got.why.status == RENAKSI_OVERFLOW);
    CHECK(got.why.message.size() < 480);
}

TEST_CASE("a bad argument of an amount writes nothing", "[capi][money]") {
    std::int64_t sen = poison_sen;
    std::uint8_t state = poison_state;
    const auto status = [&](const char* text, std::size_t size, std::int32_t style, std::int64_t* to, std::uint8_t* to_state) {
        return failure_of([&](renaksi_error* error) { return renaksi_rupiah_parse(text, size, style, to, to_state, error); }).status;
    };
    CHECK(status(nullptr, 1, 0, &sen, &state) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status("1", 1, 0, nullptr, &state) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status("1", 1, 0, &sen, nullptr) == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t style : {INT32_MIN, -1, 4, INT32_MAX}) CHECK(status("1", 1, style, &sen, &state) == RENAKSI_INVALID_ARGUMENT);
    CHECK(sen == poison_sen);
    CHECK(state == poison_state);
}

TEST_CASE("many amounts are read like one each", "[capi][money]") {
    const arrow_texts texts({"1.000", "", "-", "(2)", "Rp 3"});
    std::array<std::int64_t, 5> sen{};
    std::array<std::uint8_t, 5> state{};
    REQUIRE(renaksi_rupiah_parse_many(texts.bytes.data(), texts.offsets.data(), 5, 0, sen.data(), state.data(), nullptr) == RENAKSI_OK);
    CHECK(sen == std::array<std::int64_t, 5>{100'000, 0, 0, -200, 300});
    CHECK(state == std::array<std::uint8_t, 5>{2, 0, 1, 2, 2});
    // A slice of an Arrow column: offsets that do not begin at 0.
    REQUIRE(renaksi_rupiah_parse_many(texts.bytes.data(), texts.offsets.data() + 3, 2, 0, sen.data(), state.data(), nullptr) == RENAKSI_OK);
    CHECK(sen[0] == -200);
    CHECK(sen[1] == 300);
}

TEST_CASE("the first amount that is none is named by its row, and nothing is written", "[capi][money]") {
    const arrow_texts texts({"1", "2", "x3", "y"});
    std::array<std::int64_t, 4> sen{};
    std::array<std::uint8_t, 4> state{};
    sen.fill(poison_sen);
    state.fill(poison_state);
    const auto untouched = [&] {
        return sen[0] == poison_sen && sen[1] == poison_sen && state[0] == poison_state && state[1] == poison_state;
    };
    const failure bad = failure_of([&](renaksi_error* error) {
        return renaksi_rupiah_parse_many(texts.bytes.data(), texts.offsets.data(), 4, 0, sen.data(), state.data(), error);
    });
    CHECK(bad.status == RENAKSI_BAD_NUMBER);
    CHECK(bad.row == 3);
    CHECK(bad.column == 1);
    CHECK(untouched());
    const std::array<std::int32_t, 3> falling{0, 2, 1};
    const std::array<std::int32_t, 3> negative{-1, 0, 1};
    const auto status = [&](const char* data, const std::int32_t* offsets, std::size_t count, std::int32_t style, std::int64_t* to,
                            std::uint8_t* to_state) {
        return failure_of([&](renaksi_error* error) { return renaksi_rupiah_parse_many(data, offsets, count, style, to, to_state, error); })
            .status;
    };
    const char* const data = texts.bytes.data();
    const std::int32_t* const offsets = texts.offsets.data();
    CHECK(status(data, falling.data(), 2, 0, sen.data(), state.data()) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(data, negative.data(), 2, 0, sen.data(), state.data()) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(nullptr, offsets, 2, 0, sen.data(), state.data()) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(data, nullptr, 2, 0, sen.data(), state.data()) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(data, offsets, 2, 0, nullptr, state.data()) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(data, offsets, 2, 0, sen.data(), nullptr) == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t style : {-1, 4}) CHECK(status(data, offsets, 2, style, sen.data(), state.data()) == RENAKSI_INVALID_ARGUMENT);
    CHECK(untouched());
}

TEST_CASE("texts that are all empty need no bytes, and none at all need no arrays", "[capi][money]") {
    const std::array<std::int32_t, 3> offsets{7, 7, 7};
    std::array<std::int64_t, 2> sen{1, 1};
    std::array<std::uint8_t, 2> state{1, 1};
    CHECK(renaksi_rupiah_parse_many(nullptr, offsets.data(), 2, 0, sen.data(), state.data(), nullptr) == RENAKSI_OK);
    CHECK(state == std::array<std::uint8_t, 2>{0, 0});
    CHECK(renaksi_rupiah_parse_many(nullptr, nullptr, 0, 0, nullptr, nullptr, nullptr) == RENAKSI_OK);
}

TEST_CASE("an amount is written in each grouping and reads back", "[capi][money]") {
    CHECK(format(123'456'750, RENAKSI_GROUPING_NONE) == "1234567.50");
    CHECK(format(123'456'750, RENAKSI_GROUPING_DOT) == "1.234.567,50");
    CHECK(format(123'456'750, RENAKSI_GROUPING_COMMA) == "1,234,567.50");
    CHECK(format(-100, RENAKSI_GROUPING_DOT) == "-1");
    for (const std::int64_t sen : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0}, std::int64_t{99},
                                   std::numeric_limits<std::int64_t>::max()}) {
        check_value(format(sen, RENAKSI_GROUPING_NONE), RENAKSI_NUMBERS_PLAIN, sen);
        check_value(format(sen, RENAKSI_GROUPING_DOT), RENAKSI_NUMBERS_DOT_GROUPS, sen);
        check_value(format(sen, RENAKSI_GROUPING_COMMA), RENAKSI_NUMBERS_COMMA_GROUPS, sen);
    }
}

TEST_CASE("a buffer that is too small, or none, is left alone", "[capi][money]") {
    std::array<char, 32> buffer{};
    buffer.fill('#');
    std::size_t size = 77;
    const auto status = [&](char* to, std::size_t capacity, std::int32_t grouping, std::size_t* to_size) {
        return failure_of([&](renaksi_error* error) { return renaksi_rupiah_format(123'400, grouping, to, capacity, to_size, error); })
            .status;
    };
    CHECK(status(buffer.data(), 0, 0, &size) == RENAKSI_LIMIT_EXCEEDED);
    CHECK(status(buffer.data(), 4, 0, &size) == RENAKSI_LIMIT_EXCEEDED);  // no room for the terminator
    CHECK(status(nullptr, 32, 0, &size) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(buffer.data(), 32, 0, nullptr) == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t grouping : {-1, 3, INT32_MAX}) CHECK(status(buffer.data(), 32, grouping, &size) == RENAKSI_INVALID_ARGUMENT);
    CHECK(size == 77);
    CHECK(std::string(buffer.data(), 32) == std::string(32, '#'));
    CHECK(status(buffer.data(), 5, 0, &size) == RENAKSI_OK);
    CHECK(std::string(buffer.data(), 6) == std::string("1234\0#", 6));
}

TEST_CASE("many amounts become one column of texts", "[capi][money]") {
    const std::array<std::int64_t, 4> sen{123'400, 5, 5, -100};
    const std::array<std::uint8_t, 4> state{RENAKSI_AMOUNT_VALUE, RENAKSI_AMOUNT_BLANK, RENAKSI_AMOUNT_DASH, RENAKSI_AMOUNT_VALUE};
    const auto made = [&](const std::uint8_t* states, std::size_t count, std::int32_t grouping) {
        return table_of([&](renaksi_table** table, renaksi_error* error) {
            return renaksi_rupiah_format_many(sen.data(), states, count, grouping, table, error);
        });
    };
    const table_owner table = made(state.data(), 4, RENAKSI_GROUPING_DOT);
    CHECK(column_names(table) == std::vector<std::string>{"text"});
    CHECK(column(table, "text").texts() == std::vector<std::optional<std::string>>{"1.234", std::nullopt, "-", "-1"});
    CHECK(column(table, "text").raw().null_count == 1);
    const table_owner values = made(nullptr, 2, RENAKSI_GROUPING_NONE);
    CHECK(column(values, "text").texts() == std::vector<std::optional<std::string>>{"1234", "0.05"});
    CHECK(renaksi_table_rows(made(nullptr, 0, 0).get()) == 0);
}

TEST_CASE("a bad argument gives no table of texts", "[capi][money]") {
    const std::array<std::int64_t, 2> sen{1, 2};
    const std::array<std::uint8_t, 2> state{RENAKSI_AMOUNT_VALUE, 3};
    renaksi_table* table = poison<renaksi_table>();
    const auto fails = [&](const std::int64_t* from, const std::uint8_t* states, std::int32_t grouping, renaksi_table** to) {
        return failure_of([&](renaksi_error* error) { return renaksi_rupiah_format_many(from, states, 2, grouping, to, error); });
    };
    CHECK(fails(nullptr, nullptr, 0, &table).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(sen.data(), nullptr, 0, nullptr).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(sen.data(), nullptr, 3, &table).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(fails(sen.data(), nullptr, -1, &table).status == RENAKSI_INVALID_ARGUMENT);
    const failure bad_state = fails(sen.data(), state.data(), 0, &table);
    CHECK(bad_state.status == RENAKSI_INVALID_ARGUMENT);
    CHECK(bad_state.row == 2);
    CHECK(table == poison<renaksi_table>());
}
