/// \file
/// Bytes that a rekap reads: a file, a pipe, standard input, or memory. A file is read by position, so that several threads share one; it
/// is not mapped, because a file that somebody shortens meanwhile would end the process, and because pages of a mapping count as its
/// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "renaksi/base/result.hpp"

namespace renaksi::rekap_detail {

class input {
public:
    /// Opens a file, a pipe or (`-`) standard input. Errors: not_found, not_a_file, not_readable.
    [[nodiscard]] static result<input> open(const std::string& path);
    /// Bytes that the caller keeps alive.
    [[nodiscard]] static input of_memory(std::string_view bytes, std::string name);

    input(input&& other) noexcept;
    input& operator=(input&& other) noexcept;
    input(const input&) = delete;
    input& operator=(const input&) = delete;
    ~input();

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// Nothing for what can be read only once, from its beginning to its end.
    [[nodiscard]] std::optional<std::uint64_t> size() const noexcept { return size_; }

    /// Reads up to `count` bytes from byte `at`; fewer only at the end. Of what can be read only once, `at` is where the last read ended.
    /// Errors: not_readable with the system's reason. May be called from several threads where there is a size.
    [[nodiscard]] result<std::size_t> read(std::uint64_t at, char* into, std::size_t count) const;

private:
    input() = default;

    std::string name_;
    int descriptor_ = -1;
    std::string_view memory_;
    std::optional<std::uint64_t> size_;
};

}  // namespace renaksi::rekap_detail
