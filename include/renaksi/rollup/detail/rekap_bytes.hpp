/// \file
/// Numbers and texts as bytes: unsigned numbers seven bits a byte from the low end (LEB128), signed ones folded over zero first, texts
/// after their length. There is one form for a value, and the reader takes no other.
///
/// Contract: a reader never reads behind its bytes and is in error for good once something did not fit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/int128.hpp"

namespace renaksi::detail {

/// FNV-1a in 64 bits: a change of one byte always shows, any other but for one in 2^64. It tells damage, not intent.
[[nodiscard]] constexpr std::uint64_t checksum(std::string_view bytes) noexcept {
    std::uint64_t code = 0xCBF2'9CE4'8422'2325U;
    for (const char c : bytes) code = (code ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3U;
    return code;
}

class byte_writer {
public:
    void byte(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
    /// Little endian, eight bytes.
    void fixed(std::uint64_t value) {
        for (unsigned shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
    }
    void number(uint128 value) {
        for (; value >= 0x80; value >>= 7U) byte(static_cast<std::uint8_t>(0x80U | static_cast<unsigned>(value & 0x7FU)));
        byte(static_cast<std::uint8_t>(value));
    }
    void amount(int128 value) { number((static_cast<uint128>(value) << 1U) ^ static_cast<uint128>(value < 0 ? -1 : 0)); }
    void text(std::string_view value) {
        number(value.size());
        out_.append(value);
    }
    void raw(std::string_view value) { out_.append(value); }

    [[nodiscard]] std::string& bytes() noexcept { return out_; }

private:
    std::string out_;
};

class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) noexcept : rest_(bytes) {}

    [[nodiscard]] bool ok() const noexcept { return ok_; }
    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
    void fail() noexcept {
        ok_ = false;
        rest_ = {};
    }
    /// What follows does not fit unless this is so.
    bool expect(bool holds) noexcept {
        if (!holds) fail();
        return ok_;
    }

    std::uint8_t byte() noexcept {
        if (rest_.empty()) {
            fail();
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    std::uint64_t fixed() noexcept {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 8) value |= std::uint64_t{byte()} << shift;
        return ok_ ? value : 0;
    }
    /// A number that is not above `most`.
    std::uint64_t number(std::uint64_t most = static_cast<std::uint64_t>(-1)) noexcept { return static_cast<std::uint64_t>(bits(most)); }
    /// Sums of rows stay below 2^125; larger ones are taken for damage, so that two of them can be subtracted.
    int128 amount() noexcept {
        const uint128 folded = bits((uint128{1} << 126U) - 1);
        const auto half = static_cast<int128>(folded >> 1U);
        return (folded & 1U) != 0 ? -half - 1 : half;
    }
    /// A view into the bytes.
    std::string_view text() noexcept {
        const auto size = static_cast<std::size_t>(number(rest_.size()));
        if (!expect(size <= rest_.size())) return {};
        const std::string_view value = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return value;
    }
    /// A number of things that take at least `least` bytes each, so never more than there is room for.
    std::size_t count(std::size_t least) noexcept {
        const std::uint64_t value = number();
        if (!expect(value <= rest_.size() / least)) return 0;
        return static_cast<std::size_t>(value);
    }

private:
    uint128 bits(uint128 most) noexcept {
        uint128 value = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t next = byte();
            const uint128 part = next & 0x7FU;
            const bool fits = shift < 126 || (shift == 126 && part < 4);
            const bool is_shortest = next != 0 || shift == 0;
            if (!expect(fits && is_shortest)) return 0;
            value |= part << shift;
            if (next < 0x80U) break;
        }
        return expect(value <= most) ? value : 0;
    }

    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace renaksi::detail
