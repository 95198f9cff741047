#include "recognise/name_levels.hpp"

#include <map>

namespace renaksi::recognise {
namespace {

[[nodiscard]] std::optional<level> level_by_name(std::string_view name, const nomenklatur& list) {
    const nama_lookup found = list.by_nama(name);
    if (found.entries.empty()) return std::nullopt;
    const std::optional<level> first = list[found.entries.front()].kode.plan_level();
    for (const std::size_t at : found.entries) {
        if (list[at].kode.plan_level() != first) return std::nullopt;
    }
    return first;
}

}  // namespace

std::vector<std::optional<level>> levels_by_name(const std::vector<std::string_view>& names, const nomenklatur& list) {
    std::map<std::string_view, std::optional<level>> known;
    std::vector<std::optional<level>> out;
    out.reserve(names.size());
    for (const std::string_view name : names) {
        const auto [place, added] = known.try_emplace(name);
        if (added) place->second = level_by_name(name, list);
        out.push_back(place->second);
    }
    return out;
}

}  // namespace renaksi::recognise
