/// \file
/// The project's own files as text, for the tests that hold them to the rules of the house.
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace house {

struct source_file {
    std::string path;                ///< from the project's root, with slashes
    std::vector<std::string> lines;  ///< without their line ends
};

inline std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

inline std::filesystem::path root() { return RENAKSI_SOURCE_DIR; }

inline source_file read_source(const std::string& path) {
    std::ifstream in(root() / path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return {path, split_lines(text)};
}

/// Files under `folder` whose extension is one of `extensions`, in the order of their paths. A folder that is not there has none.
inline std::vector<source_file> sources(const std::string& folder, const std::vector<std::string>& extensions) {
    std::vector<source_file> files;
    if (!std::filesystem::exists(root() / folder)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root() / folder)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || std::find(extensions.begin(), extensions.end(), extension) == extensions.end()) continue;
        files.push_back(read_source(std::filesystem::relative(entry.path(), root()).generic_string()));
    }
    std::sort(files.begin(), files.end(), [](const source_file& a, const source_file& b) { return a.path < b.path; });
    return files;
}

inline std::vector<source_file> headers_and_sources() {
    std::vector<source_file> files = sources("include", {".hpp", ".h"});
    for (const char* folder : {"src", "capi"}) {
        for (source_file& file : sources(folder, {".hpp", ".h", ".cpp"})) files.push_back(std::move(file));
    }
    return files;
}

/// `path:line: message`, as compilers write it, so that an editor jumps there.
inline std::string place(const source_file& file, std::size_t index, const std::string& message) {
    return file.path + ":" + std::to_string(index + 1) + ": " + message + "\n";
}

}  // namespace house
