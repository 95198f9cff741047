/// \file
/// Texts as numbers: each different text is kept once and named by the order in which it came. An implementation detail of
/// `plan/nomenklatur.hpp`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renaksi::detail {

/// Grows while it is built and may then be read from any thread. It holds offsets and no pointers, so it can be copied. All O(length).
class text_ids {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    [[nodiscard]] std::size_t size() const noexcept { return begin_.size() - 1; }
    [[nodiscard]] std::string_view operator[](std::size_t id) const noexcept {
        return std::string_view(arena_).substr(begin_[id], begin_[id + 1] - begin_[id]);
    }

    /// The text's number, a new one where it was not there.
    std::uint32_t add(std::string_view text) {
        if (size() * 2 >= slots_.size()) grow();
        const std::size_t slot = slot_of(text);
        if (slots_[slot] == none) {
            slots_[slot] = static_cast<std::uint32_t>(size());
            arena_.append(text);
            begin_.push_back(arena_.size());
        }
        return slots_[slot];
    }

    /// The text's number, `none` where it is not there.
    [[nodiscard]] std::uint32_t find(std::string_view text) const noexcept { return slots_.empty() ? none : slots_[slot_of(text)]; }

private:
    [[nodiscard]] static std::size_t hash(std::string_view text) noexcept {
        // FNV-1a, which also spreads texts that differ only at the end.
        std::uint64_t value = 0xCBF29CE484222325U;
        for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        return static_cast<std::size_t>(value ^ (value >> 32U));
    }

    /// Where the text stands, or the free slot where it would. At least half of the slots are free.
    [[nodiscard]] std::size_t slot_of(std::string_view text) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash(text) & mask;
        while (slots_[at] != none && (*this)[slots_[at]] != text) at = (at + 1) & mask;
        return at;
    }

    void grow() {
        slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, none);
        for (std::size_t id = 0; id < size(); ++id) slots_[slot_of((*this)[id])] = static_cast<std::uint32_t>(id);
    }

    std::string arena_;
    std::vector<std::size_t> begin_{0};
    std::vector<std::uint32_t> slots_;  ///< a power of two of them
};

}  // namespace renaksi::detail
