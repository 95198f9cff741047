// The parts of a packed document, unpacked one at a time and within limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/io/read.hpp"

struct zip;  // libzip's archive

namespace renaksi::io {

/// A ZIP archive in memory. Nothing is ever written to a disk, so a name that says `../` or `/` is a name and no more. Names are compared
/// without regard to ASCII case, a slash in front and the kind of slash, as Office does; of two parts of one name the first is read.
class zip_archive {
public:
    struct entry {
        std::string name;
        std::uint64_t unpacked_bytes = 0;  ///< as the directory says; `read` does not believe it
        std::uint64_t packed_bytes = 0;
    };

    /// `bytes` must outlive the archive. Errors: damaged_file for a directory that cannot be read, password_protected where a part is
    /// encrypted, limit_exceeded where the directory itself says too much.
    [[nodiscard]] static result<zip_archive> open(std::string_view bytes, const read_limits& limits);

    /// In the directory's order.
    [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }
    /// Of all parts, as the directory says.
    [[nodiscard]] std::size_t unpacked_bytes() const noexcept;
    /// O(log n).
    [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }

    /// A part's bytes. Errors, with the part's name: damaged_file where it is missing, cut off or broken; limit_exceeded for more than
    /// `pack_ratio` allows, or more than `unpacked_bytes` with all that was read before.
    [[nodiscard]] result<std::string> read(std::string_view name);

private:
    struct closer {
        void operator()(zip* archive) const noexcept;
    };
    struct key {
        std::string name;
        std::size_t index = 0;
    };

    zip_archive() = default;
    [[nodiscard]] const key* find(std::string_view name) const;

    std::unique_ptr<zip, closer> archive_;
    std::vector<entry> entries_;
    std::vector<key> by_name_;  ///< sorted
    std::size_t left_bytes_ = 0;
    std::size_t pack_ratio_ = 0;
};

}  // namespace renaksi::io
