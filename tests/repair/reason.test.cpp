#include "renaksi/repair/reason.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("every reason has a name of its own and a text in both languages") {
    std::set<std::string_view> names;
    std::set<std::string_view> texts_id;
    std::set<std::string_view> texts_en;
    for (std::size_t i = 0; i < repair_reason_count; ++i) {
        const auto reason = static_cast<repair_reason>(i);
        const std::string_view name = to_string(reason);
        INFO(std::string(name));
        CHECK_FALSE(name.empty());
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
        CHECK_FALSE(reason_text(reason, language::id).empty());
        CHECK_FALSE(reason_text(reason, language::en).empty());
        names.insert(name);
        texts_id.insert(reason_text(reason, language::id));
        texts_en.insert(reason_text(reason, language::en));
    }
    CHECK(names.size() == repair_reason_count);
    CHECK(texts_id.size() == repair_reason_count);
    CHECK(texts_en.size() == repair_reason_count);
}

TEST_CASE("the names stand in the order of the reasons") {
    CHECK(to_string(repair_reason::repeats_above) == "repeats_above");
    CHECK(to_string(repair_reason::wrong_sign) == "wrong_sign");
    CHECK(to_string(repair_reason::quarter_without_target) == "quarter_without_target");
    CHECK(to_string(repair_reason::row_left_empty) == "row_left_empty");
    CHECK(static_cast<std::size_t>(repair_reason::row_left_empty) + 1 == repair_reason_count);
}
