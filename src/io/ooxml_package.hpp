// How the parts of an Office Open XML document find each other: relationships (ECMA-376 part 2, clause 9).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/zip_archive.hpp"
#include "renaksi/base/result.hpp"

namespace renaksi::io {

struct ooxml_relationship {
    std::string id;
    std::string type;    ///< the last word of its address: `worksheet`, `styles`; transitional and strict documents share it
    std::string target;  ///< the part's name in the archive; an address of something else where it is external
    bool external = false;
};

/// The relationships of a part; an empty name means those of the package. None where the archive has no part for them.
/// Errors: of reading the part.
[[nodiscard]] result<std::vector<ooxml_relationship>> read_relationships(zip_archive& archive, std::string_view part);

/// The first of a type; null where there is none.
[[nodiscard]] const ooxml_relationship* find_relationship(const std::vector<ooxml_relationship>& among, std::string_view type) noexcept;

/// The main part of the package, as its relationships say, else `usual`.
[[nodiscard]] result<std::string> main_part(zip_archive& archive, std::string_view usual);

}  // namespace renaksi::io
