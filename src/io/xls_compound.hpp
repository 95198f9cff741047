// Compound files (MS-CFB): the container of binary Office documents, and of encrypted ones of any kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"

namespace renaksi::io {

[[nodiscard]] bool is_compound_file(std::string_view bytes) noexcept;

/// The directory of a compound file and the bytes of its streams. Every chain of sectors is followed no further than the file has sectors.
class compound_file {
public:
    struct entry {
        std::string name;  ///< characters beyond ASCII as `?`
        bool is_stream = false;
        std::uint32_t start = 0;
        std::uint64_t bytes = 0;
    };

    /// `bytes` must outlive it. Errors: damaged_file where the header, a table of sectors or the directory is cut off or goes in circles.
    [[nodiscard]] static result<compound_file> open(std::string_view bytes);

    [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }
    /// The stream of that name, ASCII case aside; null where there is none.
    [[nodiscard]] const entry* find_stream(std::string_view name) const noexcept;
    /// Errors: damaged_file with the stream's name.
    [[nodiscard]] result<std::string> read(const entry& stream) const;

private:
    explicit compound_file(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint16_t u16(std::size_t at) const noexcept;
    [[nodiscard]] std::uint32_t u32(std::size_t at) const noexcept;
    [[nodiscard]] std::string_view sector(std::uint32_t number) const noexcept;
    [[nodiscard]] bool load_sectors();
    [[nodiscard]] bool load_directory();
    /// What a chain of sectors holds, at most `bytes` of it; false where it ends early, leads nowhere or goes in circles.
    [[nodiscard]] bool follow(std::uint32_t start, std::uint64_t bytes, std::string& into) const;
    [[nodiscard]] bool follow_small(std::uint32_t start, std::uint64_t bytes, std::string& into) const;

    std::string_view bytes_;
    std::size_t sector_bytes_ = 0;
    std::uint32_t small_limit_ = 0;
    std::vector<std::uint32_t> next_;        ///< of each sector
    std::vector<std::uint32_t> small_next_;  ///< of each small sector
    std::string small_;                      ///< the stream of small sectors
    std::vector<entry> entries_;
};

}  // namespace renaksi::io
