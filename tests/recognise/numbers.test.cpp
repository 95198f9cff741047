#include "recognise/numbers.hpp"

#include "recognise/documents.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::recognise;
using renaksi::test::document;
using renaksi::test::small_plan;

namespace {

table_row money_row(std::initializer_list<std::string_view> texts) {
    table_row out;
    std::size_t at = 0;
    for (const std::string_view text : texts) out.money[at++].text = text;
    return out;
}

table_row target_row(std::initializer_list<std::string_view> texts) {
    table_row out;
    std::size_t at = 0;
    for (const std::string_view text : texts) out.target[at++].text = text;
    return out;
}

number_styles styles_of(const table_row& row, number_style chosen = number_style::automatic) {
    number_votes votes;
    votes.add(row);
    return votes.styles(chosen);
}

number_style money_style(std::initializer_list<std::string_view> texts) { return styles_of(money_row(texts)).money; }

number_style target_style(std::initializer_list<std::string_view> texts) { return styles_of(target_row(texts)).targets; }

}  // namespace

TEST_CASE("the style of a column is what its clear cells say") {
    CHECK(money_style({"1.234.567", "12.000"}) == number_style::dot_groups);
    CHECK(money_style({"1.234,50"}) == number_style::dot_groups);
    CHECK(money_style({"1,234,567", "12,000"}) == number_style::comma_groups);
    CHECK(money_style({"1,234.50"}) == number_style::comma_groups);
    CHECK(money_style({"1234", "12.5"}) == number_style::plain);
    CHECK(money_style({"12.000", "13.000"}) == number_style::automatic);
    CHECK(money_style({"1.234.567", "1,234,567"}) == number_style::automatic);
    CHECK(target_style({"9,7", "2.500"}) == number_style::dot_groups);
    CHECK(target_style({"0.37", "1.250"}) == number_style::plain);
}

TEST_CASE("a style that was chosen wins") {
    const number_styles styles = styles_of(money_row({"1.234.567"}), number_style::comma_groups);
    CHECK(styles.money == number_style::comma_groups);
    CHECK(styles.targets == number_style::comma_groups);
}

TEST_CASE("amounts keep what they are and how they are written") {
    plan_builder builder;
    const auto read = [&builder](std::string_view text) { return read_amount({text, 3}, 7, number_style::dot_groups, builder); };
    CHECK(read("1.234.567")->value == amount::of(*rupiah::from_rupiah(1'234'567)));
    CHECK(read("-")->value == amount::dash());
    CHECK(read("0")->value == amount::of(rupiah{}));
    CHECK(read("0")->written == "0");
    CHECK(read("(5.000)")->value == amount::of(*rupiah::from_rupiah(-5'000)));
    // One amount in another style than its column reads in one way only.
    CHECK(read("1,234,567")->value == amount::of(*rupiah::from_rupiah(1'234'567)));
    CHECK(std::move(builder).finish()->notes().empty());
}

TEST_CASE("what is no amount is kept and noted with its place") {
    plan_builder builder;
    const auto cell = read_amount({"#REF!", 3}, 7, number_style::dot_groups, builder);
    REQUIRE(cell);
    CHECK(cell->value.state == amount_state::blank);
    CHECK(cell->written == "#REF!");
    const auto made = std::move(builder).finish();
    REQUIRE(made->notes().size() == 1);
    CHECK(made->notes()[0].kind == note_kind::unreadable_amount);
    CHECK(made->notes()[0].line == 7);
    CHECK(made->notes()[0].column == 3);
    CHECK(made->notes()[0].text == "#REF!");
}

TEST_CASE("an amount that no Rupiah fits is an error with its place") {
    plan_builder builder;
    const auto cell = read_amount({"99999999999999999999", 3}, 7, number_style::plain, builder);
    REQUIRE_FALSE(cell);
    CHECK(cell.error().code == errc::overflow);
    CHECK(cell.error().where.line == 7);
    CHECK(cell.error().where.column == 3);
}

TEST_CASE("a target that reads in two ways is settled by its column, or noted") {
    plan_builder settled;
    CHECK(read_target({"1.250", 5}, 7, number_style::dot_groups, settled).value.value == decimal{1250, 0});
    CHECK(read_target({"1.250", 5}, 7, number_style::plain, settled).value.value == decimal{1250, 3});
    CHECK(std::move(settled).finish()->notes().empty());

    plan_builder open;
    CHECK(read_target({"1.250", 5}, 7, number_style::automatic, open).written == "1.250");
    const auto made = std::move(open).finish();
    REQUIRE(made->notes().size() == 1);
    CHECK(made->notes()[0].kind == note_kind::ambiguous_number);
    CHECK(made->notes()[0].text == "1.250");
}

TEST_CASE("thousands with one dot are amounts, and decimals in the targets beside them stay decimals") {
    const plan p = document(
                       "Program|Indikator|Satuan|Target|I|II|III|IV|Anggaran|I|II|III|IV\n"
                       "PROGRAM SATU|Nilai satu|Nilai|0.37|-|-|-|0.37|9.000|2.000|3.000|2.000|2.000\n"
                       "Kegiatan satu|Jumlah satu|Unit|4|1|1|1|1|9.000|2.000|3.000|2.000|2.000\n"
                       "Sub kegiatan satu|Jumlah dua|Unit|4|1|1|1|1|9.000|2.000|3.000|2.000|2.000\n")
                       .must_read();
    CHECK(p[0].money(plan_column::year) == amount::of(*rupiah::from_rupiah(9'000)));
    CHECK(p[0].indikator(0).target(plan_column::year).value == decimal{37, 2});
    CHECK(p.notes().empty());
}
