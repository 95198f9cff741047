#include "io/ooxml_package.hpp"

#include <iterator>
#include <utility>

#include "io/xml_document.hpp"

namespace renaksi::io {
namespace {

/// A target seen from a folder, with `.` and `..` worked out.
[[nodiscard]] std::string resolve_target(std::string_view folder, std::string_view target) {
    std::string path;
    if (!target.starts_with('/')) path = std::string(folder) + '/';
    path.append(target);
    std::vector<std::string_view> steps;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view step = std::string_view(path).substr(begin, end - begin);
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (!step.empty() && step != "." && step != "..") steps.push_back(step);
        begin = end + 1;
    }
    std::string out;
    for (const std::string_view step : steps) out.append(out.empty() ? "" : "/").append(step);
    return out;
}

}  // namespace

result<std::vector<ooxml_relationship>> read_relationships(zip_archive& archive, std::string_view part) {
    const std::size_t slash = part.rfind('/') + 1;  // 0 for a part in no folder
    const std::string_view folder = part.substr(0, slash == 0 ? 0 : slash - 1);
    std::string name(part.substr(0, slash));
    name.append("_rels/").append(part.substr(slash)).append(".rels");
    std::vector<ooxml_relationship> out;
    if (!archive.contains(name)) return out;
    const auto xml = read_xml(archive, name);
    if (!xml) return xml.error();
    const auto children = xml->root().children();
    out.reserve(static_cast<std::size_t>(std::distance(children.begin(), children.end())));
    for (const pugi::xml_node& one : children) {
        if (!is_named(one, "Relationship")) continue;
        const std::string_view type = attribute(one, "Type");
        ooxml_relationship added{std::string(attribute(one, "Id")), std::string(type.substr(type.rfind('/') + 1)),
                                 std::string(attribute(one, "Target")), attribute(one, "TargetMode") == "External"};
        if (!added.external) added.target = resolve_target(folder, added.target);
        out.push_back(std::move(added));
    }
    return out;
}

const ooxml_relationship* find_relationship(const std::vector<ooxml_relationship>& among, std::string_view type) noexcept {
    for (const ooxml_relationship& one : among) {
        if (one.type == type) return &one;
    }
    return nullptr;
}

result<std::string> main_part(zip_archive& archive, std::string_view usual) {
    const auto package = read_relationships(archive, {});
    if (!package) return package.error();
    const ooxml_relationship* const main = find_relationship(*package, "officeDocument");
    return main == nullptr ? std::string(usual) : main->target;
}

}  // namespace renaksi::io
