/// \file
/// Which folder stands on which floor, and which `#include` breaks that. The picture is in docs/architecture.md.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "house/source_tree.hpp"

namespace house {

struct room {
    std::string name;
    int floor = 0;
};

inline const std::map<std::string, int>& floors() {
    static const std::map<std::string, int> table = {
        {"base", 0},    {"money", 1}, {"calendar", 1}, {"plan", 2},   {"check", 3}, {"rollup", 3},
        {"kinerja", 3}, {"versi", 3}, {"repair", 4},   {"io", 5},     {"src", 5},   {"recognise", 5},
        {"report", 5},  {"rekap", 5}, {"capi", 6},     {"python", 7}, {"go", 7},    {"cli", 7},
    };
    return table;
}

/// The room of a file or of an included path; nothing for headers of others and for `renaksi/renaksi.hpp`, which is the whole core.
inline std::optional<room> room_of(std::string path) {
    for (const std::string prefix : {"include/renaksi/", "renaksi/", "src/"}) {
        if (path.rfind(prefix, 0) == 0) {
            path = path.substr(prefix.size());
            break;
        }
    }
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos) return std::nullopt;
    const auto found = floors().find(path.substr(0, slash));
    if (found == floors().end()) return std::nullopt;
    return room{found->first, found->second};
}

inline bool is_core(const std::string& path) { return path.rfind("include/renaksi/", 0) == 0 && path.rfind("include/renaksi/io/", 0) != 0; }

struct include_line {
    std::size_t index = 0;
    std::string path;
    bool quoted = false;
};

inline std::vector<include_line> includes(const source_file& file) {
    std::vector<include_line> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string& line = file.lines[i];
        std::size_t at = line.find_first_not_of(" \t");
        if (at == std::string::npos || line[at] != '#') continue;
        at = line.find_first_not_of(" \t", at + 1);
        if (at == std::string::npos || line.compare(at, 7, "include") != 0) continue;
        const std::size_t open = line.find_first_of("\"<", at);
        if (open == std::string::npos) continue;
        const std::size_t close = line.find_first_of("\">", open + 1);
        if (close == std::string::npos) continue;
        found.push_back({i, line.substr(open + 1, close - open - 1), line[open] == '"'});
    }
    return found;
}

/// A file includes from its own floor or a lower one.
inline std::string upward_includes(const std::vector<source_file>& files) {
    std::string report;
    for (const source_file& file : files) {
        const std::optional<room> from = room_of(file.path);
        if (!from) continue;
        for (const include_line& line : includes(file)) {
            if (!line.quoted) continue;
            const bool whole_core = line.path == "renaksi/renaksi.hpp";
            const std::optional<room> to = whole_core ? room{"renaksi.hpp", 4} : room_of(line.path);
            if (to && (to->floor > from->floor || (whole_core && is_core(file.path)))) {
                report += place(file, line.index, from->name + " includes " + line.path + ", which stands above it");
            }
        }
    }
    return report;
}

/// Two folders of one floor below the compiled ones do not need each other both ways: they would be one folder.
inline std::string circles(const std::vector<source_file>& files) {
    std::set<std::pair<std::string, std::string>> uses;
    std::string report;
    for (const source_file& file : files) {
        const std::optional<room> from = room_of(file.path);
        if (!from || !is_core(file.path)) continue;
        for (const include_line& line : includes(file)) {
            const std::optional<room> to = room_of(line.path);
            if (!to || to->name == from->name) continue;
            uses.emplace(from->name, to->name);
            if (uses.count({to->name, from->name}) != 0)
                report += place(file, line.index, from->name + " and " + to->name + " include each other");
        }
    }
    return report;
}

}  // namespace house
