#include "renaksi/check/message.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

std::string first_message(const plan& p, std::string_view rule, language lang) {
    const auto found = findings_of(rule, p);
    REQUIRE_FALSE(found.empty());
    return message(found.front(), p, lang);
}

}  // namespace

TEST_CASE("amounts are grouped as the language groups them") {
    const plan p = make_plan("U Pelatihan | 26005473 0 0 19655640.50 0");
    CHECK(first_message(p, "R101", language::id) == "Pelatihan: pagu Rp26.005.473, jumlah TW I–IV Rp19.655.640,50, selisih Rp6.349.832,50");
    CHECK(first_message(p, "R101", language::en) ==
          "Pelatihan: pagu Rp26,005,473, TW I–IV add up to Rp19,655,640.50, difference Rp6,349,832.50");
    CHECK(first_message(make_plan("U A | -5 -5 0 0 0"), "R104", language::id) == "A: pagu bernilai negatif, -Rp5");
}

TEST_CASE("an inherited finding ends with the lines that it follows from") {
    const plan p = make_plan("K A | 2 1 0 0 0\nU B | 1 0 0 0 0\nU C | 1 1 0 0 0\nK D | 2 2 3 0 0\nU E | 2 2 3 0 0\nJ Jumlah | 4 3 3 0 0");
    const auto found = findings_of("R101", p);
    REQUIRE(lines_of(found) == lines{2, 5, 1, 4, 6});
    CHECK(message(found[2], p, language::en).ends_with("; it follows from line 2"));
    CHECK(message(found[4], p, language::en).ends_with("; it follows from lines 2, 5"));
    CHECK(message(found[4], p, language::id).ends_with("; akibat dari baris 2, 5"));
}

TEST_CASE("decimals, columns and documents in both languages") {
    const plan fraction = make_plan("U A | 1 1 0 0 0 | Jumlah; Unit; 10; 2.5 2 3 -");
    CHECK(first_message(fraction, "R201", language::id) == "A: target 10, tetapi target TW 2.5 / 2 / 3 / – (jumlah 7,5)");
    CHECK(first_message(fraction, "R207", language::en) == "A: target TW I 2.5 Unit is not whole");
    CHECK(first_message(make_plan("P A"), "R001", language::en) == "The whole document: no sasaran is given for the program");
    CHECK(first_message(make_plan("P A"), "R001", language::id) == "Seluruh dokumen: program belum dikaitkan dengan sasaran");
}

TEST_CASE("long names are cut at a whole character") {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "é";
    const plan p = make_plan("U " + name + " | -5 -5 0 0 0");
    const std::string text = first_message(p, "R104", language::id);
    CHECK(text.find("é…:") != std::string::npos);
    CHECK_FALSE(first_invalid_utf8(text).has_value());
    CHECK(first_message(make_plan("U | -5 -5 0 0 0"), "R104", language::id).starts_with("sub kegiatan:"));
}

TEST_CASE("no message leaves a slot behind") {
    const plan p = make_plan("P A | 2 1 0 -1 0.50 | Jumlah; Persen; 120; 40% 1 - -\nJ | 3 0 0 0 0", [](plan_builder& b) {
        for (int kind = 0; kind <= 10; ++kind) b.add_note({static_cast<note_kind>(kind), 1, 1, 1, "teks"});
    });
    const auto result = check(p);
    CHECK(result.findings.size() > 15);
    for (const finding& f : result.findings) {
        for (const language lang : {language::id, language::en}) {
            const std::string text = message(f, p, lang);
            INFO(text);
            CHECK_FALSE(text.empty());
            CHECK(text.find('{') == std::string::npos);
        }
    }
    CHECK(message(finding{}, p, language::id).empty());
}
