#include "io/xlsx_styles.hpp"

#include <charconv>
#include <map>
#include <string_view>

namespace renaksi::io {
namespace {

[[nodiscard]] std::uint32_t format_id(const pugi::xml_node& node) {
    const std::string_view text = attribute(node, "numFmtId");
    std::uint32_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    return id;
}

}  // namespace

xlsx_styles::xlsx_styles(const pugi::xml_node& root) : xlsx_styles() {
    std::map<std::uint32_t, std::uint32_t> places{{0, 0}};  // format id: place in forms_
    const auto add = [this, &places](std::uint32_t id, number_form form) {
        std::uint32_t& at = places[id];
        if (at > 0) {
            forms_[at] = std::move(form);  // the later of two of one number holds
            return;
        }
        at = static_cast<std::uint32_t>(forms_.size());
        forms_.push_back(std::move(form));
    };
    const pugi::xml_node formats = find_child(root, "numFmts");
    for (pugi::xml_node one = formats.first_child(); one; one = one.next_sibling()) {
        if (is_named(one, "numFmt")) add(format_id(one), parse_number_format(attribute(one, "formatCode")));
    }
    const pugi::xml_node cells = find_child(root, "cellXfs");
    for (pugi::xml_node one = cells.first_child(); one; one = one.next_sibling()) {
        if (!is_named(one, "xf")) continue;
        const std::uint32_t id = format_id(one);
        if (places.find(id) == places.end()) add(id, builtin_number_format(id));
        styles_.push_back(places[id]);
    }
}

}  // namespace renaksi::io
