/// \file
/// The notes of a plan to be. A document of a hundred thousand rows may have the same to say about each of them; whoever reads it wants to
/// see a few of the places and how many there are, not all of them.
///
/// Contract: belongs to one thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/block_list.hpp"
#include "renaksi/plan/note.hpp"

namespace renaksi::detail {

class note_list {
public:
    /// So many of a kind are kept one by one, whatever they say.
    static constexpr std::size_t listed = 100;

    [[nodiscard]] std::size_t size() const noexcept { return settled_.size() + fresh_.size(); }

    /// Notes that would take more memory than this are not kept; `overfull` says so then.
    void allow(std::size_t bytes) noexcept { most_bytes_ = bytes; }
    [[nodiscard]] bool overfull() const noexcept { return overfull_; }
    /// About what the notes take in memory.
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

    /// Of a kind of which `listed` are there, notes that say the same become one.
    void add(note one) {
        std::size_t& count = counts_[static_cast<std::size_t>(one.kind) % counts_.size()];
        if (count < listed || one.more > 0) {
            ++count;
            static_cast<void>(push(std::move(one)));
            return;
        }
        if ((gathered_ + 1) * 2 > slots_.size()) widen();
        std::uint32_t& slot = slots_[slot_of(one)];
        if (slot != 0) return gather(at(slot - 1), one);
        // With more than 2^32 notes the rest would stand one by one.
        if (push(std::move(one)) && size() <= std::numeric_limits<std::uint32_t>::max()) {
            slot = static_cast<std::uint32_t>(size());
            ++gathered_;
        }
    }

    /// Brings them to where they will stay, with room for so many more: while little else is in memory.
    void settle(std::size_t more) {
        if (settled_.capacity() < size() + more) settled_.reserve(size() + more);
        for (std::size_t i = 0; i < fresh_.size(); ++i) {
            settled_.push_back(std::move(fresh_[i]));
            fresh_.let_go_before(i + 1);
        }
        fresh_ = {};
    }

    [[nodiscard]] std::vector<note> take() && {
        if (fresh_.size() > 0) settle(0);
        return std::move(settled_);
    }

private:
    /// What a note takes besides a text that does not fit into it: itself, and up to four places to find it by.
    static constexpr std::size_t bytes_of_note = sizeof(note) + 4 * sizeof(std::uint32_t);

    /// False, and nothing is kept, where that would take too much.
    [[nodiscard]] bool push(note one) {
        const std::size_t text = one.text.capacity() > std::string().capacity() ? one.text.capacity() + 1 : 0;
        overfull_ = overfull_ || bytes_of_note + text > most_bytes_ - bytes_;
        if (overfull_) return false;
        bytes_ += bytes_of_note + text;
        fresh_.push_back(std::move(one));
        return true;
    }

    [[nodiscard]] note& at(std::size_t i) noexcept { return i < settled_.size() ? settled_[i] : fresh_[i - settled_.size()]; }

    /// Which row another was joined to is told by its own place.
    [[nodiscard]] static std::int64_t amount_of(const note& one) noexcept { return one.kind == note_kind::joined_row ? 0 : one.amount; }
    [[nodiscard]] static bool says_the_same(const note& a, const note& b) noexcept {
        return a.kind == b.kind && amount_of(a) == amount_of(b) && a.text == b.text;
    }

    static void gather(note& first, const note& one) {
        constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
        if (first.more < most) ++first.more;
        if (first.column != one.column) first.column = 0;
        const std::int64_t lines = one.line - first.line;
        first.lines = std::max(first.lines, static_cast<std::int32_t>(std::clamp<std::int64_t>(lines, 0, most)));
    }

    /// Where a note that says the same is named, or where it may be.
    [[nodiscard]] std::size_t slot_of(const note& one) {
        std::size_t i = std::hash<std::string_view>{}(one.text) + static_cast<std::size_t>(amount_of(one)) * 31;
        for (i += static_cast<std::size_t>(one.kind);; ++i) {
            const std::uint32_t named = slots_[i & (slots_.size() - 1)];
            if (named == 0 || says_the_same(at(named - 1), one)) return i & (slots_.size() - 1);
        }
    }

    void widen() {
        const std::vector<std::uint32_t> before =
            std::exchange(slots_, std::vector<std::uint32_t>(std::max<std::size_t>(slots_.size() * 2, 64)));
        for (const std::uint32_t named : before) {
            if (named != 0) slots_[slot_of(at(named - 1))] = named;
        }
    }

    std::vector<note> settled_;
    block_list<note, 256> fresh_;  ///< those behind
    std::array<std::size_t, 32> counts_{};
    std::vector<std::uint32_t> slots_;  ///< one more than the place of a note that others may be gathered in; a power of two of them
    std::size_t gathered_ = 0;          ///< slots in use
    std::size_t most_bytes_ = std::numeric_limits<std::size_t>::max();
    std::size_t bytes_ = 0;
    bool overfull_ = false;
};

}  // namespace renaksi::detail
