#include "recognise/cells.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise/documents.hpp"
#include "support/catch.hpp"

using namespace renaksi::recognise;

namespace {

std::string name_of(cell_class c) {
    constexpr std::array<std::string_view, 11> names{"blank",  "dash",      "number",  "percent", "money", "kode",
                                                     "satuan", "predicate", "ordinal", "broken",  "text"};
    return std::string(names[static_cast<std::size_t>(c)]);
}

}  // namespace

TEST_CASE("what a cell looks like") {
    const std::vector<std::pair<std::string, std::string>> expected{
        {"", "blank"},
        {"  \xC2\xA0 ", "blank"},
        {"-", "dash"},
        {"\xE2\x80\x93", "dash"},
        {"Rp -", "dash"},
        {"0", "number"},
        {"30", "number"},
        {"999", "number"},
        {"0.37", "number"},
        {"9,7", "number"},
        {"80-90", "number"},
        {"1000", "money"},
        {"1,000", "money"},
        {"32,535,393", "money"},
        {"32.535.393,00", "money"},
        {"(1.000)", "money"},
        {"-5.000.000", "money"},
        {"Rp 0", "money"},
        {"Rp. 1.544.000.000,-", "money"},
        {"16%", "percent"},
        {"16 %", "percent"},
        {"1.02.01", "kode"},
        {"2.17.01.2.01.0001", "kode"},
        {"X.XX.01.2.01", "kode"},
        {"Dokumen", "satuan"},
        {"unit usaha", "satuan"},
        {"Orang/bulan", "satuan"},
        {"B", "predicate"},
        {"WTP", "predicate"},
        {"1.", "ordinal"},
        {"12.", "ordinal"},
        {"a.", "ordinal"},
        {"b)", "ordinal"},
        {"Jumlah koperasi", "text"},
        {"Sekretaris", "text"},
        {"II", "ordinal"},
        {"IV", "ordinal"},
        {"#REF!", "broken"},
        {"#DIV/0!", "broken"},
        {"#1", "text"},
    };
    for (const auto& [text, wanted] : expected) {
        INFO('"' << text << '"');
        CHECK(name_of(classify(text)) == wanted);
    }
}

TEST_CASE("amounts of nine digits are amounts and no NIP of old") {
    for (const char* text : {"930.000.000", "930000000", "130 900 001", "Rp 930.000.000", "930,000,000"}) {
        INFO(text);
        CHECK(name_of(classify(text)) == "money");
    }
}

TEST_CASE("a NIP is text wherever it stands") {
    CHECK(name_of(classify("196707271995031006")) == "text");
    CHECK(name_of(classify("19670727 199503 1 006")) == "text");
    CHECK(name_of(classify("NIP. 196707271995031006")) == "text");
}

TEST_CASE("digits that no Rupiah hold stand where an amount stands") { CHECK(name_of(classify(std::string(40, '9'))) == "money"); }

TEST_CASE("a classified grid") {
    const renaksi::test::document text("a|1,000||-\nb\n|||");
    CHECK(text.cells().rows() == 3);
    CHECK(text.cells().width() == 4);
    CHECK(text.cells().filled(0) == 3);
    CHECK(text.cells().filled(2) == 0);
    CHECK(text.cells().count(0, cell_class::money) == 1);
    CHECK(text.cells().at(0, 1) == cell_class::money);
    CHECK(text.cells().at(1, 3) == cell_class::blank);
    CHECK(text.cells().at(1, 99) == cell_class::blank);
}

TEST_CASE("blank columns at the end add nothing to the width") {
    const renaksi::test::document text("a|b||||\nc|||||");
    CHECK(text.cells().width() == 2);
}
